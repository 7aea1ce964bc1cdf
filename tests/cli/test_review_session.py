"""Sessions of one's own in a review's programme, and the plan's efforts in what-if: the command line."""

from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from ipscore.plugin.registry import Registry
from ipscore.records.review import ReviewState
from ipscore.store import Workspace
from ipscore.store.review_results import review_results
from tests.cli.conftest import Ips

SCALES = Registry.load().scales
UNDER_WAY, REVIEW_2024 = "e9tb5s2k", "7rk2v9qd"
CHOIR = ("--session", "new", "--day", "2024-04-16", "--kind", "interview", "--with", "Työterveyshuolto")


def test_a_session_is_made_changed_and_taken_away(ips: Ips, copy: Path) -> None:
    """Day, time, kind, with whom, where, how long and which assessor; what is not typed stays."""

    def sessions(*words: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = ips("-w", copy, "review", "prepare", UNDER_WAY, *words, "--json").data[
            "sessions"
        ]
        return found

    assert sessions() == []
    (one,) = sessions(*CHOIR, "--at", "9.30", "--minutes", "45", "--where", "etä", "--who", "m1v4")
    key = one.pop("id")
    assert one == {
        "on": "2024-04-16",
        "at": "09:30:00",
        "kind": "interview",
        "with_whom": "Työterveyshuolto",
        "where": "etä",
        "minutes": 45,
        "assessors": ["m1v4"],
        "done": False,
    }
    out = ips("-w", copy, "review", "prepare", UNDER_WAY).out
    assert "Työterveyshuolto  etä  Marjo Väätäinen" in out
    (changed,) = sessions("--session", key, "--kind", "observation", "--at", "", "--who", "all")
    assert changed == {**one, "id": key, "kind": "observation", "at": None, "assessors": []}
    (_, second) = sessions(*CHOIR, "--day", "2024-04-17")
    (left,) = sessions("--remove-session", key)
    assert left == second


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--session", "new"), ("A new session needs more", "--day, --kind, --with")),
        (("--day", "2024-04-16"), ("not told which session", "--session new")),
        ((*CHOIR, "--at", "25.00"), ("such as 9.30",)),
        ((*CHOIR, "--minutes", "many"), ("whole number",)),
        ((*CHOIR, "--who", "m1v5", "--with", " "), ("no assessor “m1v5”", "m1v4", "who is met or observed")),
        (("--session", "s1", "--at", "9"), ("no session “s1”",)),
        (("--remove-session", "s1", "--remove-session", "s2"), ("“s1”", "“s2”")),
        (("--session", "new", "--kind", "party"), ("--kind",)),
    ],
)
def test_what_is_no_session_is_told(
    ips: Ips, sample: Path, words: tuple[str, ...], told: tuple[str, ...]
) -> None:
    """In plain words, and nothing is saved."""
    ran = ips("-w", sample, "review", "prepare", UNDER_WAY, *words)
    assert (ran.code in (1, 2), ran.out) == (True, "")
    for each in told:
        assert each in ran.err
    assert ips("-w", sample, "review", "prepare", UNDER_WAY, "--json").data["sessions"] == []


def test_an_issued_review_gets_no_session(ips: Ips, sample: Path) -> None:
    """Neither made nor taken away."""
    for words in (CHOIR, ("--remove-session", "s01")):
        ran = ips("-w", sample, "review", "prepare", REVIEW_2024, *words)
        assert ran.code == 1
        assert "is issued" in ran.err


def test_what_if_knows_the_efforts_of_the_plan(ips: Ips, sample: Path) -> None:
    """A point of 11 takes 2 and one of 21 takes 3, as the plan says; what is typed goes before it."""
    what_if = ("-w", sample, "review", "what-if", REVIEW_2024, "--next-band")
    found = ips(*what_if, "--json").data
    assert found["efforts"] == {"11": 2.0, "21": 3.0}
    (part,) = found["next_band"].values()
    assert not any({"11", "21"} & steps.keys() for steps in part["sets"])
    assert "Effort of one point: 11 = 2, 21 = 3; otherwise 1." in ips(*what_if).out
    assert ips(*what_if, "--effort", "11=0,5", "--json").data["efforts"] == {"11": 0.5, "21": 3.0}


NEW = ("review", "new", "--kind", "self", "--start", "2024-04-02", "--assessor", "aa=Anna A.")


def test_a_review_of_another_service_counts_for_no_site_of_ours(ips: Ips, copy: Path) -> None:
    """It is kept for comparison: the reviews that set our rhythm stay the same."""
    workspace = Workspace.open(copy)
    before = review_results(workspace, SCALES)
    key = ips("-w", copy, *NEW, "--unit", "Läntinen alue", "--elsewhere", "--json").data["id"]
    record = workspace.reviews.get(key).record
    assert record.elsewhere
    workspace.reviews.save(evolve(record, state=ReviewState.RATING), workspace.reviews.get(key).revision)
    assert review_results(workspace, SCALES) == before
    assert key in {each.id for each in review_results(workspace, SCALES, elsewhere=True)}


def test_our_records_tell_nothing_of_another_service(ips: Ips, copy: Path, tmp_path: Path) -> None:
    """A score given there has no figure and no suggestion beside it; one given here has."""
    scores = tmp_path / "scores.toml"
    scores.write_text('[scores]\n17 = 3\n[reasons]\n17 = "Seen."\n', encoding="utf-8")
    found = []
    for more in (("--elsewhere",), ()):
        key = ips("-w", copy, *NEW, "--unit", "Läntinen alue", *more, "--json").data["id"]
        assert ips("-w", copy, "review", "rate", key, scores, "--assessor", "aa").code == 0
        rating = Workspace.open(copy).ratings.get(f"{key}-aa").record.ratings["17"]
        found.append((rating.score, rating.figure is None, rating.suggestion is None, rating.counted is None))
    assert found == [(3, True, True, True), (3, False, False, False)]


def test_a_review_of_no_unit_is_refused(ips: Ips, sample: Path) -> None:
    """Spaces are no name."""
    ran = ips("-w", sample, *NEW, "--unit", "  ")
    assert (ran.code, ran.out) == (2, "")
    assert "which unit is reviewed" in ran.err

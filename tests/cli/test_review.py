"""A review from its plan to the development plan, by the command alone."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from ipscore.cli.output import problem_line
from ipscore.language import Language
from ipscore.message import msg
from ipscore.problem import Problem
from ipscore.records.review import CONSENSUS, Rating
from ipscore.sample import sample_records
from ipscore.sample.review import REVIEW_2024, SELF_JANUARY, SELF_SEPTEMBER, UNDER_WAY
from tests.cli.conftest import Ips, Ran

FILES = {each.assessor: each.ratings for each in sample_records().ratings if each.review == REVIEW_2024}
ORDER = {"q2d7": "aa", "w8m3": "bb"}
"""The assessors of the sample's review and their ids in the one that is made here."""


def score_file(path: Path, ratings: dict[str, Rating]) -> Path:
    """The ratings of an assessor as a file for `ips review rate`."""

    def table(name: str, pairs: Iterable[tuple[str, object]]) -> str:
        return f"[{name}]\n" + "".join(f'"{key}" = {value}\n' for key, value in pairs)

    def text(value: str) -> str:
        return '"' + value.replace('"', '\\"') + '"'

    path.write_text(
        table("scores", ((key, each.score) for key, each in ratings.items()))
        + table(
            "elements",
            (
                (k, [int(one) for one in each.elements.values()])
                for k, each in ratings.items()
                if each.elements
            ),
        )
        # The records may suggest another score than was written down in spring: the reason is kept ready.
        + table(
            "reasons",
            ((key, text(each.reason or "Haastattelujen perusteella.")) for key, each in ratings.items()),
        )
        + table("comments", ((key, text(each.comment)) for key, each in ratings.items()))
        + table(
            "recommendations",
            ((k, text(each.recommendation)) for k, each in ratings.items() if each.recommendation),
        ),
        encoding="utf-8",
    )
    return path


@pytest.mark.long
def test_the_2024_review_from_plan_to_development_plan(ips: Ips, copy: Path, tmp_path: Path) -> None:
    """Planned, prepared, drawn, rated by two alone, agreed on, issued at 97, corrected, planned further."""

    def review(*words: str | Path, code: int = 0) -> Ran:
        ran = ips("-w", copy, "review", *words)
        assert ran.code == code, ran.err
        return ran

    new = ("--kind", "independent", "--unit", "Keskinen alue", "--start", "2024-03-12", "--end", "2024-03-13")
    pair = (
        "--assessor",
        "aa=Kaarina Ylä-Outinen",
        "--assessor",
        "bb=Henrik Lindgren",
        "--site",
        "r",
        "--site",
        "k",
    )
    key = review("new", *new, *pair, "--json").data["id"]
    prepared = review("prepare", key, "--usual", "--asked", "all", "--informant", "coach=3", "--json").data
    assert (prepared["not_asked"], len(prepared["not_received"]), len(prepared["sessions"])) == ([], 6, 11)
    review("prepare", key, "--received", "employer_log", "--held", "leader")
    drawn = review("draw", key, "--size", "8", "--seed", "kevät", "--json").data["clients"]
    review("draw", key, code=2)
    assert [each["client"] for each in review("files", key, "--json").data["clients"]] == drawn
    assert "Kutsu laatuarviointiin: Keskinen alue" in review("invitation", key, "--lang", "fi").out

    for theirs, mine in ORDER.items():
        review("rate", key, score_file(tmp_path / mine, dict(FILES[theirs])), "--assessor", mine)
    review("finish", key, "--assessor", "aa")
    half = review("show", key, "--json").data
    assert (half["agreed"], half["ratings"], [each["rated"] for each in half["progress"]]) == (
        False,
        {},
        [25, 25],
    )
    review("consensus", key, code=1)
    review("issue", key, code=1)
    review("finish", key, "--assessor", "aa", "--undo")
    for mine in ORDER.values():
        review("finish", key, "--assessor", mine)
    found = review("consensus", key, "--accept-equal", "--json").data
    assert found["settled"] == 17
    assert found["agreement"]["identical"] == pytest.approx(17 / 25)
    differing = [each["criterion"] for each in found["criteria"] if each["differs"]]
    assert "no reason says why" in review("consensus", key, "--agree", f"{differing[0]}=3", code=1).err
    for each in differing:
        agreed = FILES[CONSENSUS][each]
        words = ("--because", agreed.agreed_because, "--reason", "Yhdessä sovittu.")
        more = ("--recommendation", agreed.recommendation) if agreed.recommendation else ()
        review("consensus", key, "--agree", f"{each}={agreed.score}", *words, *more)

    assert "Issued on" in review("issue", key).out
    shown = review("show", key, "--json").data
    assert (shown["state"], shown["total"], shown["band"]) == ("issued", 97, "fair")
    assert "is issued" in review("rate", key, tmp_path / "aa", "--assessor", "aa", code=1).err
    review("correct", key, "--text", "Valmentajia on 8.", "--by", "Kaarina Ylä-Outinen", "--criterion", "1")
    plan = review("plan", key, "--make", "--json").data
    assert " ".join(each["criterion"] for each in plan["actions"]) == "4 5 6 7 8 9 10 11 17 21"
    assert plan["next_review_on"] is not None
    owner = ("--owner", "Tiiminvetäjä", "--due", "2024-04-20", "--state", "under_way", "--note", "Aloitettu.")
    changed = review("plan", key, "--action", "criterion-7", *owner, "--agreed", "2024-04-10", "--json").data
    (action,) = [each for each in changed["actions"] if each["criterion"] == "7"]
    assert (action["owner"], action["state"], len(action["follow_ups"])) == ("Tiiminvetäjä", "under_way", 1)
    agenda = ips("-w", copy, "agenda", "--json").data["items"]
    assert [each["due"] for each in agenda if each["rule"] == "plan_action"] == ["2024-04-20"] * 2
    assert ips("-w", copy, "check").out == "Everything is in order.\n"


def test_two_self_assessments_are_compared(ips: Ips, sample: Path) -> None:
    """96 → 102: what changed by section and criterion; another way round it is a loss."""
    found = ips("-w", sample, "review", "compare", SELF_JANUARY, SELF_SEPTEMBER, "--json").data
    assert found["total"] == {"before": 96, "after": 102, "change": 6}
    assert {key: each["change"] for key, each in found["criteria"].items() if each["change"]} == {
        "2": 2, "10": 1, "11": 1, "17": 1, "24": 1,
    }  # fmt: skip
    assert found["same_kind"] is True
    text = ips("-w", sample, "review", "compare", SELF_SEPTEMBER, REVIEW_2024).out
    assert "102 → 97 (−5)" in text
    assert "different kinds of review" in text


def test_what_if(ips: Ips, sample: Path) -> None:
    """Other scores give another total; to the next band the smallest sets of steps, with efforts."""
    found = ips("-w", sample, "review", "what-if", REVIEW_2024, "--set", "21=4", "--json").data
    assert (found["before"], found["total"], found["band"]) == (97, 100, "good")
    (part,) = (
        ips("-w", sample, "review", "what-if", REVIEW_2024, "--next-band", "--json")
        .data["next_band"]
        .values()
    )
    assert (part["needed"], part["effort"]) == (3, 3.0)
    limited = ("--fixed", "21", "--effort", "7=0,5", "--next-band", "--json")
    (part,) = ips("-w", sample, "review", "what-if", REVIEW_2024, *limited).data["next_band"].values()
    assert (part["effort"], part["sets"]) == (1.5, [{"7": 5}])


def test_trend(ips: Ips, sample: Path) -> None:
    """Oldest first, each with its kind; one criterion, one unit."""
    found = ips("-w", sample, "review", "trend", "--json").data["reviews"]
    assert [(each["total"], each["kind"]) for each in found] == [
        (96, "self"), (102, "self"), (97, "independent"), (None, "guided"),
    ]  # fmt: skip
    text = ips("-w", sample, "review", "trend", "--criterion", "21", "--unit", "Läntinen alue").out
    assert text.count("21. Competitive jobs: 1") == 2
    lines = ips("-w", sample, "review", "trend").out.splitlines()
    units = [each for each in lines if not each.startswith(" ") and each.endswith(":")]
    assert len(units) == len({each["unit"] for each in found}) > 1
    days = [each.split("  ")[1] for each in lines[1 : lines.index(units[1])]]
    assert len(days) == len([each for each in found if f"{each['unit']}:" == units[0]])


SAYS_NOTHING = ("--kind", "self", "--unit", "T", "--start", "2024-03-12", "--assessor", "A")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("what-if", REVIEW_2024, "--set", "26=4", "--set", "1=9"), ("criterion 26", "“1=9” does not tell")),
        (("what-if", REVIEW_2024), ("It is not told what to look at",)),
        (("what-if", REVIEW_2024, "--next-band", "--effort", "7=0"), ("a criterion and an effort",)),
        (("compare", "nothing1", REVIEW_2024), ("no review with the id “nothing1”",)),
        (("correct", UNDER_WAY, "--text", "x", "--by", "y"), ("is not issued yet",)),
        (("plan", UNDER_WAY), ("has no development plan yet",)),
        (("plan", UNDER_WAY, "--make"), (f"“{UNDER_WAY}” is not rated to the end", "score: 16.")),
        (("compare", REVIEW_2024, REVIEW_2024), (f"“{REVIEW_2024}” is given twice",)),
        (("compare", SELF_JANUARY, UNDER_WAY), (f"“{UNDER_WAY}” is not rated to the end", "score: 16.")),
        (("trend", "--criterion", "x"), ("one of: 1, 2, 3, 4,", "9, 10, 11")),
        (("plan", REVIEW_2024, "--state", "done"), ("not told which action",)),
        (("plan", REVIEW_2024, "--action", "x", "--state", "done"), ("no action “x”",)),
        (("finish", UNDER_WAY, "--assessor", "m1v4"), ("Criterion 25 has no", "Criterion 8 has no score")),
        (("finish", UNDER_WAY, "--assessor", "x"), ("no assessor “x”",)),
        (("files", UNDER_WAY), ("No clients have been drawn",)),
        (("issue", REVIEW_2024), ("is issued",)),
        (("prepare", UNDER_WAY, "--received", "x"), ("no document “x”",)),
        (("trend", "--unit", "Nowhere"), ("“Nowhere”",)),
        (("new", *SAYS_NOTHING), ("does not tell an assessor",)),
        (("new", *SAYS_NOTHING[:-1], "aa=15.4."), ("there is no letter in it",)),
    ],
)
def test_what_cannot_be_done_is_told(
    ips: Ips, sample: Path, words: tuple[str, ...], told: tuple[str, ...]
) -> None:
    """In plain words, everything at once, and nothing is saved."""
    ran = ips("-w", sample, "review", *words)
    assert ran.code in (1, 2)
    assert ran.out == ""
    for each in told:
        assert each in ran.err


def test_a_review_planned_by_mistake_is_removed(ips: Ips, copy: Path) -> None:
    """Without --yes it is only shown; then it is gone and can be restored; one rated or issued stays."""
    new = ("--kind", "self", "--unit", "Keskinen alue", "--start", "2024-12-03", "--assessor", "aa=Anna A.")
    key = ips("-w", copy, "review", "new", *new, "--json").data["id"]

    assert "--yes" in ips("-w", copy, "review", "remove", key).out
    assert ips("-w", copy, "review", "show", key).code == 0
    assert "ips restore" in ips("-w", copy, "review", "remove", key, "--yes").out
    assert ips("-w", copy, "review", "show", key).code != 0
    (version,) = ips("-w", copy, "history", key, "--json").data["versions"]
    assert ips("-w", copy, "restore", key, version["version"]).code == 0

    for review_id, words in ((UNDER_WAY, "so it is not removed"), (REVIEW_2024, "is issued")):
        ran = ips("-w", copy, "review", "remove", review_id, "--yes")
        assert (ran.code, words in ran.err) == (1, True), ran.err
        assert ips("-w", copy, "review", "show", review_id).code == 0
    assert "no review with the id" in ips("-w", copy, "review", "remove", "nix", "--yes").err


def test_a_place_in_ratings_is_told_in_words() -> None:
    """By criterion and field, and by nothing where the message names the criterion itself."""
    fi = Language.load("fi")
    told = Problem(msg("“{name}” may be the name of a client", name="Aino"), path=("15", "reason"))
    assert problem_line(told, fi).startswith("kriteeri 15, perustelu: ")
    named = msg("criterion {id}: elements not answered: {count}", id="15", count=2)
    assert problem_line(Problem(named, path=("15", "elements")), fi).startswith("kriteeri 15: ")
    in_a_file = Problem(named, file="f.toml", path=("15", "reason"))
    assert problem_line(in_a_file, fi).startswith("f.toml: 15.reason: ")

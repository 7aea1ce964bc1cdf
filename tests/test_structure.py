"""Plain data become records strictly, with all problems and their paths, and plain data again."""

from datetime import date, datetime

from hypothesis import given
from hypothesis import strategies as st

from ipscore.records.client import Client
from ipscore.records.review import RatingFile
from ipscore.structure import structure, unknown_keys, unstructure

CLIENT = {
    "schema": 1,
    "id": "00000001",
    "site": "r",
    "episodes": [
        {
            "id": "e1",
            "site": "r",
            "intake": date(2024, 1, 8),
            "referral_source": "self",
            "phases": [{"id": "p1", "phase": "intake", "on": date(2024, 1, 8)}],
        }
    ],
}


def test_round_trip() -> None:
    """What was read is written the same, without fields that say nothing."""
    client, problems = structure(CLIENT, Client)
    assert problems == ()
    assert client is not None
    assert unstructure(client) == CLIENT


def test_every_problem_with_its_path() -> None:
    """Wrong types, unknown words and missing keys are all told, with the nearest word."""
    data = {
        "id": "x",
        "episodes": [
            {"id": "e", "site": 3, "intake": datetime(2024, 1, 8), "referral_source": "scool"},  # noqa: DTZ001 - without a zone on purpose
            "text",
        ],
        "jobs": {},
    }
    client, problems = structure(data, Client)
    assert client is None
    assert [(each.where, each.nearest) for each in problems] == [
        ("site", None),
        ("episodes[0].site", None),
        ("episodes[0].intake", None),
        ("episodes[0].referral_source", "school"),
        ("episodes[1]", None),
        ("jobs", None),
    ]
    assert str(problems[2].expected) == "a date such as 2024-04-15"


def test_numbers_are_not_guessed() -> None:
    """5 is not "5", "5" is not 5, true is not 1, and neither is infinity a number of hours."""
    for value in ("5", True, 5.0, float("nan")):
        assert structure(
            {"id": "a", "review": "b", "assessor": "c", "ratings": {"1": {"score": value}}}, RatingFile
        )[1]
    job = {"id": "j", "episode": "e", "start": date(2024, 1, 8), "title": "t", "hours_week": float("inf")}
    assert structure({**CLIENT, "jobs": [job]}, Client)[1]
    assert structure({**CLIENT, "jobs": [{**job, "hours_week": 30}]}, Client)[1] == ()


def test_unknown_keys_are_told_with_the_nearest() -> None:
    """A key of a newer version or a slip of the pen is no reason to refuse the file, but it is told."""
    data = {**CLIENT, "wihses": "x", "plan": {"a": 1}}
    assert structure(data, Client)[1] == ()
    assert [(each.where, each.nearest) for each in unknown_keys(data, Client)] == [
        ("wihses", "wishes"),
        ("plan", None),
    ]


SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.dates()
    | st.datetimes()
)
KEYS = st.sampled_from(["id", "site", "episodes", "phases", "jobs", "on", "ratings", "x"])
TABLES = st.dictionaries(KEYS, SCALARS | st.lists(SCALARS, max_size=2), max_size=3)
PLAIN = SCALARS | TABLES | st.lists(TABLES | SCALARS, max_size=3) | st.dictionaries(KEYS, TABLES, max_size=2)


@given(st.dictionaries(KEYS, PLAIN, max_size=5))
def test_no_data_is_a_crash(data: dict[str, object]) -> None:
    """Whatever a file holds, the answer is a record or problems, never an exception."""
    for kind in (Client, RatingFile):
        record, problems = structure(data, kind)
        assert (record is None) == bool(problems)
        unknown_keys(data, kind)

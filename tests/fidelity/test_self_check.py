"""The self-check before a report is issued: everything is told at once, and nothing that is right."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from ipscore.fidelity.final import final_ratings
from ipscore.fidelity.review_names import NameFinder
from ipscore.fidelity.self_check import self_check
from ipscore.language import Language
from ipscore.plugin.registry import Registry
from ipscore.problem import Problem, Severity
from ipscore.records.planning import (
    Correction,
    FileSample,
    RequestedDocument,
    ReviewSession,
    SessionKind,
)
from ipscore.records.review import CONSENSUS, Assessor, Rating, RatingFile, Review
from ipscore.sample import sample_records
from ipscore.sample.review import REVIEW_2024, UNDER_WAY

SCALE = Registry.load().scale("thl-applied")
RECORDS = sample_records()
REVIEW = next(each for each in RECORDS.reviews if each.id == REVIEW_2024)
FILES = {each.assessor: each for each in RECORDS.ratings if each.review == REVIEW_2024}
RATINGS = dict(final_ratings(REVIEW, FILES) or {})
NAMES = [each.name for each in RECORDS.identities]
STAFF = [each.name for each in RECORDS.staff]
DAY = timedelta(days=1)


def checked(
    review: Review = REVIEW,
    ratings: Mapping[str, Rating] | None = RATINGS,
    files: Mapping[str, RatingFile] = FILES,
    names: tuple[str, ...] = (),
) -> dict[str, Problem]:
    """The problems by the paths they have."""
    found = self_check(SCALE, review, ratings, files, names)
    return {each.where: each for each in found}


def rated(criterion: str, **changes: Any) -> dict[str, Rating]:
    """The ratings with those of one criterion changed."""
    return {**RATINGS, criterion: evolve(RATINGS[criterion], **changes)}


def test_the_sample_review_is_ready() -> None:
    """Nothing is wrong with the 2024 review, and no client of the workspace is named in it."""
    assert self_check(SCALE, REVIEW, RATINGS, FILES, NAMES, STAFF) == ()


def test_a_review_under_way_lacks_its_scores() -> None:
    """Each criterion without a score is named, all at once."""
    review = next(each for each in RECORDS.reviews if each.id == UNDER_WAY)
    files = {each.assessor: each for each in RECORDS.ratings if each.review == UNDER_WAY}
    ratings = final_ratings(review, files) or {}
    found = self_check(SCALE, review, ratings, files)
    missing = [each.path[0] for each in found if each.path[1:] == ("score",)]
    assert missing == [each for each in SCALE.criteria if each not in ratings]


def test_scores_that_were_not_agreed_on_are_missing_as_a_whole() -> None:
    """One line says so, not twenty-five."""
    assert list(checked(ratings=None)) == ["consensus"]


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"end": REVIEW.start - DAY}, "end"),
        ({"evidence_to": REVIEW.end + DAY}, "evidence_to"),
        ({"issued_on": REVIEW.end - DAY}, "issued_on"),
        ({"issued_on": None}, "issued_on"),
        (
            {"corrections": (Correction("k1", date(2024, 4, 2), "K", "Korjaus."),)},
            "corrections.k1",
        ),
        (
            {
                "documents": (
                    RequestedDocument("d9", "x", asked_on=date(2024, 3, 2), received_on=date(2024, 3, 1)),
                )
            },
            "documents.d9",
        ),
        (
            {"schedule": (ReviewSession("s9", REVIEW.end + DAY, SessionKind.INTERVIEW),)},
            "schedule.s9",
        ),
        (
            {"sample": FileSample("1", 7, REVIEW.start, date(2024, 3, 1), date(2024, 2, 1))},
            "sample.end",
        ),
        ({"assessors": ()}, "assessors"),
        ({"assessors": (REVIEW.assessors[0],)}, "assessors"),
        ({"assessors": (REVIEW.assessors[0], Assessor("w8m3", " "))}, "assessors.w8m3"),
    ],
)
def test_what_is_out_of_order_is_told_with_its_place(changes: dict[str, Any], path: str) -> None:
    """Dates follow one another, and assessors are named."""
    assert path in checked(evolve(REVIEW, **changes))


def test_a_session_out_of_order_is_called_what_it_is() -> None:
    """Not by its id, which nobody has chosen and no screen shows."""
    session = ReviewSession("s9f3", REVIEW.end + DAY, SessionKind.INTERVIEW, with_whom="Johto")
    words = Language.load("fi").message(checked(evolve(REVIEW, schedule=(session,)))["schedule.s9f3"].message)
    assert "”Johto”" in words
    assert "s9f3" not in words


def test_sessions_not_ticked_off_are_only_warned_of() -> None:
    """The report tells of those that were held: the others are counted, and it can be issued all the same."""
    first, *others = REVIEW.schedule
    some = checked(evolve(REVIEW, schedule=(evolve(first, done=False), *others)))
    none = checked(evolve(REVIEW, schedule=tuple(evolve(each, done=False) for each in REVIEW.schedule)))
    for found, words in ((some, "held: 1 of 8"), (none, "no session")):
        assert list(found) == ["schedule"]
        assert words in Language.load("en").message(found["schedule"].message)
        assert found["schedule"].severity is Severity.WARNING


def test_days_that_meet_are_in_order() -> None:
    """Issued on the last day of the visit and corrected on the day of issue is in order."""
    note = Correction("k1", REVIEW.end, "K", "Korjaus.")
    assert checked(evolve(REVIEW, issued_on=REVIEW.end, corrections=(note,))) == {}


def test_a_score_that_differs_from_its_suggestion_owes_a_reason() -> None:
    """Criterion 17 was scored 3 where 2 was suggested; without its reason it cannot be issued."""
    assert set(checked(ratings=rated("17", reason=" "))) == {"17.reason"}


@pytest.mark.parametrize(("score", "owed"), [(3, True), (4, False), (5, False)])
def test_every_score_under_four_owes_a_recommendation(score: int, owed: bool) -> None:
    """3 does, 4 does not."""
    ratings = rated("3", score=score, recommendation="")
    assert ("3.recommendation" in checked(ratings=ratings)) is owed


def test_a_code_and_what_cannot_be_rated_are_no_scores() -> None:
    """Both keep the review from a total, and owe no recommendation."""
    found = checked(ratings=rated("3", not_ratable=True))
    assert {key: each.severity for key, each in found.items()} == {"3.score": Severity.WARNING}


def test_elements_nobody_answered_are_a_warning() -> None:
    """A score by elements stands on all of them."""
    found = checked(ratings=rated("13", elements={}))
    assert found["13.elements"].severity is Severity.WARNING


def test_an_agreed_score_owes_a_reason_where_they_differed() -> None:
    """Eight criteria were scored differently; each tells why they agreed as they did."""
    bare = {each: evolve(rating, agreed_because="") for each, rating in RATINGS.items()}
    files = {**FILES, CONSENSUS: evolve(FILES[CONSENSUS], ratings=bare)}
    found = checked(files=files)
    assert list(found) == [f"{each}.agreed_because" for each in ("6", "7", "9", "12", "17", "18", "22", "23")]
    assert "3, 2" in str(found["6.agreed_because"].message.params["scores"])[1:-1]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Yhteensä 97/125.", False),
        ("Yhteensä 97 / 125 pistettä.", False),
        ("Yhteensä 96/125.", True),
        ("Henkilöstö 14/15, muuten hyvä.", True),
        ("Henkilöstö 15/15.", False),
        ("Organisation got 22/40.", False),
        ("Tavattiin 3/15 asiakasta.", False),
        ("Sivu 1/125/2.", False),
    ],
)
def test_a_sum_in_a_text_is_that_of_the_scores(text: str, wrong: bool) -> None:
    """A total or a section's sum that somebody wrote out has to be right; other fractions are theirs."""
    found = checked(evolve(REVIEW, summary=text))
    assert ("summary" in found) is wrong


def test_a_client_named_in_a_comment_is_told_with_the_place() -> None:
    """As a warning: a word may be a name by chance."""
    ratings = rated("17", comment="Liisa Niemelän työnantaja kertoi.", sources=("Haastattelu: Liisa",))
    found = checked(ratings=ratings, names=("Niemelä Liisa",))
    assert set(found) == {"17.comment", "17.sources"}
    assert {each.severity for each in found.values()} == {Severity.WARNING}
    assert "Liisa Niemelän" in str(found["17.comment"].message)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Oskarin työ alkoi", ["Oskarin"]),
        ("oskari oli paikalla", []),
        ("Oskarinpuisto", []),
        ("Kaarina Oskari", ["Oskari"]),
        ("Oskari ja Oskari", ["Oskari"]),
        ("Oskari, Oskarille", ["Oskari", "Oskarille"]),
        ("Anna-Liisalle", ["Anna-Liisalle"]),
        ("", []),
    ],
)
def test_names_are_found_with_their_endings(text: str, names: list[str]) -> None:
    """With a capital letter and an ending of Finnish; not inside other words, nor a name that may stand."""
    finder = NameFinder.of(["Mäki Oskari", "Kaarina Ek", "Koivu Anna-Liisa"], ["Kaarina Ylä-Outinen"])
    assert list(finder.found_in(text)) == names


@given(st.text(max_size=60), st.lists(st.text(max_size=12), max_size=4))
def test_any_text_can_be_searched(text: str, names: list[str]) -> None:
    """Whatever stands in a comment or a name, what is found stands in the text."""
    for found in NameFinder.of(names).found_in(text):
        assert all(word in text for word in found.split(" "))


@given(st.sets(st.sampled_from(sorted(SCALE.criteria, key=int))))
def test_all_missing_scores_are_told_whatever_is_missing(missing: set[str]) -> None:
    """One problem for each criterion without a score, and none for the others."""
    ratings = {each: rating for each, rating in RATINGS.items() if each not in missing}
    found = self_check(SCALE, REVIEW, ratings, {})
    assert {each.path[0] for each in found if each.path[1:] == ("score",)} == missing

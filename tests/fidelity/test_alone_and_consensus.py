"""Scoring alone, then together: what is shown to whom, when one has finished, what is agreed on."""

from datetime import date
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from ipscore.definitions.scale import Scale
from ipscore.fidelity.alone import (
    NotFinishedError,
    Told,
    finish,
    finishing_problems,
    opened,
    progress,
    readable,
    unfinish,
)
from ipscore.fidelity.consensus import (
    ConsensusError,
    NotOpenError,
    accept_equal,
    agree,
    assessors_agreement,
    consensus_problems,
    consensus_rows,
    proposal,
)
from ipscore.fidelity.scoring import score
from ipscore.plugin.registry import Registry
from ipscore.records.review import (
    CONSENSUS,
    Assessor,
    Counted,
    Rating,
    RatingFile,
    Review,
    ReviewKind,
    ReviewState,
)
from ipscore.sample import sample_records
from ipscore.sample.review import REVIEW_2024

SCALE: Scale = Registry.load().scales["thl-applied"]
DAY = date(2024, 3, 14)
PAIR = (Assessor("aa", "Anna A."), Assessor("bb", "Bo B."))
REVIEW = Review("rev1", SCALE.id, ReviewKind.INDEPENDENT, "T", DAY, DAY, ReviewState.RATING, assessors=PAIR)
FULL = {each: Rating(score=4) for each in SCALE.criteria}


def file(assessor: str, finished: bool = True, **changes: Rating) -> RatingFile:
    """A full file, with other ratings of some criteria (`c7=…`)."""
    ratings = {**FULL, **{key.removeprefix("c"): each for key, each in changes.items()}}
    return RatingFile(f"rev1-{assessor}", "rev1", assessor, ratings, DAY if finished else None)


BOTH = {"aa": file("aa", c7=Rating(score=3)), "bb": file("bb", c7=Rating(score=2))}
HALF = {"aa": file("aa"), "bb": file("bb", finished=False)}


@given(finished=st.tuples(st.booleans(), st.booleans()), reader=st.sampled_from(("aa", "bb", None)))
def test_nobody_sees_anothers_ratings_before_all_have_finished(
    finished: tuple[bool, bool], reader: str | None
) -> None:
    """Whoever looks sees their own and what was agreed on, and everything from the moment all are done."""
    files = {each.id: file(each.id, done) for each, done in zip(PAIR, finished, strict=True)}
    files[CONSENSUS] = RatingFile("rev1-consensus", "rev1", CONSENSUS)
    seen = set(readable(REVIEW, files, reader))
    assert seen == ({"aa", "bb", CONSENSUS} if all(finished) else {CONSENSUS, reader} - {None})
    assert set(readable(evolve(REVIEW, state=ReviewState.ISSUED), files, reader)) == set(files)


def test_a_single_assessors_ratings_are_nobodys_secret() -> None:
    """A self-assessment by one hand is shown while it is made; without assessors nothing is finished."""
    alone = evolve(REVIEW, assessors=PAIR[:1])
    assert set(readable(alone, {"aa": file("aa", finished=False)})) == {"aa"}
    assert not opened(REVIEW, {})


def test_progress_is_a_number_and_no_score() -> None:
    """Also of a file that is closed to the reader, as far as it is told; otherwise nobody knows."""
    files = {"aa": RatingFile("rev1-aa", "rev1", "aa", {"1": Rating(score=2), "2": Rating(comment="x")})}
    found = progress(SCALE, REVIEW, files, {"bb": Told(7, DAY)})
    assert [(each.assessor, each.rated, each.criteria, each.finished_on) for each in found] == [
        ("aa", 1, 25, None),
        ("bb", 7, 25, DAY),
    ]
    assert opened(REVIEW, {"aa": file("aa")}, {"bb": Told(25, DAY)})
    assert not opened(REVIEW, {"aa": file("aa")}, {"bb": Told(25)})


@pytest.mark.parametrize(
    ("rating", "where"),
    [
        (Rating(), ["7.score"]),
        (Rating(comment="seen"), ["7.score"]),
        (Rating(score=3, suggestion=2), ["7.reason"]),
        (Rating(score=6), ["7.score"]),
        (Rating(not_ratable=True), []),
        (Rating(score=3, suggestion=2, reason="the log is kept"), []),
        (Rating(score=3, suggestion=3), []),
    ],
)
def test_finishing_needs_an_answer_and_its_reason(rating: Rating, where: list[str]) -> None:
    """Everything that is missing is told at once, and then nothing is finished."""
    files = {**HALF, "bb": file("bb", finished=False, c7=rating)}
    assert [each.where for each in finishing_problems(SCALE, files["bb"].ratings)] == where
    if where:
        with pytest.raises(NotFinishedError) as caught:
            finish(SCALE, REVIEW, files, "bb", DAY)
        assert [each.where for each in caught.value.problems] == where
    else:
        assert finish(SCALE, REVIEW, files, "bb", DAY).finished_on == DAY


def test_a_finish_can_be_taken_back_until_the_other_has_finished() -> None:
    """From then on both may have seen each other's scores; a stranger finishes nothing."""
    assert unfinish(REVIEW, HALF, "aa").finished_on is None
    with pytest.raises(NotFinishedError):
        unfinish(REVIEW, BOTH, "aa")
    with pytest.raises(NotFinishedError):
        unfinish(REVIEW, {"aa": file("aa")}, "aa", {"bb": Told(25, DAY)})
    with pytest.raises(NotFinishedError):
        finish(SCALE, REVIEW, HALF, "cc", DAY)
    alone = evolve(REVIEW, assessors=PAIR[:1])
    assert unfinish(alone, {"aa": file("aa")}, "aa").finished_on is None
    with pytest.raises(NotFinishedError):
        unfinish(evolve(alone, state=ReviewState.ISSUED), {"aa": file("aa")}, "aa")


def test_nothing_is_compared_while_somebody_rates_alone() -> None:
    """The refusal names who has not finished."""
    with pytest.raises(NotOpenError) as caught:
        consensus_rows(SCALE, REVIEW, HALF)
    assert [each.message.params["name"] for each in caught.value.problems] == ["Bo B."]
    for attempt in (accept_equal, assessors_agreement, consensus_problems):
        with pytest.raises(NotOpenError):
            attempt(SCALE, REVIEW, HALF)


def test_rows_put_opinions_side_by_side() -> None:
    """Only criterion 7 differs; the figure and the suggestion are those of when the scores were given."""
    kept = Counted("f", DAY, DAY, 3, 2)
    rating = Rating(score=2, suggestion=2, figure=1.5, counted=kept, elements={"x": True})
    files = {**BOTH, "bb": file("bb", c7=rating)}
    rows = {each.criterion: each for each in consensus_rows(SCALE, REVIEW, files)}
    assert [key for key, each in rows.items() if each.differs] == ["7"]
    row = rows["7"]
    assert [(each.name, each.rating.score) for each in row.opinions] == [("Anna A.", 3), ("Bo B.", 2)]
    assert (row.figure, row.suggestion, row.agreed, row.settled, row.elements_differ) == (
        1.5, 2, None, False, True,
    )  # fmt: skip
    assert (proposal(row).score, proposal(row).elements) == (None, {})
    assert (proposal(row).figure, proposal(row).counted) == (1.5, kept)


def test_words_of_both_are_kept_in_a_proposal() -> None:
    """Comments stand one below the other, sources once each; elements only where both say the same."""
    one = Rating(4, elements={"a": True, "b": True}, comment="Seen.", sources=("x", "y"))
    two = Rating(4, elements={"a": True, "b": False}, comment="Heard.", sources=("y",))
    row = consensus_rows(SCALE, REVIEW, {"aa": file("aa", c8=one), "bb": file("bb", c8=two)})[7]
    made = proposal(row)
    assert (made.score, made.comment, made.sources, made.elements) == (
        4, "Seen.\nHeard.", ("x", "y"), {"a": True},
    )  # fmt: skip


def test_one_key_accepts_what_is_equal_and_the_rest_needs_a_reason() -> None:
    """Then only criterion 7 is left; agreeing without a reason is refused, with one everything is settled."""
    agreed = accept_equal(SCALE, REVIEW, BOTH)
    assert set(agreed.ratings) == set(SCALE.criteria) - {"7"}
    files = {**BOTH, CONSENSUS: agreed}
    assert [each.where for each in consensus_problems(SCALE, REVIEW, files)] == ["7.score"]
    with pytest.raises(ConsensusError) as caught:
        agree(SCALE, REVIEW, files, "7", Rating(score=3))
    assert [each.where for each in caught.value.problems] == ["7.agreed_because"]
    files[CONSENSUS] = agree(SCALE, REVIEW, files, "7", Rating(score=3, agreed_because="both seen"))
    assert consensus_problems(SCALE, REVIEW, files) == ()
    assert all(each.settled for each in consensus_rows(SCALE, REVIEW, files))
    assert accept_equal(SCALE, REVIEW, files) == files[CONSENSUS]


@pytest.mark.parametrize(("criterion", "value"), [("26", 3), ("7", 6), ("7", None)])
def test_what_cannot_be_agreed_on(criterion: str, value: int | None) -> None:
    """A criterion or a score the scale does not have, and no score at all."""
    with pytest.raises(ConsensusError):
        agree(SCALE, REVIEW, BOTH, criterion, Rating(score=value, agreed_because="so"))


def test_one_assessor_has_nothing_to_agree_on() -> None:
    """A self-assessment by a team goes without this part; an issued review agrees on nothing more."""
    alone = evolve(REVIEW, assessors=PAIR[:1])
    assert assessors_agreement(SCALE, alone, {"aa": file("aa")}) is None
    assert consensus_problems(SCALE, alone, {"aa": file("aa")}) == ()
    for review in (alone, evolve(REVIEW, state=ReviewState.ISSUED)):
        with pytest.raises(ConsensusError):
            accept_equal(SCALE, review, BOTH)


def test_the_review_of_2024_came_about_as_it_stands() -> None:
    """Its assessors' own files, compared: 8 of 25 differ; what is agreed on is settled and gives 97."""
    review = next(each for each in sample_records().reviews if each.id == REVIEW_2024)
    files = {each.assessor: each for each in sample_records().ratings if each.review == REVIEW_2024}
    rows = consensus_rows(SCALE, review, files)
    assert sum(each.differs for each in rows) == 8
    assert all(each.settled for each in rows)
    found = assessors_agreement(SCALE, review, files)
    assert found is not None
    assert (found.criteria, found.identical) == (25, Fraction(17, 25))
    assert score(SCALE, files[CONSENSUS].ratings).total == 97


def test_why_a_score_differed_does_not_go_with_the_suggested_one() -> None:
    """An assessor's reason for another score is left out, one written now stays."""
    apart = Rating(score=3, suggestion=4, reason="the log is kept")
    files = {"aa": file("aa", c7=apart), "bb": file("bb", c7=Rating(score=4, suggestion=4))}
    begun = proposal(consensus_rows(SCALE, REVIEW, files)[6])
    chosen = evolve(begun, score=4, agreed_because="looked at together")
    assert agree(SCALE, REVIEW, files, "7", chosen).ratings["7"].reason == ""
    assert agree(SCALE, REVIEW, files, "7", evolve(chosen, score=3)).ratings["7"].reason == "the log is kept"
    own = evolve(chosen, reason="the figure is the unit's own")
    assert agree(SCALE, REVIEW, files, "7", own).ratings["7"].reason == "the figure is the unit's own"

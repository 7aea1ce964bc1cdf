"""Issuing: what keeps a review from it, what is sealed, and corrections afterwards."""

from datetime import date

import pytest
from attrs import evolve

from ipscore.definitions.rule import elements_of
from ipscore.definitions.scale import Scale
from ipscore.fidelity.issuing import NotIssuableError, corrected, issue, issue_problems
from ipscore.fidelity.seal import broken_seals, seal
from ipscore.plugin.registry import Registry
from ipscore.problem import Severity
from ipscore.records.planning import Correction
from ipscore.records.review import Assessor, Rating, RatingFile, Review, ReviewKind, ReviewState
from ipscore.sample import sample_records
from ipscore.sample.review import REVIEW_2024

SCALE: Scale = Registry.load().scales["thl-applied"]
DAY = date(2024, 3, 14)
REVIEW = Review(
    "rev1",
    SCALE.id,
    ReviewKind.SELF,
    "T",
    DAY,
    DAY,
    ReviewState.RATING,
    assessors=(Assessor("aa", "Anna A."),),
)


def files(**changes: Rating) -> dict[str, RatingFile]:
    """One assessor's full file, with other ratings of some criteria (`c7=…`)."""
    full = {
        key: Rating(score=4, elements={one.id: True for one in elements_of(each.rule)})
        for key, each in SCALE.criteria.items()
    }
    changed = {key.removeprefix("c"): each for key, each in changes.items()}
    return {"aa": RatingFile("rev1-aa", "rev1", "aa", {**full, **changed}, DAY)}


def test_an_issued_review_has_its_day_and_its_seals() -> None:
    """Nothing else of it changes, and the files given are those that were sealed."""
    made = issue(SCALE, REVIEW, files(), DAY)
    assert made.review == evolve(
        REVIEW, state=ReviewState.ISSUED, issued_on=DAY, sealed={"aa": seal(files()["aa"])}
    )
    assert [each for each in made.warnings if each.severity is Severity.ERROR] == []


@pytest.mark.parametrize(
    ("rating", "where"),
    [
        (Rating(), {"7.score"}),
        (Rating(score=2), {"7.recommendation"}),
        (Rating(score=4, suggestion=3), {"7.reason"}),
    ],
)
def test_what_is_missing_keeps_it_from_being_issued(rating: Rating, where: set[str]) -> None:
    """Each is told once, and nothing is issued."""
    with pytest.raises(NotIssuableError) as caught:
        issue(SCALE, REVIEW, files(c7=rating), DAY)
    errors = [each.where for each in caught.value.problems if each.severity is Severity.ERROR]
    assert (set(errors), len(errors)) == (where, len(where))


def test_a_criterion_that_cannot_be_rated_is_a_warning() -> None:
    """The report is issued without a total: that is no fault of it."""
    made = issue(SCALE, REVIEW, files(c7=Rating(not_ratable=True)), DAY)
    assert "7.score" in {each.where for each in made.warnings}


@pytest.mark.parametrize(
    "rating", [Rating(), Rating(not_ratable=True), Rating(score=2), Rating(score=4, suggestion=3), Rating(4)]
)
def test_who_asks_first_is_told_what_issuing_says(rating: Rating) -> None:
    """The same problems, with the same weight, whether it can be issued or not."""
    asked = issue_problems(SCALE, REVIEW, files(c7=rating), DAY)
    try:
        told = issue(SCALE, REVIEW, files(c7=rating), DAY).warnings
    except NotIssuableError as error:
        told = error.problems
        assert Severity.ERROR in {each.severity for each in told}
    assert asked == told


def test_a_code_of_the_scale_is_a_warning() -> None:
    """9 says that there was too little to rate by: no total then, and no fault of the report."""
    scale = Registry.load().scales["ips15"]
    ratings = {key: Rating(score=4) for key in scale.criteria}
    ratings[next(iter(ratings))] = Rating(score=scale.codes[0].code)
    review = evolve(REVIEW, scale=scale.id)
    made = issue(scale, review, {"aa": RatingFile("rev1-aa", "rev1", "aa", ratings, DAY)}, DAY)
    assert [each.where for each in made.warnings if each.path[1:] == ("score",)] == [
        f"{next(iter(ratings))}.score"
    ]


def test_what_is_not_agreed_on_is_told_once() -> None:
    """Its reason is not missed besides: it comes with the score."""
    pair = (*REVIEW.assessors, Assessor("bb", "Bo B."))
    both = {**files(), "bb": evolve(files(c7=Rating(score=3))["aa"], id="rev1-bb", assessor="bb")}
    agreed = {key: each for key, each in both["aa"].ratings.items() if key != "7"}
    both["consensus"] = RatingFile("rev1-consensus", "rev1", "consensus", agreed)
    found = issue_problems(SCALE, evolve(REVIEW, assessors=pair), both, DAY)
    assert [each.where for each in found if each.severity is Severity.ERROR] == ["7.score"]


def test_while_somebody_rates_alone_no_score_is_told() -> None:
    """Who has not finished is told by name, and nothing of anybody's ratings."""
    pair = (*REVIEW.assessors, Assessor("bb", "Bo B."))
    secret = files(c7=Rating(score=2, comment="97/125"))
    found = issue_problems(SCALE, evolve(REVIEW, assessors=pair), secret, DAY)
    assert [each.where for each in found if each.severity is Severity.ERROR] == ["assessors.bb"]


def test_not_before_the_visit_has_ended_and_not_twice() -> None:
    """A report of the day before would be of a visit that is not over."""
    with pytest.raises(NotIssuableError):
        issue(SCALE, evolve(REVIEW, end=date(2024, 3, 15)), files(), DAY)
    with pytest.raises(NotIssuableError):
        issue(SCALE, issue(SCALE, REVIEW, files(), DAY).review, files(), DAY)
    with pytest.raises(NotIssuableError):
        issue(SCALE, evolve(REVIEW, assessors=()), {}, DAY)


def test_a_changed_file_breaks_its_seal() -> None:
    """So do one that is gone and one that was added; the form of a later version does not."""
    issued = issue(SCALE, REVIEW, files(), DAY).review
    assert broken_seals(issued, files()) == ()
    assert broken_seals(issued, {"aa": evolve(files()["aa"], schema=2)}) == ()
    assert broken_seals(issued, files(c7=Rating(score=5))) == ("aa",)
    assert broken_seals(issued, {}) == ("aa",)
    assert broken_seals(issued, {**files(), "bb": files()["aa"]}) == ("bb",)
    assert broken_seals(REVIEW, {}) == ()


def test_the_sample_is_sealed() -> None:
    """The reviews of the sample are those that were issued."""
    for review in sample_records().reviews:
        found = {each.assessor: each for each in sample_records().ratings if each.review == review.id}
        assert broken_seals(review, found) == ()
        assert bool(review.sealed) is (review.state is ReviewState.ISSUED)


def test_the_2024_review_can_be_issued_from_its_files() -> None:
    """As it was before: with both assessors, the consensus, and nothing missing."""
    review = next(each for each in sample_records().reviews if each.id == REVIEW_2024)
    before = evolve(review, state=ReviewState.RATING, issued_on=None, sealed={})
    found = {each.assessor: each for each in sample_records().ratings if each.review == REVIEW_2024}
    assert issue(SCALE, before, found, date(2024, 4, 3)).review == review


def test_corrections_are_added_to_what_was_issued() -> None:
    """With a text, a name and a day not before the issue; a review that is not issued needs none."""
    issued = issue(SCALE, REVIEW, files(), DAY).review
    note = Correction("k1", DAY, "Anna A.", "The unit has 3 coaches, not 4.", "7")
    assert corrected(issued, note) == evolve(issued, corrections=(note,))
    bad = Correction("k2", date(2024, 3, 1), " ", " ")
    with pytest.raises(NotIssuableError) as caught:
        corrected(issued, bad)
    assert [each.where for each in caught.value.problems] == ["text", "by", "on"]
    with pytest.raises(NotIssuableError):
        corrected(REVIEW, note)

"""Totals and bands: whole or not at all."""

from datetime import date
from itertools import permutations

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from ipscore.fidelity.evidence import Evidence
from ipscore.fidelity.final import final_ratings
from ipscore.fidelity.scoring import score
from ipscore.fidelity.sheet import CriterionState, Sheet
from ipscore.message import msg
from ipscore.plugin.registry import Registry
from ipscore.records.period import Period
from ipscore.records.review import CONSENSUS, Assessor, Counted, Rating, RatingFile, Review, ReviewKind

REVIEW_2024 = [5, 5, 5, 3, 3, 3, 2, 3, 3, 3, 2, 5, 5, 5, 4, 5, 3, 5, 5, 5, 1, 4, 4, 4, 5]
SCALES = Registry.load().scales
APPLIED = SCALES["thl-applied"]


def ratings(scores: list[int | None]) -> dict[str, Rating]:
    """Scores of criteria 1, 2, 3 …; None leaves one out."""
    return {str(n): Rating(score=value) for n, value in enumerate(scores, start=1) if value is not None}


@pytest.mark.parametrize("scale", ["ips25", "thl-applied"])
def test_the_published_review_of_2024(scale: str) -> None:
    """The worked case: 97 of 125, fair; sections 15, 22 and 60 of 15, 40 and 70."""
    result = score(SCALES[scale], ratings(list(REVIEW_2024)))
    assert (result.total, result.max, result.complete, result.possible) == (97, 125, True, (97, 97))
    assert result.band is not None
    assert result.band.id == "fair"
    assert [(each.total, each.max) for each in result.sections] == [(15, 15), (22, 40), (60, 70)]


def scores_with_total(total: int) -> list[int | None]:
    """Scores of 25 criteria that come to `total`."""
    base, more = divmod(total, 25)
    scores: list[int | None] = [base + 1] * more
    return scores + [base] * (25 - more)


@pytest.mark.parametrize(
    ("total", "band"),
    [
        (25, "not_supported_employment"),
        (73, "not_supported_employment"),
        (74, "fair"),
        (99, "fair"),
        (100, "good"),
        (114, "good"),
        (115, "exemplary"),
        (125, "exemplary"),
    ],
)
def test_the_borders_of_the_bands(total: int, band: str) -> None:
    """The bands of the scale change exactly at 74, 100 and 115."""
    result = score(APPLIED, ratings(scores_with_total(total)))
    assert result.total == total
    assert result.band is not None
    assert result.band.id == band


def test_one_missing_criterion_leaves_no_total_and_no_band() -> None:
    """24 of 25 scores: no total, no band, and the right range."""
    half: list[int | None] = list(REVIEW_2024)
    half[20] = None
    result = score(APPLIED, ratings(half))
    assert result.total is None
    assert result.band is None
    assert result.missing == ("21",)
    assert result.possible == (97, 101)
    assert [each.total for each in result.sections] == [15, 22, None]


def test_not_ratable_is_not_one() -> None:
    """A criterion that cannot be rated is missing from the total, not a score of 1."""
    given_ratings = {**ratings(list(REVIEW_2024)), "21": Rating(not_ratable=True)}
    result = score(APPLIED, given_ratings)
    assert result.total is None
    assert result.possible == (97, 101)


def test_scores_outside_the_scale_do_not_count_and_are_told() -> None:
    """A score of 6 and a criterion 26 are problems; neither moves the total."""
    given_ratings = {**ratings(list(REVIEW_2024)), "1": Rating(score=6), "26": Rating(score=5)}
    result = score(APPLIED, given_ratings)
    assert {each.where for each in result.problems} == {"1.score", "26"}
    assert result.missing == ("1",)


def test_an_unknown_element_is_told() -> None:
    """An element the criterion does not have is a problem with the elements it has."""
    result = score(APPLIED, {"5": Rating(score=3, elements={"wekly": True})})
    assert [each.where for each in result.problems] == ["5.elements.wekly"]


@given(st.lists(st.none() | st.integers(1, 5), min_size=25, max_size=25), st.randoms())
def test_order_and_completeness(scores: list[int | None], random: object) -> None:
    """The order of answers never matters; a band only when all is there; the range holds what is given."""
    given_ratings = ratings(scores)
    shuffled = list(given_ratings.items())
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # st.randoms() gives a random.Random
    result = score(APPLIED, given_ratings)
    assert score(APPLIED, dict(shuffled)) == result
    assert result.complete == (None not in scores)
    assert (result.band is not None) == result.complete
    low, high = result.possible
    assert low <= high
    assert low == sum(each or 1 for each in scores)
    assert high == sum(each or 5 for each in scores)


def test_the_range_always_holds_the_final_total() -> None:
    """However a half-filled sheet is finished, the total is within the range told before."""
    for finish in permutations(range(1, 6), 2):
        half: list[int | None] = [*REVIEW_2024[:23], None, None]
        low, high = score(APPLIED, ratings(half)).possible
        total = score(APPLIED, ratings([*REVIEW_2024[:23], *finish])).total
        assert total is not None
        assert low <= total <= high


ELEMENTS = {
    "5": [0, 1, 1, 1, 0],
    "8": [0, 1, 0, 1, 1],
    "10": [1, 1, 1, 0, 0],
    "11": [1, 0, 1, 0, 0],
    "13": [1, 1, 1, 1],
    "25": [1] * 6,
}


@pytest.mark.parametrize("criterion_id", list(ELEMENTS))
def test_elements_of_the_review_suggest_its_scores(criterion_id: str) -> None:
    """The elements noted in 2024 suggest exactly the scores given for them."""
    rule = APPLIED.criteria[criterion_id].rule
    names = [each.id for each in rule.elements]  # type: ignore[union-attr]  # a count rule
    given_elements = {name: bool(value) for name, value in zip(names, ELEMENTS[criterion_id], strict=True)}
    sheet = Sheet(APPLIED, {criterion_id: Rating(elements=given_elements)})
    assert sheet.suggestion(criterion_id).score == REVIEW_2024[int(criterion_id) - 1]


def test_a_reason_is_owed_where_the_score_differs() -> None:
    """A score that is not the suggested one needs a reason; the suggestion is remembered."""
    elements = {each.id: True for each in APPLIED.criteria["13"].rule.elements}  # type: ignore[union-attr]
    sheet = Sheet(APPLIED).rated("13", Rating(score=4, elements=elements))
    assert sheet.state("13") is CriterionState.REASON_MISSING
    assert [each.where for each in sheet.problems()] == ["13.reason"]
    assert sheet.rating("13").suggestion == 5
    sheet = sheet.rated("13", Rating(score=4, elements=elements, reason="only once"))
    assert sheet.state("13") is CriterionState.RATED
    assert sheet.problems() == ()


def test_a_score_keeps_what_its_figure_was_counted_from() -> None:
    """Of the figure that decides: fraction, days and lacking, as each was when the score was given."""
    days = Period(date(2024, 1, 12), date(2024, 3, 11))
    known = Evidence("contacts_per_coach_week", 3.3, 99, 30.25, msg("of"), days, 2)
    kept = Sheet(APPLIED, evidence={"17": (known,)}).rated("17", Rating(score=2)).rating("17")
    assert kept.figure == 3.3
    assert kept.counted == Counted("contacts_per_coach_week", days.start, days.end, 99, 30.25, 2)
    unknown = evolve(known, value=None)
    bare = Sheet(APPLIED, evidence={"17": (unknown,)}).rated("17", Rating(score=2)).rating("17")
    assert (bare.figure, bare.counted) == (None, None)


def test_the_way_through_the_sheet() -> None:
    """Next goes to what needs something, round past the end, and nowhere when all is done."""
    sheet = Sheet(APPLIED, ratings(list(REVIEW_2024)))
    assert sheet.unfinished == ()
    assert sheet.next_unfinished("25") is None
    holes: list[int | None] = list(REVIEW_2024)
    holes[2] = holes[9] = None
    sheet = Sheet(APPLIED, ratings(holes))
    assert sheet.unfinished == ("3", "10")
    assert sheet.next_unfinished("3") == "10"
    assert sheet.next_unfinished("10") == "3"
    assert sheet.rated("3", Rating(not_ratable=True)).unfinished == ("10",)
    with pytest.raises(ValueError, match="not on the scale"):
        sheet.rated("3", Rating(score=6))


def test_what_a_hand_wrote_does_not_keep_anyone_from_rating() -> None:
    """An unknown element or score in the file stays; a new wrong score is still refused."""
    sheet = Sheet(APPLIED, {"5": Rating(elements={"wekly": True}), "1": Rating(score=9)})
    assert sheet.rated("5", Rating(score=3, elements={"wekly": True})).rating("5").score == 3
    assert sheet.rated("1", Rating(score=9, comment="?")).rating("1").comment == "?"
    with pytest.raises(ValueError, match="not on the scale"):
        sheet.rated("1", Rating(score=8))
    with pytest.raises(ValueError, match="no criterion"):
        sheet.rated("26", Rating(score=3))


def review(*assessors: str) -> Review:
    """A review by these assessors."""
    from datetime import date

    people = tuple(Assessor(each, each) for each in assessors)
    return Review(
        "r", "ips25", ReviewKind.INDEPENDENT, "unit", date(2024, 3, 12), date(2024, 3, 13), assessors=people
    )


def test_which_ratings_count() -> None:
    """One assessor's ratings are the review's; two assessors have none until they agree."""
    one = RatingFile("r-a", "r", "a", {"1": Rating(score=2)})
    two = RatingFile("r-b", "r", "b", {"1": Rating(score=4)})
    agreed = RatingFile("r-c", "r", CONSENSUS, {"1": Rating(score=3)})
    assert final_ratings(review("a"), {"a": one}) == one.ratings
    assert final_ratings(review("a"), {}) == {}
    assert final_ratings(review("a", "b"), {"a": one, "b": two}) is None
    assert final_ratings(review("a", "b"), {"a": one, "b": two, CONSENSUS: agreed}) == agreed.ratings


@given(st.sampled_from(sorted(SCALES)), st.data())
def test_however_a_sheet_is_filled_the_range_holds_the_end(scale_id: str, data: st.DataObject) -> None:
    """On every scale, in any order: the range narrows, holds the final total, and no band comes early."""
    scale = SCALES[scale_id]
    final = {each: data.draw(st.sampled_from(scale.scores)) for each in scale.criteria}
    order = data.draw(st.permutations(list(scale.criteria)))
    whole = score(scale, {each: Rating(score=final[each]) for each in final})
    before = score(scale, {}).possible
    for count in range(1, len(order)):
        result = score(scale, {each: Rating(score=final[each]) for each in order[:count]})
        low, high = result.possible
        assert before[0] <= low <= sum(final.values()) <= high <= before[1]
        assert result.band is None
        assert all(part.band is None or part.complete for part in result.parts)
        before = result.possible
    assert score(scale, {each: Rating(score=final[each]) for each in order}) == whole
    assert whole.possible == (sum(final.values()), sum(final.values()))

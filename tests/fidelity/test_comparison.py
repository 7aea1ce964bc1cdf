"""Two reviews side by side, and trends: never across scales, kinds always marked."""

from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from ipscore.definitions.scale import Scale
from ipscore.fidelity.comparison import DifferentScalesError, Finished, compare, previous_of, trend
from ipscore.plugin.registry import Registry
from ipscore.records.review import Rating, Review, ReviewKind, ReviewState

JANUARY = [5, 2, 5, 3, 3, 3, 3, 3, 3, 3, 3, 5, 5, 5, 4, 5, 4, 5, 5, 5, 1, 4, 4, 4, 4]
"""The first self-assessment: 96, with 1 for criterion 21 and 2 for criterion 2; the rest is made up."""


@pytest.fixture(scope="module")
def scale() -> Scale:
    """The applied variant."""
    return Registry.load().scale("thl-applied")


def finished(
    day: date, scores: list[int], scale: str = "thl-applied", kind: ReviewKind = ReviewKind.SELF
) -> Finished:
    """A review of a day with these scores."""
    review = Review(f"r{day:%Y%m}", scale, kind, "Unit", day, day)
    return Finished(review, {str(at): Rating(score=each) for at, each in enumerate(scores, 1)})


def test_two_self_assessments_compared(scale: Scale) -> None:
    """From 96 in January to 102 in September: six points, and where they came from."""
    september = list(JANUARY)
    september[1], september[20] = 5, 4
    found = compare(scale, finished(date(2024, 1, 15), JANUARY), finished(date(2024, 9, 16), september))
    assert (found.total.before, found.total.after, found.total.change) == (96, 102, 6)
    assert {each.id: each.change for each in found.criteria if each.change} == {"2": 3, "21": 3}
    assert sum(each.change or 0 for each in found.sections) == 6
    assert found.same_kind


def test_what_was_not_scored_has_no_change(scale: Scale) -> None:
    """A criterion that one of the two could not rate has no change, and so has the total."""
    later = finished(date(2024, 9, 16), JANUARY)
    later = Finished(later.review, {**later.ratings, "7": Rating(not_ratable=True)})
    found = compare(scale, finished(date(2024, 1, 15), JANUARY), later)
    assert (found.total.after, found.total.change) == (None, None)
    (seven,) = [each for each in found.criteria if each.id == "7"]
    assert (seven.before, seven.after, seven.change) == (3, None, None)


def test_never_across_scales(scale: Scale) -> None:
    """A review by another scale is refused, with the scale that is wanted."""
    with pytest.raises(DifferentScalesError) as refused:
        compare(scale, finished(date(2024, 1, 15), JANUARY), finished(date(2024, 9, 16), JANUARY, "ips25"))
    assert refused.value.problem.expected is not None
    assert "thl-applied" in str(refused.value.problem.expected)


def test_a_trend_marks_kinds_and_leaves_other_scales_out(scale: Scale) -> None:
    """Oldest first, whatever the order given; the kind of each review goes with it."""
    reviews = [
        finished(date(2024, 9, 16), JANUARY, kind=ReviewKind.INDEPENDENT),
        finished(date(2024, 3, 1), JANUARY, "ips25"),
        finished(date(2024, 1, 15), JANUARY),
    ]
    found = trend(scale, reviews)
    assert [(each.on, each.kind, each.result.total) for each in found] == [
        (date(2024, 1, 15), ReviewKind.SELF, 96),
        (date(2024, 9, 16), ReviewKind.INDEPENDENT, 96),
    ]
    assert found[0].scores["21"] == 1


MARCH = date(2024, 3, 12)
NOW = Review("now", "thl-applied", ReviewKind.SELF, "Keskinen alue", MARCH, MARCH)


def issued(days_before: int, **changes: object) -> Review:
    """An issued review of the same unit by the same scale, so many days before."""
    on = MARCH - timedelta(days=days_before)
    one = evolve(NOW, id=f"r{days_before}", start=on, end=on, state=ReviewState.ISSUED)
    return evolve(one, **changes)  # type: ignore[arg-type]  # fields by name


@pytest.mark.parametrize(
    ("changes", "counts"),
    [
        ({}, True),
        ({"unit": " keskinen  ALUE "}, True),
        ({"kind": ReviewKind.INDEPENDENT}, True),
        ({"unit": "Pohjoinen alue"}, False),
        ({"scale": "ips25"}, False),
        ({"state": ReviewState.RATING}, False),
        ({"state": ReviewState.PLANNED}, False),
        ({"end": MARCH}, False),
        ({"id": "now"}, False),
    ],
)
def test_the_previous_review_is_an_issued_one_of_the_unit(changes: dict[str, object], counts: bool) -> None:
    """Of the same unit, however its name is spaced, by the same scale, issued, over before this one began."""
    other = issued(200, **changes)
    assert previous_of(NOW, [other, NOW]) == (other if counts else None)


@given(st.permutations([5, 30, 190, 400]))
def test_the_previous_review_is_the_last_whatever_the_order(days: list[int]) -> None:
    """The first of a unit has none."""
    reviews = [issued(each) for each in days]
    assert previous_of(NOW, reviews) == issued(5)
    assert previous_of(issued(30), reviews) == issued(190)
    assert previous_of(issued(400), reviews) is None

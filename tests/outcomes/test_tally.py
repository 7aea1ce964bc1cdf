"""Tallies merge in any order and grouping, and have a zero."""

from fractions import Fraction
from statistics import median, quantiles
from typing import TypeVar

from hypothesis import given
from hypothesis import strategies as st

from ipscore.outcomes.tally import HistogramTally, RatioTally, SetTally, Tally, exact

T = TypeVar("T", bound=Tally)

_COUNTS = st.integers(0, 50)
_IDS = st.frozensets(st.sampled_from("abcdef"))
_AMOUNTS = st.fractions(min_value=0, max_value=100, max_denominator=40)
RATIOS = st.builds(RatioTally, _AMOUNTS, _AMOUNTS, _COUNTS, _COUNTS, _COUNTS, _COUNTS, _IDS)
SETS = st.builds(SetTally, _IDS, _COUNTS)
HISTOGRAMS = st.builds(
    HistogramTally, st.dictionaries(st.integers(0, 400), st.integers(1, 9)), _COUNTS, _COUNTS, _IDS
)


def _laws(zero: T, one: T, two: T, three: T) -> None:
    merged = type(zero).merged
    assert merged((one, two)) == merged((two, one))
    assert (
        merged((merged((one, two)), three))
        == merged((one, merged((two, three))))
        == merged((one, two, three))
    )
    assert merged((zero, one)) == one
    assert merged(()) == zero
    assert merged((one.anonymous(), two.anonymous())) == merged((one, two)).anonymous()


@given(RATIOS, RATIOS, RATIOS)
def test_ratios_merge(one: RatioTally, two: RatioTally, three: RatioTally) -> None:
    """Associative, commutative, with a zero, and the same without ids."""
    _laws(RatioTally(), one, two, three)
    assert one.anonymous().records == frozenset()


@given(SETS, SETS, SETS)
def test_sets_merge(one: SetTally, two: SetTally, three: SetTally) -> None:
    """Associative, commutative, with a zero."""
    _laws(SetTally(), one, two, three)


@given(HISTOGRAMS, HISTOGRAMS, HISTOGRAMS)
def test_histograms_merge(one: HistogramTally, two: HistogramTally, three: HistogramTally) -> None:
    """Associative, commutative, with a zero, and the same without ids."""
    _laws(HistogramTally(), one, two, three)


@given(st.lists(st.integers(0, 400), min_size=2))
def test_quantiles_of_a_histogram_are_those_of_its_values(values: list[int]) -> None:
    """The same as the standard library gives for the values themselves."""
    tally = HistogramTally.merged(HistogramTally({each: 1}) for each in values)
    lower, middle, upper = quantiles(values, n=4, method="inclusive")
    assert tally.quantile(Fraction(1, 4)) == lower
    assert tally.quantile(Fraction(1, 2)) == middle == median(values)
    assert tally.quantile(Fraction(3, 4)) == upper


def test_a_quantile_of_nothing_and_of_one() -> None:
    """Nothing has no median; a single value is its own."""
    assert HistogramTally().quantile(Fraction(1, 2)) is None
    assert HistogramTally({7: 1}).quantile(Fraction(3, 4)) == 7


def test_numbers_are_taken_as_people_wrote_them() -> None:
    """22.8 hours are 228/10, not the nearest binary number; whole numbers and gaps are fine."""
    assert exact(22.8) == Fraction(228, 10)
    assert exact(20) == 20
    assert exact(None) is None

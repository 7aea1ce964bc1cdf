"""Totals and bands of the other bundled scales: at each border, with code 9, and in two parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipscore.fidelity.scoring import score
from ipscore.plugin.registry import Registry
from ipscore.records.review import Rating

SCALES = Registry.load().scales
OLD, YOUNG = SCALES["ips15"], SCALES["ips-y"]


def with_total(total: int, count: int) -> dict[str, Rating]:
    """Scores of criteria 1 … count that come to `total`."""
    base, more = divmod(total, count)
    return {str(n): Rating(score=base + (n <= more)) for n in range(1, count + 1)}


@pytest.mark.parametrize(
    ("total", "band"),
    [(15, "not"), (55, "not"), (56, "fair"), (65, "fair"), (66, "good"), (75, "good")],
)
def test_bands_of_the_15_criteria(total: int, band: str) -> None:
    """The bands of 1997 change at 56 and 66, and end at 75."""
    result = score(OLD, with_total(total, 15))
    assert (result.total, result.max) == (total, 75)
    assert result.band is not None
    assert result.band.id.startswith(band)


@given(st.sets(st.integers(1, 15), min_size=1), st.lists(st.integers(1, 5), min_size=15, max_size=15))
def test_with_a_nine_there_is_no_total(nines: set[int], scores: list[int]) -> None:
    """Code 9 is never counted: no total, no band, and the range of what it might have been."""
    ratings = {str(n): Rating(score=9 if n in nines else given) for n, given in enumerate(scores, 1)}
    result = score(OLD, ratings)
    rest = sum(given for n, given in enumerate(scores, 1) if n not in nines)
    assert (result.total, result.band, result.problems) == (None, None, ())
    assert result.missing == tuple(str(n) for n in sorted(nines))
    assert result.possible == (rest + len(nines), rest + 5 * len(nines))


@given(st.lists(st.integers(1, 5), min_size=35, max_size=35))
def test_each_part_of_the_young_adults_scale_has_its_own_total(scores: list[int]) -> None:
    """Employment and education are summed apart, and neither is ever given a band."""
    result = score(YOUNG, {str(n): Rating(score=given) for n, given in enumerate(scores, 1)})
    assert [(each.id, each.total, each.max) for each in result.parts] == [
        ("employment", sum(scores[:25]), 125),
        ("education", sum(scores[25:]), 50),
    ]
    assert [each.band for each in result.parts] == [None, None]
    assert result.band is None


def test_one_part_may_be_whole_while_the_other_is_not() -> None:
    """Without the criteria on studies the employment part has its total all the same."""
    result = score(YOUNG, with_total(100, 25))
    assert [each.total for each in result.parts] == [100, None]
    assert result.total is None

"""The Wilson interval."""

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipscore.outcomes.wilson import Z_95, wilson

_PARTS = st.integers(1, 5000).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole)))


@pytest.mark.parametrize(
    ("numerator", "denominator", "low", "high"),
    # Values of R's prop.test(correct = FALSE).
    [(39, 70, 0.4409, 0.6676), (8, 17, 0.2617, 0.6904), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0)],
)
def test_known_values(numerator: int, denominator: int, low: float, high: float) -> None:
    """The bounds of the worked case and at the ends of the scale."""
    bounds = wilson(numerator, denominator)
    assert bounds is not None
    assert bounds[0] == pytest.approx(low, abs=1e-4)
    assert bounds[1] == pytest.approx(high, abs=1e-4)


@given(_PARTS)
def test_the_bounds_solve_the_equation_they_come_from(parts: tuple[int, int]) -> None:
    """At each bound b the share lies exactly z standard errors of b away: (p - b)² = z² b (1 - b) / n."""
    numerator, denominator = parts
    share = numerator / denominator
    bounds = wilson(numerator, denominator)
    assert bounds is not None
    for bound in bounds:
        assert isclose(
            (share - bound) ** 2, Z_95**2 * bound * (1 - bound) / denominator, abs_tol=1e-12, rel_tol=1e-7
        )
    assert 0 <= bounds[0] <= share <= bounds[1] <= 1


def test_no_interval_of_nobody() -> None:
    """Nothing is said of nobody."""
    assert wilson(0, 0) is None


@pytest.mark.parametrize(("numerator", "denominator"), [(2, 1), (-1, 4)])
def test_a_part_greater_than_the_whole_is_refused(numerator: int, denominator: int) -> None:
    """A coefficient that may pass 1 is no proportion."""
    with pytest.raises(ValueError, match="part"):
        wilson(numerator, denominator)

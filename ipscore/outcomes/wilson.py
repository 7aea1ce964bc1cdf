"""The Wilson score interval: how sure a proportion of a small group can be.

Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference, Journal of the
American Statistical Association 22 (1927) 209–212. Unlike the textbook interval it stays within 0–1 and is
not empty for 0 of n.
"""

from math import sqrt

Z_95 = 1.959963984540054
"""The normal quantile of a two-sided 95 % interval."""


def wilson(numerator: int, denominator: int) -> tuple[float, float] | None:
    """The bounds of `numerator` of `denominator`, 0–1; None of nobody.

    Raises ValueError for a part that is greater than its whole or below 0.
    """
    if not 0 <= numerator <= denominator:
        raise ValueError("a part of a whole is between nothing and the whole")
    if denominator == 0:
        return None
    share = numerator / denominator
    square = Z_95**2
    spread = 1 + square / denominator
    centre = (share + square / (2 * denominator)) / spread
    half = Z_95 / spread * sqrt(share * (1 - share) / denominator + square / (4 * denominator**2))
    # At the ends the bound is the end itself; rounding would put it a hair off.
    low = 0.0 if numerator == 0 else max(0.0, centre - half)
    high = 1.0 if numerator == denominator else min(1.0, centre + half)
    return low, high

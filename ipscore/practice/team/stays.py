"""How long clients stay: an estimate that also counts those who are still there.

The mean of the stays that have ended is too short, since long stays are the ones still going on. So the time
that everybody was in coaching is divided by the number of stays that ended meanwhile: exact when clients
leave at an even rate, and in balance the same number as Little's law has (time spent / leavers).
"""

import math
from collections.abc import Iterable
from datetime import date

from attrs import frozen

from ipscore.records.episode import Episode

DAYS_A_MONTH = 365.25 / 12

WINDOW_MONTHS = 24
"""The last two years: recent practice, and long enough for a small service."""

ENOUGH = 15
"""Stays that must have ended for an estimate: with 15 the range is already from 60 to 165 per cent of it."""

_NORMAL_95 = 1.96


@frozen
class StayLength:
    """Estimated length of a stay in `months`.

    `exposure`: months in coaching of all clients in the window together; `ended`: stays that ended in it.
    `low`, `high`: 95 per cent range of the estimate (log-normal approximation, exp(±1.96/√ended)).
    """

    months: float
    exposure: float
    ended: int
    window_months: int
    low: float
    high: float


def stay_length(stays: Iterable[Episode], day: date) -> StayLength | None:
    """The length of a stay, from the last 24 months up to `day`; None when fewer than 15 stays ended."""
    first = date.fromordinal(max(1, day.toordinal() - round(WINDOW_MONTHS * DAYS_A_MONTH) + 1))
    days, ended = 0, 0
    for each in stays:
        start = max(each.intake, first)
        end = min(each.closed_on or day, day)
        days += max(0, end.toordinal() - start.toordinal() + 1)
        # A file in which a stay ends before it begins tells nothing about its length.
        ended += each.closed_on is not None and start <= each.closed_on <= day
    if ended < ENOUGH:
        return None
    exposure = days / DAYS_A_MONTH
    months, spread = exposure / ended, math.exp(_NORMAL_95 / math.sqrt(ended))
    return StayLength(months, exposure, ended, WINDOW_MONTHS, months / spread, months * spread)


def stays_begun(stays: Iterable[Episode], day: date) -> int | None:
    """Stays begun in the 365 days up to `day`; None when the records are not a year old."""
    intakes = [each.intake for each in stays if each.intake <= day]
    first = day.toordinal() - 364
    if not intakes or min(intakes).toordinal() > first:
        return None
    return sum(each.toordinal() >= first for each in intakes)

"""How much people work: agreed weekly hours and full-time equivalents at the end of the period."""

from fractions import Fraction

from ipscore.message import msg
from ipscore.outcomes.figure import Section, Unit
from ipscore.outcomes.measure import Measure, Row, count, ratio
from ipscore.outcomes.reading import Reading
from ipscore.outcomes.tally import RatioTally, exact

FULL_WEEK = Fraction(75, 2)
"""Hours of full-time work a week: 37,5 (domain: hours and FTE)."""

_RUNNING = msg("Jobs started during an episode that were running on the last day of the period.")
_LACKING = msg("Lacking: such jobs without agreed weekly hours; persons with no known hours are left out.")
_WORKING = "persons_with_known_hours"


def _hours(reading: Reading) -> tuple[Fraction | None, int]:
    """The person's agreed hours a week, None when none are known, and how many running jobs lack them."""
    running = [exact(each.hours_week) for each in reading.jobs if each.runs_on(reading.period.end)]
    known = [each for each in running if each is not None]
    return (sum(known, Fraction(0)) if known else None), len(running) - len(known)


def _amount(reading: Reading, amount: Fraction | None, lacking: int) -> RatioTally:
    if amount is None:
        return RatioTally(lacking=lacking)
    return RatioTally(amount, 1, lacking, persons=1, base=1, records=frozenset((reading.client,)))


def _weekly_hours(reading: Reading) -> RatioTally:
    return _amount(reading, *_hours(reading))


def _fte(reading: Reading) -> RatioTally:
    hours, lacking = _hours(reading)
    return _amount(reading, None if hours is None else min(Fraction(1), hours / FULL_WEEK), lacking)


MEASURES = (
    Measure(
        id="weekly_hours",
        section=Section.HOURS,
        zero=RatioTally(),
        read=_weekly_hours,
        rows=(
            Row(
                id="weekly_hours",
                name=msg("Agreed weekly hours, together"),
                of=msg("agreed hours a week"),
                unit=Unit.HOURS,
                decimals=1,
                draw=count,
                explanation=(_RUNNING, _LACKING),
            ),
            Row(
                id="weekly_hours_mean",
                name=msg("Agreed weekly hours per person in work"),
                of=msg("agreed hours a week / persons in work at the end of the period"),
                unit=Unit.HOURS,
                decimals=1,
                draw=ratio,
                counts="weekly_hours",
                over=_WORKING,
                explanation=(_RUNNING, _LACKING),
            ),
        ),
    ),
    Measure(
        id="fte",
        section=Section.HOURS,
        zero=RatioTally(),
        read=_fte,
        rows=(
            Row(
                id="fte",
                name=msg("Full-time equivalents, together"),
                of=msg("full-time equivalents"),
                unit=Unit.FTE,
                decimals=2,
                draw=count,
                explanation=(_RUNNING, msg("Weekly hours / 37.5, at most 1 per person."), _LACKING),
            ),
            Row(
                id="fte_mean",
                name=msg("Full-time equivalents per person in work"),
                of=msg("full-time equivalents / persons in work at the end of the period"),
                unit=Unit.FTE,
                decimals=2,
                draw=ratio,
                counts="fte",
                over=_WORKING,
                explanation=(_RUNNING, msg("Weekly hours / 37.5, at most 1 per person."), _LACKING),
            ),
        ),
    ),
)

"""All measures, in the order their figures are shown."""

from typing import Any

from ipscore.outcomes import (
    destinations,
    employer_work,
    hours,
    jobs,
    persons,
    quarterly,
    referrals,
    retention,
    times,
)
from ipscore.outcomes.figure import Section
from ipscore.outcomes.grouping import Grouping
from ipscore.outcomes.measure import Measure
from ipscore.outcomes.reading import Reading
from ipscore.outcomes.work import WorkReading
from ipscore.records.period import Period

AnyMeasure = Measure[Any, Any]


def person_measures(period: Period) -> tuple[Measure[Reading, Any], ...]:
    """Measures that read a person in coaching."""
    return (
        *persons.MEASURES,
        *jobs.MEASURES,
        *destinations.MEASURES,
        *referrals.MEASURES,
        *times.MEASURES,
        *retention.MEASURES,
        *hours.MEASURES,
        *quarterly.measures(period),
    )


def work_measures(by: Grouping | None) -> tuple[Measure[WorkReading, Any], ...]:
    """Measures that read a staff member's employer work; none when figures are split by who referred."""
    return () if by is Grouping.SOURCE else employer_work.MEASURES


def catalogue(period: Period, by: Grouping | None) -> tuple[AnyMeasure, ...]:
    """Every measure for this period and grouping, in the order of the sections."""
    measures: tuple[AnyMeasure, ...] = (*person_measures(period), *work_measures(by))
    order = list(Section)
    return tuple(sorted(measures, key=lambda each: order.index(each.section)))

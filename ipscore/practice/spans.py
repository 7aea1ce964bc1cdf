"""Days reckoned from a day: months and working days, without failing at the ends of the calendar."""

from datetime import date, timedelta

from ipscore.definitions.practice import Span
from ipscore.practice.calendar import WorkingDays
from ipscore.records.period import months_after


def after(day: date, span: Span, working_days: WorkingDays) -> date:
    """The day `span` after `day`, the last day of the calendar at most."""
    if span.months is not None:
        return months_after(day, span.months)
    if span.working_days is not None:
        try:
            return working_days.after(day, span.working_days)
        except OverflowError:
            return date.max
    return days_after(day, span.days or 0)


def days_after(day: date, days: int) -> date:
    """The day `days` after `day` (before it when negative), within the calendar."""
    try:
        return day + timedelta(days)
    except OverflowError:
        return date.max if days > 0 else date.min

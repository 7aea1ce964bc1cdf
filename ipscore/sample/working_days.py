"""Which days the sample's people work, by the calendar that a workspace has."""

from datetime import date, timedelta

from ipscore.records.workspace import WorkspaceInfo
from ipscore.store.calendar import finnish

AS_OF = date(2024, 4, 15)
PROJECT_START = date(2021, 5, 1)
PROJECT_END = date(2022, 10, 31)

_CALENDAR = finnish(WorkspaceInfo(name="", scale=""))
"""The sample's workspace leaves both eves as they are by default: off."""


def is_workday(day: date) -> bool:
    """Whether `day` is neither Saturday, Sunday nor a holiday."""
    return _CALENDAR.is_working(day)


def workday(day: date) -> date:
    """`day`, or the first working day after it."""
    return _CALENDAR.after(day, 0)


def workday_before(day: date) -> date:
    """`day`, or the last working day before it."""
    while not is_workday(day):
        day -= timedelta(days=1)
    return day


def add_workdays(day: date, count: int) -> date:
    """The working day `count` working days after `day`."""
    return _CALENDAR.after(day, count) if count else day


def monday(day: date) -> date:
    """The Monday of the week of `day`."""
    return day - timedelta(days=day.weekday())

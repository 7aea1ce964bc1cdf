"""Which days the sample's people work: a small fixed set of Finnish holidays is enough for invented data."""

from datetime import date, timedelta

AS_OF = date(2024, 4, 15)
PROJECT_START = date(2021, 5, 1)
PROJECT_END = date(2022, 10, 31)

HOLIDAYS = frozenset(
    {
        date(2021, 5, 13),
        date(2021, 6, 25),
        date(2021, 12, 6),
        date(2021, 12, 24),
        date(2022, 1, 6),
        date(2022, 4, 15),
        date(2022, 4, 18),
        date(2022, 5, 26),
        date(2022, 6, 24),
        date(2022, 12, 6),
        date(2022, 12, 26),
        date(2023, 1, 6),
        date(2023, 4, 7),
        date(2023, 4, 10),
        date(2023, 5, 1),
        date(2023, 5, 18),
        date(2023, 6, 23),
        date(2023, 12, 6),
        date(2023, 12, 25),
        date(2023, 12, 26),
        date(2024, 1, 1),
        date(2024, 3, 29),
        date(2024, 4, 1),
    }
)
"""Holidays that fall on a weekday, May 2021 to April 2024, the free eves among them."""


def is_workday(day: date) -> bool:
    """Whether `day` is neither Saturday, Sunday nor a holiday."""
    return day.weekday() < 5 and day not in HOLIDAYS


def workday(day: date) -> date:
    """`day`, or the first working day after it."""
    while not is_workday(day):
        day += timedelta(days=1)
    return day


def workday_before(day: date) -> date:
    """`day`, or the last working day before it."""
    while not is_workday(day):
        day -= timedelta(days=1)
    return day


def add_workdays(day: date, count: int) -> date:
    """The working day `count` working days after `day`."""
    for _ in range(count):
        day = workday(day + timedelta(days=1))
    return day


def monday(day: date) -> date:
    """The Monday of the week of `day`."""
    return day - timedelta(days=day.weekday())

"""Finnish working days against what calendars say."""

import subprocess
import sys
from datetime import MAXYEAR, MINYEAR, date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipscore.records.workspace import WorkspaceInfo
from ipscore.store.calendar import finnish, midsummer_eve

INFO = WorkspaceInfo("T", "ips25")
EASTER = {
    2021: (4, 4),
    2022: (4, 17),
    2023: (4, 9),
    2024: (3, 31),
    2025: (4, 20),
    2026: (4, 5),
    2027: (3, 28),
    2028: (4, 16),
    2029: (4, 1),
    2030: (4, 21),
}
"""Easter Day, as the almanac has it."""
MIDSUMMER = {
    2021: 26,
    2022: 25,
    2023: 24,
    2024: 22,
    2025: 21,
    2026: 20,
    2027: 26,
    2028: 24,
    2029: 23,
    2030: 22,
}
"""Midsummer Day in June."""


def days_off(year: int, info: WorkspaceInfo = INFO) -> set[date]:
    """The weekdays of a year on which nobody works."""
    first = date(year, 1, 1)
    days = (first + timedelta(n) for n in range(366))
    calendar = finnish(info)
    return {
        each for each in days if each.year == year and each.weekday() < 5 and not calendar.is_working(each)
    }


@pytest.mark.parametrize("year", EASTER)
def test_the_days_off_of_a_year(year: int) -> None:
    """Fixed feasts, Easter, Ascension Day and both eves, and no other weekday: All Saints' is a Saturday."""
    easter = date(year, *EASTER[year])
    fixed = {(1, 1), (1, 6), (5, 1), (12, 6), (12, 24), (12, 25), (12, 26)}
    moving = {easter + timedelta(days) for days in (-2, 1, 39)} | {date(year, 6, MIDSUMMER[year] - 1)}
    expected = {date(year, month, day) for month, day in fixed} | moving
    assert days_off(year) == {each for each in expected if each.weekday() < 5}


@pytest.mark.parametrize("year", EASTER)
def test_eves_are_as_the_workspace_says(year: int) -> None:
    """Each eve is a working day where the setting says so, and the other one is not touched."""
    eve, christmas = midsummer_eve(year), date(year, 12, 24)
    for midsummer_off in (True, False):
        for christmas_off in (True, False):
            info = WorkspaceInfo(
                "T", "ips25", midsummer_eve_off=midsummer_off, christmas_eve_off=christmas_off
            )
            calendar = finnish(info)
            assert calendar.is_working(eve) is not midsummer_off
            assert calendar.is_working(christmas) is (not christmas_off and christmas.weekday() < 5)


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        (date(2024, 3, 28), 1, date(2024, 4, 2)),
        (date(2024, 6, 20), 1, date(2024, 6, 24)),
        (date(2023, 12, 22), 3, date(2023, 12, 29)),
        (date(2024, 2, 28), 2, date(2024, 3, 1)),
        (date(2024, 4, 30), 0, date(2024, 4, 30)),
        (date(2024, 5, 1), 0, date(2024, 5, 2)),
    ],
)
def test_counting_over_feasts(day: date, count: int, expected: date) -> None:
    """Over Easter, Midsummer, Christmas, a leap day and May Day."""
    assert finnish(INFO).after(day, count) == expected


@given(st.integers(MINYEAR, MAXYEAR))
def test_any_year_can_be_asked(year: int) -> None:
    """A year mistyped in a record is answered too; Midsummer Eve is a Friday of 19–25 June."""
    eve = midsummer_eve(year)
    assert (eve.weekday(), eve.month) == (4, 6)
    assert 19 <= eve.day <= 25
    assert not finnish(INFO).is_working(eve)


def test_the_library_is_imported_only_for_a_year() -> None:
    """Having the calendar costs nothing; asking it does."""
    script = (
        "import sys; from datetime import date; from ipscore.records.workspace import WorkspaceInfo\n"
        "from ipscore.store.calendar import finnish\n"
        "calendar = finnish(WorkspaceInfo('T', 'ips25')); before = 'holidays' in sys.modules\n"
        "calendar.is_working(date(2024, 4, 15)); print(before, 'holidays' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert done.stdout == "False True\n"

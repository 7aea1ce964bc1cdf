"""Days reckoned from a day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipscore.definitions.practice import Span
from ipscore.practice.calendar import WorkingDays
from ipscore.practice.spans import after, days_after
from ipscore.records.period import months_after

PLAIN = WorkingDays(lambda _: frozenset())


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2023, 1, 31), 1, date(2023, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2023, 11, 30), 3, date(2024, 2, 29)),
        (date(2023, 12, 31), 1, date(2024, 1, 31)),
        (date(9999, 12, 1), 1, date.max),
    ],
)
def test_months(day: date, months: int, then: date) -> None:
    """The same day of a later month, its last day where there is none, the calendar's last day at most."""
    assert months_after(day, months) == then


@given(st.dates(), st.integers(-5000, 5000))
def test_days_stay_in_the_calendar(day: date, days: int) -> None:
    """As many days as asked for, or the first or last day there is."""
    found = days_after(day, days)
    assert (found - day).days == days or found in {date.min, date.max}


@given(st.dates(), st.integers(0, 400))
def test_a_longer_span_never_ends_earlier(day: date, n: int) -> None:
    """In days, working days and months, up to the end of the calendar."""
    for shorter, longer in (
        (Span(days=n), Span(days=n + 1)),
        (Span(working_days=n), Span(working_days=n + 1)),
        (Span(months=n), Span(months=n + 1)),
    ):
        assert day <= after(day, shorter, PLAIN) <= after(day, longer, PLAIN)

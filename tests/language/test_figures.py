"""What is written without Babel is what Babel would write."""

from datetime import date, timedelta

import pytest
from babel.dates import format_date, format_interval
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from ipscore.language import LANGUAGE_CODES, figures

BABEL = {"fi": "fi", "sv": "sv_FI", "en": "en"}
LEAP_YEAR = [date(2024, 1, 1) + timedelta(each) for each in range(366)]


@pytest.mark.parametrize("code", LANGUAGE_CODES)
def test_days_are_written_as_babel_writes_them(code: str) -> None:
    """With the year, without it, and as a day of the week: every day of a leap year."""

    def babel(day: date, pattern: str) -> str:
        shown: str = format_date(day, format=pattern, locale=BABEL[code])
        return shown

    pattern = "d MMM" if code == "en" else "d.M."
    year = " yyyy" if code == "en" else "yyyy"
    for day in LEAP_YEAR:
        assert figures.short_day(code, day) == babel(day, pattern)
        assert figures.day(code, day) == babel(day, pattern + year)
        assert figures.weekday(code, day) == babel(day, "ccc").rstrip(".")
    assert figures.day(code, date.min) == babel(date.min, pattern + year)


@given(
    value=st.integers(-(10**9), 10**9) | st.floats(-1e9, 1e9, allow_nan=False),
    decimals=st.integers(0, 4),
    grouped=st.booleans(),
    code=st.sampled_from(LANGUAGE_CODES),
)
def test_numbers_are_written_as_babel_writes_them(
    value: float, decimals: int, grouped: bool, code: str
) -> None:
    """Separators, groups and the sign, with any number of decimals."""
    pattern = f"{'#,##0' if grouped else '0'}{'.' * bool(decimals)}{'0' * decimals}"
    exact = figures.rounded(value, decimals)
    shown = figures.number(code, value, decimals, grouped=grouped)
    assert shown == format_decimal(exact, format=pattern, locale=BABEL[code])


@given(value=st.integers(-20_000, 20_000), code=st.sampled_from(LANGUAGE_CODES))
def test_whole_numbers_have_no_decimals(value: int, code: str) -> None:
    """They are grouped from ten thousand, so that years stay whole."""
    assert figures.plain_number(code, value) == figures.number(code, value, 0, grouped=abs(value) >= 10_000)


@given(
    start=st.dates(date(1000, 1, 1)), days=st.sampled_from((0, 1, 14, 35, 200, 400)) | st.integers(0, 10_000)
)
def test_periods_are_written_as_babel_writes_them_in_finnish(start: date, days: int) -> None:
    """What both ends share stands once, whether they share the day, the month, the year or nothing."""
    end = start + timedelta(min(days, (date.max - start).days))
    shown = format_interval(start, end, "yMd", locale="fi").replace("\u2009–\u2009", "–").replace(" – ", "–")
    assert figures.days("fi", start, end) == shown
    assert figures.days("sv", start, end) == shown.replace(".–", "–")

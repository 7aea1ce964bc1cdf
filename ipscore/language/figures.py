"""Numbers, percentages and dates as officials in Finland write them, in each of the three languages.

Babel knows how. Importing it takes as long as drawing the first screen does, so numbers and days, which that
shows, are written here, and the tests hold them to what Babel writes.
"""

from collections.abc import Mapping
from datetime import date, time
from decimal import ROUND_HALF_UP, Decimal

_BABEL = {"fi": "fi", "sv": "sv_FI", "en": "en"}
_WEEKDAYS = {
    "fi": ("ma", "ti", "ke", "to", "pe", "la", "su"),
    "sv": ("mån", "tis", "ons", "tors", "fre", "lör", "sön"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
_ENGLISH_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SEPARATORS: Mapping[str, Mapping[int, str]] = {
    "fi": {ord(","): "\N{NO-BREAK SPACE}", ord("."): ","},
    "sv": {ord(","): "\N{NO-BREAK SPACE}", ord("."): ","},
    "en": {},
}
_GROUPED_FROM = 10_000


def rounded(value: float, decimals: int) -> Decimal:
    """`value` with `decimals` decimals, halves away from zero as on paper; 0.545 gives 0.55."""
    exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    result = exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return abs(result) if result.is_zero() else result


def number(code: str, value: float, decimals: int, *, grouped: bool = True) -> str:
    """A number with exactly `decimals` decimals: 1 234,5 in Finnish and Swedish, 1,234.5 in English."""
    shown = f"{rounded(value, decimals):{',' if grouped else ''}.{decimals}f}"
    return shown.translate(_SEPARATORS[code])


def percent(code: str, value: float, decimals: int) -> str:
    """A share as a per cent: 0.385 is 38,5 % (no-break space) in Finnish and Swedish, 38.5% in English."""
    shown = number(code, float(rounded(value, decimals + 2) * 100), decimals)
    return f"{shown}%" if code == "en" else f"{shown}\N{NO-BREAK SPACE}%"


def plain_number(code: str, value: float) -> str:
    """A number with as many decimals as it has, at most six.

    Thousands are grouped only from 10 000, so that years stay whole.
    """
    if isinstance(value, int) and 0 <= value < _GROUPED_FROM:
        return str(value)
    exact = rounded(value, 6).normalize()
    exponent = exact.as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    return number(code, float(exact), decimals, grouped=abs(value) >= _GROUPED_FROM)


def day(code: str, value: date) -> str:
    """15.4.2024 in Finnish and Swedish, 15 Apr 2024 in English."""
    return f"{short_day(code, value)}{' ' if code == 'en' else ''}{value.year:04}"


def short_day(code: str, value: date) -> str:
    """15.4. in Finnish and Swedish, 15 Apr in English: where the year is plain."""
    if code == "en":
        return f"{value.day} {_ENGLISH_MONTHS[value.month - 1]}"
    return f"{value.day}.{value.month}."


def days(code: str, start: date, end: date) -> str:
    """12.–13.3.2024 in Finnish, 12–13.3.2024 in Swedish, 12–13 Mar 2024 in English.

    What both share stands once. Two dates the wrong way round, as records can have them, stand in full.
    """
    if start == end:
        return day(code, end)
    if start.year != end.year or end < start:
        return f"{day(code, start)}–{day(code, end)}"
    first = short_day(code, start)
    if start.month == end.month:
        first = f"{start.day}." if code == "fi" else f"{start.day}"
    # Swedish in Finland is written as Finnish, without the dot before the dash.
    return f"{first.rstrip('.') if code == 'sv' else first}–{day(code, end)}"


def weekday(code: str, value: date) -> str:
    """The short name of the day of the week: ma, mån, Mon."""
    return _WEEKDAYS[code][value.weekday()]


def month(code: str, value: date) -> str:
    """The month and the year: huhtikuu 2024, april 2024, April 2024."""
    from babel.dates import format_date  # see the module's docstring

    shown: str = format_date(value, format="LLLL yyyy", locale=_BABEL[code])
    return shown


def clock(code: str, value: time) -> str:
    """A time of day: 9.05 in Finnish and Swedish, 9:05 in English."""
    return f"{value.hour}{':' if code == 'en' else '.'}{value.minute:02}"

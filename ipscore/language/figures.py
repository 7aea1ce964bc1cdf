"""Numbers, percentages and dates as officials in Finland write them, in each of the three languages.

Babel knows the separators; it is imported at use, because most commands print none of these.
"""

from datetime import date, time
from decimal import ROUND_HALF_UP, Decimal

_BABEL = {"fi": "fi", "sv": "sv_FI", "en": "en_GB"}
_DATE = {"fi": "d.M.yyyy", "sv": "d.M.yyyy", "en": "d MMM yyyy"}
_SHORT_DATE = {"fi": "d.M.", "sv": "d.M.", "en": "d MMM"}


def rounded(value: float, decimals: int) -> Decimal:
    """`value` with `decimals` decimals, halves away from zero as on paper; 0.545 gives 0.55."""
    exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    result = exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return abs(result) if result.is_zero() else result


def number(code: str, value: float, decimals: int, *, grouped: bool = True) -> str:
    """A number with exactly `decimals` decimals: 1 234,5 in Finnish and Swedish, 1,234.5 in English."""
    from babel.numbers import format_decimal  # see the module's docstring

    places = f".{'0' * decimals}" if decimals else ""
    pattern = f"#,##0{places}" if grouped else f"0{places}"
    shown: str = format_decimal(rounded(value, decimals), format=pattern, locale=_BABEL[code])
    return shown


def percent(code: str, value: float, decimals: int) -> str:
    """A share as a per cent: 0.385 is 38,5 % (no-break space) in Finnish and Swedish, 38.5% in English."""
    shown = number(code, float(rounded(value, decimals + 2) * 100), decimals)
    return f"{shown}%" if code == "en" else f"{shown}\N{NO-BREAK SPACE}%"


def plain_number(code: str, value: float) -> str:
    """A number with as many decimals as it has, at most six.

    Thousands are grouped only from 10 000, so that years stay whole.
    """
    exact = rounded(value, 6).normalize()
    exponent = exact.as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    return number(code, float(exact), decimals, grouped=abs(value) >= 10_000)


def day(code: str, value: date) -> str:
    """15.4.2024 in Finnish and Swedish, 15 Apr 2024 in English."""
    return _date(code, value, _DATE[code])


def short_day(code: str, value: date) -> str:
    """15.4. in Finnish and Swedish, 15 Apr in English: where the year is plain."""
    return _date(code, value, _SHORT_DATE[code])


def days(code: str, start: date, end: date) -> str:
    """12.–13.3.2024 in Finnish, 12–13.3.2024 in Swedish, 12–13 Mar 2024 in English.

    What both share stands once. Two dates the wrong way round, as records can have them, stand in full.
    """
    if start == end:
        return day(code, end)
    if end < start:
        return f"{day(code, start)}–{day(code, end)}"
    from babel.dates import format_interval  # see the module's docstring

    # Babel writes Swedish the ISO way; in Finland it is written as Finnish, without the dot before the dash.
    skeleton = "yMMMd" if code == "en" else "yMd"
    shown: str = format_interval(start, end, skeleton, locale=_BABEL["en" if code == "en" else "fi"])
    shown = shown.replace("\u2009–\u2009", "–").replace(" – ", "–")
    return shown.replace(".–", "–") if code == "sv" else shown


def weekday(code: str, value: date) -> str:
    """The short name of the day of the week: ma, mån, Mon."""
    return _date(code, value, "ccc").rstrip(".")


def month(code: str, value: date) -> str:
    """The month and the year: huhtikuu 2024, april 2024, April 2024."""
    return _date(code, value, "LLLL yyyy")


def clock(code: str, value: time) -> str:
    """A time of day: 9.05 in Finnish and Swedish, 9:05 in English."""
    return f"{value.hour}{':' if code == 'en' else '.'}{value.minute:02}"


def _date(code: str, value: date, pattern: str) -> str:
    from babel.dates import format_date  # see the module's docstring

    shown: str = format_date(value, format=pattern, locale=_BABEL[code])
    return shown

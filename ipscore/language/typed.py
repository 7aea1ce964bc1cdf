"""Reading dates and numbers as people type them, in any of the three languages whatever the screen speaks.

Officials type 15.4. and mean the latest 15th of April; they type 37,5 and never 37.5, but a pasted 37.5 is
understood as well.
"""

import re
from datetime import date, timedelta

from ipscore.message import Message, msg

_DAYS_AGO = {
    "tänään": 0, "tanaan": 0, "idag": 0, "i dag": 0, "today": 0,
    "eilen": 1, "igår": 1, "i går": 1, "yesterday": 1,
    "toissapäivänä": 2, "i förrgår": 2, "förrgår": 2,
    "huomenna": -1, "imorgon": -1, "i morgon": -1, "tomorrow": -1,
}  # fmt: skip
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_DOTTED = re.compile(r"(\d{1,2})\s*[./]\s*(\d{1,2})\s*(?:[./]\s*(\d{4}|\d{2})?)?", re.ASCII)
_NUMBER = re.compile(r"[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)", re.ASCII)
_LONGEST = 40


class NotADate(ValueError):  # noqa: N818 - named for what people are told
    """What was typed is no date; `message` says so and gives an example."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


class NotANumber(ValueError):  # noqa: N818 - named for what people are told
    """What was typed is no number; `message` says so and gives an example."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


def parse_date(text: str, today: date) -> date:
    """The day meant by 15.4.2024, 15.4.24, 15.4., 15.4, 2024-04-15, or a word such as eilen, i går.

    Without a year it is the latest such day that is not after `today`. Raises NotADate.
    """
    typed = " ".join(text.lower().split())
    if typed in _DAYS_AGO:
        return today - timedelta(days=_DAYS_AGO[typed])
    try:
        if found := _ISO.fullmatch(typed):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _DOTTED.fullmatch(typed):
            return _dotted(int(found[1]), int(found[2]), found[3], today)
    except ValueError:
        raise NotADate(msg("There is no such day as {typed}.", typed=_short(typed))) from None
    raise NotADate(msg("“{typed}” is not a date: write it as {example} or {iso}.", typed=_short(typed),
                       example=f"{today.day}.{today.month}.{today.year}", iso=today.isoformat()))  # fmt: skip


def _dotted(day: int, month: int, year: str | None, today: date) -> date:
    if year is not None:
        return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    # The 29th of February may lie up to eight years back.
    for back in range(9):
        try:
            found = date(today.year - back, month, day)
        except ValueError:
            continue
        if found <= today:
            return found
    raise ValueError("no such day in any year")


def parse_number(text: str) -> float:
    """The number meant by 37,5 or 37.5, with spaces between thousands allowed. Raises NotANumber."""
    typed = re.sub(r"\s", "", text).replace("\N{MINUS SIGN}", "-")
    if len(typed) > _LONGEST or not _NUMBER.fullmatch(typed):
        raise NotANumber(
            msg("“{typed}” is not a number: write it as {example}.", typed=_short(text), example="37,5")
        )
    return float(typed.replace(",", "."))


def _short(text: str) -> str:
    shown = "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in text)
    return shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + "…"

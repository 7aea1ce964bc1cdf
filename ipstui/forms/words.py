"""Values of a record as they stand in a field, written so that reading them back gives the same value."""

from collections.abc import Iterable
from datetime import date

from ipscore.language import Language


def day(language: Language, value: date | None) -> str:
    """A day: 14.10.2022; in English, where that would be misread, 2022-10-14."""
    if value is None:
        return ""
    return value.isoformat() if language.code == "en" else f"{value.day}.{value.month}.{value.year:04}"


def number(language: Language, value: float | None) -> str:
    """A number with as many decimals as it has and no blanks."""
    if value is None:
        return ""
    text = f"{value:.6f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
    return text if language.code == "en" else text.replace(".", ",")


def joined(values: Iterable[str]) -> str:
    """Several choices."""
    return ",".join(values)


def yes_no(value: bool | None) -> str:
    """A yes or no, or nothing."""
    return "" if value is None else ("yes" if value else "no")


def truth(value: object) -> bool | None:
    """The yes or no of a field."""
    return None if value in (None, "") else value == "yes"

"""The days of a visit as officials write them: 12.–13.3.2024."""

from datetime import date

from ipscore.language import Language


def days_of(language: Language, start: date, end: date) -> str:
    """One day, days of one month or of one year, or both whole dates."""
    last = language.date(end)
    if start == end:
        return last
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{last}" if language.code == "en" else f"{start.day}.–{last}"
    return f"{language.short_date(start) if start.year == end.year else language.date(start)}–{last}"

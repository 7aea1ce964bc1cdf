"""What the checks of every kind of record are made of: severities, and faults that many kinds can have.

Pure. Paths lead from the top of the record that is checked.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Protocol

from ipscore.message import Message, msg
from ipscore.problem import Problem, Severity

DAY_MINUTES = 24 * 60


class HasId(Protocol):
    """An item of a list, known by its id."""

    @property
    def id(self) -> str:
        """The id."""


def error(message: Message, *path: str | int, expected: Message | None = None) -> Problem:
    """A problem that makes figures wrong."""
    return Problem(message, path=path, expected=expected)


def warning(message: Message, *path: str | int, expected: Message | None = None) -> Problem:
    """A problem to look at."""
    return Problem(message, path=path, expected=expected, severity=Severity.WARNING)


def twice(items: Iterable[HasId], *path: str | int) -> Iterator[Problem]:
    """Ids that stand twice in one list: changes by two people could not be told apart."""
    ids = [item.id for item in items]
    counts = Counter(ids)
    for index, each in enumerate(ids):
        if counts[each] > 1 and each in ids[:index]:
            yield error(
                msg("The id “{id}” stands twice in this list.", id=each),
                *(*path, index, "id"),
                expected=msg("an id of its own for every item"),
            )


def not_after(today: date, day: date | None, *path: str | int) -> Iterator[Problem]:
    """A day that is told of as past but has not come."""
    if day is not None and day > today:
        yield error(msg("The day {day} is in the future.", day=day), *path, expected=msg("a day up to today"))


def in_order(start: date, end: date | None, *path: str | int) -> Iterator[Problem]:
    """An end before its start."""
    if end is not None and end < start:
        yield error(
            msg("It ends on {end}, before it starts on {start}.", end=end, start=start),
            *path,
            expected=msg("the day of the start or a later one"),
        )


def minutes(value: int | None, *path: str | int) -> Iterator[Problem]:
    """A length that no contact can have."""
    if value is not None and not 0 <= value <= DAY_MINUTES:
        yield error(
            msg("{minutes} minutes is not a possible length.", minutes=value),
            *path,
            expected=msg("0–1440 minutes"),
        )


def next_step(day: date, next_on: date | None) -> Iterator[Problem]:
    """A next step agreed for a day before the contact."""
    if next_on is not None and next_on < day:
        yield warning(
            msg("The next step is on {next}, before the contact on {day}.", next=next_on, day=day),
            "next_on",
            expected=msg("the day of the contact or a later one"),
        )

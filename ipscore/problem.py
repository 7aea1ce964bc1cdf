"""A problem found in a file or in an input: a value, never an exception, so that all are told at once."""

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum

from attrs import evolve, field, frozen

from ipscore.message import Message

_NUMBER = re.compile("([0-9]+)")


class Severity(StrEnum):
    """An error makes the thing unusable or wrong; a warning should be looked at."""

    ERROR = "error"
    WARNING = "warning"


@frozen
class Problem:
    """What is wrong, where, what was expected and what it was probably meant to be.

    `path` leads from the top of the file to the value: keys as str, positions in a list as int (from 0).
    `line` counts from 1; None where the file has no lines or the place is not known.
    """

    message: Message
    file: str = ""
    path: tuple[str | int, ...] = ()
    line: int | None = None
    expected: Message | None = None
    nearest: str | None = None
    severity: Severity = field(default=Severity.ERROR)

    @property
    def where(self) -> str:
        """The path as people write it: `episodes[0].intake`."""
        text = ""
        for step in self.path:
            text += f"[{step}]" if isinstance(step, int) else (f".{step}" if text else step)
        return text

    def under(self, *prefix: str | int) -> "Problem":
        """The same problem seen from further up: `prefix` is put before the path."""
        return evolve(self, path=(*prefix, *self.path))

    def in_file(self, file: str) -> "Problem":
        """The same problem with the name of the file it was found in."""
        return evolve(self, file=file)


def in_order(words: Iterable[str]) -> list[str]:
    """Ids as people list them: 2 stands before 10."""
    return sorted(words, key=_by_number)


def _by_number(word: str) -> tuple[tuple[str, int, str], ...]:
    parts = _NUMBER.split(word)
    numbers = [each.lstrip("0") for each in (*parts[1::2], "")]
    return tuple((text, len(number), number) for text, number in zip(parts[::2], numbers, strict=True))


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """The choice most like `word`, for 'did you mean'; None when nothing is close."""
    from difflib import get_close_matches  # most runs find nothing wrong

    found: Sequence[str] = get_close_matches(word, list(choices), n=1, cutoff=0.6)
    return found[0] if found else None

"""Names of clients in what is going to be printed: found word by word, with the endings of cases."""

import re
from collections.abc import Collection, Iterator
from typing import Self

from attrs import frozen

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
# Endings of the singular cases that change nothing before them, and the genitive of Swedish and English.
_ENDINGS = (
    "n", "a", "ä", "ta", "tä", "ssa", "ssä", "sta", "stä", "lla", "llä", "lta", "ltä", "lle", "na", "nä",
    "ksi", "tta", "ttä", "s", "’s", "'s",
)  # fmt: skip
_SHORTEST = 3
HIDDEN = "…"
"""Stands where a name was."""


@frozen
class NameFinder:
    """Finds given and family names of clients in a text. A name is written with a capital letter."""

    _parts: frozenset[str]

    @classmethod
    def of(cls, names: Collection[str], allowed: Collection[str] = ()) -> Self:
        """A finder of these names; a word that is also in an allowed name is not looked for."""
        known = {part.casefold() for each in allowed for part in _parts(each)}
        return cls(
            frozenset(
                folded for each in names for part in _parts(each) if (folded := part.casefold()) not in known
            )
        )

    def found_in(self, text: str) -> Iterator[str]:
        """Each name as it stands in the text, once; neighbouring names are told as one."""
        told: set[str] = set()
        together: list[str] = []
        end = 0
        for word in _WORD.finditer(text):
            near = text[end : word.start()].isspace()
            if together and not (near and self._is_name(word[0])):
                yield from _once(" ".join(together), told)
                together = []
            if self._is_name(word[0]):
                together.append(word[0])
            end = word.end()
        if together:
            yield from _once(" ".join(together), told)

    def hidden_in(self, text: str) -> str:
        """The text with every name replaced by an ellipsis."""
        return _WORD.sub(lambda word: HIDDEN if self._is_name(word[0]) else word[0], text)

    def _is_name(self, word: str) -> bool:
        if not word[0].isupper() or len(word) < _SHORTEST:
            return False
        folded = word.casefold()
        stems = (folded, *(folded.removesuffix(each) for each in _ENDINGS))
        return any(len(each) >= _SHORTEST and each in self._parts for each in stems)


def _parts(name: str) -> Iterator[str]:
    return (word[0] for word in _WORD.finditer(name) if len(word[0]) >= _SHORTEST)


def _once(name: str, told: set[str]) -> Iterator[str]:
    if name not in told:
        told.add(name)
        yield name

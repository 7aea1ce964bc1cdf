"""Chance with a fixed seed: the sample is the same on every machine and in every run."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

from ipscore.records.ids import ALPHABET, LENGTH

SEED = "ips-sample-1"

_T = TypeVar("_T")


def chance(*purpose: object) -> Random:
    """A generator of its own for a purpose, so that a change in one part leaves the others as they were."""
    return Random("/".join(str(each) for each in (SEED, *purpose)))  # noqa: S311 - invented data, no secret


def shuffled(items: Sequence[_T], rng: Random) -> list[_T]:
    """The items in an order drawn from `rng`."""
    return rng.sample(list(items), len(items))


class Ids:
    """Ids that look like any others and never repeat."""

    def __init__(self, *purpose: object) -> None:
        self._rng = chance("ids", *purpose)
        self._used: set[str] = set()

    def new(self) -> str:
        """Draw the next id."""
        while True:
            drawn = "".join(self._rng.choices(ALPHABET, k=LENGTH))
            if drawn not in self._used:
                self._used.add(drawn)
                return drawn


class Deck:
    """Texts dealt like cards: every one comes up before any comes up again."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._left: dict[tuple[str, ...], list[str]] = {}

    def deal(self, pool: tuple[str, ...]) -> str:
        """The next text of a pool."""
        left = self._left.setdefault(pool, [])
        if not left:
            left.extend(shuffled(pool, self._rng))
        return left.pop()

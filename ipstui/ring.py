"""Going round a filter with one key: everything first, then each choice, then everything again."""

from collections.abc import Sequence
from typing import TypeVar

Value = TypeVar("Value")


def next_of(present: Value | None, choices: Sequence[Value]) -> Value | None:
    """The choice after `present`; None stands for everything, and so does a choice that is there no more."""
    ring: list[Value | None] = [None, *choices]
    place = ring.index(present) if present in ring else 0
    return ring[(place + 1) % len(ring)]

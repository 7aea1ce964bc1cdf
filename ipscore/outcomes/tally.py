"""Tallies: what a measure makes of one person's records, and what the parts of a region merge into.

Merging is associative and commutative and has a zero (the class called without arguments), so the figures of
a coach, a site or twenty-one regions come out of the same code, in any order, and can be added without seeing
a client: record ids are only for the trace within the team, and `anonymous()` takes them away. Sums are exact
(whole numbers and fractions), because sums of binary floats depend on their order.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import isfinite
from typing import Protocol, Self

from attrs import evolve, field, frozen


class Tally(Protocol):
    """What every tally can do."""

    @property
    def lacking(self) -> int:
        """How many records lacked the data."""

    @property
    def records(self) -> frozenset[str]:
        """Ids of the records counted."""

    @classmethod
    def merged(cls, tallies: Iterable[Self]) -> Self:
        """All of them as one; the zero when there is none."""

    def anonymous(self) -> Self:
        """The same counts without the ids of clients and their records."""


@frozen
class RatioTally:
    """Something counted or summed up, and what it is divided by.

    `persons`, `base` and `rest` say how many persons stand behind the numerator, behind the denominator, and
    behind what is in the denominator but not in the numerator: a tally of one person has 0 or 1 there, and
    small groups are found from them.
    """

    numerator: int | Fraction = 0
    denominator: int | Fraction = 0
    lacking: int = 0
    persons: int = 0
    base: int = 0
    rest: int = 0
    records: frozenset[str] = frozenset()

    @classmethod
    def merged(cls, tallies: Iterable[Self]) -> Self:
        """All of them as one."""
        each = tuple(tallies)
        return cls(
            numerator=sum(one.numerator for one in each),
            denominator=sum(one.denominator for one in each),
            lacking=sum(one.lacking for one in each),
            persons=sum(one.persons for one in each),
            base=sum(one.base for one in each),
            rest=sum(one.rest for one in each),
            records=frozenset().union(*(one.records for one in each)),
        )

    def anonymous(self) -> Self:
        """The same counts without record ids."""
        return evolve(self, records=frozenset())


@frozen
class SetTally:
    """Different things, such as the employers contacted by two coaches: one contacted by both counts once.

    The ids stay when the tally is made anonymous, since without them it could not be merged; so it must never
    hold ids of clients.
    """

    records: frozenset[str] = frozenset()
    lacking: int = 0

    @classmethod
    def merged(cls, tallies: Iterable[Self]) -> Self:
        """All of them as one."""
        each = tuple(tallies)
        return cls(frozenset().union(*(one.records for one in each)), sum(one.lacking for one in each))

    def anonymous(self) -> Self:
        """The tally itself."""
        return self


@frozen
class HistogramTally:
    """How many times each whole number of days was seen: medians and quartiles that merge."""

    counts: Mapping[int, int] = field(factory=dict)
    lacking: int = 0
    persons: int = 0
    records: frozenset[str] = frozenset()

    @classmethod
    def merged(cls, tallies: Iterable[Self]) -> Self:
        """All of them as one."""
        each = tuple(tallies)
        counts: Counter[int] = Counter()
        for one in each:
            counts.update(one.counts)
        return cls(
            counts=dict(counts),
            lacking=sum(one.lacking for one in each),
            persons=sum(one.persons for one in each),
            records=frozenset().union(*(one.records for one in each)),
        )

    def anonymous(self) -> Self:
        """The same counts without record ids."""
        return evolve(self, records=frozenset())

    @property
    def size(self) -> int:
        """How many values there are."""
        return sum(self.counts.values())

    def quantile(self, share: Fraction) -> float | None:
        """The value below which `share` of the values lie, None without values.

        Linear between neighbours: the median of an even number is the mean of the middle two (Hyndman and Fan
        1996, definition 7).
        """
        if not self.size:
            return None
        place = share * (self.size - 1)
        low = int(place)
        below, above = self._at(low), self._at(min(low + 1, self.size - 1))
        return float(below + (above - below) * (place - low))

    def _at(self, position: int) -> int:
        for value in sorted(self.counts):
            position -= self.counts[value]
            if position < 0:
                return value
        raise IndexError(position)


def exact(value: float | None) -> Fraction | None:
    """The number as people wrote it (22.8 is 228/10); None for none, and for what no sum can take (nan,
    -1).
    """
    return Fraction(str(value)) if value is not None and isfinite(value) and value >= 0 else None

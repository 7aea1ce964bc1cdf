"""Figures that leave the team: groups so small that they could point at a person are hidden.

A number of persons is small when it is from 1 to `threshold` - 1; 0 points at nobody. Hidden first (primary):
every figure over a small number of persons, with a small number of persons counted, or with a small number of
persons left over (38 of 40 tells of 2). Then (secondary) whatever would let a hidden number be worked out:
the groups of a row add up to 'all', and the parts of a partition (sectors, sources, ways out) to their whole.
In each such sum the hidden parts are none, or at least two that hold `threshold` persons together, and no
hidden number follows from several sums at once. The smallest parts are hidden first, so that totals are told
for as long as possible.

Persons in two groups make a sum inexact; it is treated as exact, which errs to the safe side. Two reports of
different periods or groupings can still be compared by whoever has both: publish one.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from attrs import evolve, frozen

from ipscore.outcomes.figure import Behind, OutcomeFigure
from ipscore.outcomes.grouping import ALL

LOWEST_THRESHOLD = 3
"""No setting may go below this (domain: law, small groups)."""

_Number = tuple[str, str]
"""A number that figures show: the quantity and the group."""


@frozen
class _Sum:
    """Numbers that add up to another."""

    parts: tuple[_Number, ...]
    whole: _Number


def published(figures: Sequence[OutcomeFigure], threshold: int) -> tuple[OutcomeFigure, ...]:
    """The figures with small groups hidden, and without record ids; a threshold below 3 is taken as 3.

    A hidden figure keeps its name and nothing of its numbers. How many records lacked data is kept when it is
    0 or not small in every group of the measure.
    """
    threshold = max(threshold, LOWEST_THRESHOLD)
    hidden = _hidden(figures, threshold)
    telling = {each.measure for each in figures if each.behind and each.lacking and each.lacking < threshold}
    return tuple(_publish(each, hidden, telling) for each in figures)


def _publish(figure: OutcomeFigure, hidden: set[_Number], telling: set[str]) -> OutcomeFigure:
    lacking = None if figure.measure in telling else figure.lacking
    if _shown(figure, hidden):
        return evolve(figure, records=(), lacking=lacking, behind=None)
    return evolve(
        figure,
        numerator=None,
        denominator=None,
        value=None,
        low=None,
        high=None,
        lacking=None,
        records=(),
        hidden=True,
        behind=None,
    )


def _numbers(group: str, behind: Behind) -> tuple[_Number, ...]:
    counted = (behind.counts, group)
    return ((behind.over, group), counted) if behind.over else (counted,)


def _shown(figure: OutcomeFigure, hidden: set[_Number]) -> bool:
    return figure.behind is None or hidden.isdisjoint(_numbers(figure.group, figure.behind))


def _hidden(figures: Sequence[OutcomeFigure], threshold: int) -> set[_Number]:
    about = [(each.group, each.behind) for each in figures if each.behind is not None]
    persons = _persons(about)
    hidden = _small(about, threshold)
    sums = _sums(about)
    while True:
        seen = _seen(about, hidden)
        more = _uncovered(sums, seen, persons, threshold) or _derivable(sums, seen, persons)
        if more is None:
            return hidden
        hidden.add(more)


def _persons(about: Iterable[tuple[str, Behind]]) -> Mapping[_Number, int]:
    found: dict[_Number, int] = {}
    for group, each in about:
        found[each.counts, group] = each.persons
        if each.over and each.base is not None:
            found.setdefault((each.over, group), each.base)
    return found


def _small(about: Iterable[tuple[str, Behind]], threshold: int) -> set[_Number]:
    found: set[_Number] = set()
    for group, each in about:
        if 0 < each.persons < threshold or 0 < (each.rest or 0) < threshold:
            found.add((each.counts, group))
        if 0 < (each.base or 0) < threshold:
            found |= {(each.counts, group), (each.over, group)}
    return found


def _seen(about: Iterable[tuple[str, Behind]], hidden: set[_Number]) -> set[_Number]:
    """Numbers that at least one shown figure tells."""
    shown = (_numbers(group, each) for group, each in about)
    return {number for numbers in shown if hidden.isdisjoint(numbers) for number in numbers}


def _sums(about: Sequence[tuple[str, Behind]]) -> tuple[_Sum, ...]:
    groups = dict.fromkeys(group for group, _ in about)
    quantities = dict.fromkeys(number for group, each in about for number, _ in _numbers(group, each))
    parts = [group for group in groups if group != ALL]
    sums = (
        [_Sum(tuple((each, group) for group in parts), (each, ALL)) for each in quantities] if parts else []
    )
    partitions: dict[tuple[str, str, str], list[_Number]] = {}
    for group, each in about:
        if each.partition:
            partitions.setdefault((each.partition, each.over, group), []).append((each.counts, group))
    sums += [_Sum(tuple(each), (over, group)) for (_, over, group), each in partitions.items()]
    return tuple(sums)


def _uncovered(
    sums: Iterable[_Sum], seen: set[_Number], persons: Mapping[_Number, int], threshold: int
) -> _Number | None:
    """A number to hide because a sum has one hidden part only, or hidden parts of too few persons
    together.
    """
    for each in sums:
        hidden = [part for part in each.parts if part not in seen]
        together = sum(persons[part] for part in hidden)
        if each.whole in seen and together and (len(hidden) < 2 or together < threshold):
            return _cheapest(each, seen, persons)
    return None


def _derivable(sums: Sequence[_Sum], seen: set[_Number], persons: Mapping[_Number, int]) -> _Number | None:
    """A number to hide because some hidden number follows from several sums together."""
    determined = _determined([{**dict.fromkeys(each.parts, 1), each.whole: -1} for each in sums], seen)
    for each in sums:
        if not determined.isdisjoint((*each.parts, each.whole)) and (more := _cheapest(each, seen, persons)):
            return more
    return None


def _cheapest(each: _Sum, seen: set[_Number], persons: Mapping[_Number, int]) -> _Number | None:
    """The shown part with the fewest persons but some, so that hiding it covers; the whole when no part is
    left.
    """
    parts = [part for part in each.parts if part in seen]
    if parts:
        return min(parts, key=lambda part: (persons[part] == 0, persons[part], part))
    return each.whole if each.whole in seen else None


def _determined(equations: Iterable[Mapping[_Number, int]], seen: set[_Number]) -> set[_Number]:
    """The unknown numbers that have only one solution (Gauss and Jordan, over the unknowns alone)."""
    solved: dict[_Number, dict[_Number, Fraction]] = {}
    for equation in equations:
        row = {number: Fraction(factor) for number, factor in equation.items() if number not in seen}
        for pivot in [number for number in row if number in solved]:
            _subtract(row, solved[pivot], row[pivot])
        if not row:
            continue
        pivot = next(iter(row))
        row = {number: factor / row[pivot] for number, factor in row.items()}
        for other in solved.values():
            if pivot in other:
                _subtract(other, row, other[pivot])
        solved[pivot] = row
    return {pivot for pivot, row in solved.items() if len(row) == 1}


def _subtract(row: dict[_Number, Fraction], other: Mapping[_Number, Fraction], times: Fraction) -> None:
    for number, factor in other.items():
        left = row.get(number, Fraction(0)) - times * factor
        if left:
            row[number] = left
        else:
            row.pop(number, None)

"""The tallies of a whole workspace: what is merged between sites and regions, and figures are read off."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from attrs import evolve, frozen

from ipscore.outcomes.catalogue import catalogue, person_measures, work_measures
from ipscore.outcomes.figure import OutcomeFigure
from ipscore.outcomes.grouping import ALL, UNKNOWN, Grouping, ordered
from ipscore.outcomes.measure import Measure
from ipscore.outcomes.reading import read_person, split
from ipscore.outcomes.tally import Tally
from ipscore.outcomes.work import work_readings
from ipscore.records.dataset import Dataset
from ipscore.records.period import Period

_CHUNK = 512

Cell = tuple[str, str]
"""A measure's id and a group's."""


@frozen
class OutcomeTallies:
    """Tallies by measure and group; a cell that is not there is the measure's zero."""

    period: Period
    by: Grouping | None
    groups: tuple[str, ...]
    cells: Mapping[Cell, Any]

    def merge(self, other: "OutcomeTallies") -> "OutcomeTallies":
        """The tallies of both, such as of two regions that share no client.

        Raises ValueError when the two are not of one period and one grouping.
        """
        if (self.period, self.by) != (other.period, other.by):
            raise ValueError("only tallies of one period and one grouping can be merged")
        cells = dict(self.cells)
        for cell, tally in other.cells.items():
            cells[cell] = type(tally).merged((cells[cell], tally)) if cell in cells else tally
        both = dict.fromkeys((*self.groups, *other.groups))
        last = [each for each in (UNKNOWN, ALL) if each in both]
        return evolve(self, groups=(*(each for each in both if each not in last), *last), cells=cells)

    def anonymous(self) -> "OutcomeTallies":
        """The same counts without the ids of clients and their records."""
        return evolve(self, cells={cell: tally.anonymous() for cell, tally in self.cells.items()})

    def figures(self) -> tuple[OutcomeFigure, ...]:
        """Every figure of every group, measure by measure."""
        return tuple(
            figure
            for measure in catalogue(self.period, self.by)
            for row in measure.rows
            for group in self.groups
            for figure in (
                row.figure(self.cells.get((measure.id, group), measure.zero), group, measure.section),
            )
        )


class _Collector:
    """Gathers the tallies of single persons and merges them by the hundred: one by one would copy too
    much.
    """

    def __init__(self) -> None:
        self._cells: dict[Cell, list[Tally]] = defaultdict(list)

    def add(self, measure: Measure[Any, Any], group: str, tally: Tally) -> None:
        if tally == measure.zero:
            return
        waiting = self._cells[measure.id, group]
        waiting.append(tally)
        if len(waiting) == _CHUNK:
            waiting[:] = [type(tally).merged(waiting)]

    def merged(self) -> dict[Cell, Tally]:
        return {cell: type(each[0]).merged(each) for cell, each in self._cells.items()}

    def groups(self) -> set[str]:
        return {group for _, group in self._cells}


def tally_dataset(dataset: Dataset, period: Period, by: Grouping | None = None) -> OutcomeTallies:
    """Read every record of the dataset once."""
    collector = _Collector()
    _tally_persons(collector, dataset, period, by)
    _tally_work(collector, dataset, period, by)
    groups = ordered(collector.groups(), dataset, by)
    return OutcomeTallies(period, by, groups, collector.merged())


def _tally_persons(collector: _Collector, dataset: Dataset, period: Period, by: Grouping | None) -> None:
    measures = person_measures(period)
    for story in dataset.stories():
        whole = read_person(story, period)
        if whole is None:
            continue
        parts = {} if by is None else split(whole, story.client, by)
        for measure in measures:
            one = measure.read(whole)
            collector.add(measure, ALL, one)
            for group, part in parts.items():
                # Nearly everyone is in one group only, where the person is read as a whole.
                collector.add(measure, group, one if part is whole else measure.read(part))


def _tally_work(collector: _Collector, dataset: Dataset, period: Period, by: Grouping | None) -> None:
    measures = work_measures(by)
    for group, reading in work_readings(dataset, period, by) if measures else ():
        for measure in measures:
            one = measure.read(reading)
            for place in {ALL, group}:
                collector.add(measure, place, one)

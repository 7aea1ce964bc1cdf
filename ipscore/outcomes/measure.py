"""A measure: how one reading becomes a tally, and which figures are read off the merged tally."""

from collections.abc import Callable, Collection
from fractions import Fraction
from typing import Generic, TypeVar

from attrs import frozen

from ipscore.message import Message
from ipscore.outcomes.figure import Behind, OutcomeFigure, RecordKind, Section, Unit
from ipscore.outcomes.reading import Reading
from ipscore.outcomes.tally import HistogramTally, RatioTally, SetTally, Tally
from ipscore.outcomes.wilson import wilson
from ipscore.records.job import Job

R = TypeVar("R")
T = TypeVar("T", bound=Tally)


@frozen
class Drawn:
    """The numbers read off a tally, and the persons behind them (see `Behind`)."""

    numerator: float | None
    denominator: float | None
    value: float | None
    low: float | None = None
    high: float | None = None
    persons: int = 0
    base: int | None = None
    rest: int | None = None


@frozen
class Row(Generic[T]):
    """One figure of a measure: its texts and how it is drawn from the tally.

    `counts`: the quantity in the numerator when another row shows it too; `over`: the quantity divided by,
    which for proportions is also the id of a count where one is shown. `about_clients`: False where no client
    is counted.
    """

    id: str
    name: Message
    of: Message
    unit: Unit
    draw: Callable[[T], Drawn]
    explanation: tuple[Message, ...]
    decimals: int = 0
    counts: str = ""
    over: str = ""
    partition: str = ""
    record_kind: RecordKind = RecordKind.CLIENT
    about_clients: bool = True

    def figure(self, tally: T, group: str, section: Section) -> OutcomeFigure:
        """The figure of one group."""
        drawn = self.draw(tally)
        behind = Behind(
            self.counts or self.id, self.over, self.partition, drawn.persons, drawn.base, drawn.rest
        )
        return OutcomeFigure(
            measure=self.id,
            group=group,
            section=section,
            name=self.name,
            of=self.of,
            unit=self.unit,
            decimals=self.decimals,
            explanation=self.explanation,
            numerator=drawn.numerator,
            denominator=drawn.denominator,
            value=drawn.value,
            low=drawn.low,
            high=drawn.high,
            lacking=tally.lacking,
            records=tuple(sorted(tally.records)),
            record_kind=self.record_kind,
            behind=behind if self.about_clients else None,
        )


@frozen
class Measure(Generic[R, T]):
    """One way to count. `zero` is the tally of nobody."""

    id: str
    section: Section
    zero: T
    read: Callable[[R], T]
    rows: tuple[Row[T], ...]

    def figures(self, tally: T, group: str) -> tuple[OutcomeFigure, ...]:
        """Every figure of this measure for one group."""
        return tuple(row.figure(tally, group, self.section) for row in self.rows)


def count(tally: RatioTally) -> Drawn:
    """The numerator alone."""
    number = _plain(tally.numerator)
    return Drawn(number, None, float(number), persons=tally.persons)


def proportion(tally: RatioTally) -> Drawn:
    """A part of a whole, with its Wilson interval."""
    drawn = ratio(tally)
    bounds = wilson(int(tally.numerator), int(tally.denominator))
    low, high = bounds or (None, None)
    return Drawn(
        drawn.numerator, drawn.denominator, drawn.value, low, high, tally.persons, tally.base, tally.rest
    )


def ratio(tally: RatioTally) -> Drawn:
    """One thing divided by another that it is not a part of: it may pass 1, and has no interval."""
    value = float(Fraction(tally.numerator) / tally.denominator) if tally.denominator else None
    return Drawn(
        _plain(tally.numerator), _plain(tally.denominator), value, persons=tally.persons, base=tally.base
    )


def distinct(tally: SetTally) -> Drawn:
    """How many different ones."""
    return Drawn(len(tally.records), None, float(len(tally.records)))


def quantile(share: Fraction) -> Callable[[HistogramTally], Drawn]:
    """The value below which `share` of the values lie: 1/2 for the median."""

    def draw(tally: HistogramTally) -> Drawn:
        return Drawn(None, tally.size, tally.quantile(share), persons=tally.persons, base=tally.persons)

    return draw


def person(reading: Reading, *, counted: bool, lacking: bool = False) -> RatioTally:
    """The tally of one person in coaching, who is or is not one of those looked for."""
    return RatioTally(
        numerator=int(counted),
        denominator=1,
        lacking=int(lacking),
        persons=int(counted),
        base=1,
        rest=int(not counted),
        records=frozenset((reading.client,)) if counted else frozenset(),
    )


def jobs_of(whole: Collection[Job], counted: Collection[Job], lacking: int = 0) -> RatioTally:
    """The tally of one person's jobs: `counted` of `whole`."""
    return RatioTally(
        numerator=len(counted),
        denominator=len(whole),
        lacking=lacking,
        persons=int(bool(counted)),
        base=int(bool(whole)),
        rest=int(len(whole) > len(counted)),
        records=frozenset(each.id for each in counted),
    )


def _plain(number: int | Fraction) -> float:
    return int(number) if number == int(number) else float(number)

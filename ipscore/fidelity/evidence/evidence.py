"""One practice figure with all that explains it."""

from attrs import frozen

from ipscore.message import Message
from ipscore.records.period import Period
from ipscore.records.review import Counted


@frozen
class Evidence:
    """A figure computed from records.

    `value` is None when there is too little to compute it from. `of` names what is divided by what; `lacking`
    is how many records would have counted but lack the data; `records` are the ids behind the figure
    (clients, jobs, coaches or contacts, as `of` tells).
    """

    figure: str
    value: float | None
    numerator: float | None
    denominator: float | None
    of: Message
    period: Period
    lacking: int = 0
    records: tuple[str, ...] = ()

    @property
    def counted(self) -> Counted:
        """What it was counted from, as it is written down where it has to stay as it is."""
        return Counted(
            self.figure,
            self.period.start,
            self.period.end,
            None if self.numerator is None else float(self.numerator),
            None if self.denominator is None else float(self.denominator),
            self.lacking,
        )


PER_CENT = 100.0
"""Shares are given as people write them: 38,5 for 38,5 %."""


def ratio(numerator: float, denominator: float, factor: float = 1.0) -> float | None:
    """The quotient times `factor`; None when there is nothing to divide by."""
    return numerator / denominator * factor if denominator else None

"""One practice figure with all that explains it."""

from attrs import frozen

from ipscore.message import Message
from ipscore.records.period import Period


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


PER_CENT = 100.0
"""Shares are given as people write them: 38,5 for 38,5 %."""


def ratio(numerator: float, denominator: float, factor: float = 1.0) -> float | None:
    """The quotient times `factor`; None when there is nothing to divide by."""
    return numerator / denominator * factor if denominator else None

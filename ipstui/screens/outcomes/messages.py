"""What the workers and pages of the outcomes area answer."""

from dataclasses import dataclass

from textual.message import Message

from ipscore.outcomes import Grouping, OutcomeReport, TrendPoint
from ipscore.records.period import Period


@dataclass
class OutcomesComputed(Message):
    """The figures of a period were computed."""

    asked: "Asked"
    """What they are figures of."""
    report: OutcomeReport
    """As the team may see it."""
    public: OutcomeReport
    """As anyone may see it."""
    trend: tuple[TrendPoint, ...]
    """The coefficient month by month."""


@dataclass(frozen=True)
class Asked:
    """What figures were asked for; `version` of the session's records, so that an old answer is known as "
    "such.
    """

    period: Period
    by: Grouping | None
    version: int

"""Due items: what must happen with whom by when, and why. What the agenda is made of."""

from datetime import date
from enum import StrEnum

from attrs import field, frozen

from ipscore.message import Message
from ipscore.records.deferral import Deferral


class Urgency(StrEnum):
    """Where an item stands on the agenda. `THIS_WEEK`: until Sunday."""

    OVERDUE = "overdue"
    TODAY = "today"
    THIS_WEEK = "this_week"
    LATER = "later"


@frozen
class DueItem:
    """One thing that is due.

    `key`: what a deferral names; the rule and what it was about, the same every day until it is done.
    `who`: id of the coach or team leader; None where nobody in particular. `employer` or `site` stand where
    there is no client. `detail`: in a few words what it runs from ("came 9.9.2022"). `why`: each step that
    leads to the due date, for people. `records`: ids of the records it rests on. `deferral`: how it was
    postponed; `first_due`: the day it was due before that.
    """

    key: str
    rule: str
    due: date
    overdue_days: int
    who: str | None
    detail: Message
    client: str | None = None
    employer: str | None = None
    site: str | None = None
    why: tuple[Message, ...] = ()
    records: tuple[str, ...] = ()
    first_due: date | None = None
    deferral: Deferral | None = field(default=None)

    def urgency(self, today: date) -> Urgency:
        """Where the item stands on `today`."""
        if self.due < today:
            return Urgency.OVERDUE
        if self.due == today:
            return Urgency.TODAY
        sunday = today.toordinal() + 6 - today.weekday()
        return Urgency.THIS_WEEK if self.due.toordinal() <= sunday else Urgency.LATER

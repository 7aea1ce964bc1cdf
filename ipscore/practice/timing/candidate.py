"""What a rule asks for before anybody postponed it."""

from datetime import date

from attrs import field, frozen

from ipscore.message import Message
from ipscore.practice.happening import Happening


@frozen
class Candidate:
    """Something due by a day.

    `trigger`: what time runs from. `last`: when it was last done, for what is done again and again. `anchor`:
    what names it in the key. `detail`: in a few words what it runs from. `why`: how the rule counts.
    """

    trigger: Happening
    due: date
    anchor: str
    detail: Message
    why: tuple[Message, ...] = field(default=())
    last: Happening | None = None

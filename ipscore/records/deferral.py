"""A due item that somebody postponed, or said is not needed, and why."""

from datetime import date

from attrs import field, frozen

from ipscore.documented import doc


@frozen
class Deferral:
    """A due item put off until a day, or found not to be needed. Of several for one item the last holds."""

    id: str = field(metadata=doc("Id of the deferral."))
    item: str = field(metadata=doc("Key of the due item: its rule and what it was about."))
    on: date = field(metadata=doc("Day it was decided."))
    by: str = field(metadata=doc("Who decided.", refers="staff"))
    reason: str = field(metadata=doc("Why, in words."))
    until: date | None = field(
        default=None, metadata=doc("New due date; left out when the item is not needed.")
    )

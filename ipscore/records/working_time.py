"""Working time of one person in one month: the ground of criteria 2 and 24."""

from datetime import date
from enum import StrEnum

from attrs import field, frozen

from ipscore.documented import doc
from ipscore.records.contact import Place

SCHEMA = 1


class Activity(StrEnum):
    """What the time went to. Everything but `training_others` and `other_work` is coaching (criterion 2)."""

    CLIENT_WORK = "client_work"
    EMPLOYER_WORK = "employer_work"
    PARTNER_WORK = "partner_work"
    TEAM = "team"
    RECORDING = "recording"
    TRAVEL = "travel"
    TRAINING_OTHERS = "training_others"
    OTHER_WORK = "other_work"


NOT_COACHING = frozenset({Activity.TRAINING_OTHERS, Activity.OTHER_WORK})


@frozen
class WorkingTimeEntry:
    """Some minutes of one day."""

    id: str = field(metadata=doc("Id of the entry."))
    on: date = field(metadata=doc("Day."))
    minutes: int = field(metadata=doc("Length in minutes."))
    activity: Activity = field(metadata=doc("What the time went to.", together="activity"))
    place: Place | None = field(default=None, metadata=doc("Where."))
    client: str | None = field(
        default=None, metadata=doc("Client, when there is one.", refers="client", together="activity")
    )
    contact: str | None = field(
        default=None, metadata=doc("Id of the contact or employer contact the entry was filled from.")
    )
    note: str = field(default="", metadata=doc("Note in free words."))


@frozen
class WorkingTime:
    """The entries of one person in one calendar month."""

    id: str = field(metadata=doc("Id of the person and the month: `<staff>-<yyyy>-<mm>`."))
    staff: str = field(metadata=doc("Whose time.", refers="staff"))
    month: date = field(metadata=doc("First day of the month."))
    entries: tuple[WorkingTimeEntry, ...] = field(default=(), metadata=doc("Entries, in any order."))
    schema: int = field(default=SCHEMA, metadata=doc("Version of this kind of file."))

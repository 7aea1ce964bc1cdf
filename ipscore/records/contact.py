"""A contact: one meeting, call, message, missed meeting or attempt to reach the client or a partner."""

from datetime import date, time
from enum import StrEnum

from attrs import field, frozen

from ipscore.documented import doc


class ContactKind(StrEnum):
    """What happened. `missed`: the client did not come; `attempt`: outreach after that."""

    MEETING = "meeting"
    PHONE = "phone"
    MESSAGE = "message"
    MISSED = "missed"
    ATTEMPT = "attempt"


class ContactWith(StrEnum):
    """Whom the contact was with."""

    CLIENT = "client"
    PARTNER = "partner"
    FAMILY = "family"


class Place(StrEnum):
    """Where. All but `office` and `remote` is time in the community (criterion 24)."""

    OFFICE = "office"
    COMMUNITY = "community"
    WORKPLACE = "workplace"
    HOME = "home"
    REMOTE = "remote"


OUTSIDE_OFFICE = frozenset({Place.COMMUNITY, Place.WORKPLACE, Place.HOME})


class Topic(StrEnum):
    """What a contact dealt with, where a criterion asks for it."""

    PROFILE = "profile"
    JOB_SEARCH_PLAN = "job_search_plan"
    SUPPORT_PLAN = "support_plan"
    BENEFITS_ADVICE = "benefits_advice"
    DISCLOSURE = "disclosure"
    NEW_SEARCH_OFFERED = "new_search_offered"
    NATURAL_SUPPORT = "natural_support"
    WORK_INTEREST = "work_interest"
    NEW_LEARNT = "new_learnt"


@frozen
class Contact:
    """One contact with the client, or with a partner or the family about the client."""

    id: str = field(metadata=doc("Id of the contact."))
    on: date = field(metadata=doc("Day."))
    kind: ContactKind = field(metadata=doc("What happened.", together="kind"))
    coach: str = field(metadata=doc("Who was in contact.", refers="staff"))
    at: time | None = field(default=None, metadata=doc("Time of day, when it matters."))
    contact_with: ContactWith = field(
        default=ContactWith.CLIENT, metadata=doc("Whom the contact was with.", together="contact_with")
    )
    partner: str = field(
        default="", metadata=doc("Which partner or relative, in words.", together="contact_with")
    )
    partner_id: str | None = field(
        default=None,
        metadata=doc("Which of the client's partners; left out when not one of them.", refers="partner"),
    )
    place: Place | None = field(
        default=None, metadata=doc("Where; left out for phone and messages.", together="kind")
    )
    minutes: int | None = field(default=None, metadata=doc("Length in minutes."))
    topics: tuple[Topic, ...] = field(
        default=(), metadata=doc("What it dealt with, where a criterion asks for it.")
    )
    note: str = field(default="", metadata=doc("Note in free words."))
    next_step: str = field(default="", metadata=doc("What was agreed to happen next.", together="next"))
    next_on: date | None = field(
        default=None, metadata=doc("By when the next step happens.", together="next")
    )

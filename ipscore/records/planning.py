"""What a review needs before and during the visit: who is met, what is asked for, whose papers are read."""

from datetime import date, time
from enum import StrEnum

from attrs import field, frozen

from ipscore.documented import doc


class SessionKind(StrEnum):
    """What is done in one session of a review."""

    INTERVIEW = "interview"
    OBSERVATION = "observation"
    DOCUMENTS = "documents"
    FEEDBACK = "feedback"


@frozen
class ReviewSession:
    """One line of the schedule: an interview, an observation, time for documents or the feedback meeting."""

    id: str = field(metadata=doc("Id of the session."))
    on: date = field(metadata=doc("Day."))
    kind: SessionKind = field(metadata=doc("What is done."))
    at: time | None = field(default=None, metadata=doc("Time of day, when it is agreed."))
    minutes: int | None = field(default=None, metadata=doc("Length in minutes."))
    with_whom: str = field(default="", metadata=doc("Roles that are met or observed; no names of clients."))
    where: str = field(default="", metadata=doc("Place."))
    assessors: tuple[str, ...] = field(
        default=(), metadata=doc("Assessors of the review who take part, by id; none: all.")
    )
    done: bool = field(default=False, metadata=doc("Whether it has taken place."))


@frozen
class RequestedDocument:
    """A document asked for before the visit."""

    id: str = field(metadata=doc("Id of the document."))
    name: str = field(metadata=doc("What is asked for."))
    asked_on: date | None = field(default=None, metadata=doc("Day it was asked for."))
    received_on: date | None = field(default=None, metadata=doc("Day it was received."))
    note: str = field(default="", metadata=doc("Note in free words."))


@frozen
class Informant:
    """People who were interviewed or observed, by role and number; never by name."""

    id: str = field(metadata=doc("Id of the line."))
    role: str = field(metadata=doc("Role, such as coach, client, head of unit."))
    number: int = field(metadata=doc("How many people."))


@frozen
class FileSample:
    """The clients whose papers are read: drawn at random, and the same again from the same seed."""

    seed: str = field(metadata=doc("Seed of the draw."))
    size: int = field(metadata=doc("How many clients were to be drawn."))
    drawn_on: date = field(metadata=doc("Day of the draw."))
    start: date = field(metadata=doc("First day of the window of records."))
    end: date = field(metadata=doc("Last day of the window of records."))
    clients: tuple[str, ...] = field(
        default=(), metadata=doc("Clients drawn, in the order of the draw.", refers="client")
    )


@frozen
class Correction:
    """A dated note that corrects an issued report; the report itself is never rewritten."""

    id: str = field(metadata=doc("Id of the correction."))
    on: date = field(metadata=doc("Day."))
    by: str = field(metadata=doc("Who corrects, by name."))
    text: str = field(metadata=doc("What was wrong, and what is right."))
    criterion: str = field(default="", metadata=doc("Criterion it is about; empty: the whole report."))

"""A funded project or a permanent service within which clients are coached."""

from datetime import date
from enum import StrEnum

from attrs import field, frozen

from ipscore.documented import doc

SCHEMA = 1


class ProgrammeKind(StrEnum):
    """A project ends; a service goes on."""

    PROJECT = "project"
    SERVICE = "service"


@frozen
class Programme:
    """A project or service with its period, funder, target and parties."""

    id: str = field(metadata=doc("Id of the programme."))
    name: str = field(metadata=doc("Name."))
    kind: ProgrammeKind = field(metadata=doc("Project or permanent service.", together="days"))
    start: date = field(metadata=doc("First day.", together="days"))
    end: date | None = field(
        default=None, metadata=doc("Last day; left out for a permanent service.", together="days")
    )
    funder: str = field(default="", metadata=doc("Who pays."))
    target_clients: int | None = field(default=None, metadata=doc("How many clients are aimed at."))
    parties: tuple[str, ...] = field(default=(), metadata=doc("Organisations taking part."))
    sites: tuple[str, ...] = field(default=(), metadata=doc("Sites.", refers="site"))
    schema: int = field(default=SCHEMA, metadata=doc("Version of this kind of file."))

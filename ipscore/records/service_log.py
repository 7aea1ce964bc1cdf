"""What a site does together: supervision, host team's meetings, outcomes looked at, steering group."""

from datetime import date
from enum import StrEnum

from attrs import field, frozen

from ipscore.documented import doc
from ipscore.records.deferral import Deferral

SCHEMA = 1


class ServiceEventKind(StrEnum):
    """What took place (domain: practice rules of the team, criteria 5, 7, 8, 10 and 11)."""

    SUPERVISION = "supervision"
    HOST_TEAM_MEETING = "host_team_meeting"
    OUTCOMES_REVIEWED = "outcomes_reviewed"
    OUTCOMES_TOLD = "outcomes_told"
    STEERING_GROUP = "steering_group"


@frozen
class ServiceEvent:
    """One meeting or other event of the service, on one day."""

    id: str = field(metadata=doc("Id of the event."))
    on: date = field(metadata=doc("Day."))
    kind: ServiceEventKind = field(metadata=doc("What took place."))
    staff: tuple[str, ...] = field(default=(), metadata=doc("Staff who took part.", refers="staff"))
    minutes: int | None = field(default=None, metadata=doc("Length in minutes."))
    note: str = field(default="", metadata=doc("What was decided, in words; no names of clients."))


@frozen
class ServiceLog:
    """The events of one site in one calendar year."""

    id: str = field(metadata=doc("Id of the site and the year: `<site>-<yyyy>`."))
    site: str = field(metadata=doc("Site.", refers="site"))
    year: int = field(metadata=doc("Calendar year."))
    events: tuple[ServiceEvent, ...] = field(default=(), metadata=doc("Events, in any order."))
    deferrals: tuple[Deferral, ...] = field(
        default=(), metadata=doc("Due items of the site that were postponed or found not to be needed.")
    )
    schema: int = field(default=SCHEMA, metadata=doc("Version of this kind of file."))

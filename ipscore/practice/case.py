"""What the agenda is computed from: a client's case, and what a service does together."""

from datetime import date

from attrs import frozen

from ipscore.practice.summaries import ClientSummary, EmployerContactSummary, StaffSummary
from ipscore.records.episode import Episode
from ipscore.records.review import ReviewKind
from ipscore.records.service_log import ServiceLog


@frozen
class Case:
    """A client with the employer contacts about them, each with the employer's id before it."""

    client: ClientSummary
    employer_contacts: tuple[tuple[str, EmployerContactSummary], ...] = ()


@frozen
class PlannedAction:
    """An action of a development plan that has a day.

    `agreed_on`: since when it is known. `ended_on`: the day it was done or dropped; None while it is left.
    """

    id: str
    agreed_on: date
    due: date
    text: str = ""
    ended_on: date | None = None


@frozen
class ReviewResult:
    """A review that was held: `day`: the last day of the visit; `total`: points, None until they are known.

    `sites`: sites it was about; none: all. `actions`: what its development plan asks for.
    """

    id: str
    day: date
    kind: ReviewKind
    total: int | None = None
    sites: tuple[str, ...] = ()
    actions: tuple[PlannedAction, ...] = ()


@frozen
class Service:
    """The sites asked about, by id, and everything that rules about a site rest on."""

    sites: tuple[str, ...]
    staff: tuple[StaffSummary, ...] = ()
    logs: tuple[ServiceLog, ...] = ()
    reviews: tuple[ReviewResult, ...] = ()


def open_episode(client: ClientSummary, today: date) -> Episode | None:
    """The episode in which something may be due on `today`; the newest when two overlap.

    From the day of closing on there is none, though that day still counts as a day in coaching: who closes an
    episode is done with it.
    """
    found = [
        each
        for each in client.episodes
        if each.intake <= today and (each.closed_on is None or today < each.closed_on)
    ]
    return max(found, key=lambda each: (each.intake, each.id), default=None)

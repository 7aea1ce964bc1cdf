"""A small team for the tests of the leader's view: two coaches, a leader, clients and an employer."""

from collections.abc import Sequence
from datetime import date, timedelta

from ipscore.message import msg
from ipscore.practice.agenda import Practice
from ipscore.practice.calendar import WorkingDays
from ipscore.practice.due import DueItem
from ipscore.practice.summaries import client_summary, employer_summary, staff_summary
from ipscore.practice.team.views import TeamRecords
from ipscore.records.client import Client
from ipscore.records.contact import Contact, ContactKind, ContactWith
from ipscore.records.employer import Employer, EmployerContact
from ipscore.records.episode import CoachEntry, Episode, Phase, PhaseEntry
from ipscore.records.job import Job
from ipscore.records.staff import Leave, Post, Role, Staff
from tests.practice.rules import limits_only

TODAY = date(2022, 10, 13)
"""A Thursday."""

PRACTICE = Practice(limits_only(), WorkingDays(lambda _: frozenset()))


def ago(days: int) -> date:
    """The day so many days before today."""
    return TODAY - timedelta(days)


def coach(key: str = "aino", share: float = 1.0, site: str = "r", **more: object) -> Staff:
    """A coach led by Lempi."""
    values: dict[str, object] = {"leader": "lempi", "roles": (Role.COACH,), **more}
    posts = (Post(f"p{key}", site, date(2021, 1, 1), share),)
    return Staff(key, key.title(), posts=posts, **values)  # type: ignore[arg-type]  # the test names fields


def leader(share: float = 0.5) -> Staff:
    """Lempi, who leads."""
    return coach("lempi", share, leader=None, roles=(Role.TEAM_LEADER,))


def client(
    key: str,
    came: int = 100,
    *,
    by: str = "aino",
    site: str = "r",
    phase: Phase = Phase.JOB_SEARCH,
    met: Sequence[int] = (),
    jobs: tuple[Job, ...] = (),
    closed: int | None = None,
) -> Client:
    """A client who came so many days ago, in this phase since then, met so many days ago."""
    intake = ago(came)
    stay = Episode(
        f"e{key}",
        site,
        intake,
        phases=(PhaseEntry("p", phase, intake),),
        coaches=(CoachEntry("c", by, intake),),
        closed_on=None if closed is None else ago(closed),
    )
    meetings = tuple(Contact(f"m{key}{days}", ago(days), ContactKind.MEETING, by) for days in met)
    call = Contact(f"c{key}", TODAY, ContactKind.PHONE, by)
    partner = Contact(f"y{key}", TODAY, ContactKind.MEETING, by, contact_with=ContactWith.PARTNER)
    return Client(key, site, (stay,), (*meetings, call, partner), jobs)


def visit(key: str, days: int, *clients: str, by: str = "aino", **more: object) -> EmployerContact:
    """A face-to-face contact so many days ago."""
    values: dict[str, object] = {"face_to_face": True, **more}
    return EmployerContact(key, ago(days), by, clients=clients, **values)  # type: ignore[arg-type]  # as above


def overdue(client: str, days: int, who: str = "aino", site: str = "r") -> DueItem:
    """Something that should have been done so many days ago."""
    return DueItem(f"rule/{client}{days}", "rule", ago(days), days, who, msg("came"), client, site=site)


def records(
    clients: Sequence[Client] = (),
    contacts: Sequence[EmployerContact] = (),
    staff: Sequence[Staff] = (),
    items: Sequence[DueItem] = (),
) -> TeamRecords:
    """What the view is made from; the contacts are all with one employer."""
    people = staff or (coach(), coach("bo", 0.5, leaves=(Leave("l", ago(3), ago(-3)),)), leader())
    return TeamRecords(
        [client_summary(each) for each in clients],
        [employer_summary(Employer("firma", "Firma Oy", contacts=tuple(contacts)))],
        {each.id: staff_summary(each) for each in people},
        items,
    )

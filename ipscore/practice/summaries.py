"""Summaries: what lists show of a record, so that a list of thousands opens no file.

A summary is made from one record alone and never shortened, so that a list made from summaries is the list
made from the records, whatever day counts as today. What no list shows is left out: notes, personal identity
codes, details of jobs and contacts.
"""

from datetime import date

from attrs import frozen

from ipscore.records.client import Client
from ipscore.records.contact import Contact, ContactKind, ContactWith
from ipscore.records.employer import Employer
from ipscore.records.episode import Episode
from ipscore.records.identity import Identity
from ipscore.records.job import Job, Sector
from ipscore.records.staff import Role, Staff

REACHED = frozenset({ContactKind.MEETING, ContactKind.PHONE, ContactKind.MESSAGE})
"""Kinds of contact in which the client was reached: a missed meeting and an attempt are none."""


@frozen
class AgreedStep:
    """What was agreed in a contact of the day `on` to happen next, and by when."""

    on: date
    text: str
    by: date | None


@frozen
class JobSummary:
    """One job: enough to say where a client works."""

    title: str
    employer: str | None
    start: date
    end: date | None

    def runs_on(self, day: date) -> bool:
        """Whether the job was running on `day`; the last day counts."""
        return self.start <= day and (self.end is None or day <= self.end)


@frozen
class ClientSummary:
    """What lists show of a client's case.

    `reached`: the days on which the client was reached, in order, each once. `steps`: next steps agreed, in
    order, of several on one day the last. `contacts`: how many there are, of every kind.
    """

    id: str
    site: str
    episodes: tuple[Episode, ...]
    reached: tuple[date, ...]
    steps: tuple[AgreedStep, ...]
    jobs: tuple[JobSummary, ...]
    wishes: str
    contacts: int


@frozen
class IdentitySummary:
    """Who a client is and how to reach them; never the personal identity code."""

    id: str
    family_name: str
    given_name: str
    phone: str
    email: str
    address: str
    language: str

    @property
    def name(self) -> str:
        """Family name first, as lists are sorted."""
        return f"{self.family_name} {self.given_name}".strip()

    @property
    def reach(self) -> str:
        """Phone, e-mail and address, those that are known."""
        return ", ".join(part for part in (self.phone, self.email, self.address) if part)


@frozen
class EmployerSummary:
    """What lists show of an employer. `clients`: ids of those its contacts are about, in order."""

    id: str
    name: str
    sector: Sector | None
    municipality: str
    clients: tuple[str, ...]
    contacts: int
    last_contact: date | None


@frozen
class StaffSummary:
    """What lists show of a member of staff. `sites`: of every post, in order."""

    id: str
    name: str
    roles: tuple[Role, ...]
    sites: tuple[str, ...]


Summary = ClientSummary | IdentitySummary | EmployerSummary | StaffSummary


def client_summary(client: Client) -> ClientSummary:
    """What lists show of a client's case."""
    steps: dict[date, AgreedStep] = {}
    for each in client.contacts:
        if each.next_step or each.next_on is not None:
            steps[each.on] = AgreedStep(each.on, each.next_step, each.next_on)
    return ClientSummary(
        id=client.id,
        site=client.site,
        episodes=client.episodes,
        reached=tuple(sorted({each.on for each in client.contacts if _reached(each)})),
        steps=tuple(steps[on] for on in sorted(steps)),
        jobs=tuple(_job(each) for each in client.jobs),
        wishes=client.wishes,
        contacts=len(client.contacts),
    )


def identity_summary(identity: Identity) -> IdentitySummary:
    """Who a client is and how to reach them."""
    return IdentitySummary(
        id=identity.id,
        family_name=identity.family_name,
        given_name=identity.given_name,
        phone=identity.phone,
        email=identity.email,
        address=identity.address,
        language=identity.language,
    )


def employer_summary(employer: Employer) -> EmployerSummary:
    """What lists show of an employer."""
    clients = {client for contact in employer.contacts for client in contact.clients}
    return EmployerSummary(
        id=employer.id,
        name=employer.name,
        sector=employer.sector,
        municipality=employer.municipality,
        clients=tuple(sorted(clients)),
        contacts=len(employer.contacts),
        last_contact=max((each.on for each in employer.contacts), default=None),
    )


def staff_summary(staff: Staff) -> StaffSummary:
    """What lists show of a member of staff."""
    sites = tuple(sorted({each.site for each in staff.posts}))
    return StaffSummary(id=staff.id, name=staff.name, roles=staff.roles, sites=sites)


def _job(job: Job) -> JobSummary:
    return JobSummary(job.title, job.employer, job.start, job.end)


def _reached(contact: Contact) -> bool:
    return contact.kind in REACHED and contact.contact_with is ContactWith.CLIENT

"""Summaries: what lists and the agenda need of a record, so that neither opens the files of thousands.

A summary is made from one record alone and never shortened, so that what is made from summaries is what the
records themselves give, whatever day counts as today. What neither shows is left out: notes, personal
identity codes, pay, and what an employer was told.
"""

from datetime import date
from functools import cached_property

from attrs import evolve, frozen

from ipscore.records.client import Client
from ipscore.records.contact import Contact, ContactKind, ContactWith, Place, Topic
from ipscore.records.deferral import Deferral
from ipscore.records.employer import Employer, EmployerContact
from ipscore.records.episode import Episode
from ipscore.records.identity import Identity
from ipscore.records.job import Job, JobChange, Sector
from ipscore.records.partner import Partner
from ipscore.records.service_log import ServiceLog
from ipscore.records.staff import Leave, Post, Role, Staff

REACHED = frozenset({ContactKind.MEETING, ContactKind.PHONE, ContactKind.MESSAGE})
"""Kinds of contact in which the client was reached: a missed meeting and an attempt are none."""


@frozen
class AgreedStep:
    """What was agreed in a contact of the day `on` to happen next, and by when. `contact`: its id."""

    on: date
    text: str
    by: date | None
    contact: str


@frozen
class ContactSummary:
    """One contact, without its note."""

    id: str
    on: date
    kind: ContactKind
    contact_with: ContactWith
    coach: str
    partner_id: str | None
    partner: str
    topics: tuple[Topic, ...]
    minutes: int | None
    place: Place | None
    next_step: str
    next_on: date | None

    @property
    def reached(self) -> bool:
        """Whether the client was reached."""
        return self.kind in REACHED and self.contact_with is ContactWith.CLIENT


@frozen
class JobSummary:
    """One job: where and how much a client works, and what practice rules ask about it."""

    id: str
    episode: str
    title: str
    employer: str | None
    start: date
    end: date | None
    end_heard_on: date | None
    fixed_until: date | None
    hours_week: float | None
    benefits_advice_on: date | None
    changes: tuple[JobChange, ...]
    support_every_months: int | None

    def runs_on(self, day: date) -> bool:
        """Whether the job was running on `day`; the last day counts."""
        return self.start <= day and (self.end is None or day <= self.end)


@frozen
class ClientSummary:
    """A client's case as lists and the agenda need it; contacts and jobs in the order of the record."""

    id: str
    site: str
    episodes: tuple[Episode, ...]
    contacts: tuple[ContactSummary, ...]
    jobs: tuple[JobSummary, ...]
    partners: tuple[Partner, ...]
    deferrals: tuple[Deferral, ...]
    wishes: str
    wishes_changed_on: date | None

    @cached_property
    def reached(self) -> tuple[date, ...]:
        """The days on which the client was reached, in order, each once."""
        return tuple(sorted({each.on for each in self.contacts if each.reached}))

    @cached_property
    def steps(self) -> tuple[AgreedStep, ...]:
        """Next steps agreed, in order; of several on one day the last of the record."""
        steps = {
            each.on: AgreedStep(each.on, each.next_step, each.next_on, each.id)
            for each in self.contacts
            if each.next_step or each.next_on is not None
        }
        return tuple(steps[on] for on in sorted(steps))


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
class EmployerContactSummary:
    """One contact with an employer, without what was told and what came of it."""

    id: str
    on: date
    coach: str
    face_to_face: bool
    by_client: bool
    cold: bool
    clients: tuple[str, ...]
    needs: str
    next_step: str
    next_on: date | None
    reviewed_on: date | None
    minutes: int | None


@frozen
class EmployerSummary:
    """An employer as lists and the agenda need it; contacts in the order of the record."""

    id: str
    name: str
    sector: Sector | None
    business_id: str
    industry: str
    municipality: str
    person: str
    phone: str
    email: str
    contacts: tuple[EmployerContactSummary, ...]
    deferrals: tuple[Deferral, ...]
    merged_into: str | None

    @cached_property
    def clients(self) -> tuple[str, ...]:
        """Ids of the clients its contacts are about, in order."""
        return tuple(sorted({client for contact in self.contacts for client in contact.clients}))

    @property
    def last_contact(self) -> date | None:
        """Day of the last contact."""
        return max((each.on for each in self.contacts), default=None)


@frozen
class StaffSummary:
    """A member of staff as lists and the agenda need it."""

    id: str
    name: str
    roles: tuple[Role, ...]
    posts: tuple[Post, ...]
    leaves: tuple[Leave, ...]
    leader: str | None

    @property
    def sites(self) -> tuple[str, ...]:
        """Sites of every post, in order."""
        return tuple(sorted({each.site for each in self.posts}))


Summary = ClientSummary | IdentitySummary | EmployerSummary | StaffSummary | ServiceLog
"""Of a service log the summary is the log itself, without the notes of its events."""


def client_summary(client: Client) -> ClientSummary:
    """A client's case as lists and the agenda need it."""
    return ClientSummary(
        id=client.id,
        site=client.site,
        episodes=client.episodes,
        contacts=tuple(_contact(each) for each in client.contacts),
        jobs=tuple(_job(each) for each in client.jobs),
        partners=tuple(evolve(each, note="") for each in client.partners),
        deferrals=client.deferrals,
        wishes=client.wishes,
        wishes_changed_on=client.wishes_changed_on,
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
    """An employer as lists and the agenda need it."""
    return EmployerSummary(
        id=employer.id,
        name=employer.name,
        sector=employer.sector,
        business_id=employer.business_id,
        industry=employer.industry,
        municipality=employer.municipality,
        person=employer.person,
        phone=employer.phone,
        email=employer.email,
        contacts=tuple(_employer_contact(each) for each in employer.contacts),
        deferrals=employer.deferrals,
        merged_into=employer.merged_into,
    )


def staff_summary(staff: Staff) -> StaffSummary:
    """A member of staff as lists and the agenda need it."""
    return StaffSummary(
        id=staff.id,
        name=staff.name,
        roles=staff.roles,
        posts=staff.posts,
        leaves=staff.leaves,
        leader=staff.leader,
    )


def service_log_summary(log: ServiceLog) -> ServiceLog:
    """The service log without the notes of its events."""
    return evolve(log, events=tuple(evolve(each, note="") for each in log.events))


def _contact(contact: Contact) -> ContactSummary:
    return ContactSummary(
        id=contact.id,
        on=contact.on,
        kind=contact.kind,
        contact_with=contact.contact_with,
        coach=contact.coach,
        partner_id=contact.partner_id,
        partner=contact.partner,
        topics=contact.topics,
        minutes=contact.minutes,
        place=contact.place,
        next_step=contact.next_step,
        next_on=contact.next_on,
    )


def _job(job: Job) -> JobSummary:
    return JobSummary(
        id=job.id,
        episode=job.episode,
        title=job.title,
        employer=job.employer,
        start=job.start,
        end=job.end,
        end_heard_on=job.end_heard_on,
        fixed_until=job.fixed_until,
        hours_week=job.hours_week,
        benefits_advice_on=job.benefits_advice_on,
        changes=tuple(evolve(each, pay_month=None, note="") for each in job.changes),
        support_every_months=job.support_every_months,
    )


def _employer_contact(contact: EmployerContact) -> EmployerContactSummary:
    return EmployerContactSummary(
        id=contact.id,
        on=contact.on,
        coach=contact.coach,
        face_to_face=contact.face_to_face,
        by_client=contact.by_client,
        cold=contact.cold,
        clients=contact.clients,
        needs=contact.needs,
        next_step=contact.next_step,
        next_on=contact.next_on,
        reviewed_on=contact.reviewed_on,
        minutes=contact.minutes,
    )

"""Everything that has happened with one client, newest first."""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum

from attrs import frozen

from ipscore.message import Message, msg
from ipscore.records.contact import Contact, ContactWith
from ipscore.records.dataset import Story
from ipscore.records.employer import Employer, EmployerContact
from ipscore.records.episode import Episode
from ipscore.records.job import Job, JobChange, Placement
from ipscore.records.partner import Partner


class EntryKind(StrEnum):
    """What an entry of the timeline is about."""

    CONTACT = "contact"
    EMPLOYER_CONTACT = "employer_contact"
    JOB_END = "job_end"
    JOB_CHANGE = "job_change"
    JOB = "job"
    PLACEMENT = "placement"
    WISHES = "wishes"
    PARTNER = "partner"
    DEFERRAL = "deferral"
    PHASE = "phase"
    COACH = "coach"
    EPISODE = "episode"


@frozen
class TimelineEntry:
    """One thing that happened.

    `record` is the id of the contact, job, phase entry … within its file; of a change of a job the job's id,
    a dot, and its own; of a change of coach the episode's; of wishes the client's. `what` holds the parts of
    the description: choices of the records, messages, and words as they were written.
    """

    on: date
    kind: EntryKind
    record: str
    what: tuple[object, ...]
    note: str = ""
    employer: str | None = None


def timeline(story: Story, employers: Mapping[str, Employer]) -> tuple[TimelineEntry, ...]:
    """Everything that happened with the client on a day, newest first: from contacts to what was put off.

    `employers` by id give names; an employer that is not among them is told by its id.
    """
    entries = [*_contacts(story), *_employer_contacts(story, employers), *_jobs(story, employers)]
    for placement in story.client.placements:
        entries += _placement(placement, employers)
    for episode in story.client.episodes:
        entries += _episode(episode)
    entries += _decisions(story)
    order = list(EntryKind)
    return tuple(
        sorted(entries, key=lambda each: (-each.on.toordinal(), order.index(each.kind), each.record))
    )


def _contacts(story: Story) -> Iterator[TimelineEntry]:
    for each in story.client.contacts:
        yield TimelineEntry(
            each.on, EntryKind.CONTACT, each.id, _contact_words(each), each.note or each.next_step
        )


def _contact_words(contact: Contact) -> tuple[object, ...]:
    parts: list[object] = [contact.kind]
    if contact.contact_with is not ContactWith.CLIENT:
        parts.append(contact.partner or contact.contact_with)
    if contact.place is not None:
        parts.append(contact.place)
    if contact.minutes is not None:
        parts.append(msg("{n} min", n=contact.minutes))
    return tuple(parts)


def _employer_contacts(story: Story, employers: Mapping[str, Employer]) -> Iterator[TimelineEntry]:
    owner = {each.id: employer for employer in employers.values() for each in employer.contacts}
    for each in story.employer_contacts:
        employer = owner.get(each.id)
        yield TimelineEntry(
            each.on,
            EntryKind.EMPLOYER_CONTACT,
            each.id,
            (_employer_words(each, employer.name if employer is not None else "–"),),
            each.result or each.next_step,
            employer.id if employer is not None else None,
        )


def _employer_words(contact: EmployerContact, name: str) -> Message:
    if not contact.face_to_face:
        return msg("employer {name}, not face to face", name=name)
    if contact.cold:
        return msg("employer {name}, face to face, cold visit", name=name)
    return msg("employer {name}, face to face", name=name)


def _jobs(story: Story, employers: Mapping[str, Employer]) -> Iterator[TimelineEntry]:
    for job in story.client.jobs:
        yield _job_start(job, employers)
        if job.end is not None:
            what = msg("job ended: {job}", job=_job_name(job, employers))
            yield TimelineEntry(job.end, EntryKind.JOB_END, job.id, (what,), job.end_reason, job.employer)
        for change in job.changes:
            yield TimelineEntry(
                change.on,
                EntryKind.JOB_CHANGE,
                f"{job.id}.{change.id}",
                (msg("job changed: {job}", job=_job_name(job, employers)), *_terms(change)),
                change.note,
                job.employer,
            )


def _terms(change: JobChange) -> Iterator[Message]:
    if change.hours_week is not None:
        yield msg("{n} h a week", n=change.hours_week)
    if change.pay_month is not None:
        yield msg("{n} € a month", n=change.pay_month)


def _job_start(job: Job, employers: Mapping[str, Employer]) -> TimelineEntry:
    what = msg("job started: {job}", job=_job_name(job, employers))
    return TimelineEntry(job.start, EntryKind.JOB, job.id, (what,), job.note, job.employer)


def _job_name(job: Job, employers: Mapping[str, Employer]) -> str:
    return ", ".join(part for part in (job.title, _name(job.employer, employers)) if part)


def _placement(placement: Placement, employers: Mapping[str, Employer]) -> Iterator[TimelineEntry]:
    where = placement.where or _name(placement.employer, employers) or "–"
    began = msg("{kind} began: {where}", kind=placement.kind, where=where)
    yield TimelineEntry(placement.start, EntryKind.PLACEMENT, placement.id, (began,), placement.note)
    if placement.end is not None:
        ended = msg("{kind} ended: {where}", kind=placement.kind, where=where)
        yield TimelineEntry(placement.end, EntryKind.PLACEMENT, placement.id, (ended,))


def _episode(episode: Episode) -> Iterator[TimelineEntry]:
    came = msg("came to the service")
    yield TimelineEntry(episode.intake, EntryKind.EPISODE, episode.id, (came,), episode.referred_by)
    for phase in episode.phases:
        what = msg("phase: {phase}", phase=phase.phase)
        yield TimelineEntry(phase.on, EntryKind.PHASE, phase.id, (what,))
    # The first coach comes with the stay.
    for entry in sorted(episode.coaches, key=lambda each: each.on)[1:]:
        yield TimelineEntry(entry.on, EntryKind.COACH, episode.id, (msg("change of coach"),))
    if episode.closed_on is not None:
        reason = episode.closing_reason
        what = msg("coaching ended: {reason}", reason=reason) if reason is not None else msg("coaching ended")
        yield TimelineEntry(episode.closed_on, EntryKind.EPISODE, episode.id, (what,))


def _decisions(story: Story) -> Iterator[TimelineEntry]:
    """What was asked, wished and put off."""
    client = story.client
    if client.wishes_changed_on is not None:
        changed = msg("wishes changed")
        yield TimelineEntry(client.wishes_changed_on, EntryKind.WISHES, client.id, (changed,), client.wishes)
    for partner in client.partners:
        if partner.asked_on is not None:
            asked = msg("asked about contact with {partner}", partner=partner.name or partner.kind)
            yield TimelineEntry(
                partner.asked_on, EntryKind.PARTNER, partner.id, (asked, *_consent(partner)), partner.note
            )
    for deferral in client.deferrals:
        if deferral.until is None:
            what = msg("found not to be needed")
        else:
            what = msg("put off until {day}", day=deferral.until)
        yield TimelineEntry(deferral.on, EntryKind.DEFERRAL, deferral.id, (what,), deferral.reason)


def _consent(partner: Partner) -> tuple[Message, ...]:
    if partner.may_contact is None:
        return ()
    return (msg("may be contacted") if partner.may_contact else msg("may not be contacted"),)


def _name(employer: str | None, employers: Mapping[str, Employer]) -> str:
    if employer is None:
        return ""
    return employers[employer].name if employer in employers else employer

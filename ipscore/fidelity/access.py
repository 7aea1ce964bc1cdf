"""What a reviewer may see of clients: those drawn for the review, in the window, without their names.

A reviewer of another organisation reads papers for the review alone. So nothing outside the draw is there to
be seen, and of the drawn clients only what lies between the days the review looks at. Colleagues who assess
themselves know their clients anyway.
"""

from collections.abc import Mapping
from datetime import date

from attrs import evolve

from ipscore.records.client import Client
from ipscore.records.contact import Contact, ContactWith
from ipscore.records.dataset import Dataset
from ipscore.records.employer import Employer, EmployerContact
from ipscore.records.episode import Episode
from ipscore.records.job import Job
from ipscore.records.partner import Partner, PartnerKind
from ipscore.records.period import Period
from ipscore.records.planning import FileSample
from ipscore.records.review import Review, ReviewKind


def reads_from_outside(review: Review, reader: str | None, staff: Mapping[str, str]) -> bool:
    """Whether the assessor `reader` is shown only what the draw and the window leave of the clients.

    That is an assessor of an independent or guided review who is nobody of the workspace's staff. `staff`:
    names by id. An assessor without a link to a staff record is the member of staff of the same name. Who has
    not said which assessor they are is of the team; so is everybody in a self-assessment.
    """
    found = next((each for each in review.assessors if each.id == reader), None)
    if found is None or review.kind is ReviewKind.SELF or found.staff in staff:
        return False
    return _folded(found.name) not in map(_folded, staff.values())


def is_drawn(review: Review, client: str) -> bool:
    """Whether the client's papers are read in the review."""
    return review.sample is not None and client in review.sample.clients


def in_window(review: Review, day: date) -> bool:
    """Whether what happened on `day` lies in the window of the draw; nothing does before the draw."""
    return review.sample is not None and review.sample.start <= day <= review.sample.end


def assessors_dataset(review: Review, dataset: Dataset) -> Dataset:
    """The records an assessor of the review may read: no names, no other client, nothing out of the window.

    Working time stays out: what its entries tell of other clients is none of a reviewer's business. Figures
    over the whole service reach the assessor as evidence, as numbers.
    """
    sample = review.sample
    if sample is None or sample.end < sample.start:
        return Dataset(dataset.info)
    clients = {key: _cut(dataset.clients[key], sample) for key in sample.clients if key in dataset.clients}
    return Dataset(
        dataset.info,
        clients=clients,
        employers=_employers(dataset, clients, review),
        staff=dataset.staff,
        programmes=dataset.programmes,
    )


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _cut(client: Client, sample: FileSample) -> Client:
    window = Period(sample.start, sample.end)
    changed = client.wishes_changed_on
    if changed is not None and changed > window.end:
        # The wishes are known as they are now, and those are not the wishes of the window.
        client = evolve(client, wishes="", wishes_changed_on=None)
    return evolve(
        client,
        episodes=tuple(
            _episode(each, window) for each in client.episodes if window.overlaps(each.intake, each.closed_on)
        ),
        contacts=tuple(_contact(each) for each in client.contacts if each.on in window),
        jobs=tuple(_job(each, window) for each in client.jobs if window.overlaps(each.start, each.end)),
        placements=tuple(each for each in client.placements if window.overlaps(each.start, each.end)),
        partners=tuple(_partner(each, window) for each in client.partners),
        deferrals=tuple(each for each in client.deferrals if each.on in window),
    )


def _contact(contact: Contact) -> Contact:
    return evolve(contact, partner="") if contact.contact_with is ContactWith.FAMILY else contact


def _partner(partner: Partner, window: Period) -> Partner:
    """An organisation and what was asked until the end of the window; nobody's name or number."""
    found = evolve(partner, person="", phone="", email="")
    if partner.kind is PartnerKind.FAMILY:
        found = evolve(found, name="")
    if partner.asked_on is not None and partner.asked_on > window.end:
        found = evolve(found, may_contact=None, asked_on=None, note="")
    return found


def _episode(episode: Episode, window: Period) -> Episode:
    phases = tuple(each for each in episode.phases if each.on <= window.end)
    found = evolve(
        episode, phases=phases, coaches=tuple(each for each in episode.coaches if each.on <= window.end)
    )
    if episode.closed_on is None or episode.closed_on in window:
        return found
    return evolve(found, closed_on=None, closing_reason=None)


def _job(job: Job, window: Period) -> Job:
    changes = tuple(each for each in job.changes if each.on <= window.end)
    if job.end is None or job.end in window:
        return evolve(job, changes=changes)
    return evolve(job, changes=changes, end=None, end_heard_on=None, end_reason="", end_initiative=None)


def _employers(dataset: Dataset, clients: Mapping[str, Client], review: Review) -> dict[str, Employer]:
    places = {job.employer for client in clients.values() for job in client.jobs}
    places |= {each.employer for client in clients.values() for each in client.placements}
    found = {}
    for key, employer in dataset.employers.items():
        contacts = tuple(
            _about(each, clients)
            for each in employer.contacts
            if in_window(review, each.on) and any(client in clients for client in each.clients)
        )
        if contacts or key in places:
            found[key] = evolve(employer, contacts=contacts, deferrals=())
    return found


def _about(contact: EmployerContact, clients: Mapping[str, Client]) -> EmployerContact:
    return evolve(contact, clients=tuple(each for each in contact.clients if each in clients))

"""What a reviewer may see of clients: those drawn for the review, in the window, without their names.

A reviewer of another organisation reads papers for the review alone. So nothing outside the draw is there to
be seen, and of the drawn clients only what lies between the days the review looks at.
"""

from collections.abc import Mapping
from datetime import date

from attrs import evolve

from ipscore.records.client import Client
from ipscore.records.dataset import Dataset
from ipscore.records.employer import Employer, EmployerContact
from ipscore.records.episode import Episode
from ipscore.records.job import Job
from ipscore.records.period import Period
from ipscore.records.planning import FileSample
from ipscore.records.review import Review


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


def _cut(client: Client, sample: FileSample) -> Client:
    window = Period(sample.start, sample.end)
    return evolve(
        client,
        episodes=tuple(
            _episode(each, window) for each in client.episodes if window.overlaps(each.intake, each.closed_on)
        ),
        contacts=tuple(each for each in client.contacts if each.on in window),
        jobs=tuple(_job(each, window) for each in client.jobs if window.overlaps(each.start, each.end)),
        placements=tuple(each for each in client.placements if window.overlaps(each.start, each.end)),
        deferrals=tuple(each for each in client.deferrals if each.on in window),
    )


def _episode(episode: Episode, window: Period) -> Episode:
    phases = tuple(each for each in episode.phases if each.on <= window.end)
    if episode.closed_on is None or episode.closed_on in window:
        return evolve(episode, phases=phases)
    return evolve(episode, phases=phases, closed_on=None, closing_reason=None)


def _job(job: Job, window: Period) -> Job:
    changes = tuple(each for each in job.changes if each.on <= window.end)
    if job.end is None or job.end in window:
        return evolve(job, changes=changes)
    return evolve(job, changes=changes, end=None, end_heard_on=None, end_reason="", end_initiative=None)


def _employers(dataset: Dataset, clients: Mapping[str, Client], review: Review) -> dict[str, Employer]:
    places = {job.employer for client in clients.values() for job in client.jobs}
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

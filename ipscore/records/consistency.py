"""What cannot be, or is unlikely to be, true within one case: dates out of order, a job without an episode.

Pure: today comes in. An error makes some figure wrong; a warning should be looked at. Paths lead from the top
of the client's file. The other kinds of record are looked at by `ipscore.records.consistency_service`, ids
that lead nowhere are found by `ipscore.records.references`.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from ipscore.message import msg
from ipscore.problem import Problem, nearest
from ipscore.records.client import Client
from ipscore.records.consistency_parts import error, in_order, minutes, next_step, not_after, twice, warning
from ipscore.records.consistency_practice import (
    closing_problems,
    deferral_problems,
    job_problems,
    partner_problems,
)
from ipscore.records.contact import Contact
from ipscore.records.episode import CoachEntry, Episode, Phase, PhaseEntry
from ipscore.records.job import Job, Placement

Entry = PhaseEntry | CoachEntry


def client_problems(client: Client, today: date) -> tuple[Problem, ...]:
    """Everything in the client's case that does not fit together, as seen on `today`."""
    return tuple(_client(client, today))


def _client(client: Client, today: date) -> Iterator[Problem]:
    for name in ("episodes", "contacts", "jobs", "placements", "partners"):
        yield from twice(getattr(client, name), name)
    for index, episode in enumerate(client.episodes):
        yield from (each.under("episodes", index) for each in _episode(episode, today))
    yield from _overlaps(client.episodes)
    for index, contact in enumerate(client.contacts):
        yield from (each.under("contacts", index) for each in _contact(contact, client, today))
    for index, job in enumerate(client.jobs):
        yield from (each.under("jobs", index) for each in _job(job, client, today))
    for index, placement in enumerate(client.placements):
        yield from (each.under("placements", index) for each in _placement(placement, client))
    yield from not_after(today, client.wishes_changed_on, "wishes_changed_on")
    yield from partner_problems(client, today)
    yield from deferral_problems(client.deferrals, today)
    yield from closing_problems(client)


def _episode(episode: Episode, today: date) -> Iterator[Problem]:
    yield from not_after(today, episode.intake, "intake")
    yield from not_after(today, episode.closed_on, "closed_on")
    if episode.closed_on is not None and episode.closed_on < episode.intake:
        yield error(
            msg(
                "The coaching is closed on {closed}, before the intake on {intake}.",
                closed=episode.closed_on,
                intake=episode.intake,
            ),
            "closed_on",
            expected=msg("the day of the intake or a later one"),
        )
    if episode.closed_on is None and episode.closing_reason is not None:
        yield warning(
            msg("There is a reason for closing, but no day of closing."),
            "closing_reason",
            expected=msg("closed_on as well, or no reason"),
        )
    if episode.closed_on is None and any(each.phase is Phase.CLOSED for each in episode.phases):
        yield warning(
            msg("The phase “closed” was entered, but there is no day of closing."),
            "phases",
            expected=msg("closed_on as well"),
        )
    yield from _entries(episode, episode.phases, "phases", today)
    yield from _entries(episode, episode.coaches, "coaches", today)


def _entries(episode: Episode, entries: Sequence[Entry], name: str, today: date) -> Iterator[Problem]:
    yield from twice(entries, name)
    for index, entry in enumerate(entries):
        yield from not_after(today, entry.on, name, index, "on")
        if entry.on < episode.intake:
            yield error(
                msg("The day {day} is before the intake on {intake}.", day=entry.on, intake=episode.intake),
                *(name, index, "on"),
                expected=msg("the day of the intake or a later one"),
            )
        if episode.closed_on is not None and entry.on > episode.closed_on:
            yield error(
                msg(
                    "The day {day} is after the closing on {closed}.", day=entry.on, closed=episode.closed_on
                ),
                *(name, index, "on"),
                expected=msg("the day of the closing or an earlier one"),
            )
    for index, (one, following) in enumerate(pairwise(entries)):
        if following.on < one.on:
            yield warning(
                msg("The entries are not in the order of their days."),
                *(name, index + 1, "on"),
                expected=msg("oldest first; check the day"),
            )


def _overlaps(episodes: tuple[Episode, ...]) -> Iterator[Problem]:
    """Two stays at once: a person would be counted with two intakes."""
    order = sorted(enumerate(episodes), key=lambda pair: pair[1].intake)
    for (_, one), (index, following) in pairwise(order):
        if one.closed_on is None or following.intake < one.closed_on:
            yield error(
                msg(
                    "This episode starts on {intake}, while another is open.",
                    intake=following.intake,
                ),
                *("episodes", index, "intake"),
                expected=msg("one open episode at a time; close the earlier one first"),
            )


def _contact(contact: Contact, client: Client, today: date) -> Iterator[Problem]:
    yield from not_after(today, contact.on, "on")
    yield from minutes(contact.minutes, "minutes")
    if all(contact.on < each.intake for each in client.episodes):
        yield warning(
            msg("The contact on {day} is before any episode.", day=contact.on),
            "on",
            expected=msg("a day from the first intake on"),
        )
    yield from next_step(contact.on, contact.next_on)


def _job(job: Job, client: Client, today: date) -> Iterator[Problem]:
    yield from in_order(job.start, job.end, "end")
    yield from in_order(job.start, job.fixed_until, "fixed_until")
    yield from not_after(today, job.benefits_advice_on, "benefits_advice_on")
    yield from not_after(today, job.end_heard_on, "end_heard_on")
    yield from job_problems(job)
    if job.permanent and job.fixed_until is not None:
        yield warning(
            msg("The job is permanent, but has an agreed last day."),
            "fixed_until",
            expected=msg("permanent = false, or no fixed_until"),
        )
    episode = client.episode(job.episode)
    if episode is None:
        yield _no_episode(job.episode, client)
        return
    yield from _job_in_episode(job, episode)


def _job_in_episode(job: Job, episode: Episode) -> Iterator[Problem]:
    if job.start < episode.intake and job.end is not None and job.end < episode.intake:
        yield error(
            msg("The job ended on {end}, before the intake on {intake}.", end=job.end, intake=episode.intake),
            "end",
            expected=msg("a job that ran during the episode"),
        )
    elif job.start < episode.intake:
        yield warning(
            msg(
                "The job started on {start}, before the intake on {intake}; it counts as running at intake.",
                start=job.start,
                intake=episode.intake,
            ),
            "start",
            expected=msg("check the day"),
        )
    if episode.closed_on is not None and job.start > episode.closed_on:
        yield warning(
            msg(
                "The job started on {start}, after the closing on {closed}.",
                start=job.start,
                closed=episode.closed_on,
            ),
            "start",
            expected=msg("check the day and the episode"),
        )


def _placement(placement: Placement, client: Client) -> Iterator[Problem]:
    yield from in_order(placement.start, placement.end, "end")
    if client.episode(placement.episode) is None:
        yield _no_episode(placement.episode, client)


def _no_episode(episode_id: str, client: Client) -> Problem:
    ids = [each.id for each in client.episodes]
    return Problem(
        msg("There is no episode “{id}” in this case.", id=episode_id),
        path=("episode",),
        expected=msg("the id of one of the client's episodes"),
        # With one episode there is nothing to choose from.
        nearest=ids[0] if len(ids) == 1 else nearest(episode_id, ids),
    )

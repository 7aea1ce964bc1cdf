"""The list for the weekly team meeting: by coach, what the team should talk about, on one page.

What is said of clients is chosen here; in which words is for `ipscore.practice.team.meeting_words`.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from attrs import frozen

from ipscore.practice.caseload import present_episode
from ipscore.practice.due import DueItem
from ipscore.practice.summaries import ClientSummary, EmployerSummary, JobSummary
from ipscore.practice.team.views import CoachView, NotMet, Team, TeamRecords
from ipscore.records.episode import SEARCHING

WEEK = timedelta(days=7)

LONGEST_SEARCHES = 3
"""Clients in search named for each coach: those longest without an employer meeting."""


@frozen
class Searching:
    """A client in search, and the days since an employer was last met about the client.

    `last` None: never since the search began, from which the days run then.
    """

    client: str
    days: int
    last: date | None


@frozen
class JobDay:
    """A client's job, and the day it starts or ends."""

    client: str
    job: JobSummary
    on: date


@frozen
class CoachMatters:
    """What the team talks about with one coach.

    Jobs of the last week and of the week to come, with the client's id and the day: ends that lie ahead are
    those agreed on.
    """

    coach: str
    overdue: tuple[DueItem, ...]
    not_met: tuple[NotMet, ...]
    started: tuple[JobDay, ...]
    ended: tuple[JobDay, ...]
    starting: tuple[JobDay, ...]
    ending: tuple[JobDay, ...]
    new: tuple[tuple[str, date], ...]
    searching: tuple[Searching, ...]
    leave_until: date | None


@frozen
class TeamMeeting:
    """The list for the meeting on `day`. `without_coach`: clients whom nobody coaches.

    `supervision`: day of the last meeting, and `note`: what was written down of it.
    """

    day: date
    coaches: tuple[CoachMatters, ...]
    without_coach: tuple[str, ...]
    supervision: date | None
    note: str


def team_meeting(team: Team, records: TeamRecords, supervision: tuple[date | None, str]) -> TeamMeeting:
    """The list for the meeting on the day of `team`, which was made from `records`.

    `supervision`: day and note of the last one, which the summaries do not have.
    """
    clients = {each.id: each for each in records.clients}
    met = employer_meetings(records.employers, team.day)
    return TeamMeeting(
        team.day,
        tuple(_matters(each, [clients[key] for key in each.clients], met, team.day) for each in team.coaches),
        team.without_coach,
        *supervision,
    )


def employer_meetings(employers: Iterable[EmployerSummary], day: date) -> Mapping[str, date]:
    """The last day up to `day` on which an employer was met face to face about each client."""
    found: dict[str, date] = {}
    for employer in employers:
        for each in employer.contacts:
            if each.face_to_face and each.on <= day:
                for client in each.clients:
                    found[client] = max(each.on, found.get(client, each.on))
    return found


def _matters(
    view: CoachView, clients: Iterable[ClientSummary], met: Mapping[str, date], day: date
) -> CoachMatters:
    everyone = tuple(clients)
    before, after = day - WEEK, day + WEEK
    jobs = [(client.id, job) for client in everyone for job in client.jobs]
    starts = [JobDay(client, job, job.start) for client, job in jobs]
    ends = [JobDay(client, job, end) for client, job in jobs if (end := _known_end(job, day)) is not None]
    return CoachMatters(
        coach=view.coach,
        # The meeting is about clients; what is open with employers comes after them.
        overdue=tuple(sorted(view.overdue, key=lambda each: each.client is None)),
        not_met=view.not_met,
        started=_between(starts, before, day),
        ended=_between(ends, before, day),
        starting=_between(starts, day, after),
        ending=_between(ends, day, after),
        new=tuple(
            (client.id, each.intake)
            for client in everyone
            for each in client.episodes
            if before < each.intake <= day
        ),
        searching=_longest(everyone, met, day),
        leave_until=view.leave_until,
    )


def _known_end(job: JobSummary, day: date) -> date | None:
    """The last day of a job as it was known on `day`: the one heard of, else the one agreed on."""
    if job.end is not None and (job.end_heard_on is None or job.end_heard_on <= day):
        return job.end
    return job.fixed_until


def _between(jobs: Iterable[JobDay], after: date, until: date) -> tuple[JobDay, ...]:
    found = [each for each in jobs if after < each.on <= until]
    return tuple(sorted(found, key=lambda each: (each.on, each.client, each.job.id)))


def _longest(clients: Iterable[ClientSummary], met: Mapping[str, date], day: date) -> tuple[Searching, ...]:
    found = []
    for client in clients:
        stay = present_episode(client, day)
        phase = None if stay is None else stay.phase_on(day)
        if phase is None or phase.phase not in SEARCHING:
            continue
        last = met.get(client.id)
        # A meeting about an earlier search says nothing about this one.
        if last is not None and last < phase.on:
            last = None
        found.append(Searching(client.id, (day - (last or phase.on)).days, last))
    found.sort(key=lambda each: (-each.days, each.client))
    return tuple(found[:LONGEST_SEARCHES])

"""Figures of the support around a job: before it, in its first weeks, at its end (12, 22, 23)."""

from collections.abc import Callable
from datetime import date, timedelta

from ipscore.fidelity.evidence.endings import followed
from ipscore.fidelity.evidence.evidence import PER_CENT, Evidence, ratio
from ipscore.fidelity.evidence.window import Window
from ipscore.message import Message, msg
from ipscore.records.contact import Contact, ContactKind, ContactWith, Topic
from ipscore.records.job import Job

MET = frozenset({ContactKind.MEETING, ContactKind.PHONE, ContactKind.MESSAGE})
BEFORE_CHANGE = timedelta(days=31)
"""Advice given this long before the hours or the pay change is still about that change."""


def reached(contact: Contact) -> bool:
    """Whether the coach and the client were in contact, in whatever way."""
    return contact.kind in MET and contact.contact_with is ContactWith.CLIENT


def met(contact: Contact) -> bool:
    """Whether the coach met the client."""
    return contact.kind is ContactKind.MEETING and contact.contact_with is ContactWith.CLIENT


def _jobs_share(
    window: Window, figure: str, of: Message, jobs: list[tuple[Job, bool | None]], lacking: int = 0
) -> Evidence:
    """Share of the jobs of which it is so; None: not known. Behind it are the jobs of which it is not so."""
    known = [(job, so) for job, so in jobs if so is not None]
    good = sum(so for _, so in known)
    return Evidence(
        figure,
        ratio(good, len(known), PER_CENT),
        good,
        len(known),
        of,
        window.period,
        lacking + len(jobs) - len(known),
        tuple(dict.fromkeys(job.id for job, so in known if not so)),
    )


def advice_after_change_share(window: Window, *, days: int = 14) -> Evidence:
    """Share of changes of hours or pay with benefits advice, at the latest `days` after the change.

    A change so near the last day that there is still time is lacking.
    """
    found: list[tuple[Job, bool | None]] = []
    for client, job in window.jobs():
        for change in job.changes:
            if change.on in window.period:
                latest = change.on + timedelta(days=days)
                talks = window.facts.contacts(
                    client, change.on - BEFORE_CHANGE, min(latest, window.period.end)
                )
                advised = any(reached(each) and Topic.BENEFITS_ADVICE in each.topics for each in talks)
                found.append((job, None if not advised and latest > window.period.end else advised))
    of = msg("changes of hours or pay with benefits advice / changes")
    return _jobs_share(window, "advice_after_change_share", of, found)


def natural_support_share(window: Window) -> Evidence:
    """Share of jobs that ran in the period and for which natural support was talked through in it."""
    found: list[tuple[Job, bool | None]] = [
        (job, any(Topic.NATURAL_SUPPORT in each.topics for each in window.contacts(client)))
        for client, job in window.jobs()
    ]
    of = msg("jobs with natural support recorded / jobs that ran")
    return _jobs_share(window, "natural_support_share", of, found)


def employer_support_share(window: Window) -> Evidence:
    """Share of jobs that ran in the period and whose employer the coach was in contact with during the job.

    Jobs whose employer is not known are lacking.
    """
    contacts: dict[tuple[str, str], list[date]] = {}
    for employer, contact in window.employer_contacts():
        for client_id in contact.clients:
            contacts.setdefault((employer, client_id), []).append(contact.on)
    found: list[tuple[Job, bool | None]] = []
    for client, job in window.jobs():
        if job.employer is None:
            found.append((job, None))
        else:
            days = contacts.get((window.dataset.employer_id(job.employer), client.id), [])
            found.append((job, any(job.runs_on(day) for day in days)))
    of = msg("jobs with a contact with the employer during the job / jobs that ran whose employer is known")
    return _jobs_share(window, "employer_support_share", of, found)


def _new_jobs(window: Window) -> list[tuple[Callable[[date, date], bool], Job]]:
    """Jobs that began in the period and in the episode, with a way to ask for meetings between two days."""

    def asking(job_client: str) -> Callable[[date, date], bool]:
        client = window.dataset.clients[job_client]
        return lambda start, end: any(met(each) for each in window.facts.contacts(client, start, end))

    found = []
    for client, job in window.jobs_started():
        episode = client.episode(job.episode)
        # A job the client came with began before anybody could meet.
        if episode is not None and job.start >= episode.intake:
            found.append((asking(client.id), job))
    return found


def met_before_start_share(window: Window, *, days: int = 7) -> Evidence:
    """Share of jobs started before which, within `days`, coach and client met."""
    found: list[tuple[Job, bool | None]] = [
        (job, met_between(job.start - timedelta(days=days), job.start - timedelta(days=1)))
        for met_between, job in _new_jobs(window)
    ]
    return _jobs_share(
        window, "met_before_start_share", msg("jobs with a meeting shortly before / jobs started"), found
    )


def met_after_start_share(window: Window, *, days: int = 3) -> Evidence:
    """Share of jobs started after which coach and client met within `days`.

    A start so near the last day that there is still time is lacking.
    """
    found: list[tuple[Job, bool | None]] = []
    for met_between, job in _new_jobs(window):
        latest = job.start + timedelta(days=days)
        kept = met_between(job.start, min(latest, window.period.end))
        found.append((job, None if not kept and latest > window.period.end else kept))
    of = msg("jobs with a meeting in the first days / jobs started")
    return _jobs_share(window, "met_after_start_share", of, found)


def weekly_first_month_share(window: Window, *, weeks: int = 4) -> Evidence:
    """Share of the first `weeks` at work in which coach and client met, of jobs started in the period.

    Weeks that had not ended by the last day, or in which the job ended, are left out.
    """
    found: list[tuple[Job, bool | None]] = []
    for met_between, job in _new_jobs(window):
        last = min(job.end or window.period.end, window.period.end)
        for number in range(weeks):
            start = job.start + timedelta(days=7 * number)
            end = start + timedelta(days=6)
            if end <= last:
                found.append((job, met_between(start, end)))
    of = msg("weeks with a meeting / weeks at work in the first month")
    return _jobs_share(window, "weekly_first_month_share", of, found)


def contact_after_job_end_share(window: Window, *, days: int = 3, working_days: int = 0) -> Evidence:
    """Share of ended jobs after which the client was reached within `days` of hearing of it.

    With `working_days` these are counted instead (Finland). Ends with time left are lacking.
    """
    done, late, lacking = followed(window, days, reached, working_days=working_days)
    count = len(done) + len(late)
    of = msg("ended jobs after which the client was reached in time / ended jobs")
    value = ratio(len(done), count, PER_CENT)
    return Evidence("contact_after_job_end_share", value, len(done), count, of, window.period, lacking, late)

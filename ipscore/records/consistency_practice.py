"""What does not fit in what the practice rules rest on: partners, deferrals, terms of jobs, a site's log.

Pure: today comes in. Paths lead from the top of the record, of a job from the job.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from ipscore.message import msg
from ipscore.problem import Problem, nearest
from ipscore.records.client import Client
from ipscore.records.consistency_parts import error, minutes, not_after, twice, warning
from ipscore.records.contact import Contact, ContactKind, ContactWith
from ipscore.records.deferral import Deferral
from ipscore.records.episode import ClosingReason, Episode
from ipscore.records.job import Job
from ipscore.records.service_log import ServiceLog

MOST_HOURS_WEEK = 60
"""More agreed hours a week are taken for a slip of the pen; the Working Time Act allows 48 on average."""


def partner_problems(client: Client, today: date) -> Iterator[Problem]:
    """Contacts with a partner the client does not have, and consent asked on a day to come."""
    ids = [each.id for each in client.partners]
    for index, partner in enumerate(client.partners):
        yield from not_after(today, partner.asked_on, "partners", index, "asked_on")
    for index, contact in enumerate(client.contacts):
        if contact.partner_id is not None and contact.partner_id not in ids:
            yield Problem(
                msg("There is no partner “{id}” in this case.", id=contact.partner_id),
                path=("contacts", index, "partner_id"),
                expected=msg("the id of one of the client's partners"),
                nearest=nearest(contact.partner_id, ids),
            )


def deferral_problems(deferrals: Sequence[Deferral], today: date) -> Iterator[Problem]:
    """Due items put off without a reason, or to a day that was past already."""
    yield from twice(deferrals, "deferrals")
    for index, deferral in enumerate(deferrals):
        place = ("deferrals", index)
        yield from not_after(today, deferral.on, *place, "on")
        if not deferral.reason.strip():
            yield warning(
                msg("Something due was put off without a reason."),
                *(*place, "reason"),
                expected=msg("why, in a few words"),
            )
        if deferral.until is not None and deferral.until < deferral.on:
            yield warning(
                msg(
                    "It was put off until {until}, before the day {day} it was decided on.",
                    until=deferral.until,
                    day=deferral.on,
                ),
                *(*place, "until"),
                expected=msg("a later day"),
            )


def job_problems(job: Job) -> Iterator[Problem]:
    """Hours and pay that cannot be, at the start and after each change, and changes while it did not run."""
    yield from _terms(job.hours_week, job.pay_month)
    if job.support_every_months is not None and job.support_every_months < 0:
        yield error(
            msg("{months} months cannot lie between two meetings.", months=job.support_every_months),
            "support_every_months",
            expected=msg("a number of months, 0 for no meetings"),
        )
    yield from twice(job.changes, "changes")
    for index, change in enumerate(job.changes):
        place = ("changes", index)
        yield from (each.under(*place) for each in _terms(change.hours_week, change.pay_month))
        if change.on < job.start or (job.end is not None and change.on > job.end):
            yield error(
                msg("The job changed on {day}, when it was not running.", day=change.on),
                *(*place, "on"),
                expected=msg("a day from the first to the last day of the job"),
            )


def closing_problems(client: Client) -> Iterator[Problem]:
    """Coaching that ended after missed meetings without an attempt to reach the client.

    Missed meetings alone are never a reason to close (criterion 25).
    """
    for index, episode in enumerate(client.episodes):
        if episode.closing_reason is ClosingReason.DROPPED_OUT and _given_up(client.contacts, episode):
            yield warning(
                msg(
                    "The coaching was closed after a missed meeting, without an attempt to reach the client."
                ),
                *("episodes", index, "closing_reason"),
                expected=msg("the attempts to reach the client, as contacts"),
            )


def service_log_problems(log: ServiceLog, today: date) -> tuple[Problem, ...]:
    """What does not fit in a site's log of a year."""
    return tuple(_service_log(log, today))


def _service_log(log: ServiceLog, today: date) -> Iterator[Problem]:
    yield from twice(log.events, "events")
    for index, event in enumerate(log.events):
        place = ("events", index)
        yield from not_after(today, event.on, *place, "on")
        yield from minutes(event.minutes, *place, "minutes")
        if event.on.year != log.year:
            yield error(
                msg("The day {day} is not in the year of this file.", day=event.on),
                *(*place, "on"),
                expected=msg("a day of the year the file is named after"),
            )
    yield from deferral_problems(log.deferrals, today)


def _terms(hours_week: float | None, pay_month: float | None) -> Iterator[Problem]:
    if hours_week is not None and not 0 <= hours_week <= MOST_HOURS_WEEK:
        yield error(
            msg("{hours} hours a week is not a possible working time.", hours=hours_week),
            "hours_week",
            expected=msg("0–60 hours a week"),
        )
    if pay_month is not None and pay_month < 0:
        yield error(msg("Pay cannot be below zero."), "pay_month", expected=msg("euros a month, before tax"))


def _given_up(contacts: Sequence[Contact], episode: Episode) -> bool:
    """Whether the last that happened with the client was a missed meeting, with no attempt after it."""
    own = [
        each
        for each in contacts
        if episode.open_on(each.on)
        and (each.contact_with is ContactWith.CLIENT or each.kind is ContactKind.ATTEMPT)
    ]
    if not own:
        return False
    last = max(each.on for each in own)
    kinds = {each.kind for each in own if each.on == last}
    return kinds == {ContactKind.MISSED}

"""The caseload: one row a client, with what a coach needs to see at a glance."""

from datetime import date
from enum import StrEnum

from attrs import frozen

from ipscore.records.client import Client
from ipscore.records.contact import Contact, ContactKind, ContactWith
from ipscore.records.dataset import Dataset
from ipscore.records.episode import Episode, Phase

REACHED = frozenset({ContactKind.MEETING, ContactKind.PHONE, ContactKind.MESSAGE})
"""Kinds of contact in which the client was reached: a missed meeting and an attempt are none."""


class Due(StrEnum):
    """How a next step stands today."""

    OVERDUE = "overdue"
    TODAY = "today"
    LATER = "later"
    UNDATED = "undated"
    NONE = "none"


@frozen
class NextStep:
    """What was agreed to happen next, and by when."""

    text: str = ""
    on: date | None = None
    due: Due = Due.NONE


@frozen
class CaseloadRow:
    """One client in the caseload.

    `days`: days since intake, on the day of closing at the latest. `days_in_phase`: days since the present
    phase was entered, None before the first. `last_contact`: the last day the client was reached.
    """

    client: str
    site: str
    coach: str | None
    phase: Phase | None
    intake: date
    days: int
    days_in_phase: int | None
    last_contact: date | None
    next_step: NextStep
    closed_on: date | None = None


def caseload(
    dataset: Dataset, today: date, site: str | None = None, coach: str | None = None, *, closed: bool = False
) -> tuple[CaseloadRow, ...]:
    """The clients in coaching on `today`, in the order of ids; with `closed` also those whose coaching ended.

    `site` and `coach` are ids; None means all. The coach is the one of `today` (of the last day of an episode
    that has ended).
    """
    rows = (row(dataset.clients[client_id], today) for client_id in sorted(dataset.clients))
    return tuple(
        each
        for each in rows
        if each is not None
        and (closed or each.phase is not Phase.CLOSED)
        and (site is None or each.site == site)
        and (coach is None or each.coach == coach)
    )


def row(client: Client, today: date) -> CaseloadRow | None:
    """The client's row; None for a client whose first episode has not begun."""
    episode = present_episode(client, today)
    if episode is None:
        return None
    closed_on = episode.closed_on if episode.closed_on is not None and episode.closed_on < today else None
    day = closed_on or today
    phase = episode.phase_on(day)
    return CaseloadRow(
        client=client.id,
        site=episode.site,
        coach=episode.coach_on(day),
        phase=Phase.CLOSED if closed_on is not None else (phase.phase if phase is not None else None),
        intake=episode.intake,
        days=(day - episode.intake).days,
        days_in_phase=(today - closed_on).days if closed_on else ((day - phase.on).days if phase else None),
        last_contact=last_contact(client, today),
        next_step=NextStep() if closed_on is not None else next_step(client, today),
        closed_on=closed_on,
    )


def present_episode(client: Client, today: date) -> Episode | None:
    """The episode open on `today`, otherwise the last one that has begun."""
    running = client.episode_on(today)
    if running is not None:
        return running
    begun = [each for each in client.episodes if each.intake <= today]
    return max(begun, key=lambda each: each.intake) if begun else None


def last_contact(client: Client, today: date) -> date | None:
    """The last day up to `today` on which the client was reached."""
    days = (each.on for each in client.contacts if each.on <= today and _reached(each))
    return max(days, default=None)


def next_step(client: Client, today: date) -> NextStep:
    """The newest next step agreed in a contact, unless the client was reached on or after its day.

    A step that nobody put a day to stands until the client is reached the next time.
    """
    past = [each for each in client.contacts if each.on <= today]
    agreed = [each for each in past if each.next_step or each.next_on is not None]
    if not agreed:
        return NextStep()
    newest = max(enumerate(agreed), key=lambda pair: (pair[1].on, pair[0]))[1]
    by = newest.next_on
    if any(_reached(each) and each.on > newest.on and (by is None or each.on >= by) for each in past):
        return NextStep()
    return NextStep(newest.next_step, by, _due(by, today))


def _due(by: date | None, today: date) -> Due:
    if by is None:
        return Due.UNDATED
    if by < today:
        return Due.OVERDUE
    return Due.TODAY if by == today else Due.LATER


def _reached(contact: Contact) -> bool:
    return contact.kind in REACHED and contact.contact_with is ContactWith.CLIENT

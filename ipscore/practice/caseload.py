"""The caseload: one row a client, with what a coach needs to see at a glance.

Rows are made from summaries. What a client's row is made from, the client's `Standing`, changes only on a day
on which something is written down to happen; between two such days it is known without looking at the case.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol

from attrs import frozen

from ipscore.definitions.practice import Event
from ipscore.practice.summaries import AgreedStep, ClientSummary, client_summary
from ipscore.records.client import Client
from ipscore.records.dataset import Dataset
from ipscore.records.deferral import Deferral
from ipscore.records.episode import Episode, Phase


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


@frozen
class Facts:
    """What a row says, as days instead of numbers of days. `step`: whether a next step is agreed."""

    site: str
    coach: str | None
    phase: Phase | None
    intake: date
    phase_on: date | None
    last_contact: date | None
    step: bool
    step_text: str
    step_on: date | None
    closed_on: date | None


@frozen
class Standing:
    """The facts of a client's row on every day from `since` to the day before `until`.

    `since` None: from ever; `until` None: for ever. `facts` None: the first episode has not begun.
    """

    since: date | None
    until: date | None
    facts: Facts | None

    def holds_on(self, day: date) -> bool:
        """Whether these are the facts of `day`."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


class HasEpisodes(Protocol):
    """A client's case, or the summary of one."""

    @property
    def episodes(self) -> Sequence[Episode]:
        """Stays in the service."""
        ...


def caseload(
    dataset: Dataset, today: date, site: str | None = None, coach: str | None = None, *, closed: bool = False
) -> tuple[CaseloadRow, ...]:
    """The clients in coaching on `today`, in the order of ids; with `closed` also those whose coaching ended.

    `site` and `coach` are ids; None means all. The coach is the one of `today` (of the last day of an episode
    that has ended).
    """
    rows = (row(dataset.clients[client_id], today) for client_id in sorted(dataset.clients))
    found = among((each for each in rows if each is not None), site, coach)
    return tuple(each for each in found if closed or each.phase is not Phase.CLOSED)


def among(
    rows: Iterable[CaseloadRow], site: str | None = None, coach: str | None = None
) -> tuple[CaseloadRow, ...]:
    """The rows of this site and coach, by id; None means all."""
    return tuple(
        each
        for each in rows
        if (site is None or each.site == site) and (coach is None or each.coach == coach)
    )


def row(client: Client | ClientSummary, today: date) -> CaseloadRow | None:
    """The client's row; None for a client whose first episode has not begun."""
    return row_of(client.id, standing(client, today).facts, today)


def row_of(client_id: str, facts: Facts | None, today: date) -> CaseloadRow | None:
    """The row that these facts make on `today`."""
    if facts is None:
        return None
    day = facts.closed_on or today
    if facts.closed_on is not None:
        days_in_phase: int | None = (today - facts.closed_on).days
    else:
        days_in_phase = (day - facts.phase_on).days if facts.phase_on is not None else None
    return CaseloadRow(
        client_id,
        facts.site,
        facts.coach,
        facts.phase,
        facts.intake,
        (day - facts.intake).days,
        days_in_phase,
        facts.last_contact,
        NextStep(facts.step_text, facts.step_on, _due(facts.step_on, today)) if facts.step else NO_STEP,
        facts.closed_on,
    )


NO_STEP = NextStep()


def standing(client: Client | ClientSummary, today: date) -> Standing:
    """The facts of `today`, and from when until when they are the same."""
    summary = _summary(client)
    days = sorted(_days_of_change(summary))
    place = bisect_right(days, today)
    since, until = days[place - 1] if place else None, days[place] if place < len(days) else None
    return Standing(since, until, _facts(summary, today))


def present_episode(client: HasEpisodes, today: date) -> Episode | None:
    """The episode open on `today`, the newest when two overlap, otherwise the last one that has begun."""
    begun = [each for each in client.episodes if each.intake <= today]
    running = [each for each in begun if each.open_on(today)]
    return max(running or begun, key=lambda each: each.intake) if begun else None


def last_contact(client: Client | ClientSummary, today: date) -> date | None:
    """The last day up to `today` on which the client was reached."""
    reached = _summary(client).reached
    place = bisect_right(reached, today)
    return reached[place - 1] if place else None


def next_step(client: Client | ClientSummary, today: date) -> NextStep:
    """The newest next step agreed in a contact, unless the client was reached on or after its day.

    A step that nobody put a day to stands until the client is reached the next time. One that was postponed
    has its new day, as in the agenda; one that is not needed is none.
    """
    summary = _summary(client)
    agreed = [each for each in summary.steps if each.on <= today]
    if not agreed:
        return NO_STEP
    newest = agreed[-1]
    decided = _decided(summary, newest, today)
    if decided is not None and decided.until is None:
        return NO_STEP
    by = newest.by if decided is None else decided.until
    if any(newest.on < each <= today and (by is None or each >= by) for each in summary.reached):
        return NO_STEP
    return NextStep(newest.text, by, _due(by, today))


def _decided(client: ClientSummary, step: AgreedStep, today: date) -> Deferral | None:
    """What was decided last by `today` about doing the step."""
    # Rule sets that extend another keep the names of its rules, and deferrals name the rule.
    item = f"{Event.AGREED_STEP}/{step.contact}"
    decided = [each for each in client.deferrals if each.item == item and each.on <= today]
    return max(reversed(decided), key=lambda each: each.on) if decided else None


def _summary(client: Client | ClientSummary) -> ClientSummary:
    return client if isinstance(client, ClientSummary) else client_summary(client)


def _days_of_change(client: ClientSummary) -> set[date]:
    """Every day on which the facts may become others than they were the day before."""
    days = {*client.reached, *(each.on for each in client.steps), *(each.on for each in client.deferrals)}
    for episode in client.episodes:
        days.add(episode.intake)
        days |= {each.on for each in episode.phases} | {each.on for each in episode.coaches}
        # The day of closing still counts as a day in coaching.
        if episode.closed_on is not None and episode.closed_on < date.max:
            days.add(episode.closed_on + timedelta(1))
    return days


def _facts(client: ClientSummary, today: date) -> Facts | None:
    episode = present_episode(client, today)
    if episode is None:
        return None
    closed_on = episode.closed_on if episode.closed_on is not None and episode.closed_on < today else None
    day = closed_on or today
    phase = episode.phase_on(day)
    step = next_step(client, today) if closed_on is None else NO_STEP
    return Facts(
        site=episode.site,
        coach=episode.coach_on(day),
        phase=Phase.CLOSED if closed_on is not None else (phase.phase if phase is not None else None),
        intake=episode.intake,
        phase_on=phase.on if phase is not None and closed_on is None else None,
        last_contact=last_contact(client, today),
        step=step.due is not Due.NONE,
        step_text=step.text,
        step_on=step.on,
        closed_on=closed_on,
    )


def _due(by: date | None, today: date) -> Due:
    if by is None:
        return Due.UNDATED
    if by < today:
        return Due.OVERDUE
    return Due.TODAY if by == today else Due.LATER

"""What should be looked at with a client though no rule asks for it by a day: a search that stands still …

Whatever a practice rule asks for is on the agenda (`ipscore.practice.agenda`) and is not said here again.
"""

from collections.abc import Iterator
from datetime import date

from ipscore.definitions.practice import ENDING_DAYS, NOT_MET_DAYS, SEARCH_MONTHS
from ipscore.message import Message, msg
from ipscore.practice.agenda import Practice
from ipscore.practice.caseload import present_episode
from ipscore.practice.spans import days_after
from ipscore.practice.summaries import REACHED
from ipscore.practice.team.coach_load import CoachLoad
from ipscore.records.consistency import client_problems
from ipscore.records.contact import Contact, ContactKind, ContactWith
from ipscore.records.dataset import Story
from ipscore.records.episode import SEARCHING, Episode
from ipscore.records.period import months_after


def warnings(
    story: Story, today: date, practice: Practice | None = None, load: CoachLoad | None = None
) -> tuple[Message, ...]:
    """What to look at, the gravest first; nothing but contradictions in a case that is closed.

    `practice`: limits of the service, None while they are not known. `load`: the load of the client's coach.
    """
    episode = present_episode(story.client, today)
    found: list[Message] = []
    if episode is not None and (episode.closed_on is None or today < episode.closed_on):
        found += _missed(story, episode, today)
        found += _search(story, episode, today, practice)
        found += _not_met(story, episode, today, practice)
        found += _ending(story, today, practice)
        found += _alone(episode, today, load)
    return (*found, *(each.message for each in client_problems(story.client, today)))


def _missed(story: Story, episode: Episode, today: date) -> Iterator[Message]:
    """Meetings missed since the client was last reached, and how often it was tried since to reach them."""
    with_client = _with_client(story, episode, today)
    reached = max((each.on for each in with_client if each.kind in REACHED), default=date.min)
    missed = [each.on for each in with_client if each.kind is ContactKind.MISSED and each.on > reached]
    attempts = [
        each.on
        for each in story.client.contacts
        if each.kind is ContactKind.ATTEMPT and missed and min(missed) <= each.on <= today
    ]
    if missed and not any(each >= max(missed) for each in attempts):
        count, last, tried = len(missed), max(missed), len(attempts)
        if tried:
            yield msg(
                "Missed meetings: {n}, attempts to reach: {tried}, none since {day}",
                n=count,
                tried=tried,
                day=last,
            )
        else:
            yield msg("Missed meetings: {n}, last on {day}, no attempt to reach", n=count, day=last)


def _search(story: Story, episode: Episode, today: date, practice: Practice | None) -> Iterator[Message]:
    """A search that has gone on for the limit's months without a meeting with an employer face to face."""
    if practice is None:
        return
    began: date | None = None
    # Of two entries of one day the later in the file is the newer one.
    for entry in sorted(episode.phases, key=lambda each: each.on):
        if entry.on <= today:
            began = (began or entry.on) if entry.phase in SEARCHING else None
    if began is None:
        return
    met = [each.on for each in story.employer_contacts if each.face_to_face and each.on <= today]
    last = max((each for each in met if each >= began), default=None)
    if months_after(last or began, practice.rules.whole(SEARCH_MONTHS)) >= today:
        return
    if last is None:
        yield msg("Searching since {day}, and no employer met face to face", day=began)
    else:
        yield msg("Searching, and no employer met face to face since {day}", day=last)


def _not_met(story: Story, episode: Episode, today: date, practice: Practice | None) -> Iterator[Message]:
    """Longer without a meeting than the service's limit."""
    if practice is None:
        return
    met = [each.on for each in _with_client(story, episode, today) if each.kind is ContactKind.MEETING]
    last = max(met, default=None)
    days = (today - (last or episode.intake)).days
    if days <= practice.rules.limit(NOT_MET_DAYS):
        return
    if last is None:
        yield msg("Not met once, days since the intake: {n}", n=days)
    else:
        yield msg("Days without a meeting: {n}", n=days)


def _ending(story: Story, today: date, practice: Practice | None) -> Iterator[Message]:
    """Jobs whose agreed end is past, or as near as the service's limit says."""
    soon = days_after(today, practice.rules.whole(ENDING_DAYS)) if practice is not None else today
    for job in story.client.jobs:
        if job.fixed_until is None or job.end is not None or job.start > today:
            continue
        if job.fixed_until < today:
            yield msg("{job}: the agreed end was {day}; does it go on?", job=job.title, day=job.fixed_until)
        elif job.fixed_until <= soon:
            yield msg("{job}: agreed to end on {day}", job=job.title, day=job.fixed_until)


def _alone(episode: Episode, today: date, load: CoachLoad | None) -> Iterator[Message]:
    """A client without a coach or a phase, or of a coach who has too many."""
    if episode.coach_on(today) is None:
        yield msg("The client has no coach")
    if episode.phase_on(today) is None:
        yield msg("No phase is written down")
    if load is not None and load.over:
        yield msg("The coach has {n} clients, the limit is {limit}", n=load.clients, limit=load.limit)


def _with_client(story: Story, episode: Episode, today: date) -> list[Contact]:
    """The contacts of this stay with the client."""
    return [
        each
        for each in story.client.contacts
        if each.contact_with is ContactWith.CLIENT and episode.intake <= each.on <= today
    ]

"""The weekly team meeting's list in words, line by line. How clients are named is for whoever shows it."""

from collections.abc import Callable, Iterable, Iterator

from attrs import frozen

from ipscore.definitions.practice import RuleSet
from ipscore.message import Message, msg
from ipscore.practice.due import DueItem
from ipscore.practice.summaries import JobSummary
from ipscore.practice.team.meeting import CoachMatters, JobDay, Searching, TeamMeeting
from ipscore.practice.team.views import NotMet

ITEMS = 5
"""Overdue items and clients not met that are named for each coach; of the rest only how many."""


@frozen
class Names:
    """How clients, employers and coaches are named on the list, and the rules whose words are used."""

    client: Callable[[str], str]
    employer: Callable[[str], str]
    coach: Callable[[str], str]
    rules: RuleSet


@frozen
class Line:
    """One line of the page. `indent`: 0 a heading of the page, 1 what it says or a matter, 2 a client."""

    text: Message
    indent: int = 0


def in_words(meeting: TeamMeeting, names: Names) -> Iterator[Line]:
    """The whole page from top to bottom."""
    yield Line(msg("Team meeting {day}", day=meeting.day))
    if meeting.supervision is not None:
        yield Line(msg("From the last meeting, {day}", day=meeting.supervision))
        for line in filter(None, map(str.strip, meeting.note.splitlines())):
            yield Line(msg("{text}", text=line), 1)
        if not meeting.note.strip():
            yield Line(msg("No note was written."), 1)
    if meeting.without_coach:
        yield Line(msg("Clients without a coach"))
        for each in meeting.without_coach:
            yield Line(msg("{text}", text=names.client(each)), 1)
    for coach in meeting.coaches:
        yield from coach_in_words(coach, names)


def coach_in_words(coach: CoachMatters, names: Names) -> Iterator[Line]:
    """One coach's part."""
    name = names.coach(coach.coach)
    if coach.leave_until is None:
        yield Line(msg("{text}", text=name))
    else:
        yield Line(msg("{coach}, on leave until {day}", coach=name, day=coach.leave_until))
    found = False
    for title, lines in _matters(coach, names):
        if lines:
            found = True
            yield Line(title, 1)
            for each in lines:
                yield Line(each, 2)
    if not found:
        yield Line(msg("Nothing for the meeting."), 1)


def overdue_in_words(item: DueItem, names: Names) -> Message:
    """Whom something is due with, what, and how late it is."""
    rule = names.rules.rules.get(item.rule)
    return msg(
        "{client}: {what}, {days} d ({day})",
        client=_whom(item, names),
        what=item.rule if rule is None else rule.short,
        days=item.overdue_days,
        day=item.due,
    )


def not_met_in_words(each: NotMet, names: Names) -> Message:
    """A client not met for long."""
    client = names.client(each.client)
    if each.last is None:
        return msg("{client}: {days} days, never met", client=client, days=each.days)
    return msg("{client}: {days} days, last {day}", client=client, days=each.days, day=each.last)


def _matters(coach: CoachMatters, names: Names) -> Iterator[tuple[Message, tuple[Message, ...]]]:
    yield msg("Overdue"), _shortened([overdue_in_words(each, names) for each in coach.overdue])
    yield msg("Not met for long"), _shortened([not_met_in_words(each, names) for each in coach.not_met])
    yield msg("Jobs, last week"), _jobs(coach.started, coach.ended, names)
    yield msg("Jobs, week to come"), _jobs(coach.starting, coach.ending, names)
    new = (msg("{client}: came {day}", client=names.client(client), day=on) for client, on in coach.new)
    yield msg("New clients"), tuple(new)
    searching = tuple(_searching(each, names) for each in coach.searching)
    yield msg("In search, longest without an employer meeting"), searching


def _whom(item: DueItem, names: Names) -> str:
    if item.client is not None:
        return names.client(item.client)
    return names.employer(item.employer) if item.employer is not None else item.site or "–"


def _searching(each: Searching, names: Names) -> Message:
    client = names.client(each.client)
    if each.last is None:
        return msg("{client}: {days} days of search, none yet", client=client, days=each.days)
    return msg("{client}: {days} days, last {day}", client=client, days=each.days, day=each.last)


def _jobs(starts: Iterable[JobDay], ends: Iterable[JobDay], names: Names) -> tuple[Message, ...]:
    return (*(_starts(each, names) for each in starts), *(_ends(each, names) for each in ends))


def _starts(each: JobDay, names: Names) -> Message:
    client, job = names.client(each.client), _name(each.job, names)
    return msg("{client}: starts {day}, {job}", client=client, day=each.on, job=job)


def _ends(each: JobDay, names: Names) -> Message:
    client, job = names.client(each.client), _name(each.job, names)
    return msg("{client}: ends {day}, {job}", client=client, day=each.on, job=job)


def _name(job: JobSummary, names: Names) -> str:
    employer = "" if job.employer is None else names.employer(job.employer)
    return ", ".join(part for part in (job.title, employer) if part) or "–"


def _shortened(lines: list[Message]) -> tuple[Message, ...]:
    if len(lines) <= ITEMS:
        return tuple(lines)
    return (*lines[:ITEMS], msg("and {count} more", count=len(lines) - ITEMS))

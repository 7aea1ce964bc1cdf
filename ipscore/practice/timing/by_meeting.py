"""Once, at a meeting with a certain number at the latest: coaches count meetings, not days."""

from collections.abc import Iterator

from ipscore.definitions.practice import ByMeeting, Event
from ipscore.message import msg
from ipscore.practice.spans import days_after
from ipscore.practice.timing.candidate import Candidate
from ipscore.practice.timing.question import Question
from ipscore.practice.words import short


def by_meeting(asked: Question) -> Iterator[Candidate]:
    """Due on the day of that meeting, or when the days have passed with fewer meetings."""
    rule, scope, timing = asked.rule, asked.scope, asked.rule.timing
    trigger = scope.latest(rule.after)
    if (
        not isinstance(timing, ByMeeting)
        or trigger is None
        or scope.done(rule.done_by, trigger.on) is not None
    ):
        return
    due = days_after(trigger.on, timing.days)
    meetings = [each for each in scope.happened.get(Event.MEETING, ()) if each.on >= trigger.on]
    if len(meetings) >= timing.meeting:
        due = min(due, meetings[timing.meeting - 1].on)
    why = (
        msg(
            "It is due at meeting number {number}, and within {n} days in any case.",
            number=timing.meeting,
            n=timing.days,
        ),
        msg("Meetings so far: {n}.", n=len(meetings)),
    )
    yield Candidate(trigger, due, trigger.name, short(trigger, scope.today), why)

"""Once, in the days before something that is known to come, such as the start of a job."""

from collections.abc import Iterator

from ipscore.definitions.practice import Before
from ipscore.message import msg
from ipscore.practice.spans import days_after
from ipscore.practice.timing.candidate import Candidate
from ipscore.practice.timing.question import Question
from ipscore.practice.words import short


def before(asked: Question) -> Iterator[Candidate]:
    """Due the day before the next such event; on its day it can no longer be done, and nothing is due."""
    rule, scope, timing = asked.rule, asked.scope, asked.rule.timing
    trigger = min(scope.coming(rule.after), key=lambda each: each.order, default=None)
    if (
        not isinstance(timing, Before)
        or trigger is None
        or scope.today < days_after(trigger.on, -timing.shown_days)
    ):
        return
    why, first = msg("It is due before that day."), scope.since
    if timing.days is not None:
        why = msg("It is due before that day, days before at most: {n}.", n=timing.days)
        first = max(first, days_after(trigger.on, -timing.days))
    if scope.done(rule.done_by, first) is None:
        due = days_after(trigger.on, -1)
        yield Candidate(trigger, due, trigger.name, short(trigger, scope.today), (why,))

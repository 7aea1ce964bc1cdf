"""Once, within a span after something happened."""

from collections.abc import Iterator

from ipscore.definitions.practice import Within
from ipscore.practice.spans import after
from ipscore.practice.timing.candidate import Candidate
from ipscore.practice.timing.question import Question
from ipscore.practice.words import due_within, short


def within(asked: Question) -> Iterator[Candidate]:
    """Due the span after the latest event, unless something has done it on that day or since."""
    rule, scope, timing = asked.rule, asked.scope, asked.rule.timing
    trigger = scope.latest(rule.after)
    if isinstance(timing, Within) and trigger is not None and scope.done(rule.done_by, trigger.on) is None:
        due = after(trigger.on, timing.span, asked.calendar)
        why = (due_within(timing.span, due),)
        yield Candidate(trigger, due, trigger.name, short(trigger, scope.today), why)

"""Once, on the day that was agreed with a client, with an employer, or in a development plan."""

from collections.abc import Iterator

from ipscore.definitions.practice import About
from ipscore.message import Message, msg
from ipscore.practice.happening import Happening
from ipscore.practice.spans import days_after
from ipscore.practice.timing.candidate import Candidate
from ipscore.practice.timing.question import Question


def on_day(asked: Question) -> Iterator[Candidate]:
    """Due on the day agreed, each of the steps agreed on the newest day on which any was.

    With a client only what happens on or after the day agreed does it, or after the day it was moved to: a
    message in between does not make up for a meeting. With an employer any later contact does, since it shows
    where things stand.
    """
    rule, scope = asked.rule, asked.scope
    newest = scope.latest(rule.after)
    if newest is None:
        return
    for agreed in scope.triggers(rule.after):
        if agreed.on != newest.on:
            continue
        deferral = asked.deferral(agreed.name)
        due = agreed.on if agreed.by is None else max(agreed.on, agreed.by)
        first = due if deferral is None or deferral.until is None else deferral.until
        if scope.about is About.EMPLOYER:
            first = min(first, days_after(agreed.on, 1))
        doings = scope.doings(rule.done_by, max(first, agreed.on))
        if any(each.record != agreed.record for each in doings):
            continue
        why = (msg("The day agreed is {day}.", day=due),)
        yield Candidate(agreed, due, agreed.name, _detail(agreed), why)


def _detail(agreed: Happening) -> Message:
    if agreed.text:
        return msg("agreed: {step}", step=agreed.text)
    return msg("agreed {day}", day=agreed.on)

"""Again and again: the rhythm of meetings, of contact with partners, and of what a team does together."""

from collections.abc import Iterator
from datetime import date

from attrs import evolve

from ipscore.definitions.practice import About, Event, Every, Span
from ipscore.message import Message, msg
from ipscore.practice.happening import Happening, Scope
from ipscore.practice.spans import after
from ipscore.practice.timing.candidate import Candidate
from ipscore.practice.timing.question import Question
from ipscore.practice.words import due_every, short


def every(asked: Question) -> Iterator[Candidate]:
    """Due the span after it was last done. With several jobs, the one that asks first asks for all."""
    timing = asked.rule.timing
    if not isinstance(timing, Every):
        return
    found = [each for each in _each(asked, timing) if each is not None]
    if not found:
        return
    first = min(found, key=lambda each: (each.due, each.trigger.order))
    if len(found) > 1:
        why = (*first.why, msg("Jobs going on: {n}. This one asks first.", n=len(found)))
        first = evolve(first, why=why)
    yield first


def _each(asked: Question, timing: Every) -> Iterator[Candidate | None]:
    scope = asked.scope
    if Event.JOB_START in asked.rule.after:
        for trigger in scope.triggers((Event.JOB_START,)):
            if trigger.job is not None and trigger.job in scope.running:
                wished = scope.running[trigger.job]
                found = _one(asked, timing, _span(timing, scope, wished), trigger)
                if found is not None and timing.wished and wished is not None:
                    wish = msg("Months between meetings, as the client wishes: {n}.", n=wished)
                    found = evolve(found, why=(wish, *found.why))
                yield found
        return
    latest = scope.latest(asked.rule.after)
    if latest is not None:
        yield _one(asked, timing, _span(timing, scope, None), latest)


def _span(timing: Every, scope: Scope, wished: int | None) -> Span | None:
    """How often; None when the client wishes for no more meetings."""
    if timing.wished and wished is not None:
        return Span(months=wished) if wished > 0 else None
    if (
        timing.then is not None
        and timing.total is not None
        and scope.best_total is not None
        and scope.best_total >= timing.total
    ):
        return timing.then
    return timing.span


def _one(asked: Question, timing: Every, span: Span | None, trigger: Happening) -> Candidate | None:
    scope, calendar = asked.scope, asked.calendar
    if span is None:
        return None
    begun = max(trigger.on, scope.since)
    last = scope.done(asked.rule.done_by, begun)
    if last is None and timing.follow_up:
        return None
    due = after(last.on if last is not None else begun, span, calendar)
    if timing.from_span is not None:
        due = max(due, after(trigger.on, timing.from_span, calendar))
    if timing.for_span is not None and max(due, scope.today) > after(trigger.on, timing.for_span, calendar):
        return None
    anchor, why = trigger.name, [due_every(span, due)]
    if last is not None:
        anchor += f"/{last.on.isoformat()}"
        why.insert(0, msg("It was last done on {day}.", day=last.on))
        return Candidate(trigger, due, anchor, msg("last {day}", day=last.on), tuple(why), last)
    if scope.about is About.SITE:
        return _never(trigger, due, anchor, why[0], scope.today)
    return Candidate(trigger, due, anchor, short(trigger, scope.today), tuple(why))


def _never(trigger: Happening, due: date, anchor: str, why: Message, today: date) -> Candidate:
    """What a site never wrote down is due today and no more: it says nothing of how long it was not done."""
    steps = (msg("It was never recorded."), why)
    if due < today:
        due, steps = today, (steps[0], msg("It is due today, not late: nobody knows since when."))
    return Candidate(trigger, due, anchor, msg("never recorded"), steps)

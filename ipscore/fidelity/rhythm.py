"""When the next review is due: the rhythm that criterion 11 asks for.

The numbers are those of the practice rules in use, so that a region's own rhythm counts here as it does on
the agenda.
"""

from collections.abc import Iterable
from datetime import date

from attrs import frozen

from ipscore.definitions.practice import Event, Every, RuleSet, Span
from ipscore.records.period import months_after


@frozen
class Rhythm:
    """How often a review is due: `span` after the last, and `then` once one reached `total` points."""

    span: Span
    total: int | None = None
    then: Span | None = None


RHYTHM = Rhythm(Span(months=6), 100, Span(months=12))
"""Every 6 months until 100 points, then yearly (criterion 11; confirmed by a published Finnish report)."""

_WORKING_WEEK, _WEEK = 5, 7


def rhythm(rules: RuleSet | None) -> Rhythm:
    """The rhythm of the rule that a review does; that of criterion 11 where the rules have none."""
    for rule in () if rules is None else rules.rules.values():
        if Event.REVIEW in rule.done_by and isinstance(rule.timing, Every):
            return Rhythm(rule.timing.span, rule.timing.total, rule.timing.then)
    return RHYTHM


def next_review(found: Rhythm, held: Iterable[tuple[date, int | None]]) -> date | None:
    """The day by which the next review is due; None where none was held.

    `held`: the last day of each review with its points, None where they are not known. The best result so far
    sets the rhythm, as on the agenda.
    """
    reviews = list(held)
    if not reviews:
        return None
    last = max(day for day, _ in reviews)
    best = max((points for _, points in reviews if points is not None), default=None)
    reached = found.total is not None and best is not None and best >= found.total
    return _after(last, found.then if reached and found.then is not None else found.span)


def _after(day: date, span: Span) -> date:
    if span.months is not None:
        return months_after(day, span.months)
    # Reviews are months apart: public holidays do not matter here, the weeks do.
    weeks, rest = divmod(span.working_days or 0, _WORKING_WEEK)
    days = weeks * _WEEK + rest if span.days is None else span.days
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))

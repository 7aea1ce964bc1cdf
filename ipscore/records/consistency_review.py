"""What cannot be, or is unlikely to be, true within a review and the development plan that follows it.

Pure: today comes in. Paths lead from the top of the record's file.
"""

from collections.abc import Iterator
from datetime import date

from ipscore.message import msg
from ipscore.problem import Problem
from ipscore.records.consistency_parts import error, in_order, not_after, twice, warning
from ipscore.records.development_plan import Action, ActionState, DevelopmentPlan
from ipscore.records.review import CONSENSUS, Review, ReviewState


def review_problems(review: Review) -> tuple[Problem, ...]:
    """What does not fit in a review's own file."""
    return (*_visit(review), *_preparation(review), *_issue(review))


def plan_problems(plan: DevelopmentPlan, today: date) -> tuple[Problem, ...]:
    """What does not fit in a development plan."""
    return tuple(_plan(plan, today))


def _visit(review: Review) -> Iterator[Problem]:
    yield from in_order(review.start, review.end, "end")
    yield from twice(review.assessors, "assessors")
    if review.evidence_to is not None and review.evidence_to > review.end:
        yield warning(
            msg("The evidence goes on to {day}, after the visit.", day=review.evidence_to),
            "evidence_to",
            expected=msg("a day up to the last day of the visit"),
        )
    for index, assessor in enumerate(review.assessors):
        if assessor.id == CONSENSUS:
            yield error(
                msg("An assessor cannot have the id “consensus”: it names what all agreed on."),
                *("assessors", index, "id"),
                expected=msg("another id"),
            )


def _preparation(review: Review) -> Iterator[Problem]:
    yield from twice(review.schedule, "schedule")
    yield from twice(review.documents, "documents")
    yield from twice(review.informants, "informants")
    for index, each in enumerate(review.documents):
        if each.received_on is not None and each.asked_on is not None and each.received_on < each.asked_on:
            yield warning(
                msg(
                    "It was received on {received}, before it was asked for on {asked}.",
                    received=each.received_on,
                    asked=each.asked_on,
                ),
                *("documents", index, "received_on"),
                expected=msg("the day it was asked for or a later one"),
            )
    for index, informant in enumerate(review.informants):
        if informant.number < 0:
            yield error(
                msg("{number} people cannot have been met.", number=informant.number),
                *("informants", index, "number"),
                expected=msg("a whole number from 0"),
            )
    if review.sample is not None:
        sample = review.sample
        yield from (each.under("sample") for each in in_order(sample.start, sample.end, "end"))


def _issue(review: Review) -> Iterator[Problem]:
    yield from twice(review.corrections, "corrections")
    if review.issued_on is None:
        if review.corrections:
            yield error(
                msg("There are corrections of a report that has no day of issue."),
                "issued_on",
                expected=msg("the day the report was issued"),
            )
        return
    if review.state is not ReviewState.ISSUED:
        yield error(
            msg("There is a day of issue, but the review is not said to be issued."),
            "state",
            expected=msg("issued, or no day of issue"),
        )
    yield from in_order(review.end, review.issued_on, "issued_on")
    for index, each in enumerate(review.corrections):
        yield from in_order(review.issued_on, each.on, "corrections", index, "on")


def _plan(plan: DevelopmentPlan, today: date) -> Iterator[Problem]:
    yield from twice(plan.actions, "actions")
    yield from not_after(today, plan.agreed_on, "agreed_on")
    for index, action in enumerate(plan.actions):
        yield from (each.under("actions", index) for each in _action(action, today))


def _action(action: Action, today: date) -> Iterator[Problem]:
    yield from twice(action.follow_ups, "follow_ups")
    yield from not_after(today, action.done_on, "done_on")
    for index, each in enumerate(action.follow_ups):
        yield from not_after(today, each.on, "follow_ups", index, "on")
    if action.effort is not None and not action.effort > 0:
        yield error(
            msg("An effort of {effort} cannot be.", effort=action.effort),
            "effort",
            expected=msg("a number above 0; 1 is usual"),
        )
    if action.done_on is not None and action.state is not ActionState.DONE:
        yield warning(
            msg("There is a day on which it was done, but the action is not said to be done."),
            "state",
            expected=msg("done, or no day"),
        )

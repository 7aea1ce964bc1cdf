"""The development plan: made from what a review recommends, followed in steering meetings, summed up.

Pure: every change gives a new plan.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from attrs import evolve, frozen

from ipscore.definitions.scale import Scale
from ipscore.fidelity.half_rated import refuse_half_rated
from ipscore.message import msg
from ipscore.problem import Problem, nearest
from ipscore.records.development_plan import Action, ActionState, DevelopmentPlan, FollowUp
from ipscore.records.review import Rating, Review

LEFT = (ActionState.OPEN, ActionState.UNDER_WAY)
"""States of an action that still asks for something."""


@frozen
class PlanProgress:
    """How a plan comes along.

    `share_done`: of the actions that were not dropped, None without any. `overdue`: ids of actions left over
    after their day; `next_due`: the next day on which one is due. `expected`: points that the actions not
    dropped are expected to give in all, `gained` by those done; `without_owner`, `without_day`: ids of
    actions nobody answers for, or that have no day.
    """

    actions: int
    states: Mapping[ActionState, int]
    share_done: float | None
    overdue: tuple[str, ...]
    next_due: date | None
    expected: int
    gained: int
    without_owner: tuple[str, ...]
    without_day: tuple[str, ...]


class UnknownActionError(ValueError):
    """The plan has no such action. `problems` says so."""

    def __init__(self, plan: DevelopmentPlan, action_id: str) -> None:
        ids = [each.id for each in plan.actions]
        problem = Problem(
            msg("The plan has no action “{id}”.", id=action_id),
            expected=msg("one of: {words}", words=", ".join(ids)) if ids else None,
            nearest=nearest(action_id, ids),
        )
        super().__init__(str(problem.message))
        self.problems = (problem,)


def make_plan(
    scale: Scale, review: Review, ratings: Mapping[str, Rating], next_on: date | None = None
) -> DevelopmentPlan:
    """The plan that begins from the recommendations: an action for each criterion one short of the best two.

    On a scale of 1–5 those are the criteria under 4. Each is expected to gain a point; owner and day are for
    the steering group. Where nothing was recommended there is no action: what is to be done nobody said.
    Raises HalfRatedError: a plan made too early would lack what the other criteria recommend.
    """
    refuse_half_rated(scale, (review, ratings))
    actions = tuple(
        # An id that follows from the criterion: two people who make the plan make the same one.
        Action(f"criterion-{key}", key, rating.recommendation.strip(), expected_score=rating.score + 1)
        for key, rating in ((key, ratings.get(key, Rating())) for key in scale.criteria)
        if rating.score in scale.scores
        and rating.score is not None
        and not rating.not_ratable
        and rating.score < scale.score_high - 1
        and rating.recommendation.strip()
    )
    return DevelopmentPlan(review.id, next_review_on=next_on, actions=actions)


def grown(plan: DevelopmentPlan, fresh: DevelopmentPlan) -> DevelopmentPlan:
    """The plan with the actions of `fresh` that it does not have; what people wrote stays as it is."""
    known = {each.id for each in plan.actions}
    return evolve(
        plan,
        next_review_on=plan.next_review_on or fresh.next_review_on,
        actions=(*plan.actions, *(each for each in fresh.actions if each.id not in known)),
    )


def action_of(plan: DevelopmentPlan, action_id: str) -> Action:
    """The action with this id. Raises UnknownActionError."""
    for each in plan.actions:
        if each.id == action_id:
            return each
    raise UnknownActionError(plan, action_id)


def with_action(plan: DevelopmentPlan, action: Action) -> DevelopmentPlan:
    """The plan with this action in the place of the one with its id, or at the end."""
    if any(each.id == action.id for each in plan.actions):
        changed = tuple(action if each.id == action.id else each for each in plan.actions)
    else:
        changed = (*plan.actions, action)
    return evolve(plan, actions=changed)


def in_state(action: Action, state: ActionState, day: date) -> Action:
    """The action put into a state on `day`; the day it was done goes with it."""
    done_on = (action.done_on or day) if state is ActionState.DONE else None
    return evolve(action, state=state, done_on=done_on)


def followed(plan: DevelopmentPlan, action_id: str, follow_up: FollowUp) -> DevelopmentPlan:
    """The plan with what a steering meeting noted of an action, which may put it into another state.

    Raises UnknownActionError.
    """
    action = action_of(plan, action_id)
    if follow_up.state is not None:
        action = in_state(action, follow_up.state, follow_up.on)
    notes = sorted((*action.follow_ups, follow_up), key=lambda each: each.on)
    return with_action(plan, evolve(action, follow_ups=tuple(notes)))


def plan_progress(
    plan: DevelopmentPlan, today: date, scores: Mapping[str, int] | None = None
) -> PlanProgress:
    """How the plan comes along on `today`. `scores`: those of the review, which the points are gained on."""
    left = [each for each in plan.actions if each.state in LEFT]
    kept = [each for each in plan.actions if each.state is not ActionState.DROPPED]
    done = [each for each in kept if each.state is ActionState.DONE]
    return PlanProgress(
        len(plan.actions),
        Counter(each.state for each in plan.actions),
        len(done) / len(kept) if kept else None,
        tuple(each.id for each in left if each.due is not None and each.due < today),
        min((each.due for each in left if each.due is not None and each.due >= today), default=None),
        _points(kept, scores or {}),
        _points(done, scores or {}),
        tuple(each.id for each in left if not each.owner.strip()),
        tuple(each.id for each in left if each.due is None),
    )


def _points(actions: list[Action], scores: Mapping[str, int]) -> int:
    """Points over the review's scores; several actions for one criterion give the best one's, once."""
    best: dict[str, int] = {}
    for each in actions:
        if each.expected_score is not None and each.criterion in scores:
            gain = max(0, each.expected_score - scores[each.criterion])
            best[each.criterion] = max(best.get(each.criterion, 0), gain)
    return sum(best.values())

"""What the reviews of a workspace came to, for rules that ask how good the last one was.

Only the ratings that can count are opened: a service has a few reviews, and an assessor's own ratings are
nobody else's business.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from ipscore.definitions.scale import Scale
from ipscore.fidelity.final import final_ratings
from ipscore.fidelity.plan_progress import LEFT
from ipscore.fidelity.scoring import score
from ipscore.practice.case import PlannedAction, ReviewResult
from ipscore.records.development_plan import Action
from ipscore.records.review import CONSENSUS, Rating, RatingFile, Review, ReviewState
from ipscore.store.calendar import finnish
from ipscore.store.errors import StoreError
from ipscore.store.workspace import Workspace

if TYPE_CHECKING:
    from ipscore.fidelity.evidence import Beside


def review_results(
    workspace: Workspace, scales: Mapping[str, Scale], *, elsewhere: bool = False
) -> tuple[ReviewResult, ...]:
    """Every review that was held, by id; without points while its result or its scale is not known.

    Reviews of other services are kept for comparison and set no rhythm here; with `elsewhere` only they are
    told. Reviews that cannot be read are left out: `ips check` and the list of reviews tell of them.
    """
    reviews = (stored.record for stored in workspace.reviews.all()[0])
    return tuple(
        ReviewResult(
            each.id,
            each.end,
            each.kind,
            _total(workspace, each, scales.get(each.scale)),
            each.sites,
            _actions(workspace, each),
        )
        for each in reviews
        if each.state is not ReviewState.PLANNED and each.elsewhere is elsewhere
    )


def beside_records(workspace: Workspace, scales: Mapping[str, Scale]) -> "Beside":
    """What evidence is told of besides the records themselves: the reviews held, and the Finnish calendar."""
    from ipscore.fidelity.evidence import Beside  # the agenda needs no evidence

    return Beside(review_results(workspace, scales), finnish(workspace.info))


def _actions(workspace: Workspace, review: Review) -> tuple[PlannedAction, ...]:
    try:
        plan = workspace.plans.get(review.id).record
    except StoreError:
        return ()
    known_on = plan.agreed_on or review.end
    return tuple(
        PlannedAction(each.id, known_on, each.due, each.text, _ended(each))
        for each in plan.actions
        if each.due is not None
    )


def _ended(action: Action) -> date | None:
    """The day the action was done or dropped; the first of all days where nobody wrote it down."""
    if action.state in LEFT:
        return None
    if action.done_on is not None:
        return action.done_on
    noted = [each.on for each in action.follow_ups if each.state is action.state]
    return max(noted, default=date.min)


def _total(workspace: Workspace, review: Review, scale: Scale | None) -> int | None:
    ratings = None if scale is None else _ratings(workspace, review)
    return None if scale is None or ratings is None else score(scale, ratings).total


def _ratings(workspace: Workspace, review: Review) -> Mapping[str, Rating] | None:
    return final_ratings(review, {each.assessor: each for each in _files(workspace, review)})


def _files(workspace: Workspace, review: Review) -> Iterator[RatingFile]:
    single = [each.id for each in review.assessors] if len(review.assessors) == 1 else []
    for assessor in (CONSENSUS, *single):
        try:
            yield workspace.ratings.get(f"{review.id}-{assessor}").record
        except StoreError:
            continue

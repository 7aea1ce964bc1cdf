"""What people do with a review, one step each: read, change as the pure rooms say, save.

Every step may be refused: by the store (`StoreError`) or by the pure room it asks, whose errors carry
`problems` too. Nothing is saved then.
"""

from collections.abc import Callable, Collection, Mapping
from datetime import date

from attrs import evolve, frozen

from ipscore.definitions.practice import RuleSet
from ipscore.definitions.scale import Scale
from ipscore.fidelity import alone, consensus, plan_progress
from ipscore.fidelity.final import final_ratings
from ipscore.fidelity.half_rated import HalfRatedError
from ipscore.fidelity.planning import evidence_day, refuse_issued, refuse_removal
from ipscore.fidelity.rhythm import next_review, rhythm
from ipscore.message import msg
from ipscore.problem import Problem
from ipscore.records.development_plan import DevelopmentPlan
from ipscore.records.planning import Correction
from ipscore.records.review import MarkFigure, Rating, RatingFile, Review, ReviewState
from ipscore.store.errors import NotFound, StoreError
from ipscore.store.ids import new_id
from ipscore.store.repository import Stored
from ipscore.store.review_files import ReviewFiles, open_ratings, read_files
from ipscore.store.review_results import beside_records, review_results
from ipscore.store.workspace import Workspace

REFUSALS = (
    StoreError,
    alone.NotFinishedError,
    consensus.ConsensusError,
    plan_progress.UnknownActionError,
    HalfRatedError,
)
"""What the steps below raise; each has `problems`. Planning and issuing raise their own errors besides."""


@frozen
class AtHand:
    """A review as it stands, with its files."""

    stored: Stored[Review]
    found: ReviewFiles

    @property
    def review(self) -> Review:
        """The review."""
        return self.stored.record


def at_hand(workspace: Workspace, review_id: str) -> AtHand:
    """Read a review and its files, and open those of one's own that are due to be. Raises StoreError."""
    stored = workspace.reviews.get(review_id)
    open_ratings(workspace, stored.record)
    return AtHand(stored, read_files(workspace, stored.record))


def change(workspace: Workspace, review_id: str, step: Callable[[Review], Review]) -> Stored[Review]:
    """Save what `step` makes of a review. Raises StoreError and what `step` raises."""
    stored = workspace.reviews.get(review_id)
    return workspace.reviews.save(step(stored.record), stored.revision)


def rate(
    workspace: Workspace, review_id: str, assessor: str, ratings: Mapping[str, Rating]
) -> Stored[RatingFile]:
    """Lay these ratings over the assessor's own, and mark the review as being rated. Raises StoreError."""
    here = at_hand(workspace, review_id)
    refuse_issued(here.review)
    file = alone.own_file(here.review, here.found.files, assessor)
    saved = _save(workspace, here, evolve(file, ratings={**file.ratings, **ratings}))
    if here.review.state is ReviewState.PLANNED:
        change(workspace, review_id, lambda review: evolve(review, state=ReviewState.RATING))
    return saved


def finish(workspace: Workspace, scale: Scale, review_id: str, assessor: str) -> Stored[RatingFile]:
    """Mark an assessor's ratings as finished; the last one's open everybody's.

    Raises NotFinishedError, StoreError.
    """
    here = at_hand(workspace, review_id)
    file = alone.finish(scale, here.review, here.found.files, assessor, workspace.today())
    saved = _save(workspace, here, file)
    open_ratings(workspace, here.review)
    return saved


def unfinish(workspace: Workspace, review_id: str, assessor: str) -> Stored[RatingFile]:
    """Take an assessor's finish back. Raises NotFinishedError once all have finished, StoreError."""
    here = at_hand(workspace, review_id)
    file = alone.unfinish(here.review, here.found.files, assessor, here.found.told)
    return _save(workspace, here, file)


def agree(
    workspace: Workspace, scale: Scale, review_id: str, criterion: str, rating: Rating
) -> Stored[RatingFile]:
    """Save the rating agreed on of a criterion. Raises ConsensusError, StoreError."""
    here = at_hand(workspace, review_id)
    refuse_not_open(here)
    return _save(workspace, here, consensus.agree(scale, here.review, here.found.files, criterion, rating))


def accept_equal(workspace: Workspace, scale: Scale, review_id: str) -> Stored[RatingFile]:
    """Save every score that all assessors gave alike as agreed on. Raises ConsensusError, StoreError."""
    here = at_hand(workspace, review_id)
    refuse_not_open(here)
    return _save(workspace, here, consensus.accept_equal(scale, here.review, here.found.files))


def issue(
    workspace: Workspace,
    scale: Scale,
    review_id: str,
    names: Collection[str] = (),
    staff: Collection[str] = (),
) -> tuple[Stored[Review], tuple[Problem, ...]]:
    """Issue a review today; gives it with the warnings of its self-check (see `fidelity.issuing.issue`).

    What the quality mark asks for besides the scores is counted and kept: records may change afterwards.
    Raises NotIssuableError, ConsensusError, StoreError.
    """
    from ipscore.fidelity import issuing  # the check of a whole report is not needed to rate

    here = at_hand(workspace, review_id)
    refuse_not_open(here)
    made = issuing.issue(scale, here.review, here.found.files, workspace.today(), names, staff)
    review = evolve(made.review, mark_figures=_mark_figures(workspace, scale, made.review))
    return workspace.reviews.save(review, here.stored.revision), made.warnings


def issue_problems(
    workspace: Workspace,
    scale: Scale,
    review_id: str,
    names: Collection[str] = (),
    staff: Collection[str] = (),
) -> tuple[Problem, ...]:
    """What issuing a review today would say, all at once, without doing it. Raises StoreError."""
    from ipscore.fidelity import issuing  # as above

    here = at_hand(workspace, review_id)
    found = issuing.issue_problems(scale, here.review, here.found.files, workspace.today(), names, staff)
    try:
        refuse_not_open(here)
    except consensus.NotOpenError as error:
        told = {each.path for each in error.problems}
        return (*error.problems, *(each for each in found if each.path not in told))
    return found


def begun(workspace: Workspace, review: Review) -> tuple[str, ...]:
    """The assessors who have a rating file, whether or not it can be read."""
    there = set(workspace.ratings.ids())
    return tuple(each.id for each in review.assessors if f"{review.id}-{each.id}" in there)


def removable(workspace: Workspace, review_id: str) -> Stored[Review]:
    """The review as it is now, when it may be removed. Raises PlanningError, StoreError."""
    stored = workspace.reviews.get(review_id)
    refuse_removal(stored.record, begun(workspace, stored.record))
    return stored


def remove(workspace: Workspace, seen: Stored[Review]) -> None:
    """Remove a planned review as it was seen; the history keeps it. Raises PlanningError, StoreError.

    A colleague who has changed it since, or begun to rate, is not overruled.
    """
    refuse_removal(seen.record, begun(workspace, seen.record))
    workspace.reviews.delete(seen.record.id, seen.revision)


def correct(workspace: Workspace, review_id: str, correction: Correction) -> Stored[Review]:
    """Add a correction to an issued review. Raises NotIssuableError, StoreError."""
    from ipscore.fidelity import issuing  # as above

    return change(workspace, review_id, lambda review: issuing.corrected(review, correction))


def new_correction(by: str, text: str, day: date, criterion: str = "") -> Correction:
    """A correction with an id of its own."""
    return Correction(new_id(), day, by, text, criterion)


def make_plan(
    workspace: Workspace, scales: Mapping[str, Scale], review_id: str, rules: RuleSet | None = None
) -> Stored[DevelopmentPlan]:
    """Make the development plan from what the review recommends, or add what an existing one lacks.

    The next review is proposed by the rhythm of the rules and the results so far of the same sites. Raises
    StoreError, ConsensusError while there is no result yet, HalfRatedError while it is not whole.
    """
    here = at_hand(workspace, review_id)
    refuse_not_open(here)
    scale = scales[here.review.scale]
    ratings = final_ratings(here.review, here.found.files)
    if ratings is None:
        raise consensus.ConsensusError(
            Problem(
                msg("The review has no agreed scores yet, so there is nothing to plan from."),
                expected=msg("a consensus"),
            )
        )
    held = [
        (each.day, each.total)
        for each in review_results(workspace, scales, elsewhere=here.review.elsewhere)
        if each.day <= here.review.end and _same_unit(each.sites, here.review.sites)
    ]
    fresh = plan_progress.make_plan(scale, here.review, ratings, next_review(rhythm(rules), held))
    try:
        stored = workspace.plans.get(review_id)
    except NotFound:
        return workspace.plans.save(fresh, None)
    return workspace.plans.save(plan_progress.grown(stored.record, fresh), stored.revision)


def change_plan(
    workspace: Workspace, review_id: str, step: Callable[[DevelopmentPlan], DevelopmentPlan]
) -> Stored[DevelopmentPlan]:
    """Save what `step` makes of a plan. Raises StoreError and what `step` raises."""
    stored = workspace.plans.get(review_id)
    return workspace.plans.save(step(stored.record), stored.revision)


def refuse_not_open(here: AtHand) -> None:
    """Raise NotOpenError while somebody rates alone, or has finished and their file is closed to us still."""
    waiting = [
        each
        for each in here.review.assessors
        if each.id in here.found.told and here.found.told[each.id].finished_on is not None
    ]
    if waiting and alone.everyone_finished(here.review, here.found.files, here.found.told):
        raise consensus.NotOpenError(
            *(
                Problem(
                    msg(
                        "All have finished. {name}’s ratings open when {name} opens the review.",
                        name=each.name,
                    ),
                    path=("assessors", each.id),
                    expected=msg("{name} opening the review once", name=each.name),
                )
                for each in waiting
            )
        )
    consensus.refuse_closed(here.review, here.found.files)


def _mark_figures(workspace: Workspace, scale: Scale, review: Review) -> tuple[MarkFigure, ...]:
    """What the quality mark asks for, counted for the last time; nothing of a service that is not ours."""
    if scale.mark is None or not scale.mark.conditions or review.elsewhere:
        return ()
    from ipscore.fidelity.evidence import COUNTED_FROM  # few scales have a mark
    from ipscore.fidelity.mark import mark_figures

    dataset = workspace.load(COUNTED_FROM).dataset
    beside = beside_records(workspace, {scale.id: scale})
    found = mark_figures(scale, dataset, evidence_day(review), review.sites, beside)
    return tuple(
        MarkFigure(each.counted, None if each.value is None else float(each.value)) for each in found
    )


def _save(workspace: Workspace, here: AtHand, file: RatingFile) -> Stored[RatingFile]:
    stored = here.found.stored.get(file.assessor)
    return workspace.ratings.save(file, None if stored is None else stored.revision)


def _same_unit(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return not one or not other or bool(set(one) & set(other))

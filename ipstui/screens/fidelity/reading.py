"""Reading reviews and computing evidence, in threads."""

from collections.abc import Iterator, Sequence

from ipscore.definitions.scale import Scale
from ipscore.fidelity.evidence import evidence
from ipscore.fidelity.mark import kept_mark_figures, mark, mark_figures
from ipscore.fidelity.planning import evidence_day
from ipscore.fidelity.scoring import ScaleResult
from ipscore.problem import Problem
from ipscore.records.dataset import Dataset
from ipscore.records.development_plan import DevelopmentPlan
from ipscore.records.review import Review, ReviewState
from ipscore.store import NotFound, StoreError, Workspace
from ipscore.store.review_files import open_ratings, read_files
from ipstui.messages import WorkspaceRefused
from ipstui.practice import PracticeRefusedError, beside_of, scales_of
from ipstui.screens.fidelity.entries import ReviewEntry, newest_first
from ipstui.screens.fidelity.keeping import RatingDraft, rating_id
from ipstui.screens.fidelity.messages import (
    EvidenceFound,
    MarkFound,
    RatingsRead,
    RatingsRefused,
    ReviewsRead,
)
from ipstui.session import Session


def read_reviews(session: Session) -> ReviewsRead | WorkspaceRefused:
    """Every review with its rating files."""
    try:
        if session.workspace is None:
            session.workspace = Workspace.open(session.root)
        scales, unworded = scales_of(session)
    except (StoreError, PracticeRefusedError) as error:
        return WorkspaceRefused(error.problems)
    reviews, wrong = session.workspace.reviews.all()
    entries, problems = [], [*unworded, *wrong]
    for each in reviews:
        review = each.record
        if review.state is not ReviewState.ISSUED:
            open_ratings(session.workspace, review)
        found = read_files(session.workspace, review)
        problems += found.problems
        plan = _plan(session.workspace, review.id, problems)
        entries.append(ReviewEntry(review, scales.get(review.scale), found.files, found.told, plan))
    return ReviewsRead(newest_first(entries), scales, tuple(problems))


def _plan(workspace: Workspace, review_id: str, problems: list[Problem]) -> DevelopmentPlan | None:
    try:
        return workspace.plans.get(review_id).record
    except NotFound:
        return None
    except StoreError as error:
        problems += error.problems
        return None


def read_ratings(
    session: Session, review: Review, assessor: str, draft: RatingDraft
) -> RatingsRead | RatingsRefused:
    """An assessor's own file, and the draft."""
    try:
        stored = session.open_workspace.ratings.get(rating_id(review.id, assessor))
    except NotFound:
        return RatingsRead(None, draft.get())
    except StoreError as error:
        return RatingsRefused(error.problems)
    return RatingsRead(stored, draft.get())


def find_evidence(
    session: Session, scale: Scale, review: Review, dataset: Dataset, criteria: Sequence[str]
) -> Iterator[EvidenceFound]:
    """Figures of these criteria, in this order; the first by itself, so that it can be shown at once."""
    if review.elsewhere:
        # Of another service there are no records here.
        yield EvidenceFound(dict.fromkeys(criteria, ()))
        return
    day = evidence_day(review)
    beside = beside_of(session)
    first, rest = criteria[:1], criteria[1:]
    for part in (first, rest):
        yield EvidenceFound(
            {each: evidence(scale, each, dataset, day, review.sites, beside) for each in part}
        )


def find_mark(
    session: Session, scale: Scale, result: ScaleResult, review: Review, dataset: Dataset | None
) -> MarkFound:
    """Whether the result earns the quality mark, with what it asks of the records up to the review.

    An issued review keeps what was counted on that day.
    """
    found = kept_mark_figures(scale, review)
    if not found and dataset is not None and not review.elsewhere:
        found = mark_figures(scale, dataset, evidence_day(review), review.sites, beside_of(session))
    return MarkFound(mark(scale, result, {each.figure: each.value for each in found}))

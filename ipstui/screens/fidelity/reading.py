"""Reading reviews and computing evidence, in threads."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache

from ipscore.definitions.scale import Scale
from ipscore.fidelity.evidence import evidence
from ipscore.plugin.registry import BrokenPluginError, Registry
from ipscore.records.dataset import Dataset
from ipscore.records.review import RatingFile, Review
from ipscore.store import NotFound, StoreError, Workspace
from ipstui.messages import WorkspaceRefused
from ipstui.screens.fidelity.entries import ReviewEntry, newest_first
from ipstui.screens.fidelity.keeping import RatingDraft, rating_id
from ipstui.screens.fidelity.messages import EvidenceFound, RatingsRead, RatingsRefused, ReviewsRead
from ipstui.session import Session


@cache
def registry() -> Registry:
    """The definitions of every plugin, read once in a run."""
    return Registry.load()


def read_reviews(session: Session) -> ReviewsRead | WorkspaceRefused:
    """Every review with its rating files."""
    try:
        if session.workspace is None:
            session.workspace = Workspace.open(session.root)
        scales = registry().scales
    except (StoreError, BrokenPluginError) as error:
        return WorkspaceRefused(error.problems)
    reviews, wrong = session.workspace.reviews.all()
    ratings, also_wrong = session.workspace.ratings.all()
    files: dict[str, dict[str, RatingFile]] = {}
    for stored in ratings:
        files.setdefault(stored.record.review, {})[stored.record.assessor] = stored.record
    entries = [
        ReviewEntry(each.record, scales.get(each.record.scale), files.get(each.record.id, {}))
        for each in reviews
    ]
    return ReviewsRead(newest_first(entries), scales, (*wrong, *also_wrong))


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


def evidence_day(review: Review) -> date:
    """Last day of the evidence windows."""
    return review.evidence_to or review.start - timedelta(days=1)


def find_evidence(
    scale: Scale, review: Review, dataset: Dataset, criteria: Sequence[str]
) -> Iterator[EvidenceFound]:
    """Figures of these criteria, in this order; the first by itself, so that it can be shown at once."""
    day = evidence_day(review)
    first, rest = criteria[:1], criteria[1:]
    for part in (first, rest):
        yield EvidenceFound({each: evidence(scale, each, dataset, day, review.sites) for each in part})

"""What the reviews of a workspace came to, for rules that ask how good the last one was.

Only the ratings that can count are opened: a service has a few reviews, and an assessor's own ratings are
nobody else's business.
"""

from collections.abc import Iterator, Mapping

from ipscore.definitions.scale import Scale
from ipscore.fidelity.final import final_ratings
from ipscore.fidelity.scoring import score
from ipscore.practice.case import ReviewResult
from ipscore.records.review import CONSENSUS, Rating, RatingFile, Review, ReviewState
from ipscore.store.errors import StoreError
from ipscore.store.workspace import Workspace


def review_results(workspace: Workspace, scales: Mapping[str, Scale]) -> tuple[ReviewResult, ...]:
    """Every review that was held, by id; without points while its result or its scale is not known.

    Reviews that cannot be read are left out: `ips check` and the list of reviews tell of them.
    """
    reviews = (stored.record for stored in workspace.reviews.all()[0])
    return tuple(
        ReviewResult(
            each.id, each.end, each.kind, _total(workspace, each, scales.get(each.scale)), each.sites
        )
        for each in reviews
        if each.state is not ReviewState.PLANNED
    )


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

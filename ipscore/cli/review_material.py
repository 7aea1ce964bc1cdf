"""What the report and the self-check of a review are made from, gathered from the workspace."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from attrs import frozen

from ipscore.cli.session import Session, refusal
from ipscore.definitions.scale import Scale
from ipscore.fidelity.agreement import Agreement
from ipscore.fidelity.comparison import Comparison, Finished, compare
from ipscore.fidelity.consensus import NotOpenError, assessors_agreement
from ipscore.fidelity.evidence import Evidence, evidence
from ipscore.fidelity.final import final_ratings
from ipscore.fidelity.planning import evidence_day
from ipscore.message import msg
from ipscore.problem import Problem
from ipscore.records.review import Rating, RatingFile, Review, ReviewState

if TYPE_CHECKING:
    from ipscore.store import Workspace


@frozen
class Gathered:
    """A review with its scale in the words it is to be read in, and the rating files of all reviews."""

    workspace: "Workspace"
    review: Review
    scale: Scale
    wording: str
    reviews: tuple[Review, ...]
    rating_files: tuple[RatingFile, ...]
    problems: tuple[Problem, ...]

    def files(self, review_id: str) -> dict[str, RatingFile]:
        """The rating files of a review by assessor."""
        return {each.assessor: each for each in self.rating_files if each.review == review_id}

    @property
    def ratings(self) -> Mapping[str, Rating] | None:
        """The ratings that count; None while the assessors have not agreed."""
        return final_ratings(self.review, self.files(self.review.id))

    def agreement(self) -> Agreement | None:
        """How far the assessors agreed alone; None for one assessor, and before the consensus."""
        if self.ratings is None:
            return None
        try:
            return assessors_agreement(self.scale, self.review, self.files(self.review.id))
        except NotOpenError:
            return None

    def previous(self) -> Comparison | None:
        """The change since the last issued review of the unit by the same scale; None for the first."""
        if self.ratings is None:
            return None
        earlier = [
            each
            for each in self.reviews
            if each.scale == self.review.scale
            and each.unit.strip().casefold() == self.review.unit.strip().casefold()
            and each.state is ReviewState.ISSUED
            and each.end < self.review.start
        ]
        for each in sorted(earlier, key=lambda one: (one.end, one.id), reverse=True):
            ratings = final_ratings(each, self.files(each.id))
            if ratings is not None:
                return compare(self.scale, Finished(each, ratings), Finished(self.review, self.ratings))
        return None

    def evidence(self) -> Mapping[str, tuple[Evidence, ...]]:
        """The figures of every criterion over the windows of the review."""
        loaded = self.workspace.load()
        day = evidence_day(self.review)
        return {
            each: evidence(self.scale, each, loaded.dataset, day, self.review.sites)
            for each in self.scale.criteria
        }


def gather(session: Session, review_id: str) -> Gathered:
    """Everything about one review. Raises Refused for a review or a scale that is not there."""
    from ipscore.store.text_packs import scales_in_words  # the store is not needed for the help

    workspace = session.open_workspace()
    registry = session.registry()
    reviews, problems = workspace.reviews.all()
    rating_files, more = workspace.ratings.all()
    known = tuple(each.record for each in reviews)
    review = next((each for each in known if each.id == review_id), None)
    if review is None:
        ids = [each.id for each in known]
        raise refusal(msg("There is no review with the id “{id}”.", id=review_id), ids, review_id)
    session.scale(registry, review.scale)
    scales, pack, wrong = scales_in_words(
        workspace.root, workspace.info.text_pack, registry.scales, registry.texts
    )
    return Gathered(
        workspace,
        review,
        scales[review.scale],
        f"{pack.organisation}, {pack.version}" if pack is not None and pack.scale == review.scale else "",
        known,
        tuple(each.record for each in rating_files),
        (*problems, *more, *wrong),
    )

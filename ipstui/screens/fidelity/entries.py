"""Reviews as the screens show them: who has rated how much, and what may be told of the result.

An assessor's scores are nobody else's business until every assessor has finished: until then only their
number is told. `ipscore.fidelity.alone` decides; here it is only asked.
"""

from collections.abc import Mapping
from enum import Enum

from attrs import field, frozen

from ipscore.definitions.scale import Scale
from ipscore.fidelity.alone import Progress, Told, finishing_problems, opened, progress
from ipscore.fidelity.consensus import consensus_rows
from ipscore.fidelity.final import final_ratings
from ipscore.fidelity.scoring import ScaleResult, score
from ipscore.records.development_plan import DevelopmentPlan
from ipscore.records.review import Assessor, Rating, RatingFile, Review, ReviewState


class Standing(Enum):
    """What is to be done next with a review."""

    NO_SCALE = "no_scale"
    RATING = "rating"
    AGREEING = "agreeing"
    ISSUING = "issuing"
    ISSUED = "issued"


@frozen
class ReviewEntry:
    """A review with the rating files that could be read, by assessor.

    `scale` is None when no plugin provides it. `told`: how far those are whose files are closed to us.
    """

    review: Review
    scale: Scale | None
    files: Mapping[str, RatingFile]
    told: Mapping[str, Told] = field(factory=dict)
    plan: DevelopmentPlan | None = None

    @property
    def assessors(self) -> tuple[Assessor, ...]:
        """The assessors of the review."""
        return self.review.assessors

    @property
    def several(self) -> bool:
        """Whether there is somebody to agree with."""
        return len(self.assessors) > 1

    @property
    def progress(self) -> tuple[Progress, ...]:
        """How far each assessor is; no scores."""
        return () if self.scale is None else progress(self.scale, self.review, self.files, self.told)

    @property
    def opened(self) -> bool:
        """Whether everybody may see every assessor's scores."""
        return opened(self.review, self.files, self.told)

    @property
    def closed_still(self) -> tuple[str, ...]:
        """Names of those who have finished and whose file only they themselves can open to the others."""
        return tuple(each.name for each in self.assessors if each.id in self.told) if self.opened else ()

    @property
    def settled(self) -> int:
        """On how many criteria the assessors have agreed, with every reason that is needed."""
        if self.scale is None or not self.several or not self.opened or self.closed_still:
            return 0
        return sum(each.settled for each in consensus_rows(self.scale, self.review, self.files))

    @property
    def ratings(self) -> Mapping[str, Rating] | None:
        """The ratings the result is read from; None while nothing is agreed."""
        return final_ratings(self.review, self.files) if self.opened else None

    @property
    def result(self) -> ScaleResult | None:
        """What those ratings come to; None while nothing is agreed or the scale is not installed."""
        ratings = self.ratings
        return score(self.scale, ratings) if self.scale is not None and ratings is not None else None

    @property
    def standing(self) -> Standing:
        """What is to be done next."""
        if self.scale is None:
            return Standing.NO_SCALE
        if self.review.state is ReviewState.ISSUED:
            return Standing.ISSUED
        if self.several:
            if not self.opened:
                return Standing.RATING
            return Standing.ISSUING if self.settled == len(self.scale.criteria) else Standing.AGREEING
        if self.ratings is None or finishing_problems(self.scale, self.ratings):
            return Standing.RATING
        return Standing.ISSUING


def known(scale: Scale, ratings: Mapping[str, Rating]) -> dict[str, Rating]:
    """The ratings of criteria the scale has; `ips check` tells of others."""
    return {each: rating for each, rating in ratings.items() if each in scale.criteria}


def newest_first(entries: list[ReviewEntry]) -> tuple[ReviewEntry, ...]:
    """Reviews in the order of the list."""
    return tuple(sorted(entries, key=lambda each: (each.review.start, each.review.id), reverse=True))

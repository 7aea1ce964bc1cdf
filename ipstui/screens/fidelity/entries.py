"""Reviews as the list shows them: who has rated how much, and what may be told of the result.

An assessor's scores are nobody else's business until every assessor has finished: until then only their
number is told.
"""

from collections.abc import Mapping
from enum import Enum

from attrs import frozen

from ipscore.definitions.scale import Scale
from ipscore.fidelity.final import final_ratings
from ipscore.fidelity.scoring import ScaleResult, score
from ipscore.fidelity.sheet import Sheet
from ipscore.records.review import CONSENSUS, Assessor, Rating, RatingFile, Review, ReviewState


class Standing(Enum):
    """What a line of the list says at its end."""

    NO_SCALE = "no_scale"
    UNDER_WAY = "under_way"
    NOT_AGREED = "not_agreed"
    COMPLETE = "complete"


@frozen
class ReviewEntry:
    """A review with the rating files there are, by assessor; `scale` is None when no plugin provides it."""

    review: Review
    scale: Scale | None
    files: Mapping[str, RatingFile]

    def rated(self, assessor: str) -> int:
        """How many criteria this assessor has looked at."""
        if self.scale is None or assessor not in self.files:
            return 0
        return Sheet(self.scale, known(self.scale, self.files[assessor].ratings)).answered

    def finished(self, assessor: str) -> bool:
        """Whether this assessor has looked at every criterion."""
        return self.scale is not None and self.rated(assessor) == len(self.scale.criteria)

    @property
    def assessors(self) -> tuple[Assessor, ...]:
        """The assessors of the review, those with a file nobody announced included."""
        announced = {each.id for each in self.review.assessors}
        strangers = sorted(set(self.files) - announced - {CONSENSUS})
        return (*self.review.assessors, *(Assessor(each, each) for each in strangers))

    @property
    def all_finished(self) -> bool:
        """Whether every assessor has looked at every criterion, so that scores may be compared."""
        return bool(self.assessors) and all(self.finished(each.id) for each in self.assessors)

    @property
    def ratings(self) -> Mapping[str, Rating] | None:
        """The ratings the result is read from; None while nothing is agreed."""
        return final_ratings(self.review, self.files)

    @property
    def result(self) -> ScaleResult | None:
        """What those ratings come to; None while nothing is agreed or the scale is not installed."""
        ratings = self.ratings
        return score(self.scale, ratings) if self.scale is not None and ratings is not None else None

    @property
    def standing(self) -> Standing:
        """How far the review has come."""
        if self.scale is None:
            return Standing.NO_SCALE
        if self.result is not None and self.result.complete:
            return Standing.COMPLETE
        if self.all_finished and CONSENSUS not in self.files and len(self.assessors) > 1:
            return Standing.NOT_AGREED
        return Standing.UNDER_WAY

    @property
    def opens_result(self) -> bool:
        """Whether opening the review shows its result: it was issued, or nothing is left to rate."""
        return self.review.state is ReviewState.ISSUED or self.standing is Standing.COMPLETE


def known(scale: Scale, ratings: Mapping[str, Rating]) -> dict[str, Rating]:
    """The ratings of criteria the scale has; `ips check` tells of others."""
    return {each: rating for each, rating in ratings.items() if each in scale.criteria}


def newest_first(entries: list[ReviewEntry]) -> tuple[ReviewEntry, ...]:
    """Reviews in the order of the list."""
    return tuple(sorted(entries, key=lambda each: (each.review.start, each.review.id), reverse=True))

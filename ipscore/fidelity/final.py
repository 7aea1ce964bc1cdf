"""Which ratings of a review count: those agreed on, or those of a single assessor."""

from collections.abc import Mapping

from ipscore.records.review import CONSENSUS, Rating, RatingFile, Review


def final_ratings(review: Review, files: Mapping[str, RatingFile]) -> Mapping[str, Rating] | None:
    """The ratings the review's result is read from; `files` by assessor.

    None while several assessors have rated and nothing is agreed: their scores are never averaged.
    """
    if CONSENSUS in files:
        return files[CONSENSUS].ratings
    if len(review.assessors) == 1:
        own = files.get(review.assessors[0].id)
        return own.ratings if own is not None else {}
    return None

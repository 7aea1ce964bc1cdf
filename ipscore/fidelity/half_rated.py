"""Whether every criterion of a review was decided on: what a plan and a comparison ask for first."""

from collections.abc import Mapping

from ipscore.definitions.scale import Scale
from ipscore.fidelity.alone import answered
from ipscore.message import msg
from ipscore.problem import Problem
from ipscore.records.review import Rating, Review


class HalfRatedError(ValueError):
    """A criterion of the review has neither score nor code, and is not marked as not ratable."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(str(each.message) for each in problems))
        self.problems = problems


def refuse_half_rated(scale: Scale, *reviews: tuple[Review, Mapping[str, Rating]]) -> None:
    """Raise HalfRatedError with each of these reviews that is not rated to the end."""
    found = [
        Problem(
            msg("The review “{id}” is not rated to the end; criteria without a score: {count}.",
                id=review.id, count=left),
            expected=msg("a score, a code of the scale, or “not ratable”"),
        )
        for review, ratings in reviews
        if (left := len(scale.criteria) - answered(scale, ratings))
    ]  # fmt: skip
    if found:
        raise HalfRatedError(*found)

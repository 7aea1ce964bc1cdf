"""Two reviews of the same scale side by side, and the course of one criterion over reviews.

Scores of one scale are never turned into another's, so reviews by different scales are refused.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from attrs import frozen

from ipscore.definitions.scale import Scale
from ipscore.fidelity.scoring import ScaleResult, score
from ipscore.message import msg
from ipscore.problem import Problem
from ipscore.records.review import Rating, Review, ReviewKind, ReviewState


@frozen
class Finished:
    """A review with the ratings its result is read from."""

    review: Review
    ratings: Mapping[str, Rating]


@frozen
class Change:
    """A criterion, section or the whole in two reviews; None where it was not scored."""

    id: str
    before: int | None
    after: int | None

    @property
    def change(self) -> int | None:
        """Points gained; None when one of the two is missing."""
        return None if self.before is None or self.after is None else self.after - self.before


@frozen
class Comparison:
    """What changed from one review to another. `same_kind`: whether both are of one kind of review."""

    before: Review
    after: Review
    total: Change
    sections: tuple[Change, ...]
    criteria: tuple[Change, ...]
    same_kind: bool


class DifferentScalesError(ValueError):
    """The two reviews are by different scales. `problem` says so."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem.message))
        self.problem = problem


def previous_of(review: Review, reviews: Iterable[Review]) -> Review | None:
    """The review this one is compared with where nobody chose another; None for the first.

    The last issued one of the same unit by the same scale that had ended before this one began. `reviews` are
    all there are, the review itself among them or not; whoever can use only those with a result gives those.
    """
    unit = _unit(review)
    earlier = (
        each
        for each in reviews
        if each.id != review.id
        and each.scale == review.scale
        and _unit(each) == unit
        and each.state is ReviewState.ISSUED
        and each.end < review.start
    )
    return max(earlier, key=lambda each: (each.end, each.id), default=None)


def same_unit(one: Review, other: Review) -> bool:
    """Whether both reviews are of one unit."""
    return _unit(one) == _unit(other)


def _unit(review: Review) -> str:
    """The unit's name as it is compared: nobody means another unit by a capital or a space more."""
    return " ".join(review.unit.split()).casefold()


def compare(scale: Scale, before: Finished, after: Finished) -> Comparison:
    """Compare two reviews by `scale`. Raises DifferentScalesError."""
    for each in (before, after):
        if each.review.scale != scale.id:
            raise DifferentScalesError(
                Problem(
                    msg(
                        "The review “{id}” is by the scale {scale}: different scales are never compared.",
                        id=each.review.id,
                        scale=each.review.scale,
                    ),
                    expected=msg("a review by the scale {scale}", scale=scale.id),
                )
            )
    one, other = score(scale, before.ratings), score(scale, after.ratings)
    sections = tuple(
        Change(first.id, first.total, second.total)
        for first, second in zip(one.sections, other.sections, strict=True)
    )
    criteria = tuple(
        Change(each, given(scale, before.ratings, each), given(scale, after.ratings, each))
        for each in scale.criteria
    )
    return Comparison(
        before.review,
        after.review,
        Change(scale.id, one.total, other.total),
        sections,
        criteria,
        before.review.kind is after.review.kind,
    )


def given(scale: Scale, ratings: Mapping[str, Rating], criterion_id: str) -> int | None:
    """The score of a criterion; None where there is none, or a code stands in its place."""
    rating = ratings.get(criterion_id)
    if rating is None or rating.not_ratable or rating.score not in scale.scores:
        return None
    return rating.score


@frozen
class TrendPoint:
    """A review in a trend; the kind is always shown, since kinds are never mixed unmarked."""

    review: str
    on: date
    kind: ReviewKind
    result: ScaleResult
    scores: Mapping[str, int | None]


def trend(scale: Scale, reviews: Sequence[Finished]) -> tuple[TrendPoint, ...]:
    """The reviews by this scale, oldest first; those by other scales are left out."""
    mine = sorted(
        (each for each in reviews if each.review.scale == scale.id),
        key=lambda each: (each.review.end, each.review.id),
    )
    return tuple(
        TrendPoint(
            each.review.id,
            each.review.end,
            each.review.kind,
            score(scale, each.ratings),
            {criterion: given(scale, each.ratings, criterion) for criterion in scale.criteria},
        )
        for each in mine
    )


def signed(change: int | None) -> str:
    """A change with its sign, the same wherever it is told: +6, −2 (a minus, U+2212), 0; – if not known."""
    if change is None:
        return "–"
    return f"+{change}" if change > 0 else str(change).replace("-", "\N{MINUS SIGN}")

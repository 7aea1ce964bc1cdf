"""Ratings of a scale → totals, bands, what is missing and the range still possible.

A total and a band exist only when every criterion has a score (domain: fidelity). Until then there is only
what is missing, and the lowest and highest total the missing scores could still give.
"""

from collections.abc import Iterator, Mapping

from attrs import evolve, frozen

from ipscore.definitions.rule import elements_of
from ipscore.definitions.scale import Band, Scale
from ipscore.message import msg
from ipscore.problem import Problem, nearest
from ipscore.records.review import Rating


@frozen
class SumResult:
    """The sum over some criteria: of a section, a part or the whole scale.

    `given` is the sum of the scores there are; `total` is the same once all are there, None before.
    `possible` is the lowest and highest total that can still come out.
    """

    id: str
    criteria: tuple[str, ...]
    missing: tuple[str, ...]
    given: int
    max: int
    possible: tuple[int, int]
    band: Band | None = None

    @property
    def complete(self) -> bool:
        """Whether every criterion has a score."""
        return not self.missing

    @property
    def total(self) -> int | None:
        """The sum when every criterion has a score, None before."""
        return self.given if self.complete else None


@frozen
class ScaleResult:
    """What the ratings of a scale come to; `problems` tells of ratings that do not fit the scale."""

    scale: str
    whole: SumResult
    parts: tuple[SumResult, ...]
    sections: tuple[SumResult, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def total(self) -> int | None:
        """Total of the whole scale, None while a score is missing."""
        return self.whole.total

    @property
    def max(self) -> int:
        """Highest total of the scale."""
        return self.whole.max

    @property
    def complete(self) -> bool:
        """Whether every criterion has a score."""
        return self.whole.complete

    @property
    def missing(self) -> tuple[str, ...]:
        """Ids of criteria without a score, in the order of the scale."""
        return self.whole.missing

    @property
    def possible(self) -> tuple[int, int]:
        """Lowest and highest total that can still come out."""
        return self.whole.possible

    @property
    def band(self) -> Band | None:
        """Band of the whole, for a scale of one part; a scale of several has a band for each part only."""
        return self.parts[0].band if len(self.parts) == 1 else None


def score(scale: Scale, ratings: Mapping[str, Rating]) -> ScaleResult:
    """Sum the ratings of a scale.

    A special code, a rating marked not ratable and a score outside the scale count as missing; the last is
    also a problem, as is a rating of a criterion the scale does not have.
    """
    problems = rating_problems(scale, ratings)
    scores = {each: rating.score for each, rating in ratings.items() if counts(scale, rating)}
    sections = tuple(_sum(scale, each, scale.criteria_of_section(each), scores) for each in scale.sections)
    parts = tuple(_part(scale, each, scores) for each in scale.parts)
    return ScaleResult(
        scale.id, _sum(scale, scale.id, tuple(scale.criteria), scores), parts, sections, problems
    )


def rating_problems(scale: Scale, ratings: Mapping[str, Rating]) -> tuple[Problem, ...]:
    """Ratings that do not fit the scale: an unknown criterion, score or element."""
    return tuple(problem for each, rating in ratings.items() for problem in _misfits(scale, each, rating))


def _misfits(scale: Scale, criterion_id: str, rating: Rating) -> Iterator[Problem]:
    if criterion_id not in scale.criteria:
        yield Problem(
            msg("the scale has no criterion {id}", id=criterion_id),
            path=(criterion_id,),
            expected=msg("one of: {words}", words=", ".join(scale.criteria)),
            nearest=nearest(criterion_id, scale.criteria),
        )
        return
    codes = {each.code for each in scale.codes}
    if rating.score is not None and rating.score not in scale.scores and rating.score not in codes:
        yield Problem(
            msg("the score {score} is not on the scale", score=rating.score),
            path=(criterion_id, "score"),
            expected=msg("{low}–{high}", low=scale.score_low, high=scale.score_high),
        )
    elements = [each.id for each in elements_of(scale.criteria[criterion_id].rule)]
    for element in rating.elements:
        if element not in elements:
            yield Problem(
                msg("criterion {id} has no element “{element}”", id=criterion_id, element=element),
                path=(criterion_id, "elements", element),
                expected=msg("one of: {words}", words=", ".join(elements))
                if elements
                else msg("no elements"),
                nearest=nearest(element, elements),
            )


def counts(scale: Scale, rating: Rating) -> bool:
    """Whether a rating has a score of the scale: no code, and not marked as not ratable."""
    return rating.score is not None and not rating.not_ratable and rating.score in scale.scores


def _part(scale: Scale, part_id: str, scores: Mapping[str, int | None]) -> SumResult:
    result = _sum(scale, part_id, scale.criteria_of_part(part_id), scores)
    if not result.complete:
        return result
    bands = scale.parts[part_id].bands
    return evolve(result, band=next((each for each in bands if each.low <= result.given <= each.high), None))


def _sum(scale: Scale, sum_id: str, criteria: tuple[str, ...], scores: Mapping[str, int | None]) -> SumResult:
    missing = tuple(each for each in criteria if scores.get(each) is None)
    given = sum(scores[each] or 0 for each in criteria if each not in missing)
    possible = (given + len(missing) * scale.score_low, given + len(missing) * scale.score_high)
    return SumResult(sum_id, criteria, missing, given, len(criteria) * scale.score_high, possible)

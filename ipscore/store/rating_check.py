"""Whether the ratings of a review are possible on its scale: criteria, scores and elements that exist."""

from collections.abc import Iterator

from ipscore.definitions.rule import elements_of
from ipscore.definitions.scale import Criterion, Scale
from ipscore.message import msg
from ipscore.problem import Problem, Severity, nearest
from ipscore.records.development_plan import DevelopmentPlan
from ipscore.records.review import Rating, RatingFile


def rating_problems(ratings: RatingFile, scale: Scale) -> tuple[Problem, ...]:
    """Everything in one assessor's file that the scale does not know. Paths lead from the top of the file."""
    return tuple(_ratings(ratings, scale))


def plan_criteria_problems(plan: DevelopmentPlan, scale: Scale) -> tuple[Problem, ...]:
    """Actions of a plan for criteria that the scale does not have. Paths lead from the top of the file."""
    return tuple(
        Problem(
            msg("The scale {scale} has no criterion “{id}”.", scale=scale.name, id=each.criterion),
            path=("actions", index, "criterion"),
            expected=msg("the id of a criterion of the scale"),
            nearest=nearest(each.criterion, scale.criteria),
        )
        for index, each in enumerate(plan.actions)
        if each.criterion not in scale.criteria
    )


def _ratings(ratings: RatingFile, scale: Scale) -> Iterator[Problem]:
    for criterion_id, rating in ratings.ratings.items():
        path = ("ratings", criterion_id)
        criterion = scale.criteria.get(criterion_id)
        if criterion is None:
            yield Problem(
                msg("The scale {scale} has no criterion “{id}”.", scale=scale.name, id=criterion_id),
                path=path,
                expected=msg("the id of a criterion of the scale"),
                nearest=nearest(criterion_id, scale.criteria),
            )
        else:
            yield from (each.under(*path) for each in _rating(rating, criterion, scale))


def _rating(rating: Rating, criterion: Criterion, scale: Scale) -> Iterator[Problem]:
    codes = {each.code for each in scale.codes}
    if rating.score is not None and rating.score not in scale.scores and rating.score not in codes:
        yield Problem(
            msg("The score {score} is not possible on this scale.", score=rating.score),
            path=("score",),
            expected=msg("a whole number from {low} to {high}", low=scale.score_low, high=scale.score_high),
        )
    if rating.score is not None and rating.not_ratable:
        yield Problem(
            msg("The criterion has a score and is marked as not ratable."),
            path=("not_ratable",),
            expected=msg("one of the two"),
            severity=Severity.WARNING,
        )
    elements = [each.id for each in elements_of(criterion.rule)]
    for element in rating.elements:
        if element not in elements:
            yield Problem(
                msg("The criterion has no element “{id}”.", id=element),
                path=("elements", element),
                expected=msg("the id of an element of the criterion"),
                nearest=nearest(element, elements),
            )

"""Scoring alone: nobody sees another's ratings before everybody has finished; how far each is, all see.

Whatever shows ratings to people asks `readable` first. Rating files come by assessor, as everywhere.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from attrs import evolve, frozen

from ipscore.definitions.scale import Scale
from ipscore.fidelity.scoring import rating_problems
from ipscore.message import msg
from ipscore.problem import Problem, nearest
from ipscore.records.review import CONSENSUS, Rating, RatingFile, Review, ReviewState

Files = Mapping[str, RatingFile]


@frozen
class Told:
    """What is told of a rating file that is closed to the reader: how many are rated, whether all is done."""

    rated: int
    finished_on: date | None = None


NOTHING_TOLD: Mapping[str, Told] = MappingProxyType({})


@frozen
class Progress:
    """How far an assessor is, without a score. `rated`: None where nobody can tell."""

    assessor: str
    name: str
    rated: int | None
    criteria: int
    finished_on: date | None


class NotFinishedError(ValueError):
    """Rating cannot be finished, or the finish not taken back. `problems` says why, all at once."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(str(each.message) for each in problems))
        self.problems = problems


def everyone_finished(review: Review, files: Files, told: Mapping[str, Told] = NOTHING_TOLD) -> bool:
    """Whether every assessor of the review has finished; `told` is of files that cannot be read."""
    return bool(review.assessors) and all(
        _finished_on(each.id, files, told) is not None for each in review.assessors
    )


def opened(review: Review, files: Files, told: Mapping[str, Told] = NOTHING_TOLD) -> bool:
    """Whether ratings may be shown to all: everybody has finished, there is one assessor, or it is issued."""
    return (
        review.state is ReviewState.ISSUED
        or len(review.assessors) <= 1
        or everyone_finished(review, files, told)
    )


def readable(
    review: Review, files: Files, reader: str | None = None, told: Mapping[str, Told] = NOTHING_TOLD
) -> Files:
    """The rating files that may be shown to `reader`, an assessor's id; None: somebody who rates nothing.

    Until all have finished: one's own, and what was agreed on.
    """
    if opened(review, files, told):
        return files
    return {key: each for key, each in files.items() if key in (reader, CONSENSUS)}


def progress(
    scale: Scale, review: Review, files: Files, told: Mapping[str, Told] = NOTHING_TOLD
) -> tuple[Progress, ...]:
    """How far each assessor is, in the order of the review."""
    found = []
    for each in review.assessors:
        rated: int | None = 0
        if each.id in files:
            rated = answered(scale, files[each.id].ratings)
        elif each.id in told:
            rated = told[each.id].rated
        on = _finished_on(each.id, files, told)
        found.append(Progress(each.id, each.name, rated, len(scale.criteria), on))
    return tuple(found)


def answered(scale: Scale, ratings: Mapping[str, Rating]) -> int:
    """How many criteria of the scale have a score or code, or are marked as not ratable."""
    return sum(has_answer(ratings.get(each)) for each in scale.criteria)


def has_answer(rating: Rating | None) -> bool:
    """Whether a criterion was decided on."""
    return rating is not None and (rating.not_ratable or rating.score is not None)


def reason_owed(scale: Scale, rating: Rating) -> bool:
    """Whether the score differs from the suggestion it was given against, and nobody has said why."""
    return (
        not rating.not_ratable
        and rating.suggestion is not None
        and rating.score in scale.scores
        and rating.score != rating.suggestion
        and not rating.reason.strip()
    )


def finishing_problems(scale: Scale, ratings: Mapping[str, Rating]) -> tuple[Problem, ...]:
    """What keeps these ratings from being finished. Paths lead from the table of ratings."""
    return (*rating_problems(scale, ratings), *_unfinished(scale, ratings))


def finish(scale: Scale, review: Review, files: Files, assessor: str, day: date) -> RatingFile:
    """The assessor's file, finished on `day`; one finished before keeps its day. Raises NotFinishedError."""
    file = own_file(review, files, assessor)
    _refuse_issued(review)
    problems = finishing_problems(scale, file.ratings)
    if problems:
        raise NotFinishedError(*problems)
    return evolve(file, finished_on=file.finished_on or day)


def unfinish(
    review: Review, files: Files, assessor: str, told: Mapping[str, Told] = NOTHING_TOLD
) -> RatingFile:
    """The assessor's file, open for rating again. Raises NotFinishedError once all have finished.

    A single assessor has nobody to be influenced by, and goes on until the review is issued.
    """
    file = own_file(review, files, assessor)
    _refuse_issued(review)
    if len(review.assessors) > 1 and everyone_finished(review, files, told):
        raise NotFinishedError(
            Problem(
                msg("All have finished and may have seen each other’s ratings, so nobody rates alone again."),
                path=(assessor, "finished_on"),
                expected=msg("another score in the consensus, with the reason"),
            )
        )
    return evolve(file, finished_on=None)


def own_file(review: Review, files: Files, assessor: str) -> RatingFile:
    """The assessor's file, an empty one where there is none yet. Raises NotFinishedError for a stranger."""
    ids = [each.id for each in review.assessors]
    if assessor not in ids:
        raise NotFinishedError(
            Problem(
                msg("The review has no assessor “{id}”.", id=assessor),
                expected=msg("one of: {words}", words=", ".join(ids)) if ids else None,
                nearest=nearest(assessor, ids),
            )
        )
    if assessor not in files:
        return RatingFile(f"{review.id}-{assessor}", review.id, assessor)
    return files[assessor]


def _unfinished(scale: Scale, ratings: Mapping[str, Rating]) -> Iterator[Problem]:
    for key in scale.criteria:
        rating = ratings.get(key)
        if rating is None or not has_answer(rating):
            yield Problem(
                msg("Criterion {id} has no score.", id=key),
                path=(key, "score"),
                expected=msg("a score, a code of the scale, or “not ratable”"),
            )
        elif reason_owed(scale, rating):
            yield Problem(
                msg(
                    "criterion {id}: score {score}, suggestion {suggestion}, no reason why they differ",
                    id=key,
                    score=rating.score,
                    suggestion=rating.suggestion,
                ),
                path=(key, "reason"),
                expected=msg("a reason in words"),
            )


def _refuse_issued(review: Review) -> None:
    if review.state is ReviewState.ISSUED:
        raise NotFinishedError(
            Problem(
                msg("The review “{id}” is issued, so nothing in it can be changed.", id=review.id),
                expected=msg("a correction: a dated note that is printed with the report"),
            )
        )


def _finished_on(assessor: str, files: Files, told: Mapping[str, Told]) -> date | None:
    if assessor in files:
        return files[assessor].finished_on
    return told[assessor].finished_on if assessor in told else None

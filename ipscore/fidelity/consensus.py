"""From several assessors' ratings to the one that counts: side by side, criterion by criterion.

A score that the assessors gave alike can be taken over; where they differed, somebody writes why the agreed
one is right. Nothing is ever averaged.
"""

from collections.abc import Iterable, Iterator, Mapping

from attrs import evolve, frozen

from ipscore.definitions.scale import Scale
from ipscore.fidelity.agreement import Agreement, agreement
from ipscore.fidelity.alone import Files, has_answer, opened, reason_owed
from ipscore.fidelity.scoring import counts, rating_problems
from ipscore.message import msg
from ipscore.problem import Problem, nearest
from ipscore.records.review import CONSENSUS, Counted, Rating, RatingFile, Review, ReviewState


@frozen
class Opinion:
    """What one assessor held of a criterion."""

    assessor: str
    name: str
    rating: Rating


@frozen
class ConsensusRow:
    """One criterion with everybody's opinion, in the order of the review.

    `figure`, what it was `counted` from and `suggestion`: as they were when the scores were given. `agreed`:
    None while nothing is. `differs`: whether the scores did; `settled`: whether the agreed one needs nothing
    more.
    """

    criterion: str
    opinions: tuple[Opinion, ...]
    figure: float | None
    counted: Counted | None
    suggestion: int | None
    agreed: Rating | None
    differs: bool
    settled: bool

    @property
    def elements_differ(self) -> bool:
        """Whether somebody found an element in place that somebody else did not."""
        marks = [dict(each.rating.elements) for each in self.opinions]
        return any(each != marks[0] for each in marks)


class ConsensusError(ValueError):
    """What was to be agreed on cannot be. `problems` says why, all at once."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(str(each.message) for each in problems))
        self.problems = problems


class NotOpenError(ConsensusError):
    """Somebody still rates alone, so nothing may be compared yet."""


def consensus_rows(scale: Scale, review: Review, files: Files) -> tuple[ConsensusRow, ...]:
    """Every criterion with what each assessor held of it. Raises NotOpenError before all have finished."""
    refuse_closed(review, files)
    agreed = files[CONSENSUS].ratings if CONSENSUS in files else {}
    return tuple(_row(scale, review, files, key, agreed.get(key)) for key in scale.criteria)


def proposal(row: ConsensusRow) -> Rating:
    """What agreeing begins from: the score if it is everybody's, elements all marked alike, all words.

    Words of several assessors stand one below the other; nobody's are lost.
    """
    ratings = [each.rating for each in row.opinions]
    first = ratings[0] if ratings else Rating()
    alike = {
        key: mark
        for key, mark in first.elements.items()
        if all(each.elements.get(key) == mark for each in ratings)
    }
    return Rating(
        score=None if row.differs else first.score,
        not_ratable=not row.differs and first.not_ratable,
        elements=alike,
        comment=_joined(each.comment for each in ratings),
        recommendation=_joined(each.recommendation for each in ratings),
        reason=_joined(each.reason for each in ratings),
        sources=tuple(dict.fromkeys(source for each in ratings for source in each.sources)),
        figure=row.figure,
        suggestion=row.suggestion,
        counted=row.counted,
    )


def agree(scale: Scale, review: Review, files: Files, criterion: str, rating: Rating) -> RatingFile:
    """The consensus file with this rating of a criterion.

    Raises NotOpenError before all have finished, ConsensusError when the criterion or score is not of the
    scale, when the score is missing, or a reason is: where the scores differed, and where the score differs
    from the suggestion. What assessors wrote of scores that differed from the suggestion is left out where
    the agreed one does not.
    """
    _refuse_unfit(review)
    if criterion not in scale.criteria:
        raise ConsensusError(
            Problem(
                msg("the scale has no criterion {id}", id=criterion),
                expected=msg("one of: {words}", words=", ".join(scale.criteria)),
                nearest=nearest(criterion, scale.criteria),
            )
        )
    refuse_closed(review, files)
    row = _row(scale, review, files, criterion, rating)
    problems = (*rating_problems(scale, {criterion: rating}), *_lacking(scale, row))
    if problems:
        raise ConsensusError(*problems)
    return _with(review, files, {criterion: _fitting(row, rating)})


def accept_equal(scale: Scale, review: Review, files: Files) -> RatingFile:
    """The consensus file with every score that all gave alike and that is not agreed on yet.

    What was agreed on before stays. A criterion on which a reason is still owed is left out.
    Raises NotOpenError before all have finished.
    """
    _refuse_unfit(review)
    found = {}
    for row in consensus_rows(scale, review, files):
        if row.differs or has_answer(row.agreed):
            continue
        rating = proposal(row)
        if has_answer(rating) and not reason_owed(scale, rating):
            found[row.criterion] = rating
    return _with(review, files, found)


def assessors_agreement(scale: Scale, review: Review, files: Files) -> Agreement | None:
    """How far the assessors agreed before they talked; None for one. Raises NotOpenError."""
    if len(review.assessors) < 2:
        return None
    refuse_closed(review, files)
    return agreement(
        [
            {
                key: rating.score
                for key, rating in _ratings(files, each.id).items()
                if key in scale.criteria and rating.score is not None and counts(scale, rating)
            }
            for each in review.assessors
        ]
    )


def consensus_problems(scale: Scale, review: Review, files: Files) -> tuple[Problem, ...]:
    """What the consensus still lacks; nothing where there is one assessor.

    Raises NotOpenError before all have finished.
    """
    if len(review.assessors) < 2:
        return ()
    return tuple(problem for row in consensus_rows(scale, review, files) for problem in _lacking(scale, row))


def refuse_closed(review: Review, files: Files) -> None:
    """Raise NotOpenError while somebody still rates alone; the problems name who."""
    if opened(review, files):
        return
    raise NotOpenError(
        *(
            Problem(
                msg("{name} has not finished rating, so scores are not shown yet.", name=each.name),
                path=("assessors", each.id),
                expected=msg("all assessors finished"),
            )
            for each in review.assessors
            if each.id not in files or files[each.id].finished_on is None
        )
    )


def _row(scale: Scale, review: Review, files: Files, criterion: str, agreed: Rating | None) -> ConsensusRow:
    opinions = tuple(
        Opinion(each.id, each.name, _ratings(files, each.id).get(criterion, Rating()))
        for each in review.assessors
    )
    ratings = [each.rating for each in opinions]
    answers = {(each.score, each.not_ratable) for each in ratings}
    seen = [*([] if agreed is None else [agreed]), *ratings]
    beside = next((each for each in seen if each.figure is not None), Rating())
    row = ConsensusRow(
        criterion,
        opinions,
        beside.figure,
        beside.counted,
        next((each.suggestion for each in seen if each.suggestion is not None), None),
        agreed,
        len(answers) > 1,
        settled=False,
    )
    return evolve(row, settled=not any(_lacking(scale, row)))


def _lacking(scale: Scale, row: ConsensusRow) -> Iterator[Problem]:
    rating = row.agreed
    if rating is None or not has_answer(rating):
        yield Problem(
            msg("Criterion {id} has no agreed score.", id=row.criterion),
            path=(row.criterion, "score"),
            expected=msg("a score, a code of the scale, or “not ratable”"),
        )
        return
    if row.differs and not rating.agreed_because.strip():
        yield Problem(
            msg(
                "Criterion {id}: the assessors’ scores differed, and no reason says why this one.",
                id=row.criterion,
            ),
            path=(row.criterion, "agreed_because"),
            expected=msg("a reason in words"),
        )
    if reason_owed(scale, rating):
        yield Problem(
            msg(
                "criterion {id}: score {score}, suggestion {suggestion}, no reason why they differ",
                id=row.criterion,
                score=rating.score,
                suggestion=rating.suggestion,
            ),
            path=(row.criterion, "reason"),
            expected=msg("a reason in words"),
        )


def _fitting(row: ConsensusRow, rating: Rating) -> Rating:
    """Without the assessors' reasons for differing where the agreed score is the suggested one."""
    theirs = {line for each in row.opinions for line in each.rating.reason.splitlines()}
    alike = rating.score is not None and rating.score == rating.suggestion
    if not alike or not theirs.issuperset(rating.reason.splitlines()):
        return rating
    return evolve(rating, reason="")


def _refuse_unfit(review: Review) -> None:
    if review.state is ReviewState.ISSUED:
        raise ConsensusError(
            Problem(
                msg("The review “{id}” is issued, so nothing in it can be changed.", id=review.id),
                expected=msg("a correction: a dated note that is printed with the report"),
            )
        )
    if len(review.assessors) < 2:
        raise ConsensusError(
            Problem(
                msg("The review has one assessor, so there is nothing to agree on."),
                expected=msg("the assessor’s own ratings"),
            )
        )


def _with(review: Review, files: Files, ratings: Mapping[str, Rating]) -> RatingFile:
    file = files.get(CONSENSUS) or RatingFile(f"{review.id}-{CONSENSUS}", review.id, CONSENSUS)
    return evolve(file, ratings={**file.ratings, **ratings})


def _ratings(files: Files, assessor: str) -> Mapping[str, Rating]:
    return files[assessor].ratings if assessor in files else {}


def _joined(texts: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(each.strip() for each in texts if each.strip()))

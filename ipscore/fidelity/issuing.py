"""Issuing a review: the report is checked against itself, then review and ratings are locked and sealed.

What was issued is never rewritten: a mistake is corrected by a dated note that is printed with the report.
"""

from collections.abc import Collection, Iterator
from datetime import date

from attrs import evolve, frozen

from ipscore.definitions.scale import Scale
from ipscore.fidelity.alone import Files, finishing_problems
from ipscore.fidelity.consensus import NotOpenError, consensus_problems, refuse_closed
from ipscore.fidelity.final import final_ratings
from ipscore.fidelity.seal import seal
from ipscore.fidelity.self_check import self_check
from ipscore.message import msg
from ipscore.problem import Problem, Severity
from ipscore.records.planning import Correction
from ipscore.records.review import CONSENSUS, Review, ReviewState


@frozen
class Issued:
    """The review as it was issued, and what should be looked at all the same."""

    review: Review
    warnings: tuple[Problem, ...]


class NotIssuableError(ValueError):
    """The review cannot be issued, or not be corrected. `problems` says why, all at once."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(str(each.message) for each in problems))
        self.problems = problems


def issue(
    scale: Scale,
    review: Review,
    files: Files,
    day: date,
    names: Collection[str] = (),
    staff: Collection[str] = (),
) -> Issued:
    """Issue the review on `day`. `names` are of clients and should not be in it; those of `staff` may.

    Raises NotIssuableError with everything the self-check and the consensus lack; NotOpenError while somebody
    still rates alone.
    """
    if review.state is ReviewState.ISSUED:
        raise NotIssuableError(_issued_already(review))
    refuse_closed(review, files)
    found = issue_problems(scale, review, files, day, names, staff)
    if any(each.severity is Severity.ERROR for each in found):
        raise NotIssuableError(*found)
    sealed = {key: seal(files[key]) for key in sorted(files)}
    made = evolve(review, state=ReviewState.ISSUED, issued_on=day, sealed=sealed)
    return Issued(made, found)


def issue_problems(
    scale: Scale,
    review: Review,
    files: Files,
    day: date,
    names: Collection[str] = (),
    staff: Collection[str] = (),
) -> tuple[Problem, ...]:
    """Everything to be looked at before the review is issued on `day`; each thing once, errors keep it back.

    The same whoever asks: the check, the screens and `issue`. While somebody rates alone nothing of anybody's
    ratings is in it. Of an issued review: what would be said of it now.
    """
    try:
        refuse_closed(review, files)
    except NotOpenError as error:
        checked = self_check(scale, review, {}, {}, names, staff)
        # Who has not finished is told by name; that every score is missing says nothing more.
        return (*error.problems, *(each for each in checked if each.path[1:] != ("score",)))
    ratings = final_ratings(review, files)
    lacking = (*consensus_problems(scale, review, files), *_single(scale, review, files))
    told = {each.path for each in lacking}
    checked = self_check(scale, review, ratings or {}, files, names, staff)
    # The self-check misses what the consensus lacks too: one thing is told once.
    return (*_too_early(review, day), *lacking, *(each for each in checked if each.path not in told))


def corrected(review: Review, correction: Correction) -> Review:
    """The issued review with one more correction. Raises NotIssuableError."""
    found = [*_correction(review, correction)]
    if found:
        raise NotIssuableError(*found)
    return evolve(review, corrections=(*review.corrections, correction))


def _single(scale: Scale, review: Review, files: Files) -> Iterator[Problem]:
    """What a single assessor's file lacks: there is no consensus that would ask for it."""
    if not review.assessors:
        yield Problem(
            msg("The review has no assessor."), path=("assessors",), expected=msg("at least one assessor")
        )
    if len(review.assessors) == 1 and CONSENSUS not in files:
        own = files.get(review.assessors[0].id)
        yield from finishing_problems(scale, {} if own is None else own.ratings)


def _too_early(review: Review, day: date) -> Iterator[Problem]:
    if day < review.end:
        yield Problem(
            msg("The visit ends on {end}, so the report cannot be issued on {day}.", end=review.end, day=day),
            path=("issued_on",),
            expected=msg("the last day of the visit or a later one"),
        )


def _issued_already(review: Review) -> Problem:
    return Problem(
        msg("The review “{id}” is issued, so nothing in it can be changed.", id=review.id),
        expected=msg("a correction: a dated note that is printed with the report"),
    )


def _correction(review: Review, correction: Correction) -> Iterator[Problem]:
    if review.state is not ReviewState.ISSUED:
        yield Problem(
            msg("The review “{id}” is not issued yet, so it needs no correction.", id=review.id),
            expected=msg("the change itself"),
        )
    if not correction.text.strip():
        yield Problem(
            msg("The correction has no text."),
            path=("text",),
            expected=msg("what was wrong, and what is right"),
        )
    if not correction.by.strip():
        yield Problem(
            msg("Nobody stands behind the correction."),
            path=("by",),
            expected=msg("the name of who corrects"),
        )
    if review.issued_on is not None and correction.on < review.issued_on:
        yield Problem(
            msg(
                "The correction is of {day}, before the report was issued on {issued}.",
                day=correction.on,
                issued=review.issued_on,
            ),
            path=("on",),
            expected=msg("the day of issue or a later one"),
        )

"""Who assesses a review: added, called by another name, taken off again. Whoever has begun to rate stays."""

import re
from collections.abc import Collection, Iterator, Mapping

from attrs import evolve

from ipscore.fidelity.alone import NOTHING_TOLD, Files, Told, everyone_finished
from ipscore.fidelity.planning import PlanningError, refuse_issued
from ipscore.message import msg
from ipscore.problem import Problem, nearest
from ipscore.records.review import CONSENSUS, Assessor, Review

LONGEST_ID = 40
_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_PLAIN = str.maketrans("äöåéüß", "aoaeus")


def assessor_id(name: str, taken: Collection[str] = ()) -> str:
    """An id made of a name: it names a file people should recognise; numbered where it is taken."""
    words = re.findall(r"[a-z0-9]+", name.casefold().translate(_PLAIN)) or ["assessor"]
    base = "-".join(words)[:LONGEST_ID]
    used = {*taken, CONSENSUS}
    numbered = (base if number == 1 else f"{base}-{number}" for number in range(1, len(used) + 2))
    return next(each for each in numbered if each not in used)


def no_name_problems(name: str) -> Iterator[Problem]:
    """What is not a name: nothing, or no letter in it, such as a day that came into the wrong field."""
    if not name.strip():
        yield Problem(msg("An assessor has a name."), path=("name",), expected=msg("the name in the report"))
    elif not any(each.isalpha() for each in name):
        yield Problem(
            msg("“{word}” is no name of an assessor: there is no letter in it.", word=name),
            path=("name",),
            expected=msg("the name in the report"),
        )


def with_assessor(
    review: Review, files: Files, assessor: Assessor, told: Mapping[str, Told] = NOTHING_TOLD
) -> Review:
    """The review with one more assessor, who has everything still to rate.

    Raises PlanningError when it is issued, when all have finished (who comes now may have seen the scores),
    and for an id or a name that cannot be.
    """
    refuse_issued(review)
    wrong = [*_id_problems(review, assessor.id), *_name_problems(review, assessor)]
    if everyone_finished(review, files, told):
        wrong.append(
            Problem(
                msg("All have finished and may have seen each other’s ratings, so nobody rates alone again."),
                path=("assessors",),
            )
        )
    if wrong:
        raise PlanningError(*wrong)
    return evolve(review, assessors=(*review.assessors, _trimmed(assessor)))


def with_mended_assessor(review: Review, assessor: Assessor) -> Review:
    """The review with this assessor's name and organisation put right; the id and the ratings stay.

    Raises PlanningError when it is issued, for an unknown assessor, and for a name that cannot be.
    """
    refuse_issued(review)
    _refuse_unknown(review, assessor.id)
    wrong = [*_name_problems(review, assessor)]
    if wrong:
        raise PlanningError(*wrong)
    mended = _trimmed(assessor)
    return evolve(
        review, assessors=tuple(mended if each.id == mended.id else each for each in review.assessors)
    )


def without_assessor(review: Review, assessor: str, begun: Collection[str]) -> Review:
    """The review without an assessor. `begun`: those who have a rating file, whether or not it can be read.

    Raises PlanningError when it is issued, for an unknown assessor, one who has begun to rate, and the last
    one there is.
    """
    refuse_issued(review)
    _refuse_unknown(review, assessor)
    name = next(each.name for each in review.assessors if each.id == assessor)
    if assessor in begun:
        raise PlanningError(
            Problem(
                msg("{name} has begun to rate and stays an assessor of the review.", name=name),
                path=("assessors", assessor),
            )
        )
    if len(review.assessors) == 1:
        raise PlanningError(
            Problem(
                msg("{name} is the only assessor of the review: add another one first.", name=name),
                path=("assessors", assessor),
            )
        )
    return evolve(review, assessors=tuple(each for each in review.assessors if each.id != assessor))


def _refuse_unknown(review: Review, assessor: str) -> None:
    ids = [each.id for each in review.assessors]
    if assessor not in ids:
        raise PlanningError(
            Problem(
                msg("The review has no assessor “{id}”.", id=assessor),
                path=("assessors",),
                expected=msg("one of: {words}", words=", ".join(ids)) if ids else None,
                nearest=nearest(assessor, ids),
            )
        )


def _id_problems(review: Review, given: str) -> Iterator[Problem]:
    if given == CONSENSUS or not _ID.fullmatch(given):
        yield Problem(
            msg("“{word}” cannot be the id of an assessor.", word=given),
            path=("assessors", given),
            expected=msg("small letters and digits, but not “consensus”"),
        )
    elif any(each.id == given for each in review.assessors):
        yield Problem(
            msg("The review has an assessor with the id “{id}” already.", id=given),
            path=("assessors", given),
            expected=msg("another id"),
        )


def _name_problems(review: Review, assessor: Assessor) -> Iterator[Problem]:
    name = " ".join(assessor.name.split())
    yield from no_name_problems(name)
    others = (each for each in review.assessors if each.id != assessor.id)
    if any(" ".join(each.name.split()).casefold() == name.casefold() for each in others):
        yield Problem(
            msg("The review has an assessor called {name} already.", name=name),
            path=("name",),
            expected=msg("names that can be told apart"),
        )


def _trimmed(assessor: Assessor) -> Assessor:
    return evolve(assessor, name=assessor.name.strip(), organisation=assessor.organisation.strip())

"""Sessions of a review's programme made, changed and taken out; ticking them off is in `planning`."""

from collections.abc import Collection, Iterator

from attrs import evolve

from ipscore.fidelity.planning import PlanningError, refuse_issued
from ipscore.message import msg
from ipscore.problem import Problem, nearest
from ipscore.records.planning import ReviewSession
from ipscore.records.review import Review


def session_of(review: Review, session_id: str) -> ReviewSession:
    """The session with this id. Raises PlanningError when there is none."""
    found = next((each for each in review.schedule if each.id == session_id), None)
    if found is None:
        raise PlanningError(_no_session(review, session_id))
    return found


def with_session(review: Review, session: ReviewSession) -> Review:
    """The review with the session, in place of one with its id where there is one. Raises PlanningError."""
    refuse_issued(review)
    problems = tuple(_problems(review, session))
    if problems:
        raise PlanningError(*problems)
    known = [each.id for each in review.schedule]
    if session.id not in known:
        return evolve(review, schedule=(*review.schedule, session))
    return evolve(
        review, schedule=tuple(session if each.id == session.id else each for each in review.schedule)
    )


def without_sessions(review: Review, ids: Collection[str]) -> Review:
    """The review without these sessions. Raises PlanningError."""
    refuse_issued(review)
    known = {each.id for each in review.schedule}
    wrong = [_no_session(review, each) for each in ids if each not in known]
    if wrong:
        raise PlanningError(*wrong)
    return evolve(review, schedule=tuple(each for each in review.schedule if each.id not in ids))


def _problems(review: Review, session: ReviewSession) -> Iterator[Problem]:
    if not session.with_whom.strip():
        yield Problem(
            msg("The session does not tell who is met or observed."),
            path=("schedule", session.id, "with_whom"),
            expected=msg("a role, such as team leader"),
        )
    ids = [each.id for each in review.assessors]
    for each in session.assessors:
        if each not in ids:
            yield Problem(
                msg("The review has no assessor “{id}”.", id=each),
                path=("schedule", session.id, "assessors"),
                expected=msg("one of: {words}", words=", ".join(ids)) if ids else None,
                nearest=nearest(each, ids),
            )


def _no_session(review: Review, session_id: str) -> Problem:
    known = [each.id for each in review.schedule]
    return Problem(
        msg("The schedule has no session “{id}”.", id=session_id),
        path=("schedule",),
        expected=msg("one of: {words}", words=", ".join(known)) if known else None,
        nearest=nearest(session_id, known),
    )

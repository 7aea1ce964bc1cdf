"""Preparing a review: what is asked for, who is met, whose papers are read, and how far all that has come.

Pure: every change gives a new review. Texts that end up in the record are messages here, and the edge puts
them into the language of whoever prepares the review.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date, time, timedelta
from typing import TypeVar

from attrs import evolve, field, frozen

from ipscore.definitions.rule import figures_of
from ipscore.definitions.scale import Scale
from ipscore.fidelity.file_sample import draw, eligible
from ipscore.message import Message, msg
from ipscore.problem import Problem, nearest
from ipscore.records.client import Client
from ipscore.records.period import Period, months_before
from ipscore.records.planning import RequestedDocument, ReviewSession, SessionKind
from ipscore.records.review import Review, ReviewKind, ReviewState

SAMPLE_SIZE = 10
"""Clients drawn when nobody says how many: practice is 7–10."""

MONTHS = 6
"""Months of papers that are read where no criterion of the scale looks further back."""

EMPLOYER_LOG_MONTHS = 2
"""Months of the log of employer contacts (form B) that are read, where the scale says nothing else."""

_EMPLOYER_LOG = "contacts_per_coach_week"

T = TypeVar("T", RequestedDocument, ReviewSession)


@frozen
class Suggested:
    """Something a review of this kind usually asks for; `id` is the same in every language."""

    id: str
    text: Message


@frozen
class SuggestedSession:
    """A session a review of this kind usually has."""

    id: str
    on: date
    kind: SessionKind
    with_whom: Message


@frozen
class Preparation:
    """How far the preparation has come; ids in the order of the review. `late`: asked for and not received
    though the visit has begun.
    """

    sessions: int
    sessions_left: tuple[str, ...]
    documents: int
    not_asked: tuple[str, ...]
    not_received: tuple[str, ...]
    informants: int
    drawn: int
    late: tuple[str, ...] = field(default=())


class PlanningError(ValueError):
    """What was to be planned cannot be. `problems` says why, all at once."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(str(each.message) for each in problems))
        self.problems = problems


def evidence_day(review: Review) -> date:
    """The last day of the evidence: the one the review names, otherwise the day before the visit."""
    return review.evidence_to or review.start - timedelta(days=1)


def sample_window(scale: Scale, review: Review) -> Period:
    """The days whose papers are read: the longest window of the scale's criteria, 6 months at least."""
    longest = max((each.window_months for each in scale.criteria.values()), default=MONTHS)
    return months_before(evidence_day(review), max(MONTHS, longest))


def default_documents(scale: Scale, kind: ReviewKind) -> tuple[Suggested, ...]:
    """The documents usually asked for (domain: how a review goes).

    A self-assessment is made in an afternoon by those who hold the steering group's minutes anyway: it does
    without those.
    """
    found = [Suggested("development_plan", msg("The service’s development plan"))]
    if kind is not ReviewKind.SELF:
        found.append(Suggested("steering_minutes", msg("Minutes of the steering group")))
    found += [
        Suggested("leader_tracking", msg("The team leader’s tracking of the service")),
        Suggested(
            "employer_log",
            msg(
                "The log of employer contacts (form B) of the last {months} months", months=_log_months(scale)
            ),
        ),
        Suggested(
            "in_employment",
            msg("The people in open employment, and elsewhere, over the last {months} months", months=MONTHS),
        ),
        Suggested("client_papers", msg("All client papers of the clients that are drawn")),
    ]
    return tuple(found)


def _log_months(scale: Scale) -> int:
    read = (each.window_months for each in scale.criteria.values() if _EMPLOYER_LOG in figures_of(each.rule))
    return next(read, EMPLOYER_LOG_MONTHS)


def default_sessions(review: Review) -> tuple[SuggestedSession, ...]:
    """The sessions a review usually has, over the days of its visit; a self-assessment has one meeting."""
    days = (review.end - review.start).days + 1
    if review.kind is ReviewKind.SELF:
        together = msg("The coaches and the team leader go through the criteria together")
        return (SuggestedSession("self_assessment", review.start, SessionKind.INTERVIEW, together),)
    found = _SESSIONS
    return tuple(
        # The feedback meeting is what a visit ends with.
        SuggestedSession(
            key,
            review.end if kind is SessionKind.FEEDBACK else review.start + timedelta(at * days // len(found)),
            kind,
            text,
        )
        for at, (key, kind, text) in enumerate(found)
    )


_SESSIONS = (
    ("leader", SessionKind.INTERVIEW, msg("Team leader")),
    ("coaches", SessionKind.INTERVIEW, msg("Coaches, one at a time")),
    ("team_meeting", SessionKind.OBSERVATION, msg("The coaching team’s meeting")),
    ("host_team_meeting", SessionKind.OBSERVATION, msg("The host team’s client meeting")),
    ("papers", SessionKind.DOCUMENTS, msg("Client papers and the log of employer contacts")),
    ("field", SessionKind.OBSERVATION, msg("A coach at work with clients and employers")),
    ("clients", SessionKind.INTERVIEW, msg("Clients; they stay anonymous")),
    ("host_team", SessionKind.INTERVIEW, msg("The host team and its leader")),
    ("partners", SessionKind.INTERVIEW, msg("Partners")),
    ("management", SessionKind.INTERVIEW, msg("Management")),
    ("feedback", SessionKind.FEEDBACK, msg("Coaches, team leader and management: first impressions")),
)


def asked(review: Review, ids: Collection[str], day: date) -> Review:
    """These documents asked for on `day`; one asked for before keeps its day. Raises PlanningError."""
    refuse_issued(review)
    _known(review.documents, ids, _no_document)
    return evolve(
        review,
        documents=_each(review.documents, ids, lambda one: evolve(one, asked_on=one.asked_on or day)),
    )


def received(review: Review, ids: Collection[str], day: date | None) -> Review:
    """These documents received on `day`; None: not received after all. Raises PlanningError."""
    refuse_issued(review)
    _known(review.documents, ids, _no_document)
    return evolve(review, documents=_each(review.documents, ids, lambda one: evolve(one, received_on=day)))


def held(review: Review, ids: Collection[str], *, done: bool = True) -> Review:
    """These sessions ticked off, or not after all. Raises PlanningError."""
    refuse_issued(review)
    _known(review.schedule, ids, _no_session)
    return evolve(review, schedule=_each(review.schedule, ids, lambda one: evolve(one, done=done)))


def with_sample(
    scale: Scale, review: Review, clients: Iterable[Client], seed: str, size: int, day: date
) -> Review:
    """The review with clients drawn among those in coaching in its window at its sites.

    Raises PlanningError when the review is issued, the seed is empty, the size below 1, or nobody was there.
    """
    refuse_issued(review)
    window = sample_window(scale, review)
    found = eligible(clients, window, review.sites)
    wrong = [*_draw_problems(seed, size, found, window)]
    if wrong:
        raise PlanningError(*wrong)
    return evolve(review, sample=draw(found, seed, size, window, day))


def _draw_problems(seed: str, size: int, found: Collection[str], window: Period) -> Iterator[Problem]:
    if not seed.strip():
        yield Problem(
            msg("The draw has no seed, so nobody could repeat it."),
            path=("seed",),
            expected=msg("a word or number"),
        )
    if size < 1:
        yield Problem(
            msg("{size} clients cannot be drawn.", size=size),
            path=("size",),
            expected=msg("a whole number from 1; 7–10 is usual"),
        )
    if not found:
        yield Problem(
            msg("No client was in coaching at the review’s sites in {period}.", period=window),
            path=("sample",),
            expected=msg("other days of the visit, or other sites"),
        )


def preparation(review: Review, today: date) -> Preparation:
    """How far the preparation has come by `today`."""
    missing = tuple(each.id for each in review.documents if each.received_on is None)
    not_asked = tuple(
        each.id for each in review.documents if each.received_on is None and each.asked_on is None
    )
    return Preparation(
        len(review.schedule),
        tuple(each.id for each in review.schedule if not each.done),
        len(review.documents),
        not_asked,
        tuple(each for each in missing if each not in not_asked),
        sum(each.number for each in review.informants),
        0 if review.sample is None else len(review.sample.clients),
        missing if today >= review.start else (),
    )


def in_time_order(sessions: Iterable[ReviewSession]) -> tuple[ReviewSession, ...]:
    """The schedule as it will be gone through; on a day those without a time come last, as they were put."""
    return tuple(sorted(sessions, key=lambda each: (each.on, each.at is None, each.at or time.min)))


def refuse_issued(review: Review) -> None:
    """Raise PlanningError for a review that was issued: nothing of it changes any more."""
    if review.state is ReviewState.ISSUED:
        raise PlanningError(
            Problem(
                msg("The review “{id}” is issued, so nothing in it can be changed.", id=review.id),
                expected=msg("a correction: a dated note that is printed with the report"),
            )
        )


def refuse_removal(review: Review, begun: Collection[str]) -> None:
    """Raise PlanningError for a review that somebody works on already. `begun`: assessors with a rating file.

    A plan made by mistake may go; what was seen and heard at a visit may not.
    """
    refuse_issued(review)
    if review.state is ReviewState.PLANNED and not begun:
        return
    names = [each.name for each in review.assessors if each.id in begun]
    what = (
        msg("{name} has rated in the review “{id}”, so it is not removed.", id=review.id, name=names[0])
        if len(names) == 1
        else msg("Rating has begun in the review “{id}”, so it is not removed.", id=review.id)
    )
    raise PlanningError(Problem(what, expected=msg("a review that is only planned")))


def _no_document(each: str) -> Message:
    return msg("The review asks for no document “{id}”.", id=each)


def _no_session(each: str) -> Message:
    return msg("The schedule has no session “{id}”.", id=each)


def _known(items: Collection[T], ids: Collection[str], words: Callable[[str], Message]) -> None:
    known: Mapping[str, T] = {each.id: each for each in items}
    wrong = [
        Problem(
            words(each),
            path=(each,),
            expected=msg("one of: {words}", words=", ".join(known)) if known else None,
            nearest=nearest(each, known),
        )
        for each in ids
        if each not in known
    ]
    if wrong:
        raise PlanningError(*wrong)


def _each(items: Iterable[T], ids: Collection[str], change: Callable[[T], T]) -> tuple[T, ...]:
    return tuple(change(each) if each.id in ids else each for each in items)

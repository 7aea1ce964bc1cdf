"""What does not fit together within a client's case."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from ipscore.problem import Severity
from ipscore.records.client import Client
from ipscore.records.consistency import client_problems
from ipscore.records.contact import Contact, ContactKind
from ipscore.records.episode import ClosingReason, CoachEntry, Episode, Phase, PhaseEntry
from ipscore.records.job import Job, Placement, PlacementKind
from ipscore.testing.strategies import records

INTAKE = date(2021, 5, 3)
TODAY = date(2022, 10, 31)
DAY = timedelta(days=1)

EPISODE = Episode(
    "e1",
    "r",
    INTAKE,
    phases=(PhaseEntry("p1", Phase.INTAKE, INTAKE), PhaseEntry("p2", Phase.PROFILE, INTAKE + 7 * DAY)),
    coaches=(CoachEntry("c1", "coach001", INTAKE),),
)
CONTACT = Contact("k1", INTAKE + DAY, ContactKind.MEETING, "coach001", minutes=60, next_on=INTAKE + 7 * DAY)
JOB = Job("j1", "e1", date(2021, 9, 1), "Myyjä", hours_week=20, end=date(2021, 12, 31))
PLACEMENT = Placement("w1", "e1", PlacementKind.WORK_TRIAL, date(2021, 6, 1), date(2021, 6, 30))
CLIENT = Client("abcd1234", "r", (EPISODE,), (CONTACT,), (JOB,), (PLACEMENT,))

Change = Callable[[Client], Client]
ERROR, WARNING = Severity.ERROR, Severity.WARNING


def _episode(**changes: Any) -> Change:
    return lambda client: evolve(client, episodes=(evolve(EPISODE, **changes),))


def _no_jobs(**changes: Any) -> Change:
    return lambda client: evolve(_episode(**changes)(client), jobs=())


def _contact(**changes: Any) -> Change:
    return lambda client: evolve(client, contacts=(evolve(CONTACT, **changes),))


def _job(**changes: Any) -> Change:
    return lambda client: evolve(client, jobs=(evolve(JOB, **changes),))


def _closed(**changes: Any) -> Change:
    closed = evolve(EPISODE, closed_on=date(2022, 3, 1), closing_reason=ClosingReason.HEALTH)
    return lambda client: evolve(client, episodes=(evolve(closed, **changes),))


def _second(intake: date) -> Change:
    closed = evolve(EPISODE, closed_on=date(2022, 3, 1))
    return lambda client: evolve(client, episodes=(Episode("e2", "r", intake), closed))


WRONG: list[tuple[Change, str, str, Severity]] = [
    (
        _no_jobs(closed_on=INTAKE - DAY, phases=(), coaches=()),
        "episodes[0].closed_on",
        "before the intake",
        ERROR,
    ),
    (_episode(closed_on=TODAY + DAY), "episodes[0].closed_on", "in the future", ERROR),
    (
        _episode(closing_reason=ClosingReason.OTHER),
        "episodes[0].closing_reason",
        "no day of closing",
        WARNING,
    ),
    (
        _episode(phases=(PhaseEntry("p", Phase.CLOSED, TODAY),)),
        "episodes[0].phases",
        "no day of closing",
        WARNING,
    ),
    (
        _episode(phases=(PhaseEntry("p", Phase.INTAKE, INTAKE - DAY),)),
        "episodes[0].phases[0].on",
        "before the intake",
        ERROR,
    ),
    (
        _episode(coaches=(CoachEntry("c", "x", INTAKE - DAY),)),
        "episodes[0].coaches[0].on",
        "before the intake",
        ERROR,
    ),
    (
        _episode(coaches=(CoachEntry("c", "x", TODAY + DAY),)),
        "episodes[0].coaches[0].on",
        "in the future",
        ERROR,
    ),
    (_episode(phases=EPISODE.phases[::-1]), "episodes[0].phases[1].on", "order of their days", WARNING),
    (_episode(coaches=EPISODE.coaches * 2), "episodes[0].coaches[1].id", "stands twice", ERROR),
    (
        _closed(phases=(PhaseEntry("p", Phase.IN_WORK, date(2022, 3, 2)),)),
        "episodes[0].phases[0].on",
        "after the closing",
        ERROR,
    ),
    (_second(date(2022, 2, 1)), "episodes[0].intake", "while another is open", ERROR),
    (_contact(on=TODAY + DAY, next_on=None), "contacts[0].on", "in the future", ERROR),
    (_contact(on=INTAKE - DAY), "contacts[0].on", "before any episode", WARNING),
    (_contact(minutes=-1), "contacts[0].minutes", "not a possible length", ERROR),
    (_contact(minutes=1441), "contacts[0].minutes", "not a possible length", ERROR),
    (_contact(next_on=INTAKE), "contacts[0].next_on", "before the contact", WARNING),
    (_job(episode="e2"), "jobs[0].episode", "no episode “e2”", ERROR),
    (_job(end=JOB.start - DAY), "jobs[0].end", "before it starts", ERROR),
    (_job(fixed_until=JOB.start - DAY), "jobs[0].fixed_until", "before it starts", ERROR),
    (_job(hours_week=61.0), "jobs[0].hours_week", "not a possible working time", ERROR),
    (_job(hours_week=-1.0), "jobs[0].hours_week", "not a possible working time", ERROR),
    (_job(pay_month=-1.0), "jobs[0].pay_month", "below zero", ERROR),
    (_job(permanent=True, fixed_until=date(2022, 1, 1)), "jobs[0].fixed_until", "permanent", WARNING),
    (_job(benefits_advice_on=TODAY + DAY), "jobs[0].benefits_advice_on", "in the future", ERROR),
    (_job(end_heard_on=TODAY + DAY), "jobs[0].end_heard_on", "in the future", ERROR),
    (_job(start=INTAKE - 9 * DAY), "jobs[0].start", "running at intake", WARNING),
    (_job(start=INTAKE - 9 * DAY, end=INTAKE - DAY), "jobs[0].end", "before the intake", ERROR),
    (
        lambda c: evolve(c, placements=(evolve(PLACEMENT, end=INTAKE),)),
        "placements[0].end",
        "before it starts",
        ERROR,
    ),
    (
        lambda c: evolve(c, placements=(evolve(PLACEMENT, episode="x"),)),
        "placements[0].episode",
        "no episode",
        ERROR,
    ),
    (lambda c: evolve(c, jobs=(JOB, JOB)), "jobs[1].id", "stands twice", ERROR),
]


def test_a_sound_case_has_no_problems() -> None:
    """A case in order is told nothing about."""
    assert client_problems(CLIENT, TODAY) == ()


@pytest.mark.parametrize(("change", "where", "said", "severity"), WRONG)
def test_what_does_not_fit(change: Change, where: str, said: str, severity: Severity) -> None:
    """Each thing that does not fit is one problem, at its place, with what was expected."""
    (problem,) = client_problems(change(CLIENT), TODAY)
    assert (problem.where, problem.severity) == (where, severity)
    assert said in str(problem.message)
    assert problem.expected is not None


@pytest.mark.parametrize(
    "change",
    [
        _contact(on=TODAY, next_on=TODAY + 30 * DAY),
        _closed(phases=(PhaseEntry("p", Phase.CLOSED, date(2022, 3, 1)),)),
        _second(date(2022, 3, 1)),
        _second(date(2022, 8, 1)),
        _job(end_heard_on=date(2021, 12, 1)),
        _job(start=TODAY + 7 * DAY, end=None),
        _job(start=INTAKE, hours_week=0.0),
        _job(hours_week=60.0, permanent=False, fixed_until=date(2022, 1, 1)),
        _contact(minutes=0),
    ],
)
def test_what_does_fit(change: Change) -> None:
    """Days at the border, an end heard of before it comes, a job agreed for later: all are in order."""
    assert client_problems(change(CLIENT), TODAY) == ()


def test_a_job_after_the_closing_is_a_warning() -> None:
    """A job that starts after the coaching ended may belong to another episode."""
    job = evolve(JOB, start=date(2022, 4, 1), end=None)
    (problem,) = client_problems(evolve(_closed()(CLIENT), jobs=(job,)), TODAY)
    assert problem.where == "jobs[0].start"
    assert problem.severity is Severity.WARNING


def test_the_only_episode_is_suggested() -> None:
    """A job without an episode is told the episode that was probably meant."""
    (problem,) = client_problems(_job(episode="gone")(CLIENT), TODAY)
    assert problem.nearest == "e1"


@given(records(Client), st.dates())
def test_any_case_can_be_looked_at(client: Client, today: date) -> None:
    """Whatever a case holds, problems have a place in it and say what was expected."""
    for each in client_problems(client, today):
        assert each.expected is not None
        value: object = client
        for step in each.path:
            value = value[step] if isinstance(step, int) else getattr(value, step)  # type: ignore[index]  # a list

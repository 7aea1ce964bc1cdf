"""Reading what is due, in a thread: from the lists and the rules, both kept from one time to the next."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from attrs import frozen
from textual.message import Message as Event

from ipscore.problem import Problem
from ipscore.records.staff import Role
from ipstui.practice import PracticeRefusedError, practice_of, registry_of
from ipstui.session import Session

if TYPE_CHECKING:
    from ipscore.practice.agenda import Practice
    from ipscore.practice.case import ReviewResult
    from ipscore.practice.due import DueItem
    from ipscore.practice.employers.week import EmployerWeek
    from ipscore.practice.summaries import StaffSummary
    from ipscore.practice.team.coach_load import CoachLoad
    from ipscore.store.lists import Lists


@frozen
class Agenda:
    """What is due on `day`. `whose`: id of the member of staff it is of; None: everybody's.

    `week` and `loads` are those of the coaches among them; `week` is None where there is no coach.
    """

    day: date
    whose: str | None
    practice: "Practice"
    items: "tuple[DueItem, ...]"
    week: "EmployerWeek | None"
    loads: "tuple[CoachLoad, ...]"


@dataclass
class DueRead(Event):
    """What is due has been computed. `whose`: what was asked for."""

    version: int
    whose: str | None
    agenda: Agenda | None
    problems: tuple[Problem, ...] = ()
    """Why there is none."""


def read_due(session: Session, whose: str | None) -> DueRead:
    """What is due today, of one member of staff or of everybody. For a thread."""
    from ipscore.practice.team.coach_load import coach_load  # after the first screen is drawn
    from ipscore.store.agenda import agenda

    version, lists, workspace, day = session.version, session.lists, session.open_workspace, session.today
    assert lists is not None
    try:
        practice = practice_of(session)
        registry = registry_of(session)
    except PracticeRefusedError as error:
        return DueRead(version, whose, None, error.problems)

    def reviews() -> "tuple[ReviewResult, ...]":
        from ipscore.store.review_results import review_results  # a coach's own agenda does without

        return review_results(workspace, registry.scales)

    items = agenda(
        lists,
        workspace.info,
        practice,
        day,
        whose,
        reviews=reviews,
    )
    coaches = _coaches(lists, whose, day)
    rows = lists.caseload(day)
    loads = tuple(coach_load(rows, each, practice, day) for each in coaches)
    week = _week(lists, coaches, practice, day) if coaches else None
    return DueRead(version, whose, Agenda(day, whose, practice, items, week, loads))


def _coaches(lists: "Lists", whose: str | None, day: date) -> "list[StaffSummary]":
    """The one asked for, or everybody: those who work as coaches on the day."""
    staff = (lists.staff[key] for key in lists.staff if whose in (None, key))
    return [
        each for each in staff if Role.COACH in each.roles and any(post.runs_on(day) for post in each.posts)
    ]


def _week(lists: "Lists", coaches: "list[StaffSummary]", practice: "Practice", day: date) -> "EmployerWeek":
    from ipscore.practice.employers.week import employer_week  # as above

    employers = tuple(lists.employer_work.employers.values())
    monday = day - timedelta(day.weekday())
    # Only the clients of this week's contacts are looked at: a service may have a thousand others.
    about = {
        client
        for employer in employers
        for contact in employer.contacts
        if monday <= contact.on <= day
        for client in contact.clients
        if client in lists.clients
    }
    return employer_week(employers, (lists.clients[each] for each in about), coaches, practice, day)

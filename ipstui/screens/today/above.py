"""The line above the agenda: the week's employer meetings against the target, clients against the limit."""

from typing import TYPE_CHECKING

from ipstui.cells import width
from ipstui.screens.today.due import Agenda
from ipstui.session import Session

if TYPE_CHECKING:
    from ipscore.practice.employers.week import EmployerWeek
    from ipscore.practice.team.coach_load import CoachLoad

BAR = 12
FULL, EMPTY = "█", "░"


def above(session: Session, agenda: Agenda, cells: int) -> str:
    """The line for this width; the bar is left out where there is no room for it."""
    clients = clients_words(session, agenda.loads)
    for bar in (BAR, BAR // 2, 0):
        meetings = "" if agenda.week is None else _meetings(session, agenda.week, bar)
        gap = cells - width(meetings) - width(clients)
        if gap >= 2 or not bar:
            break
    return meetings + " " * max(2, gap) + clients if meetings and clients else meetings or clients


def _meetings(session: Session, week: "EmployerWeek", bar: int) -> str:
    language = session.language
    if week.target is None:
        return language("Employer meetings this week: {n} (on leave)", n=week.done)
    share = min(1.0, week.done / week.target) if week.target else 1.0
    filled = round(share * bar)
    drawn = f"  {FULL * filled}{EMPTY * (bar - filled)}" if bar else ""
    return language("Employer meetings this week") + f"{drawn}  {week.done}/{number(session, week.target)}"


def clients_words(session: Session, loads: "tuple[CoachLoad, ...]") -> str:
    """Clients against the limit of these coaches together; going over is said in words."""
    if not loads:
        return ""
    language = session.language
    clients, limit = sum(each.clients for each in loads), sum(each.limit for each in loads)
    words = language("Clients {n}/{limit}", n=clients, limit=number(session, limit))
    over = sum(each.over for each in loads)
    if not over:
        return words
    if len(loads) == 1:
        return "! " + words + " " + language("over the limit")
    return "! " + words + " " + language("over the limit: {n} coaches", n=over)


def number(session: Session, value: float) -> str:
    """A target or a limit: with a decimal only when it has one."""
    whole = abs(value - round(value)) < 0.05
    return session.language.number(value, 0 if whole else 1)

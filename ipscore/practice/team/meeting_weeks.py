"""Employer meetings of each coach by week, from one look at the employers: the trend a leader follows."""

from collections.abc import Iterable
from datetime import date, timedelta

from attrs import evolve, frozen

from ipscore.practice.agenda import Practice
from ipscore.practice.employers.week import EmployerWeek, employer_week
from ipscore.practice.summaries import (
    ClientSummary,
    EmployerContactSummary,
    EmployerSummary,
    StaffSummary,
)

WEEKS = 8
"""Weeks of employer meetings shown, the present one the last."""


@frozen
class Week:
    """A coach's face-to-face meetings with employers in the week of `monday`, and how many were expected."""

    monday: date
    meetings: EmployerWeek


class MeetingWeeks:
    """Face-to-face contacts by coach and week, so that each week looks at its own alone."""

    def __init__(
        self, employers: Iterable[EmployerSummary], clients: Iterable[ClientSummary], day: date
    ) -> None:
        self._day = day
        self._clients = {each.id: each for each in clients}
        monday = _monday(day)
        self._mondays = [monday - timedelta(weeks=back) for back in range(WEEKS - 1, -1, -1)]
        self._found: dict[tuple[str, date], dict[str, list[EmployerContactSummary]]] = {}
        self._employers = {each.id: each for each in employers}
        for employer in self._employers.values():
            for each in employer.contacts:
                if each.face_to_face and self._mondays[0] <= each.on <= day:
                    week = self._found.setdefault((each.coach, _monday(each.on)), {})
                    week.setdefault(employer.id, []).append(each)

    def weeks(self, coach: StaffSummary, practice: Practice) -> tuple[Week, ...]:
        """The coach's weeks, the present one the last."""
        return tuple(Week(monday, self._week(coach, practice, monday)) for monday in self._mondays)

    def _week(self, coach: StaffSummary, practice: Practice, monday: date) -> EmployerWeek:
        found = self._found.get((coach.id, monday), {})
        employers = [evolve(self._employers[key], contacts=tuple(each)) for key, each in found.items()]
        about = {client for each in employers for client in each.clients}
        clients = [self._clients[each] for each in about if each in self._clients]
        last = min(self._day, monday + timedelta(days=6))
        return employer_week(employers, clients, (coach,), practice, last)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())

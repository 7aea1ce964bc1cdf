"""What the team leader's view holds: each coach, each leader and the team together on a day."""

from collections.abc import Mapping, Sequence
from datetime import date

from attrs import frozen

from ipscore.practice.due import DueItem
from ipscore.practice.employers.week import EmployerWeek
from ipscore.practice.summaries import ClientSummary, EmployerSummary, StaffSummary
from ipscore.practice.team.coach_load import CoachLoad
from ipscore.practice.team.meeting_weeks import Week
from ipscore.practice.team.reviewing import Waiting


@frozen
class TeamRecords:
    """What the view is made from: summaries, and the due items of the day (`ipscore.practice.agenda`)."""

    clients: Sequence[ClientSummary]
    employers: Sequence[EmployerSummary]
    staff: Mapping[str, StaffSummary]
    items: Sequence[DueItem]


@frozen
class NotMet:
    """A client who has not been met face to face for `days`, since `last` (None: never in this stay)."""

    client: str
    days: int
    last: date | None


@frozen
class CoachView:
    """One coach on the day. `overdue` and `waiting` oldest first, `not_met` longest first, `weeks` in order.

    `clients`: ids of those in coaching with the coach. `leave_until`: last day of the leave the coach is on.
    """

    coach: str
    load: CoachLoad
    clients: tuple[str, ...]
    overdue: tuple[DueItem, ...]
    weeks: tuple[Week, ...]
    waiting: tuple[Waiting, ...]
    not_met: tuple[NotMet, ...]
    leave_until: date | None

    @property
    def this_week(self) -> EmployerWeek:
        """Employer meetings of the present week."""
        return self.weeks[-1].meetings


@frozen
class LeaderView:
    """A team leader. `full_time`: shares of the coaches led; `limit`: coaches the leader's own share allows.

    `overdue`: what the leader should have done: supervision, meetings of the service.
    """

    leader: str
    coaches: int
    full_time: float
    share: float
    limit: float
    over: bool
    overdue: tuple[DueItem, ...]


@frozen
class Team:
    """The team on `day`, at one site or (None) all. `without_coach`: clients whom nobody coaches."""

    day: date
    site: str | None
    coaches: tuple[CoachView, ...]
    leaders: tuple[LeaderView, ...]
    without_coach: tuple[str, ...]

    @property
    def clients(self) -> int:
        """Clients in coaching, those without a coach too."""
        return sum(len(each.clients) for each in self.coaches) + len(self.without_coach)

    @property
    def limit(self) -> float:
        """Clients that the coaches together can have."""
        return sum(each.load.limit for each in self.coaches)

    @property
    def overdue(self) -> int:
        """Overdue items of the coaches."""
        return sum(len(each.overdue) for each in self.coaches)

    @property
    def met(self) -> int:
        """Employer meetings of the present week."""
        return sum(each.this_week.done for each in self.coaches)

    @property
    def target(self) -> float:
        """Employer meetings expected in the present week, of those at work."""
        return sum(each.this_week.target or 0 for each in self.coaches)

    @property
    def waiting(self) -> int:
        """Employer contacts waiting for review."""
        return sum(len(each.waiting) for each in self.coaches)

    @property
    def not_met(self) -> int:
        """Clients not met for long."""
        return sum(len(each.not_met) for each in self.coaches)

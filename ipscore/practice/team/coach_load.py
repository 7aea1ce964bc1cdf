"""A coach's caseload against the limit: going over is possible, and told."""

from collections.abc import Iterable
from datetime import date

from attrs import frozen

from ipscore.definitions.practice import CASELOAD
from ipscore.practice.agenda import Practice
from ipscore.practice.caseload import CaseloadRow
from ipscore.practice.summaries import StaffSummary
from ipscore.records.episode import Phase


@frozen
class CoachLoad:
    """Clients in coaching of one coach; `share` of full working time on the day, `limit` clients for it."""

    coach: str
    clients: int
    share: float
    limit: float
    over: bool


def coach_load(rows: Iterable[CaseloadRow], staff: StaffSummary, practice: Practice, day: date) -> CoachLoad:
    """The load on `day`, from the rows of that day; rows of others and of closed clients do not count.

    Leave changes nothing: the clients are still the coach's (criterion 1, pro rata for part time).
    """
    clients = sum(each.coach == staff.id and each.phase is not Phase.CLOSED for each in rows)
    share = sum(each.share for each in staff.posts if each.runs_on(day))
    # Shares such as 0.7 are not exact: 14 clients are not over 20 × 0.7.
    limit = round(practice.rules.limit(CASELOAD) * share, 6)
    return CoachLoad(staff.id, clients, share, limit, clients > limit)

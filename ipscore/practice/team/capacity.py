"""Capacity: how many coaches a number of new clients a year needs, and how many new clients coaches can take.

The arithmetic is that of a service in balance (Little's law): clients at once = new clients a month × months
that a client stays.
"""

import math
from collections.abc import Mapping

from attrs import frozen

from ipscore.definitions.practice import RuleSet
from ipscore.practice.team.capacity_assumptions import MONTHS_A_YEAR, Assumption, Observed, Part, assumptions

POST_STEP = 4
"""Posts are filled in quarters of full working time."""


@frozen
class Plan:
    """What follows from the assumptions.

    For the new clients a year: `clients_at_once`; `full_time_needed` coaches in full-time equivalents, exact,
    and `posts_needed` rounded up to quarters; `coaches_needed` persons with the mean share; `leaders_needed`
    full-time leaders, exact; `leader_posts` rounded up to halves; `coordinators_needed`.

    For the coaches there are: `places` clients at once; `new_clients_possible` a year; `free_places` now;
    `balance` clients a year that could be taken beyond those who come, negative when fewer; `wait_months`
    until the last of those waiting now has a place, when places go in the order people came; `queue_months`
    until nobody waits, though new clients come all the time (both None: never); `leaders_for_coaches`.
    """

    assumptions: tuple[Assumption, ...]
    clients_at_once: float
    full_time_needed: float
    posts_needed: float
    coaches_needed: int
    leaders_needed: float
    leader_posts: float
    coordinators_needed: int
    coaches: float
    places: float
    new_clients_possible: float
    balance: float
    free_places: float
    wait_months: float | None
    queue_months: float | None
    leaders_for_coaches: float

    def value(self, part: Part) -> float:
        """The number assumed."""
        return next(each.value for each in self.assumptions if each.part is part)


def plan(rules: RuleSet, observed: Observed, given: Mapping[Part, float] | None = None) -> Plan:
    """The plan that follows from what is `given`, else from the records, else from the rules.

    Raises ValueError for a number outside `BOUNDS`.
    """
    found = assumptions(rules, observed, given or {})
    value = {each.part: each.value for each in found}
    at_once = clients_at_once(value[Part.CLIENTS_A_YEAR], value[Part.STAY_MONTHS])
    needed = at_once / value[Part.CASELOAD]
    posts = rounded_up(needed, POST_STEP)
    coaches = value[Part.COACHES]
    places = coaches * value[Part.CASELOAD]
    leaving = places / value[Part.STAY_MONTHS]
    free = max(0.0, places - value[Part.IN_COACHING])
    queue = max(0.0, value[Part.WAITING] - free)
    surplus = leaving - value[Part.CLIENTS_A_YEAR] / MONTHS_A_YEAR
    leaders = posts / value[Part.LEADER_COACHES]
    return Plan(
        assumptions=found,
        clients_at_once=at_once,
        full_time_needed=needed,
        posts_needed=posts,
        coaches_needed=math.ceil(_even(needed / value[Part.SHARE])),
        leaders_needed=leaders,
        leader_posts=rounded_up(leaders, 2),
        coordinators_needed=math.floor(_even(posts / value[Part.COORDINATOR_COACHES])),
        coaches=coaches,
        places=places,
        new_clients_possible=leaving * MONTHS_A_YEAR,
        balance=surplus * MONTHS_A_YEAR,
        free_places=free,
        wait_months=_months(queue, leaving),
        queue_months=_months(queue, surplus),
        leaders_for_coaches=coaches / value[Part.LEADER_COACHES],
    )


def clients_at_once(new_clients_a_year: float, stay_months: float) -> float:
    """Clients in coaching at once when as many leave as come: arrivals × length of stay (Little's law)."""
    return new_clients_a_year / MONTHS_A_YEAR * stay_months


def rounded_up(value: float, parts: int) -> float:
    """`value` rounded up to the next whole, half (`parts` 2), quarter (4) …"""
    return math.ceil(_even(value * parts)) / parts


def _months(clients: float, a_month: float) -> float | None:
    """Months until `clients` have got a place; None when they never do."""
    if clients == 0:
        return 0.0
    return clients / a_month if a_month > 0 else None


def _even(value: float) -> float:
    """Without the dust of binary arithmetic, so that 8.000000000000002 coaches are 8."""
    return round(value, 9)

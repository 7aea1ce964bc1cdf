"""The numbers a capacity plan rests on: what was given, else what the records say, else what the rules say.

Each has its source beside it, so that a plan can be questioned number by number.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum

from attrs import frozen

from ipscore.definitions.practice import CASELOAD, CLIENTS_A_YEAR, LEADER_COACHES, RuleSet
from ipscore.definitions.text import Text
from ipscore.message import Message, Number, msg
from ipscore.practice.summaries import ClientSummary, StaffSummary
from ipscore.practice.team.stays import StayLength, stay_length, stays_begun
from ipscore.records.staff import Role

MONTHS_A_YEAR = 12

COORDINATOR_COACHES = 12
"""Coaches for whom one plan of a county had an employer coordinator; with 8 there was none."""


class Part(StrEnum):
    """The numbers a plan is made from."""

    CLIENTS_A_YEAR = "clients_a_year"
    STAY_MONTHS = "stay_months"
    WAITING = "waiting"
    COACHES = "coaches"
    CASELOAD = "caseload"
    SHARE = "share"
    LEADER_COACHES = "leader_coaches"
    COORDINATOR_COACHES = "coordinator_coaches"
    IN_COACHING = "in_coaching"


BOUNDS: Mapping[Part, tuple[float, float]] = {
    Part.CLIENTS_A_YEAR: (0, 100_000),
    Part.STAY_MONTHS: (0.5, 240),
    Part.WAITING: (0, 100_000),
    Part.COACHES: (0, 10_000),
    Part.CASELOAD: (1, 100),
    Part.SHARE: (0.05, 1),
    Part.LEADER_COACHES: (1, 100),
    Part.COORDINATOR_COACHES: (1, 1_000),
    Part.IN_COACHING: (0, 100_000),
}
"""The least and the greatest value of each that makes a plan."""

WHOLE = frozenset({Part.WAITING, Part.IN_COACHING})
"""Parts that count persons who are there now."""


@frozen
class Observed:
    """What the records of the workspace say on a day. None where they say too little.

    `new_clients`: stays begun in the last 12 months; `stay`: see `ipscore.practice.team.stays`;
    `in_coaching`: persons; `full_time`: sum of the coaches' shares of full working time; `coaches`: how many.
    """

    new_clients: int | None = None
    stay: StayLength | None = None
    in_coaching: int | None = None
    full_time: float | None = None
    coaches: int | None = None


@frozen
class Assumption:
    """One number of a plan, what it is and where it comes from. `given`: typed by whoever makes the plan."""

    part: Part
    value: float
    name: Message
    source: Message
    given: bool = False


def observe(
    clients: Iterable[ClientSummary], staff: Iterable[StaffSummary], day: date, site: str | None = None
) -> Observed:
    """What the records say on `day`, of one site or of all. Coaches are those who hold a post on the day."""
    by_client = [
        [each for each in client.episodes if site is None or each.site == site] for client in clients
    ]
    stays = [each for one in by_client for each in one]
    shares = [
        sum(post.share for post in each.posts if post.runs_on(day) and site in (None, post.site))
        for each in staff
        if Role.COACH in each.roles
    ]
    held = [each for each in shares if each > 0]
    return Observed(
        new_clients=stays_begun(stays, day),
        stay=stay_length(stays, day),
        in_coaching=sum(any(each.open_on(day) for each in one) for one in by_client) if stays else None,
        full_time=sum(held) if held else None,
        coaches=len(held) or None,
    )


def assumptions(rules: RuleSet, observed: Observed, given: Mapping[Part, float]) -> tuple[Assumption, ...]:
    """Every number of a plan, in the order of `Part`. Raises ValueError for one outside `BOUNDS`."""
    defaults = _defaults(rules, observed, given)
    found = []
    for part in Part:
        if part not in given:
            found.append(defaults[part])
            continue
        least, greatest = BOUNDS[part]
        if not least <= given[part] <= greatest:
            raise ValueError(part)
        name = defaults[part].name
        found.append(Assumption(part, given[part], name, msg("given for this plan"), given=True))
    return tuple(found)


def _defaults(rules: RuleSet, observed: Observed, given: Mapping[Part, float]) -> Mapping[Part, Assumption]:
    full_time = observed.full_time if observed.full_time is not None else 1.0
    # What is assumed of "each coach" is of the coaches that the plan has.
    coaches = given.get(Part.COACHES, full_time)
    places = coaches * given.get(Part.CASELOAD, rules.limit(CASELOAD))
    from_records = msg("records of this workspace")
    each = (
        _new_clients(rules, observed, coaches),
        _stay(rules, observed),
        Assumption(Part.WAITING, 0, msg("Clients waiting now"), msg("none; no records are kept of them")),
        Assumption(
            Part.COACHES,
            full_time,
            msg("Coaches, full-time equivalents"),
            from_records if observed.full_time is not None else msg("no coach in the records: one"),
        ),
        _limit(rules, CASELOAD, Part.CASELOAD),
        _share(observed),
        _limit(rules, LEADER_COACHES, Part.LEADER_COACHES),
        Assumption(
            Part.COORDINATOR_COACHES,
            COORDINATOR_COACHES,
            msg("Coaches with one employer coordinator"),
            msg("a county's plan: one for 12 coaches; another county had none for 8"),
        ),
        _in_coaching(observed, places),
    )
    return {one.part: one for one in each}


def _new_clients(rules: RuleSet, observed: Observed, coaches: float) -> Assumption:
    name = msg("New clients a year")
    if observed.new_clients is not None:
        return Assumption(
            Part.CLIENTS_A_YEAR, observed.new_clients, name, msg("records: stays begun in the last 12 months")
        )
    source = msg(
        "less than a year of records: {limit} for each full-time coach",
        limit=rules.limit(CLIENTS_A_YEAR),
    )
    return Assumption(Part.CLIENTS_A_YEAR, rules.limit(CLIENTS_A_YEAR) * coaches, name, source)


def _stay(rules: RuleSet, observed: Observed) -> Assumption:
    name = msg("Length of a stay, months")
    stay = observed.stay
    if stay is not None and BOUNDS[Part.STAY_MONTHS][0] <= stay.months <= BOUNDS[Part.STAY_MONTHS][1]:
        source = msg(
            "{months} months in coaching / {ended} stays ended in {window} months; likely {low}–{high}",
            months=Number(stay.exposure, 0),
            ended=stay.ended,
            window=stay.window_months,
            low=Number(stay.low, 1),
            high=Number(stay.high, 1),
        )
        return Assumption(Part.STAY_MONTHS, stay.months, name, source)
    months = rules.limit(CASELOAD) / rules.limit(CLIENTS_A_YEAR) * MONTHS_A_YEAR
    source = msg(
        "too few stays have ended: {clients} clients at once and {new} new ones a year for a full-time coach",
        clients=rules.limit(CASELOAD),
        new=rules.limit(CLIENTS_A_YEAR),
    )
    return Assumption(Part.STAY_MONTHS, months, name, source)


def _share(observed: Observed) -> Assumption:
    name = msg("Mean share of full working time of a coach")
    if observed.coaches and observed.full_time:
        share = observed.full_time / observed.coaches
        if BOUNDS[Part.SHARE][0] <= share <= 1:
            return Assumption(Part.SHARE, share, name, msg("records of this workspace"))
    return Assumption(Part.SHARE, 1, name, msg("full-time coaches"))


def _in_coaching(observed: Observed, places: float) -> Assumption:
    name = msg("Clients in coaching now")
    if observed.in_coaching is not None:
        return Assumption(Part.IN_COACHING, observed.in_coaching, name, msg("records of this workspace"))
    return Assumption(Part.IN_COACHING, places, name, msg("every place is taken"))


def _limit(rules: RuleSet, limit_id: str, part: Part) -> Assumption:
    limit = rules.limits[limit_id]
    return Assumption(part, limit.value, _text(limit.name), _text(limit.source))


def _text(text: Text) -> Message:
    """A definition's text where a message stands: it is shown as it is, in the language of the reader."""
    return msg("{text}", text=text)

"""The team leader's view: each coach's clients, what is overdue, employer meetings, what waits for review.

Made from summaries and due items, so that a team of any size is shown without opening a file.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from attrs import evolve

from ipscore.definitions.practice import LEADER_COACHES, NOT_MET_DAYS
from ipscore.practice.agenda import Practice
from ipscore.practice.caseload import CaseloadRow, among, row
from ipscore.practice.due import DueItem
from ipscore.practice.summaries import ClientSummary, StaffSummary
from ipscore.practice.team.coach_load import coach_load
from ipscore.practice.team.meeting_weeks import MeetingWeeks
from ipscore.practice.team.reviewing import Waiting, waiting
from ipscore.practice.team.views import CoachView, LeaderView, NotMet, Team, TeamRecords
from ipscore.records.contact import ContactKind, ContactWith
from ipscore.records.episode import Phase
from ipscore.records.staff import Role


def team(records: TeamRecords, practice: Practice, day: date, site: str | None = None) -> Team:
    """The team on `day`; with `site` the clients and posts of that site alone."""
    rows = _rows(records.clients, day, site)
    by_coach: dict[str | None, list[CaseloadRow]] = defaultdict(list)
    for each in rows:
        by_coach[each.coach if each.coach in records.staff else None].append(each)
    staff = {key: _at(each, site) for key, each in records.staff.items()}
    coaches = [
        key
        for key, each in staff.items()
        if key in by_coach or (Role.COACH in each.roles and share_on(each, day) > 0)
    ]
    coaches.sort(key=lambda key: (staff[key].name.casefold(), key))
    by_id = {each.id: each for each in records.clients}
    meetings = MeetingWeeks(records.employers, records.clients, day)
    reviewable = _by_coach(waiting(records.employers, day))
    views = tuple(
        CoachView(
            coach=key,
            load=coach_load(by_coach[key], staff[key], practice, day),
            clients=tuple(each.client for each in by_coach[key]),
            overdue=_overdue(records.items, key, site),
            weeks=meetings.weeks(staff[key], practice),
            waiting=reviewable.get(key, ()),
            not_met=not_met(
                (by_id[each.client] for each in by_coach[key]), day, practice.rules.limit(NOT_MET_DAYS)
            ),
            leave_until=leave_until(staff[key], day),
        )
        for key in coaches
    )
    without = tuple(each.client for each in by_coach[None])
    return Team(day, site, views, _leaders(records, views, practice, day), without)


def not_met(clients: Iterable[ClientSummary], day: date, limit: float) -> tuple[NotMet, ...]:
    """The clients in coaching not met face to face for more than `limit` days, longest first.

    Days run from the last meeting of the present stay, or from its beginning when there was none.
    """
    found = []
    for client in clients:
        stays = [each for each in client.episodes if each.open_on(day)]
        if not stays:
            continue
        intake = max(each.intake for each in stays)
        last = max((on for on in _meetings(client) if intake <= on <= day), default=None)
        days = (day - (last or intake)).days
        if days > limit:
            found.append(NotMet(client.id, days, last))
    return tuple(sorted(found, key=lambda each: (-each.days, each.client)))


def leave_until(person: StaffSummary, day: date) -> date | None:
    """Last day of the leave that the person is on, None when at work."""
    return max((each.end for each in person.leaves if each.start <= day <= each.end), default=None)


def share_on(person: StaffSummary, day: date) -> float:
    """Share of full working time of the posts held on `day`."""
    return sum(each.share for each in person.posts if each.runs_on(day))


def _meetings(client: ClientSummary) -> Iterable[date]:
    return (
        each.on
        for each in client.contacts
        if each.kind is ContactKind.MEETING and each.contact_with is ContactWith.CLIENT
    )


def _rows(clients: Iterable[ClientSummary], day: date, site: str | None) -> tuple[CaseloadRow, ...]:
    made = (row(each, day) for each in clients)
    open_now = (each for each in made if each is not None and each.phase is not Phase.CLOSED)
    return tuple(sorted(among(open_now, site), key=lambda each: each.client))


def _at(person: StaffSummary, site: str | None) -> StaffSummary:
    if site is None:
        return person
    return evolve(person, posts=tuple(each for each in person.posts if each.site == site))


def _by_coach(found: Iterable[Waiting]) -> Mapping[str, tuple[Waiting, ...]]:
    kept: dict[str, tuple[Waiting, ...]] = {}
    for each in found:
        kept[each.coach] = (*kept.get(each.coach, ()), each)
    return kept


def _overdue(items: Iterable[DueItem], who: str, site: str | None) -> tuple[DueItem, ...]:
    mine = [
        each
        for each in items
        if each.who == who and each.overdue_days > 0 and (site is None or each.site in (None, site))
    ]
    return tuple(sorted(mine, key=lambda each: (each.due, each.key, each.client or "")))


def _leaders(
    records: TeamRecords, coaches: Sequence[CoachView], practice: Practice, day: date
) -> tuple[LeaderView, ...]:
    """The leaders of the coaches shown, each with everyone they lead, wherever these work."""
    shown = {records.staff[each.coach].leader for each in coaches}
    views = []
    for leader in records.staff.values():
        if leader.id not in shown:
            continue
        shares = [
            share_on(each, day)
            for each in records.staff.values()
            if each.leader == leader.id and Role.COACH in each.roles
        ]
        led = [each for each in shares if each > 0]
        share, full_time = share_on(leader, day), sum(led)
        limit = practice.rules.limit(LEADER_COACHES) * share
        # Tenths of a post do not add up exactly in binary.
        over = full_time > limit + 1e-9
        overdue = _overdue(records.items, leader.id, None)
        views.append(LeaderView(leader.id, len(led), full_time, share, limit, over, overdue))
    return tuple(sorted(views, key=lambda each: (records.staff[each.leader].name.casefold(), each.leader)))

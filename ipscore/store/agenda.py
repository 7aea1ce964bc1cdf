"""The agenda of a workspace on a day: from the index alone, decoding only the clients it is about."""

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date

from ipscore.definitions.practice import Who
from ipscore.practice.agenda import HORIZON, Practice, client_items, employer_items, in_order, service_items
from ipscore.practice.case import ReviewResult
from ipscore.practice.caseload import among
from ipscore.practice.due import DueItem
from ipscore.practice.summaries import StaffSummary
from ipscore.records.episode import Phase
from ipscore.records.staff import Role
from ipscore.records.workspace import WorkspaceInfo
from ipscore.store.lists import Lists
from ipscore.store.workspace import not_collecting

Reviews = Callable[[], Iterable[ReviewResult]]
"""Gives the results of reviews when they are needed, which for a coach's own agenda they are not."""


def agenda(
    lists: Lists,
    info: WorkspaceInfo,
    practice: Practice,
    today: date,
    coach: str | None = None,
    site: str | None = None,
    *,
    reviews: Reviews = tuple,
    horizon: int = HORIZON,
) -> tuple[DueItem, ...]:
    """What is due by `horizon` days from `today`, in order.

    `coach`: with that coach's clients, whatever else is theirs, and what all coaches of their site do
    together; of a team leader the site's other duties too.
    `site`: only that site's clients, its own duties, and employers that its staff deals with.
    """
    with not_collecting():
        staff = {key: lists.staff[key] for key in lists.staff}
        found = [
            *_clients(lists, practice, today, coach, site, horizon),
            *_employers(lists, practice, today, coach, _at(staff.values(), site, today), horizon),
        ]
        sites = [each.id for each in info.sites if site in (None, each.id)]
        if coach is None:
            found += service_items(lists.service(sites, reviews()), practice, today, horizon)
        elif coach in staff:
            found += _of_sites(lists, sites, practice, today, staff[coach], reviews, horizon)
    return in_order(found)


def _clients(
    lists: Lists, practice: Practice, today: date, coach: str | None, site: str | None, horizon: int
) -> Iterator[DueItem]:
    rows = among(lists.caseload(today), site, coach)
    for case in lists.cases(each.client for each in rows if each.phase is not Phase.CLOSED):
        yield from client_items(case, practice, today, horizon)


def _employers(
    lists: Lists,
    practice: Practice,
    today: date,
    coach: str | None,
    staff: Collection[str] | None,
    horizon: int,
) -> Iterator[DueItem]:
    for employer in lists.employer_work.employers.values():
        for item in employer_items(employer, practice, today, horizon):
            if (coach is None or item.who == coach) and (staff is None or item.who in staff):
                yield item


def _of_sites(
    lists: Lists,
    sites: Collection[str],
    practice: Practice,
    today: date,
    person: StaffSummary,
    reviews: Reviews,
    horizon: int,
) -> Iterator[DueItem]:
    """What a person answers for at sites, and what the coaches of the person's own sites do together."""
    here = {post.site for post in person.posts if post.runs_on(today)}
    # Only what a leader is asked for rests on reviews, and reading those opens files.
    service = lists.service(sites, reviews() if Role.TEAM_LEADER in person.roles else ())
    for item in service_items(service, practice, today, horizon):
        together = item.who is None and practice.rules.rules[item.rule].who is Who.COACH
        if item.who == person.id or (together and Role.COACH in person.roles and item.site in here):
            yield item


def _at(staff: Iterable[StaffSummary], site: str | None, today: date) -> Collection[str] | None:
    """Ids of those who work at the site on `today`; None for every site."""
    if site is None:
        return None
    return {
        each.id for each in staff if any(post.site == site and post.runs_on(today) for post in each.posts)
    }

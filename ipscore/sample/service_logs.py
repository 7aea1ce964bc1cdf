"""What each site did together: supervision and host team's meeting every week, the rest every quarter."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from ipscore.records.service_log import ServiceEvent, ServiceEventKind, ServiceLog
from ipscore.records.staff import Staff
from ipscore.sample.chance import Ids
from ipscore.sample.places import SITES, K
from ipscore.sample.staff import Diary, Team
from ipscore.sample.working_days import AS_OF, PROJECT_START, monday

MINUTES = {
    ServiceEventKind.SUPERVISION: 90,
    ServiceEventKind.HOST_TEAM_MEETING: 60,
    ServiceEventKind.OUTCOMES_REVIEWED: 60,
    ServiceEventKind.OUTCOMES_TOLD: 30,
    ServiceEventKind.STEERING_GROUP: 120,
}
NOTES = {
    ServiceEventKind.OUTCOMES_REVIEWED: "Neljänneksen tulokset, tavoitteena lisää työnantajakäyntejä.",
    ServiceEventKind.OUTCOMES_TOLD: "Tulokset kerrottiin palvelupäällikölle ja henkilöstölle.",
    ServiceEventKind.STEERING_GROUP: "Käsiteltiin tulokset, kehittämissuunnitelma ja ohjautuminen.",
}
LATE = (K, date(2024, 1, 1))
"""At the smaller site the outcomes of this quarter were not told in time."""


def make_service_logs(team: Team, diary: Diary) -> tuple[ServiceLog, ...]:
    """A log for each site and year from the second week on to the last day of the sample."""
    ids = Ids("service logs")
    made = []
    for site in SITES:
        years: dict[int, list[ServiceEvent]] = defaultdict(list)
        for on, kind in _events(site):
            staff = _present(site, on, team, diary)
            if staff:
                event = ServiceEvent(ids.new(), on, kind, staff, MINUTES[kind], NOTES.get(kind, ""))
                years[on.year].append(event)
        made += [ServiceLog(f"{site}-{year}", site, year, tuple(events)) for year, events in years.items()]
    return tuple(made)


def _events(site: str) -> Iterator[tuple[date, ServiceEventKind]]:
    week = monday(PROJECT_START) + timedelta(days=14)
    while week <= AS_OF:
        days = [(week + timedelta(2), ServiceEventKind.SUPERVISION)]
        days.append((week + timedelta(1 if site == K else 3), ServiceEventKind.HOST_TEAM_MEETING))
        # The third week of a quarter: its figures are there. In July everybody is away.
        if (week.month in {1, 4, 10} and 15 <= week.day <= 21) or (week.month == 8 and 8 <= week.day <= 14):
            days.append((week + timedelta(2), ServiceEventKind.OUTCOMES_REVIEWED))
            if (site, week.replace(day=1)) != LATE:
                days.append((week + timedelta(3), ServiceEventKind.OUTCOMES_TOLD))
        if week.month % 3 == 2 and 8 <= week.day <= 14:
            days.append((week + timedelta(1), ServiceEventKind.STEERING_GROUP))
        yield from ((day, kind) for day, kind in sorted(days) if day < AS_OF)
        week += timedelta(7)


def _present(site: str, day: date, team: Team, diary: Diary) -> tuple[str, ...]:
    """Who of the site's coaches works that day, and the leader; nobody when no coach does."""
    coaches: list[Staff] = [each for each in team.coaches_at(site, day) if diary.works(each.id, day)]
    if not coaches:
        return ()
    leader = [team.leader] if diary.works(team.leader.id, day) else []
    return tuple(each.id for each in (*leader, *coaches))

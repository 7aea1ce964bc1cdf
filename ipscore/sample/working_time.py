"""The coaches' and the leader's working time, month by month, as it follows from contacts and meetings."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from ipscore.records.client import Client
from ipscore.records.contact import ContactKind, ContactWith, Place
from ipscore.records.employer import Employer
from ipscore.records.staff import Role, Staff
from ipscore.records.working_time import Activity, WorkingTime, WorkingTimeEntry
from ipscore.sample.chance import Ids, chance
from ipscore.sample.staff import Diary, Team
from ipscore.sample.working_days import AS_OF, PROJECT_START, monday

OUTSIDE = frozenset({Place.COMMUNITY, Place.WORKPLACE, Place.HOME})
Entries = dict[str, list[WorkingTimeEntry]]


def make_working_time(
    clients: Iterable[Client], employers: Iterable[Employer], team: Team, diary: Diary, ids: Ids
) -> tuple[WorkingTime, ...]:
    """One record for each person and month in which something was done."""
    entries: Entries = defaultdict(list)
    _client_work(clients, entries, ids)
    _employer_work(employers, entries, ids)
    for person in team.everyone:
        _weekly(person, entries[person.id], diary, ids)
    return tuple(record for person in team.everyone for record in _months(person, entries[person.id]))


def _client_work(clients: Iterable[Client], entries: Entries, ids: Ids) -> None:
    for client in clients:
        for contact in client.contacts:
            if contact.kind is ContactKind.MEETING and contact.minutes is not None:
                partner = contact.contact_with is ContactWith.PARTNER
                activity = Activity.PARTNER_WORK if partner else Activity.CLIENT_WORK
                entries[contact.coach].append(
                    WorkingTimeEntry(
                        ids.new(), contact.on, contact.minutes, activity, contact.place, client.id
                    )
                )


def _employer_work(employers: Iterable[Employer], entries: Entries, ids: Ids) -> None:
    """Visits of a day are one entry; calls are part of recording and preparing."""
    minutes: dict[tuple[str, date], int] = defaultdict(int)
    for employer in employers:
        for contact in employer.contacts:
            if contact.face_to_face:
                minutes[contact.coach, contact.on] += contact.minutes or 0
    for (coach, day), total in sorted(minutes.items(), key=lambda item: (item[0][1], item[0][0])):
        if total:
            entries[coach].append(
                WorkingTimeEntry(ids.new(), day, total, Activity.EMPLOYER_WORK, Place.WORKPLACE)
            )


def _weekly(person: Staff, entries: list[WorkingTimeEntry], diary: Diary, ids: Ids) -> None:
    """Team meeting, travel and recording of each week, and now and then a day in the field or a talk."""
    rng = chance("weeks", person.name)
    outside: dict[date, int] = defaultdict(int)
    for entry in entries:
        if entry.place in OUTSIDE:
            outside[monday(entry.on)] += 1
    share = person.posts[0].share
    leads = Role.TEAM_LEADER in person.roles

    def add(week: date, weekday: int, minutes: int, activity: Activity, place: Place, note: str = "") -> None:
        day = week + timedelta(days=weekday)
        if day <= AS_OF and diary.works(person.id, day):
            entries.append(WorkingTimeEntry(ids.new(), day, minutes, activity, place, note=note))

    week = monday(PROJECT_START) + timedelta(days=7)
    number = 0
    while week <= AS_OF:
        number += 1
        add(week, 2, 90, Activity.TEAM, Place.OFFICE, "Tiimin viikkopalaveri")
        add(week, 4, int(rng.choice((150, 180, 210, 240)) * share), Activity.RECORDING, Place.OFFICE)
        if outside[week]:
            add(week, 3, 26 * outside[week], Activity.TRAVEL, Place.COMMUNITY)
        if leads and number % 4 == 1:
            add(week, 1, 180, Activity.EMPLOYER_WORK, Place.COMMUNITY, "Kentällä valmentajan kanssa")
        if leads and number % 13 == 5:
            add(week, 0, 90, Activity.TEAM, Place.OFFICE, "Vierailu lähettävässä tiimissä")
        if not leads and number % 9 == 4 + (len(person.name) % 3):
            add(week, 1, 60, Activity.TRAINING_OTHERS, Place.OFFICE, "Palvelun esittely")
        week += timedelta(days=7)


def _months(person: Staff, entries: list[WorkingTimeEntry]) -> list[WorkingTime]:
    months: dict[date, list[WorkingTimeEntry]] = defaultdict(list)
    for entry in entries:
        months[entry.on.replace(day=1)].append(entry)
    return [
        WorkingTime(
            id=f"{person.id}-{month:%Y-%m}",
            staff=person.id,
            month=month,
            entries=tuple(sorted(found, key=lambda each: (each.on, each.activity, each.id))),
        )
        for month, found in sorted(months.items())
    ]

"""What the employer-work measures read: one staff member's contacts and working weeks in a period.

Employer work belongs to the coach who did it, not to a client: most contacts are about no client or several.
"""

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction

from attrs import frozen

from ipscore.outcomes.grouping import ALL, UNKNOWN, Grouping
from ipscore.records.dataset import Dataset
from ipscore.records.employer import EmployerContact
from ipscore.records.period import Period
from ipscore.records.staff import Role, Staff
from ipscore.records.working_weeks import working_weeks


@frozen
class WorkReading:
    """One staff member in one group: contacts with the employer's id, and full-time weeks (coaches only)."""

    contacts: tuple[tuple[str, EmployerContact], ...]
    weeks: Fraction
    coach: bool


def work_readings(dataset: Dataset, period: Period, by: Grouping | None) -> Iterator[tuple[str, WorkReading]]:
    """Everyone's employer work, by group (`all` when there is no grouping).

    A contact belongs to the site of the post its maker held on the day; without a post, to `unknown`. What
    a client did without the coach is not the coach's work.
    """
    contacts: dict[tuple[str, str], list[tuple[str, EmployerContact]]] = defaultdict(list)
    weeks: dict[tuple[str, str], Fraction] = defaultdict(Fraction)
    for employer, contact in dataset.employer_contacts():
        if contact.on in period and not contact.by_client:
            place = _group(dataset.staff.get(contact.coach), contact, by)
            contacts[contact.coach, place].append((employer, contact))
    for person in dataset.staff.values():
        if Role.COACH in person.roles:
            for site, amount in working_weeks(person, period).items():
                weeks[person.id, _place(person.id, site, by)] += amount
    for who, group in sorted({*contacts, *weeks}):
        staff = dataset.staff.get(who)
        coach = staff is not None and Role.COACH in staff.roles
        yield group, WorkReading(tuple(contacts[who, group]), weeks[who, group], coach)


def _group(staff: Staff | None, contact: EmployerContact, by: Grouping | None) -> str:
    post = None if staff is None else staff.post_on(contact.on)
    return _place(contact.coach, UNKNOWN if post is None else post.site, by)


def _place(person: str, site: str, by: Grouping | None) -> str:
    if by is None:
        return ALL
    return site if by is Grouping.SITE else person

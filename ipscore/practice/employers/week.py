"""The week's employer meetings against the target: the one number of employer work a coach looks at daily."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from fractions import Fraction

from attrs import frozen

from ipscore.definitions.practice import EMPLOYER_MEETINGS
from ipscore.practice.agenda import Practice
from ipscore.practice.summaries import ClientSummary, EmployerSummary, StaffSummary
from ipscore.records.episode import SEARCHING
from ipscore.records.period import Period
from ipscore.records.working_weeks import working_weeks


@frozen
class EmployerWeek:
    """Face-to-face employer contacts for searching clients in one week, up to the day asked for.

    `weeks`: full-time weeks that the coaches asked about work in it. `target`: contacts those should make,
    None when all of them are away the whole week. `contacts`: ids of what was counted, oldest first.
    """

    done: int
    target: float | None
    weeks: float
    contacts: tuple[str, ...] = ()


def employer_week(
    employers: Iterable[EmployerSummary],
    clients: Iterable[ClientSummary],
    staff: Collection[StaffSummary],
    practice: Practice,
    day: date,
) -> EmployerWeek:
    """The Monday to Sunday of `day`, of one coach or of several.

    A contact counts once however many clients it was about, and only as the coach's own: not what the client
    did alone. One of the clients must have been searching on that day (criterion 17; the target is that of a
    full-time coach, and a week wholly on leave has none, as in `working_weeks`).
    """
    monday = day - timedelta(day.weekday())
    coaches = {each.id for each in staff}
    made = [
        contact
        for employer in employers
        for contact in employer.contacts
        if monday <= contact.on <= day
        and contact.face_to_face
        and not contact.by_client
        and contact.coach in coaches
    ]
    asked = {client for contact in made for client in contact.clients}
    known = {each.id: each for each in clients if each.id in asked}
    counted = {
        contact.id: contact.on
        for contact in made
        if any(id_ in known and searching_on(known[id_], contact.on) for id_ in contact.clients)
    }
    sunday = date.fromordinal(min(monday.toordinal() + 6, date.max.toordinal()))
    weeks = sum(
        (sum(working_weeks(each, Period(monday, sunday)).values(), Fraction()) for each in staff), Fraction()
    )
    # By way of its shortest decimal form, as shares are: three fifths of six are 3.6.
    target = float(weeks * Fraction(str(practice.rules.limit(EMPLOYER_MEETINGS)))) if weeks else None
    contacts = tuple(sorted(counted, key=lambda each: (counted[each], each)))
    return EmployerWeek(len(contacts), target, float(weeks), contacts)


def searching_on(client: ClientSummary, day: date) -> bool:
    """Whether the client was looking for work on `day`."""
    running = [each for each in client.episodes if each.open_on(day)]
    if not running:
        return False
    phase = max(running, key=lambda each: each.intake).phase_on(day)
    return phase is not None and phase.phase in SEARCHING

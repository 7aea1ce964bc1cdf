"""A day's time use filled from what was logged: each contact with a length becomes a proposed entry, once."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from attrs import frozen

from ipscore.practice.summaries import ClientSummary, ContactSummary, EmployerContactSummary, EmployerSummary
from ipscore.records.contact import ContactWith, Place
from ipscore.records.working_time import Activity, WorkingTimeEntry


@frozen
class Proposed:
    """Minutes of a contact that no entry was filled from yet. `employer`: id, where it was with one."""

    contact: str
    on: date
    minutes: int
    activity: Activity
    place: Place | None
    client: str | None
    employer: str | None = None

    def entry(self, entry_id: str) -> WorkingTimeEntry:
        """The entry as it is written down."""
        return WorkingTimeEntry(
            id=entry_id,
            on=self.on,
            minutes=self.minutes,
            activity=self.activity,
            place=self.place,
            client=self.client,
            contact=self.contact,
        )


def proposed(
    clients: Iterable[ClientSummary],
    employers: Iterable[EmployerSummary],
    entries: Iterable[WorkingTimeEntry],
    staff: str,
    day: date,
) -> tuple[Proposed, ...]:
    """What `staff` logged on `day` with a length and nobody has put into the time use yet, in a fixed order.

    `entries`: their time use of that month. One that was written by hand stands for a contact of the same
    length with the same client. What a client did alone with an employer is no working time.
    """
    filled = {each.contact for each in entries}
    found = [
        _of_client(client, contact)
        for client in clients
        for contact in client.contacts
        if contact.coach == staff and contact.on == day
    ]
    found += [
        _of_employer(employer, contact)
        for employer in employers
        for contact in employer.contacts
        if contact.coach == staff and contact.on == day and not contact.by_client
    ]
    lasting = [each for each in found if each.minutes > 0 and each.contact not in filled]
    by_hand: Counter[tuple[str | None, Activity, int]] = Counter(
        (each.client, each.activity, each.minutes)
        for each in entries
        if each.on == day and each.contact is None and each.client is not None
    )
    left = []
    for each in sorted(lasting, key=lambda each: (each.activity, each.contact)):
        same = (each.client, each.activity, each.minutes)
        if by_hand[same]:
            by_hand[same] -= 1
        else:
            left.append(each)
    return tuple(left)


def minutes_on(entries: Iterable[WorkingTimeEntry], day: date) -> int:
    """Minutes written down for a day."""
    return sum(each.minutes for each in entries if each.on == day)


def minutes_in_week(entries: Iterable[WorkingTimeEntry], day: date) -> int:
    """Minutes written down for the days from Monday to Sunday around `day`."""
    monday = day - timedelta(day.weekday())
    return sum(each.minutes for each in entries if monday <= each.on <= monday + timedelta(6))


def _of_client(client: ClientSummary, contact: ContactSummary) -> Proposed:
    partner = contact.contact_with is ContactWith.PARTNER
    activity = Activity.PARTNER_WORK if partner else Activity.CLIENT_WORK
    return Proposed(contact.id, contact.on, contact.minutes or 0, activity, contact.place, client.id)


def _of_employer(employer: EmployerSummary, contact: EmployerContactSummary) -> Proposed:
    # A meeting is at the workplace unless somebody says otherwise; of a call the place is not known.
    place = Place.WORKPLACE if contact.face_to_face else None
    client = contact.clients[0] if len(contact.clients) == 1 else None
    return Proposed(
        contact.id, contact.on, contact.minutes or 0, Activity.EMPLOYER_WORK, place, client, employer.id
    )

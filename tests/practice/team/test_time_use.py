"""A day's time use, filled from what was logged, once."""

from datetime import date

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from ipscore.practice.summaries import client_summary, employer_summary
from ipscore.practice.team.time_use import minutes_in_week, minutes_on, proposed
from ipscore.records.client import Client
from ipscore.records.contact import Contact, ContactKind, ContactWith, Place
from ipscore.records.employer import Employer, EmployerContact
from ipscore.records.working_time import Activity, WorkingTimeEntry

DAY = date(2024, 3, 13)


def contact(name: str, minutes: int | None, coach: str = "aino") -> Contact:
    """A meeting of the day."""
    return Contact(name, DAY, ContactKind.MEETING, coach, place=Place.COMMUNITY, minutes=minutes)


def test_each_contact_with_a_length_is_proposed() -> None:
    """With what it was for and where; without a length, of another day or by another coach it is not."""
    contacts = (
        contact("a", 45),
        contact("b", None),
        contact("c", 30, coach="veli"),
        evolve(contact("d", 20), contact_with=ContactWith.PARTNER),
        evolve(contact("e", 10), on=date(2024, 3, 12)),
    )
    met = EmployerContact("f", DAY, "aino", True, clients=("c1",), minutes=60)
    alone = EmployerContact("g", DAY, "aino", True, by_client=True, clients=("c1",), minutes=60)
    called = EmployerContact("h", DAY, "aino", False, clients=("c1", "c2"), minutes=5)
    found = proposed(
        [client_summary(Client("c1", "r", contacts=contacts))],
        [employer_summary(Employer("e1", "Leipomo", contacts=(met, alone, called)))],
        (),
        "aino",
        DAY,
    )
    assert [(each.contact, each.activity, each.place, each.client, each.minutes) for each in found] == [
        ("a", Activity.CLIENT_WORK, Place.COMMUNITY, "c1", 45),
        ("f", Activity.EMPLOYER_WORK, Place.WORKPLACE, "c1", 60),
        ("h", Activity.EMPLOYER_WORK, None, None, 5),
        ("d", Activity.PARTNER_WORK, Place.COMMUNITY, "c1", 20),
    ]


@given(st.lists(st.integers(0, 600), max_size=6), st.data())
def test_nothing_is_filled_twice(lengths: list[int], data: st.DataObject) -> None:
    """Whatever is written down of what is proposed, only the rest is proposed again; the sums agree."""
    contacts = tuple(contact(f"c{n}", minutes) for n, minutes in enumerate(lengths))
    client = client_summary(Client("c1", "r", contacts=contacts))
    entries: list[WorkingTimeEntry] = []
    while found := proposed([client], (), entries, "aino", DAY):
        taken = data.draw(st.sets(st.sampled_from(found), min_size=1))
        entries += [each.entry(f"e{each.contact}") for each in taken]
    assert len({each.contact for each in entries}) == len(entries)
    assert minutes_on(entries, DAY) == sum(lengths)


def test_what_was_written_by_hand_is_not_proposed_again() -> None:
    """An entry of the same length with the same client stands for one contact of the day, and for no more."""
    client = client_summary(
        Client("c1", "r", contacts=(contact("a", 75), contact("b", 75), contact("c", 30)))
    )
    by_hand = WorkingTimeEntry("e1", DAY, 75, Activity.CLIENT_WORK, Place.OFFICE, "c1")
    of_another = evolve(by_hand, id="e2", client="c2", minutes=30)
    found = proposed(
        [client], (), (by_hand, of_another, evolve(of_another, id="e3", client=None)), "aino", DAY
    )
    assert [each.contact for each in found] == ["b", "c"]


def test_a_week_is_from_monday_to_sunday() -> None:
    """The Monday and the Sunday count, the days around them do not."""
    days = {date(2024, 3, 10): 1, date(2024, 3, 11): 2, date(2024, 3, 17): 4, date(2024, 3, 18): 8}
    entries = [WorkingTimeEntry(str(day), day, minutes, Activity.TEAM) for day, minutes in days.items()]
    assert minutes_in_week(entries, DAY) == 6

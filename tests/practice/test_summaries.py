"""Rows from summaries: the same as from the records, on any day."""

from datetime import date, timedelta

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from ipscore.practice.caseload import Due, last_contact, next_step, standing
from ipscore.practice.summaries import REACHED, client_summary
from ipscore.records.client import Client
from ipscore.records.contact import Contact, ContactWith
from ipscore.records.episode import CoachEntry, Episode, PhaseEntry
from ipscore.testing.strategies import records

DAYS = st.dates(date(2022, 1, 1), date(2022, 1, 20))
PHASES = st.lists(st.tuples(records(PhaseEntry), DAYS), max_size=3)
COACHES = st.lists(st.tuples(records(CoachEntry), DAYS), max_size=3)


@st.composite
def clients(draw: st.DrawFn) -> Client:
    """Clients whose days are near each other, in any order, sensible or not."""
    episodes = []
    for number in range(draw(st.integers(0, 3))):
        phases = tuple(PhaseEntry(each.id, each.phase, on) for each, on in draw(PHASES))
        coaches = tuple(CoachEntry(each.id, each.coach, on) for each, on in draw(COACHES))
        closed = draw(st.none() | DAYS)
        episodes.append(
            Episode(f"e{number}", "r", draw(DAYS), phases=phases, coaches=coaches, closed_on=closed)
        )
    contacts = tuple(
        evolve(each, on=draw(DAYS), next_on=draw(st.none() | DAYS))
        for each in draw(st.lists(records(Contact), max_size=5))
    )
    return Client("aaaa0001", "r", tuple(episodes), contacts)


@given(clients(), DAYS)
def test_a_summary_leaves_out_nothing_that_a_row_shows(client: Client, day: date) -> None:
    """Last contact and next step, reckoned from the contacts themselves."""
    past = [each for each in client.contacts if each.on <= day]
    reached = [each.on for each in past if each.kind in REACHED and each.contact_with is ContactWith.CLIENT]
    assert last_contact(client_summary(client), day) == max(reached, default=None)
    agreed = sorted((each for each in past if each.next_step or each.next_on), key=lambda each: each.on)
    newest = agreed[-1] if agreed else None
    done = newest is not None and any(on > newest.on and on >= (newest.next_on or on) for on in reached)
    found = next_step(client_summary(client), day)
    if newest is None or done:
        assert found.due is Due.NONE
    else:
        assert (found.text, found.on) == (newest.next_step, newest.next_on)


@given(clients(), DAYS)
def test_facts_hold_from_one_change_to_the_next(client: Client, day: date) -> None:
    """Within the days a standing is said to hold, the facts of every day are these."""
    found = standing(client, day)
    assert found.holds_on(day)
    for distance in range(-25, 26):
        other = day + timedelta(distance)
        if found.holds_on(other):
            assert standing(client, other).facts == found.facts

"""Capacity planning: the real plans it reproduces, both directions, and where each number came from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipscore.practice.team.capacity import Plan, clients_at_once, plan, rounded_up
from ipscore.practice.team.capacity_assumptions import BOUNDS, Observed, Part
from tests.practice.rules import limits_only

RULES = limits_only()


def planned(**numbers: float) -> Plan:
    """A plan from these numbers and the rules, with nothing in the records."""
    return plan(RULES, Observed(), {Part(name): value for name, value in numbers.items()})


def test_eight_coaches_and_a_hundred_and_twenty_clients() -> None:
    """A county: 120 new clients a year need 8 coaches, who have 160 clients at once; no coordinator."""
    made = planned(clients_a_year=120)
    assert (made.value(Part.STAY_MONTHS), made.clients_at_once) == (16, 160)
    assert (made.full_time_needed, made.posts_needed, made.coaches_needed) == (8, 8, 8)
    assert (made.leaders_needed, made.leader_posts, made.coordinators_needed) == (0.8, 1, 0)
    assert planned(coaches=8).new_clients_possible == pytest.approx(120)


def test_twelve_coaches_a_leader_and_a_coordinator() -> None:
    """A county's plan: 12 coaches take 180 a year and have one coordinator; its one leader has 2 too many."""
    made = planned(coaches=12, clients_a_year=180)
    assert made.new_clients_possible == pytest.approx(180)
    assert (made.posts_needed, made.coordinators_needed) == (12, 1)
    assert made.leaders_for_coaches == 1.2
    assert made.leader_posts == 1.5


def test_three_quarters_of_a_coach() -> None:
    """A small town: 11 new clients a year need 0.75 of a coach, who has 15 clients at once."""
    made = planned(clients_a_year=11, coaches=0.75, share=0.75)
    assert made.full_time_needed == pytest.approx(0.733, abs=0.001)
    assert (made.posts_needed, made.coaches_needed, made.places) == (0.75, 1, 15)
    assert made.new_clients_possible == pytest.approx(11.25)


@pytest.mark.parametrize(("clients", "posts"), [(60, 0.5), (150, 1), (151, 1.5)])
def test_a_leader(clients: int, posts: float) -> None:
    """4 coaches fill about half of a leader, 10 a full-time one, and with more coaches it is more."""
    assert planned(clients_a_year=clients).leader_posts == posts


def test_who_waits_and_how_long() -> None:
    """8 coaches of whom 150 places are taken: ten get a place now, 30 wait 3 months as ten leave a month."""
    made = planned(coaches=8, in_coaching=150, waiting=40, clients_a_year=90)
    assert (made.free_places, made.wait_months) == (10, 3)
    assert made.queue_months == pytest.approx(30 / (10 - 7.5))
    assert made.balance == pytest.approx(30)


def test_a_queue_that_never_ends() -> None:
    """When as many come as leave the queue stays; without coaches nobody ever gets a place."""
    made = planned(coaches=8, waiting=10, clients_a_year=120)
    assert (made.wait_months, made.queue_months) == (1, None)
    assert planned(coaches=0, waiting=1).wait_months is None
    assert planned(coaches=0, waiting=0).wait_months == 0


def test_every_number_has_its_source() -> None:
    """What is given, read from the records, or taken from the rules is told apart."""
    observed = Observed(new_clients=44, in_coaching=50, full_time=3.5, coaches=4)
    made = plan(RULES, observed, {Part.CASELOAD: 18})
    told = {each.part: str(each.source) for each in made.assumptions}
    assert [each.part for each in made.assumptions] == list(Part)
    assert told[Part.CASELOAD] == "given for this plan"
    assert [each.part for each in made.assumptions if each.given] == [Part.CASELOAD]
    assert made.value(Part.CLIENTS_A_YEAR) == 44
    assert told[Part.CLIENTS_A_YEAR] == "records: stays begun in the last 12 months"
    assert (made.coaches, made.value(Part.SHARE)) == (3.5, 0.875)
    assert told[Part.STAY_MONTHS].startswith("too few stays have ended")


@pytest.mark.parametrize("part", Part)
def test_numbers_out_of_bounds(part: Part) -> None:
    """A number no plan can be made from is refused."""
    for number in (BOUNDS[part][0] - 1, BOUNDS[part][1] + 1, float("nan")):
        with pytest.raises(ValueError, match=part.value):
            plan(RULES, Observed(), {part: number})


numbers = st.fixed_dictionaries(
    {},
    optional={
        part: st.floats(least, greatest, allow_nan=False) for part, (least, greatest) in BOUNDS.items()
    },
)


@given(numbers)
def test_any_plan(given_numbers: dict[Part, float]) -> None:
    """Whatever is given, there are enough posts, and no number is below nought."""
    made = plan(RULES, Observed(), given_numbers)
    assert made.posts_needed >= made.full_time_needed - 1e-6
    assert made.posts_needed < made.full_time_needed + 0.25
    assert min(made.clients_at_once, made.places, made.free_places, made.new_clients_possible) >= 0
    if made.wait_months is not None and made.queue_months is not None:
        assert made.queue_months >= made.wait_months - 1e-9


@given(st.floats(0, 1000), st.floats(0.5, 240))
def test_both_directions_agree(new: float, months: float) -> None:
    """The coaches that N new clients a year need can take N new clients a year."""
    needed = planned(clients_a_year=new, stay_months=months).full_time_needed
    back = planned(coaches=min(needed, 10_000), stay_months=months)
    assert back.new_clients_possible == pytest.approx(min(new, 10_000 * 20 / months * 12), abs=1e-6)


def test_dust_is_no_coach() -> None:
    """The dust of binary arithmetic makes no further post."""
    assert clients_at_once(0.1 + 0.2, 12) == pytest.approx(0.3)
    assert rounded_up(0.1 + 0.2 + 0.45, 4) == 0.75

"""How long clients stay: those still there count, and too little is no estimate."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipscore.practice.summaries import client_summary, staff_summary
from ipscore.practice.team.capacity_assumptions import observe
from ipscore.practice.team.stays import DAYS_A_MONTH, ENOUGH, stay_length, stays_begun
from ipscore.records.client import Client
from ipscore.records.episode import Episode
from ipscore.records.staff import Post, Role, Staff

DAY = date(2024, 4, 15)


def stay(first: int, days: int | None) -> Episode:
    """A stay that began `first` days before the day and took `days` days, or still goes on."""
    intake = DAY - timedelta(first)
    return Episode("e", "r", intake, closed_on=None if days is None else intake + timedelta(days - 1))


def test_those_who_stay_count() -> None:
    """15 stays of 100 days that ended and 15 that go on since 300 days: 400 days for each that ended."""
    stays = [stay(200, 100)] * ENOUGH + [stay(299, None)] * ENOUGH
    found = stay_length(stays, DAY)
    assert found is not None
    assert found.months * DAYS_A_MONTH == pytest.approx(400)
    assert (found.ended, round(found.exposure * DAYS_A_MONTH)) == (ENOUGH, 400 * ENOUGH)
    assert found.low < found.months < found.high


def test_too_few() -> None:
    """With 14 ended stays there is no estimate."""
    assert stay_length([stay(200, 100)] * (ENOUGH - 1), DAY) is None


def test_only_the_last_two_years() -> None:
    """Of an old stay only the days within the window count; an end before it does not."""
    stays = [stay(200, 100)] * ENOUGH
    base = stay_length(stays, DAY)
    older = stay_length([*stays, stay(2000, 500)], DAY)
    assert base == older
    longer = stay_length([*stays, stay(2000, None)], DAY)
    assert base is not None
    assert longer is not None
    assert longer.exposure - base.exposure == pytest.approx(24, abs=0.1)


def test_new_clients_need_a_year_of_records() -> None:
    """Stays begun in the last 365 days, when the records go back that far."""
    assert stays_begun([stay(364, None), stay(0, None), stay(-1, None)], DAY) == 2
    assert stays_begun([stay(365, None), stay(364, 3)], DAY) == 1
    assert stays_begun([stay(363, None)], DAY) is None
    assert stays_begun([], DAY) is None


@given(st.lists(st.tuples(st.integers(-50, 3000), st.none() | st.integers(-5, 900)), max_size=40))
def test_any_stays(drawn: list[tuple[int, int | None]]) -> None:
    """The order does not matter, and stays that end before they begin harm nothing."""
    stays = [stay(first, days) for first, days in drawn]
    found = stay_length(stays, DAY)
    assert found == stay_length(stays[::-1], DAY)
    assert found is None or found.months > 0


def test_observed_at_a_site() -> None:
    """Coaches at work on the day and persons in coaching, of one site or of all."""
    staff = [
        Staff("a", "A", (Role.COACH,), (Post("p", "r", DAY, 1.0),)),
        Staff("b", "B", (Role.COACH,), (Post("p", "k", DAY, 0.5),)),
        Staff("c", "C", (Role.COACH,), (Post("p", "r", DAY + timedelta(1), 1.0),)),
        Staff("d", "D", (Role.TEAM_LEADER,), (Post("p", "r", DAY, 0.5),)),
    ]
    client = client_summary(Client("x", "r", (stay(500, None), stay(100, None))))
    people = [staff_summary(each) for each in staff]
    everywhere = observe([client], people, DAY)
    assert (everywhere.full_time, everywhere.coaches, everywhere.in_coaching) == (1.5, 2, 1)
    assert everywhere.new_clients == 1
    town = observe([client], people, DAY, "k")
    assert (town.full_time, town.coaches, town.in_coaching) == (0.5, 1, None)
    assert observe([], [], DAY).full_time is None

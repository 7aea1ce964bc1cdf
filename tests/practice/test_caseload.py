"""The caseload: who is in it, how days are counted, what the next step is."""

from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from ipscore.practice.caseload import Due, caseload, last_contact, next_step, row, standing
from ipscore.records.contact import ContactKind
from ipscore.records.deferral import Deferral
from ipscore.records.episode import CoachEntry, Phase, PhaseEntry
from tests.practice.builders import TODAY, client, contact, dataset, episode, with_partner


def test_days_are_counted_from_intake_and_from_the_present_phase() -> None:
    """A client who came on the 9th of September is in the 35th day on the 14th of October."""
    phases = (
        PhaseEntry("p1", Phase.INTAKE, date(2022, 9, 9)),
        PhaseEntry("p2", Phase.JOB_SEARCH, date(2022, 10, 4)),
        PhaseEntry("p3", Phase.AGREEMENT, date(2022, 11, 1)),
    )
    line = row(client("a", episode(date(2022, 9, 9), phases=phases)), TODAY)
    assert line is not None
    assert (line.days, line.phase, line.days_in_phase) == (35, Phase.JOB_SEARCH, 10)


def test_closed_clients_are_left_out_unless_asked_for() -> None:
    """The last day of coaching still counts as being in it; the day after does not."""
    last = client("a", episode(date(2022, 9, 1), closed_on=TODAY))
    gone = client("b", episode(date(2022, 9, 1), closed_on=TODAY - timedelta(1)))
    assert [each.client for each in caseload(dataset(last, gone), TODAY)] == ["a"]
    rows = caseload(dataset(last, gone), TODAY, closed=True)
    assert [(each.client, each.phase, each.days) for each in rows] == [
        ("a", Phase.INTAKE, 43),
        ("b", Phase.CLOSED, 42),
    ]


def test_a_returning_client_is_shown_with_the_new_stay() -> None:
    """Of two stays the one that is open counts; between stays the client is closed."""
    first = episode(date(2021, 1, 1), closed_on=date(2021, 6, 1))
    second = episode(date(2022, 10, 1))
    line = row(client("a", first, second), TODAY)
    assert line is not None
    assert line.days == 13
    between = row(client("a", first, second), date(2022, 1, 1))
    assert between is not None
    assert between.closed_on == date(2021, 6, 1)


def test_a_client_yet_to_come_is_not_in_the_caseload() -> None:
    """An intake in the future makes no line."""
    assert caseload(dataset(client("a", episode(TODAY + timedelta(1)))), TODAY, closed=True) == ()


def test_by_site_and_by_the_coach_of_today() -> None:
    """A client who changed coach is the new coach's."""
    coaches = (CoachEntry("c1", "aino", date(2022, 9, 9)), CoachEntry("c2", "olli", date(2022, 10, 1)))
    data = dataset(client("a", episode(date(2022, 9, 9), coaches=coaches)), client("b"))
    assert [each.client for each in caseload(data, TODAY, coach="olli")] == ["a"]
    assert [each.client for each in caseload(data, TODAY, coach="aino")] == ["b"]
    assert caseload(data, TODAY, site="k") == ()


def test_last_contact_is_the_last_day_the_client_was_reached() -> None:
    """A missed meeting, an attempt, a partner's call and a day to come do not count."""
    case = client(
        contacts=(
            contact(date(2022, 10, 1), ContactKind.PHONE),
            contact(date(2022, 10, 5), ContactKind.MISSED),
            contact(date(2022, 10, 6), ContactKind.ATTEMPT),
            with_partner(date(2022, 10, 7)),
            contact(date(2022, 10, 20)),
        )
    )
    assert last_contact(case, TODAY) == date(2022, 10, 1)
    assert last_contact(client(), TODAY) is None


@pytest.mark.parametrize(
    ("by", "due"),
    [
        (None, Due.UNDATED),
        (TODAY - timedelta(1), Due.OVERDUE),
        (TODAY, Due.TODAY),
        (TODAY + timedelta(1), Due.LATER),
    ],
)
def test_how_a_next_step_stands(by: date | None, due: Due) -> None:
    """A step is overdue from the day after its day."""
    case = client(contacts=(contact(date(2022, 10, 3), next_step="Soitto", next_on=by),))
    assert next_step(case, TODAY).due is due
    assert next_step(case, TODAY).text == "Soitto"


def test_a_step_is_done_when_the_client_is_reached_on_or_after_its_day() -> None:
    """A contact before the day leaves the step standing; one on the day, or a newer step, replaces it."""
    agreed = contact(date(2022, 10, 3), next_step="Tapaaminen", next_on=date(2022, 10, 10))
    early = contact(date(2022, 10, 7), ContactKind.PHONE)
    missed = contact(date(2022, 10, 10), ContactKind.MISSED)
    met = contact(date(2022, 10, 10))
    newer = contact(date(2022, 10, 7), next_step="Soitto", next_on=date(2022, 10, 20))
    assert next_step(client(contacts=(agreed, early, missed)), TODAY).due is Due.OVERDUE
    assert next_step(client(contacts=(agreed, met)), TODAY).due is Due.NONE
    assert next_step(client(contacts=(newer, agreed)), TODAY).text == "Soitto"


def test_a_step_that_was_put_off_has_its_new_day() -> None:
    """The list says of it what the agenda says: postponed it is not late, not needed it is none."""
    agreed = contact(date(2022, 10, 3), next_step="Soitto", next_on=date(2022, 10, 10))
    item, later = f"agreed_step/{agreed.id}", date(2022, 10, 20)
    put_off = Deferral("d1", item, date(2022, 10, 11), "aino", "Lomalla", until=later)
    dropped = Deferral("d2", item, date(2022, 10, 12), "aino", "Hoitui")
    other = Deferral("d3", "agreed_step/x", date(2022, 10, 12), "aino", "Muu asia")
    case = evolve(client(contacts=(agreed,)), deferrals=(put_off, other))
    found = next_step(case, TODAY)
    assert (found.on, found.due) == (later, Due.LATER)
    assert next_step(case, date(2022, 10, 10)).on == date(2022, 10, 10)
    assert standing(case, date(2022, 10, 10)).until == date(2022, 10, 11), "a row of before is made anew"
    assert next_step(evolve(case, deferrals=(put_off, dropped)), TODAY).due is Due.NONE


DAYS = st.dates(date(2022, 1, 1), date(2022, 12, 31))


@given(intake=DAYS, length=st.none() | st.integers(0, 400), today=DAYS)
def test_days_are_never_negative(intake: date, length: int | None, today: date) -> None:
    """Whatever the dates, a line counts from 0 up and is closed exactly when its stay has ended."""
    closed_on = None if length is None else intake + timedelta(length)
    line = row(client("a", episode(intake, closed_on=closed_on)), today)
    assert (line is None) == (intake > today)
    if line is not None:
        assert line.days >= 0
        assert (line.phase is Phase.CLOSED) == (closed_on is not None and closed_on < today)

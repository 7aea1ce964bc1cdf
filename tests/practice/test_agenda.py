"""What holds for the agenda of any client, employer and site, whatever the rules say."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import TypeVar

import pytest
from attrs import evolve
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ipscore.definitions.practice import Before, Event, Every
from ipscore.practice.agenda import Practice, client_items, employer_items, in_order, service_items
from ipscore.practice.calendar import WorkingDays
from ipscore.practice.case import Case, Service
from ipscore.practice.due import DueItem
from ipscore.practice.summaries import EmployerSummary
from ipscore.records.deferral import Deferral
from tests.practice import strategies as made
from tests.practice.cutting import cut_case, cut_employer, cut_service
from tests.practice.doing import CAN_BE_DONE, do, do_together, do_with
from tests.practice.stories import rule_sets

T = TypeVar("T")

RULES = Practice(rule_sets()["thl-applied"], WorkingDays(lambda _: frozenset()))
FAR = 3650

many = settings(max_examples=60, deadline=None)


def keys(items: Sequence[DueItem]) -> list[str]:
    """The keys of the items."""
    return [each.key for each in items]


@many
@given(made.cases(), st.integers(0, 400))
def test_no_item_appears_twice(told: tuple[Case, date], horizon: int) -> None:
    """Keys are unique, and all that is shown is due within the days asked for, counted rightly, in order."""
    case, today = told
    items = client_items(case, RULES, today, horizon)
    assert len(set(keys(items))) == len(items)
    assert all(each.due <= today + timedelta(horizon) for each in items)
    assert all(each.overdue_days == max(0, (today - each.due).days) for each in items)
    assert in_order(reversed(items)) == items


@many
@given(made.cases())
def test_a_closed_episode_asks_for_nothing(told: tuple[Case, date]) -> None:
    """Whatever stands in the records of a client whose coaching has ended."""
    case, today = told
    closed = tuple(
        evolve(each, closed_on=min(each.closed_on or today, today)) for each in case.client.episodes
    )
    assert client_items(evolve(case, client=evolve(case.client, episodes=closed)), RULES, today, FAR) == ()


@many
@given(made.cases(), st.data())
def test_doing_what_is_due_removes_it(told: tuple[Case, date], data: st.DataObject) -> None:
    """Any of the things that do it, on the day it is due or today when that has passed."""
    case, today = told
    for item in client_items(case, RULES, today, FAR):
        rule = RULES.rules.rules[item.rule]
        event = data.draw(st.sampled_from([each for each in rule.done_by if each in CAN_BE_DONE]))
        day = max(item.due, today)
        after = client_items(do(case, event, day), RULES, day, FAR)
        assert item.key not in keys(after), (item, event)


@many
@given(made.cases(), st.integers(1, 300))
def test_postponing_moves_it(told: tuple[Case, date], days: int) -> None:
    """The item is due on the new day, keeps the old one in mind, and nothing else changes."""
    case, today = told
    before = client_items(case, RULES, today, FAR)
    for item in before:
        until = today + timedelta(days)
        moved = client_items(_decided(case, made.deferral(item.key, today, until)), RULES, today, FAR)
        found = [each for each in moved if each.key == item.key]
        if not _is_rhythm(item) or found:
            assert [(each.due, each.first_due) for each in found] == [(until, item.due)]
            assert [each for each in moved if each.key != item.key] == [
                each for each in before if each.key != item.key
            ]


@many
@given(made.cases())
def test_what_is_not_needed_is_gone_and_was_there_the_day_before(told: tuple[Case, date]) -> None:
    """A decision holds from its day on; looking back, the item was due."""
    case, today = told
    for item in client_items(case, RULES, today, FAR):
        decided = _decided(case, made.deferral(item.key, today, None))
        assert item.key not in keys(client_items(decided, RULES, today, FAR))
        later = _decided(case, made.deferral(item.key, today + timedelta(1), None))
        assert item in client_items(later, RULES, today, FAR)


@many
@given(made.cases(), st.randoms(use_true_random=False))
def test_the_order_of_records_does_not_matter(told: tuple[Case, date], random: Random) -> None:
    """Contacts, jobs, partners and stays may stand in a file in any order."""
    case, today = told

    def mixed(records: tuple[T, ...]) -> tuple[T, ...]:
        return tuple(random.sample(records, len(records)))

    client = evolve(
        case.client,
        episodes=mixed(case.client.episodes),
        contacts=mixed(case.client.contacts),
        jobs=mixed(case.client.jobs),
        partners=mixed(case.client.partners),
    )
    other = Case(client, mixed(case.employer_contacts))
    assert client_items(other, RULES, today, FAR) == client_items(case, RULES, today, FAR)


@many
@given(made.cases(), st.integers(0, 500))
def test_any_day_is_computed_again_as_it_was(told: tuple[Case, date], back: int) -> None:
    """What was written later changes nothing of an earlier day."""
    case, today = told
    day = today - timedelta(back)
    assert client_items(case, RULES, day, FAR) == client_items(cut_case(case, day), RULES, day, FAR)


@many
@given(made.cases(), st.integers(1, 30))
def test_an_item_waits_in_its_place(told: tuple[Case, date], days: int) -> None:
    """While nothing new happens an item keeps its key and its day until it is due."""
    case, today = told
    case = cut_case(case, today)
    assume(not any(each.start > today for each in case.client.jobs))
    for item in client_items(case, RULES, today, days):
        if item.due > today and not isinstance(RULES.rules.rules[item.rule].timing, Before):
            later = client_items(case, RULES, item.due, days)
            assert [each.due for each in later if each.key == item.key] in ([item.due], [])


@many
@given(made.employers(), st.integers(1, 60))
def test_employers_have_the_same_promises(told: tuple[EmployerSummary, date], days: int) -> None:
    """Unique, as it was, gone when done, moved when postponed, in any order of records."""
    employer, today = told
    items = employer_items(employer, RULES, today, FAR)
    assert len(set(keys(items))) == len(items)
    assert items == employer_items(cut_employer(employer, today), RULES, today, FAR)
    turned = evolve(employer, contacts=employer.contacts[::-1])
    assert items == employer_items(turned, RULES, today, FAR)
    assert employer_items(evolve(employer, merged_into="emp2"), RULES, today, FAR) == ()
    until = today + timedelta(days)
    for item in items:
        day = max(today, item.due)
        assert item.key not in keys(employer_items(do_with(employer, day), RULES, day, FAR))
        postponed = evolve(employer, deferrals=(made.deferral(item.key, today, until),))
        moved = employer_items(postponed, RULES, today, FAR)
        assert [each.due for each in moved if each.key == item.key] == [until]


@many
@given(made.services(), st.integers(1, 60))
def test_sites_have_the_same_promises(told: tuple[Service, date], days: int) -> None:
    """Unique, as it was, gone when done, moved when postponed; never recorded is never overdue."""
    service, today = told
    items = service_items(service, RULES, today, FAR)
    assert len(set(keys(items))) == len(items)
    assert items == service_items(cut_service(service, today), RULES, today, FAR)
    until = today + timedelta(days)
    for item in items:
        rule = RULES.rules.rules[item.rule]
        day = max(today, item.due)
        done = do_together(service, "r", rule.done_by[0], day)
        assert item.key not in keys(service_items(done, RULES, day, FAR))
        assert item.key.count("/") == 2 or item.overdue_days == 0
        log = evolve(service.logs[0], deferrals=(made.deferral(item.key, today, until),))
        moved = service_items(evolve(service, logs=(log,)), RULES, today, FAR)
        assert [each.due for each in moved if each.key == item.key] == [until]


@many
@pytest.mark.parametrize("day", [date.min, date.max])
@given(told=made.cases(), shift=st.integers(0, 40))
def test_the_ends_of_the_calendar_are_days_too(day: date, told: tuple[Case, date], shift: int) -> None:
    """A year written wrong must not take the agenda away."""
    case, today = told
    contacts = tuple(
        evolve(each, on=day, next_on=day if each.next_on else None) for each in case.client.contacts
    )
    jobs = tuple(evolve(each, start=day, end_heard_on=each.end) for each in case.client.jobs)
    episodes = (evolve(case.client.episodes[0], intake=day, phases=(), closed_on=None),)
    changed = evolve(case, client=evolve(case.client, contacts=contacts, jobs=jobs, episodes=episodes))
    edge = date.fromordinal(day.toordinal() + (shift if day == date.min else -shift))
    for asked in (today, edge):
        client_items(changed, RULES, asked, FAR)
        client_items(case, RULES, asked, FAR)


def _decided(case: Case, decision: Deferral) -> Case:
    return evolve(case, client=evolve(case.client, deferrals=(decision,)))


def _is_rhythm(item: DueItem) -> bool:
    rule = RULES.rules.rules[item.rule]
    return isinstance(rule.timing, Every) and Event.JOB_START in rule.after

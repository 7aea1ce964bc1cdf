"""Rules as a region might write them, which the bundled sets do not have: nothing rests on those sets."""

from datetime import date
from typing import Any

from attrs import evolve

from ipscore.definitions.practice import (
    About,
    Before,
    Event,
    Every,
    OnDay,
    PracticeRule,
    Span,
    State,
    Timing,
    Who,
    Within,
)
from ipscore.definitions.text import Text
from ipscore.practice.agenda import Practice, client_items
from ipscore.practice.due import DueItem, Urgency
from tests.practice.stories import client_case, practice

WORD = Text("sana", "ord", "word")


def due(told: dict[str, Any], day: date, timing: Timing, **rule: Any) -> tuple[DueItem, ...]:
    """What one rule alone asks for in a client's story."""
    values: dict[str, Any] = {
        "about": About.CLIENT,
        "who": Who.COACH,
        "after": (Event.INTAKE,),
        "done_by": (Event.MEETING,),
        **rule,
    }
    made = PracticeRule(name=WORD, short=WORD, timing=timing, source=WORD, **values)
    given = practice({})
    return client_items(
        client_case(told), Practice(evolve(given.rules, rules={"own": made}), given.calendar), day
    )


def days(items: tuple[DueItem, ...]) -> list[date]:
    """The due dates."""
    return [each.due for each in items]


def test_of_two_things_that_do_it_the_later_counts() -> None:
    """A rhythm runs from the last of them, in whatever order the rule names them."""
    told = {"came": date(2022, 9, 1), "met": [date(2022, 9, 20)], "missed": [date(2022, 9, 27)]}
    for done_by in ((Event.MEETING, Event.MISSED), (Event.MISSED, Event.MEETING)):
        items = due(told, date(2022, 9, 28), Every(Span(days=7)), done_by=done_by)
        assert days(items) == [date(2022, 10, 4)]


def test_of_two_events_the_later_starts_the_time() -> None:
    """In whatever order the rule names them."""
    told = {"came": date(2022, 9, 1), "missed": [date(2022, 9, 27)]}
    for after in ((Event.INTAKE, Event.MISSED), (Event.MISSED, Event.INTAKE)):
        assert days(due(told, date(2022, 9, 28), Within(Span(days=3)), after=after)) == [date(2022, 9, 30)]


def test_a_rhythm_in_working_days() -> None:
    """Ten working days over Independence Day."""
    told = {"came": date(2022, 9, 1), "met": [date(2022, 11, 28)]}
    items = due(told, date(2022, 12, 1), Every(Span(working_days=10)))
    assert days(items) == [date(2022, 12, 13)]


def test_before_without_a_limit_of_days() -> None:
    """Anything done since intake counts, and nothing done before it."""
    told: dict[str, Any] = {"came": date(2022, 9, 1), "jobs": [{"title": "t", "start": date(2022, 10, 10)}]}
    job: dict[str, Any] = {"about": About.JOB, "after": (Event.JOB_START,)}
    day = date(2022, 10, 1)
    assert days(due(told, day, Before(), **job)) == [date(2022, 10, 9)]
    assert days(due({**told, "met": [date(2022, 8, 31)]}, day, Before(), **job)) == [date(2022, 10, 9)]
    assert due({**told, "met": [date(2022, 9, 1)]}, day, Before(), **job) == ()


def test_before_is_asked_of_a_client_once() -> None:
    """About the next of several jobs, when the rule is about the client."""
    jobs = [{"title": "t", "start": date(2022, 10, 20)}, {"title": "t", "start": date(2022, 10, 10)}]
    told = {"came": date(2022, 9, 1), "jobs": jobs}
    items = due(told, date(2022, 10, 1), Before(days=7), after=(Event.JOB_START,))
    assert [(each.key, each.due) for each in items] == [("own/job2", date(2022, 10, 9))]


def test_a_change_of_hours_is_known_beforehand() -> None:
    """What is due before it is asked before it, what is due after it is not yet."""
    told = {
        "came": date(2022, 9, 1),
        "jobs": [{"title": "t", "start": date(2022, 9, 5), "changes": [date(2022, 10, 10)]}],
    }
    job: dict[str, Any] = {"about": About.JOB, "after": (Event.JOB_CHANGE,)}
    assert days(due(told, date(2022, 10, 1), Before(days=7), **job)) == [date(2022, 10, 9)]
    assert due(told, date(2022, 10, 1), Within(Span(days=7)), **job) == ()


def test_on_the_day_of_an_event() -> None:
    """Where nothing was agreed, the day of the event is the day."""
    told = {"came": date(2022, 9, 1), "jobs": [{"title": "t", "start": date(2022, 9, 5)}]}
    items = due(told, date(2022, 9, 6), OnDay(), after=(Event.JOB_START,))
    assert [(each.due, each.overdue_days) for each in items] == [(date(2022, 9, 5), 1)]
    done = {**told, "met": [date(2022, 9, 6)]}
    assert due(done, date(2022, 9, 6), OnDay(), after=(Event.JOB_START,)) == ()


def test_a_rhythm_that_begins_later_and_is_asked_for_a_time_only() -> None:
    """Every ten days from the second month on until the end of the third."""
    told = {"came": date(2022, 1, 10), "met": [date(2022, 1, 12)]}
    rhythm = Every(Span(days=10), from_span=Span(months=1), for_span=Span(months=3))
    assert days(due(told, date(2022, 2, 1), rhythm)) == [date(2022, 2, 10)]
    assert days(due(told, date(2022, 4, 10), rhythm)) == [date(2022, 2, 10)]
    assert due(told, date(2022, 4, 11), rhythm) == ()


def test_a_rule_holds_only_in_its_state() -> None:
    """All the states must be so on the day."""
    told: dict[str, Any] = {"came": date(2022, 9, 1), "jobs": [{"title": "t", "start": date(2022, 9, 12)}]}
    both = (State.IN_WORK, State.HAS_PARTNERS)
    day = date(2022, 9, 12)
    assert due(told, day, Within(Span(days=20)), during=both) == ()
    told["partners"] = [{"name": "Kela"}]
    assert days(due(told, day, Within(Span(days=20)), during=both)) == [date(2022, 9, 21)]
    assert due(told, date(2022, 9, 11), Within(Span(days=20)), during=both) == ()


def test_nobody_in_particular() -> None:
    """A client's item that is the leader's has no owner here: who leads is known of a site."""
    (item,) = due({"came": date(2022, 9, 1)}, date(2022, 9, 2), Within(Span(days=20)), who=Who.TEAM_LEADER)
    assert item.who is None


def test_what_is_shown() -> None:
    """A month ahead, and where each item stands on the agenda."""
    told = {"came": date(2022, 9, 1)}
    assert due(told, date(2022, 9, 2), Within(Span(days=33))) == ()
    (item,) = due(told, date(2022, 9, 2), Within(Span(days=32)))
    friday = date(2022, 9, 30)
    assert item.due == date(2022, 10, 3)
    stands = [item.urgency(date(2022, 10, day)) for day in (4, 3, 2)]
    assert [*stands, item.urgency(friday)] == [
        Urgency.OVERDUE,
        Urgency.TODAY,
        Urgency.LATER,
        Urgency.LATER,
    ]
    (sunday,) = due(told, date(2022, 9, 2), Within(Span(days=31)))
    assert [sunday.urgency(date(2022, 9, 26)), sunday.urgency(date(2022, 9, 25))] == [
        Urgency.THIS_WEEK,
        Urgency.LATER,
    ]

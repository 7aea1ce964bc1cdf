"""What should be looked at with a client though no rule asks for it by a day."""

from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from ipscore.definitions.practice import ENDING_DAYS, SEARCH_MONTHS
from ipscore.language import Language
from ipscore.practice.agenda import Practice
from ipscore.practice.calendar import WorkingDays
from ipscore.practice.team.coach_load import CoachLoad
from ipscore.practice.warnings import warnings
from ipscore.records.client import Client
from ipscore.records.contact import ContactKind
from ipscore.records.dataset import Story
from ipscore.records.employer import EmployerContact
from ipscore.records.episode import Phase, PhaseEntry
from ipscore.records.job import Job
from tests.practice.builders import TODAY, client, contact, episode
from tests.practice.rules import limits_only

EN = Language.load("en")


def practice(**changed: float) -> Practice:
    """Limits of a service unless `changed`; no rules."""
    return Practice(limits_only(**changed), WorkingDays(lambda _: frozenset()))


def told(
    case: Client,
    *employers: EmployerContact,
    load: CoachLoad | None = None,
    limits: Practice | None = practice(not_met_days=10_000),  # noqa: B008 - a value that never changes
) -> list[str]:
    """The warnings of today in English; how long a client has not been met is left to tests of that."""
    return [EN.message(each) for each in warnings(Story(case, employers), TODAY, limits, load)]


def met(on: date, *, face_to_face: bool = True, by_client: bool = False) -> EmployerContact:
    """An employer was met about the client."""
    return EmployerContact("b1", on, "aino", face_to_face, by_client, clients=("a",))


def searching(since: date) -> Client:
    """A client who has been looking for work since a day."""
    phases = (PhaseEntry("p1", Phase.INTAKE, since), PhaseEntry("p2", Phase.JOB_SEARCH, since))
    return client("a", episode(since, phases=phases))


def test_a_search_of_two_months_without_an_employer_met_is_told() -> None:
    """On the day two months are full it is not told yet, on the day after it is."""
    assert told(searching(date(2022, 8, 14))) == []
    assert told(searching(date(2022, 8, 13))) == [
        "Searching since 13 Aug 2022, and no employer met face to face"
    ]


@pytest.mark.parametrize("by_client", [True, False])
def test_a_meeting_with_an_employer_begins_the_two_months_anew(by_client: bool) -> None:
    """Whoever of client and coach met the employer; a call is not a meeting."""
    case = searching(date(2022, 5, 2))
    assert told(case, met(date(2022, 9, 1), by_client=by_client)) == []
    assert told(case, met(date(2022, 7, 1), by_client=by_client)) == [
        "Searching, and no employer met face to face since 1 Jul 2022"
    ]
    assert len(told(case, met(date(2022, 9, 1), face_to_face=False))) == 1


def test_a_search_that_was_left_and_begun_again_counts_from_its_second_start() -> None:
    """Going back to the profile ends the search; the time in an agreement is still search."""
    case = searching(date(2022, 1, 3))
    phases = (
        *case.episodes[0].phases,
        PhaseEntry("p3", Phase.PROFILE, date(2022, 6, 1)),
        PhaseEntry("p4", Phase.JOB_SEARCH, date(2022, 10, 3)),
    )
    assert told(evolve(case, episodes=(evolve(case.episodes[0], phases=phases),))) == []


def test_missed_meetings_without_an_attempt_are_told() -> None:
    """Counted since the client was last reached; an attempt after the last one is enough."""
    first, second = date(2022, 10, 3), date(2022, 10, 10)
    missed = (contact(first, ContactKind.MISSED), contact(second, ContactKind.MISSED))
    before = contact(date(2022, 9, 30), ContactKind.MISSED)
    reached = contact(date(2022, 10, 1), ContactKind.PHONE)
    assert told(client(contacts=(before, reached, *missed))) == [
        "Missed meetings: 2, last on 10 Oct 2022, no attempt to reach"
    ]
    between = contact(date(2022, 10, 4), ContactKind.ATTEMPT)
    (words,) = told(client(contacts=(*missed, between)))
    assert words == "Missed meetings: 2, attempts to reach: 1, none since 10 Oct 2022"
    afterwards = contact(second, ContactKind.ATTEMPT)
    assert told(client(contacts=(*missed, afterwards))) == []


def test_the_agreed_end_of_a_job_is_told_in_time() -> None:
    """A month before, and after it as a question; not of a job that has ended."""

    def working(until: date, end: date | None = None) -> Client:
        return evolve(
            client(), jobs=(Job("j1", "e1", date(2022, 9, 12), "Leipuri", fixed_until=until, end=end),)
        )

    assert told(working(date(2022, 11, 14))) == ["Leipuri: agreed to end on 14 Nov 2022"]
    assert told(working(date(2022, 11, 15))) == []
    assert told(working(date(2022, 10, 13))) == ["Leipuri: the agreed end was 13 Oct 2022; does it go on?"]
    assert told(working(date(2022, 10, 13), end=date(2022, 10, 13))) == []


def test_a_region_says_how_long_is_long() -> None:
    """The months of a search and the days before the end of a job are limits that a region's rules change."""
    search = searching(date(2022, 8, 13))
    job = Job("j1", "e1", date(2022, 9, 12), "Leipuri", fixed_until=date(2022, 11, 15))
    work = evolve(client(), jobs=(job,))
    assert told(search, limits=practice(not_met_days=10_000, **{SEARCH_MONTHS: 3})) == []
    assert told(work, limits=practice(not_met_days=10_000, **{ENDING_DAYS: 32})) == [
        "Leipuri: agreed to end on 15 Nov 2022"
    ]


def test_without_limits_only_what_needs_none_is_told() -> None:
    """While the rules are not known nothing is called long, but an end that has passed is asked about."""
    job = Job("j1", "e1", date(2022, 9, 12), "Leipuri", fixed_until=date(2022, 10, 13))
    assert told(searching(date(2022, 1, 3)), limits=None) == []
    assert told(evolve(client(), jobs=(job,)), limits=None) == [
        "Leipuri: the agreed end was 13 Oct 2022; does it go on?"
    ]


def test_a_coach_with_too_many_clients_is_told() -> None:
    """Going over the limit is possible, and flagged."""
    assert told(client(), load=CoachLoad("aino", 21, 1.0, 20, over=True)) == [
        "The coach has 21 clients, the limit is 20"
    ]
    assert told(client(), load=CoachLoad("aino", 20, 1.0, 20, over=False)) == []


def test_what_does_not_fit_together_is_told() -> None:
    """Contradictions of the records are warned of too, also in a case that is closed."""
    late = contact(TODAY + timedelta(1))
    assert any("in the future" in each for each in told(client(contacts=(late,))))


@given(st.lists(st.tuples(st.dates(), st.sampled_from(ContactKind)), unique=True, max_size=8), st.dates())
def test_nothing_is_warned_of_a_closed_stay_but_contradictions(
    days: list[tuple[date, ContactKind]], closed: date
) -> None:
    """Who has left is not called back by a list, whatever was missed before."""
    stay = episode(min(closed, TODAY), closed_on=min(closed, TODAY))
    case = client("a", stay, contacts=tuple(contact(on, kind) for on, kind in days))
    assert not [each for each in told(case) if each.startswith(("Missed meetings", "Searching", "Not met"))]

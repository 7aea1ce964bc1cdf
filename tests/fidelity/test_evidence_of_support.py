"""Figures of the team, of the support around jobs and of outreach, against a small service counted by hand.

October 2023 to March 2024 at site R. Aino works full time from New Year and is on leave in the last week;
Veli works half time from 4 March. Their leader has a half-time post at the other site.
"""

from datetime import date
from typing import Any

import pytest
from attrs import evolve, frozen

from ipscore.fidelity.evidence import PRACTICE_FIGURES, Beside, Facts
from ipscore.fidelity.evidence.catalogue import NUMBERS, compute
from ipscore.fidelity.evidence.window import Window
from ipscore.records.client import Client
from ipscore.records.contact import Contact, ContactKind, ContactWith, Place, Topic
from ipscore.records.dataset import Dataset
from ipscore.records.employer import Employer, EmployerContact
from ipscore.records.episode import ClosingReason, CoachEntry, Episode, Phase, PhaseEntry
from ipscore.records.job import Job, JobChange
from ipscore.records.period import Period
from ipscore.records.service_log import ServiceEvent, ServiceEventKind, ServiceLog
from ipscore.records.staff import Leave, Post, Role, Staff
from ipscore.records.working_time import Activity, WorkingTime, WorkingTimeEntry
from ipscore.records.workspace import Site, WorkspaceInfo

HALF_YEAR = Period(date(2023, 10, 1), date(2024, 3, 31))


@frozen
class Held:
    """A review that was held."""

    id: str
    day: date
    sites: tuple[str, ...] = ()


REVIEWS = (Held("v1", date(2024, 2, 1), ("r",)), Held("v2", date(2023, 11, 1), ("k",)))


def on(month: int, day: int) -> date:
    """A day of the winter 2023–2024."""
    return date(2023 if month > 9 else 2024, month, day)


def contact(name: str, day: date, kind: ContactKind = ContactKind.MEETING, **more: object) -> Contact:
    """A contact by Aino."""
    return Contact(name, day, kind, "aino", **more)  # type: ignore[arg-type]  # fields by name


def client(name: str, intake: date, **more: object) -> Client:
    """A client with one episode; `closed_on`, `reason` and `phases` are the episode's."""
    phases: Any = more.pop("phases", ((Phase.INTAKE, intake),))
    episode = Episode(
        f"e{name}",
        "r",
        intake,
        phases=tuple(PhaseEntry(f"p{n}", *each) for n, each in enumerate(phases)),
        coaches=(CoachEntry("k", "aino", intake),),
        closed_on=more.pop("closed_on", None),  # type: ignore[arg-type]  # tests give a date
        closing_reason=more.pop("reason", None),  # type: ignore[arg-type]  # tests give a reason
    )
    return Client(name, "r", (episode,), **more)  # type: ignore[arg-type]  # fields by name


def first() -> Client:
    """A job from 8 January to 12 February, of whose end the coach heard on the 14th."""
    partner = ContactWith.PARTNER
    return client(
        "c1",
        on(10, 1),
        phases=((Phase.INTAKE, on(10, 1)), (Phase.JOB_SEARCH, on(11, 1)), (Phase.IN_WORK, on(1, 8))),
        contacts=(
            contact("a1", on(12, 4), topics=(Topic.DISCLOSURE,)),
            contact("a2", on(12, 12), contact_with=partner, partner="Kela", place=Place.COMMUNITY),
            contact("a3", on(1, 3), topics=(Topic.DISCLOSURE,)),
            contact("a4", on(1, 10)),
            contact("a5", on(1, 15), contact_with=partner, partner="Kela", place=Place.REMOTE),
            contact("a6", on(1, 25)),
            contact("a7", on(2, 1), ContactKind.PHONE, topics=(Topic.BENEFITS_ADVICE, Topic.NATURAL_SUPPORT)),
            contact("a8", on(2, 19), ContactKind.MESSAGE),
            contact("a9", on(2, 26), topics=(Topic.NEW_SEARCH_OFFERED,)),
        ),
        jobs=(
            Job(
                "j1",
                "ec1",
                on(1, 8),
                "t",
                employer="m1",
                permanent=True,
                end=on(2, 12),
                end_heard_on=on(2, 14),
                changes=(JobChange("x1", on(1, 20), hours_week=30),),
            ),
        ),
    )


def second() -> Client:
    """A job that ended on 25 March without a contact since, and one that began three days before the last."""
    return client(
        "c2",
        on(12, 1),
        phases=((Phase.IN_WORK, on(12, 1)), (Phase.JOB_SEARCH, on(3, 27))),
        contacts=(
            contact("b1", on(3, 20), topics=(Topic.DISCLOSURE,)),
            contact("b2", on(3, 29), ContactKind.MISSED),
        ),
        jobs=(
            Job("j2", "ec2", on(3, 29), "t", permanent=False, changes=(JobChange("x2", on(3, 30)),)),
            Job("j3", "ec2", on(12, 1), "t", employer="m1", end=on(3, 25)),
        ),
    )


def others() -> tuple[Client, ...]:
    """One who dropped out without an attempt, one who was sought at home, one closed without a reason."""
    return (
        client(
            "c3",
            on(11, 1),
            closed_on=on(3, 1),
            reason=ClosingReason.DROPPED_OUT,
            contacts=(
                contact("d1", on(2, 5), ContactKind.MISSED),
                contact("d2", on(2, 9), ContactKind.PHONE, contact_with=ContactWith.FAMILY, partner="äiti"),
            ),
        ),
        client(
            "c4",
            on(10, 1),
            closed_on=on(3, 15),
            reason=ClosingReason.NO_LONGER_NEEDED,
            contacts=(
                contact("f1", on(3, 1), ContactKind.MISSED),
                contact("f2", on(3, 5), ContactKind.ATTEMPT, place=Place.HOME),
                contact("f3", on(3, 7), ContactKind.ATTEMPT, place=Place.COMMUNITY),
                contact("f4", on(3, 8), ContactKind.ATTEMPT),
            ),
        ),
        client("c5", on(3, 1), closed_on=on(3, 20)),
    )


def service_log() -> ServiceLog:
    """What the site did together."""
    kinds = ServiceEventKind
    both, aino = ("aino", "veli"), ("aino",)
    events = [
        (on(1, 10), kinds.HOST_TEAM_MEETING, aino),
        (on(1, 17), kinds.HOST_TEAM_MEETING, aino),
        (on(3, 6), kinds.HOST_TEAM_MEETING, both),
        (on(3, 13), kinds.HOST_TEAM_MEETING, ()),
        (on(3, 27), kinds.HOST_TEAM_MEETING, both),
        (on(1, 3), kinds.SUPERVISION, aino),
        (on(1, 4), kinds.SUPERVISION, aino),
        (on(3, 20), kinds.SUPERVISION, both),
        (on(3, 24), kinds.SUPERVISION, both),
        (on(2, 5), kinds.OUTCOMES_REVIEWED, both),
        (on(12, 15), kinds.OUTCOMES_TOLD, both),
        (on(2, 20), kinds.OUTCOMES_TOLD, both),
    ]
    made = tuple(ServiceEvent(f"s{n}", *each) for n, each in enumerate(events))
    return ServiceLog("r-2024", "r", 2024, made)


def dataset() -> Dataset:
    """The small service."""
    meetings = (
        EmployerContact("k1", on(1, 30), "aino", True, clients=("c1",)),
        EmployerContact("k2", on(3, 4), "aino", True),
        EmployerContact("k3", on(3, 5), "aino", False, clients=("c2",)),
    )
    alone = EmployerContact("k4", on(3, 6), "aino", True, by_client=True, clients=("c2",))
    employers = (
        Employer("m1", "Leipomo", contacts=(*meetings[:2], alone)),
        Employer("m2", "Pesula", contacts=(EmployerContact("k5", on(3, 11), "aino", True), meetings[2])),
    )
    coach, year = (Role.COACH,), on(1, 1)
    staff = (
        Staff(
            "aino", "A", coach, (Post("p", "r", year),), (Leave("l", on(3, 25), on(3, 29)),), leader="boss"
        ),
        Staff("veli", "V", coach, (Post("p", "r", on(3, 4), 0.5),), leader="boss"),
        Staff("kaja", "K", coach, (Post("p", "k", year),)),
        Staff("boss", "B", (Role.TEAM_LEADER,), (Post("p", "k", year, 0.5),)),
    )
    entries = (
        WorkingTimeEntry("1", on(1, 8), 60, Activity.EMPLOYER_WORK, Place.COMMUNITY),
        WorkingTimeEntry("2", on(2, 9), 60, Activity.CLIENT_WORK, Place.OFFICE),
        WorkingTimeEntry("3", on(3, 5), 60, Activity.CLIENT_WORK, Place.WORKPLACE),
        WorkingTimeEntry("4", on(12, 12), 60, Activity.TRAVEL, Place.COMMUNITY),
    )
    clients = (first(), second(), *others())
    return Dataset(
        WorkspaceInfo("w", "ips25", (Site("r", "R"), Site("k", "K"))),
        {each.id: each for each in clients},
        {},
        {each.id: each for each in employers},
        {each.id: each for each in staff},
        {"boss-2024-01": WorkingTime("boss-2024-01", "boss", on(1, 1), entries)},
        service_logs={"r-2024": service_log()},
    )


def window(records: Dataset, *sites: str) -> Window:
    """The half-year seen through these sites."""
    return Window(records, HALF_YEAR, frozenset(sites), Facts(records, Beside(REVIEWS)))


COUNTED: list[tuple[str, float, float, float | None, int]] = [
    # Aino worked 12 of the weeks from New Year on, Veli 4; he is told at two of the meetings, she at three.
    ("host_team_meeting_week_share", 5 / 16 * 100, 5, 16, 1),
    ("supervision_week_share", 2 / 13 * 100, 2, 13, 0),
    ("outcomes_reviewed_quarter_share", 50, 1, 2, 0),
    ("outcomes_told_quarter_share", 100, 2, 2, 0),
    ("steering_group_quarter_share", 0, 0, 2, 0),
    ("review_half_year_share", 100, 1, 1, 0),
    ("team_coaches", 2, 2, None, 0),
    ("team_full_time_coaches", 1, 1, None, 0),
    ("coaches_per_leader", 4, 2, 0.5, 0),
    ("leader_field_month_share", 2 / 6 * 100, 2, 6, 0),
    ("partner_meeting_share", 5, 1, 20, 0),
    ("job_end_offer_share", 100, 2, 2, 0),
    ("closed_dropped_out_share", 50, 1, 2, 1),
    ("advice_after_change_share", 100, 1, 1, 1),
    ("disclosure_repeated_share", 50, 1, 2, 0),
    ("profile_after_job_share", 0, 0, 1, 1),
    ("employers_met_again_share", 50, 1, 2, 0),
    ("fixed_term_share", 50, 1, 2, 1),
    ("natural_support_share", 100 / 3, 1, 3, 0),
    ("employer_support_share", 50, 1, 2, 1),
    ("met_before_start_share", 100 / 3, 1, 3, 0),
    ("met_after_start_share", 50, 1, 2, 1),
    ("weekly_first_month_share", 25, 2, 8, 0),
    ("contact_after_job_end_share", 0, 0, 2, 0),
    ("missed_followed_up_share", 50, 1, 2, 1),
    ("dropped_out_without_attempts", 1, 1, 1, 0),
    ("clients_visited_again", 1, 1, 1, 1),
    ("family_contact_clients", 1, 1, 5, 0),
]


@pytest.mark.parametrize(("figure", "value", "numerator", "denominator", "lacking"), COUNTED)
def test_each_figure_as_counted_by_hand(
    figure: str, value: float, numerator: float, denominator: float | None, lacking: int
) -> None:
    """Value, what is divided by what, and how many records lack the data."""
    found = PRACTICE_FIGURES[figure](window(dataset(), "r"))
    assert found.figure == figure
    assert found.value == pytest.approx(value)
    assert (found.numerator, found.denominator) == (numerator, denominator)
    assert found.lacking == lacking


def test_working_days_are_counted_where_the_definition_says_so() -> None:
    """Monday 19 February is the third working day after Wednesday 14, and the fifth calendar day."""
    days = compute("contact_after_job_end_share", window(dataset(), "r"), {"days": 5})
    working = compute("contact_after_job_end_share", window(dataset(), "r"), {"working_days": 3})
    assert (days.numerator, working.numerator) == (1, 1)
    assert compute("contact_after_job_end_share", window(dataset(), "r"), {"days": 4}).numerator == 0
    assert compute("contact_after_job_end_share", window(dataset(), "r"), {"working_days": 2}).numerator == 0


def test_public_holidays_come_with_the_calendar() -> None:
    """With a holiday on the Monday the message of the Tuesday after is still in time."""

    class Holiday:
        def after(self, day: date, count: int, /) -> date:
            del count
            assert day == on(2, 14) or day == on(3, 25)
            return on(2, 20) if day.month == 2 else day

    records = dataset()
    given = Window(records, HALF_YEAR, frozenset({"r"}), Facts(records, Beside(calendar=Holiday())))
    assert compute("contact_after_job_end_share", given, {"working_days": 3}).numerator == 1


def test_a_number_the_figure_does_not_take_changes_nothing() -> None:
    """A definition's number with another name is not looked at, and never an error."""
    seen = window(dataset(), "r")
    assert compute("met_before_start_share", seen, {"weeks": 9}) == compute(
        "met_before_start_share", seen, {}
    )
    assert NUMBERS["met_before_start_share"] == {"days": 7}


def test_a_site_without_a_log_is_not_known() -> None:
    """Site K keeps no service log: it is lacking, and alone it gives no figure, never 0."""
    figures = (
        "supervision_week_share",
        "outcomes_reviewed_quarter_share",
        "outcomes_told_quarter_share",
        "steering_group_quarter_share",
    )
    for each in figures:
        assert PRACTICE_FIGURES[each](window(dataset())).lacking == 1
        assert PRACTICE_FIGURES[each](window(dataset(), "k")).value is None
    assert PRACTICE_FIGURES["host_team_meeting_week_share"](window(dataset(), "k")).value is None


def test_which_reviews_were_held_is_not_known_unless_told() -> None:
    """Without the list of reviews nothing is known of their rhythm; with an empty list there were none."""
    records = dataset()
    for reviews, value in ((None, None), ((), 0)):
        given = Window(records, HALF_YEAR, frozenset(), Facts(records, Beside(reviews)))
        assert PRACTICE_FIGURES["review_half_year_share"](given).value == value


def test_a_leader_who_coaches_tells_nothing_of_field_days() -> None:
    """Whose clients a leader who is a coach as well was with cannot be told: lacking, not a field day."""
    records = dataset()
    boss = evolve(records.staff["boss"], roles=(Role.TEAM_LEADER, Role.COACH))
    records.staff = {**records.staff, "boss": boss}
    found = PRACTICE_FIGURES["leader_field_month_share"](window(records, "r"))
    assert (found.value, found.lacking) == (None, 1)

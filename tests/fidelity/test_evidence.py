"""Practice figures against a small service counted by hand.

March 2024 (21 weekdays), one site besides another that must not count. Aino works full time, Veli half time.
"""

from datetime import date

import pytest
from attrs import evolve

from ipscore.fidelity.evidence import PRACTICE_FIGURES, Evidence, evidence
from ipscore.fidelity.evidence.window import Window
from ipscore.plugin.registry import Registry
from ipscore.records.client import Client
from ipscore.records.contact import Contact, ContactKind, ContactWith, Place, Topic
from ipscore.records.dataset import Dataset
from ipscore.records.employer import Employer, EmployerContact
from ipscore.records.episode import ClosingReason, CoachEntry, Episode, Phase, PhaseEntry, ReferralSource
from ipscore.records.job import Job
from ipscore.records.period import Period
from ipscore.records.staff import Leave, Post, Role, Staff
from ipscore.records.working_time import Activity, WorkingTime, WorkingTimeEntry
from ipscore.records.workspace import Site, WorkspaceInfo
from tests.fidelity.test_evidence_of_support import COUNTED as COUNTED_SUPPORT

MARCH = Period(date(2024, 3, 1), date(2024, 3, 31))


def day(number: int) -> date:
    """A day of March 2024."""
    return date(2024, 3, number)


def client(
    number: int,
    intake: date,
    phases: list[tuple[Phase, date]],
    source: ReferralSource | None = None,
    coach: str = "aino",
    site: str = "r",
    **more: object,
) -> Client:
    """A client with one episode; `more` are fields of the client or `closed_on`."""
    name = f"c{number}"
    episode = Episode(
        f"e{number}",
        site,
        intake,
        referral_source=source,
        phases=tuple(PhaseEntry(f"p{i}", phase, on) for i, (phase, on) in enumerate(phases)),
        coaches=(CoachEntry("k", coach, intake),),
        closed_on=more.pop("closed_on", None),  # type: ignore[arg-type]  # tests give a date
        closing_reason=ClosingReason.OTHER if "closed_on" in more else None,
    )
    return Client(name, site, (episode,), **more)  # type: ignore[arg-type]  # fields by name


def contact(name: str, on: date, kind: ContactKind = ContactKind.MEETING, **more: object) -> Contact:
    """A contact by Aino."""
    return Contact(name, on, kind, "aino", **more)  # type: ignore[arg-type]  # fields by name


def dataset() -> Dataset:
    """The small service."""
    clients = [
        client(
            1,
            day(1),
            [(Phase.INTAKE, day(1)), (Phase.JOB_SEARCH, day(11))],
            ReferralSource.SOCIAL_SERVICES,
            contacts=(
                contact("a", day(4)),
                contact("b", day(8), topics=(Topic.PROFILE,)),
                contact("c", day(12), ContactKind.MISSED),
                contact("d", day(13), ContactKind.ATTEMPT),
                contact("e", day(14), ContactKind.ATTEMPT),
                contact("f", day(20), contact_with=ContactWith.PARTNER, partner="Kela"),
                contact("g", day(21), topics=(Topic.DISCLOSURE,)),
            ),
        ),
        client(
            2,
            date(2024, 1, 10),
            [(Phase.IN_WORK, date(2024, 1, 10))],
            ReferralSource.SELF,
            contacts=(contact("h", day(15)), contact("i", date(2024, 2, 20), topics=(Topic.SUPPORT_PLAN,))),
            jobs=(
                Job(
                    "j1",
                    "e2",
                    day(1),
                    "t",
                    employer="m1",
                    occupation="Kokki",
                    permanent=True,
                    competitive=True,
                    benefits_advice_on=date(2024, 2, 28),
                ),
                Job("j2", "e2", day(18), "t", employer="m1", occupation="kokki ", permanent=False),
                Job("j3", "e2", day(25), "t", permanent=True),
            ),
        ),
        client(3, day(20), [(Phase.INTAKE, day(20))], coach="veli", contacts=(contact("x", day(21)),)),
        client(4, day(5), [(Phase.JOB_SEARCH, day(5))], ReferralSource.SELF, coach="other", site="k"),
    ]
    employers = [
        Employer(
            "m1",
            "Leipomo",
            contacts=(
                EmployerContact(
                    "k1", day(15), "aino", True, clients=("c1",), from_wishes=True, reviewed_on=day(18)
                ),
                EmployerContact("k2", day(22), "aino", True, clients=("c1",), from_wishes=False),
                EmployerContact("k3", day(5), "aino", True, clients=("c1",)),
                EmployerContact("k4", day(26), "aino", False, clients=("c1",), from_wishes=True),
            ),
        ),
        Employer("m2", "Muu", contacts=(EmployerContact("k5", day(15), "other", True, clients=("c4",)),)),
    ]
    staff = [
        Staff(
            "aino",
            "Aino",
            (Role.COACH,),
            (Post("p", "r", date(2024, 1, 1)),),
            (Leave("l", day(25), day(29)),),
        ),
        Staff("veli", "Veli", (Role.COACH,), (Post("p", "r", date(2024, 1, 1), 0.5),)),
        Staff("other", "Other", (Role.COACH,), (Post("p", "k", date(2024, 1, 1)),)),
        Staff("boss", "Boss", (Role.TEAM_LEADER,), (Post("p", "r", date(2024, 1, 1)),)),
    ]
    entries = (
        WorkingTimeEntry("1", day(4), 300, Activity.CLIENT_WORK, Place.COMMUNITY),
        WorkingTimeEntry("2", day(4), 60, Activity.TRAINING_OTHERS, Place.OFFICE),
        WorkingTimeEntry("3", day(5), 120, Activity.RECORDING, Place.OFFICE),
        WorkingTimeEntry("4", day(5), 20, Activity.TRAVEL),
        WorkingTimeEntry("5", date(2024, 2, 5), 999, Activity.OTHER_WORK, Place.OFFICE),
    )
    month = WorkingTime("aino-2024-03", "aino", day(1), entries)
    info = WorkspaceInfo("w", "ips25", (Site("r", "R"), Site("k", "K")), ("social_services",))
    return Dataset(
        info,
        {each.id: each for each in clients},
        {},
        {each.id: each for each in employers},
        {each.id: each for each in staff},
        {month.id: month},
    )


# Aino: 21 weekdays less the 5 of a week wholly on leave = 16; Veli: 21 half days. (16 + 10,5) / 5 weeks.
WEEKS = (16 + 21 * 0.5) / 5

COUNTED: list[tuple[str, float | None, float | None, float | None, int]] = [
    ("caseload_largest", 2, 2, 1, 0),
    ("caseload_mean", 3 / 1.5, 3, 1.5, 0),
    ("coaching_time_share", 440 / 500 * 100, 440 / 60, 500 / 60, 0),
    ("outside_office_share", 300 / 480 * 100, 5, 8, 1),
    ("phases_per_coach", (3 + 1) / 2, 4, 2, 0),
    ("host_team_share", 50, 1, 2, 1),
    ("referral_sources", 1, 1, None, 1),
    ("self_referral_share", 0, 0, 1, 1),
    ("partner_contact_share", 50, 1, 2, 0),
    ("benefits_advice_share", 100 / 3, 1, 3, 0),
    ("occupations_share", 50, 1, 2, 1),
    ("employers_share", 50, 1, 2, 1),
    ("competitive_share", 50, 1, 2, 1),
    ("jobs_started", 3, 3, None, 0),
    ("support_plan_share", 100, 3, 3, 0),
    ("follow_up_share", 100, 1, 1, 0),
    ("days_to_first_employer_meeting_mean", 4, 4, 1, 1),
    ("days_to_first_employer_meeting_median", 4, None, 1, 1),
    ("first_employer_meeting_coverage", 50, 1, 2, 0),
    ("from_wishes_share", 200 / 3, 2, 3, 1),
    ("contacts_per_coach_week", 2 / WEEKS, 2, WEEKS, 0),
    ("log_review_rhythm", 1 / (31 / 28), 1, 31 / 28, 3),
    ("searching_clients", 1 / 1.5, 1, 1.5, 0),
    ("contacts_per_searching_client", 2 / 3, 2, 3, 0),
    ("visits_per_employer", 3, 3, 1, 0),
    ("disclosure_talks_per_searching_client", 1, 1, 1, 0),
    ("profile_by_third_meeting_share", 100, 1, 1, 1),
    ("attempts_per_missed_meeting", 2, 2, 1, 0),
    ("employment_rate", 100 / 3, 1, 3, 0),
]


@pytest.mark.parametrize(("figure", "value", "numerator", "denominator", "lacking"), COUNTED)
def test_each_figure_as_counted_by_hand(
    figure: str, value: float | None, numerator: float | None, denominator: float | None, lacking: int
) -> None:
    """Value, what is divided by what, and how many records lack the data."""
    found: Evidence = PRACTICE_FIGURES[figure](Window(dataset(), MARCH, frozenset({"r"})))
    assert found.figure == figure
    assert found.value == pytest.approx(value)
    assert found.numerator == pytest.approx(numerator)
    assert found.denominator == pytest.approx(denominator)
    assert found.lacking == lacking


@pytest.mark.parametrize(
    "figure",
    ["contacts_per_coach_week", "contacts_per_searching_client", "visits_per_employer", "from_wishes_share"],
)
def test_what_the_client_did_alone_is_not_the_coachs_work(figure: str) -> None:
    """A meeting that a client had with an employer without the coach is counted nowhere (criterion 17)."""
    records = dataset()
    alone = EmployerContact("k9", day(21), "aino", True, by_client=True, clients=("c1",), from_wishes=True)
    met = records.employers["m1"]
    more = dataset()
    more.employers = {**records.employers, "m1": evolve(met, contacts=(*met.contacts, alone))}
    found = [PRACTICE_FIGURES[figure](Window(each, MARCH, frozenset({"r"}))) for each in (records, more)]
    assert found[0] == found[1]


def test_merged_employers_count_as_one() -> None:
    """Two jobs and the visits at two employers that were merged are at one employer (criteria 18 and 20)."""
    records = dataset()
    double = evolve(records.employers["m1"], id="m3", contacts=())
    records.clients = {
        key: evolve(each, jobs=tuple(evolve(e, employer="m3") if e.id == "j3" else e for e in each.jobs))
        for key, each in records.clients.items()
    }
    split = evolve(records.employers["m1"], contacts=records.employers["m1"].contacts[:1])
    rest = evolve(double, contacts=records.employers["m1"].contacts[1:])
    records.employers = {**records.employers, "m1": split, "m3": rest}
    merged = evolve(records, employers={**records.employers, "m3": evolve(rest, merged_into="m1")})
    for counted, different in ((records, 2), (merged, 1)):
        window = Window(counted, MARCH, frozenset({"r"}))
        assert PRACTICE_FIGURES["employers_share"](window).numerator == different
        assert PRACTICE_FIGURES["visits_per_employer"](window).denominator == different


def test_every_figure_is_counted_here() -> None:
    """No practice figure goes without a case."""
    assert {case[0] for case in (*COUNTED, *COUNTED_SUPPORT)} == set(PRACTICE_FIGURES)


@pytest.mark.parametrize("figure", list(PRACTICE_FIGURES))
def test_without_records_nothing_is_known(figure: str) -> None:
    """In an empty workspace a figure is not known; it is never a number that would earn the lowest score."""
    empty = Dataset(WorkspaceInfo("w", "ips25"))
    assert PRACTICE_FIGURES[figure](Window(empty, MARCH)).value is None


def test_the_evidence_of_a_criterion() -> None:
    """A criterion brings the figures its rule reads, over its own window, up to the day asked."""
    scale = Registry.load().scale("ips25")
    found = evidence(scale, "17", dataset(), day(31), {"r"})
    assert "contacts_per_coach_week" in [each.figure for each in found]
    assert found[0].period == Period(date(2024, 2, 1), day(31))


@pytest.mark.parametrize("month", [1, 2, 3, 6, 12])
def test_windows_end_on_the_day_and_are_whole_months(month: int) -> None:
    """A window of months ends on the day asked and starts the day after the same day months before."""
    from ipscore.records.period import months_before

    window = months_before(date(2024, 2, 29), month)
    assert window.end == date(2024, 2, 29)
    assert window.start.day == 1
    assert months_before(date(2024, 10, 31), 2) == Period(date(2024, 9, 1), date(2024, 10, 31))
    assert months_before(date(2024, 3, 30), 1) == Period(date(2024, 2, 29), date(2024, 3, 30))

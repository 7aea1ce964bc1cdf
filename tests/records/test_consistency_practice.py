"""What does not fit in partners, deferrals, jobs, a site's log, and in closing after a missed meeting."""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from ipscore.problem import Severity
from ipscore.records.client import Client
from ipscore.records.consistency import client_problems
from ipscore.records.consistency_practice import service_log_problems
from ipscore.records.consistency_service import employer_problems
from ipscore.records.contact import Contact, ContactKind, ContactWith
from ipscore.records.dataset import Dataset
from ipscore.records.deferral import Deferral
from ipscore.records.employer import Employer
from ipscore.records.episode import ClosingReason, Episode
from ipscore.records.job import Job, JobChange
from ipscore.records.partner import Partner, PartnerKind
from ipscore.records.references import reference_problems
from ipscore.records.service_log import ServiceEvent, ServiceEventKind, ServiceLog
from ipscore.records.staff import Staff
from ipscore.records.workspace import Site, WorkspaceInfo
from ipscore.testing.strategies import records

INTAKE = date(2021, 5, 3)
TODAY = date(2022, 10, 31)
DAY = timedelta(days=1)
CLOSED = date(2022, 3, 1)

PARTNER = Partner("p1", "Kela", PartnerKind.KELA, asked_on=INTAKE)
DEFERRAL = Deferral("d1", "meeting/k1", TODAY - DAY, "coach001", "Lomalla", until=TODAY + 7 * DAY)
JOB = Job("j1", "e1", date(2021, 9, 1), "Myyjä", end=date(2021, 12, 31))
MET = Contact(
    "k1", INTAKE, ContactKind.MEETING, "coach001", partner_id="p1", contact_with=ContactWith.PARTNER
)
CLIENT = Client(
    "abcd1234", "r", (Episode("e1", "r", INTAKE),), (MET,), (JOB,), partners=(PARTNER,), deferrals=(DEFERRAL,)
)
EVENT = ServiceEvent("s1", date(2022, 1, 1), ServiceEventKind.SUPERVISION, ("coach001",), 90)
LOG = ServiceLog("r-2022", "r", 2022, (EVENT,), (DEFERRAL,))
ERROR, WARNING = Severity.ERROR, Severity.WARNING


def _job(**changes: Any) -> Client:
    return evolve(CLIENT, jobs=(evolve(JOB, **changes),))


def _change(day: date, **more: Any) -> Client:
    return _job(changes=(JobChange("c1", day, **more),))


def _deferred(**changes: Any) -> Client:
    return evolve(CLIENT, deferrals=(evolve(DEFERRAL, **changes),))


@pytest.mark.parametrize(
    ("client", "where", "severity"),
    [
        (evolve(CLIENT, partners=()), "contacts[0].partner_id", ERROR),
        (evolve(CLIENT, partners=(PARTNER, PARTNER)), "partners[1].id", ERROR),
        (evolve(CLIENT, partners=(evolve(PARTNER, asked_on=TODAY + DAY),)), "partners[0].asked_on", ERROR),
        (evolve(CLIENT, wishes_changed_on=TODAY + DAY), "wishes_changed_on", ERROR),
        (_deferred(reason=" \n"), "deferrals[0].reason", WARNING),
        (_deferred(until=TODAY - 2 * DAY), "deferrals[0].until", WARNING),
        (_deferred(on=TODAY + DAY), "deferrals[0].on", ERROR),
        (evolve(CLIENT, deferrals=(DEFERRAL, DEFERRAL)), "deferrals[1].id", ERROR),
        (_change(JOB.start - DAY), "jobs[0].changes[0].on", ERROR),
        (_change(date(2022, 1, 1)), "jobs[0].changes[0].on", ERROR),
        (_change(JOB.start, hours_week=61), "jobs[0].changes[0].hours_week", ERROR),
        (_change(JOB.start, pay_month=-1), "jobs[0].changes[0].pay_month", ERROR),
        (_job(support_every_months=-1), "jobs[0].support_every_months", ERROR),
    ],
)
def test_what_does_not_fit(client: Client, where: str, severity: Severity) -> None:
    """Each thing that does not fit is one problem, at its place, with what was expected."""
    (problem,) = client_problems(client, TODAY)
    assert (problem.where, problem.severity) == (where, severity)
    assert problem.expected is not None


@pytest.mark.parametrize(
    "client",
    [
        CLIENT,
        _change(JOB.start),
        _change(date(2021, 12, 31)),
        evolve(CLIENT, jobs=(evolve(JOB, end=None, changes=(JobChange("c1", TODAY + 30 * DAY),)),)),
        _deferred(until=None),
        _deferred(until=TODAY - DAY),
        _job(support_every_months=0),
    ],
)
def test_what_does_fit(client: Client) -> None:
    """Changes on the first and the last day of a job, one agreed for later, an item that is not needed."""
    assert client_problems(client, TODAY) == ()


@pytest.mark.parametrize(
    ("kinds", "told"),
    [
        ((ContactKind.MISSED,), True),
        ((ContactKind.MEETING, ContactKind.MISSED), True),
        ((ContactKind.ATTEMPT, ContactKind.MISSED), True),
        ((ContactKind.MISSED, ContactKind.MISSED), True),
        ((ContactKind.MISSED, ContactKind.ATTEMPT), False),
        ((ContactKind.MISSED, ContactKind.PHONE), False),
        ((ContactKind.MEETING,), False),
        ((), False),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_missed_meetings_alone_are_no_reason_to_close(
    kinds: tuple[ContactKind, ...], told: bool, turned: bool
) -> None:
    """A warning when the last that happened is a missed meeting, in whatever order the records are."""
    contacts = [
        Contact(f"k{at}", CLOSED - (20 - 7 * at) * DAY, kind, "coach001") for at, kind in enumerate(kinds)
    ]
    after = Contact("k9", CLOSED + 90 * DAY, ContactKind.MEETING, "coach001")
    episodes = tuple(
        Episode("e1", "r", INTAKE, closed_on=CLOSED, closing_reason=reason)
        for reason in (ClosingReason.DROPPED_OUT, ClosingReason.HEALTH)
    )
    client = Client("abcd1234", "r", (), (*contacts[:: -1 if turned else 1], after))
    problems = [client_problems(evolve(client, episodes=(each,)), TODAY) for each in episodes]
    assert [each.where for each in problems[0]] == (["episodes[0].closing_reason"] if told else [])
    assert all(each.severity is WARNING for each in problems[0])
    assert problems[1] == ()


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"events": (EVENT, EVENT)}, "events[1].id"),
        ({"events": (evolve(EVENT, on=date(2021, 12, 31)),)}, "events[0].on"),
        ({"events": (evolve(EVENT, on=date(2022, 12, 1)),)}, "events[0].on"),
        ({"events": (evolve(EVENT, minutes=1441),)}, "events[0].minutes"),
        ({"deferrals": (evolve(DEFERRAL, reason=""),)}, "deferrals[0].reason"),
    ],
)
def test_service_logs(change: dict[str, Any], where: str) -> None:
    """Events of another year, of a day to come, of an impossible length; and what deferrals may lack."""
    assert service_log_problems(LOG, TODAY) == ()
    assert [each.where for each in service_log_problems(evolve(LOG, **change), TODAY)] == [where]


@given(records(ServiceLog), st.dates())
def test_any_log_can_be_looked_at(log: ServiceLog, today: date) -> None:
    """Whatever a log holds, problems say what was expected."""
    assert all(each.expected is not None for each in service_log_problems(log, today))


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"deferrals": (evolve(DEFERRAL, reason=""),)}, ["deferrals[0].reason"]),
        ({"merged_into": "empl0001"}, ["merged_into"]),
        ({"merged_into": "empl0002", "deferrals": (DEFERRAL,)}, []),
    ],
)
def test_employers(change: dict[str, Any], where: list[str]) -> None:
    """An employer merged into itself, and what its deferrals may lack."""
    employer = Employer("empl0001", "Leipomo")
    assert [each.where for each in employer_problems(evolve(employer, **change), TODAY)] == where


@pytest.mark.parametrize(
    ("rules", "known", "where"),
    [("", (), []), ("oma", ("oma",), []), ("omx", ("oma",), ["info.rules"]), ("omx", None, [])],
)
def test_references_of_the_practice(rules: str, known: tuple[str, ...] | None, where: list[str]) -> None:
    """The rules of the workspace, who put an item off, who took part, what an employer became."""
    info = WorkspaceInfo("T", "ips25", (Site("r", "R"),), rules=rules)
    dataset = Dataset(
        info,
        clients={"abcd1234": _deferred(by="gone")},
        employers={"empl0001": Employer("empl0001", "Leipomo", merged_into="gone")},
        staff={"coach001": Staff("coach001", "Aino")},
        service_logs={"r-2022": evolve(LOG, site="x", events=(evolve(EVENT, staff=("coach001", "gone")),))},
    )
    found = reference_problems(dataset, (), (), {"ips25"}, rules=known)
    assert {each.where for each in found} == {
        *where,
        "clients.abcd1234.deferrals[0].by",
        "employers.empl0001.merged_into",
        "service_logs.r-2022.site",
        "service_logs.r-2022.events[0].staff[1]",
    }

"""Cases, employers and services of every shape, on days close enough to each other to matter."""

from datetime import date, timedelta

from hypothesis import strategies as st

from ipscore.practice.case import Case, ReviewResult, Service
from ipscore.practice.summaries import (
    ClientSummary,
    ContactSummary,
    EmployerContactSummary,
    EmployerSummary,
    JobSummary,
    StaffSummary,
)
from ipscore.records.contact import ContactKind, ContactWith, Topic
from ipscore.records.deferral import Deferral
from ipscore.records.episode import CoachEntry, Episode, Phase, PhaseEntry
from ipscore.records.job import JobChange
from ipscore.records.partner import Partner, PartnerKind
from ipscore.records.review import ReviewKind
from ipscore.records.service_log import ServiceEvent, ServiceEventKind, ServiceLog
from ipscore.records.staff import Post, Role

FIRST, LAST = date(2021, 11, 1), date(2024, 3, 15)

DAYS = st.dates(FIRST, LAST)
IDS = st.text("abcdef", min_size=1, max_size=6)


def days_ahead(day: date, most: int = 400) -> st.SearchStrategy[date]:
    """Days from `day` on."""
    return st.integers(0, most).map(lambda n: day + timedelta(n))


@st.composite
def cases(draw: st.DrawFn) -> tuple[Case, date]:
    """A client in a first or second stay, and a day to look at."""
    came = draw(DAYS)
    today = draw(days_ahead(came))
    episodes = [draw(_episodes("e1", came))]
    if draw(st.booleans()):
        earlier = came - timedelta(draw(st.integers(30, 300)))
        closed = earlier + timedelta(draw(st.integers(0, (came - earlier).days)))
        episodes.append(
            Episode("e0", "r", earlier, coaches=(CoachEntry("k0", "arvo", earlier),), closed_on=closed)
        )
    around = days_ahead(came - timedelta(30), (today - came).days + 60)
    contacts = draw(st.lists(_contacts(around), max_size=20, unique_by=lambda each: each.id))
    meetings = draw(st.lists(_employer_contacts(around, "c1"), max_size=3, unique_by=lambda each: each.id))
    jobs = draw(st.lists(_jobs(around), max_size=3, unique_by=lambda each: each.id))
    partners = draw(st.lists(_partners(around), max_size=2, unique_by=lambda each: each.id))
    client = ClientSummary(
        "c1", "r", tuple(episodes), tuple(contacts), tuple(jobs), tuple(partners), (), "",
        draw(st.none() | around),
    )  # fmt: skip
    return Case(client, tuple(("emp1", each) for each in meetings)), today


@st.composite
def employers(draw: st.DrawFn) -> tuple[EmployerSummary, date]:
    """An employer with some contacts, and a day to look at."""
    today = draw(DAYS)
    around = days_ahead(today - timedelta(60), 90)
    contacts = draw(st.lists(_employer_contacts(around), max_size=6, unique_by=lambda each: each.id))
    made = EmployerSummary("emp1", "Kahvila", None, "", "", "", "", "", "", tuple(contacts), (), None)
    return made, today


@st.composite
def services(draw: st.DrawFn) -> tuple[Service, date]:
    """A site with a coach and a leader, a log of a year or two, and a day to look at."""
    began = draw(DAYS)
    today = draw(days_ahead(began))
    around = days_ahead(began, 460)
    events = draw(
        st.lists(
            st.builds(ServiceEvent, IDS, around, st.sampled_from(ServiceEventKind)),
            max_size=8,
            unique_by=lambda each: each.id,
        )
    )
    reviews = draw(
        st.lists(
            st.builds(
                ReviewResult, IDS, around, st.just(ReviewKind.SELF),
                st.none() | st.sampled_from((70, 99, 100, 120)), st.sampled_from(((), ("r",), ("k",))),
            ),
            max_size=3,
            unique_by=lambda each: each.id,
        )
    )  # fmt: skip
    ends = st.none() | around
    staff = tuple(
        StaffSummary(key, key, (role,), (Post("p", "r", began, end=draw(ends)),), (), None)
        for key, role in (("aino", Role.COACH), ("leena", Role.TEAM_LEADER))
    )
    log = ServiceLog("r-2022", "r", 2022, tuple(events))
    return Service(("r",), staff, (log,), tuple(reviews)), today


def deferral(item: str, on: date, until: date | None) -> Deferral:
    """Somebody decided about an item."""
    return Deferral("d1", item, on, "aino", "syy", until)


@st.composite
def _episodes(draw: st.DrawFn, key: str, came: date) -> Episode:
    phases = st.tuples(days_ahead(came), st.sampled_from(Phase))
    entered = draw(st.lists(phases, max_size=5, unique_by=lambda each: each[0]))
    return Episode(
        key,
        "r",
        came,
        phases=tuple(PhaseEntry(f"p{on}", phase, on) for on, phase in entered),
        coaches=(CoachEntry("k1", "aino", came), CoachEntry("k2", "arvo", draw(days_ahead(came)))),
        closed_on=draw(st.none() | st.none() | days_ahead(came)),
    )


def _contacts(on: st.SearchStrategy[date]) -> st.SearchStrategy[ContactSummary]:
    kinds = st.sampled_from(ContactKind) | st.just(ContactKind.MEETING)
    whom = st.just(ContactWith.CLIENT) | st.sampled_from(ContactWith)
    return st.builds(
        ContactSummary,
        IDS,
        on,
        kinds,
        whom,
        st.just("aino"),
        st.none() | st.just("p1"),
        st.just(""),
        st.lists(st.sampled_from(Topic), max_size=2, unique=True).map(tuple),
        st.none(),
        st.none(),
        st.sampled_from(("", "soitto")),
        st.none() | on,
    )


def _employer_contacts(
    on: st.SearchStrategy[date], *clients: str
) -> st.SearchStrategy[EmployerContactSummary]:
    return st.builds(
        EmployerContactSummary,
        IDS,
        on,
        st.just("aino"),
        st.booleans(),
        st.booleans(),
        st.booleans(),
        st.just(clients),
        st.just(""),
        st.sampled_from(("", "soitto")),
        st.none() | on,
        st.none(),
        st.none(),
    )


@st.composite
def _jobs(draw: st.DrawFn, on: st.SearchStrategy[date]) -> JobSummary:
    key = draw(st.sampled_from(("job1", "job2", "job3")))
    start = draw(on)
    end = draw(st.none() | st.none() | days_ahead(start, 200))
    changes = draw(st.lists(days_ahead(start), max_size=2, unique=True))
    return JobSummary(
        key,
        draw(st.sampled_from(("e1", "e1", "e1", "e0"))),
        "siivooja",
        None,
        start,
        end,
        draw(st.none() | days_ahead(end - timedelta(20), 60)) if end is not None else None,
        None,
        None,
        draw(st.none() | on),
        tuple(JobChange(f"{key}-{each}", each) for each in changes),
        draw(st.none() | st.integers(0, 6)),
    )


def _partners(on: st.SearchStrategy[date]) -> st.SearchStrategy[Partner]:
    return st.builds(
        Partner,
        st.sampled_from(("p1", "p2")),
        st.just("Kela"),
        st.just(PartnerKind.KELA),
        may_contact=st.none() | st.booleans(),
        until=st.none() | on,
    )

"""What does not fit together within the other kinds of record, and ids that lead nowhere."""

from collections.abc import Sequence
from datetime import date

import pytest
from attrs import evolve

from ipscore.problem import Problem
from ipscore.records.client import Client
from ipscore.records.consistency_review import review_problems
from ipscore.records.consistency_service import (
    employer_problems,
    identity_problems,
    info_problems,
    programme_problems,
    staff_problems,
    working_time_problems,
)
from ipscore.records.contact import Contact, ContactKind
from ipscore.records.dataset import Dataset
from ipscore.records.employer import Employer, EmployerContact
from ipscore.records.identity import Identity
from ipscore.records.job import Job
from ipscore.records.programme import Programme, ProgrammeKind
from ipscore.records.references import reference_problems
from ipscore.records.review import Assessor, RatingFile, Review, ReviewKind
from ipscore.records.staff import Leave, Post, Staff
from ipscore.records.working_time import Activity, WorkingTime, WorkingTimeEntry
from ipscore.records.workspace import Site, WorkspaceInfo

TODAY = date(2022, 10, 31)
INFO = WorkspaceInfo("T", "ips25", (Site("r", "R"),))


def _told(problems: Sequence[Problem]) -> list[str]:
    return [each.where for each in problems]


@pytest.mark.parametrize(
    ("code", "wrong"),
    [("", False), ("131052-308T", False), ("131052A308T", False), ("131052-308U", True), ("13105", True)],
)
def test_personal_identity_codes(code: str, wrong: bool) -> None:
    """A code with a wrong check character is a warning that does not repeat it; no code is no problem."""
    problems = identity_problems(Identity("abcd1234", "V", "A", personal_identity_code=code))
    assert _told(problems) == (["personal_identity_code"] if wrong else [])
    assert not code or code not in str(problems)


@pytest.mark.parametrize(
    ("business_id", "wrong"), [("", False), ("2077474-0", False), ("2077474-1", True), ("Oy", True)]
)
def test_business_ids(business_id: str, wrong: bool) -> None:
    """A business id with a wrong check digit is a warning."""
    problems = employer_problems(Employer("e", "Yritys", business_id=business_id), TODAY)
    assert _told(problems) == (["business_id"] if wrong else [])


def test_employer_contacts() -> None:
    """A contact in the future, reviewed or followed up before it took place."""
    contact = EmployerContact("k", date(2022, 11, 1), "c", True, minutes=-5)
    other = EmployerContact(
        "l", TODAY, "c", True, next_on=date(2022, 1, 1), reviewed_on=date(2022, 1, 1), minutes=30
    )
    problems = employer_problems(Employer("e", "Y", contacts=(contact, other)), TODAY)
    expected = ["contacts[0].on", "contacts[0].minutes", "contacts[1].next_on", "contacts[1].reviewed_on"]
    assert _told(problems) == expected
    assert (
        employer_problems(
            Employer("e", "Y", contacts=(evolve(other, next_on=None, reviewed_on=TODAY),)), TODAY
        )
        == ()
    )


def test_staff() -> None:
    """A post that ends before it starts, a share above the whole, a leave that runs backwards."""
    post = Post("p", "r", date(2022, 1, 1), 1.5, date(2021, 1, 1))
    leave = Leave("l", date(2022, 7, 31), date(2022, 7, 1))
    problems = staff_problems(Staff("s", "V", posts=(post,), leaves=(leave,)))
    assert _told(problems) == ["posts[0].end", "posts[0].share", "leaves[0].end"]
    assert staff_problems(Staff("s", "V", posts=(Post("p", "r", TODAY, 0.5, TODAY),))) == ()


def test_working_time() -> None:
    """Entries of another month or the future, and days of more than 24 hours, told once a day."""

    def entry(item: str, on: date, minutes: int) -> WorkingTimeEntry:
        return WorkingTimeEntry(item, on, minutes, Activity.TEAM)

    sound = (entry("a", date(2022, 10, 3), 800), entry("b", date(2022, 10, 3), 640))
    record = WorkingTime("s-2022-10", "s", date(2022, 10, 1), sound)
    assert working_time_problems(record, TODAY) == ()
    more = (*sound, entry("c", date(2022, 10, 3), 1), entry("d", date(2022, 10, 3), 1))
    assert _told(working_time_problems(evolve(record, entries=more), TODAY)) == ["entries[2].minutes"]
    wrong = (entry("a", date(2022, 11, 1), -1), entry("a", date(2021, 10, 1), 1))
    assert _told(working_time_problems(evolve(record, entries=wrong, month=date(2022, 10, 2)), TODAY)) == [
        "month",
        "entries[1].id",
        "entries[0].on",
        "entries[0].minutes",
        "entries[0].on",
        "entries[1].on",
    ]


def test_programmes_and_reviews() -> None:
    """Days out of order, evidence after the visit, an assessor who takes the name of the consensus."""
    programme = Programme("p", "P", ProgrammeKind.PROJECT, TODAY, date(2021, 1, 1))
    assert _told(programme_problems(programme)) == ["end"]
    review = Review("v", "ips25", ReviewKind.SELF, "U", TODAY, TODAY, evidence_to=date(2022, 11, 1))
    assert _told(review_problems(review)) == ["evidence_to"]
    review = evolve(review, evidence_to=None, end=date(2022, 1, 1), assessors=(Assessor("consensus", "x"),))
    assert _told(review_problems(review)) == ["end", "assessors[0].id"]


def test_workspace() -> None:
    """Two sites of one id, and a threshold that would show single persons."""
    assert info_problems(INFO) == ()
    assert _told(info_problems(evolve(INFO, sites=(Site("all", "A"), Site("unknown", "U"))))) == [
        "sites[0].id",
        "sites[1].id",
    ]
    assert _told(info_problems(evolve(INFO, sites=INFO.sites * 2, small_group=2))) == [
        "sites[1].id",
        "small_group",
    ]


def test_references_of_every_kind() -> None:
    """Each field that points at something is followed, lists of ids item by item."""
    contact = Contact("k", TODAY, ContactKind.PHONE, "nobody")
    client = Client("c1", "r", contacts=(contact,), jobs=(Job("j", "e", TODAY, "x", employer="gone"),))
    meeting = EmployerContact("m", TODAY, "nobody", True, clients=("c1", "c9"))
    dataset = Dataset(
        evolve(INFO, scale="unknown"),
        clients={"c1": client},
        identities={"c2": Identity("c2", "V", "A")},
        employers={"e1": Employer("e1", "Y", contacts=(meeting,))},
        staff={"s1": Staff("s1", "V", posts=(Post("p", "x", TODAY),), leader="s9")},
    )
    review = Review("v1", "old", ReviewKind.SELF, "U", TODAY, TODAY, sites=("r", "z"), programme="p9")
    ratings = (RatingFile("v1-a", "v1", "a"), RatingFile("v9-a", "v9", "a"))
    told = {each.where for each in reference_problems(dataset, (review,), ratings, {"ips25"})}
    assert told == {
        "info.scale",
        "clients.c1.contacts[0].coach",
        "clients.c1.jobs[0].employer",
        "identities.c2.id",
        "employers.e1.contacts[0].coach",
        "employers.e1.contacts[0].clients[1]",
        "staff.s1.posts[0].site",
        "staff.s1.leader",
        "reviews.v1.scale",
        "reviews.v1.sites[1]",
        "reviews.v1.programme",
        "ratings.v1-a.assessor",
        "ratings.v9-a.review",
    }


def test_references_to_what_cannot_be_read() -> None:
    """An id whose file exists but is broken is not told as missing."""
    contact = Contact("k", TODAY, ContactKind.PHONE, "broken")
    dataset = Dataset(INFO, clients={"c1": Client("c1", "r", contacts=(contact,))})
    assert len(reference_problems(dataset, (), (), {"ips25"})) == 1
    assert reference_problems(dataset, (), (), {"ips25"}, {"staff": {"broken"}}) == ()

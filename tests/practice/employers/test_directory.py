"""The directory of employers: who knows them, who works there, what is next."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipscore.practice.employers.directory import (
    EmployerOrder,
    EmployerRow,
    EmployerSelection,
    directory,
    select_employers,
)
from ipscore.practice.summaries import client_summary, employer_summary
from ipscore.records.client import Client
from ipscore.records.employer import Employer, EmployerContact
from ipscore.records.job import Job

TODAY = date(2022, 10, 14)


def contact(on: date, key: str = "", coach: str = "anna", **more: Any) -> EmployerContact:
    """A meeting of the coach."""
    return EmployerContact(key or f"k{on}{coach}", on, coach, True, **more)


def job(key: str, employer: str, end: date | None = None, start: date = date(2022, 5, 2)) -> Job:
    """A job with the employer."""
    return Job(key, "e", start, "kokki", employer=employer, end=end)


def rows(
    *employers: Employer, clients: tuple[Client, ...] = (), today: date = TODAY
) -> tuple[EmployerRow, ...]:
    """The directory of these."""
    jobs = {each.id: client_summary(each).jobs for each in clients}
    return directory({each.id: employer_summary(each) for each in employers}, jobs, today)


def test_a_row() -> None:
    """Contacts newest first, coaches by their number of contacts, jobs with those that go on."""
    contacts = (
        contact(date(2022, 3, 1)),
        contact(date(2022, 9, 1), coach="ben"),
        contact(date(2022, 4, 1)),
        contact(date(2022, 9, 2), coach="cia", by_client=True),
        contact(date(2022, 10, 15), coach="ben"),
    )
    clients = (
        Client("c1", "r", jobs=(job("j1", "f1"), job("j2", "f1", date(2022, 6, 1)))),
        Client("c2", "r", jobs=(job("j3", "other"), job("j4", "f1", start=date(2022, 11, 1)))),
    )
    (found,) = rows(Employer("f1", "Aamu", contacts=contacts), clients=clients)
    assert found.last_on == date(2022, 9, 2)
    assert [(each.coach, each.contacts, each.last) for each in found.known_by] == [
        ("anna", 2, date(2022, 4, 1)),
        ("ben", 1, date(2022, 9, 1)),
    ]
    assert ([each.job.id for each in found.jobs], found.running) == (["j1", "j2"], 1)


@pytest.mark.parametrize(
    ("next_on", "later", "stands"),
    [
        (date(2022, 10, 1), None, True),
        (date(2022, 10, 1), date(2022, 9, 20), True),
        (date(2022, 10, 1), date(2022, 10, 1), False),
        (None, None, True),
        (None, date(2022, 9, 2), False),
        (date(2022, 10, 1), date(2022, 10, 20), True),
    ],
)
def test_the_next_step(next_on: date | None, later: date | None, stands: bool) -> None:
    """It stands until a contact on or after its day; one without a day until the next contact."""
    contacts = [contact(date(2022, 9, 1), next_step="Soitto", next_on=next_on)]
    if later is not None:
        contacts.append(contact(later))
    (found,) = rows(Employer("f1", "Aamu", contacts=tuple(contacts)))
    assert (found.next_step, found.next_on) == (("Soitto", next_on) if stands else ("", None))


def test_merged_employers_are_one_row() -> None:
    """Contacts, also those in both files, and jobs are the kept one's; the merged one is not listed."""
    double = Employer(
        "f2", "Aamu Oy", contacts=(contact(date(2022, 3, 1)), contact(date(2022, 3, 2))), merged_into="f1"
    )
    kept = Employer("f1", "Aamu", contacts=(contact(date(2022, 3, 1)),))
    (found,) = rows(kept, double, clients=(Client("c1", "r", jobs=(job("j1", "f2"),)),))
    assert (found.id, found.ids, len(found.contacts), len(found.jobs)) == ("f1", ("f1", "f2"), 2, 1)


THREE = (
    Employer("f1", "Ääni Oy", industry="ravitsemisala", municipality="Turku", person="Aino Laakso"),
    Employer(
        "f2",
        "Zeta",
        business_id="2077474-0",
        contacts=(contact(date(2022, 10, 1), next_on=date(2022, 10, 14)),),
    ),
    Employer("f3", "Aamu", municipality="Raisio", contacts=(contact(date(2022, 1, 1), coach="ben"),)),
)


def _ids(**selection: Any) -> list[str]:
    found = select_employers(rows(*THREE), EmployerSelection(**selection), TODAY)
    assert found.total == 3
    return [each.id for each in found.rows]


@pytest.mark.parametrize(
    ("selection", "ids"),
    [
        ({}, ["f3", "f2", "f1"]),
        ({"search": "ravits TURKU"}, ["f1"]),
        ({"search": "laakso"}, ["f1"]),
        ({"search": "2077474-0"}, ["f2"]),
        ({"search": "20774740"}, ["f2"]),
        ({"search": "[/foo]"}, []),
        ({"coach": "ben"}, ["f3"]),
        ({"quiet_days": 90}, ["f3", "f1"]),
        ({"quiet_days": 286}, ["f3", "f1"]),
        ({"quiet_days": 287}, ["f1"]),
        ({"due_by": TODAY}, ["f2"]),
        ({"due_by": date(2022, 10, 13)}, []),
        ({"order": EmployerOrder.LAST_CONTACT}, ["f2", "f3", "f1"]),
        ({"order": EmployerOrder.LAST_CONTACT, "backwards": True}, ["f3", "f2", "f1"]),
        ({"order": EmployerOrder.MUNICIPALITY}, ["f3", "f1", "f2"]),
        ({"order": EmployerOrder.NEXT_STEP}, ["f2", "f3", "f1"]),
    ],
)
def test_selecting(selection: dict[str, Any], ids: list[str]) -> None:
    """Searched, filtered and ordered; Finnish alphabet, and what is not known comes last either way."""
    assert _ids(**selection) == ids


@given(st.permutations(range(3)), st.sampled_from(EmployerOrder), st.booleans())
def test_the_order_of_files_does_not_matter(order: list[int], by: EmployerOrder, backwards: bool) -> None:
    """The same rows in the same order, however the files come."""
    wanted = EmployerSelection(order=by, backwards=backwards)
    mixed = rows(*(THREE[each] for each in order))
    assert select_employers(mixed, wanted, TODAY) == select_employers(rows(*THREE), wanted, TODAY)

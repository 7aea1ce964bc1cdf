"""The agenda from the index: what the records themselves give, of one coach or site, on any day."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from ipscore.plugin.registry import Registry
from ipscore.practice.agenda import Practice, client_items, employer_items, in_order, service_items
from ipscore.practice.case import Case, ReviewResult, Service
from ipscore.practice.due import DueItem
from ipscore.practice.summaries import client_summary, employer_summary, service_log_summary, staff_summary
from ipscore.records.client import Client
from ipscore.records.dataset import Dataset
from ipscore.records.employer import Employer, EmployerContact
from ipscore.records.review import CONSENSUS, Assessor, Rating, RatingFile, Review, ReviewKind, ReviewState
from ipscore.records.staff import Role
from ipscore.store import Workspace
from ipscore.store.agenda import agenda
from ipscore.store.calendar import finnish
from ipscore.store.index import Index
from ipscore.store.lists import Lists
from ipscore.store.review_results import review_results

REGISTRY = Registry.load()
DAYS = (date(2021, 6, 24), date(2022, 2, 28), date(2023, 4, 11), date(2024, 4, 15))


@pytest.fixture(scope="module")
def sample(sample: Path) -> Workspace:
    """The sample workspace, opened."""
    return Workspace.open(sample)


@pytest.fixture(scope="module")
def lists(sample: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Lists:
    """Its lists."""
    return Index.open(sample.root, sample.today(), folder=tmp_path_factory.mktemp("index")).lists


@pytest.fixture(scope="module")
def dataset(sample: Workspace) -> Dataset:
    """Its records."""
    return sample.load().dataset


@pytest.fixture(scope="module")
def practice(sample: Workspace) -> Practice:
    """Its rules and calendar."""
    return Practice(REGISTRY.rules_of(sample.info), finnish(sample.info))


def straight(dataset: Dataset, practice: Practice, day: date) -> Iterator[DueItem]:
    """What is due, from the records and without the index."""
    employers = [employer_summary(each) for each in dataset.employers.values()]
    about = [(key.id, each) for key in employers for each in key.contacts]
    about.sort(key=lambda pair: (pair[1].on, pair[1].id, pair[0]))
    for client in dataset.clients.values():
        contacts = tuple(pair for pair in about if client.id in pair[1].clients)
        yield from client_items(Case(client_summary(client), contacts), practice, day)
    for employer in employers:
        yield from employer_items(employer, practice, day)
    service = Service(
        tuple(each.id for each in dataset.info.sites),
        tuple(staff_summary(each) for each in dataset.staff.values()),
        tuple(service_log_summary(each) for each in dataset.service_logs.values()),
    )
    yield from service_items(service, practice, day)


@pytest.mark.parametrize("day", DAYS)
def test_the_agenda_is_that_of_the_records(
    lists: Lists, dataset: Dataset, practice: Practice, day: date
) -> None:
    """On any day, in order, nothing left out and nothing twice."""
    found = agenda(lists, dataset.info, practice, day)
    assert found == in_order(straight(dataset, practice, day))
    assert len({(each.key, each.client, each.employer, each.site) for each in found}) == len(found)


def test_the_agendas_of_coaches_make_up_that_of_the_team(
    lists: Lists, dataset: Dataset, practice: Practice
) -> None:
    """Every item is on somebody's list; what coaches of a site do together is on each of theirs."""
    day = DAYS[-1]
    whole = agenda(lists, dataset.info, practice, day)
    parts = {key: agenda(lists, dataset.info, practice, day, coach=key) for key in lists.staff}
    owned = [item for part in parts.values() for item in part if item.who is not None]
    together = {item.key: item for part in parts.values() for item in part if item.who is None}
    assert in_order([*owned, *together.values()]) == whole
    assert {each.rule for each in together.values()} == {"host_team_meeting"}
    for key, part in parts.items():
        here = {post.site for post in lists.staff[key].posts if post.runs_on(day)}
        coach = Role.COACH in lists.staff[key].roles
        mine = {each.key for each in together.values() if coach and each.site in here}
        assert {each.key for each in part if each.who is None} == mine


def test_the_agendas_of_sites_make_up_that_of_the_team(
    lists: Lists, dataset: Dataset, practice: Practice
) -> None:
    """In the sample nobody works at two sites."""
    day = DAYS[-1]
    parts = [agenda(lists, dataset.info, practice, day, site=each) for each in ("r", "k")]
    assert in_order([*parts[0], *parts[1]]) == agenda(lists, dataset.info, practice, day)
    assert {each.site for each in parts[1] if each.client is None and each.employer is None} == {"k"}


def test_reviews_are_asked_for_only_when_needed(lists: Lists, dataset: Dataset, practice: Practice) -> None:
    """A coach's own agenda opens no review; the team's does, and a good one makes the rhythm slower."""
    asked = []

    def reviews() -> tuple[ReviewResult, ...]:
        asked.append(1)
        return (ReviewResult("rev00001", date(2024, 4, 1), ReviewKind.INDEPENDENT, 110),)

    day = DAYS[-1]
    coach = next(key for key, each in lists.staff.items() if Role.COACH in each.roles)
    agenda(lists, dataset.info, practice, day, coach=coach, reviews=reviews)
    assert not asked
    found = agenda(lists, dataset.info, practice, day, reviews=reviews, horizon=92)
    assert asked
    assert "review" not in {each.rule for each in found}
    assert "review" in {each.rule for each in agenda(lists, dataset.info, practice, day)}


def test_a_saved_employer_changes_the_cases_at_once(workspace: Workspace, tmp_path: Path) -> None:
    """After a save only what changed is decoded again, and cases have the new contact."""
    workspace.clients.save(Client("aaaa0001", "r"), None)
    first = workspace.employers.save(Employer("empl0001", "Leipomo"), None)
    workspace.employers.save(Employer("empl0002", "Kauppa"), None)
    index = Index.open(workspace.root, workspace.today(), folder=tmp_path / "cache")
    assert [each.employer_contacts for each in index.lists.cases(["aaaa0001", "gone"])] == [()]
    kept = index.lists.employer_work.employers["empl0002"]
    contact = EmployerContact("k1", date(2022, 5, 2), "coach001", face_to_face=True, clients=("aaaa0001",))
    second = workspace.employers.save(evolve(first.record, contacts=(contact,)), first.revision)
    index.refresh(deep=False)
    (case,) = index.lists.cases(["aaaa0001"])
    assert [(key, each.id) for key, each in case.employer_contacts] == [("empl0001", "k1")]
    assert index.lists.employer_work.employers["empl0002"] is kept
    workspace.employers.delete("empl0001", second.revision)
    index.refresh(deep=False)
    assert [each.employer_contacts for each in index.lists.cases(["aaaa0001"])] == [()]
    assert index.lists.employer_work.employers.keys() == {"empl0002"}


def test_what_reviews_came_to(workspace: Workspace) -> None:
    """The consensus counts, or a single assessor's ratings; plans do not, nor what two have not agreed on."""
    scale = REGISTRY.scales["thl-applied"]
    full = {each: Rating(score=4) for each in scale.criteria}
    one, two = Assessor("a1", "Aino"), Assessor("a2", "Bo")

    def save(key: str, assessors: tuple[Assessor, ...], *rated: str, **more: Any) -> None:
        review = Review(
            key, "thl-applied", ReviewKind.SELF, "T", date(2022, 3, 1), date(2022, 3, 2), assessors=assessors,
            state=ReviewState.RATING,
        )  # fmt: skip
        workspace.reviews.save(evolve(review, **more), None)
        for assessor in rated:
            workspace.ratings.save(RatingFile(f"{key}-{assessor}", key, assessor, full), None)

    save("rev00001", (one, two), "a1", "a2", CONSENSUS)
    save("rev00002", (one, two), "a1", "a2")
    save("rev00003", (one,), "a1", sites=("r",))
    save("rev00004", (one,), scale="gone")
    save("rev00005", (one,), "a1", state=ReviewState.PLANNED)
    found = {
        each.id: (each.total, each.day, each.sites) for each in review_results(workspace, REGISTRY.scales)
    }
    total, day = 4 * len(scale.criteria), date(2022, 3, 2)
    assert found == {
        "rev00001": (total, day, ()),
        "rev00002": (None, day, ()),
        "rev00003": (total, day, ("r",)),
        "rev00004": (None, day, ()),
    }

"""What the records of the sample tell by site looks like a service at work; and what there is to mend."""

from pathlib import Path

import pytest

from ipscore.fidelity.evidence import evidence
from ipscore.plugin.registry import Registry
from ipscore.practice.employers.doubles import Likeness, doubles
from ipscore.practice.summaries import employer_summary
from ipscore.sample import sample_records
from ipscore.store import Workspace
from ipscore.store.review_results import beside_records, review_results

SCALES = Registry.load().scales


@pytest.fixture(scope="module")
def workspace(sample: Path) -> Workspace:
    """The sample, opened."""
    return Workspace.open(sample)


def figure(workspace: Workspace, criterion: str, name: str, *sites: str) -> float:
    """A figure on the sample's today."""
    beside = beside_records(workspace, SCALES)
    found = evidence(
        SCALES["thl-applied"], criterion, sample_records().dataset(), workspace.today(), sites, beside
    )
    value = {each.figure: each.value for each in found}[name]
    assert value is not None
    return value


@pytest.mark.parametrize("site", ["r", "k"])
def test_another_service_s_reviews_set_no_rhythm_here(workspace: Workspace, site: str) -> None:
    """In the year one of two half-years had a review; the self-assessments of the other area are its own."""
    assert figure(workspace, "11", "review_half_year_share", site) == 50
    assert {each.id for each in review_results(workspace, SCALES)} == {"7rk2v9qd", "e9tb5s2k"}


@pytest.mark.parametrize("site", ["r", "k"])
def test_employers_are_supported_after_the_hire(workspace: Workspace, site: str) -> None:
    """More than a third of the employers of running jobs were in contact with the coach, and never all."""
    assert 35 < figure(workspace, "22", "employer_support_share", site) < 80


def test_clients_who_stay_away_are_visited(workspace: Workspace) -> None:
    """The review found repeated visits, and so do the records."""
    assert 1 <= figure(workspace, "25", "clients_visited_again") <= 5


def test_the_directory_has_doubles_of_every_kind() -> None:
    """The same number written otherwise, the same name twice, a slip of the pen; each of them is met."""
    records = sample_records()
    names = {each.id: each.name for each in records.employers}
    contacts = {each.id: each.contacts for each in records.employers}
    found = doubles(map(employer_summary, records.employers))
    assert [each.likeness for each in found] == [
        Likeness.BUSINESS_ID,
        Likeness.NAME,
        Likeness.NAME,
        Likeness.NEAR_NAME,
    ]
    assert all(contacts[each.first] and contacts[each.second] for each in found)
    assert ("Keskiniemen Kukkatalo Ky", "Keskiniemen Kukkatallo") in {
        (names[each.first], names[each.second]) for each in found
    }


def test_a_merged_chain_leads_to_one_employer() -> None:
    """Two jobs name what the employer was called before; all are counted under the one that is left."""
    data = sample_records().dataset()
    merged = [each for each in data.employers.values() if each.merged_into is not None]
    assert len(merged) == 2
    assert any(each.merged_into in {other.id for other in merged} for each in merged)
    (kept,) = {data.employer_id(each.id) for each in merged}
    pointing = {job.employer for client in data.clients.values() for job in client.jobs}
    assert {kept, *(each.id for each in merged)} <= pointing

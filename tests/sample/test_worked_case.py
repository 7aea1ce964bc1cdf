"""The two-site table comes out of the records.

Counted here in plain Python over the records, apart from `ipscore.outcomes`, so that one checks the other.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date

import pytest

from ipscore.records.client import Client
from ipscore.records.employer import EmployerContact
from ipscore.records.episode import ClosingReason, Episode, ReferralSource
from ipscore.records.job import Job, PlacementKind, Sector
from ipscore.records.period import Period
from ipscore.sample import SampleRecords, sample_records

PROJECT = Period(date(2021, 5, 1), date(2022, 10, 31))
YEAR_2021 = Period(date(2021, 5, 1), date(2021, 12, 31))
SITES = pytest.mark.parametrize("site", ["r", "k"])


@pytest.fixture(scope="module")
def records() -> SampleRecords:
    """The sample."""
    return sample_records()


def episodes(client: Client, site: str, period: Period) -> list[Episode]:
    """Episodes at the site that overlap the period."""
    return [e for e in client.episodes if e.site == site and period.overlaps(e.intake, e.closed_on)]


def in_coaching(records: SampleRecords, site: str, period: Period) -> list[Client]:
    """Persons with an episode in the period."""
    return [client for client in records.clients if episodes(client, site, period)]


def jobs(client: Client, period: Period) -> list[Job]:
    """Jobs that ran in the period and started during an episode."""
    during = [job for job in client.jobs if any(each.open_on(job.start) for each in client.episodes)]
    return [job for job in during if period.overlaps(job.start, job.end)]


def count(values: Iterable[bool]) -> int:
    """How many are true."""
    return sum(values)


@pytest.mark.parametrize(
    ("site", "period", "persons", "employed"),
    [("r", PROJECT, 70, 39), ("k", PROJECT, 17, 8), ("r", YEAR_2021, 50, 18), ("k", YEAR_2021, 17, 8)],
)
def test_persons_and_employed_persons(
    records: SampleRecords, site: str, period: Period, persons: int, employed: int
) -> None:
    """39/70 and 8/17 in the project, 18/50 and 8/17 in 2021."""
    found = in_coaching(records, site, period)
    assert (len(found), count(bool(jobs(each, period)) for each in found)) == (persons, employed)


@pytest.mark.parametrize(
    ("site", "company", "municipality", "third_sector"),
    [("r", (22, 7), (12, 9), (3, 8)), ("k", (1, 2), (1, 0), (0, 3))],
)
def test_jobs_by_sector(
    records: SampleRecords,
    site: str,
    company: tuple[int, int],
    municipality: tuple[int, int],
    third_sector: tuple[int, int],
) -> None:
    """62 and 8 jobs: sectors without and with wage subsidy, and one apprenticeship at either site."""
    found = [job for client in in_coaching(records, site, PROJECT) for job in jobs(client, PROJECT)]
    apprenticeships = [job for job in found if job.apprenticeship]
    tally = Counter((job.sector, job.wage_subsidy) for job in found if not job.apprenticeship)
    expected = {Sector.COMPANY: company, Sector.MUNICIPALITY: municipality, Sector.THIRD_SECTOR: third_sector}
    assert len(apprenticeships) == 1
    assert len(found) == sum(map(sum, expected.values())) + 1
    assert tally == Counter(
        {(sector, bool(n)): counts[n] for sector, counts in expected.items() for n in (0, 1) if counts[n]}
    )


def test_wage_subsidy_and_open_labour_market_agree(records: SampleRecords) -> None:
    """A job with a wage subsidy is never called competitive, and the others always are."""
    found = [job for client in records.clients for job in client.jobs]
    assert all(job.competitive is not job.wage_subsidy for job in found)


@pytest.mark.parametrize(
    ("site", "trial", "studies", "other", "dropped", "ended", "still"),
    [("r", 9, 6, 4, 4, 1, 56), ("k", 7, 0, 0, 7, 3, 7)],
)
def test_where_persons_went(
    records: SampleRecords,
    site: str,
    trial: int,
    studies: int,
    other: int,
    dropped: int,
    ended: int,
    still: int,
) -> None:
    """Work trial, studies, other services, dropped out before a job, no longer needed, still in coaching."""
    found = in_coaching(records, site, PROJECT)

    def placed(client: Client, kind: PlacementKind) -> bool:
        return any(each.kind is kind and PROJECT.overlaps(each.start, each.end) for each in client.placements)

    def closed(client: Client, reason: ClosingReason) -> bool:
        return any(
            each.closing_reason is reason and each.closed_on is not None and each.closed_on in PROJECT
            for each in episodes(client, site, PROJECT)
        )

    assert count(placed(each, PlacementKind.WORK_TRIAL) for each in found) == trial
    assert count(placed(each, PlacementKind.STUDY) for each in found) == studies
    by_either = (placed(e, PlacementKind.STUDY) or closed(e, ClosingReason.STUDIES) for e in found)
    assert count(by_either) == studies
    assert count(closed(each, ClosingReason.OTHER_SERVICES) for each in found) == other
    assert not any(placed(each, PlacementKind.OTHER) for each in found)
    leavers = [each for each in found if closed(each, ClosingReason.DROPPED_OUT)]
    assert len(leavers) == dropped
    assert not any(jobs(each, PROJECT) for each in leavers)
    assert count(closed(each, ClosingReason.NO_LONGER_NEEDED) for each in found) == ended
    assert count(any(each.open_on(PROJECT.end) for each in client.episodes) for client in found) == still


@pytest.mark.parametrize(
    ("site", "expected"),
    [("r", (15, 11, 8, 18, 4, 3, 7, 4)), ("k", (1, 1, 6, 6, 1, 0, 0, 2))],
)
def test_referrals_by_source(records: SampleRecords, site: str, expected: tuple[int, ...]) -> None:
    """Every person of the project was referred by somebody known."""
    found = [episodes(each, site, PROJECT)[0] for each in in_coaching(records, site, PROJECT)]
    tally = Counter(each.referral_source for each in found)
    assert tuple(tally[source] for source in ReferralSource) == expected
    assert None not in tally


@pytest.mark.parametrize(("site", "employers", "made"), [("r", 127, 299), ("k", 25, 76)])
def test_employer_work(records: SampleRecords, site: str, employers: int, made: int) -> None:
    """127 employers with 299 contacts and 25 with 76, by the site of the coach."""
    sites = {each.id: each.posts[0].site for each in records.staff}
    found = [
        (employer.id, contact)
        for employer in records.employers
        for contact in employer.contacts
        if contact.on in PROJECT and sites[contact.coach] == site
    ]
    assert (len({employer for employer, _ in found}), len(found)) == (employers, made)


def test_each_employer_is_met_by_one_site_and_by_coaches_only(records: SampleRecords) -> None:
    """So the employers of the two sites add up to 152."""
    sites = {each.id: each.posts[0].site for each in records.staff}
    coaches = {each.id for each in records.staff if "coach" in each.roles}
    for employer in records.employers:
        assert len({sites[contact.coach] for contact in employer.contacts}) <= 1
        assert all(contact.coach in coaches for contact in employer.contacts)


def about(records: SampleRecords, client: str) -> list[EmployerContact]:
    """Employer contacts about a client."""
    return [each for employer in records.employers for each in employer.contacts if client in each.clients]


@SITES
def test_a_person_is_met_about_with_an_employer_before_the_first_job(
    records: SampleRecords, site: str
) -> None:
    """Jobs come from employer work: the first face-to-face meeting lies between intake and the job."""
    for client in in_coaching(records, site, PROJECT):
        episode = client.episodes[0]
        own = [job.start for job in client.jobs if job.episode == episode.id]
        if own:
            met = [each.on for each in about(records, client.id) if each.face_to_face]
            assert episode.intake < min(met) < min(own)


def test_the_service_of_spring_2024(records: SampleRecords) -> None:
    """On the last day 45 persons are coached at R and 8 at K, at most 20 to a full-time coach."""
    today = records.info.as_of
    assert today is not None
    active = [each for client in records.clients if (each := client.episode_on(today))]
    assert Counter(each.site for each in active) == {"r": 45, "k": 8}
    loads = Counter(each.coach_on(today) for each in active)
    shares = {each.id: each.posts[0].share for each in records.staff}
    assert all(load / shares[str(coach)] <= 20 for coach, load in loads.items())


def test_few_jobs_started_in_the_half_year_before_the_review(records: SampleRecords) -> None:
    """Four jobs of four occupations with four employers, as the review found."""
    half_year = Period(date(2023, 9, 12), date(2024, 3, 11))
    found = [job for client in records.clients for job in client.jobs if job.start in half_year]
    assert (len(found), len({e.occupation for e in found}), len({e.employer for e in found})) == (4, 4, 4)

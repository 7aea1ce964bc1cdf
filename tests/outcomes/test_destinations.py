"""Where clients went, and who referred them."""

import pytest

from ipscore.outcomes import Grouping
from ipscore.records.episode import ClosingReason, Episode, ReferralSource
from ipscore.records.job import Job, Placement, PlacementKind, Sector
from tests.outcomes.builders import client, episode, figure, job, parts, placement, report


def _closed(reason: ClosingReason | None, on: str = "6-1") -> Episode:
    return episode("1-10", on, closing_reason=reason)


def test_jobs_by_sector_are_shares_of_all_jobs() -> None:
    """Sectors split by wage subsidy, apprenticeships apart, and everything over all jobs."""
    jobs = [
        job("2-1", name="j1", sector=Sector.COMPANY),
        job("2-1", name="j2", sector=Sector.COMPANY, wage_subsidy=True),
        job("2-1", name="j3", sector=Sector.COMPANY, apprenticeship=True, wage_subsidy=True),
        job("2-1", name="j4"),
    ]
    found = report(client(jobs=jobs))
    assert parts(found.figure("jobs_company_without_subsidy")) == (1, 4, 1)
    assert parts(found.figure("jobs_company_with_subsidy")) == (1, 4, 1)
    assert parts(found.figure("jobs_apprenticeship")) == (1, 4, 0)
    assert found.figure("jobs_company_with_subsidy").records == ("j2",)


def test_sectors_apprenticeships_and_lacking_add_up_to_all_jobs() -> None:
    """Every job is in exactly one row, or told as lacking."""
    jobs = [job("2-1", name=f"j{each}", sector=each, wage_subsidy=True) for each in Sector]
    jobs += [job("2-1", name=f"k{each}", sector=each) for each in Sector]
    jobs += [job("2-1", name="a", apprenticeship=True), job("2-1", name="b")]
    found = report(client(jobs=jobs))
    rows = [
        each for each in found.figures if each.measure.startswith("jobs_") and each.denominator == len(jobs)
    ]
    assert sum(each.numerator or 0 for each in rows) == len(jobs) - 1
    assert len(rows) == 2 * len(Sector) + 1


@pytest.mark.parametrize(
    ("measure", "kind"),
    [
        ("work_trial", PlacementKind.WORK_TRIAL),
        ("studies", PlacementKind.STUDY),
        ("other_services", PlacementKind.OTHER),
    ],
)
def test_placements_are_counted_as_persons_in_coaching(measure: str, kind: PlacementKind) -> None:
    """Two work trials of one person are one of the persons in coaching, never a share of the jobs."""
    twice = client(
        placements=[placement(kind, "2-1", "3-1"), placement(kind, "4-1", "5-1", name="p2")],
        jobs=[job("6-1"), job("7-1", name="j2")],
    )
    assert parts(figure(measure, twice, client("c2"))) == (1, 2, 0)


@pytest.mark.parametrize(
    "each",
    [
        placement(PlacementKind.WORK_TRIAL, "1-9"),  # was running at intake
        placement(PlacementKind.WORK_TRIAL, "2023-1-1"),
        placement(PlacementKind.REHABILITATIVE_WORK, "2-1"),
    ],
)
def test_what_is_no_work_trial_of_the_period(each: Placement) -> None:
    """A placement counts by the same borders as a job."""
    assert figure("work_trial", client(placements=[each])).numerator == 0


@pytest.mark.parametrize(
    ("measure", "reason"),
    [
        ("studies", ClosingReason.STUDIES),
        ("other_services", ClosingReason.OTHER_SERVICES),
        ("dropped_out", ClosingReason.DROPPED_OUT),
        ("no_longer_needed", ClosingReason.NO_LONGER_NEEDED),
    ],
)
def test_closing_reasons(measure: str, reason: ClosingReason) -> None:
    """An episode closed in the period counts by its reason; without a reason it is lacking; later,
    neither.
    """
    assert parts(figure(measure, client(episodes=[_closed(reason)]))) == (1, 1, 0)
    assert parts(figure(measure, client(episodes=[_closed(None)]))) == (0, 1, 1)
    assert parts(figure(measure, client(episodes=[_closed(reason, "2023-1-1")]))) == (0, 1, 0)


@pytest.mark.parametrize(("each", "counts"), [(job("2-1", "3-1"), 0), (job("1-9"), 1)])
def test_dropping_out_after_a_job_is_another_thing(each: Job, counts: int) -> None:
    """Only a job that started in the episode makes it not 'before a job'."""
    assert (
        figure("dropped_out", client(episodes=[_closed(ClosingReason.DROPPED_OUT)], jobs=[each])).numerator
        == counts
    )


@pytest.mark.parametrize(("closed", "counts"), [(None, 1), ("2023-1-1", 1), ("12-31", 0), ("6-1", 0)])
def test_still_in_coaching_is_after_the_last_day(closed: str | None, counts: int) -> None:
    """Someone closed on the last day is among the closed, not also among those still in coaching."""
    assert parts(figure("still_in_coaching", client(episodes=[episode(closed=closed)]))) == (counts, 1, 0)


def test_someone_who_dropped_out_and_came_back_is_both() -> None:
    """Each way out is a count of persons of its own."""
    back = client(
        episodes=[
            episode("1-10", "3-1", closing_reason=ClosingReason.DROPPED_OUT),
            episode("6-1", name="e2"),
        ],
        jobs=[job("7-1", episode="e2")],
    )
    found = report(back)
    assert found.figure("dropped_out").numerator == 1
    assert found.figure("still_in_coaching").numerator == 1


def test_referrals_go_by_the_newest_stay_and_tell_what_is_lacking() -> None:
    """The source of the newest episode that overlaps the period, over all persons in coaching."""
    twice = client(
        episodes=[
            episode("1-10", "3-1", referral_source=ReferralSource.SCHOOL),
            episode("6-1", name="e2", referral_source=ReferralSource.SELF),
            episode("2023-1-1", name="e3", referral_source=ReferralSource.OTHER),
        ]
    )
    found = report(twice, client("c2"))
    assert parts(found.figure("referred_by_self")) == (1, 2, 1)
    assert parts(found.figure("referred_by_school")) == (0, 2, 1)
    assert parts(found.figure("referred_by_other")) == (0, 2, 1)


def test_grouping_by_source_leaves_employer_work_out() -> None:
    """Employer work is the coaches' and has no referral source; sources stand in the order of the form."""
    found = report(
        client("c1", episodes=[episode(referral_source=ReferralSource.SELF)]),
        client("c2", episodes=[episode(referral_source=ReferralSource.SCHOOL)]),
        client("c3"),
        by=Grouping.SOURCE,
    )
    assert found.groups == ("school", "self", "unknown", "all")
    assert "employer_contacts" not in found.measures

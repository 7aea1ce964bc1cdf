"""Persons in coaching, employed persons and jobs."""

import pytest

from ipscore.outcomes import Grouping
from tests.outcomes.builders import P, client, episode, figure, job, parts, report


@pytest.mark.parametrize(
    ("intake", "closed", "counts"),
    [
        ("2021-3-1", None, True),
        ("2021-3-1", "1-1", True),
        ("2021-3-1", "2021-12-31", False),
        ("12-31", None, True),
        ("2023-1-1", None, False),
    ],
)
def test_in_coaching_is_an_episode_on_at_least_one_day(intake: str, closed: str | None, counts: bool) -> None:
    """Both ends of an episode and of the period count; the day of closing is the last day of coaching."""
    found = figure("persons_in_coaching", client(episodes=[episode(intake, closed)]))
    assert parts(found) == (int(counts), None, 0)
    assert found.value == float(counts)


def test_a_returning_client_is_one_person() -> None:
    """Two episodes in the period are one person in coaching, and the person's id stands behind the figure."""
    back = client(episodes=[episode("1-10", "3-1"), episode("6-1", name="e2")])
    found = figure("persons_in_coaching", back)
    assert found.numerator == 1
    assert found.records == ("c1",)


@pytest.mark.parametrize(
    ("start", "end", "counts"),
    [
        ("2-1", None, True),
        ("1-10", "1-10", True),  # on the day of intake, for a day
        ("12-31", None, True),  # on the last day of the period
        ("1-9", None, False),  # was running at intake
        ("2023-1-1", None, False),  # after the period
    ],
)
def test_employed_is_a_job_started_in_coaching(start: str, end: str | None, counts: bool) -> None:
    """A job counts when it started on a day of an episode, by the end of the period."""
    found = figure("employment_coefficient", client(jobs=[job(start, end)]))
    assert parts(found) == (int(counts), 1, 0)


def test_a_job_begun_before_the_period_counts_while_it_runs() -> None:
    """A job from last year counts this year if it still ran on the first day, and not if it had ended."""
    stay = [episode("2021-1-10")]
    ran = client("c1", episodes=stay, jobs=[job("2021-3-1", "1-1")])
    ended = client("c2", episodes=stay, jobs=[job("2021-3-1", "2021-12-31")])
    found = figure("employed_persons", ran, ended)
    assert (found.numerator, found.records) == (1, ("c1",))


def test_a_job_started_after_the_closing_is_not_ours() -> None:
    """The day of closing still counts, the day after does not."""
    stay = [episode("1-10", "5-31")]
    last_day = client("c1", episodes=stay, jobs=[job("5-31")])
    too_late = client("c2", episodes=stay, jobs=[job("6-1")])
    assert figure("employed_persons", last_day, too_late).records == ("c1",)


def test_a_job_of_an_earlier_stay_counts_for_a_client_who_came_back() -> None:
    """It started during an episode, runs in the period, and the person is in coaching in the period."""
    back = client(episodes=[episode("2020-1-10", "2020-9-1"), episode(name="e2")], jobs=[job("2020-6-1")])
    assert figure("employed_persons", back).numerator == 1


def test_jobs_of_someone_no_longer_in_coaching_do_not_count() -> None:
    """Nobody is employed without being among the persons in coaching."""
    gone = client(episodes=[episode("2020-1-10", "2021-9-1")], jobs=[job("2021-6-1")])
    found = report(gone)
    assert found.figure("employed_persons").numerator == 0
    assert found.figure("jobs").numerator == 0


def test_the_coefficient_of_persons_has_an_interval_and_that_of_jobs_has_none() -> None:
    """One person with three jobs: persons 1/2 with Wilson bounds, jobs 3/2 which is no proportion."""
    many = client("c1", jobs=[job("2-1", "2-9"), job("3-1", "3-9", name="j2"), job("4-1", name="j3")])
    found = report(many, client("c2"))
    persons, jobs = found.figure("employment_coefficient"), found.figure("jobs_coefficient")
    assert (persons.numerator, persons.denominator, persons.value) == (1, 2, 0.5)
    assert persons.low is not None
    assert (jobs.numerator, jobs.denominator, jobs.value) == (3, 2, 1.5)
    assert (jobs.low, jobs.high) == (None, None)
    assert jobs.records == ("j1", "j2", "j3")


def test_nothing_is_divided_by_nobody() -> None:
    """Without persons in coaching there is a denominator of 0 and no value."""
    found = figure("employment_coefficient")
    assert (found.numerator, found.denominator, found.value, found.low) == (0, 0, None, None)


def test_competitive_and_permanent_are_shares_of_the_jobs_where_it_is_known() -> None:
    """A job not marked either way is told as lacking, and is no 'no'."""
    jobs = [
        job("2-1", name="j1", competitive=True, permanent=False),
        job("2-1", name="j2", competitive=False),
        job("2-1", name="j3"),
    ]
    found = report(client(jobs=jobs))
    assert parts(found.figure("competitive_jobs")) == (1, 2, 1)
    assert parts(found.figure("permanent_jobs")) == (0, 1, 2)


def test_groups_of_a_person_at_two_sites() -> None:
    """The person counts at both sites and once together; a job counts at the site where it started."""
    both = client(
        episodes=[episode("1-10", "3-1"), episode("6-1", name="e2", site="k")],
        jobs=[job("2-1", "2-20"), job("7-1", name="j2", episode="e2")],
    )
    found = report(both, client("c2"), by=Grouping.SITE)
    assert found.groups == ("r", "k", "all")
    assert [found.figure("persons_in_coaching", each).numerator for each in found.groups] == [2, 1, 2]
    assert [found.figure("employed_persons", each).numerator for each in found.groups] == [1, 1, 1]
    assert [found.figure("jobs", each).records for each in found.groups] == [("j1",), ("j2",), ("j1", "j2")]


def test_a_job_goes_with_the_newest_stay_when_its_own_site_has_nobody_in_the_period() -> None:
    """So that no site has employed persons without persons in coaching."""
    moved = client(
        episodes=[
            episode("2020-1-10", "2020-9-1"),
            episode("1-10", "3-1", name="e2", site="k"),
            episode("6-1", name="e3", site="m"),
        ],
        jobs=[job("2020-6-1")],
    )
    found = report(moved, by=Grouping.SITE, sites="rkm")
    assert [found.figure("employed_persons", each).numerator for each in found.groups] == [0, 0, 1, 1]


def test_coaches_by_the_end_of_the_period_and_unknown_last() -> None:
    """A client belongs to the coach on the last day of the episode in the period; without one, to
    `unknown`.
    """
    found = report(client("c1", episodes=[episode(coach="zoe")]), client("c2"), by=Grouping.COACH)
    assert found.groups == ("zoe", "unknown", "all")
    assert [found.figure("persons_in_coaching", each).numerator for each in found.groups] == [1, 1, 2]


def test_a_figure_that_is_not_there_is_a_key_error() -> None:
    """A typing error in a measure or group never gives an empty figure."""
    with pytest.raises(KeyError):
        report(period=P).figure("employment", "all")

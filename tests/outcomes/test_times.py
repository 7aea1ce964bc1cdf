"""Time to the first employer meeting and job, retention, hours and the quarterly rate."""

from datetime import date

import pytest

from ipscore.outcomes.quarterly import Quarter, whole_quarters
from ipscore.records.client import Client
from ipscore.records.period import Period
from tests.outcomes.builders import client, contact, employer, episode, figure, job, parts, report


def _met(*days: str, about: str = "c1", met: bool = True) -> list[object]:
    return [
        employer(*(contact(each, name=each + about, about=about, met=met) for each in days), name=f"f{about}")
    ]


def test_the_first_meeting_on_or_after_intake() -> None:
    """Meetings before intake and contacts by phone do not count; the day of intake is day 0."""
    found = figure("employer_meeting_days_median", client(), employers=_met("1-9", "1-10", "1-20"))
    assert (found.value, found.denominator, found.lacking) == (0, 1, 0)
    found = figure("employer_meeting_days_median", client(), employers=_met("1-20", met=False))
    assert (found.value, found.denominator, found.lacking) == (None, 0, 1)


@pytest.mark.parametrize(("on", "counts"), [("2-9", 1), ("2-10", 0)])
def test_within_thirty_days(on: str, counts: int) -> None:
    """Day 30 is within, day 31 is not; whoever never had a meeting is not within."""
    found = figure("employer_meeting_within_30_days", client(), client("c2"), employers=_met(on))
    assert parts(found) == (counts, 2, 0)


def test_who_came_less_than_thirty_days_before_the_end_is_lacking() -> None:
    """Neither those who were quick nor those who wait are in the share yet, so that it is not flattered."""
    quick = client("c1", episodes=[episode("12-2")])
    old = client("c2", episodes=[episode("12-1")])
    found = figure("employer_meeting_within_30_days", quick, old, employers=_met("12-3"))
    assert parts(found) == (0, 1, 1)


def test_what_happens_after_the_period_is_not_looked_at() -> None:
    """The figures of a past period stay the same whatever comes later."""
    late = client(episodes=[episode("12-20")], jobs=[job("2023-1-5")])
    found = report(late, employers=_met("2023-1-2"))
    assert found.figure("employer_meeting_days_median").lacking == 1
    assert found.figure("first_job_days_median").lacking == 1


def test_each_stay_begun_in_the_period_has_its_own_times() -> None:
    """Stays from before the period are no part of it; a meeting belongs to the stay it was in."""
    back = client(
        episodes=[
            episode("2021-5-1", "2021-6-1"),
            episode("1-10", "3-1", name="e2"),
            episode("6-1", name="e3"),
        ],
        jobs=[job("1-20", "2-1", episode="e2"), job("6-5", name="j2", episode="e3")],
    )
    found = report(back, employers=_met("2021-5-2", "1-12", "4-1", "6-7"))
    assert found.figure("employer_meeting_days_median").value == 4  # of 2 and 6
    assert found.figure("first_job_days_median").value == 7  # of 10 and 4
    assert found.figure("first_job_within_30_days").numerator == 2


def test_quartiles() -> None:
    """Of 0, 10, 20, 30 and 40 days the quartiles are 10, 20 and 30."""
    people = [client(f"c{each}", jobs=[job("1-10")]) for each in range(1)]
    people += [
        client(f"d{each}", jobs=[job(start)]) for each, start in enumerate(["1-20", "1-30", "2-9", "2-19"])
    ]
    found = report(*people)
    shown = [
        found.figure(f"first_job_days_{each}").value
        for each in ("lower_quartile", "median", "upper_quartile")
    ]
    assert shown == [10, 20, 30]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("3-1", "3-31", (1, 1, 0)),  # still at work 30 days after the first day
        ("3-1", "3-30", (0, 1, 0)),
        ("3-1", None, (1, 1, 0)),
        ("12-1", None, (1, 1, 0)),  # 30 days old on the last day of the period
        ("12-2", None, (0, 0, 1)),
        ("12-2", "12-3", (0, 0, 1)),  # too new to tell, also when it has ended
    ],
)
def test_retention_looks_at_jobs_that_are_old_enough(
    start: str, end: str | None, expected: tuple[int, int, int]
) -> None:
    """Jobs too new to have lasted that long are lacking, not failures."""
    assert parts(figure("retention_30_days", client(jobs=[job(start, end)]))) == expected


def test_retention_is_of_jobs_started_in_the_period() -> None:
    """A job from before the period is no part of it."""
    old = client(episodes=[episode("2021-1-10")], jobs=[job("2021-3-1")])
    assert parts(figure("retention_182_days", old)) == (0, 0, 0)


def test_tenure_counts_each_day_of_work_once() -> None:
    """Two jobs that overlap, one inside another, a gap, an earlier job, and nothing after the period."""
    worker = client(
        episodes=[episode("2021-1-10")],
        jobs=[
            job("2021-3-1", "2021-3-10"),  # 10 days
            job("1-1", "1-10", name="j2"),  # 10
            job("1-5", "1-6", name="j3"),
            job("1-8", "1-15", name="j4"),  # 5 more
            job("12-30", "2023-5-1", name="j5"),  # 2
        ],
    )
    found = figure("tenure_days_median", worker, client("c2"))
    assert (found.value, found.denominator) == (27, 1)


def _worker(name: str, *hours: float | None, end: str | None = None) -> Client:
    jobs = [job("2-1", end, name=f"{name}-{place}", hours_week=each) for place, each in enumerate(hours)]
    return client(name, jobs=jobs)


def test_hours_and_full_time_equivalents() -> None:
    """At most one full-time equivalent a person; jobs without hours are lacking; ended jobs are out."""
    found = report(
        _worker("c1", 30, 15),
        _worker("c2", 15),
        _worker("c3", None),
        _worker("c4", 37.5, end="12-30"),
        _worker("c5"),
    )
    assert parts(found.figure("weekly_hours")) == (60, None, 1)
    assert found.figure("weekly_hours_mean").value == 30
    assert found.figure("fte").value == pytest.approx(1.4)
    assert found.figure("fte_mean").denominator == 2
    assert found.figure("fte_mean").value == pytest.approx(0.7)


@pytest.mark.parametrize("hours", [float("nan"), float("inf"), -5.0])
def test_hours_that_no_sum_can_take_are_lacking(hours: float) -> None:
    """A file may hold nan or a negative number; it must not spoil the sum of a region."""
    assert parts(figure("weekly_hours", _worker("c1", hours), _worker("c2", 20.1))) == (20.1, None, 1)


def test_only_whole_quarters_are_shown() -> None:
    """May 2021 – October 2022 has five whole quarters; the last day of a quarter belongs to it."""
    period = Period(date(2021, 5, 1), date(2022, 10, 31))
    expected = [(2021, 3), (2021, 4), (2022, 1), (2022, 2), (2022, 3)]
    assert [(each.year, each.number) for each in whole_quarters(period)] == expected
    assert whole_quarters(Period(date(2022, 1, 1), date(2022, 3, 31))) == (Quarter(2022, 1),)
    assert whole_quarters(Period(date(2022, 1, 1), date(2022, 3, 30))) == ()


def test_the_quarterly_rate() -> None:
    """One day in a competitive job is enough, also in one held since before; others are 'no' or lacking."""
    found = report(
        client("c1", jobs=[job("3-31", competitive=True)]),
        client("c2", jobs=[job("2021-1-1", "1-1", competitive=True)]),
        client("c3", jobs=[job("2-1", competitive=False)]),
        client("c4", jobs=[job("2-1")]),
        client("c5", episodes=[episode("4-1")]),
    )
    assert parts(found.figure("quarterly_rate_2022_q1")) == (2, 4, 1)
    assert parts(found.figure("quarterly_rate_2022_q2")) == (1, 5, 1)

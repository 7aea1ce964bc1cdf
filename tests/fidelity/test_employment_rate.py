"""The employment rate a quality mark asks for: who is divided by whom, case by case."""

from datetime import date

import pytest
from attrs import evolve

from ipscore.fidelity.evidence import Beside, Evidence
from ipscore.fidelity.mark import mark, mark_figures
from ipscore.fidelity.scoring import score
from ipscore.plugin.registry import Registry
from ipscore.records.client import Client
from ipscore.records.dataset import Dataset
from ipscore.records.episode import ClosingReason, Episode
from ipscore.records.job import Job
from ipscore.records.review import Rating
from ipscore.records.workspace import WorkspaceInfo

UK = Registry.load().scale("ips25-uk")
DAY = date(2024, 3, 11)
BEFORE, BEGUN, LATER = date(2023, 3, 11), date(2023, 3, 12), date(2023, 6, 1)
"""The day before the year, its first day, and a day in it."""


def stay(name: str, intake: date, closed: date | None = None, site: str = "r") -> Episode:
    """An episode."""
    reason = None if closed is None else ClosingReason.OTHER
    return Episode(name, site, intake, closed_on=closed, closing_reason=reason)


def job(start: date, end: date | None = None, competitive: bool | None = True, episode: str = "e") -> Job:
    """A job of an episode; the last day, where it has one."""
    return Job(f"j{start}", episode, start, "Job", competitive=competitive, end=end)


def rate(*clients: Client, sites: tuple[str, ...] = ()) -> Evidence:
    """The employment rate of these clients in the year up to the day."""
    dataset = Dataset(WorkspaceInfo("w", "ips25-uk"), clients={each.id: each for each in clients})
    (found,) = mark_figures(UK, dataset, DAY, sites, Beside())
    assert (found.figure, found.period.start, found.period.end) == ("employment_rate", BEGUN, DAY)
    return found


def counted(*jobs: Job, episodes: tuple[Episode, ...] = ()) -> tuple[float | None, float | None, int]:
    """Numerator, denominator and lacking for one client with these jobs."""
    found = rate(Client("c", "r", episodes or (stay("e", date(2023, 1, 9)),), jobs=jobs))
    return found.numerator, found.denominator, found.lacking


IN, OUT, UNTOLD, NOBODY = (1, 1, 0), (0, 1, 0), (0, 0, 1), (0, 0, 0)


@pytest.mark.parametrize(
    ("jobs", "result"),
    [
        ([], OUT),
        ([job(LATER)], IN),
        ([job(DAY)], IN),
        ([job(date(2023, 2, 1), BEGUN)], IN),
        ([job(date(2023, 2, 1), BEFORE)], OUT),
        ([job(date(2024, 3, 12))], OUT),
        ([job(LATER, competitive=False)], OUT),
        ([job(LATER, competitive=None)], UNTOLD),
        ([job(LATER, competitive=None), job(DAY)], IN),
        ([job(LATER, competitive=False), job(DAY, competitive=None)], UNTOLD),
        ([job(LATER), job(DAY)], IN),
        ([job(date(2022, 5, 1))], NOBODY),
        ([job(date(2022, 5, 1), date(2023, 1, 8))], OUT),
        ([job(date(2022, 5, 1), date(2023, 1, 9)), job(LATER)], NOBODY),
        ([job(date(2023, 1, 9))], IN),
    ],
)
def test_whom_a_client_with_these_jobs_counts_among(jobs: list[Job], result: tuple[int, int, int]) -> None:
    """A competitive job begun in coaching, on a day of the year; with a job at intake one is left out."""
    assert counted(*jobs) == result


def test_a_job_counts_with_the_stay_it_began_in() -> None:
    """One begun after the stay was closed is not the service's, nor does a stay of long ago count."""
    closed = stay("e", date(2023, 1, 9), date(2023, 5, 31))
    assert counted(job(date(2023, 5, 31)), episodes=(closed,)) == IN
    assert counted(job(LATER), episodes=(closed,)) == OUT
    assert counted(job(LATER), episodes=(stay("e", date(2022, 1, 9), BEFORE),)) == NOBODY


def test_a_person_counts_once() -> None:
    """Two stays of the year and jobs in both: one person; each stay counts where a site is asked for."""
    stays = (stay("e", date(2023, 1, 9), LATER), stay("f", date(2023, 9, 1), site="k"))
    person = Client("c", "r", stays, jobs=(job(BEGUN, LATER), job(date(2024, 1, 2), episode="f")))
    idle = Client("d", "k", (stay("e", date(2023, 1, 9), site="k"),))
    assert (rate(person, idle).numerator, rate(person, idle).denominator) == (1, 2)
    assert rate(person, idle, sites=("r",)).value == 100
    assert rate(person, idle, sites=("k",)).value == 50
    assert rate(person, idle).records == ("c",)


@pytest.mark.parametrize(("idle", "reached"), [(1, True), (2, False), (None, None)])
def test_the_mark_is_decided_by_what_the_records_give(idle: int | None, reached: bool | None) -> None:
    """One of two and one of three with full points; without a client nobody can tell."""
    at_work = Client("c", "r", (stay("e", LATER),), jobs=(job(DAY),))
    others = [Client(f"d{each}", "r", (stay("e", LATER),)) for each in range(idle or 0)]
    found = rate(*([at_work, *others] if idle is not None else []))
    result = score(UK, dict.fromkeys(UK.criteria, Rating(score=5)))
    marked = mark(UK, result, {found.figure: found.value})
    assert marked is not None
    assert marked.reached is reached


def test_figures_of_a_mark_are_only_those_it_asks_for() -> None:
    """None without a mark; over the months the mark names; one that nothing computes is left to people."""
    dataset = Dataset(WorkspaceInfo("w", "ips25"))
    assert mark_figures(Registry.load().scale("ips25"), dataset, DAY) == ()
    assert UK.mark is not None
    half = evolve(UK, mark=evolve(UK.mark, window_months=6))
    (found,) = mark_figures(half, dataset, DAY)
    assert found.period.start == date(2023, 9, 12)
    (condition,) = UK.mark.conditions
    own = evolve(UK, mark=evolve(UK.mark, conditions=(evolve(condition, figure="pay_rise"),)))
    assert mark_figures(own, dataset, DAY) == ()

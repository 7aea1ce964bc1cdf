"""What becomes of the clients after the project, and who comes new: the permanent service."""

from datetime import date, timedelta
from random import Random

from ipscore.records.episode import ClosingReason, ReferralSource
from ipscore.records.job import Sector
from ipscore.sample.chance import Ids, chance, shuffled
from ipscore.sample.drafts import CaseDraft, EpisodeDraft, JobDraft
from ipscore.sample.plan import EARLY_LEAVERS, NEW_CLIENTS, RETURNING, STAY_OF_THE_PROJECT, JobKind
from ipscore.sample.project_time import between
from ipscore.sample.trades import TRADES
from ipscore.sample.working_days import AS_OF, PROJECT_END, workday

HOSTS = frozenset({ReferralSource.SOCIAL_SERVICES, ReferralSource.MUNICIPAL_EMPLOYMENT_PILOT})
NEW_SOURCES = (
    (ReferralSource.SOCIAL_SERVICES,) * 7
    + (ReferralSource.MUNICIPAL_EMPLOYMENT_PILOT,) * 7
    + (ReferralSource.HEALTH_CARE, ReferralSource.SELF, ReferralSource.DISABILITY_SERVICES) * 2
    + (ReferralSource.OTHER, ReferralSource.STATE_EMPLOYMENT_SERVICES, ReferralSource.SCHOOL, None)
)
NEW_INTAKES = {
    "r": (
        date(2022, 11, 15), date(2022, 12, 7), date(2023, 1, 17), date(2023, 2, 8), date(2023, 3, 14),
        date(2023, 4, 18), date(2023, 5, 9), date(2023, 6, 6), date(2023, 8, 15), date(2023, 9, 5),
        date(2023, 9, 26), date(2023, 10, 17), date(2023, 11, 7), date(2023, 11, 28), date(2024, 1, 9),
        date(2024, 1, 16), date(2024, 2, 6), date(2024, 3, 27), date(2024, 4, 11),
    ),
    "k": (date(2022, 11, 22), date(2023, 3, 7), date(2023, 8, 22), date(2023, 11, 14), date(2024, 1, 30)),
}  # fmt: skip
REASONS = (
    ClosingReason.STUDIES,
    ClosingReason.HEALTH,
    ClosingReason.OTHER_SERVICES,
    ClosingReason.DROPPED_OUT,
    ClosingReason.MOVED_AWAY,
    ClosingReason.OTHER_SERVICES,
    ClosingReason.HEALTH,
    ClosingReason.OTHER,
)
JOB_STARTS = {
    "r": (
        date(2022, 11, 21), date(2022, 12, 5), date(2023, 1, 9), date(2023, 1, 23), date(2023, 2, 13),
        date(2023, 3, 6), date(2023, 3, 20), date(2023, 4, 3), date(2023, 4, 17), date(2023, 5, 2),
        date(2023, 5, 15), date(2023, 5, 29), date(2023, 6, 1), date(2023, 6, 12), date(2023, 6, 26),
        date(2023, 8, 7), date(2023, 8, 14), date(2023, 8, 28), date(2023, 9, 4), date(2023, 10, 9),
        date(2023, 11, 20), date(2024, 2, 5), date(2024, 3, 18), date(2024, 4, 8),
    ),
    "k": (date(2023, 3, 13), date(2023, 6, 5), date(2023, 8, 21), date(2024, 1, 15)),
}  # fmt: skip
"""First days of the jobs after the project: four of them from 12 September 2023 to 11 March 2024."""
JOB_KINDS = (
    JobKind(Sector.COMPANY),
    JobKind(Sector.COMPANY),
    JobKind(Sector.MUNICIPALITY),
    JobKind(Sector.COMPANY),
    JobKind(Sector.WELLBEING_COUNTY),
    JobKind(Sector.COMPANY, subsidy=True),
    JobKind(Sector.COMPANY),
    JobKind(Sector.THIRD_SECTOR, subsidy=True),
)


def continue_cases(site: str, cases: list[CaseDraft], ids: Ids) -> None:
    """Go on from the project's end to the sample's last day; adds new clients to `cases`."""
    rng = chance("service", site)
    _leave(site, cases, rng)
    _return(site, cases, rng)
    _come(site, cases, ids, rng)
    _start_jobs(site, cases, rng)
    if site == "r":
        _agree_now(cases)


def _leave(site: str, cases: list[CaseDraft], rng: Random) -> None:
    """Close as many as do not stay; those from the host teams stay a little more often."""
    still = [case.episodes[0] for case in cases if case.episodes[0].closed_on is None]
    still = sorted(still, key=lambda each: rng.random() + (0.12 if each.source in HOSTS else 0.0))
    leavers = still[: len(still) - STAY_OF_THE_PROJECT[site]]
    span = (date(2024, 3, 26) - PROJECT_END).days - 20
    for number, episode in enumerate(shuffled(leavers, rng)):
        day = workday(PROJECT_END + timedelta(days=20 + number * span // len(leavers)))
        if date(day.year, 7, 3) <= day <= date(day.year, 7, 31):
            day += timedelta(days=35)
        day = workday(max(day, episode.intake + timedelta(days=120)))
        if episode.study is not None:
            day = date(2023, 6, 6)
        episode.closed_on = day
        _finish(episode, day, number)


def _finish(episode: EpisodeDraft, day: date, number: int) -> None:
    """The reason follows from the state of work on the day of closing."""
    latest = episode.jobs[-1] if episode.jobs else None
    if latest is not None and latest.end is not None and latest.end >= day - timedelta(days=20):
        latest.end = None
    working = latest is not None and latest.end is None
    episode.reason = ClosingReason.NO_LONGER_NEEDED if working else REASONS[number % len(REASONS)]
    if episode.reason is ClosingReason.STUDIES and episode.study is None:
        episode.study = (workday(day - timedelta(days=12)), None)


def _return(site: str, cases: list[CaseDraft], rng: Random) -> None:
    """Some who left without a job come back for a second stay."""
    gone = [case for case in cases if _left_without_job(case.episodes[0])]
    for number, case in enumerate(rng.sample(gone, RETURNING[site])):
        intake = between(date(2023, 3, 1 + number * 9), date(2023, 6, 9), rng)
        case.episodes.append(
            EpisodeDraft(intake, ReferralSource.MUNICIPAL_EMPLOYMENT_PILOT if number else ReferralSource.SELF)
        )


def _left_without_job(episode: EpisodeDraft) -> bool:
    return (
        episode.closed_on is not None
        and episode.closed_on <= PROJECT_END
        and not episode.jobs
        and episode.study is None
    )


def _come(site: str, cases: list[CaseDraft], ids: Ids, rng: Random) -> None:
    sources = shuffled(NEW_SOURCES, rng)
    intakes = NEW_INTAKES[site][: NEW_CLIENTS[site]]
    for number, intake in enumerate(intakes):
        episode = EpisodeDraft(intake, sources[number])
        if 0 < number <= EARLY_LEAVERS[site]:
            episode.closed_on = between(intake + timedelta(days=120), intake + timedelta(days=210), rng)
            episode.reason = (ClosingReason.HEALTH, ClosingReason.DROPPED_OUT)[number % 2]
        cases.append(CaseDraft(ids.new(), site, [episode], rng.choice(TRADES)))


def _start_jobs(site: str, cases: list[CaseDraft], rng: Random) -> None:
    for number, start in enumerate(JOB_STARTS[site]):
        free = [each for case in cases for each in case.episodes if _can_start(each, start)]
        if not free:
            continue
        episode = rng.choice(free)
        job = JobDraft(JOB_KINDS[(number + (site == "k")) % len(JOB_KINDS)], start)
        if rng.random() < 0.5:
            end = between(start + timedelta(days=25), start + timedelta(days=200), rng)
            latest = AS_OF if episode.closed_on is None else episode.closed_on - timedelta(days=21)
            job.end = end if end < latest - timedelta(days=6) else None
        episode.jobs.append(job)
        if job.end is None and episode.closed_on is not None:
            episode.reason = ClosingReason.NO_LONGER_NEEDED
            episode.study = None


def _can_start(episode: EpisodeDraft, day: date) -> bool:
    """Whether the person is in coaching, has searched for a while, has no job and will not leave soon."""
    if not episode.open_on(day) or episode.intake > day - timedelta(days=42):
        return False
    if episode.closed_on is not None and episode.closed_on < day + timedelta(days=60):
        return False
    last = episode.jobs[-1] if episode.jobs else None
    rested = last is None or (last.end is not None and last.end <= day - timedelta(days=24))
    return rested and (episode.study is None or episode.reason is ClosingReason.STUDIES)


def _agree_now(cases: list[CaseDraft]) -> None:
    """Two who are just agreeing on a job with an employer on the last day."""
    searching = [
        each
        for case in cases
        for each in case.episodes
        if each.closed_on is None
        and each.intake < date(2023, 12, 1)
        and not each.works_on(AS_OF)
        and each.study is None
    ]
    for episode in [
        each for each in searching if not each.jobs or (each.jobs[-1].end or AS_OF) < date(2024, 2, 1)
    ][:2]:
        episode.agreement_now = True

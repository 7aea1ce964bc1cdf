"""Gives dates to the persons of the plan: who comes when, works when and leaves when, in the project."""

from datetime import date, timedelta
from random import Random

from ipscore.records.episode import ClosingReason
from ipscore.sample.chance import Ids, chance, shuffled
from ipscore.sample.drafts import CaseDraft, EpisodeDraft, JobDraft
from ipscore.sample.plan import JOBS, PERSONS, SOURCES, STILL, Persons
from ipscore.sample.trades import TRADES
from ipscore.sample.working_days import PROJECT_END, is_workday, workday, workday_before

YEAR_END = date(2021, 12, 17)
LAST_START = date(2022, 10, 17)
NEXT_JOB_ROOM = 75
"""Days kept free for each further job of a person: the job itself, and a search in between."""


def project_cases(site: str, ids: Ids) -> list[CaseDraft]:
    """The persons of the project at a site."""
    rng = chance("project", site)
    people = [kind for kind in PERSONS[site] for _ in range(kind.count)]
    sources = shuffled([source for count, source in SOURCES[site] for _ in range(count)], rng)
    kinds = shuffled([kind for count, kind in JOBS[site] for _ in range(count)], rng)
    cases = []
    for person, source in zip(people, sources, strict=True):
        episode = EpisodeDraft(_intake(person, site, rng), source)
        starts = _job_starts(person, episode.intake, rng)
        episode.jobs = [JobDraft(kinds.pop(), start) for start in starts]
        _close(episode, person, rng)
        _end_jobs(episode, rng)
        if person.trial:
            episode.trial = _trial(episode, rng)
        cases.append(CaseDraft(ids.new(), site, [episode], rng.choice(TRADES)))
    return cases


def between(first: date, last: date, rng: Random) -> date:
    """A working day from `first` to `last`, drawn evenly; the nearest one when the drawn day is free."""
    drawn = workday(first + timedelta(days=rng.randint(0, max(0, (last - first).days))))
    return drawn if drawn <= last else workday_before(last)


def _intake(person: Persons, site: str, rng: Random) -> date:
    first, last = date(2021, 5, 4), date(2021, 12, 10)
    if person.intake_2022:
        first, last = date(2022, 1, 11), date(2022, 10, 12)
        last = {2: date(2022, 4, 8), 1: date(2022, 8, 5), 0: last}[person.jobs]
    elif person.first_in_2021:
        last = {3: date(2021, 7, 30), 2: date(2021, 8, 31), 1: date(2021, 9, 17)}[person.jobs]
    elif person.fate != STILL:
        last = date(2021, 10, 29)
    if site == "k" and person.fate == "dropped_out":
        last = date(2021, 6, 30)
    elif site == "k":
        first = date(2021, 6, 14) if person.jobs else date(2021, 11, 1)
    while True:
        drawn = between(first, last, rng)
        if not date(drawn.year, 7, 3) <= drawn <= date(drawn.year, 7, 30):
            return drawn


def _job_starts(person: Persons, intake: date, rng: Random) -> list[date]:
    if not person.jobs:
        return []
    first = intake + timedelta(days=70 if person.trial else 38)
    last = YEAR_END if person.first_in_2021 else LAST_START
    if not person.first_in_2021:
        first = max(first, date(2022, 1, 10))
    last = min(last, LAST_START - timedelta(days=NEXT_JOB_ROOM * (person.jobs - 1)))
    starts = [_start_day(first, min(last, first + timedelta(days=150)), rng)]
    while len(starts) < person.jobs:
        left = person.jobs - len(starts)
        first = starts[-1] + timedelta(days=60)
        last = LAST_START - timedelta(days=NEXT_JOB_ROOM * (left - 1))
        starts.append(_start_day(first, min(last, first + timedelta(days=120)), rng))
    return starts


def _start_day(first: date, last: date, rng: Random) -> date:
    """Jobs start on working days, most often on a Monday."""
    drawn = between(first, last, rng)
    monday = drawn - timedelta(days=drawn.weekday())
    return monday if rng.random() < 0.6 and monday >= first and is_workday(monday) else drawn


def _close(episode: EpisodeDraft, person: Persons, rng: Random) -> None:
    if person.fate == STILL:
        if person.study:
            episode.study = (date(2022, 8, 15), date(2023, 5, 31))
        return
    reason = ClosingReason(person.fate)
    match reason:
        case ClosingReason.DROPPED_OUT:
            day = between(episode.intake + timedelta(days=75), episode.intake + timedelta(days=160), rng)
        case ClosingReason.STUDIES:
            start = (
                date(2022, 8, 15)
                if episode.intake > date(2021, 9, 15) or episode.jobs
                else rng.choice((date(2022, 1, 10), date(2022, 8, 15)))
            )
            day = workday(start + timedelta(days=rng.randint(9, 24)))
            episode.study = (start, None)
        case ClosingReason.NO_LONGER_NEEDED:
            day = between(date(2022, 8, 8), date(2022, 10, 14), rng)
        case _:
            day = between(date(2022, 4, 11), date(2022, 10, 14), rng)
    episode.closed_on, episode.reason = day, reason


def _end_jobs(episode: EpisodeDraft, rng: Random) -> None:
    """Every job but the last ends before the next begins; the last may go on beyond the project."""
    for job, after in zip(episode.jobs, episode.jobs[1:], strict=False):
        room = (after.start - job.start).days
        job.end = workday_before(job.start + timedelta(days=rng.randint(room // 2, room - 22)))
    if not episode.jobs:
        return
    last = episode.jobs[-1]
    if episode.reason is ClosingReason.NO_LONGER_NEEDED:
        return
    if episode.closed_on is not None:
        latest = (episode.study[0] if episode.study else episode.closed_on) - timedelta(days=12)
        last.end = between(last.start + timedelta(days=28), max(latest, last.start + timedelta(days=28)), rng)
        return
    fate = rng.random()
    if fate < 0.35 and last.start < date(2022, 8, 1):
        last.end = between(last.start + timedelta(days=35), date(2022, 10, 14), rng)
    elif fate < 0.7:
        last.end = between(max(PROJECT_END, last.start + timedelta(days=40)), date(2023, 6, 30), rng)


def _trial(episode: EpisodeDraft, rng: Random) -> tuple[date, date]:
    """A work trial of two to four weeks: before the first job, or in the middle of the search."""
    if episode.jobs:
        end = workday_before(episode.jobs[0].start - timedelta(days=4))
        start = workday(max(episode.intake + timedelta(days=34), end - timedelta(days=rng.randint(12, 26))))
        return start, end
    last = (episode.closed_on or PROJECT_END) - timedelta(days=32)
    start = between(episode.intake + timedelta(days=36), min(last, episode.intake + timedelta(days=210)), rng)
    return start, workday_before(start + timedelta(days=rng.randint(13, 26)))

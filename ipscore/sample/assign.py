"""Who coaches whom, who employs whom, and when each client first meets an employer."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from ipscore.records.job import Sector
from ipscore.records.staff import Staff
from ipscore.sample.chance import chance, shuffled
from ipscore.sample.drafts import CaseDraft, EpisodeDraft, JobDraft
from ipscore.sample.employers import Pool, Workplace
from ipscore.sample.staff import Diary, Team
from ipscore.sample.working_days import AS_OF, PROJECT_END, workday, workday_before

DAYS_TO_EMPLOYER = (44, 29, 52, 38, 61, 47, 33, 56, 41, 49, 26, 66, 45, 36, 58, 40)
"""Days from intake to the first face-to-face meeting with an employer, dealt in turn; about 45 on average."""
TRANSFERS = 5
RECENT = 6
"""Of so many jobs on end no two are of one occupation, where the employers allow."""
ALWAYS_NEW = date(2023, 6, 1)
"""From here on every job is with another employer."""


def assign_coaches(cases: list[CaseDraft], team: Team) -> None:
    """Give each stay to the coach of the site with most room, and some clients to a coach who comes later."""
    stays = sorted(
        ((each, case.site) for case in cases for each in case.episodes), key=lambda pair: pair[0].intake
    )
    newest = team.coaches[-1]
    arrival = newest.posts[0].start
    moved = False
    for episode, site in stays:
        if not moved and episode.intake >= arrival:
            _transfer([stay for stay, at in stays if at == newest.posts[0].site], newest, arrival)
            moved = True
        coach = min(
            team.coaches_at(site, episode.intake),
            key=lambda each: (_load(stays, each.id, episode.intake), each.name),
        )
        episode.coaches = [(episode.intake, coach.id)]


def _load(stays: list[tuple[EpisodeDraft, str]], coach: str, day: date) -> int:
    return sum(1 for each, _ in stays if each.coaches and each.open_on(day) and each.coach_on(day) == coach)


def _transfer(stays: list[EpisodeDraft], to: Staff, day: date) -> None:
    running = [
        each
        for each in stays
        if each.coaches and each.open_on(day + timedelta(days=60)) and each.intake > date(2021, 6, 7)
    ]
    for number, episode in enumerate(running[:: max(1, len(running) // TRANSFERS)][:TRANSFERS]):
        episode.coaches.append((workday(day + timedelta(days=7 + number)), to.id))


def assign_workplaces(cases: list[CaseDraft], pools: dict[str, Pool]) -> None:
    """Choose employer, title and occupation of each job; the client's wishes follow the first one."""
    jobs = sorted(
        ((job, case.site) for case in cases for each in case.episodes for job in each.jobs),
        key=lambda pair: (pair[0].start, pair[1]),
    )
    recent: list[str] = []
    for during, places in (
        (True, {site: pool.project for site, pool in pools.items()}),
        (False, {site: (*pool.later, *pool.project) for site, pool in pools.items()}),
    ):
        dealers = {site: _Dealer(each, chance("workplaces", site, during)) for site, each in places.items()}
        for job, site in jobs:
            if (job.start <= PROJECT_END) is during:
                dealers[site].deal(job, frozenset(recent[-RECENT:]))
                recent.append(job.occupation)
    for case in cases:
        own = [job for each in case.episodes for job in each.jobs]
        if own:
            case.trade = own[0].place.trade


class _Dealer:
    """Gives jobs to the employers of a site in turn, now and then to one that has hired before."""

    def __init__(self, places: Sequence[Workplace], rng: Random) -> None:
        self._rng = rng
        self._waiting = {
            sector: shuffled([each for each in places if each.employer.sector is sector], rng)
            for sector in Sector
        }
        self._used: dict[Sector, list[Workplace]] = {sector: [] for sector in Sector}

    def deal(self, job: JobDraft, recent: frozenset[str]) -> None:
        """Choose the workplace, and a title of its trade that has not come up lately."""
        place = self._place(job, recent)
        job.workplace = place
        fresh = [each for each in place.trade.jobs if each[1] not in recent]
        job.title, job.occupation = self._rng.choice(fresh or list(place.trade.jobs))

    def _place(self, job: JobDraft, recent: frozenset[str]) -> Workplace:
        waiting, used = self._waiting[job.kind.sector], self._used[job.kind.sector]
        again = job.start < ALWAYS_NEW and len(used) > 2 and self._rng.random() < 0.18
        if again or not waiting:
            return self._rng.choice(used)
        fresh = [each for each in waiting if any(code not in recent for _, code in each.trade.jobs)]
        place = (fresh or waiting)[0]
        waiting.remove(place)
        used.append(place)
        return place


def plan_first_meetings(cases: list[CaseDraft], diary: Diary) -> None:
    """Set when each stay's client is first met about with an employer, before the first job of the stay."""
    stays = sorted(
        ((each, case.site) for case in cases for each in case.episodes),
        key=lambda pair: (pair[0].intake, pair[1]),
    )
    for number, (episode, _) in enumerate(stays):
        wanted = episode.intake + timedelta(days=DAYS_TO_EMPLOYER[number % len(DAYS_TO_EMPLOYER)])
        last = (episode.closed_on or AS_OF + timedelta(days=90)) - timedelta(days=25)
        if episode.jobs:
            last = min(last, workday_before(episode.jobs[0].start - timedelta(days=6)))
        day = _near(episode, min(wanted, last), diary)
        before = PROJECT_END if episode.intake <= PROJECT_END else AS_OF
        if (
            day is not None
            and day <= min(last, AS_OF - timedelta(days=3))
            and (day <= before or wanted > before)
        ):
            episode.first_meeting = day


def _near(episode: EpisodeDraft, day: date, diary: Diary) -> date | None:
    """The nearest earlier day the coach works, else the nearest later one."""
    coach = episode.coach_on(day)
    earlier = diary.free_day_back(coach, day, episode.intake + timedelta(days=18))
    return earlier or diary.free_day(coach, day)

"""Turns a drafted story into the records of a client: episodes with phases, jobs and placements."""

from datetime import date, timedelta
from random import Random

from attrs import frozen

from ipscore.records.client import Client
from ipscore.records.contact import Contact
from ipscore.records.episode import CoachEntry, Episode, Phase, PhaseEntry, ReferralSource
from ipscore.records.job import Disclosure, EndInitiative, Job, Placement, PlacementKind
from ipscore.sample.chance import Deck, Ids, chance
from ipscore.sample.drafts import CaseDraft, EpisodeDraft, JobDraft
from ipscore.sample.texts import ADJUSTMENTS, END_REASONS, FOUND_THROUGH, REFERRED_BY, SCHOOLS, WORKERS
from ipscore.sample.working_days import AS_OF, PROJECT_END, add_workdays, workday, workday_before

HOURS = (37.5, 37.5, 30.0, 25.0, 25.0, 20.0, 20.0, 18.0, 15.0, 12.0)
Entries = list[tuple[Phase, date]]


@frozen
class Programmes:
    """Ids of the two programmes."""

    project: str
    service: str


def phase_dates(episode: EpisodeDraft) -> Entries:
    """The phases of a stay in the order of their days, as far as the story goes."""
    profile = workday(episode.intake + timedelta(days=6))
    first_job = episode.jobs[0].start if episode.jobs else None
    search = workday(episode.intake + timedelta(days=22))
    if episode.first_meeting is not None:
        search = min(search, workday_before(episode.first_meeting - timedelta(days=2)))
    if first_job is not None:
        search = min(search, workday_before(first_job - timedelta(days=14)))
    entries: Entries = [
        (Phase.INTAKE, episode.intake),
        (Phase.PROFILE, min(profile, search)),
        (Phase.JOB_SEARCH, search),
    ]
    for job in episode.jobs:
        entries.append((Phase.AGREEMENT, max(workday_before(job.start - timedelta(days=8)), entries[-1][1])))
        entries.append((Phase.IN_WORK, job.start))
        if job.end is not None and heard_on(job) <= (episode.closed_on or AS_OF):
            entries.append((Phase.JOB_SEARCH, heard_on(job)))
    if episode.agreement_now:
        entries.append((Phase.AGREEMENT, workday_before(AS_OF - timedelta(days=4))))
    last = episode.closed_on or AS_OF
    entries = [entry for entry in entries if entry[1] <= last]
    if episode.closed_on is not None:
        entries.append((Phase.CLOSED, episode.closed_on))
    return entries


def heard_on(job: JobDraft) -> date:
    """When the coach hears that a job ended: at once, or up to four working days later."""
    if job.end is None:
        raise ValueError("the job has not ended")
    return add_workdays(job.end, job.start.toordinal() % 4 + 1)


class CaseWriter:
    """Writes one client's case after another."""

    def __init__(self, ids: Ids, programmes: Programmes) -> None:
        self._ids = ids
        self._programmes = programmes
        self._rng = chance("cases")
        self._deck = Deck(self._rng)

    def episode(self, draft: EpisodeDraft, site: str) -> Episode:
        """The episode record of a stay."""
        project = draft.intake <= PROJECT_END
        new = self._ids.new
        municipal = draft.source in {
            ReferralSource.MUNICIPAL_EMPLOYMENT_PILOT,
            ReferralSource.STATE_EMPLOYMENT_SERVICES,
        }
        return Episode(
            id=new(),
            site=site,
            intake=draft.intake,
            referral_source=draft.source,
            referred_by=self._deck.deal(REFERRED_BY[draft.source]) if draft.source is not None else "",
            programme=self._programmes.project if project else self._programmes.service,
            key_worker="" if municipal or self._rng.random() < 0.3 else self._deck.deal(WORKERS),
            personal_adviser=self._deck.deal(WORKERS) if municipal else "",
            phases=tuple(PhaseEntry(new(), phase, day) for phase, day in phase_dates(draft)),
            coaches=tuple(CoachEntry(new(), coach, day) for day, coach in draft.coaches),
            closed_on=draft.closed_on,
            closing_reason=draft.reason,
        )

    def client(self, case: CaseDraft, episodes: tuple[Episode, ...], contacts: tuple[Contact, ...]) -> Client:
        """The whole case."""
        pairs = list(zip(episodes, case.episodes, strict=True))
        return Client(
            id=case.id,
            site=case.site,
            episodes=episodes,
            contacts=contacts,
            jobs=tuple(self._job(job, record.id) for record, draft in pairs for job in draft.jobs),
            placements=tuple(each for record, draft in pairs for each in self._placements(draft, record.id)),
            wishes=self._deck.deal(case.trade.wishes),
        )

    def _job(self, job: JobDraft, episode: str) -> Job:
        rng = self._rng
        kind = job.kind
        hours = None if _lacks_hours(job) else rng.choice(HOURS)
        permanent = not kind.subsidy and not kind.apprenticeship and rng.random() < 0.5
        initiative = _initiative(job, permanent=permanent, rng=rng)
        paid = hours is not None and rng.random() < 0.75
        return Job(
            id=self._ids.new(),
            episode=episode,
            start=job.start,
            title=job.title,
            employer=job.place.employer.id,
            sector=kind.sector,
            occupation=job.occupation,
            permanent=permanent,
            fixed_until=None if permanent else self._fixed_until(job, initiative),
            hours_week=hours,
            pay_month=round((hours or 0) * 4.345 * rng.choice((12.1, 12.4, 12.9, 13.5))) if paid else None,
            competitive=not kind.subsidy,
            wage_subsidy=kind.subsidy,
            apprenticeship=kind.apprenticeship,
            benefits_advice_on=job.advice_on,
            disclosure=rng.choice(tuple(Disclosure)),
            found_through=self._deck.deal(FOUND_THROUGH),
            adjustments=self._deck.deal(ADJUSTMENTS) if rng.random() < 0.4 else "",
            end=job.end,
            end_heard_on=None if job.end is None else heard_on(job),
            end_reason="" if initiative is None else self._deck.deal(END_REASONS[initiative]),
            end_initiative=initiative,
        )

    def _fixed_until(self, job: JobDraft, initiative: EndInitiative | None) -> date:
        if initiative is EndInitiative.CONTRACT_END and job.end is not None:
            return job.end
        if job.end is not None:
            return job.end + timedelta(days=self._rng.randint(20, 120))
        until = job.start + timedelta(days=self._rng.choice((181, 272, 364)))
        while until <= AS_OF:
            until += timedelta(days=182)
        return until

    def _placements(self, draft: EpisodeDraft, episode: str) -> list[Placement]:
        made = []
        if draft.trial is not None:
            start, end = draft.trial
            where = self._deck.deal(
                (
                    "Kierrätyskeskus",
                    "Koulun keittiö",
                    "Päiväkoti",
                    "Rautakauppa",
                    "Varasto",
                    "Kirjasto",
                    "Puutarha",
                )
            )
            made.append(
                Placement(self._ids.new(), episode, PlacementKind.WORK_TRIAL, start, end, where=where)
            )
        if draft.study is not None:
            start, last = draft.study
            made.append(
                Placement(
                    self._ids.new(), episode, PlacementKind.STUDY, start, last, where=self._deck.deal(SCHOOLS)
                )
            )
        return made


def _lacks_hours(job: JobDraft) -> bool:
    """A few jobs after the project have no hours yet."""
    return job.start > PROJECT_END and job.start.day in {6, 20}


def _initiative(job: JobDraft, *, permanent: bool, rng: Random) -> EndInitiative | None:
    if job.end is None:
        return None
    if permanent:
        return EndInitiative.CLIENT if rng.random() < 0.65 else EndInitiative.EMPLOYER
    return EndInitiative.CONTRACT_END if rng.random() < 0.75 else EndInitiative.CLIENT

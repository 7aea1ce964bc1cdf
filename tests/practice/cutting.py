"""Records as they were on an earlier day: what a later day added is cut away."""

from datetime import date

from attrs import evolve

from ipscore.practice.case import Case, Service
from ipscore.practice.summaries import EmployerSummary, JobSummary, StaffSummary
from ipscore.records.episode import Episode
from ipscore.records.partner import Partner
from ipscore.records.service_log import ServiceLog


def cut_case(case: Case, day: date) -> Case:
    """The client as known on `day`; jobs to come were known before they began."""
    client = case.client
    return Case(
        evolve(
            client,
            episodes=tuple(_episode(each, day) for each in client.episodes if each.intake <= day),
            contacts=tuple(each for each in client.contacts if each.on <= day),
            jobs=tuple(_job(each, day) for each in client.jobs),
            partners=tuple(_partner(each, day) for each in client.partners),
            deferrals=tuple(each for each in client.deferrals if each.on <= day),
            wishes_changed_on=_by(client.wishes_changed_on, day),
        ),
        tuple((employer, each) for employer, each in case.employer_contacts if each.on <= day),
    )


def cut_employer(employer: EmployerSummary, day: date) -> EmployerSummary:
    """The employer as known on `day`."""
    return evolve(
        employer,
        contacts=tuple(each for each in employer.contacts if each.on <= day),
        deferrals=tuple(each for each in employer.deferrals if each.on <= day),
    )


def cut_service(service: Service, day: date) -> Service:
    """The service as known on `day`."""
    return evolve(
        service,
        staff=tuple(_staff(each, day) for each in service.staff),
        logs=tuple(_log(each, day) for each in service.logs),
        reviews=tuple(each for each in service.reviews if each.day <= day),
    )


def _by(known: date | None, day: date) -> date | None:
    return known if known is not None and known <= day else None


def _episode(episode: Episode, day: date) -> Episode:
    return evolve(
        episode,
        phases=tuple(each for each in episode.phases if each.on <= day),
        coaches=tuple(each for each in episode.coaches if each.on <= day),
        closed_on=_by(episode.closed_on, day),
    )


def _job(job: JobSummary, day: date) -> JobSummary:
    cut = evolve(job, benefits_advice_on=_by(job.benefits_advice_on, day))
    if job.end is None or max(job.end, job.end_heard_on or job.end) <= day:
        return cut
    return evolve(cut, end=None, end_heard_on=None)


def _partner(partner: Partner, day: date) -> Partner:
    return evolve(partner, until=_by(partner.until, day))


def _staff(person: StaffSummary, day: date) -> StaffSummary:
    return evolve(
        person,
        posts=tuple(evolve(each, end=_by(each.end, day)) for each in person.posts if each.start <= day),
    )


def _log(log: ServiceLog, day: date) -> ServiceLog:
    return evolve(
        log,
        events=tuple(each for each in log.events if each.on <= day),
        deferrals=tuple(each for each in log.deferrals if each.on <= day),
    )

"""Figures of the criteria on jobs and support in work (12, 19–23)."""

from datetime import date, timedelta

from ipscore.fidelity.evidence.evidence import PER_CENT, Evidence, ratio
from ipscore.fidelity.evidence.support import reached
from ipscore.fidelity.evidence.window import Window
from ipscore.message import Message, msg
from ipscore.records.contact import Topic

BEFORE_START = timedelta(days=60)
"""A support plan talked through this long before the job starts is still about that job."""

FIRST_YEAR = timedelta(days=365)


def benefits_advice_share(window: Window) -> Evidence:
    """Share of jobs before whose start personal benefits advice was given."""
    jobs = [job for _, job in window.jobs_started()]
    advised = [
        job.id for job in jobs if job.benefits_advice_on is not None and job.benefits_advice_on <= job.start
    ]
    of = msg("jobs with benefits advice before the start / jobs started")
    value = ratio(len(advised), len(jobs), PER_CENT)
    lacking = tuple(job.id for job in jobs if job.id not in advised)
    return Evidence("benefits_advice_share", value, len(advised), len(jobs), of, window.period, 0, lacking)


def _variety(window: Window, figure: str, of: Message, values: list[tuple[str, str | None]]) -> Evidence:
    known = [(job, value) for job, value in values if value]
    different = {value for _, value in known}
    return Evidence(
        figure,
        ratio(len(different), len(known), PER_CENT),
        len(different),
        len(known),
        of,
        window.period,
        len(values) - len(known),
        tuple(job for job, _ in known),
    )


def occupations_share(window: Window) -> Evidence:
    """Different occupations among the jobs started."""
    of = msg("different occupations / jobs whose occupation is known")
    values = [(job.id, job.occupation.strip().casefold()) for _, job in window.jobs_started()]
    return _variety(window, "occupations_share", of, list(values))


def employers_share(window: Window) -> Evidence:
    """Different employers among the jobs started."""
    of = msg("different employers / jobs whose employer is known")
    jobs = [job for _, job in window.jobs_started()]
    known = window.dataset.employer_id
    values = [(job.id, None if job.employer is None else known(job.employer)) for job in jobs]
    return _variety(window, "employers_share", of, values)


def competitive_share(window: Window) -> Evidence:
    """Share of jobs started that are permanent and competitive; jobs that do not tell are lacking."""
    jobs = [job for _, job in window.jobs_started()]
    # One no settles it, whether or not the other is known.
    told = [
        job
        for job in jobs
        if job.permanent is False or job.competitive is False or None not in (job.permanent, job.competitive)
    ]
    good = [job.id for job in told if job.permanent and job.competitive]
    return Evidence(
        "competitive_share",
        ratio(len(good), len(told), PER_CENT),
        len(good),
        len(told),
        msg("permanent and competitive jobs / jobs started where this is told"),
        window.period,
        len(jobs) - len(told),
        tuple(job.id for job in told),
    )


def jobs_started(window: Window) -> Evidence:
    """How many jobs started; nothing to tell where nobody was in coaching."""
    jobs = tuple(job.id for _, job in window.jobs_started())
    anyone = next(window.episodes(), None) is not None
    of = msg("jobs started")
    return Evidence(
        "jobs_started", float(len(jobs)) if anyone else None, len(jobs), None, of, window.period, 0, jobs
    )


def fixed_term_share(window: Window) -> Evidence:
    """Share of jobs started that are fixed-term; jobs that do not tell are lacking."""
    jobs = [job for _, job in window.jobs_started()]
    told = [job for job in jobs if job.permanent is not None]
    fixed = tuple(job.id for job in told if not job.permanent)
    of = msg("fixed-term jobs / jobs started where this is told")
    value = ratio(len(fixed), len(told), PER_CENT)
    lacking = len(jobs) - len(told)
    return Evidence("fixed_term_share", value, len(fixed), len(told), of, window.period, lacking, fixed)


def support_plan_share(window: Window) -> Evidence:
    """Share of jobs started for which a plan for support was talked through."""
    started = window.jobs_started()
    planned = [
        job.id
        for client, job in started
        if any(
            Topic.SUPPORT_PLAN in each.topics and job.start - BEFORE_START <= each.on <= window.period.end
            for each in client.contacts
        )
    ]
    of = msg("jobs with a plan for support / jobs started")
    value = ratio(len(planned), len(started), PER_CENT)
    lacking = tuple(job.id for _, job in started if job.id not in planned)
    return Evidence("support_plan_share", value, len(planned), len(started), of, window.period, 0, lacking)


def follow_up_share(window: Window) -> Evidence:
    """Share of whole months at work, within a job's first year, with at least one contact with the client."""
    months = 0
    kept = 0
    lacking: list[str] = []
    for client, job in window.jobs():
        contacts = [each.on for each in client.contacts if reached(each)]
        last = min(job.end or window.period.end, window.period.end, job.start + FIRST_YEAR)
        for start, end in _months(job.start, last):
            if start < window.period.start:
                continue
            months += 1
            if any(start <= day <= end for day in contacts):
                kept += 1
            else:
                lacking.append(job.id)
    of = msg("months at work with a contact / months at work in the first year")
    value = ratio(kept, months, PER_CENT)
    return Evidence(
        "follow_up_share", value, kept, months, of, window.period, 0, tuple(dict.fromkeys(lacking))
    )


def _months(start: date, last: date) -> list[tuple[date, date]]:
    """Whole spans of thirty days from `start` that end by `last`."""
    span = timedelta(days=30)
    found = []
    while start + span <= last + timedelta(days=1):
        found.append((start, start + span - timedelta(days=1)))
        start += span
    return found

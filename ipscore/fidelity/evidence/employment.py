"""Who found work: the figure a quality mark asks for, which no criterion reads."""

from ipscore.fidelity.evidence.evidence import PER_CENT, Evidence, ratio
from ipscore.fidelity.evidence.window import Window
from ipscore.message import msg
from ipscore.records.client import Client
from ipscore.records.episode import Episode
from ipscore.records.job import Job


def employment_rate(window: Window) -> Evidence:
    """Share of clients out of work at intake who had a competitive job in the period.

    Source: the policy note behind the quality mark of the United Kingdom, which leaves out clients with a job
    at intake; which jobs count, and that a person counts once, as in the project's other figures of employed
    persons: a job counts that started during the episode and ran on a day of the period. Somebody whose jobs
    do not tell whether they were competitive is lacking.
    """
    looked_at: dict[str, list[Job]] = {}
    for client, episode in window.episodes():
        if not _in_work_at_intake(client, episode):
            jobs = looked_at.setdefault(client.id, [])
            jobs += (each for each in client.jobs if _counts(each, episode, window))
    employed = tuple(each for each, jobs in looked_at.items() if any(job.competitive for job in jobs))
    lacking = sum(
        client not in employed and any(job.competitive is None for job in jobs)
        for client, jobs in looked_at.items()
    )
    told = len(looked_at) - lacking
    of = msg("clients with a competitive job / clients who were out of work at intake")
    value = ratio(len(employed), told, PER_CENT)
    return Evidence("employment_rate", value, len(employed), told, of, window.period, lacking, employed)


def _in_work_at_intake(client: Client, episode: Episode) -> bool:
    return any(each.start < episode.intake and each.runs_on(episode.intake) for each in client.jobs)


def _counts(job: Job, episode: Episode, window: Window) -> bool:
    return (
        job.episode == episode.id
        and episode.open_on(job.start)
        and window.period.overlaps(job.start, job.end)
    )

"""Jobs that ended, and what followed in time: shared by the figures of criteria 9, 14 and 23."""

from collections.abc import Callable
from datetime import date, timedelta

from ipscore.fidelity.evidence.window import Window
from ipscore.records.client import Client
from ipscore.records.contact import Contact
from ipscore.records.episode import SEARCHING


def followed(
    window: Window,
    days: int,
    counts: Callable[[Contact], bool],
    *,
    working_days: int = 0,
    searching: bool = False,
) -> tuple[tuple[str, ...], tuple[str, ...], int]:
    """Ended jobs followed by a contact that `counts`, those not followed in time, and how many still may be.

    Time runs from the last day at work to `days` after the coach knew of the end, or to `working_days` after
    where they are given. With `searching` a new search that has begun does as well.
    """
    done: list[str] = []
    late: list[str] = []
    open_still = 0
    for client, job, known in window.jobs_ended():
        latest = (
            window.facts.beside.calendar.after(known, working_days)
            if working_days
            else known + timedelta(days=days)
        )
        start, end = job.end or known, min(latest, window.period.end)
        if any(counts(each) for each in window.facts.contacts(client, start, end)) or (
            searching and _search_begun(client, start, end)
        ):
            done.append(job.id)
        elif latest > window.period.end:
            open_still += 1
        else:
            late.append(job.id)
    return tuple(done), tuple(late), open_still


def _search_begun(client: Client, start: date, end: date) -> bool:
    return any(
        entry.phase in SEARCHING and start <= entry.on <= end
        for episode in client.episodes
        for entry in episode.phases
    )

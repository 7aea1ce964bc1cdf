"""Figures of the criteria on staffing: caseload, working time, phases (1–3)."""

from ipscore.fidelity.evidence.evidence import PER_CENT, Evidence, ratio
from ipscore.fidelity.evidence.window import Window
from ipscore.message import msg
from ipscore.records.contact import OUTSIDE_OFFICE
from ipscore.records.working_time import NOT_COACHING


def _caseloads(window: Window) -> dict[str, tuple[int, float]]:
    """Active clients and share of working time of each coach who holds a post on the last day."""
    day = window.period.end
    mine: dict[str, set[str]] = {}
    for client, episode in window.episodes():
        if episode.open_on(day) and (coach := episode.coach_on(day)) is not None:
            mine.setdefault(coach, set()).add(client.id)
    found: dict[str, tuple[int, float]] = {}
    for staff in window.coaches():
        post = staff.post_on(day)
        if post is not None and post.share > 0 and window.at_site(post.site):
            found[staff.id] = (len(mine.get(staff.id, ())), post.share)
    return found


def caseload_largest(window: Window) -> Evidence:
    """Active clients per full-time coach on the last day, of the coach who has most."""
    loads = _caseloads(window)
    of = msg("active clients of the coach / share of full working time")
    if not loads:
        return Evidence("caseload_largest", None, None, None, of, window.period)
    coach, (clients, share) = min(loads.items(), key=lambda pair: (-pair[1][0] / pair[1][1], pair[0]))
    return Evidence("caseload_largest", clients / share, clients, share, of, window.period, records=(coach,))


def caseload_mean(window: Window) -> Evidence:
    """Active clients per full-time coach on the last day, of all coaches."""
    loads = _caseloads(window)
    clients = sum(each for each, _ in loads.values())
    full_time = sum(share for _, share in loads.values())
    of = msg("active clients / full-time coaches")
    return Evidence(
        "caseload_mean", ratio(clients, full_time), clients, full_time, of, window.period, 0, tuple(loads)
    )


def coaching_time_share(window: Window) -> Evidence:
    """Share of logged working time that is coaching."""
    entries = list(window.working_time())
    coaching = sum(each.minutes for each in entries if each.activity not in NOT_COACHING)
    total = sum(each.minutes for each in entries)
    of = msg("hours of coaching / hours logged")
    return Evidence(
        "coaching_time_share", ratio(coaching, total, PER_CENT), coaching / 60, total / 60, of, window.period
    )


def outside_office_share(window: Window) -> Evidence:
    """Share of logged working time spent out in the community; entries without a place are lacking."""
    entries = list(window.working_time())
    placed = [each for each in entries if each.place is not None]
    outside = sum(each.minutes for each in placed if each.place in OUTSIDE_OFFICE)
    total = sum(each.minutes for each in placed)
    return Evidence(
        "outside_office_share",
        ratio(outside, total, PER_CENT),
        outside / 60,
        total / 60,
        msg("hours outside the office / hours with a place logged"),
        window.period,
        len(entries) - len(placed),
    )


def phases_per_coach(window: Window) -> Evidence:
    """Mean number of phases the coaches' clients were in during the period."""
    phases: dict[str, set[str]] = {each.id: set() for each in window.coaches()}
    for _, episode in window.episodes():
        start = max(episode.intake, window.period.start)
        first = episode.phase_on(start)
        entries = [each for each in episode.phases if each.on in window.period]
        for entry in ([first] if first is not None else []) + entries:
            coach = episode.coach_on(max(entry.on, start))
            if coach in phases and entry.phase != "closed":
                phases[coach].add(entry.phase)
    total = sum(len(each) for each in phases.values())
    of = msg("phases worked in, summed over coaches / coaches")
    return Evidence(
        "phases_per_coach", ratio(total, len(phases)), total, len(phases), of, window.period, 0, tuple(phases)
    )

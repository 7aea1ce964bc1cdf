"""Figures of the criteria on search and employers (15–18)."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from statistics import median

from ipscore.fidelity.evidence.evidence import PER_CENT, Evidence, ratio
from ipscore.fidelity.evidence.window import Window
from ipscore.message import msg
from ipscore.records.episode import Episode

FOUR_WEEKS = 28


def first_employer_meeting(window: Window, client_id: str, episode: Episode) -> date | None:
    """Day of the first face-to-face meeting with an employer about the client in this episode."""
    contacts = window.dataset.story(client_id).employer_contacts
    days = [
        each.on
        for each in contacts
        if each.face_to_face and episode.open_on(each.on) and each.on <= window.period.end
    ]
    return min(days, default=None)


def _waits(window: Window) -> Iterator[tuple[str, int | None]]:
    for client, episode in window.intakes():
        first = first_employer_meeting(window, client.id, episode)
        yield client.id, None if first is None else (first - episode.intake).days


def days_to_first_employer_meeting_mean(window: Window) -> Evidence:
    """Mean days from intake to the first employer meeting, of new clients who have had one."""
    waits = list(_waits(window))
    days = [each for _, each in waits if each is not None]
    of = msg("days from intake to the first employer meeting / clients who have had one")
    return Evidence(
        "days_to_first_employer_meeting_mean",
        ratio(sum(days), len(days)),
        sum(days),
        len(days),
        of,
        window.period,
        len(waits) - len(days),
        tuple(client for client, _ in waits),
    )


def days_to_first_employer_meeting_median(window: Window) -> Evidence:
    """Median of the same days."""
    waits = list(_waits(window))
    days = [each for _, each in waits if each is not None]
    return Evidence(
        "days_to_first_employer_meeting_median",
        float(median(days)) if days else None,
        None,
        len(days),
        msg("median over clients who have had an employer meeting"),
        window.period,
        len(waits) - len(days),
        tuple(client for client, _ in waits),
    )


def first_employer_meeting_coverage(window: Window) -> Evidence:
    """Share of the clients who came in the period who have had an employer meeting."""
    waits = list(_waits(window))
    met = [client for client, each in waits if each is not None]
    of = msg("clients with an employer meeting / clients who came")
    value = ratio(len(met), len(waits), PER_CENT)
    lacking = tuple(client for client, each in waits if each is None)
    return Evidence(
        "first_employer_meeting_coverage", value, len(met), len(waits), of, window.period, 0, lacking
    )


def from_wishes_share(window: Window) -> Evidence:
    """Share of employer contacts that started from a client's wishes; those that do not tell are lacking."""
    contacts = [contact for _, contact in window.employer_contacts()]
    told = [each for each in contacts if each.from_wishes is not None]
    wished = [each.id for each in told if each.from_wishes]
    of = msg("contacts that start from the client's wishes / contacts where this is told")
    return Evidence(
        "from_wishes_share",
        ratio(len(wished), len(told), PER_CENT),
        len(wished),
        len(told),
        of,
        window.period,
        len(contacts) - len(told),
        tuple(wished),
    )


def contacts_per_coach_week(window: Window) -> Evidence:
    """Face-to-face contacts with employers for searching clients, per full-time coach-week."""
    contacts = window.face_to_face_for_searchers()
    weeks = window.coach_weeks()
    of = msg("face-to-face contacts for searching clients / full-time coach-weeks")
    return Evidence(
        "contacts_per_coach_week",
        ratio(len(contacts), weeks),
        len(contacts),
        weeks,
        of,
        window.period,
        0,
        tuple(each.id for each in contacts),
    )


def log_review_rhythm(window: Window) -> Evidence:
    """Weeks in which the team leader reviewed contacts, per four weeks."""
    contacts = [contact for _, contact in window.employer_contacts()]
    weeks = {
        each.reviewed_on.isocalendar()[:2]
        for each in contacts
        if each.reviewed_on is not None and each.reviewed_on in window.period
    }
    fours = window.period.days / FOUR_WEEKS
    of = msg("weeks with a review of the contact log / spans of four weeks")
    waiting = sum(1 for each in contacts if each.reviewed_on is None)
    value = len(weeks) / fours if contacts else None
    return Evidence("log_review_rhythm", value, len(weeks), fours, of, window.period, waiting)


def searching_clients(window: Window) -> Evidence:
    """Clients looking for work on the last day, per full-time coach."""
    day = window.period.end
    clients = sorted({client.id for client, _ in window.episodes() if window.searching(client.id, day)})
    posts = [
        post
        for staff in window.coaches()
        if (post := staff.post_on(day)) is not None and window.at_site(post.site)
    ]
    full_time = sum(post.share for post in posts)
    of = msg("searching clients on the last day / full-time coaches")
    value = ratio(len(clients), full_time)
    return Evidence("searching_clients", value, len(clients), full_time, of, window.period, 0, tuple(clients))


def contacts_per_searching_client(window: Window) -> Evidence:
    """Face-to-face contacts with employers for each week of each searching client."""
    contacts = window.face_to_face_for_searchers()
    weeks = sum(window.searching_days(client.id) for client in window.clients()) / 7
    of = msg("face-to-face contacts for searching clients / weeks of searching clients")
    return Evidence(
        "contacts_per_searching_client", ratio(len(contacts), weeks), len(contacts), weeks, of, window.period
    )


def visits_per_employer(window: Window) -> Evidence:
    """Face-to-face contacts per employer met."""
    met = [employer for employer, contact in window.employer_contacts() if contact.face_to_face]
    employers = tuple(dict.fromkeys(met))
    of = msg("face-to-face contacts / different employers met")
    value = ratio(len(met), len(employers))
    return Evidence("visits_per_employer", value, len(met), len(employers), of, window.period, 0, employers)


def employers_met_again_share(window: Window) -> Evidence:
    """Share of the employers met face to face who were met more than once."""
    met = Counter(employer for employer, contact in window.employer_contacts() if contact.face_to_face)
    again = tuple(employer for employer, count in met.items() if count > 1)
    of = msg("employers met more than once / different employers met")
    value = ratio(len(again), len(met), PER_CENT)
    return Evidence("employers_met_again_share", value, len(again), len(met), of, window.period, 0, again)

"""Figures of the criteria on work with the client (13, 14)."""

from datetime import date

from ipscore.fidelity.evidence.endings import followed
from ipscore.fidelity.evidence.evidence import PER_CENT, Evidence, ratio
from ipscore.fidelity.evidence.window import Window
from ipscore.message import msg
from ipscore.records.contact import ContactKind, ContactWith, Topic

THIRD_MEETING = 3


def disclosure_talks_per_searching_client(window: Window) -> Evidence:
    """Talks about what to tell an employer, per client who was searching at some time of the period."""
    searching = sorted({client.id for client, _ in window.episodes() if window.searching_days(client.id)})
    talks = sum(
        1
        for client_id in searching
        for each in window.contacts(window.dataset.clients[client_id])
        if Topic.DISCLOSURE in each.topics
    )
    of = msg("talks about telling the employer / searching clients")
    value = ratio(talks, len(searching))
    return Evidence(
        "disclosure_talks_per_searching_client",
        value,
        talks,
        len(searching),
        of,
        window.period,
        0,
        tuple(searching),
    )


def profile_by_third_meeting_share(window: Window) -> Evidence:
    """Share of new clients with a profile by the third meeting; too few meetings yet: lacking."""
    done: list[str] = []
    late: list[str] = []
    lacking = 0
    for client, episode in window.intakes():
        meetings = sorted(
            (
                each
                for each in client.contacts
                if each.kind is ContactKind.MEETING
                and episode.open_on(each.on)
                and each.contact_with is ContactWith.CLIENT
                and each.on <= window.period.end
            ),
            key=lambda each: (each.on, each.id),
        )[:THIRD_MEETING]
        if any(Topic.PROFILE in each.topics for each in meetings):
            done.append(client.id)
        elif len(meetings) == THIRD_MEETING:
            late.append(client.id)
        else:
            lacking += 1
    of = msg("clients with a profile by the third meeting / new clients with three meetings")
    count = len(done) + len(late)
    value = ratio(len(done), count, PER_CENT)
    return Evidence(
        "profile_by_third_meeting_share", value, len(done), count, of, window.period, lacking, tuple(late)
    )


def disclosure_repeated_share(window: Window) -> Evidence:
    """Share of clients who searched in the period with more than one talk about disclosure by its end."""
    searching = [client for client in window.clients() if window.searching_days(client.id)]
    once = tuple(
        client.id
        for client in searching
        if sum(
            Topic.DISCLOSURE in each.topics
            for each in window.facts.contacts(client, date.min, window.period.end)
        )
        <= 1
    )
    again = len(searching) - len(once)
    of = msg("clients with more than one talk about telling the employer / searching clients")
    value = ratio(again, len(searching), PER_CENT)
    return Evidence("disclosure_repeated_share", value, again, len(searching), of, window.period, 0, once)


def profile_after_job_share(window: Window, *, days: int = 30) -> Evidence:
    """Share of ended jobs after which the profile was gone through within `days` of hearing of it.

    An end so near the last day that there is still time is lacking.
    """
    done, late, lacking = followed(window, days, lambda each: Topic.PROFILE in each.topics)
    count = len(done) + len(late)
    of = msg("ended jobs after which the profile was updated / ended jobs")
    value = ratio(len(done), count, PER_CENT)
    return Evidence("profile_after_job_share", value, len(done), count, of, window.period, lacking, late)

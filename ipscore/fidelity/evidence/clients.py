"""Figures of the criteria on work with the client (13, 14, 25)."""

from ipscore.fidelity.evidence.evidence import PER_CENT, Evidence, ratio
from ipscore.fidelity.evidence.window import Window
from ipscore.message import msg
from ipscore.records.contact import ContactKind, ContactWith, Topic

THIRD_MEETING = 3


def disclosure_talks_per_searching_client(window: Window) -> Evidence:
    """Talks about what to tell an employer, per client who was searching at some time of the period."""
    searching = sorted(
        {
            client.id
            for client, _ in window.episodes()
            if any(window.searching(client.id, day) for day in window.days())
        }
    )
    talks = sum(
        1
        for client_id in searching
        for each in window.dataset.clients[client_id].contacts
        if Topic.DISCLOSURE in each.topics and each.on in window.period
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


def attempts_per_missed_meeting(window: Window) -> Evidence:
    """Recorded attempts to reach the client, per missed meeting."""
    contacts = [
        (client.id, each)
        for client, episode in window.episodes()
        for each in client.contacts
        if each.on in window.period and episode.open_on(each.on)
    ]
    missed = [client for client, each in contacts if each.kind is ContactKind.MISSED]
    attempts = sum(1 for _, each in contacts if each.kind is ContactKind.ATTEMPT)
    of = msg("attempts to reach the client / missed meetings")
    value = ratio(attempts, len(missed))
    return Evidence(
        "attempts_per_missed_meeting",
        value,
        attempts,
        len(missed),
        of,
        window.period,
        0,
        tuple(dict.fromkeys(missed)),
    )

"""Figures of reaching out when meetings are missed (criterion 25)."""

from collections import Counter

from ipscore.fidelity.evidence.evidence import PER_CENT, Evidence, ratio
from ipscore.fidelity.evidence.support import reached
from ipscore.fidelity.evidence.window import Window
from ipscore.message import msg
from ipscore.records.contact import ContactKind, ContactWith, Place
from ipscore.records.episode import ClosingReason

AT_THE_CLIENTS = frozenset({Place.HOME, Place.COMMUNITY})


def attempts_per_missed_meeting(window: Window) -> Evidence:
    """Recorded attempts to reach the client, per missed meeting."""
    contacts = [
        (client.id, each)
        for client, episode in window.episodes()
        for each in window.contacts(client)
        if episode.open_on(each.on)
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


def missed_followed_up_share(window: Window, *, working_days: int = 2) -> Evidence:
    """Share of missed meetings after which the client was reached or an attempt made within `working_days`.

    A meeting missed so near the last day that there is still time is lacking.
    """
    last = window.period.end
    kept = 0
    late: list[str] = []
    lacking = 0
    for client in window.clients():
        for missed in window.contacts(client):
            if missed.kind is not ContactKind.MISSED:
                continue
            latest = window.facts.beside.calendar.after(missed.on, working_days)
            after = window.facts.contacts(client, missed.on, min(latest, last))
            if any(each.kind is ContactKind.ATTEMPT or reached(each) for each in after):
                kept += 1
            elif latest > last:
                lacking += 1
            else:
                late.append(missed.id)
    of = msg("missed meetings followed up in time / missed meetings")
    count = kept + len(late)
    return Evidence(
        "missed_followed_up_share",
        ratio(kept, count, PER_CENT),
        kept,
        count,
        of,
        window.period,
        lacking,
        tuple(late),
    )


def dropped_out_without_attempts(window: Window) -> Evidence:
    """Clients closed as having dropped out though no attempt to reach them was recorded in the episode.

    Nothing is known where no episode was closed with a reason.
    """
    reasons = [each for each in window.closings() if each[1].closing_reason is not None]
    dropped = [each for each in reasons if each[1].closing_reason is ClosingReason.DROPPED_OUT]
    without = tuple(
        client.id
        for client, episode in dropped
        if not any(
            each.kind is ContactKind.ATTEMPT
            for each in window.facts.contacts(client, episode.intake, window.period.end)
        )
    )
    of = msg("closed as dropped out without a recorded attempt / closed as dropped out")
    value = float(len(without)) if reasons else None
    return Evidence(
        "dropped_out_without_attempts", value, len(without), len(dropped), of, window.period, 0, without
    )


def clients_visited_again(window: Window) -> Evidence:
    """Clients to whose home or neighbourhood the coach went more than once to reach them."""
    visits: Counter[str] = Counter()
    lacking = 0
    attempts = 0
    for client in window.clients():
        for each in window.contacts(client):
            if each.kind is ContactKind.ATTEMPT:
                attempts += 1
                lacking += each.place is None
                visits[client.id] += each.place in AT_THE_CLIENTS
    again = tuple(client for client, count in sorted(visits.items()) if count > 1)
    of = msg("clients visited more than once to reach them / clients somebody tried to reach")
    value = float(len(again)) if attempts else None
    return Evidence(
        "clients_visited_again", value, len(again), len(visits), of, window.period, lacking, again
    )


def family_contact_clients(window: Window) -> Evidence:
    """Clients with whose family or friends the coach was in contact."""
    clients = window.clients()
    found = tuple(
        client.id
        for client in clients
        if any(each.contact_with is ContactWith.FAMILY for each in window.contacts(client))
    )
    value = float(len(found)) if clients else None
    of = msg("clients with a contact with family or friends / clients in coaching")
    return Evidence("family_contact_clients", value, len(found), len(clients), of, window.period, 0, found)

"""Figures of the criteria on organisation: referrals and partners (4, 6, 9)."""

from datetime import timedelta

from ipscore.fidelity.evidence.evidence import PER_CENT, Evidence, ratio
from ipscore.fidelity.evidence.window import Window
from ipscore.message import msg
from ipscore.records.contact import ContactWith
from ipscore.records.episode import ReferralSource


def host_team_share(window: Window) -> Evidence:
    """Share of clients whom the host teams referred; clients whose source is not known are lacking."""
    hosts = window.dataset.info.host_teams
    known = [
        (client.id, episode) for client, episode in window.episodes() if episode.referral_source is not None
    ]
    lacking = sum(1 for _, episode in window.episodes() if episode.referral_source is None)
    referred = [client for client, episode in known if episode.referral_source in hosts]
    value = ratio(len(referred), len(known), PER_CENT) if hosts else None
    of = msg("clients referred by the host teams / clients whose source is known")
    return Evidence(
        "host_team_share", value, len(referred), len(known), of, window.period, lacking, tuple(referred)
    )


def referral_sources(window: Window) -> Evidence:
    """How many different sources referred the clients who came in the period."""
    intakes = list(window.intakes())
    sources = {episode.referral_source for _, episode in intakes if episode.referral_source is not None}
    lacking = sum(1 for _, episode in intakes if episode.referral_source is None)
    value = float(len(sources)) if intakes else None
    of = msg("different sources of referral")
    return Evidence(
        "referral_sources", value, len(sources), None, of, window.period, lacking, tuple(sorted(sources))
    )


def self_referral_share(window: Window) -> Evidence:
    """Share of the clients who came in the period by themselves."""
    known = [
        (client.id, episode.referral_source)
        for client, episode in window.intakes()
        if episode.referral_source
    ]
    own = [client for client, source in known if source is ReferralSource.SELF]
    lacking = sum(1 for _, episode in window.intakes() if episode.referral_source is None)
    of = msg("clients who came by themselves / clients who came and whose source is known")
    return Evidence(
        "self_referral_share",
        ratio(len(own), len(known), PER_CENT),
        len(own),
        len(known),
        of,
        window.period,
        lacking,
        tuple(own),
    )


def partner_contact_share(window: Window) -> Evidence:
    """Share of client-months with a contact with a partner about the client.

    A client-month is a calendar month of the period in which the client was in coaching for at least half of
    its days, so that a client who came on the last day is not held against the service.
    """
    served: dict[tuple[str, int, int], int] = {}
    length: dict[tuple[int, int], int] = {}
    for day in window.days():
        length[day.year, day.month] = length.get((day.year, day.month), 0) + 1
    contacts: set[tuple[str, int, int]] = set()
    for client, episode in window.episodes():
        day = max(episode.intake, window.period.start)
        last = min(episode.closed_on or window.period.end, window.period.end)
        while day <= last:
            key = (client.id, day.year, day.month)
            served[key] = served.get(key, 0) + 1
            day += timedelta(days=1)
        contacts.update(
            (client.id, each.on.year, each.on.month)
            for each in client.contacts
            if each.contact_with is ContactWith.PARTNER and each.on in window.period
        )
    months = [key for key, days in served.items() if days * 2 >= length[key[1], key[2]]]
    met = [key for key in months if key in contacts]
    clients = tuple(dict.fromkeys(key[0] for key in months if key not in contacts))
    of = msg("client-months with a partner contact / client-months")
    return Evidence(
        "partner_contact_share",
        ratio(len(met), len(months), PER_CENT),
        len(met),
        len(months),
        of,
        window.period,
        0,
        clients,
    )

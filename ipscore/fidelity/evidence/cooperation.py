"""Figures of the criteria on organisation: referrals and partners (4, 6, 9)."""

from collections.abc import Callable
from datetime import date, timedelta

from ipscore.fidelity.evidence.endings import followed
from ipscore.fidelity.evidence.evidence import PER_CENT, Evidence, ratio
from ipscore.fidelity.evidence.window import Window, overlap
from ipscore.message import Message, msg
from ipscore.records.contact import Contact, ContactKind, ContactWith, Place, Topic
from ipscore.records.episode import ClosingReason, ReferralSource
from ipscore.records.period import Period


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


def _client_months(window: Window, figure: str, of: Message, counts: Callable[[Contact], bool]) -> Evidence:
    """Share of client-months with a contact with a partner that `counts`.

    A client-month is a calendar month of the period in which the client was in coaching for at least half of
    its days, so that a client who came on the last day is not held against the service.
    """
    served: dict[tuple[str, date], int] = {}
    ends = dict(_calendar_months(window.period))
    length = {start: (end - start).days + 1 for start, end in ends.items()}
    contacts: set[tuple[str, int, int]] = set()
    for client, episode in window.episodes():
        for start, end in ends.items():
            days = overlap(start, end, episode.intake, episode.closed_on or end)
            if days:
                served[client.id, start] = served.get((client.id, start), 0) + days
    for client in window.clients():
        contacts.update(
            (client.id, each.on.year, each.on.month)
            for each in window.contacts(client)
            if each.contact_with is ContactWith.PARTNER and counts(each)
        )
    months = [key for key, days in served.items() if days * 2 >= length[key[1]]]
    without = [key for key in months if (key[0], key[1].year, key[1].month) not in contacts]
    met = len(months) - len(without)
    return Evidence(
        figure,
        ratio(met, len(months), PER_CENT),
        met,
        len(months),
        of,
        window.period,
        0,
        tuple(dict.fromkeys(client for client, _ in without)),
    )


def _calendar_months(period: Period) -> list[tuple[date, date]]:
    """The calendar months of the period, the first and the last as far as they are in it."""
    found = []
    start = period.start
    while start <= period.end:
        following = (start.replace(day=1) + timedelta(days=31)).replace(day=1)
        found.append((start, min(following - timedelta(days=1), period.end)))
        start = following
    return found


def partner_contact_share(window: Window) -> Evidence:
    """Share of client-months with a contact with a partner about the client."""
    of = msg("client-months with a partner contact / client-months")
    return _client_months(window, "partner_contact_share", of, lambda _: True)


def partner_meeting_share(window: Window) -> Evidence:
    """Share of client-months with a meeting with a partner about the client, face to face."""
    of = msg("client-months with a partner met face to face / client-months")
    return _client_months(
        window,
        "partner_meeting_share",
        of,
        lambda each: each.kind is ContactKind.MEETING and each.place is not Place.REMOTE,
    )


def job_end_offer_share(window: Window, *, days: int = 14) -> Evidence:
    """Share of ended jobs after which a new search was offered or begun within `days` of hearing of it.

    An end so near the last day that there is still time is lacking.
    """
    done, late, lacking = followed(
        window, days, lambda each: Topic.NEW_SEARCH_OFFERED in each.topics, searching=True
    )
    return Evidence(
        "job_end_offer_share",
        ratio(len(done), len(done) + len(late), PER_CENT),
        len(done),
        len(done) + len(late),
        msg("ended jobs after which a new search was offered or begun / ended jobs"),
        window.period,
        lacking,
        late,
    )


def closed_dropped_out_share(window: Window) -> Evidence:
    """Share of the closed episodes in which the client dropped out; closings without a reason are lacking."""
    closed = [(client.id, episode.closing_reason) for client, episode in window.closings()]
    known = [(client, reason) for client, reason in closed if reason is not None]
    dropped = tuple(client for client, reason in known if reason is ClosingReason.DROPPED_OUT)
    return Evidence(
        "closed_dropped_out_share",
        ratio(len(dropped), len(known), PER_CENT),
        len(dropped),
        len(known),
        msg("clients who dropped out / closings whose reason is known"),
        window.period,
        len(closed) - len(known),
        dropped,
    )

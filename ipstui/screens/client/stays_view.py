"""The client's stays in the service: a returning client has a new one beside the old ones."""

from collections.abc import Iterator
from datetime import date

from ipscore.records.episode import Episode
from ipstui.screens.client.card import INDENT, Card, CardLine, comma, dots, noted


def stays(card: Card) -> tuple[CardLine, ...]:
    """The newest stay first, each with its phases and coaches."""
    episodes = sorted(card.client.episodes, key=lambda each: each.intake, reverse=True)
    if not episodes:
        return (CardLine("none", "", card.language("No stay yet. Enter begins one."), "episode"),)
    return tuple(line for each in episodes for line in _stay(card, each))


def is_open(card: Card) -> bool:
    """Whether the client is in the service: then there is nothing to begin."""
    return any(each.closed_on is None for each in card.client.episodes)


def _stay(card: Card, episode: Episode) -> Iterator[CardLine]:
    language = card.language
    until = episode.closed_on or card.today
    days = language("{n} days", n=max(0, (until - episode.intake).days))
    source = language.choice(episode.referral_source) if episode.referral_source is not None else ""
    who = language("referred by {who}", who=comma(source, episode.referred_by)) if source else ""
    state = language("came to the service") if episode.closed_on is None else language("stay")
    what = dots(state, days, card.session.site_name(episode.site))
    day = language.date(episode.intake)
    yield CardLine(f"stay:{episode.id}", day, what, "episode", episode.id, record=episode.id)
    if who or episode.referred_by:
        what = INDENT + (who or episode.referred_by)
        yield CardLine(f"referral:{episode.id}", "", what, "episode", episode.id)
    if episode.closed_on is not None:
        reason = language.choice(episode.closing_reason) if episode.closing_reason is not None else ""
        day = language.date(episode.closed_on)
        what = INDENT + noted(language("coaching ended"), reason)
        yield CardLine(f"closed:{episode.id}", day, what, "episode", episode.id)
    for _day, line in sorted(_steps(card, episode), key=lambda pair: pair[0], reverse=True):
        yield line


def _steps(card: Card, episode: Episode) -> Iterator[tuple[date, CardLine]]:
    language = card.language
    for entry in episode.coaches:
        what = INDENT + language("coach: {name}", name=card.session.staff_name(entry.coach))
        line = CardLine(f"coach:{entry.id}", language.date(entry.on), what, "episode", episode.id)
        yield entry.on, line
    for phase in episode.phases:
        what = INDENT + language("phase: {phase}", phase=phase.phase)
        day = language.date(phase.on)
        yield phase.on, CardLine(f"phase:{phase.id}", day, what, "phase", phase.id, record=phase.id)

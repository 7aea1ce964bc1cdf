"""Drawing the clients whose papers a review reads: at random, and the same again for whoever checks.

Each place in the draw is a digest of the seed and the client's id. So nobody can steer the draw once the
seed is known, the order of files does not matter, and a client who comes or goes moves nobody else.
"""

from collections.abc import Collection, Iterable
from datetime import date
from hashlib import sha256

from ipscore.records.client import Client
from ipscore.records.period import Period
from ipscore.records.planning import FileSample


def eligible(clients: Iterable[Client], period: Period, sites: Collection[str] = ()) -> tuple[str, ...]:
    """Ids of the clients who were in coaching in the period at one of the sites (none: all), in order."""
    return tuple(
        sorted(
            client.id
            for client in clients
            if any(
                (not sites or episode.site in sites) and period.overlaps(episode.intake, episode.closed_on)
                for episode in client.episodes
            )
        )
    )


def draw(clients: Iterable[str], seed: str, size: int, period: Period, drawn_on: date) -> FileSample:
    """Draw `size` of the clients, or all where there are fewer. Raises ValueError when `size` is below 1."""
    if size < 1:
        raise ValueError("at least one client is drawn")
    order = sorted(set(clients), key=lambda each: (sha256(f"{seed}\n{each}".encode()).digest(), each))
    return FileSample(seed, size, drawn_on, period.start, period.end, tuple(order[:size]))

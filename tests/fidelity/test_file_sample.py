"""Drawing client files: at random, reproducible, and nobody else's place moves."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipscore.fidelity.file_sample import draw, eligible
from ipscore.records.client import Client
from ipscore.records.episode import Episode
from ipscore.records.period import Period

TWO_MONTHS = Period(date(2024, 1, 12), date(2024, 3, 11))
DAY = date(2024, 2, 20)
ids = st.sets(st.text("abcdef0123456789", min_size=4, max_size=8), min_size=1, max_size=40)


def test_who_may_be_drawn() -> None:
    """Those in coaching in the window at the sites; not who closed before it or came after it."""

    def client(name: str, site: str, intake: date, closed: date | None = None) -> Client:
        return Client(name, site, (Episode("e", site, intake, closed_on=closed),))

    clients = [
        client("late", "r", date(2024, 3, 12)),
        client("gone", "r", date(2023, 1, 1), date(2024, 1, 11)),
        client("last", "r", date(2023, 1, 1), date(2024, 1, 12)),
        client("here", "r", date(2024, 3, 11)),
        client("other", "k", date(2023, 1, 1)),
    ]
    assert eligible(clients, TWO_MONTHS, ("r",)) == ("here", "last")
    assert eligible(clients, TWO_MONTHS) == ("here", "last", "other")


@given(ids, st.text(max_size=20), st.integers(1, 12))
def test_the_same_seed_draws_the_same(clients: set[str], seed: str, size: int) -> None:
    """Whatever the order of the clients; as many as asked, each once, and no one from outside."""
    drawn = draw(sorted(clients), seed, size, TWO_MONTHS, DAY)
    assert draw(sorted(clients, reverse=True), seed, size, TWO_MONTHS, DAY) == drawn
    assert len(drawn.clients) == len(set(drawn.clients)) == min(size, len(clients))
    assert set(drawn.clients) <= clients


@given(ids, st.text(max_size=20))
def test_who_leaves_moves_nobody_else(clients: set[str], seed: str) -> None:
    """Without one client the others come in the same order."""
    whole = draw(clients, seed, 50, TWO_MONTHS, DAY).clients
    rest = draw(clients - {whole[0]}, seed, 50, TWO_MONTHS, DAY).clients
    assert rest == whole[1:]


def test_seeds_differ() -> None:
    """Another seed draws others: over many seeds every client is drawn first at some time."""
    clients = [f"c{at}" for at in range(8)]
    first = {draw(clients, str(seed), 1, TWO_MONTHS, DAY).clients[0] for seed in range(200)}
    assert first == set(clients)


def test_at_least_one_is_drawn() -> None:
    """A draw of none is refused."""
    with pytest.raises(ValueError, match="at least one"):
        draw(["a"], "s", 0, TWO_MONTHS, DAY)

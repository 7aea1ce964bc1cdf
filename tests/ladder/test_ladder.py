"""Every step of the ladder, climbed a little; `make promises` climbs it to the end."""

import pytest

from tests.ladder.dropping import drop
from tests.ladder.ground import Found, UnavailableError
from tests.ladder.injecting import inject
from tests.ladder.killing import kill
from tests.ladder.power import cut
from tests.ladder.updates import update


def _good(found: Found) -> None:
    assert (found.lost, found.broken) == ((), ())


def test_killed_writers_lose_nothing() -> None:
    """Writers killed at any moment leave whole files that hold what they said was saved."""
    found = kill(30)
    _good(found)
    assert found.told >= 30


def test_no_edit_is_lost_between_writers() -> None:
    """Four writers of 25 edits each on five clients: every edit is there once, joined or decided anew."""
    outcome = update(4, 25, clients=5)
    _good(outcome.found)
    assert outcome.found.told == 100


def test_a_review_goes_on_where_the_terminal_went_away() -> None:
    """At the first criterion, in the middle and at the last: what was saved is there, the rest is offered."""
    dropped = drop((1, 13, 25))
    _good(dropped.found)
    assert (dropped.steps, dropped.kept, dropped.found.told, dropped.total) == (3, 3, 0 + 12 + 24 + 25, 97)


@pytest.mark.parametrize(
    "fault",
    [
        "fsync:error=EIO:when=2+3",
        "write:error=ENOSPC:when=1+2",
        "write:retval=3:when=2+3",
        "?rename,?renameat,?renameat2:error=EACCES:when=1+2",
    ],
)
def test_calls_refused_by_the_kernel(fault: str) -> None:
    """Saves that the kernel lets fail are refused in words, and what was acknowledged is whole."""
    try:
        found = inject(fault)
    except UnavailableError as error:
        pytest.skip(str(error))
    _good(found)
    assert found.refused > 0
    assert found.told > 0


@pytest.mark.parametrize("kind", ["ext4", "xfs"])
def test_power_cuts(kind: str) -> None:
    """Power is cut in the middle of saves: what was acknowledged is there and nothing is half."""
    try:
        found = cut(kind, 4)
    except UnavailableError as error:
        pytest.skip(str(error))
    _good(found)
    assert found.files > 16


def test_the_ladder_sees_what_a_power_cut_takes() -> None:
    """A writer that flushes nothing is found out, so that a good result means something."""
    try:
        found = cut("ext4", 2, "careless")
    except UnavailableError as error:
        pytest.skip(str(error))
    assert not found.good

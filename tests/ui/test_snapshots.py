"""Pictures of the screens, as the specification of how they look; `pytest --snapshot-update` takes them."""

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from tests.ui.conftest import MakeApp
from tests.ui.driving import press, settle

Compare = Callable[..., bool]

PICTURES = {
    "caseload": ((80, 24), "fi", ()),
    "caseload_wide": ((120, 40), "fi", ("end",)),
    "client": ((80, 24), "fi", ("enter",)),
    "client_wide": ((120, 40), "sv", ("end", "enter")),
    "logging": ((80, 24), "fi", ("5", "l")),
    "contact_hostile_wide": ((120, 40), "en", ("end", "enter", "enter")),
    "job": ((80, 24), "sv", ("enter", "f8")),
    "refused": ((80, 24), "fi", ("enter", "f8", "ctrl+s")),
    "new_entry": ((80, 24), "fi", ("enter", "n")),
    "help": ((80, 24), "fi", ("f1",)),
}


@pytest.mark.parametrize("name", PICTURES)
def test_screen(name: str, make_app: MakeApp, snap_compare: Compare) -> None:
    """The screen looks as it did when it was last looked at."""
    size, code, keys = PICTURES[name]
    assert snap_compare(make_app(code=code), terminal_size=size, run_before=pressing(*keys))


def test_screen_without_colour(
    make_app: MakeApp, snap_compare: Compare, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With NO_COLOR the cursor, what is overdue and what is chosen can still be told."""
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(make_app(code="fi"), terminal_size=(80, 24), run_before=pressing("down"))


def pressing(*keys: str) -> Callable[[Pilot[int]], object]:
    """What is done before the picture is taken."""

    async def run(pilot: Pilot[int]) -> None:
        await settle(pilot)
        await press(pilot, *keys)

    return run

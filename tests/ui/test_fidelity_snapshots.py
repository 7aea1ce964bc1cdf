"""Pictures of the fidelity and outcomes areas. `pytest --snapshot-update` takes them anew."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.ui.conftest import MakeApp
from tests.ui.driving import press, settle

Compare = Callable[..., bool]

PICTURES = {
    "reviews": ((80, 24), "fi", ("4",)),
    "wizard": ((80, 24), "fi", ("4", "enter", "enter", "g", "1", "6", "enter")),
    "wizard_elements": ((80, 24), "sv", ("4", "enter", "enter", "g", "2", "5", "enter")),
    "wizard_wide": ((120, 40), "fi", ("4", "enter", "enter", "g", "1", "7", "enter")),
    "why": ((80, 24), "en", ("4", "enter", "enter", "g", "1", "7", "enter", "w")),
    "review": ((80, 24), "fi", ("4", "down", "enter")),
    "consensus": ((80, 24), "fi", ("4", "down", "enter", "c")),
    "plan": ((80, 24), "fi", ("4", "down", "enter", "k")),
    "what_if": ((80, 24), "sv", ("4", "down", "enter", "v", "down", "x", "tab", "enter")),
    "result": ((80, 24), "fi", ("4", "down", "enter", "down", "enter")),
    "result_wide": ((120, 40), "sv", ("4", "down", "enter", "down", "enter")),
    "result_incomplete": ((80, 24), "en", ("4", "enter", "enter", "f9")),
    "outcomes": ((80, 24), "fi", ("5",)),
    "outcomes_wide": ((120, 40), "sv", ("5",)),
    "outcomes_bars": ((80, 40), "en", ("5", "t")),
    "outcomes_public": ((80, 24), "en", ("5", "f")),
}


@pytest.mark.parametrize("name", PICTURES)
def test_screen(name: str, sample: Path, make_app: MakeApp, snap_compare: Compare) -> None:
    """The screen looks as it did when it was last looked at."""
    size, code, keys = PICTURES[name]
    assert snap_compare(make_app(sample, code=code), terminal_size=size, run_before=pressing(*keys))


@pytest.mark.parametrize(
    "keys", [("4", "enter", "enter", "g", "8", "enter"), ("5",)], ids=["wizard", "outcomes"]
)
def test_screen_without_colour(
    keys: tuple[str, ...],
    sample: Path,
    make_app: MakeApp,
    snap_compare: Compare,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """With NO_COLOR the cursor, what is missing and what is chosen can still be told."""
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(make_app(sample, code="fi"), terminal_size=(80, 24), run_before=pressing(*keys))


def pressing(*keys: str) -> Callable[[Pilot[int]], object]:
    """What is done before the picture is taken."""

    async def run(pilot: Pilot[int]) -> None:
        await settle(pilot)
        await press(pilot, *keys)

    return run

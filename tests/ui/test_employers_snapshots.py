"""Pictures of the employers' area. `pytest --snapshot-update` takes them anew."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ui.conftest import MakeApp
from tests.ui.test_snapshots import pressing

Compare = Callable[..., bool]

PICTURES = {"list": ("3",), "card": ("3", "down", "enter")}


@pytest.mark.parametrize("name", PICTURES)
def test_screen(name: str, sample: Path, make_app: MakeApp, snap_compare: Compare) -> None:
    """The screen looks as it did when it was last looked at."""
    app = make_app(sample, code="fi")
    assert snap_compare(app, terminal_size=(80, 24), run_before=pressing(*PICTURES[name]))

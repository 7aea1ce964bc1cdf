"""Pictures of Today. `pytest --snapshot-update` takes them anew."""

from collections.abc import Callable

import pytest

from ipstui.app import IpsApp
from tests.ui.conftest import MakeApp
from tests.ui.test_snapshots import pressing
from tests.ui.workspace import COACH

Compare = Callable[..., bool]


def test_today(make_app: MakeApp, snap_compare: Compare) -> None:
    """The first screen of a coach; 80×24, Finnish."""
    app = make_app(code="fi", program=IpsApp, me=COACH)
    assert snap_compare(app, terminal_size=(80, 24), run_before=pressing("down"))


def test_everybody_without_colour(
    make_app: MakeApp, snap_compare: Compare, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Everybody's, on a wide terminal without colours: whose each item is, and the cursor can be seen."""
    monkeypatch.setenv("NO_COLOR", "1")
    app = make_app(code="sv", program=IpsApp)
    assert snap_compare(app, terminal_size=(120, 40), run_before=pressing("down"))

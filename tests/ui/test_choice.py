"""Lists to choose from: no frame, the key on the key line, and a cursor that is seen without colours."""

import pytest

from ipstui.app import IpsApp
from ipstui.screens.choice import ChoicePage
from tests.ui.conftest import MakeApp
from tests.ui.driving import press, running, shown

FRAME = frozenset("▊▎▔▁")


def reversed_lines(app: IpsApp) -> list[str]:
    """What stands on the screen reversed, apart from the header and the key line."""
    strips = app.screen._compositor.render_strips()[1:-1]
    lines = ("".join(each.text for each in strip if each.style and each.style.reverse) for strip in strips)
    return [line.strip() for line in lines if line.strip()]


async def test_a_choice_has_no_frame(make_app: MakeApp) -> None:
    """The list stands on the page like any other text, also while it has the focus."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "5", "p")
        assert isinstance(app.screen, ChoicePage)
        assert not FRAME & set(shown(app))
        assert "Enter choose" in shown(app).splitlines()[-1]


async def test_the_cursor_is_seen_without_colours(make_app: MakeApp, monkeypatch: pytest.MonkeyPatch) -> None:
    """With NO_COLOR the line under the cursor is reversed, in tables and in lists to choose from."""
    monkeypatch.setenv("NO_COLOR", "1")
    app = make_app()
    async with running(app) as pilot:
        (line,) = reversed_lines(app)
        assert line.startswith("Koivula Mika")
        await press(pilot, "enter", "n", "down")
        (line,) = reversed_lines(app)
        assert "Missed meeting" in line

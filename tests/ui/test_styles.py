"""Rules of looks are read once: nobody waits for them when a page is opened."""

from pathlib import Path

import pytest
from textual.css.stylesheet import Stylesheet

import ipstui
from ipstui.app import IpsApp
from ipstui.styles import STYLES
from tests.ui.conftest import MakeApp
from tests.ui.driving import press, running, settle


def test_every_file_is_read() -> None:
    """A file that is not named would be without effect."""
    found = {str(each) for each in Path(ipstui.__file__).parent.rglob("*.tcss")}
    assert sorted(map(str, STYLES)) == sorted(found)


async def test_no_area_parses_the_rules_again(make_app: MakeApp, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not at the start, and not when an area, the card or a form is opened for the first time."""
    parsed: list[Stylesheet] = []
    reparse = Stylesheet.reparse

    def seen(sheet: Stylesheet) -> None:
        parsed.append(sheet)
        reparse(sheet)

    monkeypatch.setattr(Stylesheet, "reparse", seen)
    app = make_app(program=IpsApp)
    async with running(app) as pilot:
        await press(pilot, "2", "enter", "l", "escape", "3", "4", "5", "6")
        await settle(pilot)
        assert app.current_mode == "team"
    assert parsed == []

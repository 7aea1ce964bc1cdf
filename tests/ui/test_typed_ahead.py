"""Keys typed ahead over a slow line: many arrive at once, each to be read after the one before it."""

from pathlib import Path

from textual import events
from textual.widgets import Input

from ipscore.store import Workspace
from ipstui.app import IpsApp
from ipstui.forms.page import FormPage
from ipstui.screens.caseload import CaseloadScreen
from tests.ui.conftest import MakeApp
from tests.ui.driving import press, running, settle
from tests.ui.reviews import UNDER_WAY, add_review
from tests.ui.terminal import Terminal
from tests.ui.workspace import MIKA


def test_a_contact_is_logged_in_one_breath(root: Path, tmp_path: Path) -> None:
    """From another area: `l`, letters of the name, Tab, the note, Enter, all in one write."""
    with Terminal(root, tmp_path / "state") as terminal:
        terminal.to_clients()
        terminal.type("5lmika\tPuhuttiin lomasta\r")
        terminal.wait_for("Saved.")
    contact = Workspace.open(root).clients.get(MIKA).record.contacts[-1]
    assert contact.note == "Puhuttiin lomasta"


async def test_letters_behind_the_search_key_are_searched_for(make_app: MakeApp) -> None:
    """None of them acts as a key of the list, and Enter opens what was found, not what was there before."""
    app = make_app()
    async with running(app) as pilot:
        await settle(pilot)
        burst(app, "slash", *"sar")
        await settle(pilot)
        assert isinstance(app.screen, CaseloadScreen)
        assert isinstance(app.focused, Input)
        assert app.focused.value == "sar"


async def test_what_is_pasted_waits_for_the_form(make_app: MakeApp) -> None:
    """A form is opened in a thread; what comes before it is there waits, whatever it is."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "enter")
        app.post_message(events.Key("l", "l"))
        app.post_message(events.Paste("pasted"))
        burst(app, *" on")
        await settle(pilot)
        page = app.screen
        assert isinstance(page, FormPage)
        assert page.raw["note"] == "pasted on"
        await press(pilot, "ctrl+r", "escape")


async def test_a_form_that_cannot_open_holds_nothing_back(make_app: MakeApp, root: Path) -> None:
    """The client's file is broken by now: that is told, and the keys behind go on to the list."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "enter")
        (path,) = (root / "clients").rglob(f"{MIKA}.toml")
        path.write_text("broken = [", encoding="utf-8")
        app.session.opened = None
        burst(app, "l", "5")
        await settle(pilot)
        assert app.current_mode == "outcomes"


async def test_a_reason_goes_to_the_field_its_score_has_just_opened(root: Path, make_app: MakeApp) -> None:
    """Where the score differs from the suggestion there is a field more; Tab behind the score goes to it."""
    add_review(root)
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "4", "enter", "enter", "g", "1", "6", "enter")
        burst(app, "pagedown", "3", "tab", *"why", "tab", *"seen", "pagedown")
        await settle(pilot)
        await press(pilot, "escape")
    rating = Workspace.open(root).ratings.get(f"{UNDER_WAY}-mv").record.ratings["17"]
    assert (rating.score, rating.reason, rating.comment) == (3, "why", "seen")


def burst(app: IpsApp, *keys: str) -> None:
    """Post keys all at once, before any is acted upon."""
    for key in keys:
        name = "space" if key == " " else key
        app.post_message(events.Key(name, key if len(key) == 1 else {"slash": "/"}.get(key)))

"""Earlier versions in the program: listed in words, compared, brought back; and the last change undone."""

from pathlib import Path

from attrs import evolve

from ipscore.store import Workspace
from ipstui.screens.caseload import CaseloadScreen
from ipstui.screens.client import ClientScreen
from ipstui.screens.conflict import ConflictPage
from ipstui.screens.history import HistoryPage
from ipstui.screens.history_version import VersionPage
from tests.ui.conftest import MakeApp
from tests.ui.driving import press, running, settle, shown
from tests.ui.test_conflict_screen import NOTE, change, contact
from tests.ui.test_forms import row
from tests.ui.workspace import BAKERY, HOSTILE, MIKA


async def test_the_last_change_is_undone(make_app: MakeApp, root: Path) -> None:
    """After a save u brings back what was there before, says so, and does it once."""
    app = make_app()
    async with running(app) as pilot:
        assert isinstance(app.screen, CaseloadScreen)
        await press(pilot, "enter", "u")
        assert "nothing to undo" in shown(app)
        await press(pilot, "enter")
        row(app, "note").raw = "Uusi"
        await press(pilot, "ctrl+s")
        assert contact(root).note == "Uusi"
        await press(pilot, "u")
        assert isinstance(app.screen, ClientScreen)
        assert contact(root).note == NOTE
        assert "Undone: Contact." in shown(app)
        app.clear_notifications()
        await settle(pilot)
        assert NOTE in shown(app)
        await press(pilot, "u")
        assert contact(root).note == NOTE


async def test_undoing_keeps_what_others_saved(make_app: MakeApp, root: Path) -> None:
    """A colleague's change of something else, saved after mine, survives the undo of mine."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "enter", "enter")
        row(app, "note").raw = "Uusi"
        await press(pilot, "ctrl+s")
        clients = Workspace.open(root).clients
        change(root, "minutes = 60", "minutes = 90")
        await press(pilot, "u")
        assert (contact(root).note, contact(root).minutes) == (NOTE, 90)
    assert len(clients.history(MIKA)) >= 2


async def test_undoing_never_overwrites_blindly(make_app: MakeApp, root: Path) -> None:
    """Where a colleague changed the same field since, both versions are shown first."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "enter", "enter")
        row(app, "note").raw = "Uusi"
        await press(pilot, "ctrl+s")
        clients = Workspace.open(root).clients
        stored = clients.get(MIKA)
        changed = tuple(
            evolve(each, note="Toisen") if each.id == "c2m1ka00" else each for each in stored.record.contacts
        )
        clients.save(evolve(stored.record, contacts=changed), stored.revision)
        await press(pilot, "u")
        assert isinstance(app.screen, ConflictPage)
        assert contact(root).note == "Toisen"
        await press(pilot, "m", "enter")
        assert isinstance(app.screen, ClientScreen)
    assert contact(root).note == NOTE


async def test_an_employer_contact_is_undone(make_app: MakeApp, root: Path) -> None:
    """Undoing works for what is kept in the employer's file, too."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "enter", "end", "enter")
        row(app, "result").raw = "Toinen tulos"
        await press(pilot, "ctrl+s", "u")
    assert Workspace.open(root).employers.get(BAKERY).record.contacts[0].result == "Kesätyö sovittiin"


async def test_versions_are_listed_in_words(make_app: MakeApp) -> None:
    """Each save is a line: fields that changed by name, entries added; the oldest is the last line."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "enter", "enter")
        row(app, "note").raw = "Uusi"
        row(app, "minutes").raw = "75"
        await press(pilot, "ctrl+s", "l", "ctrl+s", "v")
        assert isinstance(app.screen, HistoryPage)
        text = shown(app)
        assert "Versions: 3" in text
        assert "now" in text
        assert "Contact 14 Oct 2022 added" in text
        assert "Contact 7 Oct 2022: Minutes, Note" in text
        assert "the oldest version kept" in text
        await press(pilot, "escape")
        assert isinstance(app.screen, ClientScreen)


async def test_a_version_is_shown_and_brought_back(make_app: MakeApp, root: Path) -> None:
    """Enter shows then and now; r asks; no leaves everything, yes brings it back, and u undoes even that."""
    before = contact(root)
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "enter", "enter")
        row(app, "note").raw = "Uusi [b"
        await press(pilot, "ctrl+s", "v", "end", "enter")
        assert isinstance(app.screen, VersionPage)
        text = shown(app)
        assert "Contact 7 Oct 2022 · Note" in text
        assert NOTE in text
        assert "│ Uusi [b" in text
        await press(pilot, "r", "enter")
        assert isinstance(app.screen, VersionPage)
        assert contact(root).note == "Uusi [b"
        await press(pilot, "r", "down", "enter")
        assert isinstance(app.screen, HistoryPage)
        assert "Versions: 3" in shown(app)
        assert contact(root) == before
        app.clear_notifications()
        await press(pilot, "escape")
        assert NOTE in shown(app)
        await press(pilot, "u")
    assert contact(root).note == "Uusi [b"


async def test_the_record_of_now_cannot_be_brought_back(make_app: MakeApp) -> None:
    """On the first line r only says what it is."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "enter", "v", "enter", "r")
        assert "This is the record as it is now." in shown(app)


async def test_a_version_that_cannot_be_read_hides_no_other(make_app: MakeApp, root: Path) -> None:
    """A spoiled file in the history is a line with its reason; the others open."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "enter", "enter")
        row(app, "note").raw = "Uusi"
        await press(pilot, "ctrl+s")
        (kept,) = (root / ".ips" / "history").rglob("*.toml")
        kept.unlink()
        kept.write_text("id = [", encoding="utf-8")
        await press(pilot, "v", "end")
        assert "The file is not valid TOML" in shown(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, HistoryPage)
        await press(pilot, "home", "enter")
        assert isinstance(app.screen, VersionPage)


async def test_hostile_text_in_versions(make_app: MakeApp) -> None:
    """Markup and escapes in the data stand there as characters, then and now."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "end", "enter", "enter")
        assert app.session.client == HOSTILE
        row(app, "next_step").raw = "[@click=app.quit]x[/] [b"
        await press(pilot, "ctrl+s", "v", "end", "enter")
        text = shown(app)
        assert "[@click=app.quit]x[/] [b" in text
        assert "\x1b" not in text

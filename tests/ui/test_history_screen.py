"""Earlier versions in the program: listed in words, compared, brought back; and the last change undone."""

from pathlib import Path

import pytest
from attrs import evolve
from textual.pilot import Pilot

from ipscore.store import Workspace
from ipstui.app import IpsApp
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


async def new_client(pilot: Pilot[int], app: IpsApp) -> None:
    """Write down a client from the caseload."""
    await press(pilot, "n")
    row(app, "family_name").raw = "Uusi"
    row(app, "given_name").raw = "Aada"
    row(app, "coach").raw = "Aino Koski"
    await press(pilot, "ctrl+s")
    assert isinstance(app.screen, CaseloadScreen)
    assert "Uusi Aada" in shown(app)


async def test_a_new_client_is_undone(make_app: MakeApp, root: Path) -> None:
    """Right after, u takes both files away and the line with them; the history keeps what they held."""
    app = make_app()
    async with running(app) as pilot:
        before = set(Workspace.open(root).clients.ids())
        await new_client(pilot, app)
        workspace = Workspace.open(root)
        (made,) = set(workspace.clients.ids()) - before
        await press(pilot, "u")
        assert "Undone: New client." in shown(app)
        app.clear_notifications()
        await settle(pilot)
        assert "Uusi" not in shown(app)
        assert set(workspace.clients.ids()) == set(workspace.identities.ids()) == before
        (kept,) = workspace.identities.history(made)
        assert workspace.identities.version(made, kept.id).record.family_name == "Uusi"
        assert len(workspace.clients.history(made)) == 1
        await press(pilot, "u")
        assert "nothing to undo" in shown(app)


async def test_a_new_client_that_is_open_is_undone(make_app: MakeApp) -> None:
    """The client's own screen shows the client no more."""
    app = make_app()
    async with running(app) as pilot:
        await new_client(pilot, app)
        await press(pilot, "end", "enter")
        assert "Uusi Aada" in shown(app)
        await press(pilot, "u")
        assert app.session.client is None
        assert "No client is open" in shown(app)


@pytest.mark.parametrize("kind", ["clients", "identities", "employers"])
async def test_a_new_client_that_others_have_used_stays(make_app: MakeApp, root: Path, kind: str) -> None:
    """Whatever a colleague has done with the new client since, undo removes nothing and says why."""
    app = make_app()
    async with running(app) as pilot:
        workspace = Workspace.open(root)
        before = set(workspace.clients.ids())
        await new_client(pilot, app)
        (made,) = set(workspace.clients.ids()) - before
        if kind == "clients":
            case = workspace.clients.get(made)
            workspace.clients.save(evolve(case.record, wishes="Kokki"), case.revision)
        elif kind == "identities":
            identity = workspace.identities.get(made)
            workspace.identities.save(evolve(identity.record, phone="040 1"), identity.revision)
        else:
            employer = workspace.employers.get(BAKERY)
            (first, *rest) = employer.record.contacts
            contacts = (evolve(first, clients=(*first.clients, made)), *rest)
            workspace.employers.save(evolve(employer.record, contacts=contacts), employer.revision)
            app.look_for_changes()
            await settle(pilot)
        await press(pilot, "u")
        assert "Not undone" in shown(app)
        assert made in workspace.clients.ids()
        assert made in workspace.identities.ids()


async def test_who_the_client_is_has_versions_too(make_app: MakeApp, root: Path) -> None:
    """A new phone number is a line among those of the case, is shown beside now, and can be brought back."""
    identities = Workspace.open(root).identities
    stored = identities.get(MIKA)
    identities.save(evolve(stored.record, phone="050 7654321"), stored.revision)
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "enter", "v")
        assert isinstance(app.screen, HistoryPage)
        text = shown(app)
        assert "Versions: 3" in text
        assert "Personal details: Phone" in text
        await press(pilot, "end", "enter")
        text = shown(app)
        assert "040 123 4567" in text
        assert "│ 050 7654321" in text
        await press(pilot, "r", "down", "enter")
        assert identities.get(MIKA).record.phone == "040 123 4567"
        await press(pilot, "escape", "u")
    assert identities.get(MIKA).record.phone == "050 7654321"


async def test_hidden_names_stay_hidden_in_versions(make_app: MakeApp, root: Path) -> None:
    """While ids are shown instead of names, no version tells who the client is or was."""
    identities = Workspace.open(root).identities
    stored = identities.get(MIKA)
    identities.save(evolve(stored.record, family_name="Koivunen"), stored.revision)
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "enter", "i", "v")
        assert "Versions: 1" in shown(app)
        assert "Personal details" not in shown(app)
        await press(pilot, "end", "enter")
        assert "Koivu" not in shown(app)


async def test_the_versions_of_an_employer(make_app: MakeApp, root: Path) -> None:
    """V on a line about an employer shows the employer's record; elsewhere it says what it is for."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "enter", "V")
        assert "This line is not about an employer." in shown(app)
        app.clear_notifications()
        await press(pilot, "end", "enter")
        row(app, "result").raw = "Toinen tulos"
        await press(pilot, "ctrl+s", "V")
        text = shown(app)
        assert "Leipomo Pulla · Earlier versions" in text
        assert "Contact 12 May 2022: Result" in text
        await press(pilot, "end", "enter", "r", "down", "enter")
    assert Workspace.open(root).employers.get(BAKERY).record.contacts[0].result == "Kesätyö sovittiin"

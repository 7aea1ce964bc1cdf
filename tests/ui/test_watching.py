"""Colleagues' changes appear by themselves, and move neither the cursor nor the scroll nor what is typed."""

import subprocess
import sys
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from ipscore.store import Workspace
from ipstui import keeping
from ipstui.app import IpsApp
from ipstui.widgets.table import LineTable
from tests.ui.conftest import MakeApp
from tests.ui.driving import press, running, settle, shown, type_text, wait_until
from tests.ui.test_caseload import caseload_of, clients
from tests.ui.workspace import BAKERY, HOSTILE, MIKA, OLLI, SARI

SAVE = """
import sys
from attrs import evolve
from ipscore.store import Workspace
workspace = Workspace.open(sys.argv[1])
stored = workspace.identities.get(sys.argv[2])
workspace.identities.save(evolve(stored.record, family_name=sys.argv[3]), stored.revision)
"""

CONTACT = """
import sys
from datetime import date
from attrs import evolve
from ipscore.records.contact import Contact, ContactKind
from ipscore.store import Workspace, new_id
workspace = Workspace.open(sys.argv[1])
stored = workspace.clients.get(sys.argv[2])
contact = Contact(new_id(), date(2022, 10, 13), ContactKind.PHONE, "c0ach000", note=sys.argv[3])
contacts = (*stored.record.contacts, contact)
workspace.clients.save(evolve(stored.record, contacts=contacts), stored.revision)
"""


@pytest.fixture(autouse=True)
def _no_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests look for changes when they want to."""
    monkeypatch.setattr(keeping, "EVERY", 3600)


def colleague(script: str, root: Path, *words: str) -> None:
    """Somebody else's program saves something."""
    subprocess.run([sys.executable, "-c", script, str(root), *words], check=True)


async def look(app: IpsApp, pilot: Pilot[int]) -> None:
    """What the program does every second and a half."""
    app.look_for_changes()
    await settle(pilot)


async def test_a_change_appears_in_its_line(make_app: MakeApp, root: Path) -> None:
    """A colleague's contact is in the caseload, and the cursor is where it was."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "down", "down")
        colleague(CONTACT, root, SARI, "Soitettu")
        assert "13 Oct" not in shown(app)
        await look(app, pilot)
        assert "13 Oct" in shown(app)
        assert caseload_of(app).query_one(LineTable).key_under_cursor == OLLI


async def test_the_program_looks_by_itself(
    make_app: MakeApp, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody has to press anything."""
    monkeypatch.setattr(keeping, "EVERY", 0.05)
    app = make_app()
    async with running(app) as pilot:
        colleague(SAVE, root, SARI, "Aalto")
        await wait_until(pilot, lambda: "Aalto" in shown(app), "the new name")


async def test_the_cursor_stays_on_its_client_when_lines_move(make_app: MakeApp, root: Path) -> None:
    """A new name puts a line elsewhere; a removed client's line goes."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "down")
        table = caseload_of(app).query_one(LineTable)
        assert table.key_under_cursor == SARI
        colleague(SAVE, root, HOSTILE, "Aalto")
        await look(app, pilot)
        assert clients(caseload_of(app)) == [HOSTILE, MIKA, SARI, OLLI]
        assert [str(each.key.value) for each in table.ordered_rows] == [HOSTILE, MIKA, SARI, OLLI]
        assert table.key_under_cursor == SARI
        (root / "clients" / "r" / MIKA[0] / f"{MIKA}.toml").unlink()
        await look(app, pilot)
        assert [str(each.key.value) for each in table.ordered_rows] == [HOSTILE, SARI, OLLI]
        assert table.key_under_cursor == SARI


async def test_a_new_client_appears_without_scrolling(make_app: MakeApp, root: Path) -> None:
    """In a list longer than the screen the lines that are seen stay where they are."""
    _many(root, 60)
    app = make_app()
    async with running(app) as pilot:
        table = caseload_of(app).query_one(LineTable)
        await press(pilot, *["pagedown"] * 2, "up")
        before, line = table.key_under_cursor, table.cursor_row - table.scroll_y
        assert table.scroll_y > 0
        _many(root, 61, first=60, family="Aaaa")
        await look(app, pilot)
        assert table.row_count == 65
        assert table.key_under_cursor == before
        assert table.cursor_row - table.scroll_y == line


async def test_what_is_typed_stays(make_app: MakeApp, root: Path) -> None:
    """The search goes on where it was, with the changed lines."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "aal")
        assert clients(caseload_of(app)) == []
        colleague(SAVE, root, SARI, "Aalto")
        await look(app, pilot)
        assert clients(caseload_of(app)) == [SARI]
        search = app.screen.query_one("#search", Input)
        assert app.focused is search
        await type_text(pilot, "t")
        assert search.value == "aalt"


async def test_the_client_that_is_open_changes(make_app: MakeApp, root: Path) -> None:
    """A colleague's contact comes to the top of the timeline; the cursor stays on its line."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "enter")
        screen = app.screen
        await press(pilot, "down")
        table = screen.query_one("#timeline", LineTable)
        before, count = table.key_under_cursor, table.row_count
        colleague(CONTACT, root, MIKA, "Kollega soitti")
        await look(app, pilot)
        assert "Kollega soitti" in shown(app)
        assert table.row_count == count + 1
        assert table.key_under_cursor == before


async def test_a_form_is_left_alone(make_app: MakeApp, root: Path) -> None:
    """What stands in a form, and where the cursor is in it, does not change."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "enter", "l")
        page, focused = app.screen, app.focused
        before = shown(app)
        colleague(CONTACT, root, MIKA, "Kollega soitti")
        await look(app, pilot)
        assert app.screen is page
        assert app.focused is focused
        assert shown(app) == before


async def test_nothing_is_drawn_when_nothing_changed(make_app: MakeApp) -> None:
    """Looking costs no byte on the line."""
    app = make_app()
    async with running(app) as pilot:
        await look(app, pilot)
        version = app.session.version
        await look(app, pilot)
        assert app.session.version == version


async def test_figures_are_of_the_changed_records(make_app: MakeApp, root: Path) -> None:
    """Records held in full for the outcomes are kept up to date too."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "5")
        colleague(CONTACT, root, MIKA, "Kollega soitti")
        await look(app, pilot)
        dataset = app.session.dataset
        assert dataset is not None
        assert dataset.clients == Workspace.open(root).load(("clients",)).dataset.clients


MONTH = """
id = "c0ach000-2022-09"
staff = "c0ach000"
month = 2022-09-01

[[entries]]
id = "w1000000"
on = 2022-09-05
minutes = {minutes}
activity = "team"
"""
PROGRAMME = 'id = "hanke001"\nname = "{name}"\nkind = "project"\nstart = 2021-05-01\n'


async def test_records_that_no_list_shows_are_watched_too(make_app: MakeApp, root: Path) -> None:
    """Working time and programmes that a colleague adds, changes or removes are in what is computed."""
    month = root / "working-time" / "c0ach000" / "2022-09.toml"
    programme = root / "programmes" / "hanke001.toml"
    month.parent.mkdir(parents=True)
    programme.parent.mkdir()
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "5")
        for minutes, name in ((60, "Hanke"), (90, "Toinen")):
            put(month, MONTH.format(minutes=minutes))
            put(programme, PROGRAMME.format(name=name))
            await look(app, pilot)
            dataset = app.session.dataset
            assert dataset is not None
            assert [each.entries[0].minutes for each in dataset.working_time.values()] == [minutes]
            assert [each.name for each in dataset.programmes.values()] == [name]
        month.unlink()
        programme.unlink()
        await look(app, pilot)
        assert app.session.dataset is not None
        assert (app.session.dataset.working_time, app.session.dataset.programmes) == ({}, {})


async def test_a_file_that_no_list_shows_breaks_and_is_mended(make_app: MakeApp, root: Path) -> None:
    """It is told of while it cannot be read, its old content is not computed with, and then all is well."""
    month = root / "working-time" / "c0ach000" / "2022-09.toml"
    month.parent.mkdir(parents=True)
    put(month, MONTH.format(minutes=60))
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "5")
        put(month, "id = [")
        await look(app, pilot)
        await look(app, pilot)
        assert [each.file for each in app.session.problems] == ["working-time/c0ach000/2022-09.toml"]
        assert app.session.dataset is not None
        assert not app.session.dataset.working_time
        put(month, MONTH.format(minutes=75))
        await look(app, pilot)
        assert app.session.problems == ()
        assert list(app.session.dataset.working_time) == ["c0ach000-2022-09"]
        # A file that has just changed is read again next time; what is the same is not shown anew.
        version = app.session.version
        await look(app, pilot)
        assert app.session.version == version


async def test_a_problem_that_a_list_tells_of_is_told_once(make_app: MakeApp, root: Path) -> None:
    """When all records have been read, a file that was broken then and is mended now is fine."""
    path = root / "employers" / BAKERY[0] / f"{BAKERY}.toml"
    text = path.read_text()
    put(path, "id = [")
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "5")
        assert len(app.session.problems) == 1
        put(path, text)
        await look(app, pilot)
        assert not app.session.problems


def put(path: Path, text: str) -> None:
    """Put a file there as saving does."""
    fresh = path.with_suffix(".new")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(path)


def _many(root: Path, count: int, first: int = 0, family: str = "Suku") -> None:
    text = (root / "clients" / "k" / OLLI[0] / f"{OLLI}.toml").read_text()
    name = (root / "identities" / "k" / OLLI[0] / f"{OLLI}.toml").read_text()
    for number in range(first, count):
        key = f"x{number:07}"
        for tree, words in (("clients", text), ("identities", name.replace("Niemi", f"{family}{number:03}"))):
            folder = root / tree / "k" / "x"
            folder.mkdir(exist_ok=True)
            (folder / f"{key}.toml").write_text(words.replace(OLLI, key))

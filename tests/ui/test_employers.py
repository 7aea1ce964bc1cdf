"""The employers' area: list, card, form, doubles and merging, driven by keys."""

from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

from ipscore.records.employer import Employer, EmployerContact
from ipscore.store import Workspace
from ipstui.app import IpsApp
from ipstui.screens.client import ClientScreen
from ipstui.screens.employers import EmployersScreen
from ipstui.screens.employers.card import EmployerPage
from ipstui.screens.employers.columns import layout
from ipstui.screens.employers.merging import MergePage
from ipstui.widgets.table import LineTable
from tests.ui.conftest import MakeApp
from tests.ui.driving import press, running, shown, type_text
from tests.ui.workspace import BAKERY, COACH, HOSTILE, HOSTILE_NAME, MIKA, make_empty_workspace

DOUBLE, WIRES = "doub0001", "w1res000"
HOSTILE_EMPLOYER = "Wires [/foo] [@click=app.quit]x[/] [b \x1b[31m"


@pytest.fixture
def filled(root: Path) -> Path:
    """The workspace with a double of the bakery, and an employer with a hostile name and needs."""
    employers = Workspace.open(root).employers
    bakery = employers.get(BAKERY).record
    contact = EmployerContact("cont0001", date(2022, 9, 1), COACH, True, clients=(MIKA,), needs="Leipuri")
    employers.save(
        Employer(DOUBLE, f"{bakery.name.upper()} OY", municipality="Muualla", contacts=(contact,)), None
    )
    hostile = EmployerContact(
        "cont0002", date(2022, 10, 3), COACH, True, needs="Needs [b]x[/b] \x1b[2J", next_on=date(2022, 10, 14)
    )
    employers.save(Employer(WIRES, HOSTILE_EMPLOYER, contacts=(hostile,)), None)
    return root


def listed(app: IpsApp) -> list[str]:
    """Ids of the employers shown, in order."""
    screen = app.screen
    assert isinstance(screen, EmployersScreen)
    return [row.id for row in screen.selected.rows]


@pytest.mark.parametrize("code", ["en", "fi", "sv"])
async def test_the_list(code: str, filled: Path, make_app: MakeApp) -> None:
    """Every employer on a line, no heading cut, and the whole of the one under the cursor below."""
    app = make_app(filled, code=code)
    async with running(app) as pilot:
        await press(pilot, "3")
        assert set(listed(app)) == {BAKERY, DOUBLE, WIRES}
        text = shown(app)
        for column, _cells in layout(80):
            assert f"{app.session.language(column.title)}" in text
        assert all(len(line) <= 80 for line in text.splitlines())
        assert "Leipomo Pulla" in text.splitlines()[-3]


async def test_search_and_filters(filled: Path, make_app: MakeApp) -> None:
    """Typing narrows the list; f shows what is due, o what is quiet, c one coach's; x shows all again."""
    app = make_app(filled)
    async with running(app) as pilot:
        await press(pilot, "3", "slash")
        await type_text(pilot, "muualla")
        assert listed(app) == [DOUBLE]
        await press(pilot, "escape", "f")
        assert listed(app) == [WIRES]
        await press(pilot, "f", "o")
        assert WIRES not in listed(app)
        await press(pilot, "x", "c")
        assert {DOUBLE, WIRES} <= set(listed(app))
        assert "Aino" in shown(app).splitlines()[1]
        await press(pilot, "x", "s")
        assert len(listed(app)) == 3


async def test_mine_needs_to_know_who_i_am(filled: Path, make_app: MakeApp) -> None:
    """Without that it says what to do instead; with it, it shows mine."""
    app = make_app(filled)
    async with running(app) as pilot:
        await press(pilot, "3")
        app.session.me = app.session.coach = None
        await press(pilot, "m")
        assert "not known who you are" in shown(app)
        assert len(listed(app)) == 3
        app.session.me = COACH
        await press(pilot, "m")
        assert {DOUBLE, WIRES} <= set(listed(app))


async def test_a_hostile_name_is_only_text(filled: Path, make_app: MakeApp) -> None:
    """In the list and on the card, markup and escapes stand there as characters."""
    app = make_app(filled)
    async with running(app) as pilot:
        await press(pilot, "3", "slash")
        await type_text(pilot, "wires")
        await press(pilot, "enter")
        assert "Wires [/foo] [@click=app.quit]x[/] [b" in shown(app)
        await press(pilot, "enter")
        text = shown(app)
        assert "Needs [b]x[/b]" in text
        assert "\x1b" not in text
        assert app.is_running


async def test_the_card(filled: Path, make_app: MakeApp) -> None:
    """Who knows the employer, contacts and jobs; i hides clients; f shows one kind; Esc leads back."""
    app = make_app(filled)
    async with running(app) as pilot:
        await press(pilot, "3", "slash")
        await type_text(pilot, "muualla")
        await press(pilot, "enter", "enter")
        assert isinstance(app.screen, EmployerPage)
        name = app.session.name_of(MIKA)
        assert name in shown(app)
        assert "Leipuri" in shown(app)
        await press(pilot, "i")
        assert name not in shown(app)
        assert MIKA in shown(app)
        await press(pilot, "i", "f", "f")
        assert "Leipuri" not in shown(app)
        await press(pilot, "escape")
        assert listed(app) == [DOUBLE]


async def test_from_the_card_to_the_client(filled: Path, make_app: MakeApp) -> None:
    """Enter on a job opens the client who has it."""
    app = make_app(filled)
    async with running(app) as pilot:
        await press(pilot, "3", "slash")
        await type_text(pilot, "leipomo")
        await press(pilot, "enter")
        app.screen.query_one(LineTable).go_to(BAKERY)
        await press(pilot, "enter", "f", "f")
        assert isinstance(app.screen, EmployerPage)
        assert app.screen.client_here() == MIKA
        await press(pilot, "enter")
        assert isinstance(app.screen, ClientScreen)
        assert app.session.client == MIKA


async def test_a_new_employer(filled: Path, make_app: MakeApp) -> None:
    """A business id that cannot be one is told at its field; the right one is kept in its usual form."""
    app = make_app(filled)
    async with running(app) as pilot:
        await press(pilot, "3", "n")
        await type_text(pilot, "Kukka")
        await press(pilot, "tab")
        await type_text(pilot, "20774741")
        await press(pilot, "ctrl+s")
        assert "is not a possible business id" in shown(app)
        assert "check digit" in shown(app)
        await press(pilot, "backspace")
        await type_text(pilot, "0")
        await press(pilot, "ctrl+s")
        app.look_for_changes()
        await press(pilot)
        employers = [each.record for each in Workspace.open(filled).employers.all()[0]]
        (made,) = [each for each in employers if each.name == "Kukka"]
        assert made.business_id == "2077474-0"


async def test_a_new_double_is_told(filled: Path, make_app: MakeApp) -> None:
    """It is saved, and that there is one of this name already is said at once."""
    app = make_app(filled)
    async with running(app, (80, 30)) as pilot:
        await press(pilot, "3", "n")
        await type_text(pilot, "leipomo pulla")
        await press(pilot, "ctrl+s")
        records = [each.record for each in Workspace.open(filled).employers.all()[0]]
        assert "leipomo pulla" in {each.name for each in records}
        assert "already" in shown(app)


async def test_correcting_an_employer(filled: Path, make_app: MakeApp) -> None:
    """E opens the details of the one under the cursor; contacts stay as they are."""
    app = make_app(filled)
    async with running(app) as pilot:
        await press(pilot, "3", "slash")
        await type_text(pilot, "muualla")
        await press(pilot, "enter", "e", *["tab"] * 2)
        await type_text(pilot, "leipomoala")
        await press(pilot, "ctrl+s")
        record = Workspace.open(filled).employers.get(DOUBLE).record
        assert (record.industry, len(record.contacts)) == ("leipomoala", 1)


async def test_merging_with_keys_only(filled: Path, make_app: MakeApp) -> None:
    """d, Enter, a choice, ctrl+s: the kept one has all, the client's job follows, the list has one less."""
    app = make_app(filled)
    before = Workspace.open(filled).employers.get(BAKERY).record
    async with running(app) as pilot:
        await press(pilot, "3", "d", "enter")
        page = app.screen
        assert isinstance(page, MergePage)
        if page.pair[0] == BAKERY:
            await press(pilot, "x")
        assert page.pair == (DOUBLE, BAKERY)
        chosen = {each.field for each in page.plan.choices} if page.plan is not None else set()
        assert "name" in chosen
        name_before = "name" in page.take
        await press(pilot, "space")
        assert ("name" in page.take) is not name_before
        if "name" not in page.take:
            await press(pilot, "space")
        await press(pilot, "ctrl+s")
        app.look_for_changes()
        await press(pilot, "escape")
        assert set(listed(app)) == {DOUBLE, WIRES}
    workspace = Workspace.open(filled)
    kept, gone = workspace.employers.get(DOUBLE).record, workspace.employers.get(BAKERY).record
    assert (kept.name, gone.merged_into) == (before.name, DOUBLE)
    assert len(kept.contacts) == len(before.contacts) + 1
    assert {each.employer for each in workspace.clients.get(MIKA).record.jobs} == {DOUBLE}


async def test_nothing_to_merge_where_they_are_alike(filled: Path, make_app: MakeApp) -> None:
    """Space on a detail that does not differ changes nothing and says so."""
    app = make_app(filled)
    async with running(app) as pilot:
        await press(pilot, "3", "d", "enter", "down", "space")
        page = app.screen
        assert isinstance(page, MergePage)
        assert page.take == set()
        assert "do not differ" in shown(app)


async def test_an_empty_workspace(tmp_path: Path, make_app: MakeApp) -> None:
    """It says how to begin, and no key fails."""
    app = make_app(make_empty_workspace(tmp_path / "empty"))
    async with running(app) as pilot:
        await press(pilot, "3")
        assert "Press n to write down the first one" in shown(app)
        await press(pilot, "enter", "e", "m", "c", "f", "o", "s", "r", "x", "i", "d", "enter", "escape")
        assert app.is_running


async def test_clients_named_on_the_card_are_only_text(filled: Path, make_app: MakeApp) -> None:
    """A match with the hostile client, who is searching, shows the name as it is."""
    workspace = Workspace.open(filled)
    employer, case = workspace.employers.get(WIRES), workspace.clients.get(HOSTILE)
    workspace.employers.save(evolve(employer.record, industry="rakennusala"), employer.revision)
    workspace.clients.save(evolve(case.record, wishes="Rakennuksella"), case.revision)
    app = make_app(filled)
    async with running(app, (120, 40)) as pilot:
        await press(pilot, "3", "slash")
        await type_text(pilot, "wires")
        await press(pilot, "enter", "enter")
        assert f"{HOSTILE_NAME} – rakennuksella = rakennusala" in shown(app)

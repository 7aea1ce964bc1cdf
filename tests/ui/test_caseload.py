"""The caseload screen: lines, search, filters, order, hidden names, an empty workspace, hostile data."""

from pathlib import Path

from ipscore.practice.selection import Order
from ipscore.records.episode import Phase
from ipstui.screens.caseload import CaseloadScreen
from ipstui.session import LISTS
from ipstui.widgets.table import LineTable
from tests.ui.conftest import MakeApp
from tests.ui.driving import press, running, settle, shown, type_text, wait_until
from tests.ui.workspace import HOSTILE, MIKA, OLLI, SARI, make_empty_workspace


def caseload_of(app: object) -> CaseloadScreen:
    """The caseload screen, which must be in front."""
    screen = getattr(app, "screen", None)
    assert isinstance(screen, CaseloadScreen)
    return screen


def clients(screen: CaseloadScreen) -> list[str]:
    """Ids of the lines shown, in order."""
    return [row.client for row in screen.selected.rows]


async def test_first_screen_lists_everyone_in_coaching(make_app: MakeApp) -> None:
    """The list shows each client's name, phase, days, last contact and next step, with how many there are."""
    app = make_app()
    async with running(app):
        assert clients(caseload_of(app)) == [MIKA, SARI, OLLI, HOSTILE]
        text = shown(app)
        assert "4 of 4 clients" in text
        assert "2 profile       35       24   7 Oct · today Soitto" in text
        assert "! 10 Oct Call" in text


async def test_no_record_is_held_in_full_for_the_list(make_app: MakeApp) -> None:
    """The first screen is made from the lists of the index alone."""
    app = make_app()
    async with running(app):
        assert app.session.loaded == {LISTS}
        assert app.session.dataset is None


async def test_hostile_name_is_only_text(make_app: MakeApp) -> None:
    """A name that is markup, and an escape sequence in a next step, stand there as characters."""
    app = make_app()
    async with running(app, (120, 40)) as pilot:
        await press(pilot, "end")
        text = shown(app)
        assert "Smith [/foo] [@click=app.quit]x[/] [b" in text
        assert "Call [b]back[/b]" in text
        assert "\x1b" not in text
        assert app.is_running


async def test_hiding_names_forgets_the_name_searched_for(make_app: MakeApp) -> None:
    """The name would stand in the search line, and the ids would not have it."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "lehto")
        await press(pilot, "enter")
        assert clients(caseload_of(app)) == [SARI]
        await press(pilot, "i")
        assert len(clients(caseload_of(app))) == 4
        assert caseload_of(app).client_here() == SARI
        assert "lehto" not in shown(app).casefold()


async def test_search_as_one_types(make_app: MakeApp) -> None:
    """/ and a part of a name narrows the list with every key; Esc brings everyone back."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "koi")
        assert clients(caseload_of(app)) == [MIKA]
        assert "1 of 4 clients" in shown(app)
        await press(pilot, "escape")
        assert len(clients(caseload_of(app))) == 4


async def test_keys_of_the_program_are_letters_in_the_search(make_app: MakeApp) -> None:
    """Digits and q typed into the search are text, not a way to another area or out."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "q1")
        assert caseload_of(app).selection.search == "q1"


async def test_phase_filter_goes_round(make_app: MakeApp) -> None:
    """P shows one phase after another and in the end everyone again."""
    app = make_app()
    async with running(app) as pilot:
        seen = []
        for _ in range(7):
            await press(pilot, "p")
            seen.append((caseload_of(app).selection.phase, len(clients(caseload_of(app)))))
        assert seen == [
            (Phase.INTAKE, 1), (Phase.PROFILE, 1), (Phase.JOB_SEARCH, 1), (Phase.AGREEMENT, 0),
            (Phase.IN_WORK, 1), (Phase.CLOSED, 0), (None, 4),
        ]  # fmt: skip


async def test_site_filter_is_told_in_the_header(make_app: MakeApp) -> None:
    """T shows one site; the line under the header says which."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "t")
        assert clients(caseload_of(app)) == [SARI, OLLI]
        assert "Toimipaikka K" in shown(app)


async def test_order_by_key_and_by_heading(make_app: MakeApp) -> None:
    """S orders by the next column, r turns it round, and a click on a heading orders by that column."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "s", "s")
        assert caseload_of(app).selection.order is Order.DAYS
        assert clients(caseload_of(app)) == [OLLI, MIKA, HOSTILE, SARI]
        await press(pilot, "r")
        assert clients(caseload_of(app)) == [SARI, HOSTILE, MIKA, OLLI]
        await pilot.click(LineTable, offset=(3, 0))
        await settle(pilot)
        assert caseload_of(app).selection.order is Order.NAME


async def test_cursor_stays_on_its_client(make_app: MakeApp) -> None:
    """A new order moves the cursor with its client."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "down", "down")
        table = caseload_of(app).query_one(LineTable)
        assert table.key_under_cursor == OLLI
        await press(pilot, "s", "s")
        assert table.key_under_cursor == OLLI


async def test_hidden_names(make_app: MakeApp) -> None:
    """I shows ids instead of names everywhere, also in the preview, and the search finds no name."""
    app = make_app()
    async with running(app, (120, 40)) as pilot:
        await press(pilot, "i")
        text = shown(app)
        assert "Koivula" not in text
        assert "040 123" not in text
        assert MIKA in text
        await press(pilot, "slash")
        await type_text(pilot, "koi")
        assert clients(caseload_of(app)) == []


async def test_preview_beside_the_list_when_wide(make_app: MakeApp) -> None:
    """From 110 columns on the client under the cursor is shown beside the list."""
    app = make_app()
    async with running(app, (120, 40)) as pilot:
        assert "In coaching since" in shown(app)
        assert "Soitto leipomoon" in shown(app)
        await press(pilot, "down")
        assert "529 days" in shown(app)
    app = make_app()
    async with running(app):
        assert "In coaching since" not in shown(app)


async def test_mouse_opens_a_client(make_app: MakeApp) -> None:
    """Clicking a line puts the cursor on it, clicking it again opens it."""
    app = make_app()
    async with running(app) as pilot:
        await pilot.click(LineTable, offset=(3, 2))
        await settle(pilot)
        assert app.session.client is None
        await pilot.click(LineTable, offset=(3, 2))
        await settle(pilot)
        assert app.session.client == SARI


async def test_empty_workspace_says_what_to_do(make_app: MakeApp, tmp_path: Path) -> None:
    """Where nobody is written down yet, the screen says how to begin instead of an empty table."""
    app = make_app(make_empty_workspace(tmp_path / "empty"))
    async with running(app):
        text = shown(app)
        assert "No clients yet in Esimerkkihanke." in text
        assert "Press n" in text
        assert "ips demo" in text


async def test_no_workspace_ends_with_words(make_app: MakeApp, tmp_path: Path) -> None:
    """A folder that is no workspace ends the program with exit code 1 and a sentence for the terminal."""
    app = make_app(tmp_path / "nowhere")
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_until(pilot, lambda: not app.is_running, "the end")
    assert app.return_code == 1
    assert "nowhere" in app.parting
    assert "ips init DIR" in app.parting


async def test_a_broken_file_is_counted_and_hides_no_other(make_app: MakeApp, root: Path) -> None:
    """A client file that cannot be read is told under the header; the others are shown."""
    (root / "clients" / "r" / MIKA[0] / f"{MIKA}.toml").write_text("id = [", encoding="utf-8")
    app = make_app()
    async with running(app):
        assert clients(caseload_of(app)) == [SARI, OLLI, HOSTILE]
        assert "! files that cannot be read: 1 (b lists them)" in shown(app)

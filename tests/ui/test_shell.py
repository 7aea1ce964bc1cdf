"""The frame around the screens: areas, help, palette, language, colours, keys, leaving."""

from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.command import CommandPalette
from textual.content import Content
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets._toast import Toast, ToastRack

from ipscore.language import Language
from ipscore.message import Message
from ipstui.app import IpsApp
from ipstui.forms.page import FormPage
from ipstui.screens.caseload import CaseloadScreen
from ipstui.screens.client import ClientScreen
from ipstui.screens.client.new import NewPage
from ipstui.screens.help import HelpPage
from ipstui.screens.outcomes import OutcomesScreen
from ipstui.screens.page import Page
from ipstui.screens.today import TodayScreen
from ipstui.session import Session
from ipstui.settings import Settings, read_settings
from ipstui.widgets.header import HeaderLine
from ipstui.widgets.keyline import KeyLine
from tests.ui.conftest import AtCaseload, MakeApp
from tests.ui.driving import press, running, settle, shown, type_text, wait_until


async def run_command(pilot: Pilot[int], text: str) -> None:
    """Type a part of a command's name into the open palette and run the first one found."""
    await type_text(pilot, text)
    while isinstance(pilot.app.screen, CommandPalette):
        await pilot.pause(0.1)
        await press(pilot, "enter")


async def test_number_keys_open_areas(make_app: MakeApp) -> None:
    """A number opens its area; the header marks where one is."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "5")
        assert isinstance(app.screen, OutcomesScreen)
        assert "[5]" in shown(app).splitlines()[0]
        await press(pilot, "1")
        assert isinstance(app.screen, TodayScreen)
        await press(pilot, "2")
        assert isinstance(app.screen, CaseloadScreen)


async def test_esc_leads_from_a_client_to_where_one_came_from(make_app: MakeApp) -> None:
    """A client opened from the list of clients leads back there, one opened from Today leads to Today."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "enter")
        assert isinstance(app.screen, ClientScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, CaseloadScreen)
        await press(pilot, "1", "o")
        assert isinstance(app.screen, ClientScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)


async def test_client_area_shows_the_client_opened_last(make_app: MakeApp) -> None:
    """Another client opened from the list replaces the one shown before."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "enter")
        assert "Koivula Mika" in shown(app)
        await press(pilot, "escape", "down", "enter")
        assert "Lehto Sari" in shown(app)
        assert "Koivula" not in shown(app)


async def test_areas_in_the_header_can_be_clicked(make_app: MakeApp) -> None:
    """A click on the name of an area opens it."""
    app = make_app()
    async with running(app) as pilot:
        line = shown(app).splitlines()[0]
        await pilot.click(HeaderLine, offset=(line.index(" 5") + 1, 0))
        await settle(pilot)
        assert isinstance(app.screen, OutcomesScreen)


async def test_keys_on_the_key_line_can_be_clicked(make_app: MakeApp) -> None:
    """A click on a key of the bottom line does what the key does."""
    app = make_app()
    async with running(app) as pilot:
        line = shown(app).splitlines()[-1]
        await pilot.click(KeyLine, offset=(line.index("p phase"), 0))
        await settle(pilot)
        assert "1 intake" in shown(app).splitlines()[1]


async def test_every_screen_has_help_with_its_keys(make_app: MakeApp) -> None:
    """? says in words what can be done on the screen and lists every key with what it does; Esc closes it."""
    app = make_app()
    async with running(app, (80, 40)) as pilot:
        await press(pilot, "question_mark")
        assert isinstance(app.screen, HelpPage)
        text = shown(app)
        assert "One line a client" in text
        assert "reverse the order" in text
        await press(pilot, "escape")
        assert isinstance(app.screen, CaseloadScreen)


async def test_palette_finds_a_command_in_the_users_language(make_app: MakeApp) -> None:
    """ctrl+p and a part of a Finnish word runs the command."""
    app = make_app(code="fi")
    async with running(app) as pilot:
        await press(pilot, "ctrl+p")
        assert isinstance(app.screen, CommandPalette)
        assert "Etsi toimintoa…" in shown(app)
        await run_command(pilot, "piilota")
        assert app.session.hide_identity


async def test_palette_says_when_nothing_matches(make_app: MakeApp) -> None:
    """What Textual says in English only is said in the user's language."""
    app = make_app(code="fi")
    async with running(app) as pilot:
        await press(pilot, "ctrl+p")
        await type_text(pilot, "qqqq")
        await wait_until(pilot, lambda: "Mikään toiminto ei vastaa hakua" in shown(app), "the words")


async def test_language_is_switched_while_running_and_remembered(make_app: MakeApp, tmp_path: Path) -> None:
    """Every open screen speaks the new language at once; the choice is there at the next start."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "enter", "l")
        await press(pilot, "ctrl+p")
        await run_command(pilot, "Finnish")
        assert isinstance(app.screen, FormPage)
        assert "Milloin" in shown(app)
        assert "tallenna" in shown(app)
        await press(pilot, "escape")
        assert "Mitä on tapahtunut" in shown(app)
        await press(pilot, "2")
        assert "4 / 4 asiakasta" in shown(app)
    assert read_settings(tmp_path / "state" / "settings.toml").language == "fi"


async def test_colours_are_switched_while_running_and_remembered(make_app: MakeApp, tmp_path: Path) -> None:
    """A theme chosen in the palette is applied at once and remembered."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "ctrl+p")
        await run_command(pilot, "Colours: light")
        assert app.theme == "textual-light"
    assert read_settings(tmp_path / "state" / "settings.toml").theme == "light"


async def test_no_color_is_honoured(make_app: MakeApp, monkeypatch: pytest.MonkeyPatch) -> None:
    """With NO_COLOR no cell of the screen has a colour, whatever theme is remembered."""
    monkeypatch.setenv("NO_COLOR", "1")
    app = make_app()
    app.session.settings.theme = "dark"
    async with running(app) as pilot:
        await press(pilot, "down")
        filters = app.get_line_filters()
        for strip in app.screen._compositor.render_strips():
            for segment in strip.apply_filter(filters[-1], app.screen.background_colors[1]):
                style = segment.style
                for colour in (style.color, style.bgcolor) if style is not None else ():
                    assert colour is None or colour.is_default
        assert app.session.settings.textual_theme == "ansi-dark"


async def test_q_leaves_step_by_step(make_app: MakeApp) -> None:
    """Q goes from the client to the caseload, from there to Today, and from there out of the program."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "enter", "q")
        assert isinstance(app.screen, CaseloadScreen)
        await press(pilot, "q")
        assert isinstance(app.screen, TodayScreen)
        await pilot.press("q")
        await pilot.pause()
        assert not app.is_running or app._exit


async def test_new_offers_what_can_be_written_down(make_app: MakeApp) -> None:
    """N on a client lists the forms with their keys; the key or Enter opens one."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "enter", "n")
        assert isinstance(app.screen, NewPage)
        await press(pilot, "down", "down", "enter")
        assert isinstance(app.screen, FormPage)
        assert app.screen.form.id == "attempt"
        await press(pilot, "escape", "n", "f7")
        assert isinstance(app.screen, FormPage)
        assert app.screen.form.id == "phase"
        await press(pilot, "escape")


async def test_a_key_can_be_changed(root: Path) -> None:
    """A key of the user's keymap works and is the one shown on the key line."""
    app = AtCaseload(Session(root, Language.load("en"), Settings()), {"caseload.phase": "f7"})
    async with running(app) as pilot:
        assert "F7 phase" in shown(app)
        await press(pilot, "f7")
        assert "1 intake" in shown(app).splitlines()[1]


async def test_notices_of_the_start_are_shown_as_text(root: Path) -> None:
    """What was wrong with the keymap is told, and a hostile file name in it is only text."""
    notice = Message(
        "{file}: there is nothing called “{name}” to give a key to.", {"file": "[/x]", "name": "[b"}
    )
    app = AtCaseload(Session(root, Language.load("en"), Settings()), {}, (notice,))
    async with running(app) as pilot:
        await wait_until(pilot, lambda: "[/x]: there is nothing called “[b”" in shown(app), "the notice")


@pytest.mark.parametrize("code", ["fi", "sv", "en"])
@pytest.mark.parametrize(
    "keys", [(), ("enter",), ("enter", "l"), ("enter", "f5"), ("enter", "f7"), ("enter", "n")]
)
async def test_nothing_is_cut_at_80_columns(make_app: MakeApp, code: str, keys: tuple[str, ...]) -> None:
    """The header, the key line and the names of fields fit into 80 columns in every language."""
    app = make_app(code=code)
    async with running(app) as pilot:
        await press(pilot, *keys)
        lines = shown(app).splitlines()
        language = app.session.language
        screen: Screen[object] = app.screen
        for binding in ("help", "all"):
            assert language(binding) in lines[-1]
        header = screen.query_one(HeaderLine).render()
        keyline = screen.query_one(KeyLine).render()
        assert isinstance(header, Content)
        assert isinstance(keyline, Content)
        assert cell_len(header.plain) <= 80
        assert cell_len(keyline.plain.rstrip()) <= 80
        assert "…" not in lines[-1]
        if isinstance(screen, FormPage):
            for row in screen.rows:
                assert language(row.field.label) in shown(app)


async def test_what_is_told_in_passing_covers_nothing(make_app: MakeApp) -> None:
    """A notice has lines of its own above the keys, and takes them from the list alone.

    The line under the cursor is seen beside it, also when it was the last one there was room for.
    """
    app = make_app(program=IpsApp)
    async with running(app, (80, 12)) as pilot:
        for area in ("1", "2"):
            await press(pilot, area, "end")
            before = shown(app).splitlines()
            assert isinstance(app.screen, Page)
            app.screen.say(Message("Something told before."))
            await settle(pilot)
            app.screen.say(Message("Saved. u takes it back."))
            await settle(pilot)
            lines = shown(app).splitlines()
            assert lines[0] == before[0]
            assert lines[-1] == before[-1]
            assert "Saved. u takes it back." in lines[-2]
            assert "told before" not in shown(app)
            notices = [*app.screen.query(ToastRack), *app.screen.query(Toast), *app.screen.query(KeyLine)]
            every = app.screen.walk_children(Widget)
            others = [each for each in every if each.region and each not in notices]
            assert max(each.region.bottom for each in others) == len(lines) - 2
            assert last_line(app) in "\n".join(lines)
            app.clear_notifications()
            await settle(pilot)
            assert "Saved. u" not in shown(app)


def last_line(app: IpsApp) -> str:
    """The client of the line under the cursor, as lists name clients."""
    page = app.screen
    assert isinstance(page, Page)
    client = page.client_here()
    assert client is not None
    return app.session.name_of(client)[:12]

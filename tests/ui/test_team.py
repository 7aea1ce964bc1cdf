"""The team area, driven with keys: board, coach, reviews, meeting list, capacity, service log."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import tomli
from attrs import evolve
from textual.pilot import Pilot
from textual.widgets import Input

from ipscore.practice.team.board import team
from ipscore.records.service_log import ServiceEvent, ServiceEventKind
from ipscore.store import Workspace
from ipstui.app import IpsApp
from ipstui.forms.entry import Refused, Saved
from ipstui.screens.team.board import TOGETHER, headings, rows
from ipstui.screens.team.capacity_page import CapacityPage
from ipstui.screens.team.event_form import ServiceEventEntry
from ipstui.widgets.table import LineTable
from tests.practice.team.builders import PRACTICE, TODAY, client, records
from tests.ui.conftest import MakeApp
from tests.ui.driving import press, running, settle, shown, type_text
from tests.ui.workspace import BAKERY, COACH, HOSTILE, HOSTILE_NAME, MIKA

TO_TEAM = ("6",)


def reviewed(root: Path) -> list[object]:
    """The days of review of the contacts with the bakery."""
    text = (root / "employers" / BAKERY[0] / f"{BAKERY}.toml").read_text(encoding="utf-8")
    return [each.get("reviewed_on") for each in tomli.loads(text)["contacts"]]


async def wait_saved(pilot: Pilot[int]) -> None:
    """Until what was saved has come back through the lists."""
    for _ in range(3):
        await settle(pilot)


async def test_the_board(make_app: MakeApp) -> None:
    """A line with the coach's numbers, and none for the team together when there is one coach."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, *TO_TEAM)
        (line,) = (each for each in shown(app).splitlines() if "Aino Koski" in each)
        assert "4/20" in line
        assert "0/6" in line
        assert "Together" not in shown(app)


async def test_no_word_is_clipped(sample: Path, make_app: MakeApp) -> None:
    """At 80×24 every heading and every name stands in full, in each language."""
    for code, words in (
        ("fi", ("Asiakkaat", "Myöhässä", "Viikot ennen", "Odottaa", "Tapaamatta", "Yhteensä")),
        ("sv", ("Klienter", "Försenat", "Tidigare", "Väntar", "Ej träffade", "Sammanlagt")),
        ("en", ("Clients", "Overdue", "Weeks before", "Waiting", "Not met", "Together")),
    ):
        app = make_app(sample, code=code)
        async with running(app) as pilot:
            await press(pilot, *TO_TEAM)
            screen = shown(app)
            assert "…" not in screen
            assert all(each in screen for each in (*words, "Jaana Korpijärvi", "Marjo Väätäinen"))


async def test_a_site(sample: Path, make_app: MakeApp) -> None:
    """T goes from site to site: the other site's coach alone, and its name in the header."""
    app = make_app(sample)
    async with running(app) as pilot:
        await press(pilot, *TO_TEAM, "t", "t")
        assert "Jaana Korpijärvi" in shown(app)
        assert "Satu Hietala" not in shown(app)
        assert "Team · Toimipaikka K" in shown(app)


async def test_a_coach_with_hostile_clients(make_app: MakeApp) -> None:
    """Names of clients are shown as they are, hidden with i, and Enter opens the client."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, *TO_TEAM, "enter")
        assert HOSTILE_NAME in shown(app)
        await press(pilot, "i")
        assert HOSTILE_NAME not in shown(app)
        assert HOSTILE in shown(app)
        await press(pilot, "i", "down", "enter")
        assert app.current_mode == "client"
        assert app.session.client is not None


async def test_a_review_and_taking_it_back(make_app: MakeApp, root: Path) -> None:
    """R stamps the contact under the cursor, u takes the stamp away; the board counts it."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, *TO_TEAM, "r")
        assert "Contacts with employers to review: 1" in shown(app)
        assert app.screen.query_one(LineTable).cursor_row == 1  # not the heading, about which r does nothing
        await press(pilot, "home", "r")
        assert reviewed(root) == [None]
        await press(pilot, "down", "r")
        await wait_saved(pilot)
        assert [str(each) for each in reviewed(root)] == ["2022-10-14"]
        assert "Contacts with employers to review: 0" in shown(app)
        await press(pilot, "u")
        await wait_saved(pilot)
        assert reviewed(root) == [None]
        await press(pilot, "home")
        assert "Contacts with employers to review: 1" in shown(app)


async def test_all_at_once(make_app: MakeApp, root: Path) -> None:
    """R stamps everything that waits; there is nothing to do twice."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, *TO_TEAM, "r", "R")
        await wait_saved(pilot)
        assert [str(each) for each in reviewed(root)] == ["2022-10-14"]
        await press(pilot, "R")
        assert "Nothing waits for review." in shown(app)
        await press(pilot, "escape")
        (line,) = (each for each in shown(app).splitlines() if "Aino Koski" in each)
        assert app.screen.query_one(LineTable).key_under_cursor == COACH
        assert line.split()[-2] == "0"


async def test_the_meetings_list(make_app: MakeApp) -> None:
    """The list on the screen, with names or ids."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, *TO_TEAM, "m")
        assert "Not met for long" in shown(app)
        assert HOSTILE_NAME in shown(app)
        await press(pilot, "i")
        assert HOSTILE_NAME not in shown(app)
        assert MIKA in shown(app) or HOSTILE in shown(app)


async def test_capacity_follows_what_is_typed(make_app: MakeApp) -> None:
    """120 new clients and 16 months are 8 coaches at once; a wrong number is told and changes nothing."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, *TO_TEAM, "c")
        page = app.screen
        assert isinstance(page, CapacityPage)
        await type_text(pilot, "120")
        await press(pilot, "enter")
        await type_text(pilot, "16")
        assert "160 / 20 clients = 8 full-time coaches; in quarters of a post 8" in shown(app)
        assert "given for this plan" in shown(app)
        await press(pilot, "enter")
        await type_text(pilot, "1,5")
        assert "! A whole number, please." in shown(app)
        assert "= 8 full-time coaches" in shown(app)
        await press(pilot, "ctrl+r")
        assert page.query_one("#part-waiting", Input).value == "0"
        assert "given for this plan" not in shown(app)
        await press(pilot, "escape")
        assert "Aino Koski" in shown(app)


async def test_an_empty_field_says_again_what_is_assumed(make_app: MakeApp) -> None:
    """Leaving a field empty takes back what was given there."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, *TO_TEAM, "c", "5", "backspace", "enter")
        field = app.screen.query_one("#part-clients_a_year", Input)
        assert field.value != ""
        assert isinstance(app.screen, CapacityPage)
        assert app.screen.plan is not None
        assert not any(each.given for each in app.screen.plan.assumptions)


def events(root: Path, year: int = 2022) -> list[dict[str, object]]:
    """The events of the year at the site R, as the file has them."""
    path = root / "service" / "r" / f"{year}.toml"
    found: list[dict[str, object]] = tomli.loads(path.read_text(encoding="utf-8"))["events"]
    return found


async def test_a_meeting_is_written_down(make_app: MakeApp, root: Path) -> None:
    """l, a note, save: the event is in the log of the site and year; the next list begins with it."""
    app = make_app()
    async with running(app) as pilot:
        await log(pilot, "Kuljetukset")
        (first,) = events(root)
        assert (first["kind"], str(first["on"]), first["staff"]) == ("supervision", "2022-10-14", [COACH])
        assert first["note"] == "Kuljetukset"
        await log(pilot, "Toinen")
        assert [each["note"] for each in events(root)] == ["Kuljetukset", "Toinen"]
        app.look_for_changes()
        await wait_saved(pilot)
        await press(pilot, "m")
        assert "From the last meeting, 14 Oct 2022" in shown(app)


async def test_a_meeting_is_taken_back(make_app: MakeApp, root: Path) -> None:
    """The key u right after: what was in the log stays, and a log that began with the event goes."""
    app = make_app()
    async with running(app) as pilot:
        await log(pilot, "Kuljetukset")
        await log(pilot, "Toinen")
        await press(pilot, "u")
        assert [each["note"] for each in events(root)] == ["Kuljetukset"]
        assert "Undone: Meeting of the service." in shown(app)
        await press(pilot, "u")
        assert "There is nothing to undo" in shown(app)


async def test_the_first_meeting_of_a_year_is_taken_back_twice(make_app: MakeApp, root: Path) -> None:
    """The log goes with it; logged and undone again it goes again, and what was undone stays undone."""
    app = make_app()
    async with running(app) as pilot:
        for note in ("Ensin", "Toiste"):
            await log(pilot, note)
            assert [each["note"] for each in events(root)] == [note]
            await press(pilot, "u")
            assert not (root / "service" / "r" / "2022.toml").exists()


async def test_a_colleague_logs_at_the_same_moment(make_app: MakeApp, root: Path) -> None:
    """Both events are in the log, and taking back the own one leaves the colleague's."""
    app = make_app()
    async with running(app) as pilot:
        await log(pilot, "Ensin")
        await log(pilot, "Oma")
        logs = Workspace.open(root).service_logs
        stored = logs.get("r-2022")
        theirs = ServiceEvent("their000", TODAY, ServiceEventKind.HOST_TEAM_MEETING, note="Kollegan")
        logs.save(evolve(stored.record, events=(*stored.record.events, theirs)), stored.revision)
        await press(pilot, "u")
        assert [each["note"] for each in events(root)] == ["Ensin", "Kollegan"]


async def log(pilot: Pilot[int], note: str) -> None:
    """Write a meeting of today down with this note."""
    await press(pilot, *TO_TEAM, "n", "tab", "tab", "tab", "tab", "tab")
    await type_text(pilot, note)
    await press(pilot, "ctrl+s")


async def test_a_meeting_to_come_is_refused(make_app: MakeApp, root: Path) -> None:
    """A day in the future is told at its field, and nothing is saved."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, *TO_TEAM, "n", "tab", "home", "ctrl+k")
        await type_text(pilot, "15.10.2022")
        await press(pilot, "ctrl+s")
        assert "is in the future" in shown(app)
        assert not (root / "service").exists()


Compare = Callable[..., bool]


@pytest.mark.parametrize(("name", "keys"), [("board", ()), ("capacity", ("c",))])
def test_pictures(
    name: str, keys: tuple[str, ...], sample: Path, make_app: MakeApp, snap_compare: Compare
) -> None:
    """The board and the capacity page look as they did when they were last looked at."""
    del name

    async def before(pilot: Pilot[int]) -> None:
        await settle(pilot)
        await press(pilot, *TO_TEAM, *keys)

    app: IpsApp = make_app(sample, code="fi")
    assert snap_compare(app, terminal_size=(80, 24), run_before=before)


async def test_a_note_that_is_a_document(make_app: MakeApp) -> None:
    """A note of 100 000 characters is refused at its field, with its length; nothing typed is lost."""
    app = make_app()
    async with running(app):
        entry = ServiceEventEntry(app.session, "r")
        values = {"kind": "supervision", "on": date(2022, 10, 14), "site": "r", "staff": (), "minutes": None}
        answer = entry.save({**values, "note": "x" * 100_000})
        assert isinstance(answer, Refused)
        assert str(answer.fields["note"]) == "The note is too long: 100000 characters."
        assert isinstance(entry.save({**values, "note": "x"}), Saved)


async def test_rules_that_are_not_installed(make_app: MakeApp, root: Path) -> None:
    """The board says which rules are missing; nothing else breaks."""
    path = root / "workspace.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace('scale = "thl-applied"', 'scale = "thl-applied"\nrules = "muualta"'), encoding="utf-8"
    )
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, *TO_TEAM, "m", "c", "r", "enter")
        assert "muualta" in shown(app)
        assert app.current_mode == "team"


def test_signs_of_the_board(make_app: MakeApp) -> None:
    """Over the limit has its sign, someone on leave has no target, and nothing overdue is a plain nought."""
    session = make_app().session
    found = team(records([client(f"a{n}", by="bo") for n in range(11)]), PRACTICE, TODAY)
    heads = headings(session.language, 77, found)
    lines = {key: [each.plain.strip() for each in cells] for key, cells in rows(session, heads, found)}
    assert lines["bo"][:5] == ["bo", "!11/10", "0", "away", "0 0 0 0 0 0 0"]
    assert lines["aino"][:4] == ["aino", "0/20", "0", "0/6"]
    assert lines[TOGETHER][:5] == ["Together", "11/30", "0", "0/6", ""]

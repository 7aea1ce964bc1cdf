"""Entering contacts, jobs, phases and clients: saved to the file, refused in words, never lost."""

import tomllib
from datetime import timedelta
from pathlib import Path

from attrs import evolve
from textual.widgets import Input, TextArea

from ipscore.store import Workspace
from ipstui.app import IpsApp
from ipstui.forms.page import FormPage
from ipstui.forms.row import FieldRow
from ipstui.screens.caseload import CaseloadScreen
from ipstui.screens.client import ClientScreen
from ipstui.screens.conflict import ConflictPage
from ipstui.widgets.table import LineTable
from tests.ui.conftest import MakeApp
from tests.ui.driving import press, running, settle, shown, type_text, wait_until
from tests.ui.workspace import BAKERY, HOSTILE, MIKA


def row(app: IpsApp, field: str) -> FieldRow:
    """The row of a field in the form in front."""
    assert isinstance(app.screen, FormPage)
    return next(each for each in app.screen.rows if each.field.id == field)


def focus(app: IpsApp, field: str) -> None:
    """Put the cursor into a field."""
    row(app, field).control.focus()


def case(root: Path, client: str) -> dict[str, object]:
    """The client's file as it is on disk."""
    return tomllib.loads((root / "clients" / "r" / client[0] / f"{client}.toml").read_text(encoding="utf-8"))


async def test_a_contact_is_added_with_few_keys(make_app: MakeApp, root: Path) -> None:
    """A note and ctrl+s: a meeting of today by the client's coach is in the file and in the timeline."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "enter", "l")
        focus(app, "note")
        await type_text(pilot, "Hyvä [b")
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, ClientScreen)
        assert "meeting, workplace, 60 min – Hyvä [b" in shown(app)
    contacts = Workspace.open(root).clients.get(MIKA).record.contacts
    assert [each.note for each in contacts][-1] == "Hyvä [b"
    assert contacts[-1].coach == "c0ach000"
    assert contacts[-1].on.isoformat() == "2022-10-14"


async def test_a_contact_is_changed_where_it_stands(make_app: MakeApp, root: Path) -> None:
    """Enter on a line opens it; what was not touched stays, and so does the cursor."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "enter", "enter")
        assert row(app, "note").raw == "Katsottiin työpaikkailmoituksia."
        row(app, "minutes").raw = "75"
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, ClientScreen)
        assert "meeting, workplace, 75 min" in shown(app)
    changed = next(
        each for each in Workspace.open(root).clients.get(MIKA).record.contacts if each.id == "c2m1ka00"
    )
    assert (changed.minutes, changed.next_step) == (75, "Soitto leipomoon")


async def test_what_cannot_be_read_is_said_at_its_field(make_app: MakeApp, root: Path) -> None:
    """Each field that cannot be read says why, all at once, and nothing is saved."""
    before = case(root, MIKA)
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "enter", "l")
        row(app, "on").raw = "31.2.2022"
        row(app, "minutes").raw = "long"
        row(app, "coach").raw = ""
        await press(pilot, "ctrl+s")
        text = shown(app)
        assert "! There is no such day as 31.2.2022." in text
        assert "“long” is not a number" in text
        assert "! This is needed." in text
        assert app.focused is row(app, "on").control
    assert case(root, MIKA) == before


async def test_the_rules_of_the_records_are_told_at_the_field(make_app: MakeApp) -> None:
    """A contact in the future is refused by the records' own rule, at the day."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "enter", "l")
        row(app, "on").raw = "2022-12-24"
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, FormPage)
        assert "24 Dec 2022 is in the future" in shown(app)


async def test_esc_keeps_a_draft_and_the_form_offers_it_again(make_app: MakeApp, root: Path) -> None:
    """What was typed comes back in the same form, also in another run, until it is saved."""
    before = case(root, MIKA)
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "enter", "l")
        focus(app, "note")
        await type_text(pilot, "Kesken")
        await press(pilot, "escape")
        assert isinstance(app.screen, ClientScreen)
        await press(pilot, "l")
        assert row(app, "note").raw == "Kesken"
        assert "what you were typing before" in shown(app)
        await press(pilot, "escape")
    assert case(root, MIKA) == before
    app = make_app()
    async with running(app) as pilot:
        await wait_until(pilot, lambda: "drafts: 1, d continues" in shown(app), "the offer of the draft")
        await press(pilot, "d")
        assert row(app, "note").raw == "Kesken"
        await press(pilot, "ctrl+s", "2")
        assert app.session.drafts.keys() == ()


async def test_a_draft_is_written_while_typing(make_app: MakeApp) -> None:
    """What was typed is in the draft on the disk soon after the last key, without leaving the form."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "enter", "l")
        focus(app, "next_step")
        await type_text(pilot, "Soita")
        # The first draft may be of half the word, when keys come slowly.
        drafted: list[object] = []
        for _ in range(50):
            await pilot.pause(0.1)
            keys = app.session.drafts.keys()
            raws = [(app.session.drafts.get(key) or {}).get("raw") for key in keys]
            drafted = [raw["next_step"] for raw in raws if isinstance(raw, dict)]
            if drafted == ["Soita"]:
                break
        assert drafted == ["Soita"]
        await press(pilot, "escape")


async def test_an_untouched_form_leaves_no_draft(make_app: MakeApp) -> None:
    """Looking into a form and leaving it keeps nothing."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "enter", "l", "escape")
        assert app.session.drafts.keys() == ()


async def test_d_goes_through_the_drafts_of_now(make_app: MakeApp) -> None:
    """What was left since the list was opened is offered as well; pressed again, d opens the next one."""
    app = make_app()
    async with running(app) as pilot:
        for key in ("l", "f3"):
            await press(pilot, key)
            row(app, "note").raw = f"Kesken {key}"
            await press(pilot, "escape")
        opened = []
        for _ in range(3):
            await press(pilot, "d")
            opened.append(row(app, "note").raw)
            await press(pilot, "escape")
        assert opened == ["Kesken l", "Kesken f3", "Kesken l"]
        await press(pilot, "d", "ctrl+r", "escape")
        assert "drafts: 1, d continues" in shown(app), "one was thrown away"


async def test_beginning_anew_throws_the_draft_away(make_app: MakeApp) -> None:
    """ctrl+r shows the record as it is, and the draft is gone."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "enter", "l")
        row(app, "next_step").raw = "Soita"
        await press(pilot, "escape", "l", "ctrl+r")
        assert row(app, "next_step").raw == ""
        await press(pilot, "escape")
        assert app.session.drafts.keys() == ()


async def test_two_people_change_the_same_contact(make_app: MakeApp, root: Path) -> None:
    """A true conflict overwrites nothing until one of the two versions, side by side, has been chosen."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "enter", "enter")
        row(app, "note").raw = "Minun"
        path = root / "clients" / "r" / MIKA[0] / f"{MIKA}.toml"
        theirs = path.read_text(encoding="utf-8").replace("Katsottiin työpaikkailmoituksia.", "Toisen")
        path.write_text(theirs, encoding="utf-8")
        await press(pilot, "ctrl+s")
        text = shown(app)
        assert isinstance(app.screen, ConflictPage)
        assert "Contact 7 Oct 2022 · Note" in text
        assert "Minun" in text
        assert "Toisen" in text
        assert path.read_text(encoding="utf-8") == theirs
        await press(pilot, "m", "enter")
        assert isinstance(app.screen, ClientScreen)
    assert "Minun" in path.read_text(encoding="utf-8")


async def test_another_change_of_the_same_client_is_joined(make_app: MakeApp, root: Path) -> None:
    """What a colleague changed elsewhere in the case while the form was open is kept."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "enter", "l")
        path = root / "clients" / "r" / MIKA[0] / f"{MIKA}.toml"
        path.write_text(path.read_text(encoding="utf-8").replace("Leipuri", "Kokki"), encoding="utf-8")
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, ClientScreen)
        assert "Kokki" in shown(app)
    client = Workspace.open(root).clients.get(MIKA).record
    assert (client.wishes, len(client.contacts)) == ("Kokki", 3)


async def test_a_file_that_cannot_be_written_keeps_the_form(make_app: MakeApp, root: Path) -> None:
    """When saving fails the form stays with everything in it and says why."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "enter", "l")
        path = root / "clients" / "r" / MIKA[0] / f"{MIKA}.toml"
        path.unlink()
        path.mkdir()
        row(app, "next_step").raw = "Tärkeä"
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, FormPage)
        assert row(app, "next_step").raw == "Tärkeä"
        assert not app.screen.saving


async def test_the_cursor_goes_to_what_was_saved(make_app: MakeApp, root: Path) -> None:
    """In a timeline longer than the screen the new entry is under the cursor and in sight."""
    clients = Workspace.open(root).clients
    stored = clients.get(MIKA)
    old = stored.record.contacts[0]
    more = tuple(evolve(old, id=f"c0{n:06}", on=old.on + timedelta(n % 17)) for n in range(50))
    clients.save(evolve(stored.record, contacts=(*stored.record.contacts, *more)), stored.revision)
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "enter", "end", "up", "l")
        row(app, "note").raw = "Uusin"
        await press(pilot, "ctrl+s")
        assert in_sight(app) == "Uusin"
        # Of an earlier day: somewhere in the middle.
        await press(pilot, "end", "l")
        row(app, "note").raw = "Keskellä"
        row(app, "on").raw = "2022-09-30"
        await press(pilot, "ctrl+s")
        assert in_sight(app) == "Keskellä"
        # Moved to another day, it is followed there.
        await press(pilot, "enter")
        row(app, "on").raw = "2022-09-22"
        await press(pilot, "ctrl+s")
        assert in_sight(app) == "Keskellä"


async def test_a_filter_does_not_hide_what_was_saved(make_app: MakeApp) -> None:
    """Of the jobs alone one goes back to everything when something else is written down."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "enter", "f", "f", "f")
        assert "What has happened · jobs" in shown(app)
        await press(pilot, "l")
        row(app, "note").raw = "Uusin"
        await press(pilot, "ctrl+s")
        assert "· jobs" not in shown(app)
        assert in_sight(app) == "Uusin"


def in_sight(app: IpsApp) -> str:
    """The note of the entry under the cursor of the timeline, which must be seen."""
    screen = app.screen
    assert isinstance(screen, ClientScreen)
    table = screen.query_one(LineTable)
    assert table.key_under_cursor is not None
    assert table.scroll_y <= table.cursor_row < table.scroll_y + table.size.height
    return screen.lines[table.key_under_cursor].what.rpartition(" – ")[2]


async def test_an_employer_contact_with_a_known_employer(make_app: MakeApp, root: Path) -> None:
    """A part of the name finds the employer; the contact is in the employer's file, about this client."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "enter", "f5")
        await type_text(pilot, "pul")
        assert "Leipomo Pulla" in shown(app)
        row(app, "result").raw = "Työkokeilu sovittu"
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, ClientScreen)
        assert "Työkokeilu sovittu" in shown(app)
    contact = Workspace.open(root).employers.get(BAKERY).record.contacts[-1]
    assert (contact.clients, contact.face_to_face, contact.cold) == ((MIKA,), True, False)


async def test_an_employer_contact_with_a_new_employer(make_app: MakeApp, root: Path) -> None:
    """A name that is not known makes a new employer."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "enter", "f5")
        await type_text(pilot, "Kauppa [x")
        await press(pilot, "ctrl+s")
        assert "employer Kauppa [x, face to face" in shown(app)
    names = {each.record.name for each in Workspace.open(root).employers.all()[0]}
    assert names == {"Leipomo Pulla", "Kauppa [x"}


async def test_an_employer_contact_is_changed(make_app: MakeApp, root: Path) -> None:
    """The line of an employer contact opens form B with what it holds; the employer stays."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "enter", "end", "enter")
        assert row(app, "result").raw == "Kesätyö sovittiin"
        assert all(each.field.id != "employer" for each in app.screen.query(FieldRow))
        row(app, "reviewed_on").raw = "2022-05-20"
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, ClientScreen)
    contact = Workspace.open(root).employers.get(BAKERY).record.contacts[0]
    assert contact.reviewed_on is not None


async def test_a_job_is_added_and_ended(make_app: MakeApp, root: Path) -> None:
    """A job goes into the episode of today; its dates must be in order."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "enter", "f8")
        row(app, "title").raw = "Leipuri"
        row(app, "employer").raw = "Leipomo Pulla"
        row(app, "start").raw = "2022-10-10"
        row(app, "fixed_until").raw = "2022-10-01"
        row(app, "hours_week").raw = "37,5"
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, FormPage)
        assert "before it starts" in shown(app)
        row(app, "fixed_until").raw = ""
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, ClientScreen)
        assert "job started: Leipuri, Leipomo Pulla" in shown(app)
        assert "Leipuri, Leipomo Pulla since 10 Oct 2022" in shown(app)
    job = Workspace.open(root).clients.get(MIKA).record.jobs[-1]
    assert (job.episode, job.employer, job.hours_week) == ("ep1m1ka0", BAKERY, 37.5)


async def test_a_phase_change_offers_the_next_phase(make_app: MakeApp, root: Path) -> None:
    """F7, ctrl+s: the client is in the next phase from today on."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "enter", "f7", "ctrl+s")
        assert "3 job search, 0 days" in shown(app)
    assert Workspace.open(root).clients.get(MIKA).record.episodes[0].phases[-1].phase == "job_search"


async def test_closing_needs_a_reason_and_closes_the_episode(make_app: MakeApp, root: Path) -> None:
    """The last phase asks why the coaching ends, and ends the episode."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "enter", "f7")
        row(app, "phase").raw = "closed"
        await press(pilot, "ctrl+s")
        assert "Say why the coaching ends." in shown(app)
        row(app, "closing_reason").raw = "no_longer_needed"
        await press(pilot, "ctrl+s")
        assert "coaching ended: no longer needed" in shown(app)
    episode = Workspace.open(root).clients.get(MIKA).record.episodes[0]
    assert episode.closed_on is not None


async def test_a_new_client_is_in_the_list(make_app: MakeApp, root: Path) -> None:
    """N on the caseload writes a case and an identity; the list shows the client at once."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "n")
        await type_text(pilot, "Uusi")
        row(app, "given_name").raw = "Aada"
        row(app, "coach").raw = "Aino Koski"
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, CaseloadScreen)
        assert "Uusi Aada" in shown(app)
        assert "5 of 5 clients" in shown(app)
        new = app.screen.query_one(LineTable).key_under_cursor
    assert new not in (None, MIKA, HOSTILE)
    assert Workspace.open(root).identities.get(str(new)).record.family_name == "Uusi"
    workspace = Workspace.open(root)
    assert len(workspace.clients.ids()) == len(workspace.identities.ids()) == 5


async def test_hostile_contact_opens_in_the_form(make_app: MakeApp) -> None:
    """The note with an escape sequence stands in the field as visible characters and can be saved."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "end", "enter", "enter")
        assert app.session.client == HOSTILE
        note = row(app, "note").control
        assert isinstance(note, TextArea)
        assert "\x1b" not in note.text
        assert "[@click=app.quit]y[/]" in note.text
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, ClientScreen)


async def test_choices_by_arrow_digit_letter_and_mouse(make_app: MakeApp) -> None:
    """A line of choices is moved with arrows, jumped in by digit or first letter, and clicked."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "enter", "l", "down", "right")
        assert row(app, "kind").raw == "phone"
        await press(pilot, "4")
        assert row(app, "kind").raw == "missed"
        await press(pilot, "o")
        assert row(app, "kind").raw == "attempt"
        focus(app, "topics")
        await press(pilot, "space", "right", "right", "space")
        assert row(app, "topics").raw == "profile,support_plan"
        assert "[x] professional profile" in shown(app)
        control = row(app, "kind").control
        await pilot.click(control, offset=(5, 0))
        await settle(pilot)
        assert row(app, "kind").raw == "meeting"
        await press(pilot, "escape")


async def test_enter_in_a_field_saves_and_down_goes_on(make_app: MakeApp) -> None:
    """Down moves to the next field; Enter in a one-line field saves."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "enter", "l", "down", "down")
        assert isinstance(app.focused, Input)
        await press(pilot, "enter")
        assert isinstance(app.screen, ClientScreen)

"""The client's card: everything about one client on one screen, by keys alone."""

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import evolve
from textual.pilot import Pilot
from textual.widgets import Static

from ipscore.store import Workspace
from ipstui.app import IpsApp
from ipstui.forms.page import FormPage
from ipstui.forms.row import FieldRow
from ipstui.messages import ClientWanted
from ipstui.screens.caseload import CaseloadScreen
from ipstui.screens.client import ClientScreen
from ipstui.screens.client.card import View
from ipstui.screens.client.due_page import DuePage
from ipstui.widgets.table import LineTable
from tests.ui.conftest import MakeApp
from tests.ui.driving import press, running, settle, shown, type_text
from tests.ui.workspace import BAKERY, HOSTILE, HOSTILE_NAME, MIKA, OLLI

MORE = r"""
wishes_changed_on = 2022-09-30

[[episodes]]
id = "ep0m1ka0"
site = "k"
intake = 2021-01-04
referral_source = "self"
phases = [{ id = "ph0m1ka0", phase = "intake", on = 2021-01-04 }]
coaches = [{ id = "co0m1ka0", coach = "c0ach000", on = 2021-01-04 }]
closed_on = 2021-06-30
closing_reason = "studies"

[[partners]]
id = "n1m1ka00"
name = "Kela"
kind = "kela"
person = "Työkykyneuvoja"
may_contact = true

[[partners]]
id = "n2m1ka00"
name = "Terveysasema"
kind = "health_care"
may_contact = false

[[partners]]
id = "n3m1ka00"
name = "Äiti [b"
kind = "family"

[[jobs]]
id = "j2m1ka00"
episode = "ep1m1ka0"
start = 2022-10-03
title = "Leipurin apulainen"
employer = "bakery00"
fixed_until = 2022-10-31
hours_week = 20
benefits_advice_on = 2022-09-30
disclosure = "adjustments_only"

[[contacts]]
id = "c3m1ka00"
on = 2022-09-29
kind = "meeting"
coach = "c0ach000"
topics = ["benefits_advice", "disclosure"]
note = "Laskettiin toimeentulotuki."

[[contacts]]
id = "c4m1ka00"
on = 2022-10-11
kind = "missed"
coach = "c0ach000"
"""


@pytest.fixture
def told(root: Path) -> Path:
    """The workspace with more about Mika: partners, a running job, an earlier stay."""
    path = root / "clients" / "r" / MIKA[0] / f"{MIKA}.toml"
    # Keys of the file itself stand before its tables.
    head, first, rest = path.read_text(encoding="utf-8").partition("[[episodes]]")
    own, _, tables = MORE.partition("\n\n")
    path.write_text(head.rstrip() + own + "\n\n" + first + rest + tables, encoding="utf-8")
    return root


def card(app: IpsApp) -> ClientScreen:
    """The card in front."""
    assert isinstance(app.screen, ClientScreen)
    return app.screen


def form(app: IpsApp) -> FormPage:
    """The form in front."""
    assert isinstance(app.screen, FormPage)
    return app.screen


def row(app: IpsApp, field: str) -> FieldRow:
    """The row of a field in the form in front."""
    return next(each for each in form(app).rows if each.field.id == field)


async def go_to(pilot: Pilot[int], words: str) -> None:
    """Move the cursor down to the line that says so."""
    app = pilot.app
    assert isinstance(app, IpsApp)
    screen = card(app)
    for _ in screen.lines:
        line = screen.line_here()
        if line is not None and words in line.what:
            return
        await press(pilot, "down")
    pytest.fail(f"no line says {words!r}:\n{shown(app)}")


async def test_the_overview_says_what_matters(make_app: MakeApp, told: Path) -> None:
    """Phase with days, what is due, contact details, jobs, partners with consent, wishes, warnings."""
    app = make_app(told)
    async with running(app) as pilot:
        await press(pilot, "enter")
        text = shown(app)
        for words in (
            "2 profile, 24 days",
            "in coaching 35 days, since 9 Sept 2022",
            "040 123 4567",
            "Leipurin apulainen, Leipomo Pulla since 3 Oct 2022",
            "Kela: allowed · Terveysasema: not allowed",
            "“Leipuri”",
            "! Leipurin apulainen: agreed to end on 31 Oct 2022",
            "! Missed meetings: 1, last on 11 Oct 2022",
            "days overdue",
            "What has happened",
        ):
            assert words in text, words


async def test_due_items_come_with_their_reasons_and_are_done(make_app: MakeApp, told: Path) -> None:
    """W lists them with the steps; Enter opens the form that does it, with what fits in it."""
    app = make_app(told)
    async with running(app) as pilot:
        await press(pilot, "enter", "w")
        assert isinstance(app.screen, DuePage)
        assert "Rule:" in shown(app)
        assert "Missed meetings" in shown(app)
        first = shown(app)
        await press(pilot, "down")
        assert shown(app) != first
        await press(pilot, "escape")
        assert isinstance(app.screen, ClientScreen)
        await press(pilot, "w", "enter")
        assert form(app).entry.subject == MIKA


async def test_what_is_due_is_put_off_from_the_card(make_app: MakeApp, told: Path) -> None:
    """X asks why; the item is gone from the list, and the decision stands in the file and the timeline."""
    app = make_app(told)
    async with running(app) as pilot:
        await press(pilot, "enter", "w")
        assert isinstance(app.screen, DuePage)
        before = shown(app).count("overdue")
        await press(pilot, "x")
        row(app, "reason").raw = "Ei halua"
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, DuePage)
        assert shown(app).count("overdue") == before - 1
        await press(pilot, "escape")
        assert "found not to be needed – Ei halua" in shown(app)
    deferral = Workspace.open(told).clients.get(MIKA).record.deferrals[-1]
    assert (deferral.reason, deferral.until) == ("Ei halua", None)


async def test_views_go_round(make_app: MakeApp, told: Path) -> None:
    """→ and Tab go through the views and back to the first, ← the other way; the cursor is kept in each."""
    app = make_app(told)
    async with running(app) as pilot:
        await press(pilot, "enter", "down", "down")
        here = card(app).query_one(LineTable).key_under_cursor
        seen = []
        for key in ("right", "tab", "right", "tab", "right", "tab"):
            await press(pilot, key)
            seen.append(card(app).view)
        assert seen == [View.JOBS, View.EMPLOYERS, View.PARTNERS, View.TALKS, View.STAYS, View.OVERVIEW]
        assert card(app).query_one(LineTable).key_under_cursor == here
        await press(pilot, "left")
        assert card(app).view is View.STAYS
        await press(pilot, "shift+tab")
        assert card(app).view is View.TALKS


async def test_jobs_with_all_that_belongs_to_them(make_app: MakeApp, told: Path) -> None:
    """Advice, disclosure, support plan and meetings stand under each job, and Enter opens the form."""
    app = make_app(told)
    async with running(app) as pilot:
        await press(pilot, "enter", "right")
        text = shown(app)
        for words in (
            "Leipurin apulainen, Leipomo Pulla · until 31 Oct 2022",
            "benefits advice given",
            "told the employer: only adjustments told",
            "support plan not gone through",
            "meetings since the start: 1",
            "Kesätyöntekijä, Leipomo Pulla",
            "ended – Määräaika päättyi",
        ):
            assert words in text, words
        await go_to(pilot, "support plan not gone through")
        await press(pilot, "enter")
        assert (form(app).form.id, row(app, "topics").raw) == ("contact", "support_plan")
        await press(pilot, "ctrl+s")
        assert "support plan gone through" in shown(app)


async def test_a_change_of_hours_is_of_the_running_job(make_app: MakeApp, told: Path) -> None:
    """N, h: the change goes to the job that runs, and stands under it and in the timeline."""
    app = make_app(told)
    async with running(app) as pilot:
        await press(pilot, "enter", "n", "h")
        row(app, "hours_week").raw = "30"
        await press(pilot, "ctrl+s")
        assert "job changed: Leipurin apulainen, Leipomo Pulla, 30 h a week" in shown(app)
        await press(pilot, "right")
        assert "changed: 30 h a week" in shown(app)
    job = Workspace.open(told).clients.get(MIKA).record.jobs[-1]
    assert [each.hours_week for each in job.changes] == [30]


async def test_a_placement_is_entered_and_changed(make_app: MakeApp, root: Path) -> None:
    """N, s writes a work trial down; Enter on its line changes it."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "enter", "n", "s")
        row(app, "where").raw = "Kirjasto"
        await press(pilot, "ctrl+s")
        assert "work trial, Kirjasto since 14 Oct 2022" in shown(app)
        await press(pilot, "right")
        await go_to(pilot, "work trial · Kirjasto")
        await press(pilot, "enter")
        row(app, "end").raw = "2022-10-28"
        await press(pilot, "ctrl+s")
        assert "work trial · Kirjasto · until 28 Oct 2022" in shown(app)
    (placement,) = Workspace.open(root).clients.get(MIKA).record.placements
    assert (placement.where, placement.end and placement.end.isoformat()) == ("Kirjasto", "2022-10-28")


async def test_partners_are_entered_and_may_be_contacted_or_not(make_app: MakeApp, told: Path) -> None:
    """In the view of partners n begins a new one, and e corrects whether one may be contacted."""
    app = make_app(told)
    async with running(app) as pilot:
        await press(pilot, "enter", "right", "right", "right")
        assert "not asked  Äiti [b, family" in shown(app)
        await go_to(pilot, "Terveysasema")
        await press(pilot, "e")
        row(app, "may_contact").raw = "yes"
        row(app, "asked_on").raw = "2022-10-13"
        await press(pilot, "ctrl+s", "n")
        assert form(app).form.id == "partner"
        row(app, "name").raw = "Velkaneuvonta [/x]"
        await press(pilot, "ctrl+s")
        assert "Velkaneuvonta [/x]" in shown(app)
        line = card(app).line_here()
        assert line is not None
        assert "Velkaneuvonta" in line.what
    partners = {
        each.name: each.may_contact for each in Workspace.open(told).clients.get(MIKA).record.partners
    }
    assert partners["Terveysasema"] is True
    assert "Velkaneuvonta [/x]" in partners


async def test_advice_and_talks_with_what_is_missing(make_app: MakeApp, told: Path) -> None:
    """Every time advice was given or disclosure talked about; the line above them begins the next."""
    app = make_app(told)
    async with running(app) as pilot:
        await press(pilot, "enter", "left", "left")
        text = shown(app)
        assert "Benefits advice: 2" in text
        assert "meeting – Laskettiin toimeentulotuki." in text
        assert "only adjustments told · Leipurin apulainen" in text
        await press(pilot, "home", "enter")
        assert row(app, "topics").raw == "benefits_advice"
        await press(pilot, "escape", "escape", "end", "enter", "left", "left")
        assert "Benefits advice: none yet" in shown(app)


async def test_employer_contacts_open_their_form(make_app: MakeApp) -> None:
    """Where there is none, Enter writes the first one down."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "enter", "right", "right")
        assert "Leipomo Pulla · face to face – Kesätyö sovittiin" in shown(app)
        await press(pilot, "enter")
        assert row(app, "result").raw == "Kesätyö sovittiin"
        await press(pilot, "escape", "escape", "down", "enter", "right", "right")
        assert "No employer contacts yet" in shown(app)
        await press(pilot, "enter")
        assert form(app).form.id == "employer_contact"


async def test_a_returning_client_gets_a_stay_beside_the_old_ones(make_app: MakeApp, told: Path) -> None:
    """While a stay is open none is begun; once it is closed, n begins the next and the old ones remain."""
    app = make_app(told)
    async with running(app) as pilot:
        await press(pilot, "enter", "left")
        assert "coaching ended – to studies" in shown(app)
        await press(pilot, "n")
        assert isinstance(app.screen, ClientScreen)
        await press(pilot, "f7")
        row(app, "phase").raw = "closed"
        row(app, "closing_reason").raw = "no_longer_needed"
        await press(pilot, "ctrl+s", "n")
        assert form(app).form.id == "episode"
        row(app, "referral_source").raw = "self"
        await press(pilot, "ctrl+s")
        assert sum("coaching ended" in each.what for each in card(app).lines.values()) == 2
        line = card(app).line_here()
        assert line is not None
        assert line.form == "episode"
    episodes = Workspace.open(told).clients.get(MIKA).record.episodes
    assert [each.closed_on is None for each in episodes].count(True) == 1
    assert len(episodes) == 3


async def test_the_timeline_is_filtered_and_searched(make_app: MakeApp, told: Path) -> None:
    """F goes kind by kind, / searches in the words; Esc forgets the search first and leaves after that."""
    app = make_app(told)
    async with running(app) as pilot:
        await press(pilot, "enter")
        every = len(card(app).lines)
        await press(pilot, "f")
        assert "What has happened · contacts" in shown(app)
        assert {each.form for each in card(app).lines.values()} == {"contact"}
        await press(pilot, *["f"] * 8)
        assert len(card(app).lines) == every
        await press(pilot, "slash")
        await type_text(pilot, "toimeen")
        assert [each.item for each in card(app).lines.values()] == ["c3m1ka00"]
        await press(pilot, "enter", "enter")
        assert row(app, "note").raw == "Laskettiin toimeentulotuki."
        await press(pilot, "escape", "escape")
        assert len(card(app).lines) == every
        await press(pilot, "escape")
        assert isinstance(app.screen, CaseloadScreen)


async def test_what_was_saved_is_not_hidden_by_a_search(make_app: MakeApp) -> None:
    """A contact that the search would not find ends the search, and the cursor is on it."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "enter", "slash")
        await type_text(pilot, "leipomo")
        await press(pilot, "enter", "l")
        row(app, "note").raw = "Uusin"
        await press(pilot, "ctrl+s")
        line = card(app).line_here()
        assert line is not None
        assert line.what.endswith("Uusin")


async def test_wishes_and_contact_details_are_changed_from_the_card(make_app: MakeApp, told: Path) -> None:
    """N, t for wishes and n, c for who it is; the overview says the new words at once."""
    app = make_app(told)
    async with running(app) as pilot:
        await press(pilot, "enter", "n", "t")
        row(app, "wishes").raw = "Puutarhuri [b"
        await press(pilot, "ctrl+s")
        assert "“Puutarhuri [b”" in shown(app)
        await press(pilot, "n", "c")
        row(app, "phone").raw = "050 000"
        await press(pilot, "ctrl+s")
        assert "050 000" in shown(app)
        await press(pilot, "u")
        assert "040 123 4567" in shown(app)
    path = told / "clients" / "r" / MIKA[0] / f"{MIKA}.toml"
    assert tomllib.loads(path.read_text(encoding="utf-8"))["wishes"] == "Puutarhuri [b"


async def test_identity_stays_hidden_over_areas(make_app: MakeApp, told: Path) -> None:
    """I shows the id instead of name, contact details and relatives, here and wherever one goes."""
    app = make_app(told)
    async with running(app) as pilot:
        await press(pilot, "enter", "i")
        text = shown(app)
        assert MIKA in text.splitlines()[0]
        for words in ("Koivula", "040 123", "Äiti"):
            assert words not in text
        await press(pilot, "escape")
        assert "Koivula" not in shown(app)
        await press(pilot, "enter", "w")
        assert "Koivula" not in shown(app)
        await press(pilot, "escape", "i")
        assert "Koivula Mika" in shown(app)


@pytest.mark.parametrize("code", ["fi", "sv", "en"])
async def test_the_hostile_client_is_only_text(make_app: MakeApp, code: str) -> None:
    """Markup in names and notes and escape sequences act in no view."""
    app = make_app(code=code)
    async with running(app) as pilot:
        app.post_message(ClientWanted(HOSTILE))
        await settle(pilot)
        await settle(pilot)
        assert HOSTILE_NAME in shown(app)
        for _ in View:
            assert "\x1b" not in shown(app)
            await press(pilot, "right")
        await press(pilot, "w")
        assert "\x1b" not in shown(app)
        await press(pilot, "escape")
        assert card(app).view is View.OVERVIEW


@pytest.mark.parametrize("code", ["fi", "sv", "en"])
async def test_no_word_is_clipped_at_80_columns(make_app: MakeApp, told: Path, code: str) -> None:
    """Names of views and lines of every view end after whole words."""
    app = make_app(told, code=code)
    async with running(app) as pilot:
        await press(pilot, "enter")
        for _ in View:
            lines = shown(app).splitlines()
            assert all("…" not in each or " …" in each for each in lines)
            assert max(map(len, lines)) <= 80
            await press(pilot, "right")


async def test_the_overview_stands_beside_the_lines_where_there_is_room(make_app: MakeApp) -> None:
    """From 120 columns on it is seen in every view; before that the lines would be too short for it."""
    app = make_app()
    async with running(app, (120, 30)) as pilot:
        await press(pilot, "enter", "right")
        assert "“Leipuri”" in shown(app)
        assert "Kesätyöntekijä" in shown(app)


async def test_a_client_with_nothing_yet(make_app: MakeApp) -> None:
    """Every view says what is not there, and Enter writes the first one down."""
    app = make_app()
    async with running(app) as pilot:
        app.post_message(ClientWanted(OLLI))
        await settle(pilot)
        await settle(pilot)
        for words in ("No jobs yet", "No employer contacts yet", "No partners yet", "none yet"):
            await press(pilot, "right")
            assert words in shown(app)


async def test_a_file_of_a_later_version_says_that_it_cannot_be_changed(
    make_app: MakeApp, root: Path
) -> None:
    """It is shown as far as it is understood, with the reason above it in every view."""
    path = root / "clients" / "r" / MIKA[0] / f"{MIKA}.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("schema = 1", "schema = 99"), encoding="utf-8")
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "enter")
        notes = str(card(app).query_one("#notes", Static).content)
        assert "newer" in notes
        assert "Kesätyöntekijä" in shown(app)
        await press(pilot, "right")
        assert "newer" in shown(app)


async def test_rules_that_cannot_be_used_hide_nothing_else(make_app: MakeApp, told: Path) -> None:
    """The overview says so and w says why; what was agreed and what to look at is there all the same."""
    path = told / "workspace.toml"
    text = path.read_text(encoding="utf-8").replace(
        'scale = "thl-applied"', 'scale = "thl-applied"\nrules = "x"'
    )
    path.write_text(text, encoding="utf-8")
    app = make_app(told)
    async with running(app) as pilot:
        await press(pilot, "enter")
        text = shown(app)
        assert "The practice rules cannot be used; w says why." in text
        assert "Soitto leipomoon" in text
        assert "Missed meetings: 1" in text
        await press(pilot, "w")
        assert "“x”" in shown(app)
        await press(pilot, "enter", "s", "escape")
        assert isinstance(app.screen, ClientScreen)


async def test_a_note_as_long_as_a_book_is_one_line(make_app: MakeApp, root: Path) -> None:
    """The line ends after a whole word, and the form has all of it."""
    path = root / "clients" / "r" / MIKA[0] / f"{MIKA}.toml"
    long = "sana " * 20_000
    text = path.read_text(encoding="utf-8").replace("Katsottiin työpaikkailmoituksia.", long)
    path.write_text(text, encoding="utf-8")
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "enter")
        assert "sana sana …" in shown(app)
        await press(pilot, "enter")
        assert row(app, "note").raw.count("sana") == 20_000


@pytest.mark.parametrize("name", ["overview", "jobs"])
def test_looks(name: str, make_app: MakeApp, told: Path, snap_compare: Callable[..., bool]) -> None:
    """The card at 80×24 in Finnish looks as it did when it was last looked at."""
    keys = {"overview": ("enter",), "jobs": ("enter", "right", "down")}[name]

    async def run(pilot: Pilot[int]) -> None:
        await settle(pilot)
        await press(pilot, *keys)

    assert snap_compare(make_app(told, code="fi"), terminal_size=(80, 24), run_before=run)


async def test_a_merged_employer_has_the_name_of_the_one_that_stands_for_it(
    make_app: MakeApp, root: Path
) -> None:
    """A case may still point at the double: its job is named after the employer that was kept."""
    employers = Workspace.open(root).employers
    stored = employers.get(BAKERY)
    employers.save(evolve(stored.record, id="kept0000", name="Uusi Leipomo", contacts=()), None)
    employers.save(evolve(stored.record, merged_into="kept0000", contacts=()), stored.revision)
    app = make_app()
    async with running(app, (120, 40)) as pilot:
        await press(pilot, "enter")
        assert "Kesätyöntekijä, Uusi Leipomo" in shown(app)
        assert "Leipomo Pulla" not in shown(app)
        await press(pilot, "right")
        assert "Kesätyöntekijä, Uusi Leipomo" in shown(app)
        assert "Leipomo Pulla" not in shown(app)

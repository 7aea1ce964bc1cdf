"""Today: what is due is shown, done, put off, found not needed, taken back; whose it is; what is hidden."""

from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

from ipscore.definitions.practice import RuleSet
from ipscore.message import Message
from ipscore.plugin.registry import Registry
from ipscore.practice.due import DueItem
from ipscore.practice.employers.week import EmployerWeek
from ipscore.practice.team.coach_load import CoachLoad
from ipscore.records.contact import ContactWith, Topic
from ipscore.records.partner import Partner, PartnerKind
from ipscore.store import Workspace
from ipstui.app import IpsApp
from ipstui.forms.opening import ENTRIES
from ipstui.forms.page import FormPage
from ipstui.practice import practice_of
from ipstui.screens.client import ClientScreen
from ipstui.screens.today import TodayScreen
from ipstui.screens.today.above import above
from ipstui.screens.today.agenda_list import AgendaList
from ipstui.screens.today.doing import doing
from ipstui.screens.today.due import Agenda
from ipstui.screens.today.who import WhoPage
from ipstui.screens.today.why import WhyDuePage
from ipstui.settings import read_settings
from tests.ui.conftest import MakeApp
from tests.ui.driving import press, running, shown, type_text, wait_until
from tests.ui.test_forms import row
from tests.ui.test_watching import look
from tests.ui.workspace import BAKERY, COACH, HOSTILE, MIKA, SARI, make_empty_workspace

OTHER = "0ther000"


def at_today(
    make_app: MakeApp, folder: Path | None = None, *, code: str = "en", me: str | None = COACH
) -> IpsApp:
    """The program as it begins, with the coach before it."""
    return make_app(folder, code=code, program=IpsApp, me=me)


def today(app: IpsApp) -> TodayScreen:
    """The screen, which must be in front."""
    assert isinstance(app.screen, TodayScreen)
    return app.screen


def here(app: IpsApp) -> DueItem:
    """The item under the cursor."""
    item = today(app).item_here()
    assert item is not None
    return item


def due(app: IpsApp) -> list[tuple[str | None, str]]:
    """Whom each item is about, and its rule, in order."""
    return [(each.client or each.employer or each.site, each.rule) for each in today(app).items.values()]


def add_colleague(root: Path) -> None:
    """Another coach, with no clients, at the other site."""
    text = (root / "staff" / f"{COACH}.toml").read_text(encoding="utf-8")
    text = text.replace(COACH, OTHER).replace("Aino Koski", "Ville Virta").replace('"r"', '"k"')
    (root / "staff" / f"{OTHER}.toml").write_text(text, encoding="utf-8")


async def test_the_program_begins_with_what_is_due(make_app: MakeApp) -> None:
    """Groups with their counts; sign, client, what, since when, and days over or the day."""
    app = at_today(make_app)
    async with running(app):
        text = shown(app)
        lines = text.splitlines()
        assert lines[0].startswith(" Today · Fri 14 Oct 2022 · Aino Koski")
        assert "Employer meetings this week  ░░░░░░░░░░░░  0/6" in lines[1]
        assert lines[1].endswith("Clients 4/20")
        assert lines[3] == " OVERDUE 11"
        assert lines[4].startswith(
            " ! Lehto Sari          Ask about interest in work    came 3 May 2021     515 d"
        )
        assert " · Koivula Mika        agreed: Soitto leipomoon" in text
        assert " TODAY 2" in text
        assert "Rule: A new client is asked about interest in work" in text


async def test_what_is_later_is_shown_when_asked_for(make_app: MakeApp) -> None:
    """→ shows the items of the coming month, ← counts them only."""
    app = at_today(make_app)
    async with running(app, (80, 40)) as pilot:
        hidden = shown(app)
        assert "show: →" in hidden
        await press(pilot, "right")
        text = shown(app)
        assert "hide: ←" in text
        assert len(text.split("LATER")[1]) > len(hidden.split("LATER")[1])
        await press(pilot, "left")
        assert shown(app) == hidden


async def test_doing_an_item_takes_it_off_the_list_at_once(make_app: MakeApp, root: Path) -> None:
    """Enter opens the contact with its topic marked; saved, the item is gone and the next has the cursor."""
    app = at_today(make_app)
    async with running(app) as pilot:
        before = due(app)
        assert before[0] == (SARI, "work_interest")
        await press(pilot, "enter")
        assert isinstance(app.screen, FormPage)
        assert row(app, "topics").raw == "work_interest"
        assert row(app, "kind").raw == "meeting"
        await press(pilot, "ctrl+s")
        assert due(app) == before[1:]
        assert (here(app).client, here(app).rule) == before[1]
        contact = Workspace.open(root).clients.get(SARI).record.contacts[-1]
        assert (contact.on, contact.topics, contact.coach) == (
            date(2022, 10, 14),
            (Topic.WORK_INTEREST,),
            COACH,
        )
        await press(pilot, "u")
        assert due(app) == before


async def test_postponing_asks_for_a_reason_and_moves_the_item(make_app: MakeApp, root: Path) -> None:
    """S offers a working day in a week; without a reason nothing is saved; u brings the item back."""
    app = at_today(make_app)
    async with running(app) as pilot:
        before = due(app)
        await press(pilot, "down", "s")
        assert row(app, "until").raw == "2022-10-21"
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, FormPage)
        row(app, "reason").raw = "Asiakas on matkoilla [b"
        await press(pilot, "ctrl+s")
        assert due(app)[1] == before[2]
        assert (here(app).client, here(app).rule) == before[2]
        deferral = Workspace.open(root).clients.get(SARI).record.deferrals[0]
        assert deferral.item.startswith(f"{before[1][1]}/")
        assert (deferral.by, deferral.until) == (COACH, date(2022, 10, 21))
        await press(pilot, "right", "end")
        postponed = next(each for each in today(app).items.values() if each.deferral is not None)
        assert postponed.due == date(2022, 10, 21)
        await press(pilot, "u")
        assert due(app) == before


async def test_not_needed_takes_the_item_away(make_app: MakeApp, root: Path) -> None:
    """X asks why, and the item does not come back."""
    app = at_today(make_app)
    async with running(app) as pilot:
        before = due(app)
        await press(pilot, "x")
        row(app, "reason").raw = "Kysytty jo lähetteessä"
        await press(pilot, "ctrl+s")
        assert due(app) == before[1:]
        deferral = Workspace.open(root).clients.get(SARI).record.deferrals[0]
        assert (deferral.until, deferral.reason) == (None, "Kysytty jo lähetteessä")


async def test_mine_and_the_teams(make_app: MakeApp, root: Path) -> None:
    """A coach without clients has the duties of the site alone; m shows everybody's."""
    add_colleague(root)
    app = at_today(make_app, me=OTHER)
    async with running(app) as pilot:
        assert {each for each, _ in due(app)} == {"k"}
        await press(pilot, "m")
        assert {MIKA, SARI, "r", "k"} <= {each for each, _ in due(app)}
        assert "everybody’s" in shown(app).splitlines()[0]
        assert "Clients 4/40" in shown(app).splitlines()[1]
        await press(pilot, "m")
        assert {each for each, _ in due(app)} == {"k"}


async def test_the_program_asks_once_who_one_is(make_app: MakeApp, root: Path, tmp_path: Path) -> None:
    """The first time the staff are listed; the answer is in the user's settings, and c changes it."""
    add_colleague(root)
    app = at_today(make_app, me=None)
    async with running(app) as pilot:
        assert isinstance(app.screen, WhoPage)
        assert "Aino Koski" in shown(app)
        await press(pilot, "down", "enter")
        assert app.session.me == OTHER
        assert {each for each, _ in due(app)} == {"k"}
        await press(pilot, "c", "up", "enter")
        assert app.session.me == COACH
        assert due(app)[0] == (SARI, "work_interest")
    settings = read_settings(tmp_path / "state" / "settings.toml")
    assert list(settings.me.values()) == [COACH]
    assert str(root) not in (tmp_path / "state" / "settings.toml").read_text(encoding="utf-8")


async def test_everybody_needs_no_name(make_app: MakeApp) -> None:
    """Who chooses everybody's agenda sees it all, is not asked again, and m says how to change that."""
    app = at_today(make_app, me=None)
    async with running(app) as pilot:
        await press(pilot, "end", "enter")
        assert app.session.me is None
        assert ("r", "supervision") in due(app)
        await press(pilot, "2", "1")
        assert isinstance(app.screen, TodayScreen)
        await press(pilot, "m")
        assert "c says who you are" in shown(app)


async def test_a_colleagues_change_arrives(make_app: MakeApp, root: Path) -> None:
    """What a colleague has done is gone at the next look, and the cursor is where it was."""
    app = at_today(make_app)
    async with running(app) as pilot:
        await press(pilot, *["down"] * 7)
        assert (here(app).client, here(app).rule) == (MIKA, "work_interest")
        await press(pilot, "down")
        clients = Workspace.open(root).clients
        stored = clients.get(MIKA)
        met = evolve(stored.record.contacts[1], topics=(Topic.WORK_INTEREST,))
        clients.save(evolve(stored.record, contacts=(stored.record.contacts[0], met)), stored.revision)
        await look(app, pilot)
        assert (MIKA, "work_interest") not in due(app)
        assert (here(app).client, here(app).rule) == (MIKA, "first_employer_meeting")


async def test_another_day_begins(make_app: MakeApp, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program left open over night shows in the morning what is due then."""
    app = at_today(make_app)
    async with running(app) as pilot:
        await look(app, pilot)
        late = here(app).overdue_days
        monkeypatch.setattr(Workspace, "today", lambda _workspace: date(2022, 10, 15))
        await look(app, pilot)
        assert here(app).overdue_days == late + 1
        assert "Sat 15 Oct 2022" in shown(app)


async def test_hidden_names(make_app: MakeApp) -> None:
    """I shows ids instead of names in the list, the foot and the reasons; i brings the names back."""
    app = at_today(make_app)
    async with running(app) as pilot:
        await press(pilot, "i")
        text = shown(app)
        assert SARI in text
        for name in ("Lehto", "Koivula", "Smith", "Aino"):
            assert name not in text
        await press(pilot, "w")
        assert "Lehto" not in shown(app)
        await press(pilot, "escape", "i")
        assert "Lehto Sari" in shown(app)


async def test_search_as_one_types(make_app: MakeApp) -> None:
    """/ finds clients and what is due, also what is later; Esc brings everything back."""
    app = at_today(make_app)
    async with running(app) as pilot:
        everything = due(app)
        await press(pilot, "slash")
        await type_text(pilot, "mika first")
        assert due(app) == [(MIKA, "first_employer_meeting")]
        await press(pilot, "enter", "o")
        assert isinstance(app.screen, ClientScreen)
        assert app.session.client == MIKA
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)
        await press(pilot, "slash")
        await type_text(pilot, " zz")
        assert "Nothing that is due matches the search." in shown(app)
        await press(pilot, "escape")
        assert due(app) == everything


async def test_why_tells_every_step(make_app: MakeApp) -> None:
    """W shows how the day came about, the records, the source, and whether the numbers were checked."""
    app = at_today(make_app)
    async with running(app) as pilot:
        await press(pilot, "w")
        assert isinstance(app.screen, WhyDuePage)
        text = shown(app)
        assert "1. The client came to the service on 3 May 2021." in text
        assert "· stay since 3 May 2021" in text
        assert "Source: " in text
        assert "not yet been compared with a published page" in text
        await press(pilot, "o")
        assert isinstance(app.screen, ClientScreen)
        assert app.session.client == SARI


async def test_an_employer_is_due_too(make_app: MakeApp, root: Path) -> None:
    """A step agreed with an employer: Enter opens the employer contact with the employer in it."""
    path = root / "employers" / BAKERY[0] / f"{BAKERY}.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(f'{text}next_step = "Soitto"\nnext_on = 2022-10-13\n', encoding="utf-8")
    app = at_today(make_app)
    async with running(app) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "pulla")
        await press(pilot, "enter")
        assert here(app).employer == BAKERY
        await press(pilot, "w")
        assert "employer contact on 12 May 2022: Leipomo Pulla" in shown(app)
        await press(pilot, "escape", "enter")
        assert row(app, "employer").raw == "Leipomo Pulla"
        row(app, "result").raw = "Soitettu"
        await press(pilot, "ctrl+s")
        assert due(app) == []


async def test_what_a_site_does_together_is_written_down_from_here(make_app: MakeApp) -> None:
    """Enter on a duty of the site opens the meeting of that kind at that site; the item is gone after it."""
    app = at_today(make_app, me="")
    async with running(app) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "host team r")
        await press(pilot, "enter")
        assert (here(app).site, here(app).rule) == ("r", "host_team_meeting")
        await press(pilot, "o")
        assert "the whole site" in shown(app)
        await press(pilot, "enter")
        assert (row(app, "kind").raw, row(app, "site").raw) == ("host_team_meeting", "r")
        await press(pilot, "ctrl+s")
        late = [each.overdue_days for each in today(app).items.values() if each.site == "r"]
        assert late == [0]


async def test_without_rules_everything_else_works(make_app: MakeApp, root: Path) -> None:
    """Rules that are not installed are told in plain words in place of the list; clients can be opened."""
    path = root / "workspace.toml"
    path.write_text('rules = "thl-aplied"\n' + path.read_text(encoding="utf-8"), encoding="utf-8")
    app = at_today(make_app)
    async with running(app) as pilot:
        text = shown(app)
        assert "the practice rules “thl-aplied” are not installed" in text
        assert "did you mean: thl-applied" in text
        await press(pilot, "enter", "s", "x", "w", "o", "down", "m", "i", "i", "2", "enter")
        assert isinstance(app.screen, ClientScreen)
        assert "Koivula Mika" in shown(app)


async def test_an_empty_workspace(make_app: MakeApp, tmp_path: Path) -> None:
    """Where nobody works and nobody comes nothing is due, and it is said how to go on."""
    root = make_empty_workspace(tmp_path / "empty")
    (root / "staff" / f"{COACH}.toml").unlink()
    app = at_today(make_app, root, me=None)
    async with running(app) as pilot:
        assert "Nothing is due in the coming month." in shown(app)
        await press(pilot, "enter", "s", "w", "o", "down", "end")
        assert isinstance(app.screen, TodayScreen)


async def test_a_hostile_name_is_only_text(make_app: MakeApp) -> None:
    """Markup in a name and an escape sequence in a step are characters, in the list and in the reasons."""
    app = at_today(make_app)
    async with running(app, (120, 40)) as pilot:
        for _ in due(app):
            if (here(app).client, here(app).rule) == (HOSTILE, "agreed_step"):
                break
            await press(pilot, "down")
        for key in ("i", "i", "w"):
            text = shown(app)
            assert "Call [b]back[/b]" in text
            assert "\x1b" not in text
            await press(pilot, key)
        assert "Smith [/foo] [@click=app.quit]x[/] [b" in shown(app)
        assert app.is_running


async def test_files_that_cannot_be_read_and_drafts_are_told(make_app: MakeApp, root: Path) -> None:
    """A broken file is counted above the list, and an entry to be finished is offered."""
    (root / "clients" / "r" / MIKA[0] / f"{MIKA}.toml").write_text("id = [", encoding="utf-8")
    app = at_today(make_app)
    async with running(app) as pilot:
        assert "! files that cannot be read: 1 (b lists them)" in shown(app)
        assert MIKA not in {each for each, _ in due(app)}
        await press(pilot, "enter")
        row(app, "note").raw = "Kesken"
        await press(pilot, "escape")
    app = at_today(make_app)
    async with running(app) as pilot:
        await wait_until(pilot, lambda: "drafts: 1, d continues" in shown(app), "the offer of the draft")
        await press(pilot, "d")
        assert row(app, "note").raw == "Kesken"
        await press(pilot, "ctrl+s")


async def test_the_cursor_stands_on_items_only(make_app: MakeApp) -> None:
    """Arrows, page keys, Home, End and clicks go from item to item, and the first shows its heading."""
    app = at_today(make_app)
    async with running(app) as pilot:
        agenda = app.screen.query_one(AgendaList)
        first = agenda.key_under_cursor
        await press(pilot, "pagedown")
        assert agenda.key_under_cursor not in (None, first)
        await press(pilot, "end")
        last = agenda.key_under_cursor
        await press(pilot, "down", "pagedown")
        assert agenda.key_under_cursor == last
        await press(pilot, "home", "up")
        assert agenda.key_under_cursor == first
        assert " OVERDUE 11" in shown(app)
        await pilot.click(AgendaList, offset=(5, 0))
        assert agenda.key_under_cursor == first
        await pilot.click(AgendaList, offset=(5, 2))
        await press(pilot, "tab")
        assert (here(app).client, here(app).rule) == (SARI, "first_employer_meeting")
        agenda.focus()
        await pilot.click(AgendaList, offset=(5, 2))
        await press(pilot, "ctrl+j")
        assert isinstance(app.screen, FormPage)


RULE_SETS = Registry.load().rules


@pytest.mark.parametrize(
    ("rules", "rule_id"),
    [(rules, each) for rules in RULE_SETS.values() for each in rules.rules],
    ids=lambda each: each.id if isinstance(each, RuleSet) else each,
)
async def test_every_rule_can_be_done(rules: RuleSet, rule_id: str, make_app: MakeApp) -> None:
    """Each rule about a client or an employer leads to a form that has the fields it fills in."""
    app = at_today(make_app)
    async with running(app):
        item = DueItem(rule_id, rule_id, date(2022, 10, 14), 0, None, Message("x"))
        rule = rules.rules[rule_id]
        match rule.about:
            case "site":
                assert doing(app.session, rule, evolve(item, site="r")) is None
            case "employer":
                what = doing(app.session, rule, evolve(item, employer=BAKERY))
                assert what is not None
                assert what.form == "employer_contact"
            case _:
                what = doing(app.session, rule, evolve(item, client=MIKA))
                assert what is not None
                entry = ENTRIES[what.form](app.session, MIKA, "")
                assert what.preset.keys() <= {each.id for each in entry.form.fields}


async def test_a_partner_not_met_for_long_is_called_first(make_app: MakeApp, root: Path) -> None:
    """Of the partners who may be contacted the one whose last contact is the oldest stands in the form."""
    clients = Workspace.open(root).clients
    stored = clients.get(MIKA)
    asked = date(2022, 9, 9)
    partners = (
        Partner("p1000000", "Kela", PartnerKind.OTHER, may_contact=True, asked_on=asked),
        Partner("p2000000", "Poliklinikka", PartnerKind.OTHER, may_contact=True, asked_on=asked),
        Partner("p3000000", "Velkaneuvoja", PartnerKind.OTHER, may_contact=False, asked_on=asked),
    )
    first = evolve(stored.record.contacts[0], contact_with=ContactWith.PARTNER, partner_id="p1000000")
    contacts = (first, *stored.record.contacts[1:])
    clients.save(evolve(stored.record, partners=partners, contacts=contacts), stored.revision)
    app = at_today(make_app)
    async with running(app) as pilot:
        await press(pilot, "right", "slash")
        await type_text(pilot, "mika partners")
        await press(pilot, "enter", "enter")
        assert (row(app, "contact_with").raw, row(app, "kind").raw) == ("partner", "phone")
        assert row(app, "partner").raw == "Poliklinikka"
        await press(pilot, "escape")


async def test_the_line_above_flags_what_is_over_and_whoever_is_away(make_app: MakeApp) -> None:
    """Over the limit is said in words; on leave there is no target; the bar goes where there is no room."""
    app = at_today(make_app)
    async with running(app):
        agenda = today(app).agenda
        assert agenda is not None

        def line(week: EmployerWeek | None, *loads: CoachLoad, cells: int = 78) -> str:
            return above(app.session, evolve(agenda, week=week, loads=loads), cells)

        full, over = CoachLoad(COACH, 14, 0.7, 14.0, over=False), CoachLoad(COACH, 22, 1.0, 20.0, over=True)
        assert line(EmployerWeek(2, 3.6, 0.6), full).startswith(
            "Employer meetings this week  ███████░░░░░  2/3.6"
        )
        assert line(EmployerWeek(2, 3.6, 0.6), full).endswith("  Clients 14/14")
        assert line(EmployerWeek(0, None, 0.0), over) == (
            "Employer meetings this week: 0 (on leave)       ! Clients 22/20 over the limit"
        )
        assert line(EmployerWeek(9, 6.0, 1.0), over, cells=60) == (
            "Employer meetings this week  9/6  ! Clients 22/20 over the limit"
        )
        assert line(None, over, evolve(over, coach=OTHER)) == "! Clients 44/40 over the limit: 2 coaches"
        assert line(None) == ""


async def test_the_list_of_clients_tells_a_coachs_load(make_app: MakeApp) -> None:
    """Filtered by a coach, the line above the clients says how many there are against the limit."""
    app = at_today(make_app)
    async with running(app) as pilot:
        await press(pilot, "2", "c")
        assert "Aino Koski · Clients 4/20" in shown(app).splitlines()[1]


async def test_the_rules_are_read_once(make_app: MakeApp) -> None:
    """What is computed again after a change uses the rules that are known already."""
    app = at_today(make_app)
    async with running(app) as pilot:
        known = app.session.practice
        assert known is not None
        await press(pilot, "i")
        assert practice_of(app.session) is known
        assert isinstance(today(app).agenda, Agenda)

"""Forms beside the logging keys: deferrals, changes of a job, placements, stays, wishes, contact details."""

from datetime import date
from pathlib import Path

from attrs import evolve

from ipscore.message import msg
from ipscore.practice.due import DueItem
from ipscore.records.client import Client
from ipscore.records.job import PlacementKind
from ipscore.store import Workspace
from ipstui.app import IpsApp
from ipstui.forms.kept import drafts_kept
from ipstui.forms.opening import defer, open_form
from ipstui.forms.page import FormPage
from ipstui.screens.page import Page
from tests.ui.conftest import MakeApp
from tests.ui.driving import press, running, settle, shown, type_text
from tests.ui.test_forms import row
from tests.ui.workspace import BAKERY, COACH, MIKA

TODAY = date(2022, 10, 14)


def case(root: Path) -> Client:
    """The client's case as it is on disk."""
    return Workspace.open(root).clients.get(MIKA).record


def page(app: IpsApp) -> Page[object]:
    """What is in front."""
    assert isinstance(app.screen, Page)
    return app.screen


def due(**about: str) -> DueItem:
    """Something due."""
    return DueItem("first_meeting/ep1", "first_meeting", TODAY, 0, None, msg("x"), **about)  # type: ignore[arg-type]  # by name


async def test_something_due_is_put_off_with_a_reason(make_app: MakeApp, root: Path) -> None:
    """A day after today and a reason are needed; the deferral is in the case under the item's key."""
    app = make_app(me=COACH)
    async with running(app) as pilot:
        key, rule = "first_employer_meeting/ep1", "first_employer_meeting"
        defer(page(app), evolve(due(client=MIKA), key=key, rule=rule))
        await settle(pilot)
        assert "Koivula Mika · First employer meeting" in shown(app), "what is put off, not only with whom"
        row(app, "until").raw = "2022-10-14"
        await press(pilot, "ctrl+s")
        assert "This is needed." in shown(app)
        await type_text(pilot, "Sairaana")
        await press(pilot, "enter")
        assert "A day after today, please." in shown(app)
        row(app, "until").raw = "2022-10-21"
        await press(pilot, "ctrl+s")
        assert not isinstance(app.screen, FormPage)
        assert "Postponed until 21 Oct 2022" in shown(app), "a day without its year may be next year's"
    (found,) = case(root).deferrals
    assert (found.item, found.by, found.reason) == ("first_employer_meeting/ep1", COACH, "Sairaana")
    assert (found.on, found.until) == (TODAY, date(2022, 10, 21))


async def test_something_due_is_not_needed(make_app: MakeApp, root: Path) -> None:
    """For an employer and for a site as well; a site's first log of the year is made, and undone with u."""
    app = make_app(me=COACH)
    async with running(app) as pilot:
        for about in ({"employer": BAKERY}, {"site": "r"}):
            defer(page(app), due(**about), needed=False)
            await settle(pilot)
            await type_text(pilot, "Ei enää")
            await press(pilot, "enter")
            assert not isinstance(app.screen, FormPage)
        workspace = Workspace.open(root)
        (found,) = workspace.employers.get(BAKERY).record.deferrals
        assert (found.until, found.reason) == (None, "Ei enää")
        log = workspace.service_logs.get("r-2022").record
        assert [each.reason for each in log.deferrals] == ["Ei enää"]
        await press(pilot, "u")
        assert workspace.service_logs.ids() == ()


async def test_a_draft_of_a_deferral_is_offered_again(make_app: MakeApp) -> None:
    """The key of what is due may hold anything; the draft is found under it."""
    app = make_app(me=COACH)
    async with running(app) as pilot:
        defer(page(app), due(client=MIKA))
        await settle(pilot)
        await type_text(pilot, "Kesken")
        await press(pilot, "escape")
        (draft,) = drafts_kept(app.session)
        open_form(page(app), draft.form, draft.client, draft.item)
        await settle(pilot)
        assert row(app, "reason").raw == "Kesken"
        assert "changed the record" not in shown(app), "nobody has"
        await press(pilot, "ctrl+r", "escape")


async def test_a_preset_lies_over_what_is_proposed(make_app: MakeApp) -> None:
    """Values as the record has them; an untouched form leaves no draft, and a draft keeps what was typed."""
    app = make_app()
    preset = {"topics": "benefits_advice,profile", "on": "2022-10-10", "coach": COACH, "nowhere": "x"}
    async with running(app) as pilot:
        open_form(page(app), "contact", MIKA, preset=preset)
        await settle(pilot)
        assert row(app, "topics").raw == "profile,benefits_advice"
        assert (row(app, "on").raw, row(app, "coach").raw) == ("2022-10-10", "Aino Koski")
        await press(pilot, "escape")
        assert app.session.drafts.keys() == ()
        open_form(page(app), "contact", MIKA)
        await settle(pilot)
        await type_text(pilot, "Kesken")
        await press(pilot, "escape")
        open_form(page(app), "contact", MIKA, preset=preset)
        await settle(pilot)
        assert (row(app, "note").raw, row(app, "topics").raw) == ("Kesken", "profile,benefits_advice")
        await press(pilot, "ctrl+r", "escape")


async def test_hours_change(make_app: MakeApp, root: Path) -> None:
    """A change is in its job; one that says neither hours nor pay, or is outside the job, is refused."""
    app = make_app()
    async with running(app) as pilot:
        open_form(page(app), "job_change", MIKA, "j1m1ka00")
        await settle(pilot)
        await press(pilot, "ctrl+s")
        assert "Say the new hours, the new pay, or both." in shown(app)
        row(app, "hours_week").raw = "30"
        await press(pilot, "ctrl+s")
        assert "when it was not running" in shown(app)
        row(app, "on").raw = "2022-08-01"
        await press(pilot, "ctrl+s")
        assert not isinstance(app.screen, FormPage)
        (change,) = case(root).jobs[0].changes
        assert (change.on, change.hours_week) == (date(2022, 8, 1), 30)
        open_form(page(app), "job_change", MIKA, f"j1m1ka00.{change.id}")
        await settle(pilot)
        row(app, "hours_week").raw = "20"
        await press(pilot, "ctrl+s")
    assert [each.hours_week for each in case(root).jobs[0].changes] == [20]


async def test_a_placement(make_app: MakeApp, root: Path) -> None:
    """A work trial is written down, and ended later; it is no job."""
    app = make_app()
    async with running(app) as pilot:
        open_form(page(app), "placement", MIKA)
        await settle(pilot)
        row(app, "employer").raw = "Leipomo Pulla"
        await press(pilot, "ctrl+s")
        (placement,) = case(root).placements
        assert (placement.kind, placement.employer) == (PlacementKind.WORK_TRIAL, BAKERY)
        open_form(page(app), "placement", MIKA, placement.id)
        await settle(pilot)
        row(app, "end").raw = "2022-10-01"
        await press(pilot, "ctrl+s")
        assert "before it starts" in shown(app)
        row(app, "end").raw = "2022-10-20"
        await press(pilot, "ctrl+s")
        assert not isinstance(app.screen, FormPage)
    assert case(root).placements[0].end == date(2022, 10, 20)


async def test_wishes_are_stamped_when_they_change(make_app: MakeApp, root: Path) -> None:
    """The day is kept when they change, and not when they are saved as they were."""
    app = make_app()
    async with running(app) as pilot:
        for wishes, day in (("Leipuri", None), ("Kokki", TODAY)):
            open_form(page(app), "wishes", MIKA)
            await settle(pilot)
            row(app, "wishes").raw = wishes
            await press(pilot, "ctrl+s")
            assert (case(root).wishes, case(root).wishes_changed_on) == (wishes, day)


async def test_who_a_client_is_can_be_changed(make_app: MakeApp, root: Path) -> None:
    """The new phone number is in the identity file; the list has the new name."""
    app = make_app()
    async with running(app) as pilot:
        open_form(page(app), "identity", MIKA)
        await settle(pilot)
        row(app, "family_name").raw = "Koivumäki"
        row(app, "phone").raw = "050 1"
        await press(pilot, "ctrl+s")
        assert not isinstance(app.screen, FormPage)
    saved = Workspace.open(root).identities.get(MIKA).record
    assert (saved.family_name, saved.phone, saved.given_name) == ("Koivumäki", "050 1", "Mika")


async def test_the_language_of_service_is_chosen_by_name(make_app: MakeApp, root: Path) -> None:
    """A few letters find it in the user's language; the file has the code, the card the name."""
    app = make_app(code="sv")
    async with running(app) as pilot:
        open_form(page(app), "identity", MIKA)
        await settle(pilot)
        assert row(app, "language").raw == "finska"
        row(app, "language").control.focus()
        await press(pilot, "home", "ctrl+k")
        await type_text(pilot, "enare")
        await press(pilot, "tab", "ctrl+s", "enter")
        assert Workspace.open(root).identities.get(MIKA).record.language == "smn"
        assert "servicespråk enaresamiska" in shown(app)


async def test_a_language_that_is_not_offered_stays_as_the_file_has_it(make_app: MakeApp, root: Path) -> None:
    """Other codes may stand in the file: one with a name, one without, one whose name is offered already."""
    path = root / "identities" / "r" / MIKA[0] / f"{MIKA}.toml"
    plain = path.read_text(encoding="utf-8")
    app = make_app()
    for code, name in (("ka", "Georgian"), ("xx-klingon", "xx-klingon"), ("fa-AF", "Dari (fa-AF)")):
        path.write_text(f'{plain}language = "{code}"\n', encoding="utf-8")
        async with running(app) as pilot:
            open_form(page(app), "identity", MIKA)
            await settle(pilot)
            assert row(app, "language").raw == name
            row(app, "phone").raw = "050 1"
            await press(pilot, "ctrl+s")
            assert not isinstance(app.screen, FormPage)
        assert Workspace.open(root).identities.get(MIKA).record.language == code
        app = make_app()


async def test_a_client_returns(make_app: MakeApp, root: Path) -> None:
    """A new stay stands beside the old one, and only when the old one has ended."""
    app = make_app()
    async with running(app) as pilot:
        open_form(page(app), "episode", MIKA)
        await settle(pilot)
        await press(pilot, "ctrl+s")
        assert "The client is in the service already" in shown(app)
        await press(pilot, "escape")
        clients = Workspace.open(root).clients
        stored = clients.get(MIKA)
        closed = evolve(stored.record.episodes[0], closed_on=date(2022, 10, 10))
        clients.save(evolve(stored.record, episodes=(closed,)), stored.revision)
        open_form(page(app), "episode", MIKA)
        await settle(pilot)
        await press(pilot, "ctrl+s")
        assert not isinstance(app.screen, FormPage)
    old, new = case(root).episodes
    assert old.closed_on == date(2022, 10, 10)
    assert (new.intake, new.coach_on(TODAY), new.site) == (TODAY, COACH, "r")


async def test_a_call_that_was_asked_for_has_nothing_of_the_last_meeting(make_app: MakeApp) -> None:
    """A form opened for a call has no place, and no length where there was no call before."""
    app = make_app(me=COACH)
    async with running(app) as pilot:
        open_form(page(app), "contact", MIKA, preset={"kind": "phone", "contact_with": "partner"})
        await settle(pilot)
        assert [row(app, name).raw for name in ("kind", "place", "minutes")] == ["phone", "", ""]
        await press(pilot, "escape")
        assert app.session.drafts.keys() == ()
        open_form(page(app), "contact", MIKA, preset={"kind": "phone", "minutes": "20"})
        await settle(pilot)
        assert row(app, "minutes").raw == "20"

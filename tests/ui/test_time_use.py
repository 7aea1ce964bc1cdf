"""The day's time use: filled from what was logged, completed by hand."""

from pathlib import Path

from attrs import evolve

from ipscore.records.working_time import Activity, WorkingTimeEntry
from ipscore.store import Workspace
from ipstui.screens.time_use import TimeUsePage
from tests.ui.conftest import MakeApp
from tests.ui.driving import press, running, settle, shown, type_text
from tests.ui.test_forms import row
from tests.ui.workspace import COACH, HOSTILE, MIKA

MONTH = f"{COACH}-2022-10"


def entries(root: Path) -> tuple[WorkingTimeEntry, ...]:
    """What is written down in October."""
    return Workspace.open(root).working_time.get(MONTH).record.entries


def log_today(root: Path) -> None:
    """The hostile client and another were met today."""
    clients = Workspace.open(root).clients
    for key in (HOSTILE, MIKA):
        stored = clients.get(key)
        met = evolve(
            stored.record.contacts[0], id=f"t0day{key[:3]}", on=Workspace.open(root).today(), minutes=45
        )
        clients.save(evolve(stored.record, contacts=(*stored.record.contacts, met)), stored.revision)


async def test_contacts_of_the_day_are_written_down_once(make_app: MakeApp, root: Path) -> None:
    """F6, ctrl+s: what was logged is in the month's file; afterwards there is nothing new."""
    log_today(root)
    app = make_app(me=COACH)
    async with running(app) as pilot:
        await press(pilot, "f6")
        assert isinstance(app.screen, TimeUsePage)
        text = shown(app)
        assert "written down 0:00 · proposed 1:30 · the week 0:00" in text
        assert "Smith [/foo] [@click=app" in text
        await press(pilot, "ctrl+s")
        assert "written down 1:30 · proposed 0:00 · the week 1:30" in shown(app)
        await press(pilot, "ctrl+s")
        assert "There is nothing new to write down." in shown(app)
    found = entries(root)
    assert {each.client for each in found} == {HOSTILE, MIKA}
    assert {each.activity for each in found} == {Activity.CLIENT_WORK}
    assert all(each.contact for each in found)


async def test_one_left_out_is_proposed_again(make_app: MakeApp, root: Path) -> None:
    """Space leaves a line out; it stays proposed for later. u takes what was written down back."""
    log_today(root)
    app = make_app(me=COACH)
    async with running(app) as pilot:
        await press(pilot, "f6", "space")
        assert "proposed 0:45" in shown(app)
        await press(pilot, "ctrl+s")
        assert len(entries(root)) == 1
        await press(pilot, "u")
        assert "written down 0:00" in shown(app)
        assert Workspace.open(root).working_time.ids() == ()


async def test_the_rest_is_written_by_hand(make_app: MakeApp, root: Path) -> None:
    """The key n adds an entry of the day shown, Enter changes it; a day to come cannot be gone to."""
    app = make_app(me=COACH)
    async with running(app) as pilot:
        await press(pilot, "f6", "left")
        await press(pilot, "n")
        assert row(app, "on").raw == "2022-10-13"
        await type_text(pilot, "90")
        row(app, "activity").raw = "team"
        await press(pilot, "enter")
        assert "13 Oct 2022: written down 1:30" in shown(app)
        await press(pilot, "enter")
        row(app, "minutes").raw = "2000"
        await press(pilot, "ctrl+s")
        assert "A number from 0 to 1440, please." in shown(app)
        row(app, "minutes").raw = "60"
        await press(pilot, "ctrl+s")
        assert "written down 1:00" in shown(app)
        await press(pilot, "right", "right")
        assert "14 Oct 2022: written down 0:00" in shown(app)
    assert [(each.minutes, each.activity) for each in entries(root)] == [(60, Activity.TEAM)]


async def test_it_is_asked_whose_day_it_is(make_app: MakeApp) -> None:
    """Where nobody has said who sits here, the staff is listed."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "f6")
        assert "Whose time use?" in shown(app)
        await press(pilot, "enter")
        await settle(pilot)
        assert "Time use · Aino Koski" in shown(app)

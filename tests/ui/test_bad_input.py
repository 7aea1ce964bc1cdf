"""What cannot be right is told at its field, and nothing typed is lost: one table over the forms."""

from pathlib import Path

import pytest
from attrs import frozen

from ipscore.store import Workspace
from ipstui.app import IpsApp
from ipstui.forms.opening import open_form
from ipstui.forms.page import FormPage
from ipstui.screens.page import Page
from tests.ui.conftest import MakeApp
from tests.ui.driving import press, running, settle, shown
from tests.ui.test_forms import row
from tests.ui.workspace import BAKERY, COACH, HOSTILE_NAME, MIKA, SARI

TOMORROW, TODAY = "2022-10-15", "2022-10-14"
JOB = "j1m1ka00"
LONG = "Pitkä [b] muistiinpano, jossa on paljon sanoja.\n" * 2_200
HOSTILE_NOTE = "Muistiin [/b] [@click=app.quit]y[/] \\[x"


@frozen
class Bad:
    """`typed` into the form; `said` stands below `field`. With `right` in that field it is saved."""

    form: str
    typed: dict[str, str]
    field: str
    said: str
    right: str
    item: str = ""


NOTE = {"note": HOSTILE_NOTE}
FUTURE = "15 Oct 2022 is in the future"
UNKNOWN = "“Kuka Lie” was not found"

TABLE = (
    Bad("contact", {**NOTE, "on": TOMORROW}, "on", FUTURE, TODAY),
    Bad("missed", {**NOTE, "on": TOMORROW}, "on", FUTURE, TODAY),
    Bad("attempt", {**NOTE, "on": TOMORROW}, "on", FUTURE, TODAY),
    Bad("phase", {"phase": "job_search", "on": TOMORROW}, "on", FUTURE, TODAY),
    Bad(
        "employer_contact",
        {"employer": "Leipomo Pulla", "result": HOSTILE_NOTE, "on": TOMORROW},
        "on",
        FUTURE,
        TODAY,
    ),
    Bad(
        "partner",
        {"name": HOSTILE_NAME, "may_contact": "yes", "asked_on": TOMORROW},
        "asked_on",
        FUTURE,
        TODAY,
    ),
    Bad("job", {"end": "2022-05-31", **NOTE}, "end", "before it starts", "2022-08-30", item=JOB),
    Bad(
        "placement",
        {"start": "2022-10-03", "end": "2022-10-02", **NOTE},
        "end",
        "before it starts",
        "2022-10-04",
    ),
    Bad("contact", {**NOTE, "coach": "Kuka Lie"}, "coach", UNKNOWN, "Aino Koski"),
    Bad("attempt", {**NOTE, "coach": "Kuka Lie"}, "coach", UNKNOWN, "Aino Koski"),
    Bad(
        "employer_contact",
        {"employer": "Leipomo Pulla", "result": HOSTILE_NOTE, "coach": "Kuka Lie"},
        "coach",
        UNKNOWN,
        "Aino Koski",
    ),
    Bad("contact", {**NOTE, "minutes": "1441"}, "minutes", "from 0 to 1440", "45"),
    Bad("contact", {**NOTE, "on": "31.2.2022"}, "on", "There is no such day", TODAY),
    Bad(
        "employer",
        {"name": HOSTILE_NAME, "business_id": "1234567-0"},
        "business_id",
        "check digit",
        "9075770-0",
    ),
)


def opened(app: IpsApp, form: str, client: str, item: str = "") -> None:
    """Open the form over what is in front."""
    assert isinstance(app.screen, Page)
    open_form(app.screen, form, client, item)


@pytest.mark.parametrize("bad", TABLE, ids=lambda bad: f"{bad.form}-{bad.field}")
async def test_it_is_told_at_its_field_and_nothing_is_lost(make_app: MakeApp, root: Path, bad: Bad) -> None:
    """Not saved, the words below the field and the cursor in it; what was typed stays, and is saved after."""
    app = make_app(me=COACH)
    async with running(app) as pilot:
        opened(app, bad.form, "" if bad.form == "employer" else MIKA, bad.item)
        await settle(pilot)
        for name, text in bad.typed.items():
            row(app, name).raw = text
        before = files(root)
        await press(pilot, "ctrl+s")
        assert files(root) == before
        wrong = row(app, bad.field)
        assert wrong.control.has_focus
        assert bad.said in below(app, bad.field)
        assert {name: row(app, name).raw for name in bad.typed} == bad.typed
        wrong.raw = bad.right
        await press(pilot, "ctrl+s")
        assert not isinstance(app.screen, FormPage), shown(app)
    changed = "".join(text for path, text in files(root).items() if before.get(path) != text)
    for each in bad.typed.values():
        if each in {HOSTILE_NOTE, HOSTILE_NAME}:
            assert each.replace("\\", "\\\\") in changed


@pytest.mark.parametrize(
    ("form", "field", "more"),
    [
        ("contact", "note", {}),
        ("missed", "note", {}),
        ("attempt", "note", {}),
        ("employer_contact", "result", {"employer": "Leipomo Pulla"}),
        ("wishes", "wishes", {}),
        ("partner", "note", {"name": "Kela"}),
        ("job", "note", {"title": "Leipuri"}),
    ],
)
async def test_a_text_of_100_000_characters_is_saved_whole(
    make_app: MakeApp, root: Path, form: str, field: str, more: dict[str, str]
) -> None:
    """Whatever the form: nothing of a long text is cut off."""
    app = make_app(me=COACH)
    async with running(app) as pilot:
        opened(app, form, MIKA)
        await settle(pilot)
        for name, text in {**more, field: LONG}.items():
            row(app, name).raw = text
        await press(pilot, "ctrl+s")
        assert not isinstance(app.screen, FormPage), shown(app)
    assert len(LONG) > 100_000
    workspace = Workspace.open(root)
    client = workspace.clients.get(MIKA).record
    texts = {
        client.wishes,
        *(each.note for each in client.contacts),
        *(each.note for each in client.partners),
        *(each.note for each in client.jobs),
        *(each.result for each in workspace.employers.get(BAKERY).record.contacts),
    }
    assert LONG.rstrip() in texts


async def test_a_client_of_another_site_is_told_of(make_app: MakeApp, root: Path) -> None:
    """A coach may help another site: what is saved is said, and where."""
    app = make_app(me=COACH)
    async with running(app) as pilot:
        opened(app, "missed", SARI)
        await settle(pilot)
        await press(pilot, "ctrl+s")
        assert "Saved for a client of another site: Toimipaikka K." in shown(app)
    assert len(Workspace.open(root).clients.get(SARI).record.contacts) == 1


async def test_a_hostile_name_is_kept_as_it_is(make_app: MakeApp, root: Path) -> None:
    """Markup in the name of a new client is no markup, on the form, in the list and on the card."""
    app = make_app(me=COACH)
    async with running(app) as pilot:
        opened(app, "client", "")
        await settle(pilot)
        row(app, "family_name").raw = "Zz " + HOSTILE_NAME
        row(app, "given_name").raw = "[i]"
        await press(pilot, "ctrl+s")
        assert f"Zz {HOSTILE_NAME}"[:14] in shown(app)
        await press(pilot, "end", "enter")
        assert f"Zz {HOSTILE_NAME} [i]" in shown(app)
    names = {each.record.family_name for each in Workspace.open(root).identities.all()[0]}
    assert f"Zz {HOSTILE_NAME}" in names


def below(app: IpsApp, field: str) -> str:
    """What stands below a field, on one line."""
    found = row(app, field).query(".wrong.shown")
    return " ".join(str(getattr(each, "content", "")) for each in found)


def files(root: Path) -> dict[Path, str]:
    """The text of every record."""
    return {
        path: path.read_text(encoding="utf-8") for path in root.rglob("*.toml") if ".ips" not in path.parts
    }

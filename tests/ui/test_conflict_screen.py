"""Two people change the same thing: side by side, and nothing is overwritten until one has chosen."""

from datetime import date
from pathlib import Path

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from ipscore.records.client import Client
from ipscore.records.contact import Contact, ContactKind
from ipscore.store import Workspace
from ipscore.store.layout import CLIENTS
from ipscore.store.memory import MemoryRepository
from ipstui.app import IpsApp
from ipstui.forms.page import FormPage
from ipstui.forms.saving import Clash, Side, save_change, settle
from ipstui.screens.caseload import CaseloadScreen
from ipstui.screens.client import ClientScreen
from ipstui.screens.conflict import ConflictPage
from tests.ui.conftest import MakeApp
from tests.ui.driving import press, running, shown
from tests.ui.test_forms import row
from tests.ui.workspace import BAKERY, MIKA

NOTE = "Katsottiin työpaikkailmoituksia."


def change(root: Path, old: str, new: str) -> None:
    """A colleague's save of the case."""
    path = root / "clients" / "r" / MIKA[0] / f"{MIKA}.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def contact(root: Path) -> Contact:
    """The contact both change, as it is on the disk."""
    contacts = Workspace.open(root).clients.get(MIKA).record.contacts
    return next(each for each in contacts if each.id == "c2m1ka00")


async def clash(app: IpsApp, root: Path) -> None:
    """Change note and minutes here, and both and the place elsewhere."""
    row(app, "note").raw = "Minun"
    row(app, "minutes").raw = "45"
    change(root, NOTE, "Toisen [b")
    change(root, "minutes = 60", "minutes = 90")
    change(root, 'place = "workplace"', 'place = "home"')


async def test_each_field_is_chosen_by_itself(make_app: MakeApp, root: Path) -> None:
    """Mine of one field and theirs of another; what only they changed is not asked and is kept."""
    app = make_app()
    async with running(app) as pilot:
        assert isinstance(app.screen, CaseloadScreen)
        await press(pilot, "enter", "enter")
        await clash(app, root)
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, ConflictPage)
        text = shown(app)
        assert "Contact 7 Oct 2022 · Note · ! choose" in text
        assert "Contact 7 Oct 2022 · Minutes" in text
        assert "Where" not in text
        assert "Toisen [b" in text
        assert f"before: {NOTE}" in text
        assert contact(root).note == "Toisen [b"
        await press(pilot, "enter")
        assert isinstance(app.screen, ConflictPage), "not every field has been chosen"
        first = app.focused
        await press(pilot, "m")
        assert app.focused is not first
        await press(pilot, "t", "enter")
        assert isinstance(app.screen, ClientScreen)
    after = contact(root)
    sides = {("minutes", after.minutes), ("note", after.note)}
    assert sides in ({("minutes", 45), ("note", "Toisen [b")}, {("minutes", 90), ("note", "Minun")})
    assert after.place == "home"


async def test_both_texts_are_kept_one_after_the_other(make_app: MakeApp, root: Path) -> None:
    """Of a long text both can be kept, of a number they cannot."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "enter", "enter")
        await clash(app, root)
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, ConflictPage)
        for each in app.screen.choices:
            app.screen.set_focus(each)
            await press(pilot, "b")
        sides = {each.versions.path[-1]: each.side for each in app.screen.choices}
        assert sides == {"note": Side.BOTH, "minutes": None}
        await press(pilot, "t", "enter")
        assert isinstance(app.screen, ClientScreen)
    assert (contact(root).note, contact(root).minutes) == ("Toisen [b\nMinun", 90)


async def test_deciding_later_keeps_a_draft_and_asks_again(make_app: MakeApp, root: Path) -> None:
    """Esc leaves theirs on the disk and mine in form and draft; saving later, also from the draft, asks."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "enter", "enter")
        await clash(app, root)
        await press(pilot, "ctrl+s", "escape")
        assert isinstance(app.screen, FormPage)
        assert "someone else changed the same thing" in shown(app)
        assert row(app, "note").raw == "Minun"
        await press(pilot, "escape")
        assert len(app.session.drafts.keys()) == 1
        assert contact(root).note == "Toisen [b"
        await press(pilot, "enter")
        assert "Someone has changed the record since" in shown(app)
        assert row(app, "note").raw == "Minun"
        assert row(app, "place").raw == "home"
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, ConflictPage), "a draft never overwrites blindly"
        assert contact(root).note == "Toisen [b"
        await press(pilot, "m", "m", "enter")
        assert isinstance(app.screen, ClientScreen)
        assert app.session.drafts.keys() == ()
    assert (contact(root).note, contact(root).minutes, contact(root).place) == ("Minun", 45, "home")


async def test_a_draft_that_clashes_with_nothing_is_joined(make_app: MakeApp, root: Path) -> None:
    """Others changed other fields while the draft waited: saving keeps both without asking."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "enter", "enter")
        row(app, "note").raw = "Minun"
        await press(pilot, "escape")
        change(root, "minutes = 60", "minutes = 90")
        await press(pilot, "enter", "ctrl+s")
        assert isinstance(app.screen, ClientScreen)
    assert (contact(root).note, contact(root).minutes) == ("Minun", 90)


async def test_a_contact_that_was_removed_meanwhile(make_app: MakeApp, root: Path) -> None:
    """A colleague took the whole entry away: it is shown against mine, and mine can be kept."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "enter", "enter")
        row(app, "note").raw = "Minun"
        clients = Workspace.open(root).clients
        stored = clients.get(MIKA)
        rest = tuple(each for each in stored.record.contacts if each.id != "c2m1ka00")
        clients.save(evolve(stored.record, contacts=rest), stored.revision)
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, ConflictPage)
        assert "Contact 7 Oct 2022" in shown(app)
        assert "Note: Minun" in shown(app)
        await press(pilot, "m", "enter")
        assert isinstance(app.screen, ClientScreen)
    assert contact(root).note == "Minun"


async def test_an_employer_contact_too(make_app: MakeApp, root: Path) -> None:
    """What is kept in the employer's file is chosen on the same screen."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "enter", "end", "enter")
        row(app, "result").raw = "Minun"
        path = root / "employers" / BAKERY[0] / f"{BAKERY}.toml"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("Kesätyö sovittiin", "Toisen"), encoding="utf-8")
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, ConflictPage)
        await press(pilot, "t", "enter")
        assert isinstance(app.screen, ClientScreen)
    assert Workspace.open(root).employers.get(BAKERY).record.contacts[0].result == "Toisen"


async def test_what_means_something_only_together_is_kept_from_one_side(
    make_app: MakeApp, root: Path
) -> None:
    """I made it a call, a colleague gave the place of the meeting: choosing one of the two chooses both."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "enter", "enter")
        row(app, "kind").raw = "message"
        change(root, 'place = "workplace"', 'place = "home"')
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, ConflictPage)
        assert {each.versions.path[-1] for each in app.screen.choices} == {"kind", "place"}
        assert contact(root).place == "home"
        await press(pilot, "m")
        assert {each.side for each in app.screen.choices} == {Side.MINE}
        await press(pilot, "t")
        assert {each.side for each in app.screen.choices} == {Side.THEIRS}
        await press(pilot, "m", "enter")
        assert isinstance(app.screen, ClientScreen)
    assert (contact(root).kind, contact(root).place) == ("message", "workplace")


words = st.text("abc", max_size=2)


def case(wishes: str, notes: dict[str, str]) -> Client:
    """A case with contacts by id."""
    contacts = tuple(
        Contact(id=key, on=date(2022, 1, 1), kind=ContactKind.PHONE, coach="c0ach000", note=note)
        for key, note in sorted(notes.items())
    )
    return Client(id=MIKA, site="r", contacts=contacts, wishes=wishes)


cases = st.builds(case, words, st.dictionaries(st.sampled_from("xyz"), words))


@given(base=cases, mine=cases, theirs=cases, data=st.data())
def test_what_is_chosen_is_what_is_stored(
    base: Client, mine: Client, theirs: Client, data: st.DataObject
) -> None:
    """At every clash the chosen side stands afterwards, elsewhere the change of whoever changed it."""
    repository = MemoryRepository(CLIENTS)
    first = repository.save(base, None)
    repository.save(theirs, first.revision)
    outcome = save_change(repository, base, mine, first)
    if isinstance(outcome, Clash):
        assert repository.get(MIKA).record == theirs, "nothing is overwritten"
        sides = st.sampled_from((Side.MINE, Side.THEIRS))
        choices = {each.path: data.draw(sides) for each in outcome.differences}
        done = settle(repository, outcome, choices)
        assert not isinstance(done, Clash)
        outcome_record = repository.get(MIKA).record
        if set(choices.values()) == {Side.THEIRS}:
            kept = {each.id: each for each in theirs.contacts}
            there = {each.id: each for each in outcome_record.contacts}
            assert all(there.get(path[1]) == kept.get(path[1]) for path in choices if len(path) == 2)
        if ("wishes",) in choices:
            expected = mine.wishes if choices["wishes",] is Side.MINE else theirs.wishes
            assert outcome_record.wishes == expected

"""Writing down what happened, from any area, by the keys a coach presses."""

from datetime import date
from pathlib import Path

from attrs import evolve
from textual import events
from textual.pilot import Pilot
from textual.widgets import Static

from ipscore.records.client import Client
from ipscore.records.contact import Contact, ContactKind, ContactWith, Place, Topic
from ipscore.records.episode import Phase
from ipscore.records.job import Job
from ipscore.store import Workspace
from ipstui.app import IpsApp
from ipstui.forms.kept import draft_key
from ipstui.forms.page import FormPage
from ipstui.screens.page import Page
from tests.ui.conftest import MakeApp
from tests.ui.driving import press, running, settle, shown, type_text
from tests.ui.test_forms import focus, row
from tests.ui.workspace import BAKERY, COACH, HOSTILE, MIKA, OLLI, SARI


def case(root: Path, client: str) -> Client:
    """The client's case as it is on disk."""
    return Workspace.open(root).clients.get(client).record


def last(root: Path, client: str) -> Contact:
    """What was logged about the client last."""
    return case(root, client).contacts[-1]


class Counting:
    """Presses keys and counts them; text of a note is typed beside the count."""

    def __init__(self, pilot: Pilot[int]) -> None:
        self.pilot = pilot
        self.keys = 0

    async def press(self, *keys: str) -> None:
        """Keys that count."""
        self.keys += len(keys)
        await press(self.pilot, *keys)

    async def note(self, text: str) -> None:
        """The note, which does not count."""
        await type_text(self.pilot, text)


async def test_a_contact_from_any_area_takes_at_most_eight_keys(make_app: MakeApp, root: Path) -> None:
    """From every area: the key, letters that find the client, Tab, the note, Enter."""
    app = make_app()
    async with running(app) as pilot:
        for number, area in enumerate(("2", "3", "4", "5"), start=1):
            await press(pilot, area)
            counting = Counting(pilot)
            await counting.press("l", *(("k", "o", "i", "tab") if area != "2" else ()))
            await counting.note(f"Merkintä {number}")
            await counting.press("enter")
            assert counting.keys <= 8
            assert not isinstance(app.screen, FormPage)
            written = last(root, MIKA)
            assert written.note == f"Merkintä {number}"
            # The usual place and the last length, today, a meeting, by the client's coach.
            assert (written.kind, written.place, written.minutes) == (
                ContactKind.MEETING,
                Place.WORKPLACE,
                60,
            )
            assert (written.on.isoformat(), written.coach) == ("2022-10-14", COACH)


async def test_from_a_list_it_takes_two_keys(make_app: MakeApp, root: Path) -> None:
    """The client under the cursor is filled in: the key, the note, Enter."""
    app = make_app()
    async with running(app) as pilot:
        counting = Counting(pilot)
        await counting.press("l")
        await counting.note("Soitto sovittu")
        await counting.press("enter")
        assert counting.keys == 2
    assert last(root, MIKA).note == "Soitto sovittu"


async def test_whoever_sits_here_made_the_contact(make_app: MakeApp, root: Path) -> None:
    """The coach proposed is the one who sits here, also with a colleague's client."""
    _colleague(root)
    app = make_app(me="veli0000")
    async with running(app) as pilot:
        await press(pilot, "l")
        assert row(app, "coach").raw == "Veli Mäki"
        await press(pilot, "escape")


async def test_clients_are_found_by_parts_of_the_name_in_any_order(make_app: MakeApp) -> None:
    """The list below the field has one's own first; Tab takes the first, ↓ another one."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "5", "l")
        await type_text(pilot, "mi ko")
        assert "› Koivula Mika · 2 profile · 35 d" in shown(app)
        await press(pilot, "tab")
        assert row(app, "client").raw == "Koivula Mika"
        assert row(app, "place").raw == "workplace"
        # Another client after all: what nobody has touched follows, what was typed stays.
        await type_text(pilot, "Muistiin")
        focus(app, "client")
        row(app, "client").raw = "m"
        await press(pilot, "down", "tab")
        assert row(app, "client").raw != "Koivula Mika"
        assert row(app, "note").raw == "Muistiin"
        assert row(app, "place").raw != "workplace"
        await press(pilot, "escape")


async def test_hidden_names_are_found_by_id(make_app: MakeApp, root: Path) -> None:
    """While names are hidden no name stands in the list; an id finds the client."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "i", "5", "l")
        await type_text(pilot, "sar")
        assert "Lehto" not in shown(app)
        await press(pilot, "tab")
        await type_text(pilot, "Kävi")
        await press(pilot, "enter")
    assert last(root, SARI).note == "Kävi"


async def test_a_hostile_client_is_found_and_logged(make_app: MakeApp, root: Path) -> None:
    """A name that is markup stands in the list as it is; a note like it is saved as it is."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "5", "l")
        await type_text(pilot, "smi")
        assert "› Smith [/foo] [@click=app.quit]x[/] [b" in shown(app)
        await press(pilot, "tab")
        await type_text(pilot, "[b")
        await press(pilot, "enter")
    assert last(root, HOSTILE).note == "[b"


async def test_keys_that_arrive_at_once_go_where_they_belong(make_app: MakeApp, root: Path) -> None:
    """Over a slow line everything may come in one go: the client's defaults are saved all the same."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "5", "l")
        for key in ("k", "o", "i", "tab", "O", "k", "enter"):
            app.screen.post_message(events.Key(key, key if len(key) == 1 else None))
        await settle(pilot)
        assert not isinstance(app.screen, FormPage)
    written = last(root, MIKA)
    assert (written.note, written.minutes) == ("Ok", 60)


async def test_a_call_has_no_place(make_app: MakeApp, root: Path) -> None:
    """What the last meeting had is not proposed for a call."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "l", "down", "right")
        assert (row(app, "kind").raw, row(app, "place").raw, row(app, "minutes").raw) == ("phone", "", "")
        await press(pilot, "left")
        assert row(app, "minutes").raw == "60"
        await press(pilot, "right", "ctrl+s")
    assert last(root, MIKA).place is None


async def test_a_missed_meeting_and_the_attempt_after_it(make_app: MakeApp, root: Path) -> None:
    """F3 and a note; F4 instead of Enter saves it and opens the attempt about the same client."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "5", "f3")
        await type_text(pilot, "koi")
        await press(pilot, "tab")
        await type_text(pilot, "Ei tullut")
        await press(pilot, "f4")
        assert "Outreach attempt · Koivula Mika" in shown(app)
        await type_text(pilot, "Viesti")
        await press(pilot, "enter")
        assert not isinstance(app.screen, FormPage)
    missed, attempt = case(root, MIKA).contacts[-2:]
    assert (missed.kind, missed.note, missed.minutes) == (ContactKind.MISSED, "Ei tullut", None)
    assert (attempt.kind, attempt.note) == (ContactKind.ATTEMPT, "Viesti")


async def test_no_job_runs_that_could_end(make_app: MakeApp, root: Path) -> None:
    """F9 says so and what can be done; in a form where the client is found first, at its head.

    A draft of before is shown all the same.
    """
    clients = Workspace.open(root).clients
    stored = clients.get(SARI)
    job = Job("j1sari00", stored.record.episodes[0].id, date(2022, 2, 1), "Kokki")
    clients.save(evolve(stored.record, jobs=(job,)), stored.revision)
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "f9")
        assert not isinstance(app.screen, FormPage)
        assert "Koivula Mika has no running job to end. F8 writes down a job" in " ".join(shown(app).split())
        await press(pilot, "5", "f9")
        assert "no running job" not in about(app)
        await type_text(pilot, "koi")
        await press(pilot, "tab")
        assert "Koivula Mika has no running job to end" in about(app)
        row(app, "client").raw = "Lehto Sari"
        await settle(pilot)
        assert about(app) == ""
        assert "(Kokki)" in shown(app)
        await press(pilot, "escape", "2")
        kept = {"raw": {"learnt": "Kesken"}, "base": {}}
        app.session.drafts.put(draft_key(app.session, "job_end", MIKA, ""), kept)
        await press(pilot, "f9")
        assert row(app, "learnt").raw == "Kesken"


def about(app: IpsApp) -> str:
    """What is told of the whole form."""
    return str(app.screen.query_one("#about", Static).render())


async def test_the_keys_of_a_missed_meeting_are_seen(make_app: MakeApp) -> None:
    """How to go on with an attempt and how to leave stand below the form in every language."""
    for code, attempt in (("fi", "F4 ja tavoitus"), ("sv", "F4 och uppsökande"), ("en", "F4 save, then an")):
        app = make_app(code=code)
        async with running(app) as pilot:
            await press(pilot, "f3")
            last_line = shown(app).splitlines()[-1]
            assert attempt in last_line
            assert " Esc " in last_line


async def test_undo_right_after(make_app: MakeApp, root: Path) -> None:
    """The key u in whatever area takes back what was logged; both states are in the history."""
    app = make_app()
    async with running(app) as pilot:
        for area in ("5", "2"):
            before = case(root, MIKA)
            await press(pilot, area, "l")
            if area == "5":
                await type_text(pilot, "koi")
                await press(pilot, "tab")
            await press(pilot, "enter")
            assert len(case(root, MIKA).contacts) == len(before.contacts) + 1
            await press(pilot, "u")
            assert case(root, MIKA) == before
    assert len(Workspace.open(root).clients.history(MIKA)) >= 4


async def test_several_clients_for_one_visit(make_app: MakeApp, root: Path) -> None:
    """F5: the employer dealt with last is offered first; marks say which clients it was about."""
    app = make_app(me=COACH)
    async with running(app) as pilot:
        await press(pilot, "f5")
        assert "Leipomo Pulla" in shown(app)
        await type_text(pilot, "pul")
        await press(pilot, "tab")
        await type_text(pilot, "Kahdelle töitä")
        focus(app, "clients")
        assert row(app, "clients").raw == MIKA
        await press(pilot, "l", "space", "ctrl+s")
        assert not isinstance(app.screen, FormPage)
    contact = Workspace.open(root).employers.get(BAKERY).record.contacts[-1]
    assert sorted(contact.clients) == sorted((MIKA, SARI))
    assert (contact.result, contact.coach, contact.by_client) == ("Kahdelle töitä", COACH, False)


async def test_a_new_employer_although_one_like_it_is_known(make_app: MakeApp, root: Path) -> None:
    """The last line of the list is a new employer with the name as typed."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "f5")
        await type_text(pilot, "Pulla")
        await press(pilot, "down", "tab", "ctrl+s")
        assert not isinstance(app.screen, FormPage)
    names = {each.record.name for each in Workspace.open(root).employers.all()[0]}
    assert names == {"Leipomo Pulla", "Pulla"}


async def test_a_job_starts_and_the_client_is_in_work(make_app: MakeApp, root: Path) -> None:
    """F8: one save writes the job and the phase; a job to come cannot be the phase “in work” yet."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "f8")
        await type_text(pilot, "Leipuri")
        row(app, "employer").raw = "Leipomo Pulla"
        row(app, "start").raw = "2022-10-20"
        row(app, "hours_week").raw = "20"
        row(app, "benefits_advice_on").raw = "2022-10-12"
        await press(pilot, "ctrl+s")
        assert "! The job starts only on 20 Oct 2022." in shown(app)
        assert len(case(root, MIKA).jobs) == 1
        row(app, "start").raw = "2022-10-12"
        await press(pilot, "ctrl+s")
        assert not isinstance(app.screen, FormPage)
        history = len(Workspace.open(root).clients.history(MIKA))
    saved = case(root, MIKA)
    assert history == 1
    assert (saved.jobs[-1].title, saved.jobs[-1].hours_week) == ("Leipuri", 20)
    entry = saved.episodes[-1].phases[-1]
    assert (entry.phase, entry.on.isoformat()) == (Phase.IN_WORK, "2022-10-12")


async def test_the_end_of_a_job_and_the_next_search_are_one_save(make_app: MakeApp, root: Path) -> None:
    """F9: the job's end, the phase, the wishes and the offer of a new search, in one version of the case."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "f8")
        await type_text(pilot, "Leipuri")
        row(app, "start").raw = "2022-09-20"
        await press(pilot, "ctrl+s", "f9")
        await type_text(pilot, "Määräaika päättyi")
        assert "(Leipuri)" in shown(app)
        row(app, "end").raw = "2022-09-19"
        await press(pilot, "ctrl+s")
        assert "before it starts" in shown(app)
        assert "Määräaika päättyi" in shown(app)
        row(app, "end").raw = "2022-10-13"
        row(app, "learnt").raw = "Aamuvuoro sopii"
        row(app, "wishes").raw = "Kahvila"
        row(app, "offered").raw = "phone"
        before = len(Workspace.open(root).clients.history(MIKA))
        await press(pilot, "ctrl+s")
        assert not isinstance(app.screen, FormPage)
        assert len(Workspace.open(root).clients.history(MIKA)) == before + 1
    saved = case(root, MIKA)
    job = saved.jobs[-1]
    assert (str(job.end), str(job.end_heard_on), job.end_reason) == (
        "2022-10-13",
        "2022-10-14",
        "Määräaika päättyi",
    )
    assert job.note == "Aamuvuoro sopii"
    assert saved.episodes[-1].phases[-1].phase is Phase.JOB_SEARCH
    assert (saved.wishes, str(saved.wishes_changed_on)) == ("Kahvila", "2022-10-14")
    offer = saved.contacts[-1]
    assert offer.kind is ContactKind.PHONE
    assert offer.topics == (Topic.NEW_SEARCH_OFFERED, Topic.NEW_LEARNT)


async def test_dropping_out_after_a_missed_meeting_is_warned_of_at_the_field(
    make_app: MakeApp, root: Path
) -> None:
    """Closing is never for missed meetings alone: told at the reason; saving again is a decision."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "f3", "ctrl+s", "f7")
        row(app, "phase").raw = "closed"
        row(app, "closing_reason").raw = "dropped_out"
        await press(pilot, "ctrl+s")
        assert "! Missed meetings alone are never a reason" in shown(app)
        assert case(root, MIKA).episodes[0].closed_on is None
        await press(pilot, "ctrl+s")
        assert not isinstance(app.screen, FormPage)
    assert case(root, MIKA).episodes[0].closed_on is not None


async def test_bad_input_is_told_at_its_field_and_nothing_is_lost(make_app: MakeApp, root: Path) -> None:
    """No client, a day to come, an unknown coach: each at its field, with the note where it was."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "5", "l")
        await type_text(pilot, "zz")
        assert "Not found" in shown(app)
        await press(pilot, "tab")
        await type_text(pilot, "Tärkeä")
        row(app, "coach").raw = "Kuka Lie"
        await press(pilot, "enter")
        assert "“zz” was not found" in shown(app)
        row(app, "client").raw = "Niemi Olli"
        row(app, "coach").raw = "Aino Koski"
        row(app, "on").raw = "2022-10-15"
        await press(pilot, "ctrl+s")
        assert "15 Oct 2022 is in the future" in shown(app)
        assert row(app, "note").raw == "Tärkeä"
        row(app, "on").raw = "2022-10-14"
        await press(pilot, "ctrl+s")
        assert not isinstance(app.screen, FormPage)
    assert last(root, OLLI).note == "Tärkeä"


async def test_a_client_of_another_site_is_told_of_and_saved(make_app: MakeApp, root: Path) -> None:
    """Coaches help each other: the site is said, and nothing is refused."""
    app = make_app(me=COACH)
    async with running(app) as pilot:
        await press(pilot, "5", "l")
        await type_text(pilot, "leh")
        assert "› Lehto Sari · 5 in work · 529 d · Toimipaikka K" in shown(app)
        await press(pilot, "tab", "enter")
        assert "Saved for a client of another site: Toimipaikka K." in shown(app)
    assert len(case(root, SARI).contacts) == 1


async def test_a_note_of_100_000_characters_is_saved_whole(make_app: MakeApp, root: Path) -> None:
    """However long a note is, and on however many lines: nothing of it is cut off."""
    text = "Pitkä [b] muistiinpano.\n" * 4_200
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "l")
        row(app, "note").raw = text
        await press(pilot, "ctrl+s")
        assert not isinstance(app.screen, FormPage)
    assert len(text) > 100_000
    assert last(root, MIKA).note == text.rstrip()


async def test_what_is_typed_for_a_client_to_be_found_is_kept(make_app: MakeApp, root: Path) -> None:
    """Esc keeps the client and the note as a draft; the same key offers both again."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "5", "l")
        await type_text(pilot, "koi")
        await press(pilot, "tab")
        await type_text(pilot, "Kesken")
        await press(pilot, "escape", "l")
        assert (row(app, "client").raw, row(app, "note").raw) == ("Koivula Mika", "Kesken")
        focus(app, "note")
        await press(pilot, "enter")
        assert app.session.drafts.keys() == ()
    written = last(root, MIKA)
    assert (written.note, written.minutes) == ("Kesken", 60)


async def test_a_contact_with_one_of_the_clients_partners(make_app: MakeApp, root: Path) -> None:
    """A partner is entered, and then found by a few letters; choosing one says whom the contact was with."""
    from ipstui.forms.opening import open_form

    app = make_app()
    async with running(app) as pilot:
        open_form(_page(app), "partner", MIKA)
        await settle(pilot)
        await type_text(pilot, "Kela Tampere")
        row(app, "kind").raw = "kela"
        row(app, "may_contact").raw = "yes"
        await press(pilot, "ctrl+s")
        assert "On which day was the client asked?" in shown(app)
        row(app, "asked_on").raw = "2022-10-01"
        await press(pilot, "ctrl+s", "l")
        row(app, "partner").raw = "kela"
        await press(pilot, "ctrl+s")
        assert not isinstance(app.screen, FormPage)
    saved = case(root, MIKA)
    contact, partner = saved.contacts[-1], saved.partners[0]
    assert (contact.partner_id, contact.contact_with) == (partner.id, ContactWith.PARTNER)
    assert partner.may_contact is True


def _page(app: IpsApp) -> "Page[object]":
    page = app.screen
    assert isinstance(page, Page)
    return page


def _colleague(root: Path) -> None:
    text = (root / "staff" / f"{COACH}.toml").read_text(encoding="utf-8")
    other = text.replace(COACH, "veli0000").replace("Aino Koski", "Veli Mäki")
    (root / "staff" / "veli0000.toml").write_text(other, encoding="utf-8")

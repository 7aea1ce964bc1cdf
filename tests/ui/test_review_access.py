"""What an assessor from outside sees of the clients: ids, and the papers of the draw within its window."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from textual.pilot import Pilot

from ipscore.records.client import Client
from ipscore.records.contact import Contact, ContactKind, ContactWith
from ipscore.records.episode import PhaseEntry
from ipscore.records.job import Job
from ipscore.records.partner import Partner, PartnerKind
from ipscore.records.planning import FileSample
from ipscore.records.review import Assessor, ReviewKind
from ipscore.store import Workspace
from ipstui.app import IpsApp
from ipstui.screens.fidelity.papers import PapersPage
from ipstui.screens.fidelity.why import WhyPage
from ipstui.widgets.table import LineTable
from tests.ui.conftest import MakeApp
from tests.ui.driving import press, running, shown
from tests.ui.reviews import add_review, review
from tests.ui.workspace import COACH, HOSTILE, MIKA

START, END = date(2022, 9, 1), date(2022, 10, 10)
DRAWN = FileSample("1", 1, END, START, END, (MIKA,))
NAMES = ("Smith", "@click", "Koivula", "Mika", "Lehto", "Sari", "Niemi", "Olli")
"""Of every client of the workspace, and of a relative."""
WINDOWS = ("In the window", "On the last day")
OTHERS = ("Before it", "After it", "Asked later", "0401")


def papers(client: Client) -> Client:
    """The client with something before, in and after the window, and names where people write them."""

    def contact(number: int, on: date, note: str, **more: Any) -> Contact:
        return evolve(Contact(f"c{number}paper0", on, ContactKind.MEETING, COACH, note=note), **more)

    return evolve(
        client,
        contacts=(
            contact(1, START - timedelta(1), "Before it"),
            contact(2, START, "In the window, Mika and Olli came; Koivulan työ"),
            contact(3, END, "On the last day", contact_with=ContactWith.FAMILY, partner="Sari Koivula"),
            contact(4, END + timedelta(1), "After it"),
        ),
        jobs=(
            *client.jobs,
            Job("j2m1ka00", "ep1m1ka0", date(2022, 8, 1), "Baker", "bakery00", end=END + timedelta(2)),
        ),
        partners=(
            Partner("pa1", "Sari Koivula", PartnerKind.FAMILY, phone="0401", asked_on=START),
            Partner("pa2", "Kela", PartnerKind.KELA, asked_on=END + timedelta(1), note="Asked later"),
        ),
        episodes=tuple(
            evolve(
                each,
                intake=date(2022, 8, 9),
                phases=(PhaseEntry("ph0", each.phases[0].phase, date(2022, 8, 9)),),
            )
            for each in client.episodes
        ),
    )


def prepare(root: Path, assessor: Assessor, **more: Any) -> None:
    """A review of the unit with Mika drawn."""
    clients = Workspace.open(root).clients
    stored = clients.get(MIKA)
    clients.save(papers(stored.record), stored.revision)
    fields: dict[str, Any] = {"assessors": (assessor,), "sample": DRAWN, **more}
    add_review(root, review(**fields))


async def open_why(pilot: Pilot[int], criterion: str) -> WhyPage:
    """From the list of reviews to the records behind a criterion."""
    await press(pilot, "4", "enter", "enter", "g", *criterion, "enter", "w")
    page = pilot.app.screen
    assert isinstance(page, WhyPage)
    return page


async def open_client(pilot: Pilot[int], client: str) -> None:
    """Enter on the first line about a client."""
    page = pilot.app.screen
    assert isinstance(page, WhyPage)
    key = next(key for key, each in page._clients.items() if each == client)
    page.query_one(LineTable).go_to(key)
    await press(pilot, "enter")


def nobody_is_named(app: IpsApp) -> None:
    """No name of a client stands anywhere on the screen."""
    text = shown(app)
    assert not [each for each in NAMES if each.casefold() in text.casefold()], text


def only_the_window(text: str) -> None:
    """What lies between the first and the last day is there, and nothing else."""
    assert all(each in text for each in WINDOWS), text
    assert not [each for each in OTHERS if each in text], text
    assert "31 Aug 2022" not in text
    assert "1 Aug 2022" not in text


async def test_an_assessor_from_outside_sees_no_names(root: Path, make_app: MakeApp) -> None:
    """Ids instead of names that no key brings back; the papers of the draw open, nothing of others."""
    prepare(root, Assessor("mv", "M. V."))
    app = make_app()
    async with running(app, (100, 40)) as pilot:
        await open_why(pilot, "12")
        assert f"{MIKA} · Baker · Leipomo Pulla" in shown(app)
        nobody_is_named(app)
        await press(pilot, "escape", "g", "6", "enter", "w")
        for keys in ((), ("i",)):
            await press(pilot, *keys)
            assert all(each in shown(app) for each in (MIKA, HOSTILE, "Clients by id"))
            nobody_is_named(app)
        await open_client(pilot, HOSTILE)
        assert isinstance(app.screen, WhyPage)
        assert any("was not drawn for the review" in each.message for each in app._notifications)
        nobody_is_named(app)
        await open_client(pilot, MIKA)
        assert isinstance(app.screen, PapersPage)
        text = shown(app)
        nobody_is_named(app)
        only_the_window(text)
        assert "meeting, family – On the last day" in text
        assert "asked about contact with family" in text
        assert "In work when the window began: Baker, Leipomo Pulla" in text
        for key in ("e", "delete", "enter"):
            await press(pilot, key)
        assert isinstance(app.screen, WhyPage)
        assert app.session.client is None


@pytest.mark.parametrize(
    ("assessor", "kind"),
    [
        (Assessor("mv", "Somebody", staff=COACH), ReviewKind.INDEPENDENT),
        (Assessor("mv", "M. V."), ReviewKind.SELF),
    ],
    ids=["staff", "self"],
)
async def test_the_team_sees_its_clients(
    root: Path, make_app: MakeApp, assessor: Assessor, kind: ReviewKind
) -> None:
    """Who is of the staff, or assesses the own service, reads names and opens the card."""
    prepare(root, assessor, kind=kind)
    app = make_app()
    async with running(app, (100, 40)) as pilot:
        await open_why(pilot, "6")
        assert "Koivula Mika" in shown(app)
        assert "Clients by id" not in shown(app)
        await press(pilot, "i")
        assert "Koivula Mika" not in shown(app)
        await press(pilot, "i")
        await open_client(pilot, HOSTILE)
        assert app.session.client == HOSTILE
        assert app.current_mode == "client"


async def test_before_the_draw_there_are_no_papers(root: Path, make_app: MakeApp) -> None:
    """The program says so, and opens nothing."""
    prepare(root, Assessor("mv", "M. V."), sample=None)
    app = make_app()
    async with running(app, (100, 40)) as pilot:
        await open_why(pilot, "6")
        await open_client(pilot, MIKA)
        assert isinstance(app.screen, WhyPage)
        assert any("No clients have been drawn" in each.message for each in app._notifications)


@pytest.mark.parametrize("code", ["fi", "sv", "en"])
async def test_the_papers_from_the_page_of_the_review(root: Path, make_app: MakeApp, code: str) -> None:
    """Enter on a client drawn opens the papers, for everybody alike; a client who is gone is said to be."""
    gone = evolve(DRAWN, clients=("g0ne0000", MIKA))
    prepare(root, Assessor("mv", "Aino Koski"), sample=gone)
    app = make_app(code=code)
    async with running(app, (80, 40)) as pilot:
        await press(pilot, "4", "enter", "end", "enter")
        assert isinstance(app.screen, PapersPage)
        nobody_is_named(app)
        only_the_window(shown(app))
        await press(pilot, "escape", "up", "enter")
        assert app.screen.seen is not None
        assert not app.screen.seen.clients
        gone_words = "This client is not in the workspace any more, or the file cannot be read."
        assert app.session.language(gone_words)[:30] in shown(app)

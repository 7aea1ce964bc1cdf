"""Reviews while others work on them, what an issued one still allows, and the forms beside them."""

import resource
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from attrs import evolve
from textual.pilot import Pilot

from ipscore.records.planning import RequestedDocument
from ipscore.records.review import CONSENSUS, Assessor, Rating, ReviewState
from ipscore.store import Workspace
from ipscore.store.review_work import change
from ipstui import keeping
from ipstui.app import IpsApp
from ipstui.forms.page import FormPage
from ipstui.screens.fidelity.agreed_page import AgreedPage
from ipstui.screens.fidelity.compare_page import ComparePage
from ipstui.screens.fidelity.consensus_page import ConsensusPage
from ipstui.screens.fidelity.document_file import write_new
from ipstui.screens.fidelity.result import ResultPage
from ipstui.screens.fidelity.review_page import ReviewPage
from ipstui.screens.fidelity.telling import TellingPage
from ipstui.widgets.table import LineTable
from tests.ui.conftest import MakeApp
from tests.ui.driving import press, running, settle, shown, type_text
from tests.ui.reviews import (
    ANNAS,
    BOS,
    DONE,
    FINISHED,
    TWO,
    UNDER_WAY,
    add_done,
    add_review,
    add_two,
    every,
    rating_file,
    review,
)
from tests.ui.test_forms import focus, row


@pytest.fixture(autouse=True)
def _no_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests look for changes when they want to."""
    monkeypatch.setattr(keeping, "EVERY", 3600)


def told(app: IpsApp) -> str:
    """Everything that was said in passing."""
    return "\n".join(each.message for each in app._notifications)


async def look(app: IpsApp, pilot: Pilot[int]) -> None:
    """What the program does every second and a half."""
    app.look_for_changes()
    await settle(pilot)


def agree(root: Path, ratings: dict[str, Rating]) -> None:
    """Somebody else's program saves what was agreed on."""
    kept = Workspace.open(root).ratings
    file = rating_file(TWO, CONSENSUS, ratings)
    there = [each for each in kept.ids() if each == file.id]
    kept.save(file, kept.get(file.id).revision if there else None)


async def test_the_list_and_the_review_follow_a_colleague(root: Path, make_app: MakeApp) -> None:
    """The second assessor finishes: the first sees it where they are, the cursor where it was."""
    add_two(root, finished=False)
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "4")
        assert "rated 25/25, 1/25" in shown(app)
        add_review(root, review("r3v1ew00", unit="Another unit"))
        await look(app, pilot)
        assert "Another unit" in shown(app)
        assert app.screen.query_one(LineTable).key_under_cursor == TWO
        await press(pilot, "enter", *["down"] * 4)
        assert isinstance(app.screen, ReviewPage)
        cursor = app.screen.query_one(LineTable).key_under_cursor
        ratings = Workspace.open(root).ratings
        stored = ratings.get(f"{TWO}-bb")
        half = evolve(stored.record, ratings={**every(3, comment=BOS), "2": Rating(score=4)})
        stored = ratings.save(half, stored.revision)
        await look(app, pilot)
        assert "25/25 Bo B." in shown(app)
        assert "Agree on the scores" not in shown(app)
        assert BOS not in shown(app)
        await press(pilot, "c")
        assert isinstance(app.screen, ReviewPage)
        ratings.save(evolve(stored.record, finished_on=FINISHED), stored.revision)
        await look(app, pilot)
        assert "Agree on the scores together: 0/25 agreed." in shown(app)
        assert app.screen.query_one(LineTable).key_under_cursor == cursor


async def test_the_consensus_follows_and_keeps_what_is_typed(root: Path, make_app: MakeApp) -> None:
    """What the other agrees on appears; a form that is open stays as it is."""
    add_two(root, finished=True)
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "4", "enter", "c", *["down"] * 20)
        table = app.screen.query_one(LineTable)
        place = (table.key_under_cursor, table.scroll_y)
        agree(root, {"2": Rating(score=4)})
        await look(app, pilot)
        assert "1/25" in shown(app)
        assert (table.key_under_cursor, table.scroll_y) == place
        await press(pilot, "enter", "4", "tab")
        await type_text(pilot, "mine")
        agree(root, {"2": Rating(score=4), "3": Rating(score=4, agreed_because="theirs")})
        await look(app, pilot)
        page = app.screen
        assert isinstance(page, FormPage)
        assert page.raw["agreed_because"] == "mine"
        await press(pilot, "escape")
        assert "2/25" in shown(app)


async def test_nothing_is_drawn_when_nothing_has_changed(
    root: Path, make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A slow line carries nothing while nobody works."""
    add_two(root, finished=True)
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "4", "enter")
        drawn: list[Callable[[], None]] = []
        page = app.screen
        assert isinstance(page, ReviewPage)
        monkeypatch.setattr(page, "show_records", lambda: drawn.append(page.show_header))
        await look(app, pilot)
        await look(app, pilot)
        assert drawn == []


def issue_two(root: Path) -> None:
    """The review of two, agreed on and issued."""
    document = RequestedDocument("d1", "Minutes")
    add_two(root, finished=True)
    agree(root, every(4, agreed_because="As Anna says"))
    change(Workspace.open(root), TWO, lambda each: evolve(each, purpose="To see", documents=(document,)))
    change(
        Workspace.open(root),
        TWO,
        lambda each: evolve(each, state=ReviewState.ISSUED, issued_on=date(2022, 10, 13)),
    )


async def test_an_issued_review_is_only_read(root: Path, make_app: MakeApp) -> None:
    """No page of it opens a form that saving would refuse; how a correction is made is told."""
    issue_two(root)
    app = make_app()
    async with running(app, (80, 40)) as pilot:
        await press(pilot, "4", "enter")
        page = app.screen
        assert isinstance(page, ReviewPage)
        lines = page.query_one(LineTable)
        for line in [str(each.value) for each in lines.rows]:
            if line.split("/")[0] in ("next", "result", "plan"):
                continue
            for key in ("enter", "e", "n", "space", "delete", "a", "p"):
                if key in ("enter", "n") and line == "corrections/":
                    continue
                lines.go_to(line)
                await press(pilot, key)
                assert not isinstance(app.screen, FormPage), (line, key)
                if app.screen is not page:
                    assert isinstance(app.screen, TellingPage), (line, key)
                    await press(pilot, "escape")
        assert "d adds a correction, a dated note" in told(app)
        await press(pilot, "f10")
        assert app.screen is page
        lines.go_to("basics/")
        await press(pilot, "enter")
        assert "Purpose: To see" in shown(app)
        await press(pilot, "escape", "c")
        assert isinstance(app.screen, ConsensusPage)
        await press(pilot, "a", "enter")
        assert isinstance(app.screen, AgreedPage)
        assert ANNAS in shown(app)
        await press(pilot, "end")
        assert "As Anna says" in shown(app)
        await press(pilot, "right", "escape", "d")
        assert isinstance(app.screen, FormPage)
        await type_text(pilot, "One coach more")
        focus(app, "by")
        await type_text(pilot, "Anna A")
        await press(pilot, "ctrl+s")
    kept = Workspace.open(root)
    assert [each.text for each in kept.reviews.get(TWO).record.corrections] == ["One coach more"]
    assert len(kept.ratings.get(f"{TWO}-{CONSENSUS}").record.ratings) == 25


async def test_assessors_are_added_mended_and_taken_off(root: Path, make_app: MakeApp) -> None:
    """With keys, and undone; whoever has rated stays."""
    pair = (Assessor("aa", "Anna A."), Assessor("bb", "Bo B."))
    add_review(root, review(TWO, assessors=pair))
    Workspace.open(root).ratings.save(rating_file(TWO, "bb", {"1": Rating(score=3)}), None)

    def names() -> list[str]:
        return [each.name for each in Workspace.open(root).reviews.get(TWO).record.assessors]

    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "4", "enter", "down", "n")
        await type_text(pilot, "Bo B.")
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, FormPage)
        assert names() == ["Anna A.", "Bo B."]
        row(app, "name").raw = "Cilla [/c]"
        await press(pilot, "ctrl+s")
        assert "0/25 Cilla [/c]" in shown(app)
        await press(pilot, "down", "e")
        row(app, "name").raw = "Anna Ahola"
        focus(app, "organisation")
        await type_text(pilot, "THL")
        await press(pilot, "ctrl+s")
        assert "Anna Ahola" in shown(app)
        await press(pilot, "delete")
        assert names() == ["Bo B.", "Cilla [/c]"]
        await press(pilot, "u")
        assert names() == ["Anna Ahola", "Bo B.", "Cilla [/c]"]
        app.screen.query_one(LineTable).go_to("assessor/bb")
        await press(pilot, "delete")
        assert "Bo B. has begun to rate" in told(app)
    assert names() == ["Anna Ahola", "Bo B.", "Cilla [/c]"]


async def test_the_invitation_is_written_to_a_file(root: Path, make_app: MakeApp, tmp_path: Path) -> None:
    """Language and file are asked; a file that is there stays, and a folder that is not is told of."""
    document = RequestedDocument("d1", "Minutes [/b] \x1b]0;owned\x07")
    add_review(root, review(documents=(document,)))
    there = tmp_path / "letter.md"
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "4", "enter", "j")
        row(app, "language").raw = "fi"
        row(app, "file").raw = str(tmp_path / "nowhere" / "letter.md")
        await press(pilot, "ctrl+s")
        assert "cannot be written" in shown(app)
        row(app, "file").raw = str(there)
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, ReviewPage)
        letter = there.read_text(encoding="utf-8")
        assert "Kutsu laatuarviointiin: Keskinen alue" in letter
        assert "Minutes" in letter
        assert "\x1b" not in letter
        await press(pilot, "j")
        row(app, "file").raw = str(there)
        await press(pilot, "ctrl+s")
        assert "There is a file of this name already" in shown(app)
    assert there.read_text(encoding="utf-8") == letter


def test_a_full_disk_leaves_nothing_half_written(tmp_path: Path) -> None:
    """Words say why, and no file is left that would look like a letter; one that is there stays."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    # Room for ten bytes, as on a disk that is nearly full.
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, hard))
    try:
        why = write_new(tmp_path / "letter.md", b"x" * 100)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert why is not None
    assert "cannot be written" in why.msgid
    assert list(tmp_path.iterdir()) == []
    assert write_new(tmp_path / "new.md", b"x") is None
    assert write_new(tmp_path / "new.md", b"y") is not None
    assert (tmp_path / "new.md").read_bytes() == b"x"


async def test_a_comparison_begins_with_the_unit_itself(root: Path, make_app: MakeApp) -> None:
    """The issued review before this one; another unit's only when it is chosen, and words say so."""
    issue_two(root)
    add_done(root)
    later = review("r3v1ew07", start=date(2022, 10, 13), end=date(2022, 10, 13))
    add_review(root, later)
    Workspace.open(root).ratings.save(
        evolve(rating_file("r3v1ew07", "mv", every(5)), finished_on=FINISHED), None
    )
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "4")
        app.screen.query_one(LineTable).go_to("r3v1ew07")
        await press(pilot, "enter", "m")
        page = app.screen
        assert isinstance(page, ComparePage)
        assert page.other is not None
        assert page.other.review.id == TWO
        assert "100 → 125 (+25)" in shown(app)
        await press(pilot, "escape", "escape")
        app.screen.query_one(LineTable).go_to(DONE)
        await press(pilot, "enter", "m")
        assert "This unit has no other issued review by this scale." in shown(app)
        await press(pilot, "n", "enter")
        assert "100 →" in shown(app)


async def test_the_result_tells_of_the_quality_mark(root: Path, make_app: MakeApp) -> None:
    """Where the scale has one: whether it is reached, and each thing it asks; else not a word."""
    add_review(root, review(scale="ips25-uk"))
    Workspace.open(root).ratings.save(rating_file(UNDER_WAY, "mv", every(4)), None)
    add_done(root)
    app = make_app()
    async with running(app, (120, 40)) as pilot:
        await press(pilot, "4", "enter", "down", "enter")
        assert isinstance(app.screen, ResultPage)
        text = shown(app)
        assert "total 100, at least 100 is asked: met" in text
        assert "employment" in text.casefold()
        stored = Workspace.open(root).ratings.get(f"{UNDER_WAY}-mv")
        less = evolve(stored.record, ratings={**every(4), "1": Rating(score=3)})
        Workspace.open(root).ratings.save(less, stored.revision)
        await look(app, pilot)
        assert "99/125" in shown(app)
        assert ": not reached" in shown(app)
        await press(pilot, "escape", "escape")
        app.screen.query_one(LineTable).go_to(DONE)
        await press(pilot, "enter", "down", "enter")
        assert isinstance(app.screen, ResultPage)
        assert "is asked" not in shown(app)


async def test_what_should_be_looked_at_stands_above_the_question(root: Path, make_app: MakeApp) -> None:
    """Before issuing, and it is the same that the check says; errors keep the question away."""
    add_review(root)
    workspace = Workspace.open(root)
    ratings = {**every(4), "7": Rating(not_ratable=True), "8": Rating(score=2)}
    stored = workspace.ratings.save(rating_file(UNDER_WAY, "mv", ratings), None)
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "4", "enter", "f10")
        assert "criterion 8: score 2 and no recommendation" in shown(app)
        assert "Issue it now?" not in shown(app)
        await press(pilot, "escape")
        mended = {**ratings, "8": Rating(score=4)}
        workspace.ratings.save(evolve(stored.record, ratings=mended), stored.revision)
        await press(pilot, "f10")
        assert "criterion 7 could not be rated" in shown(app)
        assert "Issue it now?" in shown(app)
        await press(pilot, "down", "enter")
        assert isinstance(app.screen, ReviewPage)
    assert workspace.reviews.get(UNDER_WAY).record.state is ReviewState.ISSUED


async def test_a_new_review_shows_the_scale_that_is_chosen(make_app: MakeApp) -> None:
    """However long the names are, each scale has its line, told apart where they are cut; one is marked."""
    app = make_app(code="fi")
    async with running(app) as pilot:
        await press(pilot, "4", "n", "tab")
        form = app.screen
        assert isinstance(form, FormPage)
        lines = shown(app).splitlines()
        assert len([line for line in lines if "(Suomen sovellettu muoto: Tuetun" in line]) == 1
        assert len([line for line in lines if " Työllisyyspalvelut: Tuetun" in line]) == 1
        scale = row(app, "scale")
        assert scale.size.height == len(scale.field.choices)

"""A review from the first score to what follows it, driven with keys only."""

from datetime import date
from pathlib import Path

from attrs import evolve
from textual.pilot import Pilot

from ipscore.records.development_plan import ActionState
from ipscore.records.review import CONSENSUS, Assessor, Rating, ReviewKind, ReviewState
from ipscore.store import Workspace
from ipstui.app import IpsApp
from ipstui.screens.fidelity.consensus_page import ConsensusPage
from ipstui.screens.fidelity.what_if_page import WhatIfPage
from ipstui.screens.fidelity.wizard import WizardPage
from ipstui.widgets.table import LineTable
from tests.ui.conftest import MakeApp
from tests.ui.driving import press, running, shown, type_text
from tests.ui.reviews import (
    ANNAS,
    BOS,
    DONE,
    HOSTILE_COMMENT,
    HOSTILE_UNIT,
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

PAIR = (Assessor("aa", "Anna A."), Assessor("bb", "Bo B."))


def told(app: IpsApp) -> str:
    """Everything that was said in passing."""
    return "\n".join(each.message for each in app._notifications)


async def give_all(app: IpsApp, pilot: Pilot[int], scores: dict[str, str]) -> None:
    """Rate every criterion with keys: 4 where `scores` says nothing else, with a reason where one is owed."""
    page = app.screen
    assert isinstance(page, WizardPage)
    for number in range(1, 26):
        assert page.here == str(number)
        await pilot.press(scores.get(str(number), "4"))
        if page.sheet.reason_owed(page.here):
            page.query_one("#text-reason").focus()
            await type_text(pilot, "Seen")
        if number < 25:
            await press(pilot, "pagedown")


async def test_finishing_tells_what_is_missing_at_the_criterion(root: Path, make_app: MakeApp) -> None:
    """F10 goes to the first criterion that needs something, says what, and that others wait."""
    add_review(root)
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "4", "enter", "enter", "4", "down", "f10")
        page = app.screen
        assert isinstance(page, WizardPage)
        assert page.here == "1"
        assert "more criteria wait: F2 goes to the next." in told(app)
    assert Workspace.open(root).ratings.get(f"{UNDER_WAY}-mv").record.finished_on is None


async def test_a_single_assessor_finishes_and_sees_the_result(root: Path, make_app: MakeApp) -> None:
    """Without others there is nobody to agree with: F10 leads to the result, and the review can be issued."""
    add_review(root)
    Workspace.open(root).ratings.save(rating_file(UNDER_WAY, "mv", every(4, reason="Seen")), None)
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "4", "enter")
        assert "issue the report (F10)" in shown(app)
        await press(pilot, "down", "down", "down", "enter", "f10")
        text = shown(app)
        assert "100/125" in text
        assert "Draft: not issued yet" in text
        await press(pilot, "f10", "down", "enter")
    workspace = Workspace.open(root)
    assert workspace.ratings.get(f"{UNDER_WAY}-mv").record.finished_on is not None
    assert workspace.reviews.get(UNDER_WAY).record.state is ReviewState.ISSUED


async def test_the_other_is_never_seen_before_all_have_finished(root: Path, make_app: MakeApp) -> None:
    """No page of the area shows a word or a score of the other's; how far they are stands everywhere."""
    add_two(root, finished=False)
    app = make_app()
    async with running(app) as pilot:
        seen = []
        for keys in (("4",), ("enter",), ("c",), ("m",), ("v",), ("k",), ("enter", "down", "enter"), ("f9",)):
            await press(pilot, *keys)
            seen.append(shown(app))
        everything = "\n".join(seen)
        assert ANNAS not in everything
        assert "25/25" in everything
        assert "100/125" not in everything


async def test_going_on_after_finishing_is_asked(root: Path, make_app: MakeApp) -> None:
    """Who has finished takes it back knowingly; until then nothing can be changed."""
    add_two(root, finished=False)
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "4", "enter", "enter", "enter")
        assert "Do you take that back and go on rating?" in shown(app)
        await press(pilot, "enter")
        assert Workspace.open(root).ratings.get(f"{TWO}-aa").record.finished_on is not None
        await press(pilot, "enter", "down", "enter", "enter")
        assert isinstance(app.screen, WizardPage)
    assert Workspace.open(root).ratings.get(f"{TWO}-aa").record.finished_on is None


async def test_agreeing_on_one_criterion(root: Path, make_app: MakeApp) -> None:
    """Both scores and notes stand side by side; a reason is asked for where the scores differed."""
    add_two(root, finished=True)
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "4", "enter", "c")
        text = shown(app)
        assert "Same score 4 % of 25" in text.replace("\N{NO-BREAK SPACE}", " ").replace("4%", "4 %")
        assert text.count("differs") >= 10
        await press(pilot, "w")
        assert "ICC" in shown(app)
        await press(pilot, "escape", "enter")
        text = shown(app)
        assert "Anna A.: 4" in text
        assert "Bo B.: 3" in text
        assert ANNAS in text
        assert BOS in text
        await press(pilot, "4", "ctrl+s")
        assert "This is needed." in shown(app)
        focus(app, "agreed_because")
        await type_text(pilot, "As Anna says")
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, ConsensusPage)
    agreed = Workspace.open(root).ratings.get(f"{TWO}-{CONSENSUS}").record.ratings
    assert (agreed["1"].score, agreed["1"].agreed_because) == (4, "As Anna says")
    assert agreed["1"].comment == f"{ANNAS}\n{BOS}"


async def test_two_terminals_agree_on_different_criteria(root: Path, make_app: MakeApp) -> None:
    """What was agreed on meanwhile of another criterion stays; of the same one somebody has to choose."""
    add_two(root, finished=True)
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "4", "enter", "c", "enter")
        others = {"2": Rating(score=4), "7": Rating(score=3, agreed_because="theirs")}
        Workspace.open(root).ratings.save(rating_file(TWO, CONSENSUS, others), None)
        await press(pilot, "4", "tab")
        await type_text(pilot, "mine")
        await press(pilot, "ctrl+s")
    agreed = Workspace.open(root).ratings.get(f"{TWO}-{CONSENSUS}").record.ratings
    assert {each: rating.agreed_because for each, rating in agreed.items()} == {
        "1": "mine", "2": "", "7": "theirs",
    }  # fmt: skip


async def test_preparing(root: Path, make_app: MakeApp) -> None:
    """The usual lists with one key, ticked off with Space, lines added and removed, and undone by u."""
    add_review(root)
    app = make_app()
    async with running(app, (80, 50)) as pilot:
        await press(pilot, "4", "enter", *["down"] * 4, "enter")
        stored = Workspace.open(root).reviews
        count = len(stored.get(UNDER_WAY).record.schedule)
        assert count > 5
        await press(pilot, "down", "space")
        assert sum(each.done for each in stored.get(UNDER_WAY).record.schedule) == 1
        await press(pilot, "delete")
        assert len(stored.get(UNDER_WAY).record.schedule) == count - 1
        await press(pilot, "u")
        assert len(stored.get(UNDER_WAY).record.schedule) == count
        await press(pilot, "n")
        await type_text(pilot, "Kela")
        focus(app, "at")
        await type_text(pilot, "9.3")
        await press(pilot, "ctrl+s")
        assert "A time of day as 9.30, please." in shown(app)
        await type_text(pilot, "0")
        await press(pilot, "ctrl+s")
        assert "9:30 interview: Kela" in shown(app).replace("9.30", "9:30")


async def test_what_a_review_was_made_as_can_be_mended(root: Path, make_app: MakeApp) -> None:
    """Its kind until it is issued; the sites until somebody has rated by their records."""
    add_review(root, review(state=ReviewState.PLANNED))
    app = make_app()
    async with running(app, (80, 40)) as pilot:
        await press(pilot, "4", "enter", *["down"] * 3, "e")
        row(app, "kind").raw = "guided"
        row(app, "sites").raw = "r"
        await press(pilot, "ctrl+s")
    record = Workspace.open(root).reviews.get(UNDER_WAY).record
    assert (record.kind, record.sites) == (ReviewKind.GUIDED, ("r",))


async def test_a_new_review_is_of_the_unit_of_the_last(root: Path, make_app: MakeApp) -> None:
    """So that the two are compared; the name of another service's unit is not proposed."""
    add_review(root, review(unit="Keskinen"))
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "4", "n")
        assert row(app, "unit").raw == "Keskinen"


async def test_documents_and_the_draw(root: Path, make_app: MakeApp) -> None:
    """Documents are asked for all at once and received one by one; the draw remembers its seed."""
    add_review(root)
    app = make_app()
    async with running(app, (80, 40)) as pilot:
        await press(pilot, "4", "enter", *["down"] * 5, "enter", "a", "down", "space")
        documents = Workspace.open(root).reviews.get(UNDER_WAY).record.documents
        assert all(each.asked_on for each in documents)
        assert [each.received_on is not None for each in documents].count(True) == 1
        await press(pilot, "end", "enter")
        focus(app, "seed")
        row(app, "seed").raw = "1234"
        await press(pilot, "ctrl+s")
        sample = Workspace.open(root).reviews.get(UNDER_WAY).record.sample
        assert sample is not None
        assert sample.seed == "1234"
        await press(pilot, "end", *["up"] * len(sample.clients), "enter")
        assert "with the seed 1234" in shown(app)


async def test_the_development_plan(root: Path, make_app: MakeApp) -> None:
    """Made from the recommendations; actions are changed, followed up and done."""
    ratings = {**every(4), "7": Rating(score=2, recommendation="Two coaches more"), "21": Rating(score=3)}
    issue(root, ratings)
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "4", "enter", "k")
        assert "No plan yet." in shown(app)
        await press(pilot, "enter")
        assert "Two coaches more" in shown(app)
        await press(pilot, "enter")
        focus(app, "owner")
        await type_text(pilot, "Aino")
        await press(pilot, "ctrl+s", "l")
        await type_text(pilot, "One has begun")
        focus(app, "state")
        await press(pilot, "u", "ctrl+s", "n")
        await type_text(pilot, "Steering group")
        focus(app, "criterion")
        row(app, "criterion").raw = "11"
        await press(pilot, "ctrl+s")
        text = shown(app)
        assert "Aino" in text
        assert "Steering group" in text
        assert "without an owner 1" in text
        await press(pilot, "space")
    plan = Workspace.open(root).plans.get(UNDER_WAY).record
    first, second = plan.actions
    assert (first.owner, first.criterion, first.expected_score) == ("Aino", "7", 3)
    assert [each.note for each in first.follow_ups] == ["One has begun"]
    assert ActionState.DONE in (first.state, second.state)


async def test_what_if(root: Path, make_app: MakeApp) -> None:
    """Scores are moved with the arrows, total and band follow; a set of the fewest steps is taken over."""
    issue(root, {**every(4), "7": Rating(score=2), "21": Rating(score=3)})
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "4", "enter", "v")
        page = app.screen
        assert isinstance(page, WhatIfPage)
        assert "97/125 · fair" in shown(app)
        assert "3 points to good; least effort 3" in shown(app)
        await press(pilot, "right")
        assert "98/125 · fair (+1)" in shown(app)
        await press(pilot, "left", "left")
        assert "96/125 · fair (−1)" in shown(app)
        await press(pilot, "delete", "x", "down", "5", "tab", "enter")
        assert "100/125 · good (+3)" in shown(app)
        assert not page.changes.keys() & {"1", "2"}
        assert "This is" not in shown(app)
    assert Workspace.open(root).ratings.get(f"{UNDER_WAY}-mv").record.ratings["21"].score == 3


async def test_comparing(root: Path, make_app: MakeApp) -> None:
    """Two reviews of one scale: changes and the course, kinds marked; another scale is never offered."""
    add_done(root)
    issue(root, {**every(4), "7": Rating(score=2)})
    add_review(root, review("r3v1ew09", scale="ips25", unit="By another scale"))
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "4")
        app.screen.query_one(LineTable).go_to(UNDER_WAY)
        await press(pilot, "enter", "m")
        assert "This unit has no other issued review by this scale." in shown(app)
        await press(pilot, "n", "enter")
        assert "100 → 98 (−2)" in shown(app)
        await press(pilot, "f")
        assert app.screen.query_one(LineTable).row_count == 1
        await press(pilot, "n")
        assert HOSTILE_UNIT in shown(app)
        assert "By another scale" not in shown(app)
        await press(pilot, "escape", "escape", "escape")


async def test_a_correction_of_an_issued_review(root: Path, make_app: MakeApp) -> None:
    """A dated note is added; the review itself changes no more."""
    add_done(root)
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "4", "enter", "down", "down", "down", "n")
        await type_text(pilot, "The log was read in March")
        focus(app, "by")
        await type_text(pilot, "M. V.")
        await press(pilot, "ctrl+s")
        assert "The log was read in March" in shown(app)
        assert "\x1b" not in shown(app)
    (correction,) = Workspace.open(root).reviews.get(DONE).record.corrections
    assert (correction.by, correction.on) == ("M. V.", date(2022, 10, 14))
    assert HOSTILE_COMMENT not in correction.text


async def test_the_report_is_written_to_a_file(root: Path, make_app: MakeApp, tmp_path: Path) -> None:
    """Format and language are chosen, the file is named; one that is there is never written over."""
    issue(root, every(4))
    there = tmp_path / "report.md"
    app = make_app()
    async with running(app) as pilot:
        for _ in range(2):
            await press(pilot, *(("4", "enter") if not there.exists() else ()), "r")
            row(app, "form").raw = "md"
            row(app, "file").raw = str(there)
            await press(pilot, "ctrl+s")
        assert "There is a file of this name already" in shown(app)
    assert "100" in there.read_text(encoding="utf-8")


def issue(root: Path, ratings: dict[str, Rating]) -> None:
    """A review of one assessor, issued."""
    workspace = Workspace.open(root)
    stored = workspace.reviews.save(review(), None)
    workspace.ratings.save(rating_file(UNDER_WAY, "mv", ratings), None)
    issued = evolve(stored.record, state=ReviewState.ISSUED, issued_on=date(2022, 10, 13))
    workspace.reviews.save(issued, stored.revision)


async def test_a_review_planned_by_mistake_goes_and_comes_back(root: Path, make_app: MakeApp) -> None:
    """Delete in the list asks, then removes; u brings it back; a colleague's change in between keeps it."""
    add_review(root)
    app = make_app()
    workspace = Workspace.open(root)
    async with running(app) as pilot:
        await press(pilot, "4", "delete", "enter")
        assert workspace.reviews.ids() == (UNDER_WAY,)
        await press(pilot, "delete", "down", "enter")
        assert workspace.reviews.ids() == ()
        assert "No reviews yet" in shown(app)
        await press(pilot, "u")
        assert workspace.reviews.ids() == (UNDER_WAY,)
        await press(pilot, "delete")
        before = workspace.reviews.get(UNDER_WAY)
        workspace.reviews.save(evolve(before.record, unit="Muu"), before.revision)
        await press(pilot, "down", "enter")
        assert workspace.reviews.ids() == (UNDER_WAY,)
        assert "Someone else changed" in told(app)


async def test_a_review_somebody_rated_in_is_not_removed(root: Path, make_app: MakeApp) -> None:
    """Delete says why; there is no question."""
    add_review(root)
    Workspace.open(root).ratings.save(rating_file(UNDER_WAY, "mv", every(4)), None)
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "4", "delete", "down", "enter")
        assert "M. V. has rated" in told(app)
    assert Workspace.open(root).reviews.ids() == (UNDER_WAY,)


async def test_the_last_to_finish_hears_what_comes_next(root: Path, make_app: MakeApp) -> None:
    """The scores do not come later: they are there. And nothing is corrected before it is issued."""
    add_two(root, finished=False)
    ratings = Workspace.open(root).ratings
    bos = ratings.get(f"{TWO}-bb")
    ratings.save(evolve(bos.record, ratings=every(4, reason="Seen")), bos.revision)
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "4", "enter", "enter", "down", "enter")
        assert isinstance(app.screen, WizardPage)
        await press(pilot, "f10", "enter")
        assert "You have finished, and so have the others" in told(app)
        assert "shown when everybody has" not in told(app)
        await press(pilot, "f1")
        assert "add a correction" not in shown(app)
        await press(pilot, "escape", "enter")
        assert isinstance(app.screen, ConsensusPage)

"""The fidelity area: the list, the wizard, the result, driven with keys."""

import errno
import os
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from textual import events
from textual.pilot import Pilot
from textual.widgets import Static, TextArea

from ipscore.definitions.rule import elements_of
from ipscore.records.review import Assessor, Rating, ReviewState
from ipscore.store import Workspace
from ipstui.app import IpsApp
from ipstui.screens.conflict import ConflictPage
from ipstui.screens.fidelity.entries import ReviewEntry
from ipstui.screens.fidelity.result import ResultPage
from ipstui.screens.fidelity.wizard import WizardPage
from tests.ui.conftest import MakeApp
from tests.ui.driving import press, running, settle, shown, type_text
from tests.ui.reviews import (
    ELEMENTS_2024,
    HOSTILE_UNIT,
    SCORES_2024,
    UNDER_WAY,
    add_done,
    add_review,
    add_two,
    every,
    rating_file,
    review,
    two_part_scale,
)


def wizard(app: IpsApp) -> WizardPage:
    """The wizard, which must be in front."""
    assert isinstance(app.screen, WizardPage)
    return app.screen


def status(app: IpsApp) -> str:
    """The line below the criterion, which a message in passing may cover."""
    return str(wizard(app).query_one("#status", Static).content)


def on_disk(root: Path, rating_id: str = f"{UNDER_WAY}-mv") -> dict[str, Rating]:
    """An assessor's ratings as the file has them."""
    return dict(Workspace.open(root).ratings.get(rating_id).record.ratings)


async def test_the_review_of_2024_typed_with_keys(root: Path, make_app: MakeApp) -> None:
    """Every score and element typed in gives 97 of 125, fair, with sections 15, 22 and 60."""
    add_review(root)
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "4", "enter", "enter")
        page = wizard(app)
        for number, score in enumerate(SCORES_2024, 1):
            assert page.here == str(number)
            elements = ELEMENTS_2024.get(number, "")
            await pilot.press(*("x" if each == "1" else "n" for each in elements), str(score))
            criterion = page.sheet.scale.criteria[page.here]
            assert len(page.sheet.rating(page.here).elements) == len(elements_of(criterion.rule))
            await press(pilot, "down")
        await press(pilot, "f9")
        assert isinstance(app.screen, ResultPage)
        text = shown(app)
        assert "97/125 · fair · 3 points to: good" in text
        for section in ("15/15", "22/40", "60/70"):
            assert section in text
    saved = on_disk(root)
    assert [saved[str(each)].score for each in range(1, 26)] == list(SCORES_2024)
    assert list(saved["5"].elements.values()) == [False, True, True, True, False]


async def test_a_started_review_is_marked_as_being_rated(root: Path, make_app: MakeApp) -> None:
    """The first score saved turns a planned review into one that is being rated."""
    add_review(root)
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "4", "enter", "enter", "5", "down")
    assert Workspace.open(root).reviews.get(UNDER_WAY).record.state is ReviewState.RATING


async def test_the_list_tells_how_far_each_review_is(root: Path, make_app: MakeApp) -> None:
    """Rated counts, “not agreed yet”, and total with band; nothing of others' scores."""
    add_review(root)
    add_two(root, finished=False)
    add_done(root)
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "4")
        text = shown(app)
        assert "rated 0/25" in text
        assert "rated 25/25, 1/25" in text
        assert "✓ 100/125 good" in text


async def test_the_newest_review_comes_first(root: Path, make_app: MakeApp) -> None:
    """The order is that of the visits."""
    add_review(root)
    add_done(root)
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "4")
        text = shown(app)
        assert text.index("Keskinen alue") < text.index("Unit [/foo]")


async def test_hostile_names_are_only_text(root: Path, make_app: MakeApp) -> None:
    """Markup and escape sequences in unit, assessor and comment are shown as they are, everywhere."""
    add_done(root)
    app = make_app()
    async with running(app, (120, 40)) as pilot:
        await press(pilot, "4")
        assert HOSTILE_UNIT in shown(app)
        await press(pilot, "enter")
        assert HOSTILE_UNIT in shown(app)
        await press(pilot, "down", "enter")
        assert isinstance(app.screen, ResultPage)
        assert "[@click=app.quit]y[/]" in shown(app)
        await press(pilot, "enter")
        text = shown(app)
        assert "[@click=app.quit]y[/] [i" in text
        assert "\x1b" not in text
        await press(pilot, "right", "left", "escape", "escape", "escape")


async def test_hostile_names_in_the_wizard(root: Path, make_app: MakeApp) -> None:
    """The same while rating: header, fields, and the choice of the assessor."""
    pair = (Assessor("aa", HOSTILE_UNIT), Assessor("bb", "[/]"))
    add_review(root, review(unit=HOSTILE_UNIT, assessors=pair))
    ratings = {"1": Rating(score=4, comment=HOSTILE_UNIT)}
    Workspace.open(root).ratings.save(rating_file(UNDER_WAY, "aa", ratings), None)
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "4", "enter", "enter")
        assert HOSTILE_UNIT in shown(app)
        await press(pilot, "enter")
        page = wizard(app)
        page.go("1")
        await settle(pilot)
        assert page.query_one("#text-comment", TextArea).text == HOSTILE_UNIT
        assert "Unit [/foo]" in shown(app)


async def test_scores_outside_the_scale_are_refused(root: Path, make_app: MakeApp) -> None:
    """A digit that is no score says which are, and changes nothing."""
    add_review(root)
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "4", "enter", "enter", "6")
        assert wizard(app).sheet.rating("1").score is None
        assert "Scores here are 1–5." in [each.message for each in app._notifications]


async def test_not_ratable_is_not_a_one(root: Path, make_app: MakeApp) -> None:
    """“-” marks a criterion as not ratable without a score; a second time and Delete take it back."""
    add_review(root)
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "4", "enter", "enter", "4", "minus", "down")
        assert on_disk(root)["1"].not_ratable
        assert on_disk(root)["1"].score is None
        assert "1 –" in shown(app)
        await press(pilot, "up", "minus", "3", "delete", "down")
        assert on_disk(root)["1"] == Rating()


async def test_a_score_goes_up_and_down_with_the_arrows(root: Path, make_app: MakeApp) -> None:
    """Scales with more scores than digits can be rated too."""
    add_review(root)
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "4", "enter", "enter", "right", "right", "right", "left")
        assert wizard(app).sheet.rating("1").score == 2
        await press(pilot, "left", "left")
        assert wizard(app).sheet.rating("1").score == 1


async def test_going_to_a_criterion(root: Path, make_app: MakeApp) -> None:
    """By number, by a part of the name, to the next that misses something; the ends are ends."""
    add_review(root)
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "4", "enter", "enter", "up")
        assert wizard(app).here == "1"
        await press(pilot, "g", "1", "7", "enter")
        assert wizard(app).here == "17"
        await press(pilot, "g")
        await type_text(pilot, "benefits")
        await press(pilot, "enter")
        assert wizard(app).here == "12"
        await press(pilot, "g")
        await type_text(pilot, "zebra")
        await press(pilot, "enter")
        assert wizard(app).here == "12"
        await press(pilot, "g", "escape", "f2", "g", "2", "5", "enter", "pagedown")
        assert wizard(app).here == "25"
        await press(pilot, "f2")
        assert wizard(app).here == "1"


async def test_digits_and_letters_belong_to_the_field_while_one_types(root: Path, make_app: MakeApp) -> None:
    """In the comment “5 g-” is text; Esc leads back to the score, PgDn goes on from within a field."""
    add_review(root)
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "4", "enter", "enter", "5", "tab")
        await type_text(pilot, "5 g-w q")
        assert wizard(app).sheet.rating("1").comment == "5 g-w q"
        await press(pilot, "escape", "4", "5", "tab", "enter")
        await type_text(pilot, "more")
        await press(pilot, "enter")
        await type_text(pilot, "a, b")
        await press(pilot, "pagedown")
        assert wizard(app).here == "2"
    saved = on_disk(root)["1"]
    assert (saved.score, saved.comment, saved.recommendation) == (5, "5 g-w q", "more")
    assert saved.sources == ("a", "b")


async def test_a_burst_of_keys_keeps_its_order(root: Path, make_app: MakeApp) -> None:
    """Over a slow line many keys arrive at once: each still means what it meant when it was pressed."""
    add_review(root)
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "4", "enter", "enter")
        burst = ["5", "tab", *"ab", "pagedown", "4", "down", "tab", *"5g", "escape", "3", "pagedown"]
        for key in burst:
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await settle(pilot)
        await press(pilot, "g", "5", "enter")
        for key in ("x", "n", "x", "n", "n", "2", "tab", "z", "pagedown"):
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await settle(pilot)
        assert wizard(app).here == "6"
    saved = on_disk(root)
    assert [(saved[each].score, saved[each].comment) for each in "123"] == [(5, "ab"), (4, ""), (3, "5g")]
    assert (saved["5"].score, saved["5"].comment) == (2, "z")
    assert list(saved["5"].elements.values()) == [True, False, True, False, False]


async def test_a_reason_is_asked_for(root: Path, make_app: MakeApp) -> None:
    """A score that is not the suggested one opens the field of the reason; the rail says it is missing."""
    add_review(root)
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "4", "enter", "enter", "g", "5", "enter", "x", "x", "x", "n", "n", "5")
        page = wizard(app)
        assert page.sheet.suggestion("5").score == 3
        assert page.query_one("#field-reason").display
        assert "5 5!" in shown(app)
        await press(pilot, "tab")
        await type_text(pilot, "Seen")
        assert "5 5!" not in shown(app)
        await press(pilot, "pagedown")
    assert on_disk(root)["5"].reason == "Seen"
    assert on_disk(root)["5"].suggestion == 3


async def test_evidence_is_computed_and_remembered(root: Path, make_app: MakeApp) -> None:
    """The figure from the records stands by the criterion; the score remembers it; w tells the records."""
    add_review(root)
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "4", "enter", "enter")
        assert "Largest caseload per full-time coach: 4.0" in shown(app)
        await press(pilot, "5", "down", "up", "w")
        text = shown(app)
        assert "Suggestion 5" in text
        assert "Aino Koski" in text
        await press(pilot, "escape")
    assert on_disk(root)["1"].figure == 4
    assert on_disk(root)["1"].suggestion == 5


async def test_a_score_given_before_the_records_were_read(root: Path, make_app: MakeApp) -> None:
    """What is remembered beside a score is filled in when the evidence comes."""
    add_review(root)
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "4", "enter", "enter")
        page = wizard(app)
        evidence = page.sheet.evidence
        page.sheet = evolve(page.sheet, evidence={})
        await press(pilot, "5")
        assert page.sheet.rating("1").suggestion is None
        page.on_evidence_found(_found(evidence))
        assert page.sheet.rating("1").suggestion == 5
        await press(pilot, "down")
    assert on_disk(root)["1"].figure == 4


def _found(evidence: Any) -> Any:
    from ipstui.screens.fidelity.messages import EvidenceFound

    return EvidenceFound(evidence)


async def test_leaving_and_coming_back(root: Path, make_app: MakeApp) -> None:
    """Everything is on the disk when one leaves, and the wizard opens where it was left."""
    add_review(root)
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "4", "enter", "enter", "g", "9", "enter", "4", "escape")
        assert on_disk(root)["9"].score == 4
        await press(pilot, "enter")
        assert wizard(app).here == "9"
        assert wizard(app).sheet.rating("9").score == 4


async def test_what_was_being_typed_is_offered_again(root: Path, make_app: MakeApp) -> None:
    """A comment that was never saved comes back at the next start, and can be thrown away."""
    add_review(root)
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "4", "enter", "enter", "4", "down", "3", "tab")
        await type_text(pilot, "half a sen")
        wizard(app).keep_draft()
    assert "2" not in on_disk(root)
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "4", "enter", "enter")
        page = wizard(app)
        assert page.here == "2"
        assert page.query_one("#text-comment", TextArea).text == "half a sen"
        assert page.sheet.rating("2").score == 3
        await press(pilot, "f8")
        assert page.sheet.rating("2") == Rating()
        assert page.sheet.rating("1").score == 4


async def test_a_full_disk_is_told_and_loses_nothing(
    root: Path, make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reason is told in plain words, screen and draft keep everything, the next move saves it all."""
    add_review(root)
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "4", "enter", "enter")
        with monkeypatch.context() as full:
            fill_disk(full, root)
            await press(pilot, "5", "down", "4", "tab")
            await type_text(pilot, "text")
            await press(pilot, "pagedown")
            told = " ".join(each.message for each in app._notifications)
            assert "The disk is full" in told
            assert "not saved yet" in status(app)
            assert wizard(app).sheet.rating("1").score == 5
            assert not Workspace.open(root).ratings.ids()
            await press(pilot, "escape")
            assert isinstance(app.screen, WizardPage)
        await press(pilot, "3", "down")
        assert "saved " in status(app)
    saved = on_disk(root)
    assert (saved["1"].score, saved["2"].score, saved["2"].comment, saved["3"].score) == (5, 4, "text", 3)


async def test_leaving_with_a_full_disk_keeps_a_draft(
    root: Path, make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second Esc leaves though nothing could be saved; all of it is back the next time."""
    add_review(root)
    app = make_app()
    with monkeypatch.context() as full:
        fill_disk(full, root)
        async with running(app) as pilot:
            await press(pilot, "4", "enter", "enter", "5", "down", "2", "escape")
            assert isinstance(app.screen, WizardPage)
            await press(pilot, "escape")
            assert not isinstance(app.screen, WizardPage)
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "4", "enter", "enter")
        assert [wizard(app).sheet.rating(each).score for each in ("1", "2")] == [5, 2]


async def test_when_even_the_draft_cannot_be_written(
    root: Path, make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The wizard says so and does not close over what only the screen still holds."""
    add_review(root)
    app = make_app()
    with monkeypatch.context() as full:
        fill_disk(full, Path("/"))
        async with running(app) as pilot:
            await press(pilot, "4", "enter", "enter", "5", "down", "escape", "escape")
            assert wizard(app).sheet.rating("1").score == 5
            told = " ".join(each.message for each in app._notifications)
            assert "The draft could not be written." in told


def fill_disk(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Let every write below `folder` fail as on a full disk."""
    write = os.write

    def full(handle: int, data: Any) -> int:
        if str(Path(f"/proc/self/fd/{handle}").readlink()).startswith(str(folder)):
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(handle, data)

    monkeypatch.setattr(os, "write", full)


async def test_answers_of_someone_else_are_taken_in(root: Path, make_app: MakeApp) -> None:
    """The same file saved from another terminal meanwhile: both sides' answers are kept."""
    add_review(root)
    repository = Workspace.open(root).ratings
    stored = repository.save(rating_file(UNDER_WAY, "mv", {"1": Rating(score=3)}), None)
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "4", "enter", "enter", "g", "2", "enter")
        more = {**stored.record.ratings, "4": Rating(score=2)}
        repository.save(evolve(stored.record, ratings=more), stored.revision)
        await press(pilot, "5", "down")
        assert wizard(app).sheet.rating("4").score == 2
    assert {each: rating.score for each, rating in on_disk(root).items()} == {"1": 3, "2": 5, "4": 2}


@pytest.mark.parametrize(("key", "score", "comment"), [("m", 5, "mine"), ("t", 1, "theirs")])
async def test_two_versions_are_shown_and_one_is_chosen(
    root: Path, make_app: MakeApp, key: str, score: int, comment: str
) -> None:
    """Where both changed one field nothing is overwritten until the assessor has chosen."""
    add_review(root)
    repository = Workspace.open(root).ratings
    stored = repository.save(rating_file(UNDER_WAY, "mv", {"1": Rating(score=3)}), None)
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "4", "enter", "enter", "g", "1", "enter")
        theirs = {"1": Rating(score=1, comment="theirs", recommendation="their own")}
        repository.save(evolve(stored.record, ratings=theirs), stored.revision)
        await press(pilot, "5", "tab")
        await type_text(pilot, "mine")
        await press(pilot, "pagedown")
        assert isinstance(app.screen, ConflictPage)
        text = shown(app)
        assert "  5   " in text
        assert "│ 1" in text
        assert "before: 3" in text
        assert on_disk(root)["1"].score == 1
        await press(pilot, key, "enter")
        assert isinstance(app.screen, ConflictPage)
        assert on_disk(root)["1"].score == 1
        await press(pilot, key, "enter")
        assert isinstance(app.screen, WizardPage)
    saved = on_disk(root)["1"]
    assert (saved.score, saved.comment, saved.recommendation) == (score, comment, "their own")


async def test_deciding_later_saves_nothing(root: Path, make_app: MakeApp) -> None:
    """Esc on the two versions leaves theirs on the disk and mine on the screen; the next save asks again."""
    add_review(root)
    repository = Workspace.open(root).ratings
    stored = repository.save(rating_file(UNDER_WAY, "mv", {"1": Rating(score=3)}), None)
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "4", "enter", "enter", "g", "1", "enter")
        repository.save(evolve(stored.record, ratings={"1": Rating(score=1)}), stored.revision)
        await press(pilot, "5", "down", "escape")
        assert "not saved yet" in status(app)
        await press(pilot, "down")
        assert isinstance(app.screen, ConflictPage)
        await press(pilot, "m", "enter")
    assert on_disk(root)["1"].score == 5


async def test_assessors_are_independent(root: Path, make_app: MakeApp) -> None:
    """While one has not finished, nobody sees the other's scores, and nothing can be agreed."""
    add_two(root, finished=False)
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "4", "enter", "enter")
        text = shown(app)
        assert "Anna A." in text
        assert "agreed" not in text
        await press(pilot, "down", "enter")
        assert wizard(app).assessor == "bb"
        assert "Anna A. 4" not in shown(app)
        await press(pilot, "f9")
        assert "These are the scores of Bo B. alone." in shown(app)
        await press(pilot, "escape", "escape", "c")
        told = [each.message for each in app._notifications]
        assert "Scores are shown when all have finished. Still rating: Bo B." in told
        assert "Anna saw" not in shown(app)


async def test_an_issued_review_is_not_rated(root: Path, make_app: MakeApp) -> None:
    """Its scores are locked: e says so."""
    add_done(root)
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "4", "enter", "down", "down", "down", "down", "enter")
        assert not isinstance(app.screen, WizardPage)
        assert any("has been issued" in each.message for each in app._notifications)


async def test_an_incomplete_review_has_no_band(root: Path, make_app: MakeApp) -> None:
    """No total and no band: what is missing, and what is still possible."""
    add_review(root)
    ratings = {each: rating for each, rating in every(4).items() if each not in ("7", "11")}
    Workspace.open(root).ratings.save(rating_file(UNDER_WAY, "mv", ratings), None)
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "4", "enter", "enter", "f9")
        text = shown(app)
        assert "No total and no band yet; without a score: 2 of 25 criteria." in text
        assert "94–102" in text
        assert "Missing: 7, 11" in text
        assert "fair" not in text
        assert "–/125" in text


async def test_a_scale_of_two_parts(root: Path, make_app: MakeApp) -> None:
    """Scores 0–4 and a special code by digit; each part has its own total and band, the whole has none."""
    scale = two_part_scale()
    given = add_review(root, review(scale=scale.id))
    app = make_app()
    async with running(app) as pilot:
        page = WizardPage(app.session, ReviewEntry(given, scale, {}), scale, "mv")
        await app.push_screen(page)
        await settle(pilot)
        await press(pilot, "5")
        assert page.sheet.rating("w1").score is None
        await press(pilot, "4", "down", "0", "down", "9")
        assert page.sheet.rating("s1").score == 9
        await press(pilot, "f9")
        text = shown(app)
        assert "work en 4/8 · work low en · one point to: work high en" in text
        assert "study en: No total and no band yet; without a score: 2 of 2 criteria." in text
        await press(pilot, "escape", "3", "down", "3", "f9")
        text = shown(app)
        assert "study en 6/8 · study high en" in text
        assert "10/16" in text
    assert on_disk(root)["w2"].score == 0


async def test_a_scale_that_is_not_installed(root: Path, make_app: MakeApp) -> None:
    """The list says so, and opening the review says what to do."""
    add_review(root, review(scale="gone"))
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "4")
        assert "scale not installed" in shown(app)
        await press(pilot, "enter", "enter")
        assert any("ips plugins" in each.message for each in app._notifications)


async def test_unreadable_files_are_named_and_not_written_over(root: Path, make_app: MakeApp) -> None:
    """A broken rating file is told by name and line, and the wizard does not open over it."""
    add_review(root)
    file = root / "reviews" / UNDER_WAY / "ratings" / "mv.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("ratings = [", encoding="utf-8")
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "4")
        assert any("mv.toml" in each.message for each in app._notifications)
        await press(pilot, "enter")
        assert not isinstance(app.screen, WizardPage)
    assert file.read_text(encoding="utf-8") == "ratings = ["


async def test_a_new_review(root: Path, make_app: MakeApp) -> None:
    """N asks for the little that is needed, saves the review and opens it; Enter rates."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "4")
        assert "No reviews yet" in shown(app)
        await press(pilot, "n", "ctrl+s")
        assert "This is needed." in shown(app)
        await type_text(pilot, "Väinö Ä.")
        await press(pilot, "ctrl+s")
        assert "Rate the criteria: 0/25" in shown(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, WizardPage)
    (saved,) = Workspace.open(root).reviews.all()[0]
    assert [each.name for each in saved.record.assessors] == ["Väinö Ä."]
    assert saved.record.scale == "thl-applied"
    assert saved.record.unit == "Esimerkkihanke"


async def test_a_new_review_is_kept_as_a_draft(root: Path, make_app: MakeApp) -> None:
    """Esc keeps what was typed in the form; n offers it again."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "4", "n", "ctrl+s")
        await type_text(pilot, "Anna")
        await press(pilot, "escape", "n")
        assert "Anna" in shown(app)
    assert not Workspace.open(root).reviews.ids()


async def test_every_language(root: Path, make_app: MakeApp) -> None:
    """The wizard changes its language in place."""
    add_review(root)
    app = make_app(code="fi")
    async with running(app) as pilot:
        await press(pilot, "4", "enter", "enter")
        assert "Asiakasmäärä" in shown(app)
        await change_language(app, pilot, "sv")
        assert "Poäng" in shown(app)


async def change_language(app: IpsApp, pilot: Pilot[int], code: str) -> None:
    """Speak another language."""
    from ipstui.messages import LanguageWanted

    app.post_message(LanguageWanted(code))
    await settle(pilot)

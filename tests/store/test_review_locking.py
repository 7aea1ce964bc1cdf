"""Reviews and ratings through the store: what is locked when, and what `ips check` tells of the rest."""

from datetime import date

import pytest
from attrs import evolve

from ipscore.plugin.registry import Registry
from ipscore.records.development_plan import Action, ActionState, DevelopmentPlan, FollowUp
from ipscore.records.planning import Correction
from ipscore.records.review import CONSENSUS, Assessor, Rating, RatingFile, Review, ReviewKind, ReviewState
from ipscore.store import StoreError, Workspace
from ipscore.store.check import check
from ipscore.store.errors import ReviewLocked
from ipscore.store.review_files import open_ratings, read_files
from ipscore.store.review_results import review_results
from ipscore.store.review_work import accept_equal, agree, finish, issue, make_plan, rate, unfinish

SCALES = Registry.load().scales
SCALE = SCALES["ips25"]
DAY = date(2022, 10, 12)
PAIR = (Assessor("aa", "Anna A."), Assessor("bb", "Bo B."))
FULL = {each: Rating(score=4) for each in SCALE.criteria}


def planned(workspace: Workspace, assessors: tuple[Assessor, ...] = PAIR) -> Review:
    """A review that is planned."""
    review = Review("rev00001", "ips25", ReviewKind.SELF, "T", DAY, DAY, assessors=assessors)
    return workspace.reviews.save(review, None).record


def issued(workspace: Workspace) -> Review:
    """A review of two assessors that was rated, agreed on and issued."""
    planned(workspace)
    for each in ("aa", "bb"):
        rate(workspace, "rev00001", each, FULL)
        finish(workspace, SCALE, "rev00001", each)
    accept_equal(workspace, SCALE, "rev00001")
    return issue(workspace, SCALE, "rev00001")[0].record


def test_from_plan_to_issue(workspace: Workspace) -> None:
    """The state follows what is done; what was issued counts from then on."""
    planned(workspace)
    rate(workspace, "rev00001", "aa", {"1": Rating(score=3)})
    assert workspace.reviews.get("rev00001").record.state is ReviewState.RATING
    workspace.ratings.delete("rev00001-aa", workspace.ratings.get("rev00001-aa").revision)
    workspace.reviews.delete("rev00001", workspace.reviews.get("rev00001").revision)
    review = issued(workspace)
    assert (review.state, review.issued_on) == (ReviewState.ISSUED, workspace.today())
    assert set(review.sealed) == {"aa", "bb", CONSENSUS}
    assert review_results(workspace, SCALES)[0].total == 100
    assert check(workspace, SCALES) == ()


def test_an_issued_review_takes_corrections_and_nothing_else(workspace: Workspace) -> None:
    """Neither a new word nor a removal nor an earlier version, nor a correction of a correction."""
    review = issued(workspace)
    stored = workspace.reviews.get(review.id)
    changed = (
        evolve(review, summary="x"), evolve(review, state=ReviewState.RATING), evolve(review, sealed={}),
    )  # fmt: skip
    for each in changed:
        with pytest.raises(ReviewLocked):
            workspace.reviews.save(each, stored.revision)
    with pytest.raises(ReviewLocked):
        workspace.reviews.delete(review.id, stored.revision)
    with pytest.raises(ReviewLocked):
        workspace.reviews.restore(review.id, workspace.reviews.history(review.id)[0].id, stored.revision)
    note = Correction("k1", DAY, "Anna A.", "3, not 4")
    saved = workspace.reviews.save(evolve(review, corrections=(note,)), stored.revision)
    for corrections in ((), (evolve(note, text="4"),)):
        with pytest.raises(ReviewLocked):
            workspace.reviews.save(evolve(saved.record, corrections=corrections), saved.revision)
    assert workspace.reviews.get(review.id).record.corrections == (note,)


def test_a_change_from_before_the_issue_comes_too_late(workspace: Workspace) -> None:
    """Whoever had the review open while it was issued does not change it behind the report's back."""
    planned(workspace)
    before = workspace.reviews.get("rev00001")
    workspace.reviews.delete("rev00001", before.revision)
    issued(workspace)
    with pytest.raises(ReviewLocked):
        workspace.reviews.save(evolve(before.record, unit="X"), before.revision)


def test_ratings_of_an_issued_review_are_locked(workspace: Workspace) -> None:
    """Each assessor's and the consensus; a new file is refused too."""
    issued(workspace)
    for each in ("aa", CONSENSUS):
        stored = workspace.ratings.get(f"rev00001-{each}")
        changed = evolve(stored.record, ratings={**FULL, "1": Rating(score=5)})
        with pytest.raises(ReviewLocked):
            workspace.ratings.save(changed, stored.revision)
        with pytest.raises(ReviewLocked):
            workspace.ratings.delete(stored.record.id, stored.revision)
    with pytest.raises(ReviewLocked):
        workspace.ratings.save(RatingFile("rev00001-cc", "rev00001", "cc"), None)


def test_a_file_changed_by_hand_is_told_and_can_be_brought_back(workspace: Workspace) -> None:
    """`ips check` names it; the state that was issued may be restored, no other."""
    issued(workspace)
    path = workspace.root / "reviews/rev00001/ratings/consensus.toml"
    content = path.read_text()
    path.write_text(content.replace("score = 4", "score = 5", 1))
    (problem,) = check(workspace, SCALES)
    assert (problem.file, problem.severity.value) == ("reviews/rev00001/ratings/consensus.toml", "error")
    path.unlink()
    assert [each.file for each in check(workspace, SCALES)] == ["reviews/rev00001/ratings/consensus.toml"]
    own = workspace.ratings.history("rev00001-aa")
    states = [workspace.ratings.version("rev00001-aa", each.id).record for each in own]
    assert all(each.finished_on is None for each in states)
    with pytest.raises(ReviewLocked):
        workspace.ratings.restore("rev00001-aa", own[0].id, workspace.ratings.revision("rev00001-aa"))


def test_what_was_rated_alone_stays_as_it_was(workspace: Workspace) -> None:
    """A finished file changes only after the finish is taken back, and not at all once all have finished."""
    planned(workspace)
    rate(workspace, "rev00001", "aa", FULL)
    finish(workspace, SCALE, "rev00001", "aa")
    with pytest.raises(ReviewLocked):
        rate(workspace, "rev00001", "aa", {"1": Rating(score=5)})
    unfinish(workspace, "rev00001", "aa")
    rate(workspace, "rev00001", "aa", {"1": Rating(score=5)})
    finish(workspace, SCALE, "rev00001", "aa")
    rate(workspace, "rev00001", "bb", FULL)
    finish(workspace, SCALE, "rev00001", "bb")
    stored = workspace.ratings.get("rev00001-aa")
    for record in (evolve(stored.record, finished_on=None), evolve(stored.record, ratings=FULL)):
        with pytest.raises(ReviewLocked):
            workspace.ratings.save(record, stored.revision)
    agree(workspace, SCALE, "rev00001", "1", Rating(score=5, agreed_because="seen", recommendation="-"))
    assert workspace.ratings.get("rev00001-consensus").record.ratings["1"].score == 5


def test_files_of_several_are_their_owners_until_all_have_finished(workspace: Workspace) -> None:
    """Then the group may read them; the consensus is the group's at once."""
    review = planned(workspace)
    folder = workspace.root / "reviews/rev00001/ratings"

    def modes() -> dict[str, int]:
        return {each.stem: each.stat().st_mode & 0o777 for each in folder.glob("*.toml")}

    for each in ("aa", "bb"):
        rate(workspace, "rev00001", each, FULL)
    finish(workspace, SCALE, "rev00001", "aa")
    assert modes() == {"aa": 0o600, "bb": 0o600}
    assert open_ratings(workspace, review) == ()
    told = read_files(workspace, review)
    assert told.closed == ()
    finish(workspace, SCALE, "rev00001", "bb")
    accept_equal(workspace, SCALE, "rev00001")
    assert modes() == {"aa": 0o660, "bb": 0o660, CONSENSUS: 0o660}


def test_a_plan_follows(workspace: Workspace) -> None:
    """It may change after the issue: actions with a day are known to the agenda, ended ones with theirs."""
    issued(workspace)
    made = make_plan(workspace, SCALES, "rev00001")
    assert (made.record.actions, made.record.next_review_on) == ((), date(2023, 10, 12))
    done = Action("a2", "7", "x", due=DAY, state=ActionState.DONE, done_on=DAY)
    dropped = Action(
        "a3", "7", "x", due=DAY, state=ActionState.DROPPED,
        follow_ups=(FollowUp("f1", DAY, "not needed", ActionState.DROPPED),),
    )  # fmt: skip
    actions = (Action("a1", "7", "Lead days", due=DAY), done, dropped, Action("a4", "7", "no day"))
    workspace.plans.save(evolve(made.record, actions=actions), made.revision)
    (result,) = review_results(workspace, SCALES)
    assert [(each.id, each.due, each.ended_on) for each in result.actions] == [
        ("a1", DAY, None), ("a2", DAY, DAY), ("a3", DAY, DAY),
    ]  # fmt: skip
    again = make_plan(workspace, SCALES, "rev00001")
    assert again.record.actions == actions


def test_a_plan_for_what_is_not_there(workspace: Workspace) -> None:
    """A plan without a review, and an action for a criterion the scale does not have, are named by file."""
    planned(workspace)
    workspace.plans.save(DevelopmentPlan("rev00001", actions=(Action("a1", "26", "x"),)), None)
    workspace.plans.save(DevelopmentPlan("gone0001"), None)
    found = [(each.file, each.where) for each in check(workspace, SCALES)]
    assert found == [
        ("reviews/gone0001/plan.toml", "id"), ("reviews/rev00001/plan.toml", "actions[0].criterion"),
    ]  # fmt: skip


def test_a_stranger_rates_nothing(workspace: Workspace) -> None:
    """Nobody who is no assessor of the review gets a file in it."""
    planned(workspace)
    with pytest.raises(ValueError, match="no assessor"):
        rate(workspace, "rev00001", "cc", FULL)
    with pytest.raises(StoreError):
        rate(workspace, "gone0001", "aa", FULL)

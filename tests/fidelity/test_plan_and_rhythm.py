"""The development plan and when the next review is due."""

from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from ipscore.definitions.practice import Span
from ipscore.fidelity.half_rated import HalfRatedError
from ipscore.fidelity.plan_progress import (
    UnknownActionError,
    followed,
    grown,
    in_state,
    make_plan,
    plan_progress,
    with_action,
)
from ipscore.fidelity.rhythm import RHYTHM, Rhythm, next_review, rhythm
from ipscore.plugin.registry import Registry
from ipscore.records.consistency_review import plan_problems
from ipscore.records.development_plan import Action, ActionState, DevelopmentPlan, FollowUp
from ipscore.records.review import CONSENSUS, Rating
from ipscore.sample import sample_records
from ipscore.sample.review import REVIEW_2024

REGISTRY = Registry.load()
SCALE = REGISTRY.scales["thl-applied"]
DAY = date(2024, 4, 8)
REVIEW = next(each for each in sample_records().reviews if each.id == REVIEW_2024)
RATINGS = next(
    each.ratings
    for each in sample_records().ratings
    if (each.review, each.assessor) == (REVIEW_2024, CONSENSUS)
)
ACTION = Action("a1", "7", "Share leads", "Leader", date(2024, 5, 31), expected_score=3)


def test_the_plan_begins_from_the_recommendations() -> None:
    """Every criterion under 4 with a recommendation, each to gain a point; owner and day are open."""
    plan = make_plan(SCALE, REVIEW, RATINGS, DAY)
    under = [key for key, each in RATINGS.items() if (each.score or 0) < 4]
    assert [each.criterion for each in plan.actions] == under
    for each in plan.actions:
        rating = RATINGS[each.criterion]
        assert (each.text, each.expected_score) == (rating.recommendation, (rating.score or 0) + 1)
        assert (each.owner, each.due, each.state) == ("", None, ActionState.OPEN)
    assert (plan.id, plan.next_review_on) == (REVIEW_2024, DAY)
    assert plan_problems(plan, DAY) == ()


def test_making_it_again_keeps_what_people_wrote() -> None:
    """Only what is missing is added; an action that was changed stays."""
    plan = make_plan(SCALE, REVIEW, RATINGS)
    changed = with_action(evolve(plan, actions=plan.actions[1:]), evolve(plan.actions[2], owner="Leader"))
    made = grown(changed, plan)
    assert {each.id for each in made.actions} == {each.id for each in plan.actions}
    assert next(each for each in made.actions if each.id == plan.actions[2].id).owner == "Leader"


def test_nothing_is_planned_from_what_was_not_recommended() -> None:
    """Nor from a criterion that is not ratable, or one that is good."""
    ratings = {"1": Rating(1), "2": Rating(4, recommendation="x"), "3": Rating(1, True, recommendation="x")}
    assert make_plan(SCALE, REVIEW, {**dict.fromkeys(SCALE.criteria, Rating(4)), **ratings}).actions == ()


def test_no_plan_of_a_review_that_is_half_rated() -> None:
    """It would lack what the criteria left recommend: refused with how many they are."""
    left = {key: each for key, each in RATINGS.items() if key not in ("3", "25")}
    with pytest.raises(HalfRatedError, match=r"not rated to the end; criteria without a score: 2\."):
        make_plan(SCALE, REVIEW, left)
    assert make_plan(SCALE, REVIEW, {**left, "3": Rating(not_ratable=True), "25": Rating(score=1)}).actions


def test_what_a_steering_meeting_notes() -> None:
    """A note is kept in the order of days and may put the action into a state, with its day."""
    plan = DevelopmentPlan("rev1", actions=(ACTION,))
    plan = followed(plan, "a1", FollowUp("f2", DAY, "Done.", ActionState.DONE))
    plan = followed(plan, "a1", FollowUp("f1", DAY - timedelta(9), "Begun."))
    (action,) = plan.actions
    assert [each.id for each in action.follow_ups] == ["f1", "f2"]
    assert (action.state, action.done_on) == (ActionState.DONE, DAY)
    assert in_state(action, ActionState.OPEN, DAY).done_on is None
    with pytest.raises(UnknownActionError):
        followed(plan, "a2", FollowUp("f3", DAY, "x"))


def test_progress() -> None:
    """What is done, late and expected; several actions for one criterion give its points once."""
    plan = DevelopmentPlan(
        "rev1",
        actions=(
            ACTION,
            evolve(ACTION, id="a2", expected_score=4, due=DAY - timedelta(1)),
            evolve(ACTION, id="a3", criterion="11", state=ActionState.DONE, done_on=DAY, expected_score=4),
            evolve(ACTION, id="a4", criterion="21", state=ActionState.DROPPED),
            evolve(ACTION, id="a5", criterion="5", due=None, owner=" ", expected_score=None),
        ),
    )
    found = plan_progress(plan, DAY, {"7": 2, "11": 2, "21": 1, "5": 3})
    assert (found.actions, found.share_done, found.overdue, found.next_due) == (
        5, 1 / 4, ("a2",), date(2024, 5, 31),
    )  # fmt: skip
    assert (found.expected, found.gained) == (4, 2)
    assert (found.without_owner, found.without_day) == (("a5",), ("a5",))
    assert plan_progress(DevelopmentPlan("rev1"), DAY).share_done is None


def test_the_rhythm_is_that_of_the_rules() -> None:
    """Bundled: 6 months until 100 points, then yearly; without rules the same."""
    assert rhythm(REGISTRY.rules["thl-applied"]) == rhythm(None) == RHYTHM


@pytest.mark.parametrize(
    ("held", "then"),
    [
        ([], None),
        ([(date(2024, 3, 13), 97)], date(2024, 9, 13)),
        ([(date(2024, 3, 13), None)], date(2024, 9, 13)),
        ([(date(2024, 3, 13), 100)], date(2025, 3, 13)),
        ([(date(2023, 9, 1), 100), (date(2024, 3, 13), 97)], date(2025, 3, 13)),
        ([(date(2024, 8, 31), 99)], date(2025, 2, 28)),
    ],
)
def test_when_the_next_review_is_due(held: list[tuple[date, int | None]], then: date | None) -> None:
    """From the last one held; the best so far sets how often."""
    assert next_review(RHYTHM, held) == then


@given(
    day=st.dates(),
    span=st.builds(Span, months=st.integers(1, 36))
    | st.builds(Span, days=st.integers(1, 900))
    | st.builds(Span, working_days=st.integers(1, 900)),
)
def test_the_next_is_never_before_the_last(day: date, span: Span) -> None:
    """Whatever the unit, and at the end of the calendar too."""
    found = next_review(Rhythm(span), [(day, 90)])
    assert found is not None
    assert found > day or day == date.max


def test_what_does_not_fit_in_a_plan() -> None:
    """Ids twice, days to come, an effort of nothing, and a day of an action that is not done."""
    bad = evolve(
        ACTION, effort=0.0, done_on=DAY + timedelta(1), follow_ups=(FollowUp("f", DAY + timedelta(1), ""),)
    )
    found = [each.where for each in plan_problems(DevelopmentPlan("r", actions=(ACTION, bad)), DAY)]
    assert found == [
        "actions[1].id",
        "actions[1].done_on",
        "actions[1].follow_ups[0].on",
        "actions[1].effort",
        "actions[1].state",
    ]

"""`ips review plan ID`: the development plan of a review: made from what it recommends, changed, followed."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import click
from attrs import evolve

from ipscore.cli.output import fields_line, print_json, say
from ipscore.cli.parts import day, day_option, json_option, subcommand, whole_number
from ipscore.cli.review_opening import OpenedReview, open_review, refusing, review_argument
from ipscore.cli.session import BROKEN, Refused, Session, refusal
from ipscore.fidelity.comparison import given
from ipscore.fidelity.final import final_ratings
from ipscore.fidelity.plan_progress import (
    LEFT,
    PlanProgress,
    action_of,
    followed,
    in_state,
    plan_progress,
    with_action,
)
from ipscore.language import Language
from ipscore.message import msg
from ipscore.problem import Problem
from ipscore.records.consistency_review import plan_problems
from ipscore.records.development_plan import Action, ActionState, DevelopmentPlan, FollowUp

MOST_POINTS = 999


def command(language: Language) -> click.Command:
    """Make the command, with its help in `language`."""
    states = click.Choice([each.value for each in ActionState])
    return subcommand(
        language,
        "plan",
        _plan,
        [
            review_argument(language),
            click.Option(
                ["--make"],
                is_flag=True,
                help=language("Make the plan from the recommendations, or add those it lacks."),
            ),
            click.Option(["--action"], metavar="ID", help=language("The action to change, or to note on.")),
            click.Option(
                ["--add"], metavar=language("CRITERION"), help=language("Add an action for this criterion.")
            ),
            click.Option(["--text"], help=language("What is done.")),
            click.Option(["--owner"], metavar=language("NAME"), help=language("Who answers for it.")),
            day_option(language, "--due", "due", language("By when.")),
            click.Option(["--expected"], metavar=language("SCORE"), help=language("Score expected of it.")),
            click.Option(["--state"], type=states, help=language("How far it has come.")),
            click.Option(["--note"], help=language("What a steering meeting noted of it.")),
            day_option(
                language, "--on", "on", language("Day of the steering meeting or change; otherwise today.")
            ),
            day_option(language, "--agreed", "agreed", language("Day the plan was agreed on.")),
            day_option(language, "--next-review", "next_review", language("Day of the next review.")),
            json_option(language),
        ],
        text=language("Make, show and follow the development plan of a review."),
    )


@click.pass_obj
def _plan(session: Session, /, review_id: str, make: bool, as_json: bool, **typed: str | None) -> int:
    from ipscore.store import NotFound, review_work  # the store is not needed for the help

    language = session.language
    opened = open_review(session, review_id)
    workspace, today = opened.workspace, opened.workspace.today()
    days = {key: day(typed[key], today, language, f"--{key.replace('_', '-')}") for key in _DAYS}
    if make:
        from ipscore.plugin.registry import UnknownRulesError  # as above

        try:
            rules = opened.registry.rules_of(workspace.info)
        except UnknownRulesError as error:
            raise Refused(error.problem, code=BROKEN) from error
        with refusing():
            review_work.make_plan(workspace, opened.registry.scales, review_id, rules)
    try:
        with refusing():
            if any(each is not None for each in typed.values()):
                changes = _Changes(opened, typed, days, today, language)
                review_work.change_plan(workspace, review_id, changes.applied)
    except Refused as error:
        if isinstance(error.__cause__, NotFound):
            raise _no_plan(review_id) from error
        raise
    try:
        plan = workspace.plans.get(review_id).record
    except NotFound as error:
        raise _no_plan(review_id) from error
    ratings = final_ratings(opened.review, opened.here.found.files) or {}
    scores = {
        key: score
        for key in opened.scale.criteria
        if (score := given(opened.scale, ratings, key)) is not None
    }
    progress = plan_progress(plan, today, scores)
    if as_json:
        print_json(plan_data(plan, progress, today))
    else:
        _print(plan, progress, opened, language)
    return 0


_DAYS = ("due", "on", "agreed", "next_review")


def _no_plan(review_id: str) -> Refused:
    return Refused(
        Problem(
            msg("The review has no development plan yet."),
            expected=msg("ips review plan {id} --make", id=review_id),
        )
    )


class _Changes:
    """What was typed, to be laid over a plan."""

    def __init__(
        self,
        opened: OpenedReview,
        typed: Mapping[str, str | None],
        days: Mapping[str, date | None],
        today: date,
        language: Language,
    ) -> None:
        from ipscore.store import new_id  # the store is not needed for the help

        self.scale, self.typed, self.days = opened.scale, typed, days
        self.today, self.on = today, days["on"] or today
        self.expected = whole_number(typed["expected"], MOST_POINTS, language, "--expected")
        self.new = new_id
        if (criterion := typed["add"]) is not None and criterion not in self.scale.criteria:
            ids = tuple(self.scale.criteria)
            raise refusal(msg("the scale has no criterion {id}", id=criterion), ids, criterion)
        if self.expected is not None and self.expected not in self.scale.scores:
            low, high = self.scale.score_low, self.scale.score_high
            raise Refused(
                Problem(
                    msg("the score {score} is not on the scale", score=self.expected),
                    expected=msg("{low}–{high}", low=low, high=high),
                )
            )
        about = [each for each in _ABOUT_ONE if typed[each] is not None]
        if about and typed["action"] is None and criterion is None:
            raise Refused(
                Problem(
                    msg("It is not told which action is meant."),
                    expected=msg("--action and the id of one, or --add and a criterion"),
                )
            )

    def applied(self, plan: DevelopmentPlan) -> DevelopmentPlan:
        """The plan with the changes. Raises UnknownActionError, Refused."""
        changes: dict[str, Any] = {
            "agreed_on": self.days["agreed"] or plan.agreed_on,
            "next_review_on": self.days["next_review"] or plan.next_review_on,
        }
        plan = evolve(plan, **changes)
        action_id = self.typed["action"]
        if self.typed["add"] is not None:
            action_id = self.new()
            plan = with_action(plan, Action(action_id, self.typed["add"], self.typed["text"] or ""))
        if action_id is not None:
            plan = self._action(plan, action_id)
        problems = plan_problems(plan, self.today)
        if problems:
            raise Refused(*problems)
        return plan

    def _action(self, plan: DevelopmentPlan, action_id: str) -> DevelopmentPlan:
        action = action_of(plan, action_id)
        state = None if self.typed["state"] is None else ActionState(self.typed["state"])
        action = evolve(
            action,
            text=action.text if self.typed["text"] is None else self.typed["text"],
            owner=action.owner if self.typed["owner"] is None else self.typed["owner"],
            due=self.days["due"] or action.due,
            expected_score=self.expected or action.expected_score,
        )
        note = self.typed["note"]
        if note is None:
            return with_action(plan, action if state is None else in_state(action, state, self.on))
        return followed(with_action(plan, action), action_id, FollowUp(self.new(), self.on, note, state))


_ABOUT_ONE = ("text", "owner", "due", "expected", "state", "note")


def _print(plan: DevelopmentPlan, progress: PlanProgress, opened: OpenedReview, language: Language) -> None:
    for each in plan.actions:
        name = opened.scale.criteria.get(each.criterion)
        title = each.criterion if name is None else f"{each.criterion}. {language.text(name.name)}"
        due = "–" if each.due is None else language.date(each.due)
        late = [language("late")] if each.id in progress.overdue else []
        expected = "–" if each.expected_score is None else str(each.expected_score)
        say(
            fields_line(
                [
                    each.id,
                    title,
                    language.choice(each.state),
                    *late,
                    language("due {day}", day=due),
                    each.owner or "–",
                    language("expected score {score}", score=expected),
                ]
            )
        )
        say("    " + " ".join(each.text.split()))
        for note in each.follow_ups:
            say(f"    {language.date(note.on)}: {' '.join(note.note.split())}")
    done = "–" if progress.share_done is None else language.percent(progress.share_done, 0)
    say(
        language(
            "Actions: {count}, done {done}, late {late}. Points expected: {expected}, gained: {gained}.",
            count=progress.actions,
            done=done,
            late=len(progress.overdue),
            expected=progress.expected,
            gained=progress.gained,
        )
    )
    if plan.next_review_on is not None:
        say(language("Next review by {day}.", day=plan.next_review_on))


def plan_data(plan: DevelopmentPlan, progress: PlanProgress, today: date) -> dict[str, object]:
    """A development plan for programs."""
    return {
        "review": plan.id,
        "agreed_on": _iso(plan.agreed_on),
        "next_review_on": _iso(plan.next_review_on),
        "actions": [
            {
                "id": each.id,
                "criterion": each.criterion,
                "text": each.text,
                "owner": each.owner,
                "due": _iso(each.due),
                "overdue": each.state in LEFT and each.due is not None and each.due < today,
                "state": each.state.value,
                "expected_score": each.expected_score,
                "done_on": _iso(each.done_on),
                "follow_ups": [
                    {
                        "on": note.on.isoformat(),
                        "note": note.note,
                        "state": None if note.state is None else note.state.value,
                    }
                    for note in each.follow_ups
                ],
            }
            for each in plan.actions
        ],
        "progress": {
            "share_done": progress.share_done,
            "overdue": list(progress.overdue),
            "next_due": _iso(progress.next_due),
            "points_expected": progress.expected,
            "points_gained": progress.gained,
            "without_owner": list(progress.without_owner),
            "without_day": list(progress.without_day),
        },
    }


def _iso(on: date | None) -> str | None:
    return None if on is None else on.isoformat()

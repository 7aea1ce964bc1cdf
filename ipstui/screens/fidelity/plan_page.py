"""The development plan of a review: its actions, how they come along, what steering meetings noted."""

from functools import partial
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import DataTable, Static

from ipscore.definitions.scale import Scale
from ipscore.fidelity.comparison import given
from ipscore.fidelity.plan_progress import PlanProgress, action_of, in_state, plan_progress, with_action
from ipscore.message import N_, msg
from ipscore.records.development_plan import Action, ActionState, DevelopmentPlan
from ipscore.store.review_work import change_plan, make_plan
from ipstui.cells import fit
from ipstui.lines import broken, hanging
from ipstui.practice import PracticeRefusedError, practice_of, registry_of
from ipstui.screens.fidelity.plan_forms import ActionEntry, FollowUpEntry
from ipstui.screens.fidelity.scale_page import ScalePage
from ipstui.screens.fidelity.table_cell import cell
from ipstui.screens.fidelity.working import Done
from ipstui.widgets.table import LineTable

CRITERION_CELLS = 3
OWNER_CELLS = 15
DUE_CELLS = 14
STATE_CELLS = 13
EXPECTED_CELLS = 9
WIDE = 100
"""Width of the terminal from which the expected scores stand in a column of their own."""
ABOUT_LINES = 6


class PlanPage(ScalePage):
    """The actions in the order of the criteria."""

    TITLE_TEXT = N_("Development plan")
    HELP_TEXT = N_(
        "What is done to raise the service, criterion by criterion. Where there is no plan yet, Enter makes "
        "one from the recommendations of the review: an action for each criterion under 4.\n\n"
        "Enter or e changes an action: who answers for it, by when, how far it is, which score is expected. "
        "n adds one. l notes what a steering meeting said of it, and may change its state; Space marks it "
        "done, or not after all. u undoes. “!” marks an action that is overdue."
    )
    KEYS = ("plan.open", "plan.new", "plan.follow_up", "plan.done", "plan.edit", "review.back")
    DEFAULT_CSS = """
    PlanPage #progress { height: auto; padding: 0 1; }
    PlanPage LineTable { height: 1fr; padding: 0 0 0 1; }
    PlanPage #about { height: auto; max-height: 8; padding: 0 1; border-top: solid $foreground 40%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", N_("open"), id="plan.open"),
        Binding("e", "open", N_("edit"), id="plan.edit", show=False),
        Binding("n", "new", N_("add"), id="plan.new"),
        Binding("l", "follow_up", N_("follow-up"), id="plan.follow_up"),
        Binding("space", "done", N_("done"), id="plan.done"),
    ]

    def body(self) -> ComposeResult:
        """How it comes along, the actions, the one under the cursor."""
        yield Static(id="progress")
        yield LineTable(id="actions")
        yield Static(id="about")

    @property
    def plan(self) -> DevelopmentPlan | None:
        """The plan, when there is one."""
        return self.entry.plan

    @property
    def progress(self) -> PlanProgress:
        """How it comes along."""
        ratings = self.entry.ratings or {}
        found = {each: given(self.scale, ratings, each) for each in self.scale.criteria}
        scores = {each: score for each, score in found.items() if score is not None}
        plan = self.plan or DevelopmentPlan(self.entry.review.id)
        return plan_progress(plan, self.session.today, scores)

    def show_records(self) -> None:
        """The progress and the actions."""
        language, plan = self.language, self.plan
        cells = self.size.width - 4
        progress, about = self.query_one("#progress", Static), self.query_one("#about", Static)
        if plan is None:
            words = language("No plan yet. Enter makes one from the recommendations of the review.")
            progress.update(Content("\n".join(broken(words, cells))))
            about.update(Content(""))
            self.query_one(LineTable).fill([(Text(""), "text", cells)], [])
            return
        progress.update(Content("\n".join(broken(self._progress(plan), cells))))
        wide = self.size.width >= WIDE
        fixed = CRITERION_CELLS + OWNER_CELLS + DUE_CELLS + STATE_CELLS + (EXPECTED_CELLS if wide else 0)
        headings = [
            ("", "criterion", CRITERION_CELLS),
            (language("Action"), "text", max(20, cells - fixed)),
            (language("Who"), "owner", OWNER_CELLS),
            (language("Deadline"), "due", DUE_CELLS),
            (language("State"), "state", STATE_CELLS),
        ]
        if wide:
            headings.append((language("Score"), "expected", EXPECTED_CELLS))
        sizes = [size for _title, _key, size in headings]
        overdue = set(self.progress.overdue)
        rows = []
        for each in _ordered(self.scale, plan):
            words_of = zip(self._cells(each, late=each.id in overdue)[: len(sizes)], sizes, strict=True)
            rows.append((each.id, [Text(cell(words, size)) for words, size in words_of]))
        self.query_one(LineTable).fill(
            [(Text(fit(title, size - 1)), key, size) for title, key, size in headings], rows
        )
        self._show_about()

    @on(DataTable.RowHighlighted)
    def cursor_moved(self) -> None:
        """Tell about the action under the cursor."""
        self._show_about()

    @on(DataTable.RowSelected)
    def action_open(self) -> None:
        """Change the action under the cursor, or make the plan."""
        action = self._here()
        if self.plan is None:
            self._make()
        elif action is not None:
            make = partial(ActionEntry, self.session, self.scale, self.entry.review.id, action.id)
            self.ask(ActionEntry.FORM, action.id, make)

    def action_new(self) -> None:
        """Add an action."""
        if self.plan is None:
            self._make()
        else:
            make = partial(ActionEntry, self.session, self.scale, self.entry.review.id)
            self.ask(ActionEntry.FORM, "", make)

    def action_follow_up(self) -> None:
        """Note what a steering meeting said of the action."""
        action = self._here()
        if action is not None:
            make = partial(FollowUpEntry, self.session, self.entry.review.id, action.id)
            self.ask(FollowUpEntry.FORM, action.id, make)

    def action_done(self) -> None:
        """Done, or not after all."""
        action = self._here()
        if action is None:
            return
        state = ActionState.OPEN if action.state is ActionState.DONE else ActionState.DONE
        today, review, work = self.session.today, self.entry.review.id, self.session.open_workspace

        def step(plan: DevelopmentPlan) -> DevelopmentPlan:
            return with_action(plan, in_state(action_of(plan, action.id), state, today))

        title = N_("State of an action")
        self.take_step(
            "plans", title, lambda: Done(change_plan(work, review, step)), msg("Saved. u takes it back.")
        )

    def _make(self) -> None:
        session, review = self.session, self.entry.review.id

        def step() -> Done:
            try:
                rules = practice_of(session).rules
            except PracticeRefusedError:
                # Only the day of the next review rests on the rules; the usual rhythm stands in for them.
                rules = None
            scales = registry_of(session).scales
            return Done(make_plan(session.open_workspace, scales, review, rules))

        words = msg("The plan was made. Give each action an owner and a day.")
        self.take_step("plans", N_("Development plan"), step, words)

    def _here(self) -> Action | None:
        key = self.query_one(LineTable).key_under_cursor
        actions = () if self.plan is None else self.plan.actions
        return next((each for each in actions if each.id == key), None)

    def _progress(self, plan: DevelopmentPlan) -> str:
        language, found = self.language, self.progress
        kept = found.actions - found.states.get(ActionState.DROPPED, 0)
        told = [language("Done {done}/{all}", done=found.states.get(ActionState.DONE, 0), all=kept)]
        if found.overdue:
            told.append("! " + language("overdue {count}", count=len(found.overdue)))
        if found.next_due is not None:
            told.append(language("next due {day}", day=found.next_due))
        told.append(
            language("points gained {gained}/{expected}", gained=found.gained, expected=found.expected)
        )
        if found.without_owner:
            told.append(language("without an owner {count}", count=len(found.without_owner)))
        if plan.next_review_on is not None:
            told.append(language("next review {day}", day=plan.next_review_on))
        return " · ".join(told)

    def _cells(self, each: Action, *, late: bool) -> list[str]:
        due = "–" if each.due is None else self.language.date(each.due)
        expected = "" if each.expected_score is None else f"→ {each.expected_score}"
        state = self.language.choice(each.state)
        return [
            f"{each.criterion:>2}",
            each.text,
            each.owner or "–",
            f"! {due}" if late else due,
            f"✓ {state}" if each.state is ActionState.DONE else state,
            expected,
        ]

    def _show_about(self) -> None:
        action, language = self._here(), self.language
        about = self.query_one("#about", Static)
        if action is None:
            about.update(Content(""))
            return
        cells = self.size.width - 2
        criterion = self.scale.criteria.get(action.criterion)
        name = f"{action.criterion} {language.text(criterion.name)}" if criterion is not None else ""
        if action.expected_score is not None:
            name += " · " + language("expected score {score}", score=action.expected_score)
        lines = [*hanging("", name, cells), *broken(action.text, cells)]
        for each in reversed(action.follow_ups):
            state = f" ({language.choice(each.state)})" if each.state is not None else ""
            lines += hanging("  ", f"{language.date(each.on)} {each.note}{state}", cells)
        if len(lines) > ABOUT_LINES:
            lines = [*lines[: ABOUT_LINES - 1], fit(" ".join(lines[ABOUT_LINES - 1 :]), cells)]
        about.update(Content("\n".join(lines)))


def _ordered(scale: Scale, plan: DevelopmentPlan) -> list[Action]:
    order = {each: at for at, each in enumerate(scale.criteria)}
    return sorted(plan.actions, key=lambda each: order.get(each.criterion, len(order)))

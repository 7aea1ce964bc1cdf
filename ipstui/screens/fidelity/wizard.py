"""The review wizard: one criterion at a time, drawn from a `Sheet`, saved as one moves on."""

from typing import ClassVar

from attrs import evolve
from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input, Static, TextArea

from ipscore.definitions.scale import Scale
from ipscore.fidelity.alone import finishing_problems
from ipscore.message import N_, msg
from ipscore.problem import Problem
from ipstui.cells import width
from ipstui.screens.choice import ChoicePage
from ipstui.screens.fidelity.entries import ReviewEntry
from ipstui.screens.fidelity.pane import SheetPane
from ipstui.screens.fidelity.rail import CriterionWanted
from ipstui.screens.fidelity.result import ResultPage
from ipstui.screens.fidelity.score_line import ScoreLine, ScoreWanted
from ipstui.screens.fidelity.sheet_page import SheetPage
from ipstui.screens.fidelity.why import WhyPage
from ipstui.screens.fidelity.wizard_keys import WIZARD_KEYS
from ipstui.session import Session
from ipstui.widgets.steady import steady


class FinishChoice(ChoicePage):
    """Whether to finish."""

    AREA = "fidelity"


WIDE = 100
"""Width of the terminal from which the rail tells the names of the criteria."""


class WizardPage(SheetPage):
    """One assessor's rating of one review."""

    TITLE_TEXT = N_("Fidelity review")
    HELP_TEXT = N_(
        "One criterion at a time. A digit gives the score, “-” says that it cannot be rated, ↓ goes on. "
        "Where the criterion has elements, answer them first: space, or y and n. Tab goes to the fields; a "
        "reason is asked for when the score differs from the suggestion.\n\n"
        "F9 shows what it comes to so far. F10 finishes: it says what is missing, and with several assessors "
        "everybody’s scores are shown to the others when all have finished.\n\n"
        "Every answer is saved when you move on. Leave at any time: you come back to the same criterion, "
        "and what you were typing is offered again.\n\n"
        "In the list at the left: · not rated, – cannot be rated, ! a reason is missing. F2 goes to the "
        "next of these. w tells how the suggestion came about and which records it was read from."
    )
    KEYS = (
        "wizard.element_yes",
        "wizard.element_no",
        "wizard.next",
        "wizard.goto",
        "wizard.why",
        "wizard.missing",
        "wizard.finish",
        "wizard.leave",
    )
    BINDINGS: ClassVar[list[BindingType]] = [*WIZARD_KEYS]

    def __init__(
        self,
        session: Session,
        entry: ReviewEntry,
        scale: Scale,
        assessor: str,
    ) -> None:
        super().__init__(session, entry, scale, assessor)
        self._rater = next((each.name for each in entry.assessors if each.id == assessor), assessor)

    def body(self) -> ComposeResult:
        """The sheet, a line to go to a criterion, the status."""
        yield SheetPane(self, self.language)
        yield steady(Input(id="goto", compact=True))
        yield Static(id="status")

    @property
    def pane(self) -> SheetPane:
        """What shows the sheet."""
        return self.query_one(SheetPane)

    def where(self) -> str:
        """Which review, who rates, how far it has come."""
        language = self.language
        done = f"{self.sheet.answered}/{len(self.sheet.scale.criteria)}"
        return " · ".join((self.review.unit, language.choice(self.review.kind), self._rater, done))

    def relabel(self) -> None:
        """Words in the new language."""
        self.pane.language = self.language
        if self.ready:
            self.show_fields()
            self.show_answers()

    # Answering

    def action_score(self, score: int) -> None:
        """Give a score or a special code."""
        scale = self.sheet.scale
        if score in scale.scores or any(each.code == score for each in scale.codes):
            self.rate(evolve(self.sheet.rating(self.here), score=score, not_ratable=False))
        else:
            self.say(msg("Scores here are {low}–{high}.", low=scale.score_low, high=scale.score_high))

    def action_step(self, step: int) -> None:
        """One score up or down: for scales with more scores than digits."""
        scale = self.sheet.scale
        score = self.sheet.rating(self.here).score
        target = (scale.score_low if step > 0 else scale.score_high) if score is None else score + step
        self.action_score(min(max(target, scale.score_low), scale.score_high))

    def action_not_ratable(self) -> None:
        """Looked at, and cannot be rated; a second time takes that back."""
        rating = self.sheet.rating(self.here)
        self.rate(evolve(rating, score=None, not_ratable=not rating.not_ratable))

    def action_clear(self) -> None:
        """No score after all."""
        self.rate(evolve(self.sheet.rating(self.here), score=None, not_ratable=False))

    @on(ScoreWanted)
    def score_clicked(self, message: ScoreWanted) -> None:
        """A score was chosen with the mouse."""
        if message.score is None:
            self.action_not_ratable()
        else:
            self.action_score(message.score)

    def answer_element(self, element: str, answer: bool | None) -> None:
        """Keep the answer; the suggestion follows."""
        rating = self.sheet.rating(self.here)
        answers = {each: given for each, given in rating.elements.items() if each != element}
        if answer is not None:
            answers[element] = answer
        self.rate(evolve(rating, elements=answers))

    def leave_elements(self, step: int) -> None:
        """Below the last element stands the score, above the first the criterion before."""
        if step > 0:
            self.set_focus(self.query_one(ScoreLine))
        else:
            self.action_move(-1)

    @on(TextArea.Changed)
    def typed(self) -> None:
        """Take over what is typed. What was remembered beside the score stays as it was."""
        owed = self.sheet.reason_owed(self.here)
        self.collect()
        if self.sheet.reason_owed(self.here) != owed:
            self.show_answers()

    def collect(self) -> None:
        """Take over what stands in the fields, if it is anything new."""
        if not self.ready:
            return
        rating = evolve(self.sheet.rating(self.here), **self.pane.values())
        if rating != self.sheet.rating(self.here):
            self.take(rating)

    # Moving

    def action_move(self, step: int) -> None:
        """The next criterion, or the one before; past the ends nowhere."""
        order = list(self.sheet.scale.criteria)
        self.go(order[min(max(order.index(self.here) + step, 0), len(order) - 1)])

    def action_missing(self) -> None:
        """The next criterion that still needs something."""
        target = self.sheet.next_unfinished(self.here)
        if target is None:
            self.say(msg("Every criterion has been looked at. F10 finishes."))
        self.go(target or self.here)

    def action_goto(self) -> None:
        """Ask for a number or a part of a name."""
        goto = self.query_one("#goto", Input)
        goto.placeholder = self.language("Number of the criterion, or a part of its name")
        goto.value = ""
        goto.display = True
        self.set_focus(goto)

    @on(Input.Submitted, "#goto")
    def goto_given(self, message: Input.Submitted) -> None:
        """Go there."""
        self._close_goto()
        wanted = message.value.strip().casefold()
        criteria = self.sheet.scale.criteria
        found = [each for each in criteria if each.casefold() == wanted]
        names = {each: self.language.text(one.name).casefold() for each, one in criteria.items()}
        found += [each for each in criteria if wanted and wanted in names[each]]
        if found:
            self.go(found[0])
        elif wanted:
            self.say(msg("No criterion is called “{typed}”.", typed=message.value.strip()))

    @on(CriterionWanted)
    def criterion_clicked(self, message: CriterionWanted) -> None:
        """A criterion was chosen in the rail."""
        self.go(message.criterion)

    def go(self, criterion: str) -> None:
        """Go to a criterion; what was answered is saved."""
        if not self.ready:
            return
        self.collect()
        self.save()
        if criterion != self.here:
            self.show_criterion(criterion)
            self.saver.later(self.write_draft)

    def action_read_on(self) -> None:
        """The next page of what is asked."""
        self.pane.read_on()

    def action_why(self) -> None:
        """How the suggestion came about, and the records behind the evidence."""
        self.app.push_screen(WhyPage(self.session, self.sheet, self.here, self.review, self.assessor))

    def action_result(self) -> None:
        """Save, and show what it comes to so far."""
        self.go(self.here)
        whose = self._rater if self.alone else None
        self.app.push_screen(ResultPage(self.session, self.entry, self.sheet, whose=whose))

    def action_finish(self) -> None:
        """Finish when every criterion is looked at; otherwise go to the first that is not, and say why."""
        if not self.ready:
            return
        self.go(self.here)
        found = (*self.sheet.problems(), *finishing_problems(self.sheet.scale, self.sheet.ratings))
        if found:
            self._tell_unfinished(found)
        elif self.alone:
            words = self.language(
                "You have looked at every criterion. When you finish, you change nothing any more until "
                "all have finished; then you see each other’s scores and agree."
            )
            options = [
                ("yes", self.language("Finish")),
                ("no", self.language("Not yet")),
            ]
            self.app.push_screen(FinishChoice(self.session, self.review.unit, words, options), self._answered)
        else:
            self.finish()

    def finished(self, *, opened: bool) -> None:
        """With several assessors back to the review; a single one sees what it comes to."""
        if not self.alone:
            self.action_result()
            return
        if opened:
            self.say(msg("You have finished, and so have the others: Enter begins to agree."))
        else:
            self.say(msg("You have finished. The scores of all are shown when everybody has."))
        self.dismiss()

    def refused(self, problems: tuple[Problem, ...]) -> None:
        """The store or the rules say no."""
        self._tell_unfinished(problems)

    def _answered(self, answer: str | None) -> None:
        if answer == "yes":
            self.finish()

    def _tell_unfinished(self, problems: tuple[Problem, ...]) -> None:
        """At the first criterion in question, how many more wait."""
        criteria = self.sheet.scale.criteria
        at: dict[str, Problem] = {}
        for each in problems:
            step = next((str(step) for step in each.path if str(step) in criteria), "")
            at.setdefault(step, each)
        first = next((each for each in criteria if each in at), "")
        if first:
            self.go(first)
        words = self.language.message(at[first].message)
        if len(at) > 1:
            words += "\n" + self.language(
                "{count} more criteria wait: F2 goes to the next.", count=len(at) - 1
            )
        self.say(words, severity="warning")

    def action_leave(self) -> None:
        """Close the line of going to a criterion, or leave."""
        if self.query_one("#goto", Input).display:
            self._close_goto()
        else:
            super().action_leave()

    # Drawing

    def on_resize(self, event: events.Resize) -> None:
        """A wider terminal tells the names of the criteria."""
        self.set_class(event.size.width >= WIDE, "-wide")
        self.show_status()

    def show_criterion(self, criterion: str) -> None:
        """Go to a criterion on the screen."""
        self.here = criterion
        self.show_fields()
        self.pane.begin(self.sheet, criterion)
        self.show_status()
        self.show_header()

    def show_fields(self) -> None:
        """The criterion and its fields."""
        self.pane.show(self.sheet, self.here, busy=self.busy)

    def show_answers(self) -> None:
        """The criterion without its fields."""
        if self.ready:
            self.pane.show_answers(self.sheet, self.here, busy=self.busy)
            self.show_status()
            self.show_header()

    def show_status(self) -> None:
        """What it comes to, how saving stands."""
        if not self.ready:
            return
        language, result = self.language, self.sheet.result()
        low, high = result.possible
        left = language("Possible total {low}–{high}", low=low, high=high)
        if result.complete:
            left = language("Every criterion has a score")
        right = self.saver.words(language)
        gap = max(1, self.size.width - 2 - width(left) - width(right))
        self.query_one("#status", Static).update(Content(f"{left}{' ' * gap}{right}"))

    def _close_goto(self) -> None:
        self.query_one("#goto", Input).display = False
        self.set_focus(self.query_one(ScoreLine))

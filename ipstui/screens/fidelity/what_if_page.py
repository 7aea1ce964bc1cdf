"""What if: other scores, what they would come to, and the smallest sets of steps to the next band.

Nothing here is kept: it is thinking aloud beside a result.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import DataTable, Static

from ipscore.definitions.scale import Scale
from ipscore.fidelity.comparison import given, signed
from ipscore.fidelity.scoring import ScaleResult, score
from ipscore.fidelity.what_if import Reaching, Steps, efforts_of, next_band, reaching, what_if
from ipscore.message import N_, msg
from ipscore.records.review import Rating
from ipstui.cells import fit, width
from ipstui.lines import broken
from ipstui.screens.fidelity.entries import ReviewEntry, known
from ipstui.screens.fidelity.table_cell import cell
from ipstui.screens.fidelity.working import ReviewWorkPage
from ipstui.session import Session
from ipstui.widgets.table import LineTable

NOW_CELLS = 6
THEN_CELLS = 8
EFFORT_CELLS = 12
SETS_SHOWN = 50
EFFORTS = range(1, 10)


class WhatIfPage(ReviewWorkPage):
    """The criteria above, the sets of steps below; Tab goes from one to the other."""

    TITLE_TEXT = N_("What if")
    HELP_TEXT = N_(
        "← and → lower and raise the score of the criterion under the cursor; the total and its band follow "
        "at once. Below stand the sets of steps that reach the next band with the least effort: exact, and "
        "all of them up to 50. Tab goes there, and Enter takes a set over into the scores.\n\n"
        "A digit says what one point of the criterion takes, 1 where nobody said otherwise; efforts of the "
        "development plan are there from the start. x marks a criterion that cannot be raised. Delete "
        "brings the scores of the review back. Nothing here is saved."
    )
    KEYS = (
        "whatif.down",
        "whatif.up",
        "whatif.effort_2",
        "whatif.fixed",
        "whatif.take",
        "whatif.other",
        "review.back",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "change(-1)", N_("lower"), id="whatif.down"),
        Binding("right", "change(1)", N_("raise"), id="whatif.up"),
        Binding("x", "fixed", N_("cannot be raised"), id="whatif.fixed"),
        Binding("enter", "take", N_("take the set"), id="whatif.take"),
        Binding("delete", "anew", N_("scores of the review"), id="whatif.anew", show=False),
        Binding("tab", "other", N_("sets / scores"), id="whatif.other"),
        *(
            Binding(str(each), f"effort({each})", N_("effort"), id=f"whatif.effort_{each}", show=False)
            for each in EFFORTS
        ),
    ]

    def __init__(
        self, session: Session, entry: ReviewEntry, scale: Scale, ratings: Mapping[str, Rating]
    ) -> None:
        super().__init__(session, entry)
        self.scale = scale
        self.ratings = ratings
        self.changes: dict[str, int] = {}
        self.effort: dict[str, Fraction] = efforts_of(scale, entry.plan)
        self.fixed: set[str] = set()
        self._sets: Mapping[str, Steps] = {}

    def changed(self) -> None:
        """What is tried out stands over the scores as they are now."""
        self.ratings = known(self.scale, self.entry.ratings or {})

    def body(self) -> ComposeResult:
        """What it comes to, the scores, the way to the next band."""
        yield Static(id="total")
        yield LineTable(id="scores")
        yield Static(id="reach")
        yield LineTable(id="sets")

    def on_mount(self) -> None:
        """The cursor in the scores."""
        self.query_one("#sets", LineTable).show_header = False
        self.query_one("#scores", LineTable).focus()

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002 - Textual's own
        """Draw for the new width."""
        self.show_records()

    def where(self) -> str:
        """Of which review."""
        return f"{self.language(self.TITLE_TEXT)} · {self.entry.review.unit}"

    @property
    def result(self) -> ScaleResult:
        """What the changed scores come to."""
        return what_if(self.scale, self.ratings, self.changes)

    def show_records(self) -> None:
        """The scores, what they come to, the way on."""
        self._show_total()
        self._show_scores()
        self._show_sets()

    def action_change(self, step: int) -> None:
        """One point less or more."""
        criterion = self.query_one("#scores", LineTable).key_under_cursor
        if criterion is None:
            return
        before = given(self.scale, self.ratings, criterion)
        now = self.changes.get(criterion, before)
        then = (self.scale.score_low if step > 0 else self.scale.score_high) if now is None else now + step
        then = min(max(then, self.scale.score_low), self.scale.score_high)
        self.changes = {**self.changes, criterion: then}
        if then == before:
            del self.changes[criterion]
        self.show_records()

    def action_effort(self, effort: int) -> None:
        """What one point of the criterion takes."""
        criterion = self.query_one("#scores", LineTable).key_under_cursor
        if criterion is not None:
            self.effort = {**self.effort, criterion: Fraction(effort)}
            self.show_records()

    def action_fixed(self) -> None:
        """The criterion cannot be raised, or can after all."""
        criterion = self.query_one("#scores", LineTable).key_under_cursor
        if criterion is not None:
            self.fixed ^= {criterion}
            self.show_records()

    def action_anew(self) -> None:
        """The scores of the review."""
        self.changes = {}
        self.show_records()

    @on(DataTable.RowSelected, "#sets")
    def action_take(self) -> None:
        """Take the set under the cursor over into the scores."""
        steps = self._sets.get(self.query_one("#sets", LineTable).key_under_cursor or "")
        if steps is None:
            self.say(msg("There is no set to take."))
            return
        self.changes = {**self.changes, **steps.scores}
        self.query_one("#scores", LineTable).focus()
        self.show_records()

    def action_other(self) -> None:
        """From the scores to the sets, and back."""
        scores, sets = self.query_one("#scores", LineTable), self.query_one("#sets", LineTable)
        (scores if self.focused is sets or not self._sets else sets).focus()

    def _show_total(self) -> None:
        language = self.language
        before = {part.id: part for part in score(self.scale, self.ratings).parts}
        told = []
        for part in self.result.parts:
            name = language.text(self.scale.parts[part.id].name) + " " if len(before) > 1 else ""
            if part.total is None:
                told.append(f"{name}– {language('no total: {count} missing', count=len(part.missing))}")
                continue
            band = f" · {language.text(part.band.name)}" if part.band is not None else ""
            was = before[part.id].total
            change = "" if was is None or was == part.total else f" ({signed(part.total - was)})"
            told.append(f"{name}{part.total}/{part.max}{band}{change}")
        lines = [line for each in told for line in broken(each, self.size.width - 2)]
        self.query_one("#total", Static).update(Content.styled("\n".join(lines), "bold"))

    def _show_scores(self) -> None:
        language = self.language
        cells = self.size.width - 4
        name = cells - NOW_CELLS - THEN_CELLS - EFFORT_CELLS
        headings = [
            (language("Criterion"), "name", name),
            (language("Now"), "now", NOW_CELLS),
            (language("Then"), "then", THEN_CELLS),
            (language("Effort"), "effort", EFFORT_CELLS),
        ]
        digits = max(map(width, self.scale.criteria))
        rows = []
        for each, criterion in self.scale.criteria.items():
            now = given(self.scale, self.ratings, each)
            then = f"→ {self.changes[each]}" if each in self.changes else ""
            effort = language("fixed") if each in self.fixed else self._effort(each)
            name_words = f"{each:>{digits}} {language.text(criterion.name)}"
            words = (name_words, "·" if now is None else str(now), then, effort)
            sized = zip(words, headings, strict=True)
            rows.append((each, [Text(cell(text, size)) for text, (_t, _k, size) in sized]))
        self.query_one("#scores", LineTable).fill(
            [(Text(fit(title, size - 1)), key, size) for title, key, size in headings], rows
        )

    def _effort(self, criterion: str) -> str:
        effort = self.effort.get(criterion)
        if effort is None:
            return ""
        return self.language.number(float(effort), 0 if effort.denominator == 1 else 1)

    def _show_sets(self) -> None:
        language = self.language
        told, found = self._reaching()
        if found is not None:
            told = self._reach_words(found)
        lines = broken(told, self.size.width - 2)
        self.query_one("#reach", Static).update(Content("\n".join(lines)))
        sets = () if found is None else found.sets[:SETS_SHOWN]
        self._sets = {str(number): each for number, each in enumerate(sets)}
        cells = self.size.width - 4
        drawn = {key: fit(self._steps(each), cells) for key, each in self._sets.items()}
        rows = [(key, [Text(words, no_wrap=True)]) for key, words in drawn.items()]
        self.query_one("#sets", LineTable).fill([(Text(language("Sets")), "set", cells)], rows)

    def _reaching(self) -> tuple[str, Reaching | None]:
        """The way to the next band of the first part that has one above; words where there is none."""
        changed = {**self.ratings, **{each: Rating(score=to) for each, to in self.changes.items()}}
        part = next((each for each in self.result.parts if self.scale.parts[each.id].bands), None)
        if part is None:
            return self.language("This scale gives no bands."), None
        if part.total is None:
            return self.language("The way to a band is known when every criterion has a score."), None
        band = next_band(self.scale, part.id, part.total)
        if band is None:
            return self.language("This is the highest band."), None
        return "", reaching(self.scale, changed, band, part.id, self.effort, frozenset(self.fixed))

    def _reach_words(self, found: Reaching) -> str:
        language = self.language
        if found.effort is None:
            return language(
                "{points} points to {band}: the criteria left are not enough.",
                points=found.needed,
                band=found.band.name,
            )
        decimals = 0 if found.effort.denominator == 1 else 1
        return language(
            "{points} points to {band}; least effort {effort}, in {count} ways:",
            points=found.needed,
            band=found.band.name,
            effort=language.number(float(found.effort), decimals),
            count=found.count,
        )

    def _steps(self, steps: Steps) -> str:
        now = {each: self.changes.get(each, given(self.scale, self.ratings, each)) for each in steps.scores}
        return " · ".join(f"{each}: {now[each]}→{to}" for each, to in steps.scores.items())

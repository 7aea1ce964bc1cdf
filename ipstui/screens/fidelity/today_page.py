"""Fidelity today: what the records tell of every criterion between reviews, and how that moved by month."""

from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import DataTable, Static

from ipscore.definitions.scale import Scale
from ipscore.fidelity.sheet import Sheet
from ipscore.fidelity.today import PREVIOUS_MONTHS, CriterionToday, FidelityToday, fidelity_today
from ipscore.fidelity.trend import month_ends
from ipscore.language import Language
from ipscore.message import N_
from ipstui.cells import fit, pad, width
from ipstui.lines import broken
from ipstui.loading import problem_lines
from ipstui.practice import PracticeRefusedError, beside_of, scale_of
from ipstui.screens.counted import CountedLine
from ipstui.screens.fidelity.criterion_words import shown_value
from ipstui.screens.fidelity.table_cell import cell
from ipstui.screens.fidelity.today_messages import TodayComputed
from ipstui.screens.fidelity.why import WhyPage
from ipstui.screens.page import Page
from ipstui.session import DATASET_KINDS, Session
from ipstui.widgets.table import LineTable

FIGURE_CELLS, NOW_CELLS = 16, 4
ABOUT_LINES = 3
NONE = "·"
"""Stands for a month without a suggestion."""


class TodayWhyPage(WhyPage):
    """One criterion: the steps, what the records show of its elements, and the records behind each figure."""

    def __init__(self, session: Session, scale: Scale, found: CriterionToday) -> None:
        super().__init__(session, Sheet(scale, evidence={found.id: found.evidence}), found.id)
        self.found = found

    def lines(self) -> Iterable[CountedLine]:
        """The elements before the figures; nobody answers for them here."""
        yield from (CountedLine(each) for each in self._elements())
        yield from super().lines()

    def _elements(self) -> Iterable[str]:
        language = self.language
        for each in self.found.elements:
            why = "; ".join(language.message(step) for step in each.why)
            if each.shown is None:
                yield why
            else:
                shown = (
                    language("records show it in place")
                    if each.shown
                    else language("records show it missing")
                )
                yield f"{shown}: {language.text(each.element.text)} ({why})"


class FidelityTodayPage(Page[None]):
    """Every criterion on a line. Only suggestions: no total and no band is shown."""

    AREA = "fidelity"
    TITLE_TEXT = N_("Fidelity today")
    HELP_TEXT = N_(
        "What the records tell of every criterion between reviews: the figure the suggested score comes "
        "from, what was suggested at the end of each of the last 12 months, the newest last, and what is "
        "suggested now. A dot stands for no suggestion: there a person decides. “!” marks a suggestion that "
        "is not that of the month before.\n\n"
        "Enter tells how a figure was counted, and the records behind it. ← goes to the end of the month "
        "before, → back towards today. These are suggestions, not scores: there is no total and no band "
        "before a review."
    )
    KEYS = ("fidelity_today.open", "fidelity_today.before", "fidelity_today.after", "fidelity_today.back")
    NEEDS = DATASET_KINDS
    DEFAULT_CSS = """
    FidelityTodayPage #status { padding: 0 1; height: auto; color: $text-muted; }
    FidelityTodayPage LineTable { padding: 0 0 0 1; height: 1fr; }
    FidelityTodayPage #about { padding: 0 1; height: 4; border-top: solid $foreground 40%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", N_("how counted"), id="fidelity_today.open"),
        Binding("left", "before", N_("month before"), id="fidelity_today.before"),
        Binding("right", "after", N_("towards today"), id="fidelity_today.after"),
        Binding("escape,t", "leave", N_("back"), id="fidelity_today.back"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.day: date | None = None
        self.found: FidelityToday | None = None
        self.scale: Scale | None = None

    def body(self) -> ComposeResult:
        """What is possible, the criteria, and the one under the cursor."""
        yield Static(id="status")
        yield LineTable(id="criteria")
        yield Static(id="about")

    def where(self) -> str:
        """Which day."""
        title = self.language(self.TITLE_TEXT)
        return title if self.day is None else f"{title} {self.language.date(self.day)}"

    def on_mount(self) -> None:
        """A word while the records are read."""
        self.query_one(LineTable).focus()
        self.query_one("#status", Static).update(Content(self.language("Reading the records…")))

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002 - Textual's own
        """Draw for the new width."""
        self._draw()

    def relabel(self) -> None:
        """Words in the new language."""
        self._draw()

    def show_records(self) -> None:
        """Count the day, at first today."""
        if self.day is None:
            self.day = self.session.today
        self._count_day(self.day)

    def action_before(self) -> None:
        """The end of the month before."""
        if self.day is not None:
            self._count_day(month_ends(self.day, 1)[0])

    def action_after(self) -> None:
        """The end of the next month, today at most."""
        today = self.session.today
        if self.day is not None and self.day < today:
            ends = [each for each in month_ends(today, 600) if each > self.day]
            self._count_day(ends[0] if ends else today)

    @on(DataTable.RowSelected)
    def action_open(self) -> None:
        """How the criterion under the cursor was counted."""
        each = self._here()
        if each is not None and self.scale is not None:
            self.app.push_screen(TodayWhyPage(self.session, self.scale, each))

    @on(DataTable.RowHighlighted)
    def cursor_moved(self) -> None:
        """Tell about the criterion under the cursor."""
        self._show_about()

    def _count_day(self, day: date) -> None:
        self.day = day
        self.show_header()
        self.query_one("#status", Static).update(Content(self.language("Counting…")))
        self.run_worker(partial(self._count, day), thread=True, group="fidelity_today", exclusive=True)

    def _count(self, day: date) -> None:
        """In a thread: the day at once, then with its months."""
        session, dataset = self.session, self.session.dataset
        if dataset is None:
            return
        try:
            scale, problems = scale_of(session, dataset.info.scale)
            beside = beside_of(session)
        except PracticeRefusedError as error:
            self.post_message(TodayComputed(day, None, None, error.problems))
            return
        sites = () if session.site is None else (session.site,)
        for months in (0, PREVIOUS_MONTHS):
            self.post_message(
                TodayComputed(
                    day, scale, fidelity_today(scale, dataset, day, sites, months, beside), problems
                )
            )

    def on_today_computed(self, message: TodayComputed) -> None:
        """Show it, unless another day has been asked for meanwhile."""
        if message.day != self.day:
            return
        if message.problems:
            lines = [line for each in message.problems for line in problem_lines(self.language, each)]
            self.say("\n".join(lines), severity="error")
        self.scale, self.found = message.scale, message.found
        self._draw()

    def _draw(self) -> None:
        found, scale = self.found, self.scale
        if found is None or scale is None or not self.is_mounted:
            return
        cells = self.size.width - 4
        self.query_one("#status", Static).update(Content("\n".join(self._status(found, scale, cells))))
        name = cells - FIGURE_CELLS - PREVIOUS_MONTHS - NOW_CELLS
        language = self.language
        headings = [
            (Text(fit(language("Criterion"), name - 1)), "name", name),
            (Text(fit(language("Figure"), FIGURE_CELLS - 1)), "figure", FIGURE_CELLS),
            (Text(fit(language("12 months"), PREVIOUS_MONTHS)), "trend", PREVIOUS_MONTHS),
            (Text(f" {fit(language('Now'), NOW_CELLS - 1)}"), "now", NOW_CELLS),
        ]
        rows = [(each.id, self._cells(each, found, scale, name)) for each in found.criteria]
        self.query_one(LineTable).fill(headings, rows)
        self._show_about()

    def _status(self, found: FidelityToday, scale: Scale, cells: int) -> Iterable[str]:
        language = self.language
        told = [
            language(
                "Suggested from the records: {count} of {all} criteria.",
                count=found.suggested,
                all=len(found.criteria),
            )
        ]
        for part, (low, high) in found.possible.items():
            words = language(
                "{part}: a total from {low} to {high} is possible.",
                part=scale.parts[part].name,
                low=low,
                high=high,
            )
            told.append(words)
        return [line for each in told for line in broken(each, cells)]

    def _cells(self, each: CriterionToday, found: FidelityToday, scale: Scale, name: int) -> list[Text]:
        first = each.evidence[0] if each.evidence else None
        figure = NONE if first is None or first.value is None else shown_value(scale, first, self.language)
        before = found.suggestions_of(each.id)[:-1]
        digits = max(map(width, scale.criteria))
        now = NONE if each.suggestion.score is None else str(each.suggestion.score)
        return [
            Text(cell(f"{each.id:>{digits}} {self.language.text(scale.criteria[each.id].name)}", name)),
            Text(pad(figure, FIGURE_CELLS - 1) + " "),
            Text(trend_words(before)),
            Text(f" {now}{'!' if self._changed(each.id, found) else ''}"),
        ]

    @staticmethod
    def _changed(criterion: str, found: FidelityToday) -> bool:
        return any(each.criterion == criterion and each.suggestion_changed for each in found.changed)

    def _here(self) -> CriterionToday | None:
        key = self.query_one(LineTable).key_under_cursor
        criteria = () if self.found is None else self.found.criteria
        return next((each for each in criteria if each.id == key), None)

    def _show_about(self) -> None:
        each = self._here()
        if each is None:
            return
        lines = broken(about(each, self.language), self.size.width - 4)
        if len(lines) > ABOUT_LINES:
            lines = [*lines[: ABOUT_LINES - 1], fit(" ".join(lines[ABOUT_LINES - 1 :]), self.size.width - 4)]
        self.query_one("#about", Static).update(Content("\n".join(lines)))


def about(each: CriterionToday, language: Language) -> str:
    """How the suggestion came about, or why there is none."""
    if each.cannot_tell is not None:
        return language.message(each.cannot_tell)
    return "; ".join(language.message(step) for step in each.suggestion.trace)


def trend_words(suggestions: Iterable[int | None]) -> str:
    """The suggestion of each month as one character, the oldest first."""
    return "".join(NONE if each is None else str(each) for each in suggestions)

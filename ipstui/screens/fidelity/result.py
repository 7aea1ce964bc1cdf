"""The result of a review: total and band, sections, and every criterion, the lowest first."""

from functools import partial
from typing import ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import DataTable, Static

from ipscore.fidelity.mark import MarkResult
from ipscore.fidelity.sheet import CriterionState, Sheet
from ipscore.message import N_
from ipstui.cells import fit, pad, width
from ipstui.messages import RecordsNeeded
from ipstui.screens.fidelity.days import days_of
from ipstui.screens.fidelity.detail import DetailPage, detail_content
from ipstui.screens.fidelity.entries import ReviewEntry, Standing, known
from ipstui.screens.fidelity.messages import MarkFound
from ipstui.screens.fidelity.rail import mark
from ipstui.screens.fidelity.reading import find_mark
from ipstui.screens.fidelity.result_words import (
    deviations,
    mark_lines,
    result_content,
    standing_lines,
    total_words,
)
from ipstui.screens.fidelity.review_ways import ReviewWays
from ipstui.session import DATASET_KINDS, Session
from ipstui.widgets.table import LineTable

BESIDE_FROM = 110
"""Width of the terminal from which the criterion under the cursor stands beside the list."""
DETAIL_CELLS = 52
TALL_FROM = 34
"""Height of the terminal from which the bands of every part are drawn."""
EXCERPT_LEAST = 18
"""Fewer cells of a recommendation say nothing."""


WAYS = frozenset({"consensus", "issue", "report", "letter", "plan", "what_if", "compare", "undo", "correct"})
"""What leads on from the result of a review, and not from one assessor's own scores."""


class ResultPage(ReviewWays):
    """Drawn from a sheet."""

    TITLE_TEXT = N_("Result")
    HELP_TEXT = N_(
        "The total and its band, the sections, and below them every criterion: the lowest scores first, or "
        "in the order of the scale (o). While a score is missing there is no total and no band, only what "
        "is still possible. “≠” marks a score that differs from its suggestion.\n\n"
        "Enter opens a criterion: its elements, comment, recommendation and reason. F10 issues the report, "
        "r writes it to a file, k opens the development plan, v tells what other scores would come to, m "
        "compares with another review. Esc goes back."
    )
    KEYS = ("result.open", "review.report", "review.plan", "review.what_if", "review.compare")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", N_("criterion"), id="result.open"),
        Binding("o", "other_order", N_("order"), id="result.order"),
    ]

    def __init__(self, session: Session, entry: ReviewEntry, sheet: Sheet, whose: str | None = None) -> None:
        """`whose`: name of the assessor whose scores these are, when they are not the review's own."""
        super().__init__(session, entry)
        self.review = entry.review
        self.sheet = sheet
        self.whose = whose
        self.lowest_first = True
        self.mark: MarkResult | None = None

    def changed(self) -> None:
        """The scores follow those of the review; one assessor's own are shown as they were."""
        scale, ratings = self.entry.scale, self.entry.ratings
        self.review = self.entry.review
        if self.whose is None and scale is not None and ratings is not None:
            self.sheet = Sheet(scale, known(scale, ratings))
            self._find_mark()

    def update(self) -> None:
        """The quality mark of a scale asks for figures of the records."""
        if self._asks_figures and not self.session.has(DATASET_KINDS):
            self.post_message(RecordsNeeded(DATASET_KINDS))
        super().update()
        self._find_mark()

    def on_mark_found(self, message: MarkFound) -> None:
        """Show whether the mark is reached."""
        message.stop()
        if message.mark != self.mark:
            self.mark = message.mark
            self.show_records()

    @property
    def _asks_figures(self) -> bool:
        mark = self.sheet.scale.mark
        return self.whose is None and mark is not None and bool(mark.conditions)

    def _find_mark(self) -> None:
        scale, dataset, review = self.sheet.scale, self.session.dataset, self.review
        if self.whose is not None or scale.mark is None:
            return
        if self._asks_figures and (dataset is None or not self.session.has(DATASET_KINDS)):
            return
        find = partial(find_mark, self.session, scale, self.sheet.result(), review, dataset)
        self.run_worker(lambda: self.post_message(find()), thread=True, group="mark", exclusive=True)

    def where(self) -> str:
        """Which review and its total."""
        days = days_of(self.language, self.review.start, self.review.end)
        return f"{self.review.unit} · {days} · {total_words(self.sheet)}"

    def body(self) -> ComposeResult:
        """What it comes to, the criteria, the one under the cursor where there is room."""
        with Horizontal(id="main"):
            with Vertical(id="left"):
                yield Static(id="result")
                yield Static(id="heading")
                yield LineTable(id="criteria")
            with VerticalScroll(id="beside", can_focus=False):
                yield Static(id="detail")

    def keys(self) -> tuple[str, ...]:
        """What is next comes first; one assessor's own scores lead nowhere."""
        if self.whose is not None:
            return ("result.open", "result.order", "review.back")
        match self.entry.standing:
            case Standing.ISSUED:
                return (*self.KEYS, "review.correct", "result.order", "review.back")
            case Standing.ISSUING:
                ways = ("review.issue", "review.report", "review.what_if", "review.compare")
                return ("result.open", *ways, "result.order", "review.back")
            case _:
                return ("result.open", "result.order", "review.report", "review.back")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """One assessor's own scores lead nowhere."""
        if action in WAYS and self.whose is not None:
            return False
        return super().check_action(action, parameters)

    def on_mount(self) -> None:
        """The cursor in the criteria."""
        table = self.query_one(LineTable)
        table.show_header = False
        table.focus()

    def on_resize(self, event: events.Resize) -> None:
        """Draw for the new width."""
        self.set_class(event.size.width >= BESIDE_FROM, "-beside")
        self.show_records()

    def show_records(self) -> None:
        """Everything in the user's language."""
        language = self.language
        beside = self.size.width >= BESIDE_FROM
        cells = self.size.width - 2 - (DETAIL_CELLS if beside else 0)
        tall = self.size.height >= TALL_FROM
        content = result_content(self.sheet, language, cells, whose=self.whose, tall=tall)
        if self.whose is None:
            told = standing_lines(self.sheet.scale, self.entry, self.entries, language, cells)
            told += mark_lines(self.sheet.scale, self.mark, language, cells, tall=tall)
            content = Content("\n").join([content, *map(Content, told)])
        self.query_one("#result", Static).update(content)
        heading = language("Lowest first") if self.lowest_first else language("In the order of the scale")
        self.query_one("#heading", Static).update(Content.styled(heading, "bold"))
        different = set(deviations(self.sheet))
        rows = [(each, [self._line(each, cells - 2, each in different)]) for each in self.order]
        self.query_one(LineTable).fill([(Text(""), "line", cells - 2)], rows)

    @property
    def order(self) -> tuple[str, ...]:
        """Criteria in the order shown: those without a score, then the lowest, then the others."""
        criteria = tuple(self.sheet.scale.criteria)
        if not self.lowest_first:
            return criteria
        low = self.sheet.scale.score_low
        missing = (CriterionState.MISSING, CriterionState.NOT_RATABLE)

        def weight(criterion: str) -> int:
            score = self.sheet.rating(criterion).score
            if self.sheet.state(criterion) in missing or score is None:
                return low - 1
            return score

        return tuple(sorted(criteria, key=weight))

    @on(DataTable.RowHighlighted)
    def cursor_moved(self, event: DataTable.RowHighlighted) -> None:
        """Show the criterion beside the list."""
        criterion = event.row_key.value
        if criterion is not None and self.has_class("-beside"):
            content = detail_content(self.sheet, criterion, self.language, DETAIL_CELLS - 4)
            self.query_one("#detail", Static).update(content)

    @on(DataTable.RowSelected)
    def action_open(self) -> None:
        """Open the criterion under the cursor."""
        criterion = self.query_one(LineTable).key_under_cursor
        if criterion is not None:
            self.app.push_screen(DetailPage(self.session, self.sheet, self.order, criterion))

    def action_other_order(self) -> None:
        """Lowest first, or as in the scale."""
        self.lowest_first = not self.lowest_first
        self.show_records()

    def _line(self, criterion: str, cells: int, different: bool) -> Text:
        language, rating = self.language, self.sheet.rating(criterion)
        digits = max(map(width, self.sheet.scale.criteria))
        name_cells = min(44, cells - digits - 10)
        name = language.text(self.sheet.scale.criteria[criterion].name)
        sign = "≠" if different else " "
        left = f"{' ' * (digits - width(criterion))}{criterion} {pad(name, name_cells)} "
        left += f"{pad(mark(self.sheet, criterion), 2)} {sign}  "
        room = cells - width(left)
        more = fit(rating.recommendation or rating.comment, room) if room >= EXCERPT_LEAST else ""
        return Text(left + more, no_wrap=True, end="")

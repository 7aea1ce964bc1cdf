"""What the wizard shows of a sheet: the rail, what is asked, what is answered. It decides nothing."""

from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from ipscore.definitions.rule import elements_of
from ipscore.fidelity.sheet import Sheet
from ipscore.language import Language
from ipscore.message import N_
from ipstui.cells import width
from ipstui.screens.fidelity import criterion_words as words
from ipstui.screens.fidelity.elements import Answering, Elements
from ipstui.screens.fidelity.fields import LabelledText
from ipstui.screens.fidelity.rail import Rail
from ipstui.screens.fidelity.score_line import ScoreLine

FIELDS = {
    "reason": N_("Reason"),
    "comment": N_("Comment"),
    "recommendation": N_("Recommendation"),
    "sources": N_("Sources"),
}
SCORE = N_("Score")


class SheetPane(Horizontal):
    """The rail at the left; at the right the criterion, with the score always in sight below it."""

    def __init__(self, owner: Answering, language: Language) -> None:
        super().__init__(id="pane")
        self._owner = owner
        self.language = language
        self._shown: tuple[Sheet, str, bool] | None = None

    def compose(self) -> ComposeResult:
        """Rail, what is asked, what is answered."""
        yield Rail()
        with Vertical(id="right"):
            with VerticalScroll(id="reading", can_focus=False):
                yield Static(id="question")
                yield Elements(self._owner, id="elements")
                yield Static(id="anchors")
                yield Static(id="facts")
            with Vertical(id="entry"):
                yield Static(id="suggestion")
                yield ScoreLine(id="score")
                for field in FIELDS:
                    yield LabelledText(field)

    def show(self, sheet: Sheet, here: str, *, busy: bool) -> None:
        """Show a criterion with its fields. `busy`: the records are still being read."""
        labels = self._labels()
        rating = sheet.rating(here)
        for field in FIELDS:
            box = self.query_one(f"#field-{field}", LabelledText)
            box.label(labels[field], self._label_cells)
            box.fill(getattr(rating, field))
        self.show_answers(sheet, here, busy=busy)

    def values(self) -> dict[str, Any]:
        """What stands in the fields."""
        return {field: self.query_one(f"#field-{field}", LabelledText).value for field in FIELDS}

    def show_answers(self, sheet: Sheet, here: str, *, busy: bool) -> None:
        """Show everything but the fields, in which someone may be typing."""
        self._shown = (sheet, here, busy)
        self._show_asked(sheet, here, busy=busy)
        language, rating = self.language, sheet.rating(here)
        room = max(20, self.query_one("#entry").size.width - 2)
        lines = [words.suggestion_line(sheet, here, language, room)]
        if busy and sheet.suggestion(here).score is None:
            lines = [language("Reading the records…")]
        if sheet.reason_owed(here):
            lines.append("! " + language("The score differs from the suggestion: give the reason."))
        self.query_one("#suggestion", Static).update(Content("\n".join(lines)))
        label = language(SCORE)
        label += " " * (self._label_cells - 1 - width(label))
        self.query_one(ScoreLine).show(sheet.scale, rating, language, label)
        self.query_one("#field-reason").display = sheet.differs(here) or bool(rating.reason)
        self.query_one(Rail).show(sheet, here, language)

    def begin(self, sheet: Sheet, here: str) -> None:
        """Put the cursor where a criterion is begun: on its elements while some wait, on the score "
        "otherwise.
        """
        self.query_one("#reading", VerticalScroll).scroll_home(animate=False)
        elements = self.query_one(Elements)
        waiting = len(sheet.rating(here).elements) < len(elements_of(sheet.scale.criteria[here].rule))
        target = elements if waiting else self.query_one(ScoreLine)
        # The last element may lie below; the question should be read first.
        self.screen.set_focus(target, scroll_visible=False)

    def read_on(self) -> None:
        """The next page of what is asked; from its end back to the beginning."""
        reading = self.query_one("#reading", VerticalScroll)
        if reading.scroll_offset.y >= reading.max_scroll_y:
            reading.scroll_home(animate=False)
        else:
            reading.scroll_page_down(animate=False)

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002 - Textual's own
        """Break the lines anew."""
        self.call_after_refresh(self._show_again)

    def _show_again(self) -> None:
        # What is shown by then: a key may have gone on to another criterion meanwhile.
        if self._shown is not None:
            sheet, here, busy = self._shown
            self._show_asked(sheet, here, busy=busy)

    def _show_asked(self, sheet: Sheet, here: str, *, busy: bool) -> None:
        reading = self.query_one("#reading", VerticalScroll)
        cells = max(20, reading.size.width - reading.styles.scrollbar_size_vertical)
        scale, language, rating = sheet.scale, self.language, sheet.rating(here)
        criterion = scale.criteria[here]
        self.query_one("#question", Static).update(words.question(scale, here, language, cells))
        self.query_one(Elements).show(elements_of(criterion.rule), rating.elements, language)
        anchors = words.anchors(scale, criterion, rating.score, language, cells)
        self.query_one("#anchors", Static).update(anchors)
        self.query_one("#facts", Static).update(words.facts(sheet, here, language, cells, reading=busy))

    def _labels(self) -> dict[str, str]:
        return {field: self.language(text) for field, text in FIELDS.items()}

    @property
    def _label_cells(self) -> int:
        return max(map(width, (*self._labels().values(), self.language(SCORE)))) + 2

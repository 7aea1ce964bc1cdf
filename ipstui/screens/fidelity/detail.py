"""One rated criterion to read: score and its meaning, elements, comment, recommendation, reason, sources."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from ipscore.definitions.rule import elements_of
from ipscore.fidelity.sheet import Sheet
from ipscore.language import Language
from ipscore.message import N_
from ipstui.lines import broken, hanging
from ipstui.screens.fidelity import criterion_words as words
from ipstui.screens.fidelity.elements import BOXES
from ipstui.screens.page import Page
from ipstui.session import Session


def detail_content(sheet: Sheet, criterion_id: str, language: Language, cells: int) -> Content:
    """Everything about one criterion, broken to a width."""
    scale, rating = sheet.scale, sheet.rating(criterion_id)
    criterion = scale.criteria[criterion_id]
    code = next((each for each in scale.codes if each.code == rating.score), None)
    shown = "–" if rating.score is None else str(rating.score)
    if rating.not_ratable:
        shown = "– " + language("not ratable")
    elif code is not None:
        shown = f"{code.code} {language.text(code.name)}"
    parts = [words.question(scale, criterion_id, language, cells)]
    anchor = criterion.anchors.get(str(rating.score))
    score = language("Score {score}", score=shown)
    told = f"{score} · {language.text(anchor)}" if anchor is not None else score
    parts.append(Content.styled("\n".join(broken(told, cells)), "bold"))
    elements = [
        line
        for each in elements_of(criterion.rule)
        for line in hanging(f"{BOXES[rating.elements.get(each.id)]} ", language.text(each.text), cells)
    ]
    parts.append(Content("\n".join(elements)))
    if rating.suggestion is not None:
        parts.append(Content(language("Suggestion {score}", score=rating.suggestion)))
    for label, text in (
        (language("Reason for differing"), rating.reason),
        (language("Comment"), rating.comment),
        (language("Recommendation"), rating.recommendation),
        (language("Sources"), ", ".join(rating.sources)),
    ):
        if text.strip():
            lines = [line for each in text.splitlines() for line in broken(each, cells)]
            parts.append(Content.styled(label, "bold") + Content("\n" + "\n".join(lines)))
    return Content("\n\n").join([each for each in parts if each.plain])


class DetailPage(Page[None]):
    """One criterion; → and ← go to its neighbours in the list it was opened from."""

    AREA = "fidelity"
    TITLE_TEXT = N_("Criterion")
    HELP_TEXT = N_("One criterion as it was rated. → and ← go to the next and the one before; Esc goes back.")
    KEYS = ("detail.next", "detail.previous", "detail.back")
    DEFAULT_CSS = "DetailPage VerticalScroll { padding: 1 2; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "move(1)", N_("next"), id="detail.next", priority=True),
        Binding("left", "move(-1)", N_("previous"), id="detail.previous", priority=True),
        Binding("escape,enter", "leave", N_("back"), id="detail.back"),
    ]

    def __init__(self, session: Session, sheet: Sheet, order: tuple[str, ...], criterion: str) -> None:
        super().__init__(session)
        self.sheet = sheet
        self.order = order
        self.criterion = criterion

    def where(self) -> str:
        """Which criterion."""
        return f"{self.criterion} {self.language.text(self.sheet.scale.criteria[self.criterion].name)}"

    def body(self) -> ComposeResult:
        """Text that scrolls."""
        with VerticalScroll():
            yield Static(id="detail")

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002 - Textual's own
        """Break the lines anew."""
        self.show_records()

    def show_records(self) -> None:
        """Draw."""
        cells = min(self.size.width - 6, 90)
        content = detail_content(self.sheet, self.criterion, self.language, cells)
        self.query_one("#detail", Static).update(content)

    def action_move(self, step: int) -> None:
        """A neighbour."""
        target = self.order.index(self.criterion) + step
        if 0 <= target < len(self.order):
            self.criterion = self.order[target]
            self.query_one(VerticalScroll).scroll_home(animate=False)
            self.show_records()
            self.show_header()

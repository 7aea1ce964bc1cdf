"""The elements of a criterion as rows to tick: in place, not in place, not yet answered."""

from collections.abc import Mapping, Sequence
from typing import ClassVar, Protocol

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.widget import Widget

from ipscore.definitions.rule import Element
from ipscore.language import Language
from ipscore.message import N_
from ipstui.lines import hanging
from ipstui.widgets.in_order import act_now, passed_on

BOXES = {True: "[x]", False: "[–]", None: "[ ]"}


class Answering(Protocol):
    """What the elements belong to. Called at once, not by messages: the next key may leave the criterion."""

    def answer_element(self, element: str, answer: bool | None) -> None:
        """Keep the answer; None takes it back."""

    def leave_elements(self, step: int) -> None:
        """The cursor goes past the first row (-1) or the last (1)."""


class Elements(Widget, can_focus=True):
    """A cursor goes through the rows; past the last one the wizard takes over."""

    DEFAULT_CSS = "Elements { height: auto; width: 100%; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "turn", N_("in place / not / not answered"), id="wizard.element", show=False),
        Binding("x,y,k,j", "answer(True)", N_("in place"), id="wizard.element_yes", show=False),
        Binding("n,e", "answer(False)", N_("not in place"), id="wizard.element_no", show=False),
        Binding("down", "move(1)", N_("next element"), id="wizard.element_down", show=False),
        Binding("up", "move(-1)", N_("previous element"), id="wizard.element_up", show=False),
    ]

    def __init__(self, owner: Answering, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._owner = owner
        self._elements: Sequence[Element] = ()
        self._answers: Mapping[str, bool] = {}
        self._language: Language | None = None
        self._cursor = 0

    def show(self, elements: Sequence[Element], answers: Mapping[str, bool], language: Language) -> None:
        """Show the elements of a criterion; the cursor goes to the first without an answer."""
        if elements != self._elements:
            self._cursor = next((at for at, each in enumerate(elements) if each.id not in answers), 0)
        self._elements, self._answers, self._language = elements, answers, language
        self.display = bool(elements)
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's own
        """As many lines as the texts take."""
        return sum(len(each) for each in self._lines(width))

    def render(self) -> Content:
        """A line or more for each element."""
        drawn = []
        for at, lines in enumerate(self._lines(self.size.width)):
            content = Content("\n".join(lines))
            if at == self._cursor and self.has_focus:
                content = content.stylize("bold")
                content = content.stylize("reverse", 1, 4)
            drawn.append(content)
        return Content("\n").join(drawn)

    def action_move(self, step: int) -> None:
        """Next or previous row."""
        target = self._cursor + step
        if 0 <= target < len(self._elements):
            self._go(target)
        else:
            self._owner.leave_elements(step)

    def action_turn(self) -> None:
        """In place, then not in place, then not answered."""
        present = self._answers.get(self._elements[self._cursor].id)
        following = {None: True, True: False, False: None}
        self._owner.answer_element(self._elements[self._cursor].id, following[present])

    def action_answer(self, answer: bool) -> None:
        """Answer and go on to the next row."""
        self._owner.answer_element(self._elements[self._cursor].id, answer)
        self.action_move(1)

    async def on_key(self, event: events.Key) -> None:
        """Act on keys in the order they were pressed."""
        if not passed_on(self, event):
            await act_now(self, event)

    def on_paste(self, event: events.Paste) -> None:
        """Text pasted after a key that went to a field belongs into the field."""
        passed_on(self, event)

    def on_focus(self) -> None:
        """Show the cursor."""
        self._go(self._cursor)

    def on_click(self, event: events.Click) -> None:
        """A click on a row turns its answer."""
        top = 0
        for at, lines in enumerate(self._lines(self.size.width)):
            if top <= event.y < top + len(lines):
                self._go(at)
                self.action_turn()
            top += len(lines)

    def _go(self, row: int) -> None:
        self._cursor = row
        self.refresh()
        lines = self._lines(self.size.width)
        top = sum(len(each) for each in lines[:row])
        height = len(lines[row]) if row < len(lines) else 1
        if self.parent is not None and (scroll := self.query_ancestor_scroll()) is not None:
            region = Region(0, self.virtual_region.y + top, 1, height)
            scroll.scroll_to_region(region, animate=False)

    def query_ancestor_scroll(self) -> Widget | None:
        """The scrolling container around, when there is one."""
        return self.parent if isinstance(self.parent, Widget) else None

    def _lines(self, cells: int) -> list[list[str]]:
        if self._language is None:
            return []
        found = []
        for at, each in enumerate(self._elements):
            cursor = "▸" if at == self._cursor and self.has_focus else " "
            box = BOXES[self._answers.get(each.id)]
            found.append(hanging(f"{cursor}{box} ", self._language.text(each.text), cells))
        return found

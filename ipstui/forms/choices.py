"""One or several of a few choices, all in sight, marked by signs and not by colour alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message

from ipscore.message import N_
from ipstui.cells import fit, width
from ipstui.widgets.key_order import ActsInOrder

GAP = 2
LEAD = 2
MARKED = 4
"""Cells of the mark around a choice, at most."""


class ChoiceLine(ActsInOrder, can_focus=True):
    """← and → move, Space marks; where one is chosen, moving chooses. Digits and first letters jump."""

    DEFAULT_CSS = """
    ChoiceLine { height: auto; width: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", N_("previous choice"), id="choice.left", show=False),
        Binding("right", "move(1)", N_("next choice"), id="choice.right", show=False),
        Binding("space", "mark", N_("mark"), id="choice.mark", show=False),
    ]

    @dataclass
    class Changed(Message):
        """Another choice, or other choices, are marked now."""

        line: "ChoiceLine"
        """Which line."""

    def __init__(self, labels: Sequence[tuple[str, str]], *, several: bool) -> None:
        """`labels`: value and words of each choice."""
        super().__init__()
        self.labels = list(labels)
        self.several = several
        self.marked: set[str] = set()
        self.cursor = 0

    @property
    def raw(self) -> str:
        """The marked values, in the order of the choices, joined with commas."""
        return ",".join(value for value, _label in self.labels if value in self.marked)

    @raw.setter
    def raw(self, text: str) -> None:
        known = [value for value, _label in self.labels]
        wanted = text.split(",") if self.several else [text]
        self.marked = {each for each in wanted if each in known}
        if not self.several and self.marked:
            self.cursor = known.index(next(iter(self.marked)))
        self.refresh(layout=True)

    def relabel(self, labels: Sequence[tuple[str, str]]) -> None:
        """The same choices in other words."""
        self.labels = list(labels)
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's own
        """As many lines as the choices need."""
        return max((line for line, _start, _end in self._places(width)), default=0) + 1

    def render(self) -> Content:
        """The choices; the one at the cursor is reversed and pointed at while the line has the focus."""
        places = self._places(self.size.width)
        parts: list[Content] = []
        line, column = 0, 0
        for place, ((value, label), (at, start, end)) in enumerate(zip(self.labels, places, strict=True)):
            if at != line:
                parts.append(Content("\n"))
                line, column = at, 0
            here = place == self.cursor and self.has_focus
            lead = "› " if here and start == LEAD else ""
            parts.append(Content(lead.rjust(start - column)))
            words = self._words(value, label, self.size.width)
            parts.append(Content.styled(words, "reverse" if here else ""))
            column = end
        return Content("").join(parts)

    def on_focus(self) -> None:
        """Show the cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """Hide the cursor."""
        self.refresh()

    def check_consume_key(self, key: str, character: str | None) -> bool:  # noqa: ARG002 - Textual's own
        """Letters and digits jump to a choice; they are not the program's keys here."""
        return character is not None and character.isalnum()

    async def on_key(self, event: events.Key) -> None:
        """Jump by digit, or to the next choice that begins with the letter."""
        character = event.character
        if character is None or not character.isalnum():
            await self.acts(event)
            return
        event.stop()
        event.prevent_default()
        if character.isdigit():
            # Where the choices are numbers themselves, the digit is the number and not its place.
            named = [at for at, (_value, label) in enumerate(self.labels) if label == character]
            place = named[0] if named else int(character) - 1
            if 0 <= place < len(self.labels):
                self._go(place)
            return
        order = [(self.cursor + 1 + step) % len(self.labels) for step in range(len(self.labels))]
        for place in order:
            if self.labels[place][1].casefold().startswith(character.casefold()):
                self._go(place)
                return

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked."""
        for place, (line, start, end) in enumerate(self._places(self.size.width)):
            if event.y == line and start <= event.x < end:
                self._go(place)
                if self.several:
                    self.action_mark()
                return

    def action_move(self, step: int) -> None:
        """To the choice before or after."""
        if self.labels:
            self._go((self.cursor + step) % len(self.labels))

    def action_mark(self) -> None:
        """Mark the choice at the cursor, or take the mark away."""
        if not self.labels:
            return
        value = self.labels[self.cursor][0]
        self.marked = self.marked ^ {value} if self.several else {value}
        self.refresh()
        self.post_message(self.Changed(self))

    def _go(self, place: int) -> None:
        self.cursor = place
        if not self.several:
            self.marked = {self.labels[place][0]}
            self.post_message(self.Changed(self))
        self.refresh()

    def _words(self, value: str, label: str, room: int) -> str:
        """A choice; what is wider than a line is cut, so that every choice is on a line that is counted."""
        label = fit(label, max(MARKED, room - LEAD - MARKED))
        if self.several:
            return f"[x] {label}" if value in self.marked else f"[ ] {label}"
        return f"({label})" if value in self.marked else f" {label} "

    def _places(self, room: int) -> list[tuple[int, int, int]]:
        """Line, first and last cell of each choice."""
        places: list[tuple[int, int, int]] = []
        line, column = 0, LEAD
        for value, label in self.labels:
            cells = width(self._words(value, label, room))
            if column > LEAD and column + cells > room:
                line, column = line + 1, LEAD
            places.append((line, column, column + cells))
            column += cells + (GAP if self.several else 0)
        return places

"""A list of lines in groups: the cursor goes from item to item and never stands on a heading.

Only the lines in sight are ever drawn, so that a service's thousand items cost no more than a coach's twenty;
moving the cursor draws two lines.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from attrs import frozen
from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from ipscore.message import N_


@frozen
class Line:
    """One line. `key`: of the item it shows; None: a heading or a blank."""

    text: str
    key: str | None = None
    heading: bool = False


class AgendaList(ScrollView, can_focus=True, inherit_bindings=False):
    """Items are known by keys. Enter is left to the screen, so that its binding is seen on the key line."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"agenda-list--cursor", "agenda-list--heading"}
    DEFAULT_CSS = """
    AgendaList {
        height: 1fr;
        background: $background;
        color: $foreground;
        scrollbar-size-vertical: 1;
        overflow-x: hidden;
        & > .agenda-list--heading { text-style: bold; }
        & > .agenda-list--cursor {
            background: $block-cursor-background;
            color: $block-cursor-foreground;
            text-style: $block-cursor-text-style;
        }
        &:nocolor > .agenda-list--cursor { text-style: bold reverse; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", N_("Line up"), id="table.up", show=False),
        Binding("down", "move(1)", N_("Line down"), id="table.down", show=False),
        Binding("pageup", "page(-1)", N_("Page up"), id="table.page_up", show=False),
        Binding("pagedown", "page(1)", N_("Page down"), id="table.page_down", show=False),
        Binding("home,ctrl+home", "edge(0)", N_("First line"), id="table.first", show=False),
        Binding("end,ctrl+end", "edge(-1)", N_("Last line"), id="table.last", show=False),
    ]

    @dataclass
    class Moved(Message):
        """The cursor is on another item now; None: there is none."""

        key: str | None

    @dataclass
    class Chosen(Message):
        """The item under the cursor was clicked."""

        key: str

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._lines: tuple[Line, ...] = ()
        self._items: list[int] = []
        self._cursor = 0

    @property
    def key_under_cursor(self) -> str | None:
        """The key of the item under the cursor, None when there is none."""
        return self._lines[self._items[self._cursor]].key if self._items else None

    def show(self, lines: Sequence[Line]) -> None:
        """Show these lines. The cursor stays on its item; where that is gone it is on the next one."""
        before = self.key_under_cursor
        seen = self._items[self._cursor] - self.scroll_offset.y if self._items else 0
        self._lines = tuple(lines)
        self._items = [at for at, line in enumerate(self._lines) if line.key is not None]
        keys = [self._lines[at].key for at in self._items]
        stays = before is not None and before in keys
        self._cursor = keys.index(before) if stays else max(0, min(self._cursor, len(keys) - 1))
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._lines))
        if stays:
            # What came or went above it moves the lines, not the eye.
            self.scroll_to(y=self._items[self._cursor] - seen, animate=False, immediate=True)
        self._into_sight()
        self.refresh()
        if self.key_under_cursor != before:
            self.post_message(self.Moved(self.key_under_cursor))

    def render_line(self, y: int) -> Strip:
        """One line of what is in sight."""
        at = self.scroll_offset.y + y
        width = self.scrollable_content_region.width
        base = self.rich_style
        if at >= len(self._lines):
            return Strip.blank(width, base)
        line = self._lines[at]
        if line.key is not None and at == self._items[self._cursor]:
            style = base + self.get_component_rich_style("agenda-list--cursor", partial=True)
        elif line.heading:
            style = base + self.get_component_rich_style("agenda-list--heading", partial=True)
        else:
            style = base
        return Strip([Segment(line.text, style)]).adjust_cell_length(width, style)

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._lines))
        self._into_sight()

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor on an item; a click on the cursor chooses."""
        at = self.scroll_offset.y + event.y
        if at not in self._items:
            return
        place = self._items.index(at)
        if place == self._cursor:
            self.post_message(self.Chosen(self._lines[at].key or ""))
        else:
            self._go(place)

    def action_move(self, by: int) -> None:
        """Up or down by items."""
        self._go(self._cursor + by)

    def action_page(self, by: int) -> None:
        """Up or down by what is in sight."""
        if not self._items:
            return
        target = self._items[self._cursor] + by * max(1, self.scrollable_content_region.height - 1)
        nearest = min(range(len(self._items)), key=lambda place: abs(self._items[place] - target))
        self._go(nearest if nearest != self._cursor else self._cursor + by)

    def action_edge(self, place: int) -> None:
        """The first or the last item."""
        self._go(place % len(self._items) if self._items else 0)

    def _go(self, place: int) -> None:
        place = max(0, min(place, len(self._items) - 1))
        if not self._items or place == self._cursor:
            return
        before, self._cursor = self._cursor, place
        self._into_sight()
        for each in (before, place):
            self.refresh_line(self._items[each])
        self.post_message(self.Moved(self.key_under_cursor))

    def _into_sight(self) -> None:
        if self._items:
            at = self._items[self._cursor]
            # The heading above the first item of a group comes into sight with it.
            top = at - 1 if at and self._lines[at - 1].heading else at
            self.scroll_to_region(Region(0, top, 1, at - top + 1), animate=False, immediate=True, force=True)

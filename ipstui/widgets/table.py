"""A table of lines to choose from: a cursor on whole rows, changed row by row without losing the place."""

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.widgets import DataTable

from ipscore.message import N_

FEW = 20
"""Rows that come and go up to which the table is changed row by row; more is a new table."""


class LineTable(DataTable[Text], inherit_bindings=False):
    """Rows are known by keys, which are ids of records; cells are `Text`, so that data never meets markup.

    Enter is left to the screen, so that its binding can be seen on the key line and given another key.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "cursor_up", N_("Line up"), id="table.up", show=False),
        Binding("down", "cursor_down", N_("Line down"), id="table.down", show=False),
        Binding("pageup", "page_up", N_("Page up"), id="table.page_up", show=False),
        Binding("pagedown", "page_down", N_("Page down"), id="table.page_down", show=False),
        Binding("home,ctrl+home", "scroll_top", N_("First line"), id="table.first", show=False),
        Binding("end,ctrl+end", "scroll_bottom", N_("Last line"), id="table.last", show=False),
    ]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(cursor_type="row", cell_padding=0, id=id)
        self._headings: list[tuple[Text, str, int]] = []

    @property
    def key_under_cursor(self) -> str | None:
        """The key of the row under the cursor, None when there is no row."""
        if not self.row_count:
            return None
        return self.coordinate_to_cell_key(self.cursor_coordinate).row_key.value

    def fill(
        self, headings: Sequence[tuple[Text, str, int]], rows: Iterable[tuple[str, Sequence[Text]]]
    ) -> None:
        """Show these rows. `headings`: title, key and cells of each column.

        The cursor stays on its row when that is still there, on its line otherwise; the scroll stays too.
        Where little has changed only that is drawn anew.
        """
        wanted = dict(rows)
        columns = list(headings) != self._headings
        if not columns and self._few_changes(wanted):
            self._change(wanted)
            return
        key, line, scroll = self.key_under_cursor, self.cursor_row, self.scroll_y
        self.clear(columns=columns)
        if columns:
            self._headings = list(headings)
            for title, name, cells in headings:
                self.add_column(title, width=cells, key=name)
        for row_key, texts in wanted.items():
            self.add_row(*texts, key=row_key)
        if key is not None and self.row_count:
            place = self.get_row_index(key) if key in self.rows else min(line, self.row_count - 1)
            self.move_cursor(row=place, animate=False, scroll=False)
            self.call_after_refresh(self._scroll_back, scroll)

    def on_resize(self) -> None:
        """The line under the cursor stays in sight where there is less room than before."""
        if self.row_count:
            self.move_cursor(row=self.cursor_row, animate=False, scroll=True)

    def go_to(self, key: str) -> None:
        """Put the cursor on a row and bring it into sight."""
        self.move_cursor(row=self.get_row_index(key), animate=False, scroll=True)

    def _few_changes(self, wanted: Mapping[str, Sequence[Text]]) -> bool:
        shown = {str(each.value) for each in self.rows}
        kept = [key for key in self._keys() if key in wanted]
        return (
            bool(kept)
            and len(shown ^ wanted.keys()) <= FEW
            # A new order is a new table: nobody looks for the place where they were.
            and (kept == [key for key in wanted if key in shown] or len(kept) <= FEW)
        )

    def _keys(self) -> list[str]:
        return [str(each.key.value) for each in self.ordered_rows]

    def _change(self, wanted: Mapping[str, Sequence[Text]]) -> None:
        """Take away, change and add what is different; the row under the cursor stays where it is seen."""
        before, key, line = self._keys(), self.key_under_cursor, self.cursor_row
        for each in before:
            if each not in wanted:
                self.remove_row(each)
        known = set(before)
        for each, texts in wanted.items():
            if each not in known:
                self.add_row(*texts, key=each)
                continue
            for (_, name, _), text in zip(self._headings, texts, strict=True):
                old = self.get_cell(each, name)
                if (old.plain, old.spans, old.style) != (text.plain, text.spans, text.style):
                    self.update_cell(each, name, text)
        order = list(wanted)
        if order == before:
            return
        if order != self._keys():
            first = self._headings[0][1]
            places = {id(self.get_cell(each, first)): place for place, each in enumerate(order)}
            self.sort(key=lambda cells: places[id(cells[0])])
        stays = key is not None and key in wanted
        place = order.index(key) if key is not None and stays else min(line, len(order) - 1)
        scroll = self.scroll_y + (place - line if stays else 0)
        self.move_cursor(row=place, animate=False, scroll=False)
        self.call_after_refresh(self._scroll_back, scroll)

    def _scroll_back(self, scroll: float) -> None:
        self.scroll_to(y=scroll, animate=False, immediate=True)
        self.move_cursor(row=self.cursor_row, animate=False, scroll=True)

"""How something was counted: words above, and below them the records behind it, one a line."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from attrs import frozen
from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import DataTable, Static

from ipscore.message import N_
from ipstui.behind import RecordIndex
from ipstui.cells import fit
from ipstui.lines import hanging
from ipstui.messages import ClientWanted
from ipstui.screens.page import Page
from ipstui.session import Session
from ipstui.widgets.table import LineTable


@frozen
class CountedLine:
    """A line of words, or of a record when `record` is its id."""

    words: str
    record: str | None = None


class CountedPage(Page[None]):
    """Subclasses say what stands above and which lines below. Enter on a client's line opens the client."""

    HELP_TEXT = N_(
        "How this was counted: what was divided by what, over which days, and which records it was read "
        "from. Enter on a line about a client opens the client; i shows ids instead of names, and names "
        "again."
    )
    KEYS = ("counted.open", "counted.hide", "counted.back")
    NEEDS = ("clients", "identities", "staff", "employers")
    DEFAULT_CSS = """
    CountedPage #above { padding: 0 1; height: auto; max-height: 60%; }
    CountedPage LineTable { padding: 0 0 0 1; height: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", N_("open"), id="counted.open"),
        Binding("i", "hide_identity", N_("hide names"), id="counted.hide"),
        Binding("escape,w", "leave", N_("back"), id="counted.back"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._clients: dict[str, str] = {}
        self._index: RecordIndex | None = None
        self._placed = False

    def above(self, cells: int) -> Content:
        """What stands above the records."""
        raise NotImplementedError

    def lines(self) -> Iterable[CountedLine]:
        """The lines below."""
        raise NotImplementedError

    def record_index(self) -> RecordIndex:
        """What tells the records in words."""
        return RecordIndex(self.session)

    def open_client(self, client: str) -> None:
        """Enter on a line about a client."""
        self.app.post_message(ClientWanted(client))

    def body(self) -> ComposeResult:
        """Words, then lines."""
        yield Static(id="above")
        yield LineTable(id="lines")

    def on_mount(self) -> None:
        """The cursor in the lines."""
        self.query_one(LineTable).show_header = False
        self.query_one(LineTable).focus()

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002 - Textual's own
        """Break the lines anew."""
        if self.session.has(self.NEEDS):
            self.show_records()

    def show_records(self) -> None:
        """Everything, with names or ids as the user wishes."""
        cells = self.size.width - 4
        self.query_one("#above", Static).update(self.above(cells))
        index = self._index = self.record_index()
        self._clients = {}
        rows: list[tuple[str, Sequence[Text]]] = []
        for number, line in enumerate(self.lines()):
            if line.record is None:
                rows += [
                    (f"{number}-{at}", [Text(words, style="bold")])
                    for at, words in enumerate(hanging("", line.words, cells))
                ]
                continue
            record = index[line.record]
            if record.client is not None:
                self._clients[str(number)] = record.client
            rows.append((str(number), [Text(fit(record.words, cells - 2).join(("  ", "")))]))
        self.query_one(LineTable).fill([(Text(""), "line", cells)], rows)
        first = next((number for number, (key, _) in enumerate(rows) if "-" not in key), None)
        if first is not None and not self._placed:
            # Enter does nothing on a heading.
            self._placed = True
            self.query_one(LineTable).move_cursor(row=first, animate=False)

    def listed(self, records: Iterable[str]) -> list[str]:
        """Ids of records in the order people look for them: by name, or by day what happened on a day."""
        index = self._index or self.record_index()

        def place(record_id: str) -> tuple[str, str]:
            record = index[record_id]
            return record.order, record.words.casefold()

        return sorted(records, key=place)

    @on(DataTable.RowSelected)
    def action_open(self) -> None:
        """Open the client of the line."""
        client = self._clients.get(self.query_one(LineTable).key_under_cursor or "")
        if client is not None:
            self.open_client(client)

    def action_hide_identity(self) -> None:
        """Ids instead of names, and back."""
        self.session.hide_identity = not self.session.hide_identity
        self.session.version += 1
        self.update()

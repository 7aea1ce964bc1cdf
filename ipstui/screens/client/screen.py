"""The client's card: overview and timeline, and views of jobs, employers, partners, advice and stays."""

from collections.abc import Mapping
from functools import partial
from typing import ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import DataTable, Input, Static

from ipscore.message import N_
from ipstui.cells import ELLIPSIS, width
from ipstui.lines import shortened
from ipstui.screens.client.acting import CardPage
from ipstui.screens.client.card import DOT, NOTED, VIEWS, Card, CardLine, Lines, View
from ipstui.screens.client.due import ClientDueRead, read_due
from ipstui.screens.client.happened import GROUPS, happened
from ipstui.screens.client.jobs_view import jobs
from ipstui.screens.client.overview_pane import BESIDE_CELLS, OverviewPane
from ipstui.screens.client.people_views import employers, partners
from ipstui.screens.client.stays_view import stays
from ipstui.screens.client.talks_view import talks
from ipstui.screens.client.views_line import ViewsLine
from ipstui.screens.unreadable import unreadable
from ipstui.session import LISTS, Session
from ipstui.widgets.steady import steady
from ipstui.widgets.table import LineTable

BESIDE_FROM = BESIDE_CELLS + 80
"""Width of the terminal from which the overview stands beside the lines, which then have as much room as in a
terminal of the usual width: what is told fits there."""
SCROLLBAR = 1
MARGIN = 1

LINES: Mapping[View, Lines] = {
    View.JOBS: jobs,
    View.EMPLOYERS: employers,
    View.PARTNERS: partners,
    View.TALKS: talks,
    View.STAYS: stays,
}
"""How each view makes its lines; the overview has those of the timeline."""


class ClientScreen(CardPage):
    """The client opened last."""

    TITLE_TEXT = N_("Client")
    HELP_TEXT = N_(
        "Above, what is known about the client and what is due; below, everything that has happened, newest "
        "first. → and ← (or Tab) go to jobs and placements, employer contacts, partners, advice, and stays."
        "\n\n"
        "Enter opens the line under the cursor to read or change it. l and F3–F9 write down what happened; "
        "n offers all that can be written down about a client, in the view of partners a partner, in that of "
        "stays a new one. In the overview f shows one kind of entry at a time and / searches.\n\n"
        "w lists everything that is due and says why. i shows the id instead of the name, in every area. "
        "u takes the last change made here back. v shows every earlier version of the record, from which "
        "any can be brought back."
    )
    KEYS = (
        "log.contact", "client.open", "client.new", "client.why", "client.next_view", "client.history",
        "client.undo", "client.filter", "client.search",
    )  # fmt: skip
    NEEDS = (LISTS,)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", N_("open"), id="client.open"),
        Binding("e", "open", N_("edit"), id="client.edit", show=False),
        Binding("n", "new", N_("new"), id="client.new"),
        Binding("w", "why", N_("why"), id="client.why"),
        Binding("right,tab", "go_view(1)", N_("views"), id="client.next_view"),
        Binding(
            "left,shift+tab", "go_view(-1)", N_("the view before"), id="client.previous_view", show=False
        ),
        Binding("f", "next_group", N_("filter"), id="client.filter"),
        Binding("slash", "search", N_("search"), id="client.search"),
        Binding("i", "hide_identity", N_("hide names"), id="client.hide"),
        Binding("v", "history", N_("versions"), id="client.history"),
        Binding(
            "V",
            "employer_history",
            N_("earlier versions of the employer"),
            id="client.employer_history",
            show=False,
        ),
        Binding("u", "undo", N_("undo"), id="client.undo"),
        Binding("b", "unreadable", N_("files with problems"), id="client.unreadable"),
        Binding("escape", "leave", N_("Back to where you came from"), id="client.back"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.group: str | None = None
        self.search = ""
        self.lines: dict[str, CardLine] = {}
        self._client: str | None = None
        self._cursors: dict[View, str | None] = {}

    def body(self) -> ComposeResult:
        """Views, then overview and lines."""
        yield ViewsLine(self.session)
        yield Static(id="notes")
        with Vertical(id="main"):
            yield OverviewPane(id="summary")
            with Vertical(id="log"):
                yield Static(id="heading")
                yield LineTable(id="timeline")
                yield steady(Input(id="search", compact=True))
        yield Static(id="empty")

    def on_mount(self) -> None:
        """The lines say themselves what they are."""
        self.query_one(LineTable).show_header = False
        self.query_one(LineTable).focus()

    def where(self) -> str:
        """The client's name."""
        client = self.session.client
        return self.session.name_of(client) if client is not None else self.language(self.TITLE_TEXT)

    def client_here(self) -> str | None:
        """The client, wherever the cursor is."""
        return self._client

    def update(self) -> None:
        """A screen that shows another client than last time has something new to show."""
        if self._client != self.session.client:
            self._shown = -1
            self.view, self.group, self.search, self.due = View.OVERVIEW, None, "", None
            self._cursors.clear()
            self._close_search()
        super().update()

    def on_resize(self, event: events.Resize) -> None:
        """A wider terminal has the overview beside the lines."""
        self.set_class(event.size.width >= BESIDE_FROM, "-beside")
        if self._client is not None:
            self.show_records()

    def show_records(self) -> None:
        """Show the client, keeping the cursor on its line."""
        dataset, client = self.session.opened, self.session.client
        known = dataset is not None and client is not None and client in dataset.clients
        self.set_class(not known, "-empty")
        self._client = client
        self._show_notes()
        if dataset is None or client is None or not known:
            self.card = None
            words = (
                self.language("Reading the records…")
                if self.session.opening
                else self.language("No client is open. Press 2 for the clients and Enter on one.")
            )
            self.query_one("#empty", Static).update(Content(words))
            return
        self.card = Card(self.session, dataset.story(client), dataset.employers)
        self._look_what_is_due(client)
        self.show_card(self.card)

    def show_card(self, card: Card) -> None:
        """Draw the view that is chosen, with what is known by now."""
        beside = self.app.size.width >= BESIDE_FROM
        self.query_one(ViewsLine).show(self.view)
        self.query_one(ViewsLine).refresh()
        self.query_one("#summary").display = beside or self.view is View.OVERVIEW
        self.query_one(OverviewPane).show(card, self.due, beside=beside)
        self._leave_filters_for_what_was_entered(card)
        if self.view is View.OVERVIEW:
            lines, total = happened(card, self.group, self.search)
        else:
            lines = LINES[self.view](card)
            total = len(lines)
        self.lines = {each.key: each for each in lines}
        self._show_heading(len(lines), total)
        self._show_lines(self.app.size.width - (BESIDE_CELLS if beside else 0) - MARGIN)
        self._go_to_entered()

    def on_client_due_read(self, message: ClientDueRead) -> None:
        """Show what is due, if the client is still the same."""
        message.stop()
        if message.due.client == self._client and self.card is not None:
            self.due = message.due
            beside = self.app.size.width >= BESIDE_FROM
            self.query_one(OverviewPane).show(self.card, self.due, beside=beside)

    @on(ViewsLine.Clicked)
    def view_clicked(self, message: ViewsLine.Clicked) -> None:
        """Go to the view."""
        self._go_to(message.view)

    @on(DataTable.RowSelected, "#timeline")
    def line_chosen(self) -> None:
        """Enter or a second click opens the line."""
        self.action_open()

    @on(Input.Changed, "#search")
    def typed(self, event: Input.Changed) -> None:
        """Search as one types."""
        if event.value != self.search and self.card is not None:
            self.search = event.value
            self.show_card(self.card)

    @on(Input.Submitted, "#search")
    def search_done(self) -> None:
        """Enter goes to the lines found."""
        self.query_one(LineTable).focus()

    def action_go_view(self, by: int) -> None:
        """The next view, or the one before."""
        ring = list(VIEWS)
        self._go_to(ring[(ring.index(self.view) + by) % len(ring)])

    def action_next_group(self) -> None:
        """All entries, then kind by kind."""
        ring = [None, *GROUPS]
        self.group = ring[(ring.index(self.group) + 1) % len(ring)]
        self._go_to(View.OVERVIEW)

    def action_search(self) -> None:
        """Search in what has happened."""
        self._go_to(View.OVERVIEW)
        search = self.query_one("#search", Input)
        search.placeholder = self.language("Search in what has happened")
        search.display = True
        search.focus()

    def action_leave(self) -> None:
        """Leave the search first, then the client."""
        if self.query_one("#search", Input).display:
            self._close_search()
            if self.card is not None:
                self.show_card(self.card)
        else:
            super().action_leave()

    def _look_what_is_due(self, client: str) -> None:
        """At once where the rules have been read; the first time in a thread."""
        if self.session.practice is not None:
            self.due = read_due(self.session, client)
        else:
            self.run_worker(partial(self._read_due, client), thread=True, group="due", exclusive=True)

    def _read_due(self, client: str) -> None:
        self.post_message(ClientDueRead(read_due(self.session, client)))

    def _show_notes(self) -> None:
        """What is to be known before anything else: that this cannot be changed, that files are missing."""
        mine = (each for each in self.session.problems if each.file.endswith(f"/{self._client}.toml"))
        notes = [self.language.message(each.message) for each in mine]
        if words := unreadable(self.session):
            notes.append(words)
        self.query_one("#notes", Static).update(Content("\n".join(notes)))
        self.query_one("#notes").display = bool(notes)

    def _show_heading(self, shown: int, total: int) -> None:
        language = self.language
        if self.view is not View.OVERVIEW:
            self.query_one("#heading", Static).display = False
            return
        words = [language("What has happened")]
        if self.group is not None:
            words.append(language(self.group))
        if self.search.strip():
            words.append(language("“{words}”", words=self.search.strip()))
        words.append(language("{shown} of {total}", shown=shown, total=total))
        self.query_one("#heading", Static).display = True
        self.query_one("#heading", Static).update(Content(" · ".join(words)))

    def _show_lines(self, available: int) -> None:
        column = max((width(each.when) for each in self.lines.values()), default=0)
        rest = max(20, available - SCROLLBAR - column - 2)
        headings = [(Text(""), "day", column + 2), (Text(""), "what", rest)]
        rows = [
            (
                key,
                [
                    Text(" " * (column - width(each.when)) + each.when + "  ", no_wrap=True),
                    Text(_text(each.what, rest), no_wrap=True),
                ],
            )
            for key, each in self.lines.items()
        ]
        self.query_one(LineTable).fill(headings, rows)

    def _go_to(self, view: View) -> None:
        """Show a view; the cursor is where it was in it."""
        if self.card is None:
            return
        table = self.query_one(LineTable)
        self._cursors[self.view] = table.key_under_cursor
        moved, self.view = view is not self.view, view
        if moved:
            self.query_one("#search", Input).display = False
            table.clear()
            table.focus()
        self.show_card(self.card)
        cursor = self._cursors.get(view)
        if moved and cursor in self.lines and cursor is not None:
            table.go_to(cursor)

    def _close_search(self) -> None:
        search = self.query_one("#search", Input)
        self.search = search.value = ""
        search.display = False
        self.query_one(LineTable).focus()

    def _leave_filters_for_what_was_entered(self, card: Card) -> None:
        """What was just saved is seen even where the filter would hide it."""
        entered = self.session.entered
        if entered is None or self.view is not View.OVERVIEW or (self.group is None and not self.search):
            return
        every, _ = happened(card)
        found, _ = happened(card, self.group, self.search)
        if any(each.record == entered for each in every) and all(each.record != entered for each in found):
            self.group = None
            self._close_search()

    def _go_to_entered(self) -> None:
        """What was just saved is where one looks next; colleagues' changes leave the cursor alone."""
        table = self.query_one(LineTable)
        keys = [key for key, each in self.lines.items() if each.record == self.session.entered]
        if self.session.entered is not None and keys:
            self.session.entered = None
            if table.key_under_cursor not in keys:
                table.go_to(keys[0])

    def line_here(self) -> CardLine | None:
        """The line under the cursor."""
        key = self.query_one(LineTable).key_under_cursor
        return self.lines.get(key) if key is not None else None


def _text(what: str, cells: int) -> str:
    """Cut to the width, keeping the blanks that set it under the line above.

    What people wrote stands last, after a dash, and may end after any word; of what stands before it a part
    that has no room is left out whole.
    """
    indent = len(what) - len(what.lstrip(" "))
    short = shortened(what, cells - indent)
    kept = short.removesuffix(f" {ELLIPSIS}")
    if kept != short and NOTED not in kept and DOT in kept:
        # A part that ends where the room does is whole.
        whole = kept.removesuffix(DOT.rstrip()) if kept.endswith(DOT.rstrip()) else kept.rpartition(DOT)[0]
        short = f"{whole}{DOT}{ELLIPSIS}"
    return " " * indent + short

"""The caseload screen: a table to filter, search and order, and a preview where there is room."""

from typing import ClassVar

from attrs import evolve
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import DataTable, Input, Static

from ipscore.message import N_, Message, msg
from ipscore.practice.caseload import CaseloadRow
from ipscore.practice.selection import Order, Selected, Selection, select
from ipscore.records.episode import Phase
from ipstui.messages import ClientWanted
from ipstui.ring import next_of
from ipstui.screens.caseload.columns import Layout, layout
from ipstui.screens.caseload.preview import Preview
from ipstui.screens.caseload.status import status
from ipstui.screens.searching import SearchingPage
from ipstui.screens.starting import StartingPage
from ipstui.session import LISTS, Session
from ipstui.widgets.table import LineTable

PREVIEW_CELLS = 40
PREVIEW_FROM = PREVIEW_CELLS + 80
"""Width of the terminal from which the preview stands beside the table, with room for every column."""
MARGIN = 1


class CaseloadScreen(StartingPage, SearchingPage):
    """Enter opens the client under the cursor."""

    AREA = "caseload"
    TITLE_TEXT = N_("Caseload")
    HELP_TEXT = N_(
        "One line a client: phase, days in coaching, days in the phase, the last day the client was "
        "reached, and what was agreed to happen next. “!” is overdue, “·” is today.\n\n"
        "Enter opens the client. Type / and a part of a name to search. Keys filter by phase, site and "
        "coach, and order the lines; clicking a heading orders by it."
    )
    KEYS = ("caseload.open", "caseload.search", "caseload.phase", "caseload.sort", "caseload.new")
    NEEDS = (LISTS,)
    SEARCH_FOR = N_("Name or id")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", N_("open"), id="caseload.open"),
        Binding("slash", "search", N_("search"), id="caseload.search"),
        Binding("p", "next_phase", N_("phase"), id="caseload.phase"),
        Binding("t", "next_site", N_("site"), id="caseload.site"),
        Binding("c", "next_coach", N_("coach"), id="caseload.coach"),
        Binding("s", "next_order", N_("sort"), id="caseload.sort"),
        Binding("r", "backwards", N_("reverse the order"), id="caseload.reverse"),
        Binding("x", "show_all", N_("show all"), id="caseload.all"),
        Binding("i", "hide_identity", N_("hide names"), id="caseload.hide"),
        Binding("n", "new_client", N_("new client"), id="caseload.new"),
        Binding("u", "undo", N_("undo"), id="caseload.undo", show=False),
        Binding("b", "unreadable", N_("files with problems"), id="caseload.unreadable"),
        Binding("d", "continue_draft", N_("continue the draft"), id="caseload.draft"),
        Binding("escape", "close_search", N_("Close the search"), id="caseload.close_search"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.selection = Selection()
        self.selected = Selected((), 0, 0)
        self._rows: tuple[CaseloadRow, ...] = ()
        self._layout: Layout | None = None

    def body(self) -> ComposeResult:
        """Status, table and preview, search line."""
        yield Static(id="status")
        with Horizontal(id="main"):
            yield LineTable(id="table")
            yield Preview(self.session, id="preview")
        yield Static(id="empty")
        yield self.search_line()

    def on_mount(self) -> None:
        """Before the records come there is nothing to focus but the table."""
        self.query_one("#status", Static).update(Content(self.language("Reading the records…")))

    def on_resize(self, event: events.Resize) -> None:
        """A wider terminal gets a second pane."""
        self.set_class(event.size.width >= PREVIEW_FROM, "-preview")
        if self._layout is not None:
            self._show_table()

    def drafts_known(self) -> None:
        """The line above the list tells of them."""
        self._show_status()

    def client_here(self) -> str | None:
        """The client under the cursor."""
        return self.query_one(LineTable).key_under_cursor

    def show_records(self) -> None:
        """Compute the rows anew and show them, keeping the cursor on its client."""
        info = self.session.info
        if info is None:
            return
        self._rows = self.session.caseload()
        self.set_class(not self._rows, "-empty")
        self.query_one("#empty", Static).update(Content(self.language.message(self._nothing_yet(info.name))))
        self._layout = None
        self._show_table()

    def show_progress(self, done: int, total: int) -> None:
        """Say how far the first reading of the files is."""
        if self._shown < 0:
            words = self.language("Reading the records… {done} of {total}", done=done, total=total)
            self.query_one("#status", Static).update(Content(words))

    @property
    def list_found(self) -> LineTable:
        """The clients."""
        return self.query_one(LineTable)

    def searched(self, words: str) -> None:
        """Only clients whose name or id has the words."""
        self.change(evolve(self.selection, search=words))

    def change(self, selection: Selection) -> None:
        """Show another selection; the header tells of site and coach."""
        self.selection = selection
        self.session.site, self.session.coach = selection.site, selection.coach
        self._show_table()
        self.show_header()

    @on(DataTable.RowHighlighted, "#table")
    def cursor_moved(self, event: DataTable.RowHighlighted) -> None:
        """Show the client under the cursor beside the table."""
        if self.has_class("-preview") and event.row_key.value is not None:
            self.query_one(Preview).show(event.row_key.value)

    @on(DataTable.RowSelected, "#table")
    def row_chosen(self, event: DataTable.RowSelected) -> None:
        """Enter or a second click opens the client."""
        if event.row_key.value is not None:
            self.post_message(ClientWanted(event.row_key.value))

    @on(DataTable.HeaderSelected, "#table")
    def heading_clicked(self, event: DataTable.HeaderSelected) -> None:
        """A click on a heading orders by it, a second one the other way."""
        order = Order(str(event.column_key.value))
        backwards = not self.selection.backwards if order is self.selection.order else False
        self.change(evolve(self.selection, order=order, backwards=backwards))

    def action_open(self) -> None:
        """Open the client under the cursor."""
        client = self.query_one(LineTable).key_under_cursor
        if client is not None:
            self.post_message(ClientWanted(client))

    def action_next_phase(self) -> None:
        """Everyone in coaching, then phase by phase, then those whose coaching has ended."""
        self.change(evolve(self.selection, phase=next_of(self.selection.phase, list(Phase))))

    def action_next_site(self) -> None:
        """All sites, then one by one."""
        sites = sorted({each.site for each in self._rows})
        self.change(evolve(self.selection, site=next_of(self.selection.site, sites)))

    def action_next_coach(self) -> None:
        """All coaches, then one by one."""
        coaches = sorted({each.coach for each in self._rows if each.coach}, key=self.session.staff_name)
        self.change(evolve(self.selection, coach=next_of(self.selection.coach, coaches)))

    def action_next_order(self) -> None:
        """Order by the next column."""
        orders = (
            [column.order for column, _cells in self._layout.columns]
            if self._layout is not None
            else [Order.NAME]
        )
        place = orders.index(self.selection.order) if self.selection.order in orders else -1
        self.change(evolve(self.selection, order=orders[(place + 1) % len(orders)], backwards=False))

    def action_backwards(self) -> None:
        """The other way round."""
        self.change(evolve(self.selection, backwards=not self.selection.backwards))

    def action_show_all(self) -> None:
        """No filter, no search."""
        self.query_one("#search", Input).value = ""
        self.change(Selection(order=self.selection.order, backwards=self.selection.backwards))

    def action_new_client(self) -> None:
        """Write down a new client."""
        from ipstui.forms.opening import open_form  # not needed for the first screen

        open_form(self, "client")

    def _nothing_yet(self, workspace: str) -> Message:
        return msg(
            "No clients yet in {workspace}.\n\nPress n to write down the first one. Clients are kept as "
            "files in the folder {folder}; files that another program has made are shown here as well.\n\n"
            "To look around first, leave with ctrl+q and type: ips demo",
            workspace=workspace,
            folder=self.session.root / "clients",
        )

    def _show_table(self) -> None:
        session = self.session
        names = {each.client: session.name_of(each.client) for each in self._rows}
        staff = {each.coach: session.staff_name(each.coach) for each in self._rows if each.coach is not None}
        self.selected = select(self._rows, names, staff, self.selection)
        table = self.query_one(LineTable)
        beside = PREVIEW_CELLS if self.app.size.width >= PREVIEW_FROM else 0
        fresh = layout(self.app.size.width - beside - MARGIN)
        headings = [
            (fresh.heading(session, column, cells, self.selection.order, backwards=self.selection.backwards),
             column.order.value, cells + 1)
            for column, cells in fresh.columns
        ]  # fmt: skip
        self._layout = fresh
        table.fill(headings, [(each.client, fresh.cells(session, each)) for each in self.selected.rows])
        if session.entered is not None and session.entered in table.rows:
            table.go_to(session.entered)
            session.entered = None
        self._show_status()
        if beside:
            self.query_one(Preview).show(table.key_under_cursor)

    def _show_status(self) -> None:
        words = status(self.session, self.selection, self.selected, len(self.drafts))
        self.query_one("#status", Static).update(Content(" · ".join(words)))

"""The list of employers: searched, filtered and ordered; from here to an employer's card and to doubles."""

from typing import ClassVar

from attrs import evolve
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import DataTable, Input, Static

from ipscore.message import N_, msg
from ipscore.practice.employers.directory import (
    EmployerSelection,
    SelectedEmployers,
    select_employers,
)
from ipstui.cells import fit
from ipstui.ring import next_of
from ipstui.screens.employers.columns import cells_of, heading, layout
from ipstui.screens.employers.page import DirectoryMade, DirectoryPage
from ipstui.screens.searching import SearchingPage
from ipstui.session import Session
from ipstui.widgets.table import LineTable

QUIET = 90
"""Days without a contact that are long."""

MARGIN = 1


class EmployersScreen(DirectoryPage, SearchingPage):
    """Enter opens the employer under the cursor."""

    TITLE_TEXT = N_("Employers")
    HELP_TEXT = N_(
        "One line an employer: place, the last contact, the coach who has been in contact most and how many "
        "others have, the jobs clients have had there and how many of those go on (2/1), and what was agreed "
        "to happen next. “!” is overdue, “·” is today.\n\n"
        "Enter opens the employer. Type / and a part of a name, a field, a place or a business id to search. "
        "m shows those you have been in contact with, f those whose next step is due, o those nobody has "
        "been in contact with for 90 days. d looks for employers that stand here twice."
    )
    KEYS = (
        "employers.open",
        "employers.search",
        "employers.mine",
        "employers.due",
        "employers.new",
        "employers.doubles",
    )
    SEARCH_FOR = N_("Name, field, place or business id")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", N_("open"), id="employers.open"),
        Binding("slash", "search", N_("search"), id="employers.search"),
        Binding("m", "mine", N_("my own"), id="employers.mine"),
        Binding("c", "next_coach", N_("coach"), id="employers.coach"),
        Binding("f", "due", N_("due"), id="employers.due"),
        Binding("o", "quiet", N_("no contact for long"), id="employers.quiet"),
        Binding("s", "next_order", N_("sort"), id="employers.sort"),
        Binding("r", "backwards", N_("reverse the order"), id="employers.reverse"),
        Binding("x", "show_all", N_("show all"), id="employers.all"),
        Binding("n", "new", N_("new"), id="employers.new"),
        Binding("e", "edit", N_("edit"), id="employers.edit"),
        Binding("d", "doubles", N_("doubles"), id="employers.doubles"),
        Binding("i", "hide_identity", N_("hide names"), id="employers.hide"),
        Binding("u", "undo", N_("undo"), id="employers.undo", show=False),
        Binding("b", "unreadable", N_("files with problems"), id="employers.unreadable"),
        Binding("escape", "close_search", N_("Close the search"), id="employers.close_search"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.selection = EmployerSelection()
        self.selected = SelectedEmployers((), 0, 0)

    def body(self) -> ComposeResult:
        """Status, table, search line."""
        yield Static(id="status")
        yield LineTable(id="table")
        yield Static(id="empty")
        yield Static(id="here")
        yield self.search_line()

    def on_mount(self) -> None:
        """The cursor on the lines."""
        self.query_one(LineTable).focus()

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002 - Textual's own
        """Draw for the new width."""
        if self.made is not None:
            self.show_directory(self.made)

    @property
    def list_found(self) -> LineTable:
        """The employers."""
        return self.query_one(LineTable)

    def searched(self, words: str) -> None:
        """Only employers who have the words somewhere."""
        self.change(evolve(self.selection, search=words))

    def show_words(self, words: str) -> None:
        """Instead of the number of employers."""
        self.query_one("#status", Static).update(Content(words))

    def show_directory(self, made: DirectoryMade) -> None:
        """The employers, the one under the cursor staying there; what was just saved is gone to."""
        every = made.every
        self.set_class(not every, "-empty")
        words = self.language("There are no employers yet. Press n to write down the first one.")
        self.query_one("#empty", Static).update(Content(words))
        self.selected = select_employers(every, self.selection, self.session.today)
        columns = layout(self.size.width or self.app.size.width)
        order, backwards = self.selection.order, self.selection.backwards
        table = self.query_one(LineTable)
        table.fill(
            [heading(self.session, each, cells, order, backwards=backwards) for each, cells in columns],
            [(row.id, cells_of(self.session, columns, row)) for row in self.selected.rows],
        )
        self.show_words(self._status())
        self._show_here()
        if self.session.entered in {row.id for row in self.selected.rows}:
            table.go_to(str(self.session.entered))
            self.session.entered = None

    def change(self, selection: EmployerSelection) -> None:
        """Show another selection."""
        self.selection = selection
        if self.made is not None:
            self.show_directory(self.made)

    @on(DataTable.RowHighlighted, "#table")
    def cursor_moved(self) -> None:
        """Say below the list what has no room in it."""
        self._show_here()

    @on(DataTable.RowSelected, "#table")
    def row_chosen(self) -> None:
        """Enter or a second click opens the employer."""
        self.action_open()

    @on(DataTable.HeaderSelected, "#table")
    def heading_clicked(self, event: DataTable.HeaderSelected) -> None:
        """A click on a heading orders by it, a second one the other way."""
        columns = [each for each, _cells in layout(self.size.width)]
        order = next((each.order for each in columns if each.name == event.column_key.value), None)
        if order is not None:
            backwards = order is self.selection.order and not self.selection.backwards
            self.change(evolve(self.selection, order=order, backwards=backwards))

    def action_open(self) -> None:
        """The card of the employer under the cursor."""
        from ipstui.screens.employers.card import EmployerPage  # opened only when asked for

        employer = self.query_one(LineTable).key_under_cursor
        if self.made is not None and employer is not None:
            self.app.push_screen(EmployerPage(self.session, self.made, employer))

    def action_mine(self) -> None:
        """Those whoever sits here was in contact with; again: all."""
        me = self.session.me or self.session.coach
        if me is None:
            self.say(msg("It is not known who you are. c shows the employers of one coach after another."))
            return
        self.change(evolve(self.selection, coach=None if self.selection.coach == me else me))

    def action_next_coach(self) -> None:
        """All coaches, then one by one."""
        every = self.made.every if self.made is not None else ()
        coaches = sorted({who.coach for row in every for who in row.known_by}, key=self.session.staff_name)
        self.change(evolve(self.selection, coach=next_of(self.selection.coach, coaches)))

    def action_due(self) -> None:
        """Those whose next step is due; again: all."""
        due = None if self.selection.due_by is not None else self.session.today
        self.change(evolve(self.selection, due_by=due))

    def action_quiet(self) -> None:
        """Those nobody was in contact with for long; again: all."""
        quiet = None if self.selection.quiet_days is not None else QUIET
        self.change(evolve(self.selection, quiet_days=quiet))

    def action_next_order(self) -> None:
        """Order by the next column."""
        orders = [each.order for each, _cells in layout(self.size.width) if each.order is not None]
        place = orders.index(self.selection.order) if self.selection.order in orders else -1
        self.change(evolve(self.selection, order=orders[(place + 1) % len(orders)], backwards=False))

    def action_backwards(self) -> None:
        """The other way round."""
        self.change(evolve(self.selection, backwards=not self.selection.backwards))

    def action_show_all(self) -> None:
        """No filter, no search."""
        self.query_one("#search", Input).value = ""
        self.change(EmployerSelection(order=self.selection.order, backwards=self.selection.backwards))

    def action_new(self) -> None:
        """Write down a new employer."""
        from ipstui.forms.opening import open_form  # only when asked for

        open_form(self, "employer")

    def action_edit(self) -> None:
        """Correct what is known of the employer under the cursor."""
        from ipstui.forms.opening import open_form  # as above

        employer = self.query_one(LineTable).key_under_cursor
        if employer is not None:
            open_form(self, "employer", item=employer)

    def action_doubles(self) -> None:
        """Employers that stand here twice."""
        from ipstui.screens.employers.doubles import DoublesPage  # opened only when asked for

        self.app.push_screen(DoublesPage(self.session, self.made))

    def action_unreadable(self) -> None:
        """The files that cannot be read."""
        from ipstui.screens.unreadable import UnreadablePage  # opened only when asked for

        self.app.push_screen(UnreadablePage(self.session, self.AREA))

    def _show_here(self) -> None:
        """The whole name, the field and the contact person; then what happens next."""
        key = self.query_one(LineTable).key_under_cursor
        row = self.made.rows.get(key) if self.made is not None and key is not None else None
        lines = ["", ""]
        if row is not None:
            person = ", ".join(part for part in (row.person, row.phone) if part)
            lines[0] = " · ".join(part for part in (row.name, row.industry, person) if part)
            if row.next_step or row.next_on is not None:
                when = self.language.date(row.next_on) if row.next_on is not None else ""
                lines[1] = self.language("next: {step}", step=f"{when} {row.next_step}".strip())
        cells = (self.size.width or self.app.size.width) - 2 * MARGIN
        self.query_one("#here", Static).update(Content("\n".join(fit(each, cells) for each in lines)))

    def _status(self) -> str:
        language, chosen = self.language, self.selection
        found = self.selected
        parts = [language("{count} of {total} employers", count=found.matching, total=found.total)]
        if found.matching > len(found.rows):
            parts.append(language("the first {count} are shown", count=len(found.rows)))
        if chosen.coach is not None:
            parts.append(self.session.staff_name(chosen.coach))
        if chosen.due_by is not None:
            parts.append(language("next step due"))
        if chosen.quiet_days is not None:
            parts.append(language("no contact for {days} days", days=chosen.quiet_days))
        if chosen.search:
            parts.append(f"“{chosen.search}”")
        return " · ".join(parts)

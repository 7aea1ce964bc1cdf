"""One employer: what is known, who knows them, contacts and jobs, and whose wishes fit."""

from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message as Event
from textual.widgets import DataTable, Static

from ipscore.message import N_
from ipscore.practice.employers.directory import EmployerRow
from ipscore.practice.employers.matching import Match
from ipstui.cells import hanging, pad, width
from ipstui.lines import shortened
from ipstui.messages import ClientWanted
from ipstui.screens.employers.card_lines import SECTIONS, CardLine, Section, card_lines, details, matches
from ipstui.screens.employers.page import DirectoryMade, DirectoryPage
from ipstui.session import Session
from ipstui.widgets.table import LineTable

SCROLLBAR = 1
MARGIN = 1
LEAST = 20


@dataclass
class MatchesFound(Event):
    """Whose wishes fit the employer was looked at."""

    found: tuple[Match, ...]


class EmployerPage(DirectoryPage):
    """Enter opens the line under the cursor: a contact as a form, a job or a match as the client."""

    TITLE_TEXT = N_("Employer")
    HELP_TEXT = N_(
        "Above, what is known about the employer, who has been in contact how often, and what happens next. "
        "Below, contacts, jobs clients have had here, and searching clients whose wishes fit: the words of "
        "the client that meet a word of the employer's field, needs or jobs are shown and counted, and the "
        "same municipality counts one. You know better whether it fits.\n\n"
        "Enter opens a contact, or the client. m writes down a contact, e corrects the details, f shows one "
        "kind of line at a time. v shows the earlier versions."
    )
    KEYS = (
        "employer.open",
        "employer.contact",
        "employer.edit",
        "employer.filter",
        "employer.history",
        "employer.back",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", N_("open"), id="employer.open"),
        Binding("m", "contact", N_("contact"), id="employer.contact"),
        Binding("e", "edit", N_("edit"), id="employer.edit"),
        Binding("f", "next_section", N_("filter"), id="employer.filter"),
        Binding("i", "hide_identity", N_("hide names"), id="employer.hide"),
        Binding("v", "history", N_("earlier versions"), id="employer.history"),
        Binding("u", "undo", N_("undo"), id="employer.undo", show=False),
        Binding("escape", "leave", N_("back"), id="employer.back"),
    ]

    def __init__(self, session: Session, made: DirectoryMade | None, employer: str) -> None:
        super().__init__(session, made)
        self.employer = employer
        self.section: Section | None = None
        self.lines: dict[str, CardLine] = {}
        self.matches: tuple[Match, ...] = ()
        self._matched = -1

    @property
    def row(self) -> EmployerRow | None:
        """The employer, or the one it was merged into; None when it is not there."""
        return self.made.rows.get(self.employer) if self.made is not None else None

    def body(self) -> ComposeResult:
        """Details, then the lines."""
        with VerticalScroll(id="details-box", can_focus=False):
            yield Static(id="details")
        yield Static(id="heading")
        yield LineTable(id="lines")

    def on_mount(self) -> None:
        """The cursor on the lines."""
        self.query_one(LineTable).focus()

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002 - Textual's own
        """Draw for the new width."""
        if self.made is not None:
            self.show_directory(self.made)

    def where(self) -> str:
        """The employer's name."""
        return self.row.name if self.row is not None else self.language(self.TITLE_TEXT)

    def client_here(self) -> str | None:
        """The client of the line under the cursor."""
        line = self._line_here()
        return line.client if line is not None else None

    def show_words(self, words: str) -> None:
        """Instead of the details."""
        self.query_one("#details", Static).update(Content(words))

    def show_directory(self, made: DirectoryMade) -> None:
        """The card, the cursor staying on its line."""
        row = self.row
        if row is None:
            self.show_words(self.language("This employer is not there any more."))
            self.query_one(LineTable).fill((), ())
            return
        room = (self.size.width or self.app.size.width) - 2 * MARGIN - SCROLLBAR
        pairs = details(self.session, row)
        column = max((width(label) for label, _value in pairs), default=0)
        told = [Content(hanging(label, value, column, room)) for label, value in pairs]
        self.query_one("#details", Static).update(Content("\n").join(told))
        if self._matched != made.version:
            self._matched = made.version
            self.run_worker(partial(self._match, row), thread=True, group="match", exclusive=True)
        every = card_lines(self.session, row, self.matches)
        shown = [each for each in every if self.section in (None, each.section)]
        self.lines = {each.key: each for each in shown}
        self._show_heading(every)
        self._show_lines(shown, room)
        self.show_header()

    def on_matches_found(self, message: MatchesFound) -> None:
        """Show whose wishes fit."""
        message.stop()
        self.matches = message.found
        if self.made is not None:
            self.show_directory(self.made)

    @on(DataTable.RowSelected, "#lines")
    def line_chosen(self) -> None:
        """Enter or a second click opens the line."""
        self.action_open()

    def action_open(self) -> None:
        """The contact, or the client."""
        line = self._line_here()
        if line is None:
            return
        if line.client is not None:
            self.app.post_message(ClientWanted(line.client))
        else:
            self._open_form("employer_contact", line.record)

    def action_contact(self) -> None:
        """Write down a contact."""
        from ipstui.forms.opening import open_form  # only when asked for

        if self.row is not None:
            open_form(self, "employer_contact", preset={"employer": self.row.id})

    def action_edit(self) -> None:
        """Correct what is known."""
        if self.row is not None:
            self._open_form("employer", self.row.id)

    def action_next_section(self) -> None:
        """All lines, then kind by kind."""
        ring = [None, *Section]
        self.section = ring[(ring.index(self.section) + 1) % len(ring)]
        if self.made is not None:
            self.show_directory(self.made)

    def action_history(self) -> None:
        """Every earlier version of the record."""
        from ipstui.screens.history import HistoryPage  # opened only when asked for

        if self.row is not None:
            self.app.push_screen(HistoryPage(self.session, self.row.id, "employers"))

    def _match(self, row: EmployerRow) -> None:
        self.post_message(MatchesFound(matches(self.session, row)))

    def _open_form(self, form: str, item: str) -> None:
        from ipstui.forms.opening import open_form  # as above

        open_form(self, form, item=item)

    def _line_here(self) -> CardLine | None:
        key = self.query_one(LineTable).key_under_cursor
        return self.lines.get(key) if key is not None else None

    def _show_heading(self, every: tuple[CardLine, ...]) -> None:
        language = self.language
        counts = [
            f"{language(words)} {sum(each.section is section for each in every)}"
            for section, words in SECTIONS.items()
            if self.section in (None, section)
        ]
        self.query_one("#heading", Static).update(Content(" · ".join(counts)))

    def _show_lines(self, lines: list[CardLine], room: int) -> None:
        column = max((width(each.when) for each in lines), default=0)
        rest = max(LEAST, room - column - 2)
        rows = [
            (
                each.key,
                [
                    Text(pad(each.when, column) + "  ", no_wrap=True),
                    Text(shortened(each.what, rest), no_wrap=True),
                ],
            )
            for each in lines
        ]
        headings = [
            (Text(pad(self.language("When"), column)), "when", column + 2),
            (Text(pad(self.language("What"), rest)), "what", rest),
        ]
        self.query_one(LineTable).fill(headings, rows)

"""The client's screen: an overview, and a timeline from which everything opens."""

from typing import ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import DataTable, Static

from ipscore.message import N_, msg
from ipscore.practice.timeline import EntryKind, TimelineEntry, timeline
from ipstui.cells import fit, hanging, pad, width
from ipstui.forms.opening import open_form
from ipstui.screens.history_restoring import UndoingPage
from ipstui.screens.unreadable import unreadable
from ipstui.session import LISTS, Session
from ipstui.summary import summary
from ipstui.widgets.table import LineTable

BESIDE_FROM = 110
"""Width of the terminal from which the overview stands beside the timeline."""
OVERVIEW_CELLS = 44
SCROLLBAR = 1
MARGIN = 1

KINDS = {
    EntryKind.CONTACT: N_("contacts"),
    EntryKind.EMPLOYER_CONTACT: N_("employer contacts"),
    EntryKind.JOB: N_("jobs"),
    EntryKind.PLACEMENT: N_("placements"),
    EntryKind.PHASE: N_("phases"),
    EntryKind.EPISODE: N_("stays"),
}
"""Words for the filter of the timeline."""

FORMS = {
    EntryKind.CONTACT: "contact",
    EntryKind.EMPLOYER_CONTACT: "employer_contact",
    EntryKind.JOB: "job",
    EntryKind.PHASE: "phase",
}
"""Kinds of entry that a form opens."""


class ClientScreen(UndoingPage[None]):
    """The client opened last."""

    AREA = "client"
    TITLE_TEXT = N_("Client")
    HELP_TEXT = N_(
        "Above, what is known about the client; below, everything that has happened, newest first.\n\n"
        "Enter opens the line under the cursor to read or change it. l writes down a contact, m a contact "
        "with an employer, j a job, p a change of phase; n offers all of them. f shows one kind of entry at "
        "a time.\n\n"
        "u takes the last change made here back. v shows every earlier version of the record, from which "
        "any can be brought back."
    )
    KEYS = ("client.contact", "client.open", "client.new", "client.history", "client.undo", "client.filter")
    NEEDS = (LISTS,)
    CSS_PATH = "screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l", "add('contact')", N_("log"), id="client.contact"),
        Binding("enter", "open", N_("open"), id="client.open"),
        Binding("e", "open", N_("edit"), id="client.edit", show=False),
        Binding("n", "new", N_("new"), id="client.new"),
        Binding("m", "add('employer_contact')", N_("employer contact"), id="client.employer_contact"),
        Binding("j", "add('job')", N_("job"), id="client.job"),
        Binding("p", "add('phase')", N_("change of phase"), id="client.phase"),
        Binding("f", "next_kind", N_("filter"), id="client.filter"),
        Binding("i", "hide_identity", N_("hide names"), id="client.hide"),
        Binding("v", "history", N_("earlier versions"), id="client.history"),
        Binding(
            "V",
            "employer_history",
            N_("earlier versions of the employer"),
            id="client.employer_history",
            show=False,
        ),
        Binding("u", "undo", N_("undo"), id="client.undo"),
        Binding("b", "unreadable", N_("files with problems"), id="client.unreadable"),
        Binding("escape", "leave", N_("Back to the caseload"), id="client.back"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.kind: EntryKind | None = None
        self.entries: dict[str, TimelineEntry] = {}
        self._client: str | None = None

    def body(self) -> ComposeResult:
        """Overview and timeline."""
        yield Static(id="notes")
        with Vertical(id="main"):
            with VerticalScroll(id="summary-box", can_focus=False):
                yield Static(id="summary")
            with Vertical(id="log"):
                yield Static(id="heading")
                yield LineTable(id="timeline")
        yield Static(id="empty")

    def where(self) -> str:
        """The client's name."""
        client = self.session.client
        return self.session.name_of(client) if client is not None else self.language(self.TITLE_TEXT)

    def update(self) -> None:
        """A screen that shows another client than last time has something new to show."""
        if self._client != self.session.client:
            self._shown = -1
        super().update()

    def on_resize(self, event: events.Resize) -> None:
        """A wider terminal has the overview beside the timeline."""
        self.set_class(event.size.width >= BESIDE_FROM, "-beside")
        if self._client is not None:
            self.show_records()

    def client_here(self) -> str | None:
        """The client shown."""
        return self._client

    def show_records(self) -> None:
        """Show the client, keeping the cursor on its line."""
        dataset, client = self.session.opened, self.session.client
        known = dataset is not None and client is not None and client in dataset.clients
        self.set_class(not known, "-empty")
        self._client = client
        self._show_notes()
        if dataset is None or client is None or not known:
            words = (
                self.language("Reading the records…")
                if self.session.opening
                else self.language("No client is open. Press 1 for the caseload and Enter on a client.")
            )
            self.query_one("#empty", Static).update(Content(words))
            return
        beside = self.app.size.width >= BESIDE_FROM
        pairs = summary(self.session, client)
        room = self.app.size.width - 2 * MARGIN - SCROLLBAR
        self.query_one("#summary", Static).update(_beside(pairs) if beside else _above(pairs, room))
        entries = timeline(dataset.story(client), dataset.employers)
        entered = {_key(each): each for each in entries if each.record == self.session.entered}
        if any(self.kind not in (None, each.kind) for each in entered.values()):
            self.kind = None
        shown = [each for each in entries if self.kind in (None, each.kind)]
        self.entries = {_key(each): each for each in shown}
        self._show_heading(len(shown), len(entries))
        self._show_timeline(self.app.size.width - (OVERVIEW_CELLS if beside else 0) - MARGIN)
        self._go_to_entered(list(entered))

    @on(DataTable.RowSelected, "#timeline")
    def line_chosen(self) -> None:
        """Enter or a second click opens the line."""
        self.action_open()

    def action_open(self) -> None:
        """Open the line under the cursor."""
        key = self.query_one(LineTable).key_under_cursor
        entry = self.entries.get(key) if key is not None else None
        if entry is None or self._client is None:
            return
        form = FORMS.get(entry.kind)
        if form is None:
            self.say(self.language("This is kept in the client's file and is changed there for now."))
            return
        open_form(self, form, self._client, entry.record)

    def action_add(self, form: str) -> None:
        """Write down something new."""
        if self._client is not None:
            open_form(self, form, self._client)

    def action_new(self) -> None:
        """Choose what to write down."""
        from ipstui.screens.client.new import NewPage  # opened only when asked for

        if self._client is not None:
            self.app.push_screen(NewPage(self.session), self._new_chosen)

    def action_next_kind(self) -> None:
        """All entries, then kind by kind."""
        ring = [None, *KINDS]
        self.kind = ring[(ring.index(self.kind) + 1) % len(ring)]
        self.show_records()

    def action_hide_identity(self) -> None:
        """Ids instead of names, and back."""
        self.session.hide_identity = not self.session.hide_identity
        self.session.version += 1
        self.update()

    def action_history(self) -> None:
        """Every earlier version of the record."""
        from ipstui.screens.history import HistoryPage  # opened only when asked for

        if self._client is not None:
            self.app.push_screen(HistoryPage(self.session, self._client))

    def action_employer_history(self) -> None:
        """Every earlier version of the employer that the line under the cursor is about."""
        from ipstui.screens.history import HistoryPage  # as above

        key = self.query_one(LineTable).key_under_cursor
        entry = self.entries.get(key) if key is not None else None
        if entry is None or entry.employer is None:
            self.say(msg("This line is not about an employer."))
            return
        self.app.push_screen(HistoryPage(self.session, entry.employer, "employers"))

    def action_unreadable(self) -> None:
        """The files that cannot be read."""
        from ipstui.screens.unreadable import UnreadablePage  # opened only when asked for

        self.app.push_screen(UnreadablePage(self.session, self.AREA))

    def _show_notes(self) -> None:
        """What is to be known before anything else: that this cannot be changed, that files are missing."""
        mine = (each for each in self.session.problems if each.file.endswith(f"/{self._client}.toml"))
        notes = [self.language.message(each.message) for each in mine]
        if words := unreadable(self.session):
            notes.append(words)
        self.query_one("#notes", Static).update(Content("\n".join(notes)))
        self.query_one("#notes").display = bool(notes)

    def _new_chosen(self, form: str | None) -> None:
        if form is not None:
            self.action_add(form)

    def _go_to_entered(self, keys: list[str]) -> None:
        """What was just saved is where one looks next; colleagues' changes leave the cursor alone."""
        table = self.query_one(LineTable)
        if keys:
            self.session.entered = None
            if table.key_under_cursor not in keys:
                table.go_to(keys[0])

    def _show_heading(self, shown: int, total: int) -> None:
        language = self.language
        words = language("What has happened")
        if self.kind is not None:
            words += f" · {language(KINDS[self.kind])}"
        count = language("{shown} of {total}", shown=shown, total=total)
        self.query_one("#heading", Static).update(Content(f"{words} · {count}"))

    def _show_timeline(self, available: int) -> None:
        language = self.language
        dates = max((width(language.date(each.on)) for each in self.entries.values()), default=10)
        rest = max(20, available - SCROLLBAR - dates - 2)
        headings = [
            (Text(" " * (dates - width(language("Day"))) + language("Day") + "  "), "day", dates + 2),
            (Text(pad(language("What"), rest)), "what", rest),
        ]
        rows = [
            (
                key,
                [
                    Text(f"{language.date(each.on):>{dates}}  "),
                    Text(fit(self._line(each), rest), no_wrap=True),
                ],
            )
            for key, each in self.entries.items()
        ]
        self.query_one(LineTable).fill(headings, rows)

    def _line(self, entry: TimelineEntry) -> str:
        what = ", ".join(self.language.value(part) for part in entry.what)
        return f"{what} – {entry.note}" if entry.note else what


def _key(entry: TimelineEntry) -> str:
    """A key for the line: a job has two lines, its start and its end."""
    return f"{entry.kind}:{entry.record}:{entry.on.isoformat()}:{entry.what[0]}"


def _above(pairs: list[tuple[str, str]], cells: int) -> Content:
    """Labels in a column, as the overview stands above the timeline."""
    column = max((width(label) for label, _value in pairs), default=0)
    return Content("\n").join([Content(hanging(label, value, column, cells)) for label, value in pairs])


def _beside(pairs: list[tuple[str, str]]) -> Content:
    """Each label above its value, as the overview stands beside the timeline."""
    return Content("\n").join([Content.assemble((label, "dim"), f"\n{value}\n") for label, value in pairs])

"""The versions of a client's or an employer's record: when saved, and what each changed; Enter shows one."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import DataTable, Static

from ipscore.message import N_
from ipscore.store import StoreError
from ipstui.cells import fit, pad, width
from ipstui.messages import NoticeGiven
from ipstui.screens.history_states import State, States, read_states, state_words, together, when_words, whose
from ipstui.screens.history_version import VersionPage
from ipstui.screens.page import Page
from ipstui.session import Session
from ipstui.widgets.table import LineTable

MARGINS = 3


@dataclass
class StatesRead(Message):
    """The versions were read."""

    states: States
    """What was found."""


class HistoryPage(Page[None]):
    """Of a client: the case and who it is, in the order of time; or of an employer."""

    AREA = "client"
    TITLE_TEXT = N_("Earlier versions")
    HELP_TEXT = N_(
        "Every version of the record that was ever saved, the latest first: when, and what it changed. Enter "
        "shows a version beside the record as it is now, and there r brings it back. Bringing a version "
        "back loses nothing: what it takes the place of is kept as a version too."
    )
    KEYS = ("history.open", "history.back")
    DEFAULT_CSS = """
    HistoryPage #about { padding: 0 1; height: auto; }
    HistoryPage LineTable { height: 1fr; padding: 0 0 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", N_("show"), id="history.open"),
        Binding("escape,v", "leave", N_("back"), id="history.back"),
    ]

    def __init__(self, session: Session, record: str, kind: str = "clients") -> None:
        """`kind`: clients or employers."""
        super().__init__(session)
        self.kind = kind
        self.record = record
        self.states = States(())

    def where(self) -> str:
        """Whose versions."""
        return f"{whose(self.session, self.kind, self.record)} · {self.language(self.TITLE_TEXT)}"

    def body(self) -> ComposeResult:
        """A line about the list, then the list."""
        yield Static(id="about")
        yield LineTable(id="versions")

    def on_mount(self) -> None:
        """Read the versions."""
        self.query_one("#about", Static).update(Content(self.language("Reading the versions…")))
        self.set_focus(self.query_one(LineTable))
        self.read()

    def read(self) -> None:
        """Read the versions in a thread."""
        repositories = self.session.open_workspace.repositories()

        def work() -> None:
            try:
                states = read_states(repositories[self.kind], self.kind, self.record)
            except StoreError as error:
                self.app.post_message(NoticeGiven(error.message))
                return
            others = []
            # Not everybody may read who the client is, and not every client has it written down.
            with suppress(StoreError):
                if self.kind == "clients":
                    others = [read_states(repositories["identities"], "identities", self.record)]
            self.post_message(StatesRead(together(states, others)))

        self.run_worker(work, thread=True, group="history", exclusive=True)

    def on_states_read(self, message: StatesRead) -> None:
        """Show them."""
        self.states = message.states
        self.show_records()

    def show_records(self) -> None:
        """When and what, line by line."""
        states, language = self._shown_states(), self.language
        if not states:
            return
        words = language("Versions: {n}", n=len(states) + self.states.older)
        if self.states.older:
            words += " · " + language("the latest are shown; “ips history” tells of all")
        self.query_one("#about", Static).update(Content(words))
        times = [
            language("now") if each.version is None else when_words(language, each.version.when)
            for each in states
        ]
        cells = max(map(width, (language("Saved"), *times))) + 2
        rest = max(20, self.app.size.width - cells - MARGINS)
        headings = [
            (Text(pad(language("Saved"), cells)), "when", cells),
            (Text(pad(language("What changed"), rest)), "what", rest),
        ]
        rows = [
            (str(at), [Text(time), Text(fit(state_words(self.session, each), rest), no_wrap=True)])
            for at, (time, each) in enumerate(zip(times, states, strict=True))
        ]
        self.query_one(LineTable).fill(headings, rows)

    @on(DataTable.RowSelected)
    def action_open(self) -> None:
        """Show the version under the cursor beside the record as it is."""
        key = self.query_one(LineTable).key_under_cursor
        if key is None:
            return
        states = self._shown_states()
        state = states[int(key)]
        now = next(each for each in states if each.version is None and each.kind == state.kind)
        if state.stored is None or now.stored is None:
            problem = (state.problems or now.problems)[0]
            self.say(problem.message, severity="warning")
            return
        self.app.push_screen(VersionPage(self.session, state, now.stored), self._version_left)

    def _shown_states(self) -> Sequence[State]:
        """While names are hidden, who the client is and was is hidden too."""
        states = self.states.states
        return [each for each in states if each.kind != "identities" or not self.session.hide_identity]

    def _version_left(self, restored: bool | None) -> None:
        if restored:
            self.read()

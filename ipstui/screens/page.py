"""What every screen of the program is built on: a header line, a body, a key line, help, and the session."""

from collections.abc import Collection
from typing import ClassVar, Generic, Literal, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from ipscore.language import Language
from ipscore.message import N_, Message
from ipstui.messages import AreaWanted, RecordsNeeded
from ipstui.screens.areas import CLIENT, TODAY
from ipstui.session import Session
from ipstui.widgets.header import HeaderLine
from ipstui.widgets.keyline import KeyLine

Answer = TypeVar("Answer")

COMMON_KEYS = ("app.help", "app.palette")
"""What every key line ends with."""


class Page(Screen[Answer], Generic[Answer]):
    """A full screen. Subclasses give `body`, and `show_records` when they show records."""

    AREA: ClassVar[str] = ""
    """The area the screen belongs to."""
    TITLE_TEXT: ClassVar[str] = ""
    """Name of the screen, marked with `N_`."""
    HELP_TEXT: ClassVar[str] = ""
    """What one does here, marked with `N_`; shown by `?`."""
    KEYS: ClassVar[tuple[str, ...]] = ()
    """Ids of the bindings on the key line, the most important first; help and palette follow."""
    NEEDS: ClassVar[Collection[str]] = ()
    """Kinds of record to be read before `show_records`."""
    SCOPED_CSS = True

    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "leave", N_("Leave"), id="app.leave", show=False)]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._shown = -1

    @property
    def language(self) -> Language:
        """The user's language now."""
        return self.session.language

    def say(
        self, text: Message | str, severity: Literal["information", "warning", "error"] = "information"
    ) -> None:
        """Tell something in passing. Never lets data meet markup."""
        words = text if isinstance(text, str) else self.language.message(text)
        self.notify(words, severity=severity, markup=False, timeout=8 if severity == "information" else 15)

    def compose(self) -> ComposeResult:
        """Header, body, keys."""
        yield HeaderLine(self.session, self.area())
        yield from self.body()
        yield KeyLine(self.session, (*self.keys(), *COMMON_KEYS))

    def body(self) -> ComposeResult:
        """The widgets between the two lines."""
        raise NotImplementedError

    def keys(self) -> tuple[str, ...]:
        """Which keys the line at the bottom tells of, by the ids of their bindings."""
        return self.KEYS

    def area(self) -> str:
        """Which area of the header is marked."""
        return self.AREA

    def where(self) -> str:
        """What the header says about this place."""
        return self.language(self.TITLE_TEXT)

    def filters(self) -> tuple[str, ...]:
        """What the header says of the part that is shown: site and coach."""
        session = self.session
        found = []
        if session.site is not None:
            found.append(session.site_name(session.site))
        if session.coach is not None and not session.hide_identity:
            found.append(session.staff_name(session.coach))
        return tuple(found)

    def client_here(self) -> str | None:
        """Id of the client under the cursor, which what is logged from here is about."""
        return None

    def show_records(self) -> None:
        """Show the session's records; called when they were read, changed, or the screen comes back."""

    def look(self) -> None:
        """Look for changes of what no list of the session holds; asked of the page in front every moment."""

    def show_progress(self, done: int, total: int) -> None:
        """Show how many files have been read, of how many, before there are records to show."""

    def relabel(self) -> None:
        """Say everything again in the session's language. Override to do more than show the records."""
        self.show_records()

    def update(self) -> None:
        """Show the records if they are there and have changed; ask for them otherwise."""
        if not self.session.has(self.NEEDS):
            self.post_message(RecordsNeeded(self.NEEDS))
        elif self._shown != self.session.version:
            self._shown = self.session.version
            self.show_records()
        self.show_header()

    def show_header(self) -> None:
        """Draw the header line anew."""
        if self.is_mounted:
            self.query_one(HeaderLine).show(self.where(), self.filters())

    def on_screen_resume(self) -> None:
        """Catch up with what changed while another screen was in front."""
        self.update()

    def language_changed(self) -> None:
        """The session's language has changed."""
        self.relabel()
        self.show_header()
        self.query_one(KeyLine).refresh()

    def action_leave(self) -> None:
        """Leave: one screen back, from a client to where one came from, from other areas to the first one."""
        if len(self.app.screen_stack) > 1:
            self.dismiss()
        elif self.AREA == TODAY:
            self.app.exit()
        else:
            self.app.post_message(AreaWanted(self.session.came_from if self.AREA == CLIENT else TODAY))

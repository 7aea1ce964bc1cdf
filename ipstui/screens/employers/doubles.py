"""Employers that stand in the list twice, each pair with the reason; from here two are compared."""

from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message as Event
from textual.widgets import DataTable, Static

from ipscore.message import N_
from ipscore.practice.employers.doubles import Double, doubles
from ipstui.cells import pad
from ipstui.lines import broken, shortened
from ipstui.screens.employers.page import DirectoryMade, DirectoryPage
from ipstui.session import Session
from ipstui.widgets.table import LineTable

MARGINS = 3
"""The table's margin, its scroll bar, and the blanks between the columns."""


@dataclass
class DoublesFound(Event):
    """The employers were compared."""

    found: tuple[Double, ...]


class DoublesPage(DirectoryPage):
    """Enter compares the two of the line under the cursor."""

    TITLE_TEXT = N_("Doubles")
    HELP_TEXT = N_(
        "Employers that are probably one: with the same business id, with the same name but for the legal "
        "form, or with nearly the same name in one municipality. Enter compares the two side by side; "
        "nothing is merged before you say so there."
    )
    KEYS = ("doubles.compare", "doubles.back")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "compare", N_("compare"), id="doubles.compare"),
        Binding("escape,d", "leave", N_("back"), id="doubles.back"),
    ]

    def __init__(self, session: Session, made: DirectoryMade | None) -> None:
        super().__init__(session, made)
        self.pairs: dict[str, Double] = {}
        self.found: tuple[Double, ...] | None = None
        self._looked = -1

    def body(self) -> ComposeResult:
        """How many there are, then the pairs."""
        yield Static(id="about")
        yield LineTable(id="pairs")
        yield Static(id="whole")

    def on_mount(self) -> None:
        """The cursor on the pairs."""
        self.query_one(LineTable).focus()

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002 - Textual's own
        """Draw for the new width."""
        if self.made is not None:
            self.show_directory(self.made)

    def show_words(self, words: str) -> None:
        """Instead of how many there are."""
        self.query_one("#about", Static).update(Content(words))

    def show_directory(self, made: DirectoryMade) -> None:
        """The pairs, the surest first."""
        if self._looked != made.version:
            self._looked = made.version
            self.run_worker(self._look, thread=True, group="doubles", exclusive=True)
        found = self.found
        if found is None:
            self.show_words(self.language("Looking for doubles…"))
            return
        self.pairs = {f"{each.first}:{each.second}": each for each in found}
        self.show_words(
            self.language("Probable doubles: {count}.", count=len(found))
            if found
            else self.language("No employer seems to stand here twice.")
        )
        room = (self.size.width or self.app.size.width) - MARGINS
        reasons = {key: self.language.message(each.reason) for key, each in self.pairs.items()}
        name, why = room // 4, room - 2 * (room // 4)
        headings = [
            (Text(pad(self.language("Employer"), name + 1)), "first", name + 1),
            (Text(pad(self.language("Perhaps the same"), name + 1)), "second", name + 1),
            (Text(pad(self.language("Why"), why)), "why", why),
        ]
        rows = [
            (
                key,
                [
                    Text(pad(made.rows[each.first].name, name) + " ", no_wrap=True),
                    Text(pad(made.rows[each.second].name, name) + " ", no_wrap=True),
                    Text(shortened(reasons[key], why), no_wrap=True),
                ],
            )
            for key, each in self.pairs.items()
            if each.first in made.rows and each.second in made.rows
        ]
        self.query_one(LineTable).fill(headings, rows)
        self._show_whole()

    def on_doubles_found(self, message: DoublesFound) -> None:
        """Show them."""
        message.stop()
        self.found = message.found
        if self.made is not None:
            self.show_directory(self.made)

    @on(DataTable.RowHighlighted, "#pairs")
    def cursor_moved(self) -> None:
        """Show the whole of what may be cut in its column."""
        self._show_whole()

    @on(DataTable.RowSelected, "#pairs")
    def pair_chosen(self) -> None:
        """Enter or a second click compares."""
        self.action_compare()

    def action_compare(self) -> None:
        """The two side by side."""
        from ipstui.screens.employers.merging import MergePage  # opened only when asked for

        key = self.query_one(LineTable).key_under_cursor
        if key is not None and key in self.pairs:
            pair = self.pairs[key]
            self.app.push_screen(MergePage(self.session, pair.first, pair.second))

    def _look(self) -> None:
        lists = self.session.lists
        if lists is not None:
            self.post_message(DoublesFound(doubles(lists.employer_work.employers.values())))

    def _show_whole(self) -> None:
        key = self.query_one(LineTable).key_under_cursor
        pair, rows = self.pairs.get(key or ""), self.made.rows if self.made is not None else {}
        lines: list[str] = []
        if pair is not None and pair.first in rows and pair.second in rows:
            told = (rows[pair.first].name, rows[pair.second].name, self.language.message(pair.reason))
            lines = [line for each in told for line in broken(each, max(20, self.app.size.width - MARGINS))]
        self.query_one("#whole", Static).update(Content("\n".join(lines)))

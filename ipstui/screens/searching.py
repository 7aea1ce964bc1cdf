"""Lists that are searched as one types: the line below the list, the keys that open and leave it."""

from typing import ClassVar

from textual import on
from textual.widget import Widget
from textual.widgets import Input

from ipstui.screens.page import Page
from ipstui.widgets.steady import steady


class SearchingPage(Page[None]):
    """Subclasses yield `search_line()`, show in `searched` what was found, and have it in `list_found`.

    `SEARCH_FOR`: what may be typed, a catalogue key marked with `N_`.
    """

    SEARCH_FOR: ClassVar[str]

    @property
    def list_found(self) -> Widget:
        """The list."""
        raise NotImplementedError

    def searched(self, words: str) -> None:
        """Show only what has these words; everything when there are none."""
        raise NotImplementedError

    def search_line(self) -> Input:
        """The line, which is hidden until it is asked for."""
        return steady(Input(id="search", compact=True))

    @on(Input.Changed, "#search")
    def typed(self, event: Input.Changed) -> None:
        """Search as one types."""
        self.searched(event.value)

    @on(Input.Submitted, "#search")
    def search_done(self) -> None:
        """Enter goes to what was found."""
        self.list_found.focus()

    def action_search(self) -> None:
        """Show the search line and type into it."""
        search = self.query_one("#search", Input)
        search.placeholder = self.language(self.SEARCH_FOR)
        search.display = True
        search.focus()

    def action_close_search(self) -> None:
        """Leave the search, and show everything again."""
        search = self.query_one("#search", Input)
        search.value = ""
        search.display = False
        self.list_found.focus()

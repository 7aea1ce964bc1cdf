"""The program as a stack of pages in each area: what its parts have in common."""

from typing import TYPE_CHECKING, Any

from textual.app import App

from ipstui.screens.page import Page

if TYPE_CHECKING:
    from ipstui.session import Session


class Paged(App[int], inherit_bindings=False):
    """The ground of the program's parts: the session, and the pages it is shown on."""

    session: "Session"

    @property
    def front(self) -> Page[Any] | None:
        """The page in front; None while something of Textual's own is there, as the palette."""
        return self.screen if isinstance(self.screen, Page) else None

    def pages(self) -> tuple[Page[object], ...]:
        """Every page that is open, in every area."""
        stacks = self._screen_stacks.values()
        return tuple(page for stack in stacks for page in stack if isinstance(page, Page) and page.is_mounted)

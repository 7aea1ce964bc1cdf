"""The line that names the views of the card, with the one that is shown in brackets; a click goes to one."""

from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from ipstui.cells import fit, width
from ipstui.screens.client.card import VIEWS, View
from ipstui.session import Session


class ViewsLine(Widget):
    """Drawn in the user's language each time, so a new language needs no new widget."""

    DEFAULT_CSS = "ViewsLine { height: 1; width: 100%; }"

    @dataclass
    class Clicked(Message):
        """A view was clicked."""

        view: View

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.view = View.OVERVIEW
        self._spots: list[tuple[int, int, View]] = []

    def show(self, view: View) -> None:
        """Mark the view that is shown."""
        if view is not self.view:
            self.view = view
            self.refresh()

    def render(self) -> Content:
        """Every view."""
        text, self._spots = "", []
        for view, label in VIEWS.items():
            words = self.session.language(label)
            # The brackets stand where the blanks would, so that the words never move.
            words = f"[{words}]" if view is self.view else f" {words} "
            self._spots.append((width(text), width(text + words), view))
            text += words
        return Content(fit(text, self.size.width) if width(text.rstrip()) > self.size.width else text)

    def on_click(self, event: events.Click) -> None:
        """Go to the view under the mouse."""
        for begin, end, view in self._spots:
            if begin <= event.x < end:
                self.post_message(self.Clicked(view))

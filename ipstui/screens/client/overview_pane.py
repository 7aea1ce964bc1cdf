"""The overview of the card: beside the lines where there is room, above the timeline otherwise."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from ipstui.screens.client.card import Card
from ipstui.screens.client.due import ClientDue
from ipstui.screens.client.overview import below, folded, overview

BESIDE_CELLS = 40
"""Cells of the pane where it stands beside the lines."""
SCROLLBAR = 1
MARGINS = 2
BESIDE_MARGINS = 3
"""Cells around the words where the pane stands beside the lines."""
FRAME_LINES = 3
"""Header, views and keys."""
TIMELINE_LINES = 8
"""Lines left to the timeline with its heading, however much there is to tell above it."""
LEAST_LINES = 6


class OverviewPane(VerticalScroll, can_focus=False):
    """Draws what is known; what does not fit above the timeline is shortened, the least urgent first."""

    def compose(self) -> ComposeResult:
        """One text."""
        yield Static(id="overview")

    def show(self, card: Card, due: ClientDue | None, *, beside: bool) -> None:
        """Draw for the size of the terminal."""
        told = overview(card, due)
        height = self.app.size.height - FRAME_LINES
        if beside:
            blocks = [
                Content("\n").join([Content.styled(label, "dim"), *map(Content, lines), Content("")])
                for label, lines in below(told, BESIDE_CELLS - SCROLLBAR - BESIDE_MARGINS, height)
            ]
            words = Content("\n").join(blocks)
        else:
            budget = max(LEAST_LINES, height - TIMELINE_LINES)
            lines = folded(told, self.app.size.width - MARGINS - SCROLLBAR, budget)
            words = Content("\n").join(map(Content, lines))
        self.query_one("#overview", Static).update(words)

"""A page about one review whose scale is installed: lines of criteria or actions, with the cursor in them."""

from textual import events

from ipscore.definitions.scale import Scale
from ipstui.screens.fidelity.entries import ReviewEntry
from ipstui.screens.fidelity.working import ReviewWorkPage
from ipstui.session import Session
from ipstui.widgets.table import LineTable


class ScalePage(ReviewWorkPage):
    """Subclasses give the body, with a table in it, and draw it."""

    def __init__(self, session: Session, entry: ReviewEntry, scale: Scale) -> None:
        super().__init__(session, entry)
        self.scale = scale

    def on_mount(self) -> None:
        """The cursor in the lines."""
        self.query_one(LineTable).focus()

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002 - Textual's own
        """Draw for the new width."""
        self.show_records()

    def where(self) -> str:
        """Of which review."""
        return f"{self.language(self.TITLE_TEXT)} · {self.entry.review.unit}"

"""Pages that show reviews: read when they come in front, and again when a colleague has changed something.

What is read is shown where it is different only: the cursor, the scroll and what is being typed stay.
"""

import threading
from typing import ClassVar

from ipstui.messages import WorkspaceRefused
from ipstui.screens.fidelity.messages import ReviewsRead
from ipstui.screens.fidelity.reading import read_reviews
from ipstui.screens.history_restoring import UndoingPage
from ipstui.session import Session
from ipstui.unlisted import Unlisted


class ReviewsPage(UndoingPage[None]):
    """Subclasses show what `on_reviews_read` brings."""

    AREA = "fidelity"
    FOLLOWED: ClassVar[tuple[str, ...]] = ("reviews", "ratings", "plans")
    """Kinds of record a change of which is to be seen."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._known = Unlisted()
        # Readings come to the page in the order in which they were made.
        self._turn = threading.Lock()

    def on_screen_resume(self) -> None:
        """Read the reviews: what was in front of this page may have changed them."""
        super().on_screen_resume()
        self.reread()

    def reread(self) -> None:
        """Read the reviews in a thread."""
        self.run_worker(self._read_all, thread=True, group="reviews", exclusive=True)

    def look(self) -> None:
        """Read the reviews again when something of them has changed, unless the last look has not ended."""
        busy = any(
            each.node is self and each.group in ("reviews", "follow") and not each.is_finished
            for each in self.workers
        )
        if not busy:
            self.run_worker(self._read_changed, thread=True, group="follow")

    def on_workspace_refused(self, message: WorkspaceRefused) -> None:
        """The app leaves and says why."""
        message.stop()
        self.app.post_message(WorkspaceRefused(message.problems))

    def _read_all(self) -> None:
        with self._turn:
            if self.session.workspace is not None:
                # Changes from now on count: what is read is at least as new.
                self._known.begin(self.session.workspace, self.FOLLOWED)
            self.post_message(self._read())

    def _read_changed(self) -> None:
        with self._turn:
            if self.session.workspace is None:
                return
            if [*self._known.poll(self.session.workspace, self.FOLLOWED)]:
                self.post_message(self._read())

    def _read(self) -> ReviewsRead | WorkspaceRefused:
        return read_reviews(self.session)

"""Saving for the wizard: one save under way at a time, drafts beside it, and what is on the disk."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial

from textual.message import Message as TextualMessage
from textual.timer import Timer

from ipscore.definitions.scale import Scale
from ipscore.fidelity.alone import opened
from ipscore.language import Language
from ipscore.message import Message
from ipscore.records.review import Rating, RatingFile, Review
from ipscore.store import Stored, review_work
from ipstui.screens.fidelity.joining import changed
from ipstui.screens.fidelity.keeping import RatingDraft, Ratings, keep
from ipstui.screens.fidelity.messages import DraftFailed, FinishEnded, SaveEnded
from ipstui.screens.fidelity.reading import read_ratings
from ipstui.screens.page import Page

DRAFT_DELAY = 0.7
"""Seconds after the first key until what is typed is in the draft."""


class Saver:
    """Starts work in threads for its page, which hears of the ends by messages."""

    def __init__(self, page: Page[None], review: Review, assessor: str) -> None:
        session = page.session
        self.page = page
        self.review = review
        self.assessor = assessor
        self.stored: Stored[RatingFile] | None = None
        self.busy = False
        self.failed: Message | None = None
        self.saved_at: datetime | None = None
        self._draft = RatingDraft(session.drafts, str(session.root.absolute()), review.id, assessor)
        self._number = 0
        self._timer: Timer | None = None
        self._waiting: Ratings | None = None

    @property
    def on_disk(self) -> Mapping[str, Rating]:
        """The ratings as they are on the disk, as far as is known."""
        return self.stored.record.ratings if self.stored is not None else {}

    def unsaved(self, ratings: Ratings) -> bool:
        """Whether something is not on the disk yet."""
        return bool(changed(self.on_disk, ratings))

    def read(self) -> None:
        """Read the assessor's file and the draft."""
        self._run(partial(read_ratings, self.page.session, self.review, self.assessor, self._draft), "read")

    def save(self, ratings: Ratings) -> None:
        """Save what is not saved; while a save is under way, once more after it."""
        if self.busy:
            self._waiting = ratings
        elif self.unsaved(ratings):
            self.busy = True
            # Ratings of criteria that the scale does not know are somebody's work all the same.
            every = {**self.on_disk, **ratings}
            workspace = self.page.session.open_workspace
            work = partial(keep, workspace, self.review, self.assessor, every, self.stored)
            self._run(lambda: SaveEnded(work()), "save")

    def finish(self, scale: Scale) -> None:
        """Mark what is on the disk as finished."""
        workspace = self.page.session.open_workspace

        def work() -> FinishEnded:
            try:
                stored = review_work.finish(workspace, scale, self.review.id, self.assessor)
                now = review_work.at_hand(workspace, self.review.id)
            except review_work.REFUSALS as error:
                return FinishEnded(None, tuple(error.problems))
            return FinishEnded(stored, (), opened(now.review, now.found.files, now.found.told))

        self._run(work, "save")

    def ended(self) -> Ratings | None:
        """Take note of the end of a save; returns what was to be saved meanwhile."""
        waiting, self.busy, self._waiting = self._waiting, False, None
        return waiting

    def kept(self, stored: Stored[RatingFile]) -> None:
        """Take note of what is on the disk now."""
        self.stored, self.failed = stored, None
        self.saved_at = datetime.now().astimezone()

    def words(self, language: Language) -> str:
        """How saving stands."""
        if self.busy:
            return language("saving…")
        if self.failed is not None:
            return "! " + language("not saved yet")
        return language("saved {time}", time=self.saved_at.time()) if self.saved_at is not None else ""

    def later(self, write: Callable[[], None]) -> None:
        """Call `write` in a moment, once for all that is typed until then."""
        if self._timer is None:
            self._timer = self.page.set_timer(DRAFT_DELAY, write)

    def write_draft(self, here: str, ratings: Ratings) -> None:
        """Write the draft in a thread."""
        put = partial(self._draft.put, self._next(), here, dict(ratings), self.on_disk)

        def work() -> DraftFailed | None:
            why = put()
            return DraftFailed(why) if why is not None else None

        self._run(work, "draft")

    def put_draft(self, here: str, ratings: Ratings) -> Message | None:
        """Write the draft now; words when that failed."""
        return self._draft.put(self._next(), here, dict(ratings), self.on_disk)

    def _next(self) -> int:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        self._number += 1
        return self._number

    def _run(self, work: Callable[[], TextualMessage | None], group: str) -> None:
        post = self.page.post_message

        def run() -> None:
            message = work()
            if message is not None:
                post(message)

        self.page.run_worker(run, thread=True, group=group)

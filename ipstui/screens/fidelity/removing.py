"""Removing a review planned by mistake, from the list of reviews: asked first, and u brings it back."""

from dataclasses import dataclass
from functools import partial

from textual.message import Message as TextualMessage

from ipscore.message import N_, Message, msg
from ipscore.records.review import Review
from ipscore.store import Stored, review_work
from ipstui.forms.entry import Saved
from ipstui.forms.saving import Undoable
from ipstui.forms.undoing import Made
from ipstui.messages import NoticeGiven
from ipstui.screens.fidelity.days import days_of
from ipstui.screens.fidelity.following import ReviewsPage
from ipstui.screens.fidelity.part_entry import STEP_REFUSED
from ipstui.screens.fidelity.review_ways import ReviewChoice


@dataclass
class RemovalChecked(TextualMessage):
    """A review may be removed."""

    seen: Stored[Review]
    """As it was then; what is removed is this and nothing newer."""


@dataclass
class ReviewRemoved(TextualMessage):
    """A review was removed."""

    undo: Undoable
    """How it comes back."""


class RemovingPage(ReviewsPage):
    """Subclasses say which review."""

    def remove_review(self, review_id: str) -> None:
        """Ask whether to remove it, or say why it is not."""
        work = self.session.open_workspace

        def check() -> RemovalChecked | NoticeGiven:
            try:
                return RemovalChecked(review_work.removable(work, review_id))
            except STEP_REFUSED as error:
                return NoticeGiven(error.problems[0].message)

        self.run_worker(lambda: self.post_message(check()), thread=True, group="remove", exclusive=True)

    def on_removal_checked(self, message: RemovalChecked) -> None:
        """The question."""
        message.stop()
        if not self.is_current:
            return
        review, language = message.seen.record, self.language
        words = language(
            "Remove this review, {days}, with its preparation? Nobody has rated in it yet.",
            days=days_of(language, review.start, review.end),
        )
        options = [("no", language("No")), ("yes", language("Remove"))]
        page = ReviewChoice(self.session, review.unit, words, options)
        self.app.push_screen(page, partial(self._answered, message.seen))

    def on_review_removed(self, message: ReviewRemoved) -> None:
        """It is gone, until somebody undoes it."""
        message.stop()
        self.session.undo = message.undo
        self.say(msg("Removed. u brings it back."))
        self.reread()

    def restored(self, target: Undoable | Made, answer: Saved) -> None:
        """Undone: read what is now."""
        super().restored(target, answer)
        self.reread()

    def _answered(self, seen: Stored[Review], answer: str | None) -> None:
        if answer != "yes":
            return
        work = self.session.open_workspace

        def remove() -> ReviewRemoved | NoticeGiven:
            try:
                review_work.remove(work, seen)
                version = work.reviews.history(seen.record.id)[0].id
            except STEP_REFUSED as error:
                return NoticeGiven(error.problems[0].message)
            words = Message(N_("Removed review"))
            return ReviewRemoved(Undoable("reviews", seen.record.id, version, None, words))

        self.run_worker(lambda: self.post_message(remove()), thread=True, group="remove")

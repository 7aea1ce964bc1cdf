"""Pages that bring an earlier version of a record back, or undo: at once, or after a choice of two."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from textual.message import Message

from ipscore.message import msg
from ipstui.messages import ClientRemoved
from ipstui.screens.page import Page

# What saves and compares is imported at use: the first screen can undo, but seldom does.
if TYPE_CHECKING:
    from ipstui.forms.entry import Answer, Differing, Saved
    from ipstui.forms.saving import Choices, Undoable
    from ipstui.forms.undoing import Made

Dismissed = TypeVar("Dismissed")


@dataclass
class RestoreAnswered(Message):
    """Bringing a version back has come to an end."""

    target: "Undoable | Made"
    """What was to be brought back, or taken away."""
    answer: "Answer"
    """How it ended."""


class RestoringPage(Page[Dismissed]):
    """Subclasses call `restore`, and say in `restored` what happens then."""

    def restored(self, target: "Undoable | Made", answer: "Saved") -> None:
        """The version is the record again."""
        raise NotImplementedError

    def restore(self, target: "Undoable | Made") -> None:
        """Bring a version back, or take away what was made, in a thread."""
        from ipstui.forms.undoing import Made

        if isinstance(target, Made):
            self._work(target, partial(self._take_back, target))
        else:
            self._work(target, partial(self._restore, target))

    def on_restore_answered(self, message: RestoreAnswered) -> None:
        """Tell the program, or let the user choose."""
        from ipstui.forms.entry import Differing, Refused, Saved
        from ipstui.forms.saving import Undoable

        message.stop()
        match message.answer:
            case Saved() as answer:
                for event in answer.events:
                    self.app.post_message(event)
                self.restored(message.target, answer)
            case Refused() as answer:
                self.say(answer.why, severity="warning")
            case Differing() as answer if isinstance(message.target, Undoable):
                from ipstui.screens.conflict import ConflictPage, versions_of  # seldom

                fields = versions_of(self.session, answer.clash)
                page = ConflictPage(
                    self.session, self.area(), fields, self.language.message(message.target.words)
                )
                self.app.push_screen(page, partial(self._decided, message.target, answer))

    def _decided(self, target: "Undoable", answer: "Differing", choices: "Choices | None") -> None:
        if choices is None:
            self.say(msg("Nothing was changed."))
            return
        from ipstui.forms.case import settled

        title = target.words.msgid
        self._work(target, partial(settled, self.session, target.kind, answer.clash, choices, title))

    def _take_back(self, made: "Made") -> "Answer":
        from ipscore.store import StoreError
        from ipstui.forms.entry import Refused, Saved
        from ipstui.forms.undoing import take_back

        try:
            take_back(self.session, made)
        except StoreError as error:
            return Refused(error.message)
        return Saved(tuple(ClientRemoved(each.record) for each in made.files if each.kind == "clients"))

    def _restore(self, target: "Undoable") -> "Answer":
        from ipscore.store import StoreError
        from ipstui.forms.case import answered
        from ipstui.forms.entry import Refused
        from ipstui.forms.saving import restore

        try:
            outcome = restore(self.session, target.kind, target.record, target.version, target.revision)
        except StoreError as error:
            return Refused(error.message)
        return answered(self.session, target.kind, outcome, target.words.msgid)

    def _work(self, target: "Undoable | Made", work: "Callable[[], Answer]") -> None:
        def run() -> None:
            self.post_message(RestoreAnswered(target, work()))

        self.run_worker(run, thread=True, group="restore")


class UndoingPage(RestoringPage[Dismissed]):
    """A page on which u takes the last change made here back."""

    def action_undo(self) -> None:
        """Take the last change made here back."""
        undo = self.session.undo
        if undo is None:
            self.say(msg("There is nothing to undo. v shows the earlier versions."))
            return
        self.session.undo = None
        self.restore(undo)

    def restored(self, target: "Undoable | Made", answer: "Saved") -> None:  # noqa: ARG002 - the records say what is now
        """The last change is undone."""
        self.say(msg("Undone: {what}.", what=target.words))

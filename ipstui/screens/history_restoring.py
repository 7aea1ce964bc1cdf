"""A page that can bring an earlier version of a record back: at once, or after a choice of two versions."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from textual.message import Message

from ipscore.message import msg
from ipscore.store import StoreError
from ipstui.forms.case import answered, settled
from ipstui.forms.entry import Answer, Differing, Refused, Saved
from ipstui.forms.saving import Choices, Undoable, restore
from ipstui.screens.page import Page

Dismissed = TypeVar("Dismissed")


@dataclass
class RestoreAnswered(Message):
    """Bringing a version back has come to an end."""

    target: Undoable
    """What was to be brought back."""
    answer: Answer
    """How it ended."""


class RestoringPage(Page[Dismissed]):
    """Subclasses call `restore`, and say in `restored` what happens then."""

    def restored(self, target: Undoable, answer: Saved) -> None:
        """The version is the record again."""
        raise NotImplementedError

    def restore(self, target: Undoable) -> None:
        """Bring a version back, in a thread."""
        self._work(target, partial(self._restore, target))

    def on_restore_answered(self, message: RestoreAnswered) -> None:
        """Tell the program, or let the user choose."""
        message.stop()
        match message.answer:
            case Saved() as answer:
                for event in answer.events:
                    self.app.post_message(event)
                self.restored(message.target, answer)
            case Refused() as answer:
                self.say(answer.why, severity="warning")
            case Differing() as answer:
                from ipstui.screens.conflict import ConflictPage, versions_of  # seldom

                fields = versions_of(self.session, answer.clash)
                page = ConflictPage(
                    self.session, self.area(), fields, self.language.message(message.target.words)
                )
                self.app.push_screen(page, partial(self._decided, message.target, answer))

    def _decided(self, target: Undoable, answer: Differing, choices: Choices | None) -> None:
        if choices is None:
            self.say(msg("Nothing was changed."))
            return
        title = target.words.msgid
        self._work(target, partial(settled, self.session, target.kind, answer.clash, choices, title))

    def _restore(self, target: Undoable) -> Answer:
        try:
            outcome = restore(self.session, target.kind, target.record, target.version, target.revision)
        except StoreError as error:
            return Refused(error.message)
        return answered(self.session, target.kind, outcome, target.words.msgid)

    def _work(self, target: Undoable, work: Callable[[], Answer]) -> None:
        def run() -> None:
            self.post_message(RestoreAnswered(target, work()))

        self.run_worker(run, thread=True, group="restore")

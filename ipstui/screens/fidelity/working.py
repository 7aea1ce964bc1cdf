"""Pages about one review: it is followed while the page is in front, and each step is a thread's."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar

from attrs import frozen
from textual.binding import Binding, BindingType
from textual.message import Message as TextualMessage

from ipscore.message import N_, Message, msg
from ipscore.problem import Problem
from ipscore.records.review import ReviewState
from ipscore.store import Stored, StoreError
from ipstui.forms.case import answered
from ipstui.forms.entry import Entry, Kept, Saved
from ipstui.forms.kept import draft_key
from ipstui.forms.page import FormPage
from ipstui.forms.saving import Undoable
from ipstui.forms.undoing import Made
from ipstui.messages import NoticeGiven
from ipstui.screens.fidelity.entries import ReviewEntry
from ipstui.screens.fidelity.following import ReviewsPage
from ipstui.screens.fidelity.messages import ReviewsRead
from ipstui.screens.fidelity.part_entry import STEP_REFUSED
from ipstui.screens.fidelity.telling import TellingPage, problem_paragraphs
from ipstui.screens.page import COMMON_KEYS
from ipstui.session import Session
from ipstui.widgets.keyline import KeyLine


class ReviewForm(FormPage):
    """A form of the fidelity area."""

    AREA = "fidelity"


@dataclass
class FormReady(TextualMessage):
    """A form can be opened: what it enters was read, a draft of it was looked for."""

    entry: Entry
    """What is entered."""
    key: tuple[str, str]
    """Under what its draft is kept."""
    kept: Kept | None
    """A draft from before, if there is one."""
    page: type[FormPage]
    """What draws it."""
    closed: Callable[[bool | None], None] | None
    """Called with whether it was saved."""


@dataclass
class StepEnded(TextualMessage):
    """A step came to an end, well when there are no problems that kept it from being taken."""

    saved: Saved | None
    """What was saved; None when the step was refused."""
    problems: tuple[Problem, ...]
    """Why it was refused, or what should be looked at all the same."""
    words: Message
    """What to say when it was taken."""


@frozen
class Done:
    """What a step saved, and what should be looked at all the same; some steps cannot be undone."""

    stored: Stored[Any]
    warnings: tuple[Problem, ...] = ()
    undoable: bool = True


class ReviewWorkPage(ReviewsPage):
    """One review. Subclasses draw `entry`; `entries` are all reviews, newest first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("u", "undo", N_("undo"), id="review.undo", show=False),
        Binding("d", "correct", N_("add a correction"), id="review.correct", show=False),
        Binding("escape", "leave", N_("back"), id="review.back"),
    ]

    def __init__(self, session: Session, entry: ReviewEntry) -> None:
        super().__init__(session)
        self.entry = entry
        self.entries: tuple[ReviewEntry, ...] = (entry,)
        self.stepping = False

    def on_reviews_read(self, message: ReviewsRead) -> None:
        """Show the review as it is now; nothing is drawn when it is as it was."""
        message.stop()
        found = next((each for each in message.entries if each.review.id == self.entry.review.id), None)
        if found is None:
            self.say(msg("This review is not there any more."), severity="warning")
            self.action_leave()
            return
        if (found, message.entries) != (self.entry, self.entries):
            self.entry, self.entries = found, message.entries
            self.changed()
            self.show_records()
            self.show_header()

    def show_header(self) -> None:
        """The header, and the keys that matter now."""
        super().show_header()
        if self.is_mounted:
            line, ids = self.query_one(KeyLine), (*self.keys(), *COMMON_KEYS)
            if line.ids != ids:
                line.ids = ids
                line.refresh()

    def changed(self) -> None:
        """The review is not as it was: take over what is worked out of it once."""

    @property
    def issued(self) -> bool:
        """Whether nothing in the review changes any more."""
        return self.entry.review.state is ReviewState.ISSUED

    def refuse_issued(self) -> bool:
        """Say how a mistake is mended where the review has been issued; whether it has."""
        if self.issued:
            self.say(
                msg(
                    "This review has been issued: nothing in it changes any more. d adds a correction, a "
                    "dated note that is printed with the report."
                )
            )
        return self.issued

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is wrong in a review that has not been issued can be changed itself."""
        if action == "correct" and not self.issued:
            return False
        return super().check_action(action, parameters)

    def action_correct(self) -> None:
        """Add a dated note to what has been issued."""
        from ipstui.screens.fidelity.plan_forms import CorrectionEntry  # seldom

        scale = self.entry.scale
        if scale is not None:
            make = partial(CorrectionEntry, self.session, scale, self.entry.review.id)
            self.ask(CorrectionEntry.FORM, "", make)

    def take_step(self, kind: str, title: str, work: Callable[[], Done], words: Message) -> None:
        """Do `work` in a thread: it saves a record of `kind`, and raises one of STEP_REFUSED otherwise.

        `title`, marked with `N_`: what undoing it would undo. Nothing happens while a step is under way.
        """
        if not self.stepping:
            self.stepping = True
            step = partial(self._step, kind, title, work, words)
            self.run_worker(lambda: self.post_message(step()), thread=True, group="step")

    def on_step_ended(self, message: StepEnded) -> None:
        """Tell how it ended, and show what is now."""
        message.stop()
        self.stepping = False
        if message.saved is None:
            self.tell_problems(self.language("Not done yet"), message.problems)
            return
        self.session.undo = message.saved.undo
        self.say(message.words)
        if message.problems:
            self.tell_problems(self.language("Done. Please look at this all the same"), message.problems)
        self.reread()

    def tell_problems(self, title: str, problems: tuple[Problem, ...]) -> None:
        """One in passing, several on a page of their own."""
        told = problem_paragraphs(self.language, problems)
        if len(told) == 1:
            self.say(told[0].removeprefix("! ").removeprefix("· "), severity="warning")
        else:
            self.app.push_screen(TellingPage(self.session, title, told))

    def restored(self, target: Undoable | Made, answer: Saved) -> None:
        """Undone: read what is now."""
        super().restored(target, answer)
        self.reread()

    def ask(
        self,
        name: str,
        item: str,
        make: Callable[[], Entry],
        page: type[FormPage] = ReviewForm,
        closed: Callable[[bool | None], None] | None = None,
    ) -> None:
        """Open a form. `make` reads what it enters, in a thread; `name` and `item` are those of its draft."""
        key = draft_key(self.session, name, self.entry.review.id, item)
        ready = partial(_ready, self.session, key, make, page, closed)
        self.run_worker(lambda: self.post_message(ready()), thread=True, group="open", exclusive=True)

    def on_form_ready(self, message: FormReady) -> None:
        """Show the form, unless something else is in front by now."""
        message.stop()
        if self.is_current:
            page = message.page(self.session, message.entry, message.key, message.kept)
            self.app.push_screen(page, message.closed)

    def _step(self, kind: str, title: str, work: Callable[[], Done], words: Message) -> StepEnded:
        try:
            done = work()
        except STEP_REFUSED as error:
            return StepEnded(None, tuple(error.problems), words)
        saved = Saved(())
        if done.undoable and isinstance(answer := answered(self.session, kind, done.stored, title), Saved):
            saved = answer
        return StepEnded(saved, done.warnings, words)


def _ready(
    session: Session,
    key: tuple[str, str],
    make: Callable[[], Entry],
    page: type[FormPage],
    closed: Callable[[bool | None], None] | None,
) -> FormReady | NoticeGiven:
    try:
        entry = make()
    except StoreError as error:
        return NoticeGiven(error.message)
    except STEP_REFUSED as error:
        return NoticeGiven(error.problems[0].message)
    return FormReady(entry, key, kept_under(session, key), page, closed)


def kept_under(session: Session, key: tuple[str, str]) -> Kept | None:
    """A draft of a form from before, if there is one."""
    data = session.drafts.get(key) or {}
    raw, base = data.get("raw"), data.get("base")
    if not isinstance(raw, dict) or not isinstance(base, dict):
        return None
    return Kept({str(k): str(v) for k, v in raw.items()}, {str(k): str(v) for k, v in base.items()})

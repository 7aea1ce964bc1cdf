"""The screen of every entry form. What is typed is on the disk within a second; a lost line loses nothing."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import ClassVar

from attrs import evolve
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input, Static

from ipscore.message import N_, Message, msg
from ipstui.cells import width
from ipstui.forms.autosave import Autosave
from ipstui.forms.entry import Answer, Differing, DraftKept, Entry, EntryAnswered, Kept, Refused, Saved
from ipstui.forms.following import FollowingPage
from ipstui.forms.reading import read
from ipstui.forms.row import FieldRow
from ipstui.forms.saving import Choices
from ipstui.forms.spec import Raw
from ipstui.messages import LogWanted
from ipstui.session import Session
from ipstui.widgets.key_order import KeyOrder

PAUSE = 0.6
"""Seconds from the first key after which what was typed until then is in the draft."""


class FormPage(FollowingPage, inherit_bindings=False):
    """Draws `entry.form`, reads it back, and saves it in a thread. Dismissed with whether it was saved."""

    AREA = "client"
    HELP_TEXT = N_(
        "Tab or ↓ goes to the next field, shift+Tab or ↑ back. In a line of choices ← and → choose; where "
        "there are boxes, Space marks. A day may be written 14.10., 14.10.2022 or 2022-10-14; “today” and "
        "“yesterday” work as well. Type some letters of a name, parts in any order: Tab or Enter takes the "
        "first that was found, ↓ goes through them.\n\n"
        "Enter saves; in a text of several lines ctrl+s does. ctrl+j begins a new line in a note. Esc closes "
        "the form and keeps what you typed as a draft: the "
        "same form offers it again. ctrl+r throws the draft away and begins anew.\n\n"
        "* marks what is needed."
    )
    KEYS = ("form.save", "form.next", "form.then", "form.keep", "form.anew")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "save", N_("save"), id="form.enter", show=False),
        Binding("ctrl+s", "save", N_("save"), id="form.save"),
        Binding("tab", "app.focus_next", N_("next"), id="form.next"),
        Binding("shift+tab", "app.focus_previous", N_("Previous field"), id="form.previous"),
        Binding("down", "app.focus_next", N_("Next field"), id="form.down", show=False),
        Binding("up", "app.focus_previous", N_("Previous field"), id="form.up", show=False),
        Binding("f4", "save_then", N_("save, then an attempt"), id="form.then"),
        Binding("escape", "leave", N_("keep as draft"), id="form.keep"),
        Binding("ctrl+r", "anew", N_("begin anew"), id="form.anew"),
    ]

    def __init__(self, session: Session, entry: Entry, key: tuple[str, str], kept: Kept | None) -> None:
        super().__init__(session, entry)
        self.kept = kept
        self.saving = False
        self.key_order = KeyOrder(self)
        self._status = ""
        self._timer: Timer | None = None
        self._told: Message | None = None
        self._may_leave = False
        self._form_left = False
        self._then = ""
        if kept is not None and entry.changes and _others(kept.base, self.initial):
            # A draft of a record that has changed since is still a change of what it began from.
            self._began = kept.base
        self.autosave = Autosave(session, key, self._began or self.initial)

    def body(self) -> ComposeResult:
        """A line about the whole form, then the fields."""
        yield Static(id="about")
        with VerticalScroll(id="fields", can_focus=False):
            cells = self._label_cells()
            for field in self._fields:
                yield FieldRow(field, self.language, cells)

    def keys(self) -> tuple[str, ...]:
        """Where another form may follow, that and leaving must be seen; Tab is known from other forms."""
        return ("form.save", "form.then", "form.keep") if self.form.then else self.KEYS

    def where(self) -> str:
        """What is entered, about whom, and whether it is kept."""
        who = self.entry.named(self.session)
        return " · ".join(part for part in (self.language(self.form.title), who, self._status) if part)

    def on_mount(self) -> None:
        """Fill in the fields; a draft comes first."""
        self._fill(self.initial)
        # As the fields have it, in which marks are in the order of the choices.
        self.initial = {**self.initial, **self.raw}
        if self._began is None:
            self.autosave.base = self.initial
        if self.kept is not None:
            began = self._began or {}
            typed = {name: each for name, each in self.kept.raw.items() if each != began.get(name)}
            # What nobody had touched in the draft is what is proposed now.
            now = {
                name: each
                for name, each in self.entry.preset.items()
                if self.kept.raw.get(name) == self.kept.base.get(name)
            }
            self._fill({**self.initial, **typed, **now})
            self._tell(
                msg(
                    "This is your draft. Someone has changed the record since: where both changed a field "
                    "you choose when you save. ctrl+r throws the draft away."
                )
                if self._began is not None
                else msg("This is what you were typing before. ctrl+r throws it away and begins anew.")
            )
        self._chosen = self._choices()
        self.set_focus(self.rows[0].control)

    def keep_draft(self) -> None:
        """Write the draft now, in this thread: the program is about to end."""
        self.autosave.write(self.autosave.take(), self.raw)

    def relabel(self) -> None:
        """All words in the new language; what was typed stays."""
        cells = self._label_cells()
        for row in self.rows:
            row.relabel(self.language, cells)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only some forms are followed by another."""
        return bool(self.form.then) if action == "save_then" else super().check_action(action, parameters)

    @on(FieldRow.Changed)
    def changed(self) -> None:
        """Write the draft soon, and not later because typing goes on."""
        self._catch_up()
        if self._timer is None:
            self._timer = self.set_timer(PAUSE, self._write_soon)

    @on(Input.Submitted)
    def submitted(self) -> None:
        """Enter in a field saves."""
        self.action_save()

    def action_save(self) -> None:
        """Save, with every letter that was typed before the key."""
        self.key_order.when_typed(self._save_fields)

    def action_save_then(self) -> None:
        """Save, and go on with the form that follows."""
        self._then = self.form.then
        self.action_save()

    def _save_fields(self) -> None:
        """Read the fields; save what can be read, or say what is wrong."""
        if self.saving or not self.is_current:
            return
        self._catch_up()
        form = evolve(self.form, fields=self._fields)
        reading = read(form, self.raw, self.session.today)
        self._show_problems(reading.problems)
        if reading.problems:
            self._then = ""
            self._tell(msg("Not saved yet: please look at the marked fields."))
            return
        before = read(self.form, self._began, self.session.today) if self._began is not None else None
        values = None if before is None else {**reading.values, **before.values}
        known = {field.id for field in self.form.fields}
        given = {name: each for name, each in reading.values.items() if name in known}
        self._answer(partial(self.entry.save, given, values))

    def on_entry_answered(self, message: EntryAnswered) -> None:
        """Leave when it was saved; otherwise say why not, and keep everything."""
        message.stop()
        self.saving = False
        answer = message.answer
        match answer:
            case Saved():
                self._finish(answer)
            case Refused():
                self._then = ""
                self._show_problems(answer.fields)
                self._tell(answer.why)
            case Differing():
                self._show_both(answer)

    def on_draft_kept(self, message: DraftKept) -> None:
        """Say in the header that a lost line would lose nothing, or else that only the screen holds it."""
        message.stop()
        if message.failed is not None:
            self._status = self.language("! draft not kept")
            self._tell(msg(_NOT_KEPT, why=message.failed))
            self.show_header()
            return
        if self._told is not None and self._told.msgid == _NOT_KEPT:
            self._tell(None)
        now = datetime.now()  # noqa: DTZ005 - the clock on the user's wall
        self._status = self.language("draft kept {time}", time=now.time())
        self.show_header()

    def action_leave(self) -> None:
        """Close; what was typed is kept as a draft."""
        self.key_order.when_typed(self._leave)

    def _leave(self) -> None:
        if self._form_left or not self.is_current:
            return
        kept = self.autosave.write(self.autosave.take(), self.raw)
        if isinstance(kept, Message) and not self._may_leave:
            # Esc never loses text, unless it is pressed a second time.
            self._may_leave = True
            self.post_message(DraftKept(kept))
            self.say(msg("Esc again closes the form without keeping what you typed."), severity="warning")
            return
        self.autosave.close(drop=False)
        if kept is True:
            self.say(msg("Kept as a draft. The same form offers it again."))
        self._close(saved=False)

    def action_anew(self) -> None:
        """Throw the draft away and show the record as it is."""
        self._began, self.autosave.base = None, self.initial
        self._fill(self.initial)
        self._show_problems({})
        self._tell(None)
        self._write_soon()

    def _answer(self, save: Callable[[], Answer]) -> None:
        """Save in a thread, which answers by a message."""
        self.saving = True
        self._tell(msg("Saving…"))
        self.run_worker(lambda: self.post_message(EntryAnswered(save())), thread=True, group="save")

    def _finish(self, answer: Saved) -> None:
        self.autosave.close(drop=True)
        self.session.undo = answer.undo
        self.session.entered = self.entry.id
        for warning in answer.warnings:
            self.say(warning, severity="warning")
        for event in answer.events:
            self.app.post_message(event)
        if answer.words is not None:
            self.say(answer.words)
        else:
            self.say(msg("Saved. u takes it back.") if answer.undo is not None else msg("Saved."))
        if self._then:
            self.app.post_message(LogWanted(self._then, self.entry.subject))
        self._close(saved=True)

    def _close(self, *, saved: bool) -> None:
        # On a slow line Esc may be pressed twice, or while a save is ending: the form closes once.
        if not self._form_left:
            self._form_left = True
            self.dismiss(saved)

    def _show_both(self, answer: Differing) -> None:
        from ipstui.screens.conflict import ConflictPage, versions_of  # only when it happens

        self._show_problems({})
        self._tell(_LATER)
        fields = versions_of(self.session, answer.clash)
        page = ConflictPage(self.session, self.area(), fields, self.language(self.form.title))
        self.app.push_screen(page, partial(self._decided, answer))

    def _decided(self, answer: Differing, choices: Choices | None) -> None:
        if choices is not None:
            self._answer(partial(self.entry.settle, answer.clash, choices))

    def _show_problems(self, found: Mapping[str, Message]) -> None:
        first: FieldRow | None = None
        for row in self.rows:
            problem = found.get(row.field.id)
            row.say(wrong=self.language.message(problem) if problem is not None else "")
            if problem is not None and first is None:
                first = row
        if first is not None:
            self.set_focus(first.control)

    def _tell(self, words: Message | None) -> None:
        self._told = words
        about = self.query_one("#about", Static)
        about.update(Content(self.language.message(words) if words is not None else ""))
        about.set_class(words is not None, "shown")

    def _fill(self, raw: Raw) -> None:
        for row in self.rows:
            row.raw = raw.get(row.field.id, "")

    def _label_cells(self) -> int:
        return max(width(self.language(field.label)) for field in self._fields) + 1

    def _write_soon(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        self.run_worker(partial(self._write, self.autosave.take(), self.raw), thread=True, group="draft")

    def _write(self, number: int, raw: Raw) -> None:
        kept = self.autosave.write(number, raw)
        if kept:
            self.post_message(DraftKept(None if kept is True else kept))


def _others(base: Raw, initial: Raw) -> bool:
    """Whether a draft began from something else than what stands in the record now."""
    return any(value != initial.get(name, "") for name, value in base.items())


_NOT_KEPT = N_("What you are typing is not kept as a draft, only this screen holds it: {why}")
_LATER = msg(
    "Not saved: someone else changed the same thing. What you typed stays here and as a draft; save again to "
    "choose between the two versions."
)

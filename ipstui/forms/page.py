"""The screen of every entry form. What is typed is on the disk within a second; a lost line loses nothing."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import ClassVar

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
from ipstui.forms.entry import Differing, DraftKept, Entry, EntryAnswered, Kept, Refused, Saved
from ipstui.forms.reading import read
from ipstui.forms.row import FieldRow
from ipstui.forms.spec import FieldKind, Raw
from ipstui.screens.page import Page
from ipstui.session import Session

PAUSE = 0.6
"""Seconds without a key after which the draft is written."""


class FormPage(Page[bool], inherit_bindings=False):
    """Draws `entry.form`, reads it back, and saves it in a thread. Dismissed with whether it was saved."""

    AREA = "client"
    HELP_TEXT = N_(
        "Tab or ↓ goes to the next field, shift+Tab or ↑ back. In a line of choices ← and → choose; where "
        "there are boxes, Space marks. A day may be written 14.10., 14.10.2022 or 2022-10-14; “today” and "
        "“yesterday” work as well. Type a part of a name and go through what was found with ↓.\n\n"
        "Enter saves (in the note: ctrl+s). Esc closes the form and keeps what you typed as a draft: the "
        "same form offers it again. ctrl+r throws the draft away and begins anew.\n\n"
        "* marks what is needed."
    )
    KEYS = ("form.save", "form.next", "form.keep", "form.anew")
    CSS_PATH = "page.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "save", N_("save"), id="form.enter", show=False),
        Binding("ctrl+s", "save", N_("save"), id="form.save", priority=True),
        # Priority: what is typed ahead over a slow line goes to the next field, not to the one being left.
        Binding("tab", "app.focus_next", N_("next"), id="form.next", priority=True),
        Binding("shift+tab", "app.focus_previous", N_("Previous field"), id="form.previous", priority=True),
        Binding("down", "app.focus_next", N_("Next field"), id="form.down", show=False),
        Binding("up", "app.focus_previous", N_("Previous field"), id="form.up", show=False),
        Binding("escape", "leave", N_("keep as draft"), id="form.keep"),
        Binding("ctrl+r", "anew", N_("begin anew"), id="form.anew"),
    ]

    def __init__(self, session: Session, entry: Entry, key: tuple[str, str], kept: Kept | None) -> None:
        super().__init__(session)
        self.entry = entry
        self.form = entry.form
        self.kept = kept
        self.initial = dict(entry.raw())
        self.saving = False
        self._status = ""
        self._timer: Timer | None = None
        self.autosave = Autosave(session, key, self.initial)

    def body(self) -> ComposeResult:
        """A line about the whole form, then the fields."""
        yield Static(id="about")
        with VerticalScroll(id="fields", can_focus=False):
            cells = self._label_cells()
            for field in self.form.fields:
                yield FieldRow(field, self.language, cells)

    def where(self) -> str:
        """What is entered, about whom, and whether it is kept."""
        who = self.session.name_of(self.entry.subject) if self.entry.subject else ""
        return " · ".join(part for part in (self.language(self.form.title), who, self._status) if part)

    def on_mount(self) -> None:
        """Fill in the fields; a draft comes first."""
        self._fill(self.initial)
        if self.kept is not None:
            self._fill({**self.initial, **self.kept.raw})
            changed = {**self.initial} != {**self.initial, **self.kept.base}
            self._tell(
                msg("This is your draft, but the record has changed since: please compare before you save.")
                if changed
                else msg("This is what you were typing before. ctrl+r throws it away and begins anew.")
            )
        self.set_focus(self.rows[0].control)

    @property
    def rows(self) -> list[FieldRow]:
        """The fields on the screen."""
        return list(self.query(FieldRow))

    @property
    def raw(self) -> dict[str, str]:
        """What stands in the fields now."""
        return {row.field.id: row.raw for row in self.rows}

    def keep_draft(self) -> None:
        """Write the draft now, in this thread: the program is about to end."""
        self.autosave.write(self.autosave.take(), self.raw)

    def relabel(self) -> None:
        """All words in the new language; what was typed stays."""
        cells = self._label_cells()
        for row in self.rows:
            row.relabel(self.language, cells)

    @on(FieldRow.Changed)
    def changed(self) -> None:
        """Write the draft soon; a burst of keys is one write."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(PAUSE, self._write_soon)

    @on(Input.Submitted)
    def submitted(self) -> None:
        """Enter in a field saves."""
        self.action_save()

    def action_save(self) -> None:
        """Read the fields; save what can be read, or say what is wrong."""
        if self.saving:
            return
        reading = read(self.form, self.raw, self.session.today)
        self._show_problems(reading.problems)
        if reading.problems:
            self._tell(msg("Not saved yet: please look at the marked fields."))
            return
        self.saving = True
        self._tell(msg("Saving…"))
        work = partial(self._save, dict(reading.values))
        self.run_worker(work, thread=True, group="save")

    def on_entry_answered(self, message: EntryAnswered) -> None:
        """Leave when it was saved; otherwise say why not, and keep everything."""
        message.stop()
        self.saving = False
        answer = message.answer
        match answer:
            case Saved():
                self._finish(answer)
            case Refused():
                self._show_problems(answer.fields)
                self._tell(answer.why)
            case Differing():
                self._show_theirs(answer)

    def on_draft_kept(self) -> None:
        """Say in the header that a lost line would lose nothing."""
        now = datetime.now()  # noqa: DTZ005 - the clock on the user's wall
        self._status = self.language("draft kept {time}", time=now.time())
        self.show_header()

    def action_leave(self) -> None:
        """Close; what was typed is kept as a draft."""
        self.keep_draft()
        self.autosave.close(drop=False)
        if self.autosave.differs(self.raw):
            self.say(msg("Kept as a draft. The same form offers it again."))
        self.dismiss(False)

    def action_anew(self) -> None:
        """Throw the draft away and show the record as it is."""
        self._fill(self.initial)
        self._show_problems({})
        self._tell(None)
        self._write_soon()

    def _save(self, values: dict[str, object]) -> None:
        self.post_message(EntryAnswered(self.entry.save(values)))

    def _finish(self, answer: Saved) -> None:
        self.autosave.close(drop=True)
        for warning in answer.warnings:
            self.say(warning, severity="warning")
        for event in answer.events:
            self.app.post_message(event)
        self.say(msg("Saved."))
        self.dismiss(True)

    def _show_theirs(self, answer: Differing) -> None:
        mine = self.raw
        self._show_problems({})
        for row in self.rows:
            theirs = answer.theirs.get(row.field.id, "")
            if theirs != mine[row.field.id]:
                row.say(hint=self.language("theirs: {value}", value=self._readable(row, theirs)))
        self._tell(answer.why)

    def _readable(self, row: FieldRow, raw: str) -> str:
        if row.field.kind not in {FieldKind.CHOICE, FieldKind.CHOICES}:
            return raw or "–"
        labels = {each.value: self.language.value(each.label) for each in row.field.choices}
        return ", ".join(labels.get(each, each) for each in raw.split(",") if each) or "–"

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
        about = self.query_one("#about", Static)
        about.update(Content(self.language.message(words) if words is not None else ""))
        about.set_class(words is not None, "shown")

    def _fill(self, raw: dict[str, str]) -> None:
        for row in self.rows:
            row.raw = raw.get(row.field.id, "")

    def _label_cells(self) -> int:
        return max(width(self.language(field.label)) for field in self.form.fields) + 1

    def _write_soon(self) -> None:
        self.run_worker(partial(self._write, self.autosave.take(), self.raw), thread=True, group="draft")

    def _write(self, number: int, raw: Raw) -> None:
        if self.autosave.write(number, raw):
            self.post_message(DraftKept())

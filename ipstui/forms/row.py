"""One field on the screen: its name, where it is entered, and under it what is wrong or what was found."""

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from ipscore.language import Language
from ipstui.cells import pad
from ipstui.forms.choices import ChoiceLine
from ipstui.forms.line_input import LineInput
from ipstui.forms.lookup_input import LookupInput, found_words
from ipstui.forms.spec import Field, FieldKind
from ipstui.widgets.key_order import ActsInOrder
from ipstui.widgets.steady import steady

SHORT = frozenset({FieldKind.DATE, FieldKind.WHOLE, FieldKind.DECIMAL})
LONG_LINES = 3


class LongInput(TextArea, ActsInOrder):
    """Several lines of text; Enter makes a new one."""

    async def on_key(self, event: events.Key) -> None:
        """Keys in the order they were pressed."""
        if not event.is_printable and event.key != "enter":
            await self.acts(event)


class NoteInput(TextArea, ActsInOrder):
    """A text that begins as one line and grows: Enter saves as in other lines, ctrl+j makes a new line."""

    async def on_key(self, event: events.Key) -> None:
        """Keys in the order they were pressed; ↓ and ↑ leave from the last and the first line."""
        if event.key == "ctrl+j":
            event.stop()
            event.prevent_default()
            self.insert("\n")
        elif not event.is_printable and not self._moves_within(event.key):
            await self._act_outside(event)

    async def _act_outside(self, event: events.Key) -> None:
        """Do what a key means to the page when it would only make a new line here."""
        if event.key in {"down", "up"}:
            event.stop()
            event.prevent_default()
            (self.screen.focus_next if event.key == "down" else self.screen.focus_previous)()
        else:
            await self.acts(event)

    def _moves_within(self, key: str) -> bool:
        place = self.cursor_location
        if key == "down":
            return not self.navigator.is_last_wrapped_line(place)
        return key == "up" and not self.navigator.is_first_wrapped_line(place)


class FieldRow(Vertical):
    """A field of a form. `raw` is what stands in it, as text."""

    DEFAULT_CSS = """
    FieldRow {
        height: auto;
        Horizontal { height: auto; }
        .name { width: auto; }
        .edge { width: 1; }
        Input { width: 1fr; height: 1; border: none; padding: 0; background: $surface; }
        Input.short { width: 16; }
        TextArea { width: 1fr; height: 3; border: none; padding: 0; background: $surface; }
        TextArea.note { height: auto; max-height: 6; }
        .below { height: auto; display: none; }
        .below.shown { display: block; }
        .wrong { color: $error; text-style: bold; }
    }
    """

    class Changed(Message):
        """What stands in a field is another."""

    def __init__(self, field: Field, language: Language, label_cells: int) -> None:
        super().__init__()
        self.field = field
        self.language = language
        self.label_cells = label_cells
        self.control = self._control()
        self._label = Static(classes="name")
        self._wrong = Static(classes="below wrong")
        self._hint = Static(classes="below")

    @property
    def raw(self) -> str:
        """What stands in the field."""
        match self.control:
            case ChoiceLine():
                return self.control.raw
            case TextArea():
                return self.control.text
            case Input():
                return self.control.value
            case _:
                return ""

    @raw.setter
    def raw(self, text: str) -> None:
        match self.control:
            case ChoiceLine():
                self.control.raw = text
            case TextArea():
                self.control.text = text
            case Input():
                self.control.value = text

    def compose(self) -> ComposeResult:
        """Name, control between brackets, and the lines below."""
        with Horizontal():
            yield self._label
            lines = {FieldKind.LONG: LONG_LINES, FieldKind.CHOICE: 0, FieldKind.CHOICES: 0}.get(
                self.field.kind, 1
            )
            if lines:
                yield Static(Content("\n".join("[" * lines)), classes="edge")
            yield self.control
            if lines:
                yield Static(Content("\n".join("]" * lines)), classes="edge")
        yield self._wrong
        yield self._hint

    def on_mount(self) -> None:
        """Name the field."""
        self.relabel(self.language, self.label_cells)

    def relabel(self, language: Language, label_cells: int) -> None:
        """The field's words in this language."""
        self.language = language
        self.label_cells = label_cells
        mark = "*" if self.field.required else " "
        self._label.update(Content(f"{pad(language(self.field.label) + mark, label_cells)} "))
        for below in (self._wrong, self._hint):
            below.styles.padding = (0, 0, 0, label_cells + 2)
        if isinstance(self.control, ChoiceLine):
            self.control.relabel(self._labels())

    def renew(self, field: Field) -> None:
        """The same field with other choices; what stands in it stays where it can."""
        self.field = field
        if isinstance(self.control, ChoiceLine):
            kept = self.control.raw
            self.control.relabel(self._labels())
            self.control.raw = kept
        elif isinstance(self.control, LookupInput):
            self.control.field = field

    def say(self, wrong: str = "", hint: str = "") -> None:
        """Say what is wrong with the field, and more about it; nothing takes the words away."""
        self._wrong.update(Content(f"! {wrong}" if wrong else ""))
        self._wrong.set_class(bool(wrong), "shown")
        self._say_more(hint)

    def _say_more(self, hint: str) -> None:
        self._hint.update(Content(hint))
        self._hint.set_class(bool(hint), "shown")

    @on(Input.Changed)
    def _input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if self.field.kind is FieldKind.LOOKUP:
            self.say()
        self._tell_matches()
        self.post_message(self.Changed())

    @on(LookupInput.Looked)
    def _looked(self, event: LookupInput.Looked) -> None:
        event.stop()
        self._tell_matches()

    @on(TextArea.Changed)
    def _text_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self.post_message(self.Changed())

    @on(ChoiceLine.Changed)
    def _choice_changed(self, event: ChoiceLine.Changed) -> None:
        event.stop()
        self.post_message(self.Changed())

    def _tell_matches(self) -> None:
        """What was found for the letters typed, below the field, the one that Tab and Enter take first."""
        control = self.control
        if isinstance(control, LookupInput):
            # The first field has the focus before there is a layout.
            room = (self.size.width or self.screen.size.width) - self.label_cells - 3
            self._say_more(found_words(control, self.language, room) if control.has_focus else "")

    def _labels(self) -> list[tuple[str, str]]:
        return [(each.value, self.language.value(each.label)) for each in self.field.choices]

    def _control(self) -> Widget:
        match self.field.kind:
            case FieldKind.CHOICE | FieldKind.CHOICES:
                return ChoiceLine(self._labels(), several=self.field.kind is FieldKind.CHOICES)
            case FieldKind.LONG:
                return steady(LongInput(compact=True, show_line_numbers=False, tab_behavior="focus"))
            case FieldKind.NOTE:
                return steady(
                    NoteInput(compact=True, show_line_numbers=False, tab_behavior="focus", classes="note")
                )
            case FieldKind.LOOKUP:
                return steady(LookupInput(self.field))
            case kind:
                return steady(LineInput(compact=True, classes="short" if kind in SHORT else ""))

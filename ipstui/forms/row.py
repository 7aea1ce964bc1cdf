"""One field on the screen: its name, where it is entered, and under it what is wrong or what was found."""

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from ipscore.language import Language
from ipstui.cells import fit, pad
from ipstui.forms.choices import ChoiceLine
from ipstui.forms.reading import matches
from ipstui.forms.spec import Field, FieldKind
from ipstui.widgets.in_order import ActsInOrder
from ipstui.widgets.steady import steady

SHORT = frozenset({FieldKind.DATE, FieldKind.WHOLE, FieldKind.DECIMAL})
SHORT_CELLS = 16
SHOWN_MATCHES = 3
LONG_LINES = 3


class LineInput(Input, ActsInOrder):
    """A line of text."""

    async def on_key(self, event: events.Key) -> None:
        """Keys in the order they were pressed."""
        if event.is_printable:
            self.passes(event)
        else:
            await self.acts(event)

    def on_paste(self, event: events.Paste) -> None:
        """What was pasted after a key that went on belongs there."""
        self.passes(event)

    def on_focus(self) -> None:
        """The cursor is here."""
        self.has_come_back()


class LongInput(TextArea, ActsInOrder):
    """Several lines of text; Enter makes a new one."""

    async def on_key(self, event: events.Key) -> None:
        """Keys in the order they were pressed."""
        if event.is_printable or event.key == "enter":
            self.passes(event)
        else:
            await self.acts(event)

    def on_paste(self, event: events.Paste) -> None:
        """What was pasted after a key that went on belongs there."""
        self.passes(event)

    def on_focus(self) -> None:
        """The cursor is here."""
        self.has_come_back()


class LookupInput(LineInput):
    """Type a part of a name; ↓ and ↑ go through what was found."""

    def __init__(self, field: Field) -> None:
        super().__init__(compact=True)
        self.field = field
        self._typed = ""
        self._place = -1

    async def on_key(self, event: events.Key) -> None:
        """Go through the names found while more than one was."""
        if event.key not in {"down", "up"}:
            self._place = -1
            return
        if self._place < 0:
            self._typed = self.value
        found = matches(self.field.choices, self._typed)
        if len(found) > 1:
            event.stop()
            event.prevent_default()
            self._place = (self._place + (1 if event.key == "down" else -1)) % len(found)
            self.value = str(found[self._place].label)
            self.cursor_position = len(self.value)


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

    def say(self, wrong: str = "", hint: str = "") -> None:
        """Say what is wrong with the field, and more about it; nothing takes the words away."""
        self._wrong.update(Content(f"! {wrong}" if wrong else ""))
        self._wrong.set_class(bool(wrong), "shown")
        self._hint.update(Content(hint))
        self._hint.set_class(bool(hint), "shown")

    @on(Input.Changed)
    def _input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._tell_matches(event.value)
        self.post_message(self.Changed())

    @on(TextArea.Changed)
    def _text_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self.post_message(self.Changed())

    @on(ChoiceLine.Changed)
    def _choice_changed(self, event: ChoiceLine.Changed) -> None:
        event.stop()
        self.post_message(self.Changed())

    def _tell_matches(self, typed: str) -> None:
        if self.field.kind is not FieldKind.LOOKUP:
            return
        found = matches(self.field.choices, typed)
        if len(found) == 1 and str(found[0].label) == typed:
            self.say()
            return
        names = ", ".join(fit(str(each.label), 30) for each in found[:SHOWN_MATCHES])
        if len(found) > SHOWN_MATCHES:
            names += f" +{len(found) - SHOWN_MATCHES}"
        if found:
            self.say(hint=f"→ {names}" if len(found) == 1 else f"↓ {names}")
        elif typed.strip():
            self.say(
                hint=self.language("A new one with this name")
                if self.field.new
                else self.language("Not found")
            )
        else:
            self.say()

    def _labels(self) -> list[tuple[str, str]]:
        return [(each.value, self.language.value(each.label)) for each in self.field.choices]

    def _control(self) -> Widget:
        match self.field.kind:
            case FieldKind.CHOICE | FieldKind.CHOICES:
                return ChoiceLine(self._labels(), several=self.field.kind is FieldKind.CHOICES)
            case FieldKind.LONG:
                return steady(LongInput(compact=True, show_line_numbers=False, tab_behavior="focus"))
            case FieldKind.LOOKUP:
                return steady(LookupInput(self.field))
            case kind:
                return steady(LineInput(compact=True, classes="short" if kind in SHORT else ""))

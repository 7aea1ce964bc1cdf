"""A labelled field of the wizard for free text: one line that grows to a few."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static, TextArea

from ipscore.message import N_
from ipstui.screens.fidelity.score_line import ScoreLine
from ipstui.widgets.as_written import AsWritten
from ipstui.widgets.in_order import act_now, passed_on
from ipstui.widgets.steady import steady

LEAVING = frozenset({"tab", "shift+tab", "escape", "pagedown", "pageup", "f2", "f10", "ctrl+s"})
"""Keys that leave the field and so must wait for the letters typed before them."""


class LongText(TextArea):
    """Enter goes on to the next field, so that nobody saves line breaks by mistake; pasted ones are kept."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "done", N_("back to the score"), id="wizard.field_done", show=False),
        Binding("pagedown", "screen.move(1)", N_("next"), id="wizard.field_next", show=False),
        Binding("pageup", "screen.move(-1)", N_("previous"), id="wizard.field_previous", show=False),
    ]

    async def _on_key(self, event: events.Key) -> None:
        if passed_on(self, event):
            return
        if event.key in LEAVING:
            await act_now(self, event)
        elif event.key in ("enter", "down", "up") and self._at_edge(event.key):
            event.stop()
            event.prevent_default()
            if event.key == "up":
                self.screen.focus_previous()
            else:
                self.screen.focus_next()
        else:
            await super()._on_key(event)

    def action_done(self) -> None:
        """Back to where scores are given."""
        self.screen.set_focus(self.screen.query_one(ScoreLine))

    def _at_edge(self, key: str) -> bool:
        if key == "enter":
            return True
        line = self.wrapped_document.location_to_offset(self.cursor_location).y
        return line == 0 if key == "up" else line >= self.wrapped_document.height - 1


class LabelledText(Horizontal, AsWritten):
    """A label and its field."""

    DEFAULT_CSS = """
    LabelledText { height: auto; }
    LabelledText > Static { width: 1; height: 1; }
    LabelledText > .label { padding: 0 0 0 1; }
    LabelledText > LongText { height: auto; min-height: 1; max-height: 3; width: 1fr; padding: 0; }
    """

    def __init__(self, field: str) -> None:
        super().__init__(id=f"field-{field}")
        self.field = field
        self._kept: str | tuple[str, ...] = ""
        self._loaded = ""
        area = LongText(
            compact=True, show_line_numbers=False, highlight_cursor_line=False, id=f"text-{field}"
        )
        self.area = steady(area)

    def compose(self) -> ComposeResult:
        """Label, then field."""
        yield Static(classes="label")
        yield Static(Content("["))
        yield self.area
        yield Static(Content("]"))

    def label(self, words: str, cells: int) -> None:
        """What the field is called."""
        label = self.query_one(".label", Static)
        label.styles.width = cells
        label.update(Content(words))

    def fill(self, kept: str | tuple[str, ...]) -> None:
        """Show what is kept, several items with commas between, without telling that it changed."""
        text = kept if isinstance(kept, str) else SEPARATOR.join(kept)
        if self.area.text != text:
            with self.area.prevent(TextArea.Changed):
                self.area.load_text(text)
        self._kept, self._loaded = kept, self.area.text

    @property
    def value(self) -> str | tuple[str, ...]:
        """What stands in the field; untouched, exactly what was kept, whatever its line ends and commas."""
        text = self.area.text
        if text == self._loaded:
            return self._kept
        return text if isinstance(self._kept, str) else _listed(text)


SEPARATOR = ", "


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part for each in text.replace("\n", ",").split(",") if (part := each.strip()))

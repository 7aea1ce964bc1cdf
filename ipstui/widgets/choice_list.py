"""A list of a few choices, one a line, on a page of its own: no frame, a cursor seen without colours too."""

from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.style import Style
from textual.widgets import OptionList

from ipscore.message import N_


class ChoiceList(OptionList, inherit_bindings=False):
    """Enter chooses; the key has an id, so that it stands on the key line in the user's language."""

    DEFAULT_CSS = """
    ChoiceList {
        border: none;
        padding: 0 2;
        height: 1fr;
        background: $background;
        &:focus { border: none; background-tint: $foreground 0%; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", N_("choose"), id="choice.choose"),
        Binding("up", "cursor_up", N_("Line up"), id="choice.up", show=False),
        Binding("down", "cursor_down", N_("Line down"), id="choice.down", show=False),
        Binding("pageup", "page_up", N_("Page up"), id="choice.page_up", show=False),
        Binding("pagedown", "page_down", N_("Page down"), id="choice.page_down", show=False),
        Binding("home", "first", N_("First line"), id="choice.first", show=False),
        Binding("end", "last", N_("Last line"), id="choice.last", show=False),
    ]

    def get_visual_style(self, *component_classes: str, partial: bool = False) -> Style:
        """Without colours the line under the cursor is reversed, as no rule of CSS can."""
        style = super().get_visual_style(*component_classes, partial=partial)
        if self.app.no_color and "option-list--option-highlighted" in component_classes:
            return replace(style, reverse=True)
        return style

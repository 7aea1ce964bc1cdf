"""Fields whose cursor does not blink: an idle screen sends nothing over the line."""

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from textual.widgets import Input, TextArea

Typed = TypeVar("Typed", bound="Input | TextArea")


def steady(field: Typed) -> Typed:
    """The same field with a steady cursor."""
    field.cursor_blink = False
    return field

"""A cell of a table: padded to its column, cut after a whole word; blanks before a number stay."""

from ipstui.cells import pad
from ipstui.lines import shortened


def cell(text: str, cells: int) -> str:
    """`text` in exactly `cells` cells, the last of them blank. Blanks before a number stay."""
    words = text.lstrip(" ")
    lead = " " * (len(text) - len(words))
    room = cells - 1 - len(lead)
    return f"{lead}{pad(shortened(words, room), room)} "

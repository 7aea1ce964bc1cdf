"""Text measured as a terminal measures it: in cells, not characters."""

import re
from textwrap import wrap

from rich.cells import cell_len, set_cell_size

ELLIPSIS = "…"
BLANKS = re.compile(r"[ \t\r\n]+")
"""Blanks that are folded into one; a no-break space is meant and stays."""


CROWDED = 8
"""Characters a cell may hold at most: no writing needs more, and marks alone would flood the line."""


def width(text: str) -> int:
    """How many cells `text` takes."""
    return cell_len(text)


def fit(text: str, cells: int) -> str:
    """`text` in at most `cells` cells, on one line; what was left out is marked with an ellipsis."""
    whole = BLANKS.sub(" ", text).strip(" ")
    line = whole[: max(cells, 0) * CROWDED]
    if line == whole and cell_len(line) <= cells:
        return line
    if cells < 1:
        return ""
    return set_cell_size(line, cells - 1).rstrip() + ELLIPSIS


def pad(text: str, cells: int) -> str:
    """`text` in exactly `cells` cells."""
    shown = fit(text, cells)
    return shown + " " * (cells - cell_len(shown))


def hanging(label: str, value: str, column: int, cells: int) -> str:
    """`value` beside `label`, folded to `cells` cells so that every line of it begins in the same column."""
    indent = " " * (column + 2)
    lines = wrap(BLANKS.sub(" ", value), max(10, cells - column - 2)) or [""]
    return pad(label, column) + "  " + f"\n{indent}".join(lines)

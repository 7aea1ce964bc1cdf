"""Text measured as a terminal measures it: in cells, not characters."""

import re
from textwrap import wrap
from unicodedata import category

from rich.cells import cell_len, set_cell_size

ELLIPSIS = "…"
BLANKS = re.compile(r"[ \t\r\n]+")
"""Blanks that are folded into one; a no-break space is meant and stays."""


CROWDED = 8
"""Characters a cell may hold at most: no writing needs more, and marks alone would flood the line."""


MARKS = 8
"""Marks drawn on one character at most; the rest of a flood is left out of the drawing, not of the record."""


LEAST = 4
"""Cells in which the beginning of a name that is told elsewhere is still known again."""


def drawn(text: str) -> str:
    """`text` as it may be drawn: of a flood of marks on one character the first, and an ellipsis.

    A terminal puts however many there are into one cell, over the lines around it, or hangs at it.
    """
    if text.isascii():
        return text
    marks = re.escape("".join(sorted(each for each in set(text) if _is_mark(each))))
    return re.sub(f"([{marks}]{{{MARKS}}})[{marks}]+", rf"\1{ELLIPSIS}", text) if marks else text


def _is_mark(char: str) -> bool:
    """Whether it takes no cell of its own: combining marks, joiners and other characters without a width."""
    return not char.isascii() and (category(char) in {"Mn", "Mc", "Me", "Cf"} or cell_len(char) == 0)


def width(text: str) -> int:
    """How many cells `text` takes."""
    return cell_len(text)


def fit(text: str, cells: int) -> str:
    """`text` in at most `cells` cells, on one line; what was left out is marked with an ellipsis."""
    whole = BLANKS.sub(" ", text).strip(" ")
    start = whole[: max(cells, 0) * CROWDED]
    line = drawn(start)
    if start == whole and cell_len(line) <= cells:
        return line
    if cells < 1:
        return ""
    return set_cell_size(line, cells - 1).rstrip() + ELLIPSIS


def fit_unit(text: str, cells: int) -> str:
    """The name of an employer in at most `cells` cells. A unit keeps its own name.

    What stands before the comma is common to all units of a municipality or a county: cut off at the end,
    their names would be the same.
    """
    body, comma, unit = BLANKS.sub(" ", text).strip(" ").rpartition(", ")
    if not comma or width(text) <= cells or cells < 4 * LEAST:
        return fit(text, cells)
    own = fit(unit, cells - 1 - LEAST)
    return f"{fit(body, cells - 1 - width(own))} {own}"


def pad(text: str, cells: int) -> str:
    """`text` in exactly `cells` cells."""
    shown = fit(text, cells)
    return shown + " " * (cells - cell_len(shown))


def hanging(label: str, value: str, column: int, cells: int) -> str:
    """`value` beside `label`, folded to `cells` cells so that every line of it begins in the same column."""
    indent = " " * (column + 2)
    lines = wrap(drawn(BLANKS.sub(" ", value)), max(10, cells - column - 2)) or [""]
    return pad(label, column) + "  " + f"\n{indent}".join(lines)

"""Two texts in two columns, broken to the width that each column has."""

from itertools import zip_longest

from ipstui.cells import pad
from ipstui.lines import broken

INDENT = "  "
BETWEEN = " │ "


def beside(heads: tuple[str, str], texts: tuple[str, str], cells: int) -> list[str]:
    """Lines of at most `cells` cells: the heads, then both texts, the shorter one ending earlier."""
    column = max(10, (cells - len(INDENT) - len(BETWEEN)) // 2)
    left, right = (_lines(text, column) for text in texts)
    rows = zip_longest([heads[0], *left], [heads[1], *right], fillvalue="")
    return [f"{INDENT}{pad(one, column)}{BETWEEN}{other}".rstrip() for one, other in rows]


def _lines(text: str, cells: int) -> list[str]:
    return [line for part in text.splitlines() for line in broken(part, cells) or [""]]

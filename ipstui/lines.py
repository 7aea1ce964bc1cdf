"""Text broken into lines of a width measured in cells, whole words where they fit."""

from rich.cells import chop_cells

from ipstui.cells import ELLIPSIS, drawn, fit, width


def broken(text: str, cells: int) -> list[str]:
    """`text` in lines of at most `cells` cells. Words are kept whole; one longer than a line is cut."""
    lines: list[str] = []
    line = ""
    for word in _pieces(drawn(text), cells):
        if line and width(line) + 1 + width(word) > cells:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line] if line else lines


def shortened(text: str, cells: int) -> str:
    """`text` on one line of at most `cells` cells, ending after a whole word where something was left out."""
    # Notes may be long: no more of them is looked at than could be seen.
    head = fit(text, 2 * cells)
    if width(head) <= cells:
        return head
    return f"{broken(head, max(1, cells - 2))[0]} {ELLIPSIS}"


def hanging(prefix: str, text: str, cells: int) -> list[str]:
    """`text` after `prefix`, its further lines standing under its first word."""
    room = max(8, cells - width(prefix))
    first, *rest = broken(text, room) or [""]
    indent = " " * width(prefix)
    return [prefix + first, *(indent + each for each in rest)]


def _pieces(text: str, cells: int) -> list[str]:
    pieces = []
    for word in text.split(" "):
        rest = " ".join(word.split()) if "\N{NO-BREAK SPACE}" not in word else word
        pieces.extend(chop_cells(rest, cells) if width(rest) > cells else [rest] if rest else [])
    return pieces

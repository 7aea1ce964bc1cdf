"""Markdown (CommonMark with the tables of GitHub): the report as text that versions and diffs well."""

import re
from collections.abc import Iterator
from itertools import groupby

from ipscore.reports.document import (
    Align,
    Block,
    Bullets,
    Contents,
    Document,
    Facts,
    Figure,
    Heading,
    KeyFigures,
    Manner,
    Note,
    PageBreak,
    Paragraph,
    Runs,
    Table,
)

_MARKS = re.compile(r"[\\`*_\[\]<>&|~@$^{}]")
# These act at the start of a line only; a paragraph is always one line.
_START = re.compile(r"^(\s*)([#+\-=:>]|\d+(?=[.)]))")
_LINK = re.compile(r"(?i)(?<=[a-z])(?=://)|(?<=\bwww)(?=\.)")
_RULES = {Align.START: ":---", Align.END: "---:", Align.CENTRE: ":---:"}


def write_markdown(document: Document) -> str:
    """The document as Markdown. A figure is told in words, since Markdown has no pictures of its own."""
    parts = [*_head(document), *(text for each in document.blocks for text in _block(each, document))]
    return "\n\n".join(parts) + "\n"


def escaped(text: str, *, starts: bool = True) -> str:
    """`text` so that a reader of Markdown shows every character of it and acts on none.

    What begins no line (`starts`), such as a cell, needs fewer signs before it, and reads the better.
    """
    safe = _LINK.sub(r"\\", _MARKS.sub(r"\\\g<0>", text)).strip()
    return _START.sub(_disarmed, safe) if starts else safe


def _disarmed(found: re.Match[str]) -> str:
    space, mark = found.groups()
    # A number is disarmed at the dot or bracket that would make it a list.
    return f"{space}{mark}\\" if mark.isdigit() else f"{space}\\{mark}"


def _head(document: Document) -> Iterator[str]:
    if document.overline:
        yield escaped(document.overline)
    yield f"# {escaped(document.title)}"
    if document.subtitle:
        yield escaped(document.subtitle)


def _block(block: Block, document: Document) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * (block.level + 1)} {escaped(block.text)}"
        case Paragraph():
            text = _runs(block.runs)
            yield f"*{text}*" if block.manner is Manner.QUIET and _plain_enough(block.runs) else text
        case Bullets():
            yield "\n".join(f"- {_runs(each)}" for each in block.items)
        case Facts():
            yield "\n".join(_fact(each.name, each.paragraphs, each.strong) for each in block.items)
        case Table():
            yield from _table(block)
        case Figure():
            yield f"**{escaped(block.caption)}**"
            yield escaped(block.alternative)
        case _:
            yield from _aside(block, document)


def _aside(block: KeyFigures | Note | Contents | PageBreak, document: Document) -> Iterator[str]:
    match block:
        case KeyFigures():
            yield "\n".join(f"- **{escaped(each.value)}** {escaped(each.label)}" for each in block.items)
        case Note():
            lines = [f"**{escaped(block.title)}**", *(escaped(each) for each in block.paragraphs)]
            yield "\n>\n".join(f"> {each}" for each in lines)
        case Contents():
            names = [f"{'  ' * (each.level - 1)}- {escaped(each.text)}" for _, each in document.headings(2)]
            yield f"**{escaped(block.title)}**"
            yield "\n".join(names)
        case PageBreak():
            return


def _plain_enough(runs: Runs) -> bool:
    text = "".join(each.text for each in runs)
    return bool(text) and not any(each.strong for each in runs) and text == text.strip() and text[-1] != "\\"


def _runs(runs: Runs) -> str:
    # Neighbours of one weight are one stretch: stars that touch would mean something else.
    stretches = [
        (strong, "".join(each.text for each in group))
        for strong, group in groupby(runs, key=lambda each: each.strong)
    ]
    parts = []
    for at, (strong, text) in enumerate(stretches):
        inner = escaped(text)
        before = stretches[at - 1][1] if at else ""
        after = stretches[at + 1][1] if at + 1 < len(stretches) else ""
        left, right = " " * text.startswith(" "), " " * text.endswith(" ")
        if strong and inner and _can_be_strong(text.strip(), before + left, right + after):
            inner = f"**{inner}**"
        parts.append(f"{left}{inner}{right}")
    return "".join(parts).strip()


def _can_be_strong(text: str, before: str, after: str) -> bool:
    """Whether stars around the text would be read as such: a sign beside them needs a space beyond."""
    opens = not before.strip() or before[-1].isspace() or text[0].isalnum()
    closes = not after.strip() or after[0].isspace() or text[-1].isalnum()
    return opens and closes


def _fact(name: str, paragraphs: tuple[str, ...], strong: bool) -> str:
    begun = escaped(paragraphs[0], starts=False) if paragraphs else ""
    first = f"**{begun}**" if strong and begun else begun
    rest = "".join(f"\n\n  {escaped(each)}" for each in paragraphs[1:])
    return f"- **{escaped(name)}:** {first}{rest}"


def _table(table: Table) -> Iterator[str]:
    yield f"**{escaped(table.caption)}**"
    header = " | ".join(escaped(each.header) or " " for each in table.columns)
    rules = " | ".join(_RULES[each.align] for each in table.columns)
    lines = [f"| {header} |", f"| {rules} |"]
    for row in table.rows:
        cells = [escaped(each, starts=False) for each in row.cells]
        shown = [f"**{each}**" if row.strong and each else each or " " for each in cells]
        lines.append(f"| {' | '.join(shown)} |")
    yield "\n".join(lines)

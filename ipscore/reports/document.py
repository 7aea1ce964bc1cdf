"""The one document model behind every format: what a report says, and nothing of how a format says it.

Whatever is put into a document is cleaned when it is made (`ipscore.store.cleaning`), so that no writer ever
meets a control character or one that reorders a line; escaping for its own format is each writer's duty.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum

from attrs import field, frozen

from ipscore.store.cleaning import clean_line

_BREAKS = re.compile("[ \\t\\r\\n]+")


ONE_PAGE = 40
"""A table of so many rows stays on one page."""


def _line(text: str) -> str:
    """One line of text: what would break it becomes a space, what would act becomes visible."""
    return clean_line(_BREAKS.sub(" ", text))


def _lines(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(_line(each) for each in texts)


@frozen
class Run:
    """A stretch of text in one weight."""

    text: str = field(converter=_line)
    strong: bool = False


Runs = tuple[Run, ...]


def plain(text: str) -> Runs:
    """A text in the ordinary weight."""
    return (Run(text),)


class Manner(StrEnum):
    """How a paragraph is set."""

    BODY = "body"
    LEAD = "lead"
    QUIET = "quiet"


class Align(StrEnum):
    """Where the contents of a column stand."""

    START = "start"
    END = "end"
    CENTRE = "centre"


@frozen
class Heading:
    """A heading of level 1 to 3; the title of the document stands above them all."""

    level: int
    text: str = field(converter=_line)


@frozen
class Paragraph:
    """A paragraph; `keep` holds it on the page of what follows."""

    runs: Runs
    manner: Manner = Manner.BODY
    keep: bool = False


@frozen
class Bullets:
    """A list of points."""

    items: tuple[Runs, ...]


@frozen
class Fact:
    """A name, and what there is to say of it in one or more paragraphs."""

    name: str = field(converter=_line)
    paragraphs: tuple[str, ...] = field(converter=_lines)
    strong: bool = False


@frozen
class Facts:
    """Names with what belongs to each. Those right before a table stay on its page."""

    items: tuple[Fact, ...]


@frozen
class KeyFigure:
    """A figure that is to be seen first, and what it is."""

    value: str = field(converter=_line)
    label: str = field(converter=_line)


@frozen
class KeyFigures:
    """The few figures the document is about."""

    items: tuple[KeyFigure, ...]


@frozen
class Column:
    """A column of a table; `width` is its share compared with the other columns."""

    header: str = field(converter=_line)
    width: float = 1.0
    align: Align = Align.START


@frozen
class Row:
    """A row of a table, a cell for each column; `strong` for sums."""

    cells: tuple[str, ...] = field(converter=_lines)
    strong: bool = False


@frozen
class Table:
    """A table. The cell of column `row_header` names its row."""

    caption: str = field(converter=_line)
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    row_header: int = 0

    def __attrs_post_init__(self) -> None:
        if any(len(row.cells) != len(self.columns) for row in self.rows):
            raise ValueError("every row of a table has a cell for each column")


@frozen
class Figure:
    """A drawing as SVG (`width` and `height` in points), and everything it shows in words."""

    svg: str
    width: float
    height: float
    alternative: str = field(converter=_line)
    caption: str = field(converter=_line)


@frozen
class Note:
    """Something the reader must not miss."""

    title: str = field(converter=_line)
    paragraphs: tuple[str, ...] = field(converter=_lines)


@frozen
class Contents:
    """The list of the headings of levels 1 and 2, under a title of its own."""

    title: str = field(converter=_line)


@frozen
class PageBreak:
    """What follows begins a page, where there are pages."""


Block = Heading | Paragraph | Bullets | Facts | KeyFigures | Table | Figure | Note | Contents | PageBreak


@frozen
class Document:
    """A document: `overline` and `subtitle` stand around the title, `language` is fi, sv or en.

    `day` dates the file, so that the same document always gives the same bytes; `authors` are its makers.
    `state` stands beside the title on every page, so that no page of a draft is taken for the final one.
    """

    title: str = field(converter=_line)
    language: str
    day: date
    blocks: tuple[Block, ...]
    overline: str = field(default="", converter=_line)
    subtitle: str = field(default="", converter=_line)
    authors: tuple[str, ...] = field(default=(), converter=_lines)
    state: str = field(default="", converter=_line)

    @property
    def page_title(self) -> str:
        """What each page says of itself."""
        return f"{self.title} – {self.state}" if self.state else self.title

    def leads_to_table(self, at: int) -> bool:
        """Whether the block at this place is of facts that a table completes."""
        pair = self.blocks[at : at + 2]
        return len(pair) == 2 and isinstance(pair[0], Facts) and isinstance(pair[1], Table)

    def headings(self, deepest: int = 3) -> Iterator[tuple[int, Heading]]:
        """The headings down to a level, with their places among the blocks."""
        return (
            (at, each)
            for at, each in enumerate(self.blocks)
            if isinstance(each, Heading) and each.level <= deepest
        )

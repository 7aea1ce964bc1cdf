"""What python-docx has no names for: fields, bookmarks, rules of tables, the words of pictures."""

from collections.abc import Sequence

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shape import InlineShape
from docx.shared import Length
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

_HAIR = {"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": "C3CCD1"}
_RULE = {"w:val": "single", "w:sz": "8", "w:space": "0", "w:color": "1C2B33"}
_GAP = 140  # between columns, in twentieths of a point


def element(name: str, **attributes: str) -> BaseOxmlElement:
    """An element with attributes whose names are written `w_val` for `w:val`."""
    made: BaseOxmlElement = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(key.replace("_", ":", 1)), value)
    return made


def set_style(of: Paragraph | Run, style_id: str) -> None:
    """Give a paragraph or a run a style by its id; by its name python-docx looks through every style."""
    element_of = of._p if isinstance(of, Paragraph) else of._r  # noqa: SLF001 - see the module's docstring
    element_of.style = style_id


def page_number(line: Paragraph, field: str) -> None:
    """A field that Word counts: PAGE or NUMPAGES."""
    for kind in ("begin", "instruction", "separate", "shown", "end"):
        run = line.add_run()
        if kind == "instruction":
            made = element("w:instrText")
            made.text = field
        elif kind == "shown":
            run.text = "1"
            continue
        else:
            made = element("w:fldChar", w_fldCharType=kind)
        run._r.append(made)  # noqa: SLF001 - see the module's docstring


def contents_field(first: Paragraph, last: Paragraph) -> None:
    """Make these lines the table of contents that Word renews when asked: headings of levels 1 and 2."""
    words = element("w:instrText")
    words.text = r'TOC \o "1-2" \n \h'
    begin, middle, end = (element("w:fldChar", w_fldCharType=each) for each in ("begin", "separate", "end"))
    for at, each in enumerate((begin, words, middle)):
        run = element("w:r")
        run.append(each)
        # Right after the properties of the paragraph, which must stay first.
        first._p.insert(1 + at, run)  # noqa: SLF001 - see the module's docstring
    last.add_run()._r.append(end)  # noqa: SLF001 - as above


def bookmark(line: Paragraph, at: int) -> None:
    """A place that `link` leads to."""
    start = element("w:bookmarkStart", w_id=str(at), w_name=f"part{at}")
    line._p.insert(1, start)  # noqa: SLF001 - as above
    line._p.append(element("w:bookmarkEnd", w_id=str(at)))  # noqa: SLF001 - as above


def link(line: Paragraph, text: str, at: int) -> None:
    """A text that leads to the bookmark `at`."""
    run = line.add_run(text)
    made = element("w:hyperlink", w_anchor=f"part{at}", w_history="1")
    made.append(run._r)  # noqa: SLF001 - as above
    line._p.append(made)  # noqa: SLF001 - as above


def describe_picture(shape: InlineShape, number: int, name: str, words: str) -> None:
    """The words that stand in place of a picture."""
    known = shape._inline.docPr  # noqa: SLF001 - as above
    known.set("id", str(number))
    known.set("name", name)
    known.set("descr", words)


def describe_table(table: Table, words: str, widths: Sequence[int]) -> None:
    """Give a table the words that say what it is, and its widths in EMU. It stands flush with the text."""
    properties = table._tbl.tblPr  # noqa: SLF001 - as above
    margins = element("w:tblCellMar")
    margins.append(element("w:left", w_w="0", w_type="dxa"))
    margins.append(element("w:right", w_w=str(_GAP), w_type="dxa"))
    # Word wants its elements in order: margins, then the look of the table, then its words.
    look = properties.find(qn("w:tblLook"))
    if look is None:
        properties.append(margins)
    else:
        look.addprevious(margins)
    properties.append(element("w:tblCaption", w_val=words))
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Length(width)


def rule_row(row: _Row, widths: Sequence[int], *, header: bool, last: bool) -> None:
    """Thin rules between rows, stronger ones around the header, which is repeated, and at the end."""
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - as above
    properties.append(element("w:cantSplit"))
    if header:
        properties.append(element("w:tblHeader"))
    cells = row.cells
    for cell, width in zip(cells, widths, strict=True):
        cell.width = Length(width)
        borders = element("w:tcBorders")
        if header:
            borders.append(_border("w:top", _RULE))
        borders.append(_border("w:bottom", _RULE if header or last else _HAIR))
        known = cell._tc.get_or_add_tcPr()  # noqa: SLF001 - as above
        known.append(borders)
        if cell is cells[-1]:
            margin = element("w:tcMar")
            margin.append(element("w:right", w_w="0", w_type="dxa"))
            known.append(margin)


def _border(name: str, attributes: dict[str, str]) -> BaseOxmlElement:
    made = element(name)
    for key, value in attributes.items():
        made.set(qn(key), value)
    return made

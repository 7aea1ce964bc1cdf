"""DOCX by python-docx: real styles and headings, so that an organisation can edit it in its own look."""

from collections.abc import Iterable
from datetime import UTC, datetime, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document as Word
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from docx.table import _Cell as WordCell
from docx.text.paragraph import Paragraph as WordParagraph

from ipscore.reports.document import (
    ONE_PAGE,
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
    Row,
    Runs,
    Table,
)
from ipscore.reports.docx_parts import (
    bookmark,
    contents_field,
    describe_picture,
    describe_table,
    link,
    page_number,
    rule_row,
    set_style,
)
from ipscore.reports.docx_styles import TEXT_WIDTH, lay_out, text_styles
from ipscore.reports.pdf import picture

_ALIGN = {
    Align.START: WD_ALIGN_PARAGRAPH.LEFT,
    Align.END: WD_ALIGN_PARAGRAPH.RIGHT,
    Align.CENTRE: WD_ALIGN_PARAGRAPH.CENTER,
}
_STYLE = {Manner.BODY: "Normal", Manner.LEAD: "Lead", Manner.QUIET: "Quiet"}
SHORT = 1500
"""Facts of fewer characters stay on one page."""
# A zip file keeps no year before this one; the day of the document is in its properties.
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)


def write_docx(document: Document) -> bytes:
    """The document as DOCX: the same document always gives the same bytes."""
    word = docx.Document()
    lay_out(word)
    text_styles(word, document.language)
    _properties(word, document)
    _footer(word, document)
    if document.overline:
        word.add_paragraph(document.overline, style="Quiet")
    # What the report is of begins a line of its own.
    word.add_paragraph(document.title.replace(": ", ":\n"), style="Title")
    if document.subtitle:
        word.add_paragraph(document.subtitle, style="Subtitle")
    _Writer(word, document).write()
    made = BytesIO()
    word.save(made)
    return _same_every_time(made.getvalue())


def _properties(word: Word, document: Document) -> None:
    known = word.core_properties
    day = datetime.combine(document.day, time(), UTC).replace(tzinfo=None)
    # Properties hold at most 255 characters.
    known.title, known.author = document.title[:255], "; ".join(document.authors)[:255]
    known.language, known.comments, known.last_modified_by = document.language, "", ""
    known.created = known.modified = day
    known.revision = 1


def _footer(word: Word, document: Document) -> None:
    line = word.sections[0].footer.paragraphs[0]
    line.style = word.styles["Footer"]
    line.add_run(f"{document.page_title}\t")
    page_number(line, "PAGE")
    line.add_run(" / ")
    page_number(line, "NUMPAGES")


def _same_every_time(data: bytes) -> bytes:
    """The same zip without the time of day in it."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as made, ZipFile(out, "w", ZIP_DEFLATED) as again:
        for each in made.infolist():
            info = ZipInfo(each.filename, _ZIP_DAY)
            info.compress_type, info.external_attr = ZIP_DEFLATED, 0o600 << 16
            again.writestr(info, made.read(each))
    return out.getvalue()


class _Writer:
    """Writes the blocks one after another."""

    def __init__(self, word: Word, document: Document) -> None:
        self.word = word
        self.document = document
        self.pictures = 0
        self.new_page = False
        self.styles = {each.name: each.style_id for each in word.styles}

    def write(self) -> None:
        """Write every block."""
        for at, block in enumerate(self.document.blocks):
            if isinstance(block, Heading):
                line = self._line(f"Heading {block.level}", block.text)
                bookmark(line, at)
            else:
                self._block(block, leads=self.document.leads_to_table(at))

    def _block(self, block: Block, *, leads: bool) -> None:
        match block:
            case Paragraph():
                line = self._line(_STYLE[block.manner])
                line.paragraph_format.keep_with_next = block.keep or None
                _fill(line, block.runs)
            case Bullets():
                for each in block.items:
                    _fill(self._line("List Bullet"), each)
            case Facts():
                self._facts(block, leads=leads)
            case KeyFigures():
                for one in block.items:
                    line = self._line("Key figure")
                    line.add_run(f"{one.value} ").bold = True
                    line.add_run(one.label).font.size = Pt(10)
            case Table():
                self._table(block)
            case _:
                self._aside(block)

    def _aside(self, block: Heading | Figure | Note | Contents | PageBreak) -> None:
        match block:
            case Figure():
                self._figure(block)
            case Note():
                last = self._line("Note")
                last.add_run(block.title).bold = True
                last.paragraph_format.keep_with_next = True
                for each in block.paragraphs:
                    last = self._line("Note", each)
                last.paragraph_format.space_after = Pt(14)
            case Contents():
                self._line("Contents title", block.title)
                lines = []
                for at, heading in self.document.headings(2):
                    lines.append(self._line(f"toc {heading.level}"))
                    link(lines[-1], heading.text, at)
                if lines:
                    contents_field(lines[0], lines[-1])
            case PageBreak():
                self.new_page = True
            case Heading():
                return

    def _facts(self, block: Facts, *, leads: bool) -> None:
        lines = []
        for each in block.items:
            lines.append(self._line("Fact"))
            set_style(lines[-1].add_run(f"{each.name}\t"), self.styles["Fact name"])
            for at, text in enumerate(each.paragraphs):
                if at:
                    lines.append(self._line("Fact more"))
                lines[-1].add_run(text).bold = each.strong or None
        if sum(len(text) for each in block.items for text in each.paragraphs) < SHORT:
            for line in lines if leads else lines[:-1]:
                line.paragraph_format.keep_with_next = True

    def _figure(self, block: Figure) -> None:
        self.pictures += 1
        self._line("Caption", block.caption)
        line = self.word.add_paragraph()
        png = BytesIO(picture(block.svg, block.width))
        shape = line.add_run().add_picture(png, width=TEXT_WIDTH)
        describe_picture(shape, self.pictures, block.caption, block.alternative)

    def _table(self, block: Table) -> None:
        self._line("Caption", block.caption)
        table = self.word.add_table(rows=0, cols=len(block.columns))
        table.alignment = WD_TABLE_ALIGNMENT.LEFT
        table.autofit = False
        total = sum(each.width for each in block.columns)
        widths = [int(TEXT_WIDTH * each.width / total) for each in block.columns]
        describe_table(table, block.caption, widths)
        header = Row(tuple(each.header for each in block.columns), strong=True)
        keep = len(block.rows) <= ONE_PAGE
        for at, row in enumerate((header, *block.rows)):
            made = table.add_row()
            last = at == len(block.rows)
            self._cells(made.cells, block, row, keep=keep and not last)
            rule_row(made, widths, header=at == 0, last=last)
        self._line("After table")

    def _cells(self, cells: Iterable[WordCell], block: Table, row: Row, *, keep: bool) -> None:
        for cell, column, text in zip(cells, block.columns, row.cells, strict=True):
            line = cell.paragraphs[0]
            set_style(line, self.styles["Table text"])
            line.alignment = _ALIGN[column.align]
            line.paragraph_format.keep_with_next = keep or None
            line.add_run(text).bold = row.strong or None

    def _line(self, style: str, text: str = "") -> WordParagraph:
        made = self.word.add_paragraph()
        set_style(made, self.styles[style])
        if self.new_page:
            made.paragraph_format.page_break_before = True
            made.paragraph_format.space_before = Pt(0)
            self.new_page = False
        if text:
            made.add_run(text)
        return made


def _fill(line: WordParagraph, runs: Runs) -> None:
    for each in runs:
        line.add_run(each.text).bold = each.strong or None

"""Reports for everyone: what a screen reader needs is asserted from the files themselves."""

import itertools
import json
import re
from io import BytesIO
from typing import Any

import docx
import pytest
import typst
from docx.oxml.ns import qn
from pypdf import PdfReader
from pypdf.generic import ArrayObject, IndirectObject

from ipscore.language import Language
from ipscore.plugin.registry import Registry
from ipscore.reports import write
from ipscore.reports.document import Facts, Figure, Heading, Table
from ipscore.reports.review import review_document
from tests.reports.building import material, report, under_way
from tests.reports.reading import page

FIGURE = next(each for each in report("fi").blocks if isinstance(each, Figure))
TABLES = [each for each in report("fi").blocks if isinstance(each, Table)]
ROOM_FOR_NAME = 195
"""Units between the number of a criterion and its line, as `ipscore.reports.profile` draws them."""
LONGEST_NAME = 46
"""Characters of a name; a longer one is cut there."""


@pytest.fixture(scope="module")
def pdf() -> PdfReader:
    """The 2024 review as PDF."""
    return PdfReader(BytesIO(write(report("fi"), "pdf")))


def tags(node: Any) -> list[dict[str, Any]]:
    """Every element of the structure of a PDF, in reading order."""
    if isinstance(node, IndirectObject):
        node = node.get_object()
    if isinstance(node, ArrayObject):
        return [each for one in node for each in tags(one)]
    if not isinstance(node, dict):
        return []
    return [node, *tags(node["/K"])] if "/K" in node else [node]


def test_the_pdf_is_tagged_and_says_so(pdf: PdfReader) -> None:
    """PDF/UA-1: a tree of tags, a language, a title that is shown, dated by the day of issue."""
    root: Any = pdf.root_object
    assert "/StructTreeRoot" in root
    assert root["/MarkInfo"]["/Marked"].value is True
    assert str(root["/Lang"]).startswith("fi")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert pdf.metadata is not None
    assert pdf.metadata.title == report("fi").title
    assert pdf.metadata.creation_date_raw is not None
    assert pdf.metadata.creation_date_raw.startswith("D:20240403")
    xmp = root["/Metadata"].get_data().decode()
    assert re.search(r"pdfuaid:part>\s*1|pdfuaid:part=\"1\"", xmp)


def test_the_pdf_has_headings_tables_and_words_for_its_picture(pdf: PdfReader) -> None:
    """Headings of three levels, header cells in every table, lists, and the words of the picture."""
    found = tags(pdf.root_object["/StructTreeRoot"])
    kinds = [str(each.get("/S")) for each in found]
    headings = [each for _, each in report("fi").headings()]
    assert [kinds.count(f"/H{level}") for level in (1, 2, 3)] == [
        sum(each.level == level for each in headings) for level in (1, 2, 3)
    ]
    assert kinds.count("/Table") == len(TABLES)
    assert kinds.count("/TH") == sum(len(each.columns) for each in TABLES)
    assert "/L" in kinds
    assert [str(each["/Alt"]) for each in found if "/Alt" in each and each["/S"] == "/Figure"] == [
        FIGURE.alternative
    ]


def test_the_pdf_has_bookmarks_of_its_headings(pdf: PdfReader) -> None:
    """The outline is the headings, in order."""

    def titles(items: list[Any]) -> list[str]:
        found: list[str] = []
        for each in items:
            found += titles(each) if isinstance(each, list) else [str(each.title)]
        return found

    assert titles(pdf.outline) == [each.text for _, each in report("fi").headings()]


def test_the_pdf_is_a4_with_its_own_fonts(pdf: PdfReader) -> None:
    """Every page is A4, and every font is inside the file."""
    pages: Any = pdf.pages
    for each in pages:
        assert [round(float(side)) for side in (each.mediabox.width, each.mediabox.height)] == [595, 842]
        for font in each["/Resources"].get("/Font", {}).values():
            descendant = font.get_object()["/DescendantFonts"][0].get_object()
            assert {"/FontFile2", "/FontFile3"} & set(descendant["/FontDescriptor"])


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_a_criterion_is_whole_on_a_page_of_the_pdf(language: str) -> None:
    """The elements of a criterion are on the page of its heading; no word and no range of days is cut."""
    texts = [each.extract_text() for each in PdfReader(BytesIO(write(report(language), "pdf"))).pages]
    blocks = report(language).blocks
    pairs = [
        (heading.text, each.caption)
        for at, each in enumerate(blocks)
        if isinstance(each, Table) and isinstance(blocks[at - 1], Facts)
        for heading in blocks[at - 3 : at]
        if isinstance(heading, Heading)
    ]
    assert pairs
    for heading, caption in pairs:
        (found,) = [text for text in texts[1:] if f"{heading}\n" in text]
        assert caption in found
    lines = [line for text in texts for line in text.splitlines()]
    assert [line for line in lines if line.endswith(("–", "\xad"))] == []


def test_every_name_has_room_in_the_picture() -> None:
    """The names of the criteria of every scale end before the lines of the picture, in every language."""
    languages = [Language.load(code) for code in ("fi", "sv", "en")]
    names = [
        language.text(each.name)
        for scale in Registry.load().scales.values()
        for each in scale.criteria.values()
        for language in languages
    ]
    source = """#set text(font: "Libertinus Serif", size: 10pt)
    #context [#metadata(json(bytes(sys.inputs.names)).map(each => measure(each).width / 1pt)) <widths>]"""
    inputs = {"names": json.dumps(names)}
    found = typst.query(source.encode(), "<widths>", sys_inputs=inputs, ignore_system_fonts=True)
    widths = dict(zip(names, json.loads(found)[0]["value"], strict=True))
    assert [name for name, width in widths.items() if width > ROOM_FOR_NAME] == []
    assert max(len(each) for each in names) <= LONGEST_NAME


def test_every_page_of_a_draft_says_that_it_is_one() -> None:
    """The foot of every page of the PDF and of the DOCX; a finished report says nothing of the kind."""
    draft = review_document(under_way(), Language.load("en"))
    pages = [each.extract_text() for each in PdfReader(BytesIO(write(draft, "pdf"))).pages]
    assert all(f"{draft.title} – Draft: not finished" in each for each in pages)
    footer = docx.Document(BytesIO(write(draft, "docx"))).sections[0].footer.paragraphs[0].text
    assert footer.startswith(f"{draft.title} – Draft: not finished\t")
    assert report("en").page_title == report("en").title


def test_the_docx_has_real_styles() -> None:
    """Headings, captions and the title are styles; the language and the title are properties."""
    word = docx.Document(BytesIO(write(report("sv"), "docx")))
    headings = [each for _, each in report("sv").headings()]
    for level in (1, 2, 3):
        written = [
            x.text for x in word.paragraphs if x.style is not None and x.style.name == f"Heading {level}"
        ]
        assert written == [each.text for each in headings if each.level == level]
    captions = [x.text for x in word.paragraphs if x.style is not None and x.style.name == "Caption"]
    assert len(captions) == len(TABLES) + 1
    assert word.core_properties.title == report("sv").title
    assert word.core_properties.language == "sv"
    assert word.core_properties.created is not None
    assert word.core_properties.created.date() == material().day
    contents = [x for x in word.paragraphs if x.style is not None and x.style.name in {"toc 1", "toc 2"}]
    assert [x.text for x in contents] == [each.text for each in headings if each.level < 3]
    assert 'TOC \\o "1-2"' in contents[0]._p.xml
    language = word.styles["Normal"].element.rPr.find(qn("w:lang"))
    assert language.get(qn("w:val")) == "sv-FI"


def test_the_docx_repeats_header_rows_and_describes_its_picture() -> None:
    """The first row of each table is its header, the picture has words, pages are numbered."""
    word = docx.Document(BytesIO(write(report("fi"), "docx")))
    for table in word.tables:
        rows = [
            row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None
            for row in table.rows
        ]
        assert rows == [True, *[False] * (len(rows) - 1)]
    (shape,) = word.inline_shapes
    assert shape._inline.docPr.get("descr") == FIGURE.alternative
    footer = word.sections[0].footer._element.xml
    assert "PAGE" in footer
    assert "NUMPAGES" in footer


def test_the_docx_keeps_together_what_belongs_together() -> None:
    """What leads to a table stays on its page; pages begin with a heading, and no empty line is left."""
    word = docx.Document(BytesIO(write(report("en"), "docx")))
    lines = [x for x in word.paragraphs if x.style is not None and x.style.name != "After table"]
    captions = [
        at for at, x in enumerate(lines) if x.text.startswith("Elements in place: ") and lines[at - 1].text
    ]
    assert len(captions) == 6
    assert all(lines[at - 1].paragraph_format.keep_with_next for at in captions)
    breaks = [x for x in lines if x.paragraph_format.page_break_before]
    assert breaks
    assert all(x.style is not None and x.style.name == "Heading 1" for x in breaks)
    pictures = [x for x in lines if x._p.findall(f".//{qn('w:drawing')}")]
    assert [x for x in lines if not x.text.strip()] == pictures


def test_the_html_page_has_landmarks_and_headings_in_order() -> None:
    """A language, one main part, one top heading, no level left out, every id once, every link arrives."""
    found = page(write(report("fi"), "html").decode())
    assert found.all("html")[0].attributes["lang"] == "fi"
    assert found.all("title")[0].text == report("fi").title
    assert [len(found.all(each)) for each in ("header", "main", "nav", "h1")] == [1, 1, 1, 1]
    assert found.all("nav")[0].attributes["aria-label"]
    levels = [int(each.tag[1]) for each in found.all("h1", "h2", "h3", "h4")]
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    ids = [each.attributes["id"] for each in found.elements if "id" in each.attributes]
    assert len(ids) == len(set(ids))
    assert {each.attributes["href"][1:] for each in found.all("a")} <= set(ids)


def test_the_tables_of_the_html_page_can_be_heard() -> None:
    """Each has a caption, and each header cell says what it is the header of."""
    found = page(write(report("fi"), "html").decode())
    assert [each.text for each in found.all("caption")] == [each.caption for each in TABLES]
    scopes = [each.attributes["scope"] for each in found.all("th")]
    assert scopes.count("col") == sum(len(each.columns) for each in TABLES)
    assert scopes.count("row") == sum(len(each.rows) for each in TABLES)
    picture = found.all("svg")[0]
    assert picture.attributes["role"] == "img"
    assert picture.attributes["aria-label"] == FIGURE.alternative


def test_a_narrow_screen_scrolls_what_is_broad_and_nothing_else() -> None:
    """Tables of four columns and the picture scroll where the keyboard reaches them; ranges stay whole."""
    text = write(report("en"), "html").decode()
    broad = [each for each in page(text).all("div") if each.attributes.get("class") == "wide"]
    assert [each.attributes["aria-label"] for each in broad if each.attributes["tabindex"] == "0"] == [
        each.caption
        for each in report("en").blocks
        if isinstance(each, Figure) or (isinstance(each, Table) and len(each.columns) >= 4)
    ]
    assert "115–125" in [each.text for each in page(text).all("span") if each.attributes["class"] == "whole"]
    assert text.count('<dl class="keep">') == 6


def test_colours_of_text_can_be_read() -> None:
    """Every colour of text is at least 4.5 to 1 against the white page, WCAG 2.2 AA."""
    style = page(write(report("fi"), "html").decode()).all("style")[0].text
    colours = dict(re.findall(r"--(ink|quiet|mark|tint): (#[0-9a-f]{6})", style))
    assert set(colours) == {"ink", "quiet", "mark", "tint"}
    for name in ("ink", "quiet", "mark"):
        for ground in ("#ffffff", colours["tint"]):
            assert contrast(colours[name], ground) >= 4.5


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by WCAG 2.2."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance of a colour by WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

"""Texts that are markup somewhere: in every format they print as what they are, and do nothing."""

import re
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ipscore.language import Language
from ipscore.reports import FORMATS, write
from ipscore.reports.document import (
    Bullets,
    Column,
    Document,
    Fact,
    Facts,
    Heading,
    KeyFigure,
    KeyFigures,
    Note,
    Paragraph,
    Row,
    Run,
    Table,
    plain,
)
from ipscore.reports.html import write_html
from ipscore.reports.markdown import write_markdown
from ipscore.reports.pdf import SHOWN, shown
from ipscore.reports.profile import Profile, ProfileGroup, ProfileRow, draw
from ipscore.reports.review import review_document
from tests.reports.building import HOSTILE, UNPRINTABLE, with_text
from tests.reports.reading import markdown_html, page, squeezed, text_of, unspaced

EN = Language.load("en")


def everywhere(text: str) -> Document:
    """A document with `text` in every kind of block."""
    row = ProfileRow(text, text, 3)
    return Document(
        title=text,
        language="en",
        day=date(2024, 3, 13),
        overline=text,
        subtitle=text,
        authors=(text,),
        blocks=(
            Heading(1, text),
            Paragraph((Run(f"{text} "), Run(text, strong=True), Run(f" {text}"))),
            Bullets((plain(text), (Run(text, strong=True),))),
            Facts((Fact(text, (text, text)), Fact(text, (text,), strong=True))),
            KeyFigures((KeyFigure(text, text),)),
            Table(text, (Column(text), Column(text)), (Row((text, text)), Row((text, text), strong=True))),
            draw(Profile(1, 5, (ProfileGroup(text, (row,)),), text, text), text, text),
            Note(text, (text,)),
        ),
    )


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_print_as_text(form: str, text: str) -> None:
    """Each is there, letter by letter, in a report made of nothing else."""
    document = review_document(with_text(text), EN)
    found = text_of(write(document, form), form)
    assert unspaced(text) in unspaced(found)


@pytest.mark.parametrize("form", FORMATS)
def test_what_cannot_be_printed_becomes_visible(form: str) -> None:
    """Escapes and characters that reorder or break a line are shown by their names or numbers."""
    data = write(everywhere(UNPRINTABLE), form)
    text = text_of(data, form)
    assert "⟨U+202E⟩" in text
    assert "⟨U+2028⟩" in text
    for each in "\x1b\u202e\u2028\x00\ufeff":
        assert each not in text


def test_html_has_no_element_that_was_not_meant() -> None:
    """No script, link, image or handler comes from a text; nothing may be loaded or run."""
    for text in HOSTILE:
        found = page(write_html(everywhere(text)))
        assert not found.all("script", "img", "iframe", "object", "form", "base", "link")
        assert all(not name.startswith("on") for each in found.elements for name in each.attributes)
        assert all(each.attributes["href"].startswith("#") for each in found.all("a"))
        policy = next(each for each in found.all("meta") if "http-equiv" in each.attributes)
        assert "default-src 'none'" in policy.attributes["content"]


def test_markdown_has_no_markup_that_was_not_meant() -> None:
    """A reader of Markdown, raw HTML and links on, makes the same elements of any text."""
    meant = [each.tag for each in page(markdown_html(write_markdown(everywhere("x")))).elements]
    for text in HOSTILE:
        found = page(markdown_html(write_markdown(everywhere(text))))
        assert [each.tag for each in found.elements] == meant, text


@given(st.text(alphabet="ab1 \\`*_{}[]()<>#+-.!|~&;:=@$^'\"/w", min_size=1, max_size=24))
@settings(max_examples=300, deadline=None)
def test_any_text_survives_markdown(text: str) -> None:
    """Whatever signs of Markdown follow one another, the text read is the text written."""
    document = Document("t", "en", date(2024, 1, 1), (Paragraph(plain(text)), Facts((Fact("n", (text,)),))))
    found = page(f"<body>{markdown_html(write_markdown(document))}</body>")
    expected = squeezed(text)
    assert squeezed(found.all("body")[0].text) == squeezed(f"t {expected} n: {expected}")
    assert not found.all("a", "img", "em", "code", "del", "ol", "hr", "blockquote", "h2")


@pytest.mark.parametrize("text", HOSTILE)
def test_a_strong_word_without_a_space_keeps_its_letters(text: str) -> None:
    """Where stars would not be read as such, the word loses its weight and nothing else."""
    runs = (Run(text), Run(text, strong=True), Run(text))
    document = Document("t", "en", date(2024, 1, 1), (Paragraph(runs),))
    found = page(markdown_html(write_markdown(document)))
    assert found.all("p")[0].text == squeezed(text * 3)


@given(st.text(max_size=40))
@settings(max_examples=200, deadline=None)
def test_any_text_survives_html(text: str) -> None:
    """The page stays whole, and the text is the cleaned one."""
    document = Document("t", "en", date(2024, 1, 1), (Paragraph(plain(text)),))
    (block,) = document.blocks
    assert isinstance(block, Paragraph)
    found = page(write_html(document))
    assert found.all("p")[0].text == block.runs[0].text


@given(st.lists(st.text(max_size=30), min_size=1, max_size=4))
@settings(max_examples=25, deadline=None)
def test_any_text_can_be_written_in_any_format(texts: list[str]) -> None:
    """No text whatever keeps a report from being written."""
    for form in ("pdf", "docx"):
        document = Document("t", "en", date(2024, 1, 1), tuple(Paragraph(plain(each)) for each in texts))
        assert write(document, form)


def test_every_character_said_to_be_printed_has_its_shape() -> None:
    """PDF/UA refuses a character without a shape, so a report of all of them proves each."""
    pattern = re.compile(f"[{SHOWN}]")
    every = "".join(chr(code) for code in range(0x20, 0x10000) if pattern.match(chr(code)))
    assert shown(every) == every
    assert write(Document("t", "en", date(2024, 1, 1), (Paragraph(plain(every)),)), "pdf")


def test_docx_holds_no_field_or_link_from_a_text() -> None:
    """The only fields count pages, and links lead within the document."""
    for text in HOSTILE:
        with ZipFile(BytesIO(write(everywhere(text), "docx"))) as made:
            parts = {
                each: made.read(each).decode() for each in made.namelist() if each.endswith((".xml", ".rels"))
            }
        fields = [found for xml in parts.values() for found in re.findall(r"<w:instrText[^>]*>([^<]*)<", xml)]
        assert sorted(fields) == ["NUMPAGES", "PAGE"]
        assert not any('TargetMode="External"' in xml for xml in parts.values())

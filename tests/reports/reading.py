"""Reports read back: the text of each format, as a person would get it, and what a screen reader is told."""

import re
from html.parser import HTMLParser
from io import BytesIO

import docx
from attrs import Factory, define
from markdown_it import MarkdownIt
from pypdf import PdfReader

VOID = {"meta", "br", "circle", "line"}


@define
class Element:
    """An element of an HTML page with its text so far."""

    tag: str
    attributes: dict[str, str]
    text: str = ""


@define
class Page(HTMLParser):
    """Every element of an HTML page, and whether each was closed where it should be."""

    elements: list[Element] = Factory(list)
    open: list[Element] = Factory(list)

    def __attrs_pre_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        made = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(made)
        if tag not in VOID:
            self.open.append(made)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that holds nothing."""
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        """Close the element opened last, which must be of this kind."""
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        """Text belongs to every open element."""
        for each in self.open:
            each.text += data

    def all(self, *tags: str) -> list[Element]:
        """The elements of these kinds, in order."""
        return [each for each in self.elements if each.tag in tags]


def page(html: str) -> Page:
    """Read a page; every element must be closed."""
    made = Page()
    made.feed(html)
    made.close()
    assert made.open == []
    return made


def squeezed(text: str) -> str:
    """The text with every run of spaces and breaks as one space."""
    return re.sub(r"\s+", " ", text).strip()


def unspaced(text: str) -> str:
    """The text without spaces, for formats that break lines where there is room, also after a hyphen."""
    return re.sub(r"[\s\u2060]", "", text)


def text_of(data: bytes, form: str) -> str:
    """The text a reader of the format sees."""
    match form:
        case "pdf":
            text = " ".join(each.extract_text() for each in PdfReader(BytesIO(data)).pages)
        case "docx":
            word = docx.Document(BytesIO(data))
            cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
            text = " ".join([*(each.text for each in word.paragraphs), *cells])
        case "html":
            text = page(data.decode()).all("body")[0].text
        case _:
            text = page(f"<body>{markdown_html(data.decode())}</body>").all("body")[0].text
    return squeezed(text)


def markdown_html(text: str) -> str:
    """What a reader of GitHub's Markdown makes of it; pages of its own would be shown, were there any."""
    reader = MarkdownIt("commonmark", {"html": True, "linkify": True}).enable(
        ["table", "strikethrough", "linkify"]
    )
    made: str = reader.render(text)
    return made

"""PDF by typst: tagged for readers of the ear (PDF/UA-1), bookmarked, with fonts of its own.

typst gets the document as data and a template of ours as the only code. Fonts of the machine are not used, so
what typst's own fonts lack is printed as its number.
"""

import json
import re
from datetime import UTC, datetime, time
from importlib.resources import files

import typst
from attrs import asdict

from ipscore.reports.document import Block, Document

# Left-to-right scripts and signs that the fonts in typst have; a test prints every one of them.
SHOWN = (
    "\x20-\x7e\xa0-\xac\xae-\u0362\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u04ff\u1e00-\u1eff\u2000-\u200a"
    "\u2010-\u2027\u202f-\u2040\u2044-\u2052\u2074-\u208e\u20a0-\u20bf\u2100-\u211e\u2126-\u2144\u2190-\u23ff"
    "\u25a0-\u2606\u2713\u2714\u2717\u2718\u27e6-\u27eb\ufb00-\ufb06\ufffd"
)
"""The characters printed as they are, as the inside of a regular expression's set."""

_MISSING = re.compile(f"[^{SHOWN}]")
_PICTURES = 0x2400
_KINDS = {
    "Heading": "heading",
    "Paragraph": "paragraph",
    "Bullets": "bullets",
    "Facts": "facts",
    "KeyFigures": "key-figures",
    "Table": "table",
    "Figure": "figure",
    "Note": "note",
    "Contents": "contents",
    "PageBreak": "page-break",
}


def write_pdf(document: Document) -> bytes:
    """The document as PDF/UA-1, dated by its own day."""
    data = {
        "title": document.title,
        "page-title": document.page_title,
        "overline": document.overline,
        "subtitle": document.subtitle,
        "language": document.language,
        "authors": document.authors,
        "blocks": [
            {**_data(each), "leads": document.leads_to_table(at)} for at, each in enumerate(document.blocks)
        ],
    }
    return typst.compile(
        files(__package__).joinpath("report.typ").read_bytes(),
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"document": json.dumps(_shown(data), ensure_ascii=False)},
        pdf_standards=["ua-1"],
        timestamp=datetime.combine(document.day, time(), UTC),
    )


def picture(svg: str, width: float) -> bytes:
    """An SVG drawing as PNG, for formats that know no drawings; `width` in points."""
    source = '#set page(width: auto, height: auto, margin: 0pt)\n#set text(font: "Libertinus Serif")\n'
    source += '#image(bytes(sys.inputs.svg), format: "svg", width: float(sys.inputs.width) * 1pt)'
    return typst.compile(
        source.encode(),
        format="png",
        ppi=220,
        ignore_system_fonts=True,
        sys_inputs={"svg": shown(svg), "width": str(width)},
    )


def shown(text: str) -> str:
    """`text` with every character that the fonts lack as its number."""
    return _MISSING.sub(_number, text)


def _number(found: re.Match[str]) -> str:
    code = ord(found.group())
    # A control picture stands for a control character that was made visible.
    return f"⟨U+{code - _PICTURES if _PICTURES <= code < _PICTURES + 0x20 else code:04X}⟩"


def _data(block: Block) -> dict[str, object]:
    return {"kind": _KINDS[type(block).__name__], **asdict(block)}


def _shown(value: object) -> object:
    match value:
        case str():
            return shown(value)
        case dict():
            return {key: _shown(each) for key, each in value.items()}
        case list() | tuple():
            return [_shown(each) for each in value]
        case _:
            return value

"""HTML: one file that needs no other, for readers of the screen and of the ear alike, and for printing."""

import re
from collections.abc import Iterator
from html import escape
from importlib.resources import files

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
    Runs,
    Table,
)

_CLASS = {Align.START: "", Align.END: ' class="end"', Align.CENTRE: ' class="centre"'}
# A table of so many columns may be wider than a telephone.
_WIDE = 4
_RANGE = re.compile(r"\d[\d.]*–\d[\d.]*")
# Even a mistake in escaping could run nothing and load nothing.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def write_html(document: Document) -> str:
    """The document as one HTML file: language, landmarks, headings in order, a scope for each header cell."""
    style = files(__package__).joinpath("report.css").read_text(encoding="utf-8")
    lines = [
        "<!doctype html>",
        f'<html lang="{escape(document.language)}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        *(f'<meta name="author" content="{escape(each)}">' for each in document.authors),
        f'<meta name="date" content="{document.day.isoformat()}">',
        f"<title>{escape(document.title)}</title>",
        f"<style>\n{style}</style>",
        "</head>",
        "<body>",
        "<header>",
        *([f'<p class="overline">{escape(document.overline)}</p>'] if document.overline else []),
        # What the report is of begins a line of its own.
        f"<h1>{escape(document.title).replace(': ', ': <br>')}</h1>",
        *([f'<p class="subtitle">{_text(document.subtitle)}</p>'] if document.subtitle else []),
        "</header>",
        *_body(document),
        "</body>",
        "</html>",
    ]
    return "\n".join(lines) + "\n"


def _body(document: Document) -> Iterator[str]:
    yield "<main>"
    breaks = False
    for at, block in enumerate(document.blocks):
        if isinstance(block, Heading):
            page = ' class="page"' if breaks else ""
            tag = f"h{block.level + 1}"
            yield f'<{tag} id="{_anchor(at)}"{page}>{_text(block.text)}</{tag}>'
        else:
            yield from _block(block, document, leads=document.leads_to_table(at))
        breaks = isinstance(block, PageBreak)
    yield "</main>"


def _anchor(at: int) -> str:
    return f"part-{at}"


def _text(text: str) -> str:
    """The text for HTML. A range of numbers or days stays on one line."""
    return _RANGE.sub(r'<span class="whole">\g<0></span>', escape(text))


def _scrolling(name: str, inside: str) -> str:
    """Something broad: on a narrow screen it scrolls alone, by the keyboard too, and the page does not."""
    return f'<div class="wide" role="group" aria-label="{escape(name)}" tabindex="0">{inside}</div>'


def _block(block: Block, document: Document, *, leads: bool) -> Iterator[str]:
    match block:
        case Paragraph():
            yield _paragraph(block)
        case Bullets():
            yield f"<ul>{''.join(f'<li>{_runs(each)}</li>' for each in block.items)}</ul>"
        case Facts():
            yield '<dl class="keep">' if leads else "<dl>"
            for each in block.items:
                yield f"<dt>{escape(each.name)}</dt>"
                yield f"<dd>{_paragraphs(each.paragraphs, each.strong)}</dd>"
            yield "</dl>"
        case KeyFigures():
            yield '<ul class="key">'
            for one in block.items:
                value, label = _text(one.value), _text(one.label)
                yield f'<li><span class="value">{value}</span> <span class="label">{label}</span></li>'
            yield "</ul>"
        case Table():
            table = "\n".join(_table(block))
            yield _scrolling(block.caption, table) if len(block.columns) >= _WIDE else table
        case _:
            yield from _aside(block, document)


def _aside(block: Heading | Figure | Note | Contents | PageBreak, document: Document) -> Iterator[str]:
    match block:
        case Figure():
            yield f"<figure><figcaption>{_text(block.caption)}</figcaption>"
            words = f'<svg role="img" aria-label="{escape(block.alternative)}" '
            yield f"{_scrolling(block.caption, block.svg.replace('<svg ', words, 1))}</figure>"
        case Note():
            yield f'<aside class="note" aria-label="{escape(block.title)}">'
            yield f"<p><strong>{escape(block.title)}</strong></p>"
            yield from (f"<p>{_text(each)}</p>" for each in block.paragraphs)
            yield "</aside>"
        case Contents():
            yield from _contents(block, document)
        case Heading() | PageBreak():
            return


def _paragraph(block: Paragraph) -> str:
    classes = [block.manner.value] if block.manner is not Manner.BODY else []
    classes += ["keep"] if block.keep else []
    attribute = f' class="{" ".join(classes)}"' if classes else ""
    return f"<p{attribute}>{_runs(block.runs)}</p>"


def _paragraphs(texts: tuple[str, ...], strong: bool) -> str:
    shown = [f"<strong>{_text(each)}</strong>" if strong else _text(each) for each in texts]
    return shown[0] if len(shown) == 1 else "".join(f"<p>{each}</p>" for each in shown)


def _runs(runs: Runs) -> str:
    return "".join(
        f"<strong>{_text(each.text)}</strong>" if each.strong else _text(each.text) for each in runs
    )


def _contents(block: Contents, document: Document) -> Iterator[str]:
    yield f'<nav aria-label="{escape(block.title)}"><p class="name">{escape(block.title)}</p><ul>'
    open_item, inside = False, False
    for at, heading in document.headings(2):
        link = f'<a href="#{_anchor(at)}">{escape(heading.text)}</a>'
        if heading.level == 1:
            yield ("</ul>" if inside else "") + ("</li>" if open_item else "") + f"<li>{link}"
            open_item, inside = True, False
        else:
            yield ("" if inside else "<ul>") + f"<li>{link}</li>"
            inside = True
    yield ("</ul>" if inside else "") + ("</li>" if open_item else "") + "</ul></nav>"


def _table(table: Table) -> Iterator[str]:
    short = ' class="short"' if len(table.rows) <= ONE_PAGE else ""
    yield f"<table{short}><caption>{_text(table.caption)}</caption>"
    headers = (f'<th scope="col"{_CLASS[each.align]}>{escape(each.header)}</th>' for each in table.columns)
    yield f"<thead><tr>{''.join(headers)}</tr></thead>"
    yield "<tbody>"
    for row in table.rows:
        cells = []
        for at, (column, text) in enumerate(zip(table.columns, row.cells, strict=True)):
            tag, scope = ("th", ' scope="row"') if at == table.row_header else ("td", "")
            cells.append(f"<{tag}{scope}{_CLASS[column.align]}>{_text(text)}</{tag}>")
        strong = ' class="strong"' if row.strong else ""
        yield f"<tr{strong}>{''.join(cells)}</tr>"
    yield "</tbody></table>"

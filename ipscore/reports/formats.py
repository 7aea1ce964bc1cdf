"""The formats a document can be written in. Each writer is imported when it is used."""

from ipscore.reports.document import Document

FORMATS = ("pdf", "docx", "html", "md")
"""The formats by their names, which are also the endings of their files."""


def write(document: Document, form: str) -> bytes:
    """The bytes of the document in one of FORMATS: the same document always gives the same bytes.

    Raises ValueError for any other format.
    """
    match form:
        case "pdf":
            from ipscore.reports.pdf import write_pdf  # typst is large

            return write_pdf(document)
        case "docx":
            from ipscore.reports.docx import write_docx  # python-docx reads its template when imported

            return write_docx(document)
        case "html":
            from ipscore.reports.html import write_html

            return write_html(document).encode()
        case "md":
            from ipscore.reports.markdown import write_markdown

            return write_markdown(document).encode()
        case _:
            raise ValueError(form)

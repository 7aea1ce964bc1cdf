"""Reports: one document model, and writers that make Markdown, HTML, DOCX and PDF of it.

What a report says is put together once (`ipscore.reports.review`); no writer knows what it writes about.
"""

from ipscore.reports.document import Document
from ipscore.reports.formats import FORMATS, write

__all__ = ["FORMATS", "Document", "write"]

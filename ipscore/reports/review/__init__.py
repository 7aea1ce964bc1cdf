"""The report of a fidelity review, put together from what was recorded; pure but for its language."""

from ipscore.reports.review.material import ReviewMaterial
from ipscore.reports.review.report import review_document

__all__ = ["ReviewMaterial", "review_document"]

"""The report of a fidelity review: gathered from a workspace, then put together without touching a file."""

from ipscore.reports.review.gathering import Gathered, gather
from ipscore.reports.review.material import ReviewMaterial
from ipscore.reports.review.report import review_document

__all__ = ["Gathered", "ReviewMaterial", "gather", "review_document"]

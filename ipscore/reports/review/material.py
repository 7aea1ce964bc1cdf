"""What the report of a review is made from, and the few questions every part of it asks."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from attrs import field, frozen

from ipscore.definitions.rule import figures_of
from ipscore.definitions.scale import Scale
from ipscore.fidelity.agreement import Agreement
from ipscore.fidelity.comparison import Comparison, given
from ipscore.fidelity.evidence import Evidence
from ipscore.fidelity.mark import MarkResult
from ipscore.fidelity.scoring import ScaleResult, score
from ipscore.records.review import Rating, Review, ReviewState


@frozen(slots=False)
class ReviewMaterial:
    """A review and what was found.

    `scale` is in the words the report is to use. `ratings` are those that count (`final_ratings`), None while
    assessors have not agreed. `evidence` holds the figures of the review's windows as the records give them
    now; only what agrees with the figure written down then is printed. `previous` compares with the last
    review of the same unit by the same scale, `agreement` is that of the assessors before they agreed.
    `wording` says whose words the scale is in (empty: ours), `programme` names the programme in full.
    """

    scale: Scale
    review: Review
    ratings: Mapping[str, Rating] | None
    agreement: Agreement | None = None
    previous: Comparison | None = None
    evidence: Mapping[str, tuple[Evidence, ...]] = field(factory=dict)
    mark: MarkResult | None = None
    programme: str = ""
    wording: str = ""

    @cached_property
    def result(self) -> ScaleResult:
        """Totals, bands and what is missing."""
        return score(self.scale, self.ratings or {})

    @property
    def complete(self) -> bool:
        """Whether every criterion has a score; before that there is no total, and no level is named."""
        return self.result.complete

    @property
    def draft(self) -> bool:
        """Whether the report is not finished: scores are missing, or it has not been issued."""
        return not self.complete or self.review.state is not ReviewState.ISSUED

    @property
    def day(self) -> date:
        """The day that dates the report."""
        return self.review.issued_on or self.review.end

    def rating(self, criterion_id: str) -> Rating:
        """The rating of a criterion; an empty one where there is none."""
        return (self.ratings or {}).get(criterion_id, Rating())

    def score(self, criterion_id: str) -> int | None:
        """The score of a criterion; None where there is none, or a code stands in its place."""
        return given(self.scale, self.ratings or {}, criterion_id)

    def evidence_of(self, criterion_id: str) -> tuple[str, Evidence | None] | None:
        """The figure a score was given against: its id, and what it was counted from where that is known.

        None where no figure was written down, or the scale does not say which one.
        """
        value = self.rating(criterion_id).figure
        read = figures_of(self.scale.criteria[criterion_id].rule)
        if value is None or not read:
            return None
        found = {each.figure: each for each in self.evidence.get(criterion_id, ())}
        for each in read:
            counted = found.get(each)
            if counted is not None and counted.value is not None and abs(counted.value - value) <= _NEAR:
                return each, counted
        known = next((each for each in read if each in found and found[each].value is not None), read[0])
        return known, None


_NEAR = 0.0500001
"""A figure is written down with one decimal."""

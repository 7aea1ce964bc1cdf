"""The material of the report of a review, and the few questions every part of the report asks of it."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from attrs import field, frozen

from ipscore.definitions.rule import figures_of
from ipscore.definitions.scale import Scale
from ipscore.fidelity.agreement import Agreement
from ipscore.fidelity.comparison import Comparison, given
from ipscore.fidelity.evidence import Evidence, divided
from ipscore.fidelity.mark import MarkResult, mark
from ipscore.fidelity.scoring import ScaleResult, score
from ipscore.message import Message
from ipscore.records.period import Period
from ipscore.records.review import Counted, Rating, Review, ReviewState


@frozen
class Behind:
    """What a figure was counted from; `of` names what is divided by what, where that is known."""

    numerator: float | None
    denominator: float | None
    of: Message | None
    period: Period
    lacking: int


@frozen(slots=False)
class ReviewMaterial:
    """A review and what was found.

    `scale` is in the words the report is to use. `ratings` are those that count (`final_ratings`), None while
    assessors have not agreed. `evidence` is for ratings that kept the value of a figure and not what it was
    counted from: the figures of the review's windows as the records give them now, of which only what agrees
    with the value kept is printed. `previous` compares with the last review of the same unit by the same
    scale, `agreement` is that of the assessors before they agreed. `mark_figures` are what the quality mark
    asks for besides. `wording` says whose words the scale is in (empty: ours), `programme` names the
    programme in full.
    """

    scale: Scale
    review: Review
    ratings: Mapping[str, Rating] | None
    agreement: Agreement | None = None
    previous: Comparison | None = None
    evidence: Mapping[str, tuple[Evidence, ...]] = field(factory=dict)
    mark_figures: tuple[Evidence, ...] = ()
    programme: str = ""
    wording: str = ""

    @cached_property
    def result(self) -> ScaleResult:
        """Totals, bands and what is missing."""
        return score(self.scale, self.ratings or {})

    @cached_property
    def mark(self) -> MarkResult | None:
        """Whether the quality mark of the scale is reached; None for a scale without one."""
        return mark(self.scale, self.result, {each.figure: each.value for each in self.mark_figures})

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

    def evidence_of(self, criterion_id: str) -> tuple[str, Behind | None] | None:
        """The figure a score was given against: its id, and what it was counted from where that is known.

        As it was kept with the score; where it was not, as the records give it now. None where no figure was
        written down, or the scale does not say which one.
        """
        rating = self.rating(criterion_id)
        value, kept = rating.figure, rating.counted
        if value is not None and kept is not None and kept.figure in self.scale.figures:
            # A hand may have written days that cannot be: the value stands all the same.
            return kept.figure, _kept(kept) if kept.start <= kept.end else None
        read = figures_of(self.scale.criteria[criterion_id].rule)
        if value is None or not read:
            return None
        found = {each.figure: each for each in self.evidence.get(criterion_id, ())}
        for each in read:
            counted = found.get(each)
            if counted is not None and counted.value is not None and abs(counted.value - value) <= _NEAR:
                return each, _now(counted)
        known = next((each for each in read if each in found and found[each].value is not None), read[0])
        return known, None

    def counted_now(self) -> tuple[str, ...]:
        """Criteria whose score kept the value of a figure and not what it was counted from."""
        kept = (self.ratings or {}).items()
        without = {each for each, rating in kept if rating.figure is not None and rating.counted is None}
        return tuple(each for each in self.scale.criteria if each in without)

    def counted_then(self) -> bool:
        """Whether a score has kept what its figure was counted from."""
        return any(each.counted is not None for each in (self.ratings or {}).values())


def _kept(counted: Counted) -> Behind:
    return Behind(
        counted.numerator,
        counted.denominator,
        divided(counted.figure),
        Period(counted.start, counted.end),
        counted.lacking,
    )


def _now(found: Evidence) -> Behind:
    return Behind(found.numerator, found.denominator, found.of, found.period, found.lacking)


_NEAR = 0.0500001
"""A figure is written down with one decimal."""

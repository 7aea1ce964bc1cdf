"""A fidelity review, and the ratings of each assessor in a file of their own: independence is physical."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from attrs import field, frozen

from ipscore.documented import doc
from ipscore.records.planning import Correction, FileSample, Informant, RequestedDocument, ReviewSession

SCHEMA = 1

CONSENSUS = "consensus"
"""The `assessor` of the rating file that holds what the assessors agreed on."""


class ReviewKind(StrEnum):
    """Kinds of review, never mixed unmarked in a trend."""

    INDEPENDENT = "independent"
    SELF = "self"
    GUIDED = "guided"


class ReviewState(StrEnum):
    """How far a review has come."""

    PLANNED = "planned"
    RATING = "rating"
    ISSUED = "issued"


@frozen
class Assessor:
    """Someone who rates in this review."""

    id: str = field(metadata=doc("Id within the review; names the assessor's rating file."))
    name: str = field(metadata=doc("Name."))
    staff: str | None = field(default=None, metadata=doc("Staff record, when there is one.", refers="staff"))
    organisation: str = field(default="", metadata=doc("Organisation."))


@frozen
class Counted:
    """What a practice figure was counted from when it was written down. It never changes."""

    figure: str = field(metadata=doc("Id of the figure in the scale.", together="counted"))
    start: date = field(metadata=doc("First day of the records it was counted from.", together="counted"))
    end: date = field(metadata=doc("Last day of the records it was counted from.", together="counted"))
    numerator: float | None = field(default=None, metadata=doc("What was divided.", together="counted"))
    denominator: float | None = field(
        default=None, metadata=doc("What it was divided by.", together="counted")
    )
    lacking: int = field(
        default=0,
        metadata=doc("Records that would have counted but lacked the data.", together="counted"),
    )


@frozen
class MarkFigure:
    """A figure the quality mark asks for besides the scores, as it was when the review was issued."""

    counted: Counted = field(metadata=doc("What it was counted from."))
    value: float | None = field(
        default=None, metadata=doc("The figure; left out where there was too little to count it from.")
    )


@frozen
class Review:
    """A review of one unit by one scale."""

    id: str = field(metadata=doc("Id of the review."))
    scale: str = field(metadata=doc("Id of the scale.", refers="scale", together="scale"))
    kind: ReviewKind = field(metadata=doc("Independent, self-assessment or guided self-assessment."))
    unit: str = field(metadata=doc("Name of the unit reviewed."))
    start: date = field(metadata=doc("First day of the visit.", together="days"))
    end: date = field(metadata=doc("Last day of the visit.", together="days"))
    state: ReviewState = field(default=ReviewState.PLANNED, metadata=doc("How far the review has come."))
    sites: tuple[str, ...] = field(
        default=(), metadata=doc("Sites whose records are the evidence; none: all.", refers="site")
    )
    elsewhere: bool = field(
        default=False,
        metadata=doc(
            "True: of another service, kept for comparison; it counts for none of the sites of this one."
        ),
    )
    programme: str | None = field(default=None, metadata=doc("Programme.", refers="programme"))
    evidence_to: date | None = field(
        default=None,
        metadata=doc(
            "Last day of the evidence windows; left out: the day before the visit.", together="days"
        ),
    )
    scale_edition: str = field(default="", metadata=doc("Edition of the scale used.", together="scale"))
    manual_edition: str = field(
        default="", metadata=doc("Edition of the manual that interprets the scale.", together="scale")
    )
    first: bool = field(default=False, metadata=doc("Whether it is the unit's first review."))
    assessors: tuple[Assessor, ...] = field(default=(), metadata=doc("Assessors, normally two."))
    purpose: str = field(default="", metadata=doc("Why the review is made."))
    recipients: tuple[str, ...] = field(default=(), metadata=doc("Who gets the report."))
    method: str = field(default="", metadata=doc("How the review was made, in words."))
    schedule: tuple[ReviewSession, ...] = field(
        default=(), metadata=doc("Interviews, observations and other sessions, in any order.")
    )
    documents: tuple[RequestedDocument, ...] = field(
        default=(), metadata=doc("Documents asked for and received.")
    )
    informants: tuple[Informant, ...] = field(
        default=(), metadata=doc("Who was interviewed or observed, by role and number.")
    )
    sample: FileSample | None = field(default=None, metadata=doc("Clients whose papers are read."))
    strengths: str = field(default="", metadata=doc("Strengths of the service."))
    summary: str = field(default="", metadata=doc("Summary: strengths and main development needs."))
    issued_on: date | None = field(
        default=None, metadata=doc("Day the report was issued; from then on it is locked.")
    )
    wording: str = field(
        default="", metadata=doc("Text pack whose wording the report uses, with its version.")
    )
    sealed: Mapping[str, str] = field(
        factory=dict,
        metadata=doc("Check sums of the rating files when the report was issued, by assessor."),
    )
    mark_figures: tuple[MarkFigure, ...] = field(
        default=(),
        metadata=doc(
            "What the quality mark asks for besides the scores, as it was when the report was issued."
        ),
    )
    corrections: tuple[Correction, ...] = field(
        default=(), metadata=doc("Dated notes that correct the issued report.")
    )
    schema: int = field(default=SCHEMA, metadata=doc("Version of this kind of file."))


@frozen
class Rating:
    """What one assessor holds of one criterion; everything may be left for later."""

    score: int | None = field(
        default=None, metadata=doc("Score, or a special code of the scale.", together="score")
    )
    not_ratable: bool = field(
        default=False,
        metadata=doc("True: looked at, and cannot be rated. This is not a score of 1.", together="score"),
    )
    elements: Mapping[str, bool] = field(
        factory=dict, metadata=doc("Elements by id: whether each is in place.")
    )
    comment: str = field(default="", metadata=doc("What was seen and heard."))
    recommendation: str = field(default="", metadata=doc("What to do."))
    reason: str = field(
        default="", metadata=doc("Why the score differs from the suggestion.", together="score")
    )
    agreed_because: str = field(
        default="", metadata=doc("Why the assessors agreed on this score, where theirs differed.")
    )
    sources: tuple[str, ...] = field(default=(), metadata=doc("Sources of information used."))
    figure: float | None = field(
        default=None, metadata=doc("Practice figure as it was when the score was given.", together="score")
    )
    suggestion: int | None = field(
        default=None, metadata=doc("Suggestion as it was when the score was given.", together="score")
    )
    counted: Counted | None = field(
        default=None,
        metadata=doc(
            "What the practice figure was counted from when the score was given; left out where that was not "
            "kept.",
            together="score",
        ),
    )


@frozen
class RatingFile:
    """The ratings of one assessor in one review, by criterion id."""

    id: str = field(metadata=doc("`<review>-<assessor>`."))
    review: str = field(metadata=doc("Review.", refers="review"))
    assessor: str = field(metadata=doc("Assessor of the review, or `consensus`."))
    ratings: Mapping[str, Rating] = field(factory=dict, metadata=doc("Ratings by criterion id."))
    finished_on: date | None = field(
        default=None, metadata=doc("Day the assessor finished; others see the ratings when all have.")
    )
    schema: int = field(default=SCHEMA, metadata=doc("Version of this kind of file."))

"""Whether the dates of a review are in order: asked, received, visited, issued, corrected."""

from collections.abc import Iterator

from ipscore.message import Message, msg
from ipscore.problem import Problem, Severity
from ipscore.records.review import Review, ReviewState


def date_problems(review: Review) -> Iterator[Problem]:
    """Every date of the review that is before another it has to follow."""
    if review.end < review.start:
        yield _early(("end",), msg("the visit ends {end}, before it begins {start}", **_visit(review)))
    if review.evidence_to is not None and review.evidence_to > review.end:
        yield _early(
            ("evidence_to",),
            msg("the evidence goes to {day}, after the visit", day=review.evidence_to),
        )
    yield from _before_the_visit(review)
    for session in review.schedule:
        if not review.start <= session.on <= review.end:
            yield Problem(
                msg(
                    "“{session}” of the programme is on {day}, not during the visit",
                    session=session.with_whom.strip() or session.id,
                    day=session.on,
                ),
                path=("schedule", session.id),
                severity=Severity.WARNING,
            )
    yield from _after_the_visit(review)


def _before_the_visit(review: Review) -> Iterator[Problem]:
    for each in review.documents:
        if each.asked_on is not None and each.received_on is not None and each.received_on < each.asked_on:
            yield _early(
                ("documents", each.id),
                msg(
                    "the document “{name}” was received {received}, before it was asked for {asked}",
                    name=each.name.strip() or each.id,
                    received=each.received_on,
                    asked=each.asked_on,
                ),
            )
    sample = review.sample
    if sample is not None and sample.end < sample.start:
        yield _early(
            ("sample", "end"),
            msg(
                "the records of the sample end {end}, before they begin {start}",
                end=sample.end,
                start=sample.start,
            ),
        )


def _after_the_visit(review: Review) -> Iterator[Problem]:
    issued = review.issued_on
    if issued is None:
        if review.state is ReviewState.ISSUED:
            yield Problem(
                msg("the report is issued, and the day is not told"),
                path=("issued_on",),
                severity=Severity.WARNING,
            )
        return
    if issued < review.end:
        yield _early(
            ("issued_on",),
            msg("the report is issued {issued}, before the visit ends {end}", issued=issued, end=review.end),
        )
    for each in review.corrections:
        if each.on < issued:
            yield _early(
                ("corrections", each.id),
                msg(
                    "correction {id} is of {day}, before the report was issued {issued}",
                    id=each.id,
                    day=each.on,
                    issued=issued,
                ),
            )


def _visit(review: Review) -> dict[str, object]:
    return {"start": review.start, "end": review.end}


def _early(path: tuple[str, ...], message: Message) -> Problem:
    return Problem(message, path=path)

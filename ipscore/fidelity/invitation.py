"""The letter that invites to a review, with the list of what is asked for: as lines, for any paper."""

from collections.abc import Iterator
from enum import StrEnum

from attrs import frozen

from ipscore.definitions.scale import Scale
from ipscore.fidelity.planning import in_time_order, sample_window
from ipscore.message import Message, msg
from ipscore.records.period import Period
from ipscore.records.planning import ReviewSession
from ipscore.records.review import Review, ReviewKind


class LineKind(StrEnum):
    """How a line of the letter is set."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"


@frozen
class Line:
    """One line of the letter; text of the review's own stands as it was written."""

    kind: LineKind
    text: Message | str


def invitation(scale: Scale, review: Review) -> tuple[Line, ...]:
    """The letter: what is coming and when, who comes, whom they want to meet, what they ask for."""
    return (
        *_opening(scale, review),
        *_programme(review),
        *_requests(review),
        *_clients(scale, review),
        *_how_it_goes(review),
    )


def _opening(scale: Scale, review: Review) -> Iterator[Line]:
    days = Period(min(review.start, review.end), max(review.start, review.end))
    yield Line(LineKind.TITLE, msg("Invitation to a fidelity review: {unit}", unit=review.unit))
    yield Line(
        LineKind.PARAGRAPH,
        msg(
            "{unit} is reviewed on {days} by the criteria “{scale}”, edition {edition}. "
            "Kind of review: {kind}.",
            unit=review.unit,
            days=days,
            scale=scale.name,
            edition=review.scale_edition or scale.edition,
            kind=review.kind,
        ),
    )
    if review.purpose.strip():
        yield Line(LineKind.PARAGRAPH, msg("Purpose: {text}", text=review.purpose))
    if review.assessors:
        yield Line(LineKind.HEADING, msg("Who comes"))
        for each in review.assessors:
            who = f"{each.name}, {each.organisation}" if each.organisation else each.name
            yield Line(LineKind.BULLET, who)


def _programme(review: Review) -> Iterator[Line]:
    if not review.schedule:
        return
    yield Line(LineKind.HEADING, msg("Programme of the visit"))
    for each in in_time_order(review.schedule):
        yield Line(LineKind.BULLET, _session(each))


def _session(each: ReviewSession) -> Message:
    place = f" ({each.where})" if each.where else ""
    if each.at is None:
        return msg(
            "{kind} {day}: {whom}{place}", day=each.on, kind=each.kind, whom=each.with_whom, place=place
        )
    return msg(
        "{kind} {day} at {time}: {whom}{place}",
        day=each.on, time=each.at, kind=each.kind, whom=each.with_whom, place=place,
    )  # fmt: skip


def _requests(review: Review) -> Iterator[Line]:
    if not review.documents:
        return
    yield Line(LineKind.HEADING, msg("Documents asked for"))
    for each in review.documents:
        if each.received_on is None:
            yield Line(LineKind.BULLET, each.name)
        else:
            yield Line(
                LineKind.BULLET,
                msg("{name} (received {day}, thank you)", name=each.name, day=each.received_on),
            )


def _clients(scale: Scale, review: Review) -> Iterator[Line]:
    yield Line(LineKind.HEADING, msg("Client papers"))
    if review.sample is None:
        yield Line(
            LineKind.PARAGRAPH,
            msg(
                "The clients whose papers are read are drawn at random among those in coaching in {period}.",
                period=sample_window(scale, review),
            ),
        )
        return
    yield Line(
        LineKind.PARAGRAPH,
        msg(
            "Clients drawn at random: {count}, on {day}, with the seed “{seed}”, by which anybody can repeat "
            "the draw. Their papers are read of {period} only.",
            count=len(review.sample.clients),
            day=review.sample.drawn_on,
            seed=review.sample.seed,
            period=Period(
                min(review.sample.start, review.sample.end), max(review.sample.start, review.sample.end)
            ),
        ),
    )
    for key in review.sample.clients:
        yield Line(LineKind.BULLET, key)


def _how_it_goes(review: Review) -> Iterator[Line]:
    yield Line(LineKind.HEADING, msg("How it goes"))
    if review.kind is ReviewKind.SELF:
        words = msg(
            "The team goes through the criteria together, gives each a score with what it rests on, and "
            "makes a development plan."
        )
        yield Line(LineKind.PARAGRAPH, words)
        return
    yield Line(
        LineKind.PARAGRAPH,
        msg(
            "Interviews are voluntary, and clients stay anonymous. Every assessor scores alone, then the "
            "assessors agree on each criterion. You get a report with scores, reasons and recommendations, "
            "and a meeting to talk about it; from it you make a development plan."
        ),
    )

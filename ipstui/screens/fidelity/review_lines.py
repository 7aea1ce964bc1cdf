"""What the page of a review shows, line by line: what is next, who rates, how the preparation stands."""

from collections.abc import Iterator
from datetime import date
from enum import Enum

from attrs import frozen

from ipscore.fidelity.planning import Preparation, in_time_order, preparation
from ipscore.language import Language
from ipscore.records.planning import RequestedDocument, ReviewSession
from ipscore.records.review import Review, ReviewKind, ReviewState
from ipstui.screens.fidelity.clock import clock_words
from ipstui.screens.fidelity.days import days_of
from ipstui.screens.fidelity.entries import ReviewEntry, Standing


class Part(Enum):
    """What a line belongs to."""

    NEXT = "next"
    RESULT = "result"
    PLAN = "plan"
    ASSESSOR = "assessor"
    BASICS = "basics"
    SCHEDULE = "schedule"
    DOCUMENTS = "documents"
    INFORMANTS = "informants"
    SAMPLE = "sample"
    CORRECTIONS = "corrections"


@frozen
class Line:
    """A line. `item`: what it is about; empty for the heading of a part. `done`: ticked off, if it can be."""

    part: Part
    item: str
    words: str
    done: bool | None = None

    @property
    def key(self) -> str:
        """What the table knows it by."""
        return f"{self.part.value}/{self.item}"

    @property
    def heading(self) -> bool:
        """Whether a part begins with it."""
        return not self.item


def review_lines(entry: ReviewEntry, me: str | None, today: date, language: Language) -> Iterator[Line]:
    """Every line of the page. `me`: the assessor who sits here."""
    yield Line(Part.NEXT, "", next_words(entry, me, today, language))
    result = _result(entry, language)
    if result:
        yield Line(Part.RESULT, "", result)
    if entry.plan is not None or entry.standing is Standing.ISSUED:
        yield Line(Part.PLAN, "", _plan(entry, language))
    yield from _corrections(entry, language)
    yield from _assessors(entry, me, language)
    review = entry.review
    yield Line(Part.BASICS, "", _basics(entry, language))
    found = preparation(review, today)
    issued = review.state is ReviewState.ISSUED
    yield Line(Part.SCHEDULE, "", _schedule(found, language, issued=issued))
    for one in in_time_order(review.schedule):
        yield Line(Part.SCHEDULE, one.id, _session(one, language), one.done)
    yield Line(Part.DOCUMENTS, "", _documents(found, language, issued=issued))
    for each in review.documents:
        late = each.id in found.late
        yield Line(
            Part.DOCUMENTS, each.id, _document(each, language, late=late), each.received_on is not None
        )
    yield Line(Part.INFORMANTS, "", language("People met: {count}", count=found.informants))
    for met in review.informants:
        yield Line(Part.INFORMANTS, met.id, f"{met.number:>3}  {met.role}")
    yield Line(Part.SAMPLE, "", _sample(entry, language))
    if review.sample is not None:
        yield from (Line(Part.SAMPLE, each, each) for each in review.sample.clients)


def next_words(entry: ReviewEntry, me: str | None, today: date, language: Language) -> str:
    """What is to be done next, in words."""
    match entry.standing:
        case Standing.NO_SCALE:
            words = language("Install the scale “{id}” of this review.", id=entry.review.scale)
        case Standing.RATING if _to_prepare(entry.review, today):
            words = language("Prepare the visit and the invitation (j). Enter begins rating.")
        case Standing.RATING:
            words = _rating_words(entry, me, language)
        case Standing.AGREEING if entry.closed_still:
            names = ", ".join(entry.closed_still)
            words = language("All have finished. {names}: open this review once, then agree.", names=names)
        case Standing.AGREEING:
            count, of = entry.settled, len(entry.scale.criteria) if entry.scale is not None else 0
            words = language("Agree on the scores together: {count}/{all} agreed.", count=count, all=of)
        case Standing.ISSUING:
            words = language("Look through the result and issue the report (F10).")
        case Standing.ISSUED if entry.plan is None:
            words = language("Make the development plan from the recommendations (k).")
        case Standing.ISSUED:
            words = language("Follow the development plan (k).")
    return words


def _to_prepare(review: Review, today: date) -> bool:
    """Whether others are still to be asked for something before a visit that is ahead."""
    if review.state is not ReviewState.PLANNED or review.kind is ReviewKind.SELF or today >= review.start:
        return False
    found = preparation(review, today)
    return not (found.sessions and found.documents and found.drawn and not found.not_asked)


def _rating_words(entry: ReviewEntry, me: str | None, language: Language) -> str:
    waiting = [each for each in entry.progress if each.finished_on is None]
    mine = next((each for each in entry.progress if each.assessor == me), None)
    if not entry.assessors:
        return language("Add the assessors: n on the line Assessors.")
    if mine is None:
        return language("Rate the criteria, each assessor alone. Enter asks who you are.")
    if mine.finished_on is None or not entry.several:
        return language(
            "Rate the criteria: {rated}/{all}, then F10 there.", rated=mine.rated or 0, all=mine.criteria
        )
    return language("Wait for {names}; you have finished.", names=", ".join(each.name for each in waiting))


def _result(entry: ReviewEntry, language: Language) -> str:
    result = entry.result
    if result is None or not result.complete or entry.scale is None:
        return ""
    told = []
    for part in result.parts:
        band = f" · {language.text(part.band.name)}" if part.band is not None else ""
        told.append(f"{part.total}/{part.max}{band}")
    words = language("Result: {total}", total=" – ".join(told))
    review = entry.review
    if review.state is ReviewState.ISSUED and review.issued_on is not None:
        words += " · " + language("issued on {day}", day=review.issued_on)
    return words


def _plan(entry: ReviewEntry, language: Language) -> str:
    if entry.plan is None:
        return language("Development plan: none yet")
    return language("Development plan: {count} actions", count=len(entry.plan.actions))


def _corrections(entry: ReviewEntry, language: Language) -> Iterator[Line]:
    if entry.review.state is not ReviewState.ISSUED:
        return
    found = entry.review.corrections
    yield Line(Part.CORRECTIONS, "", language("Corrections: {count} (d adds one)", count=len(found)))
    for each in found:
        about = f" {each.criterion}:" if each.criterion else ""
        words = f"{language.date(each.on)} {each.by}:{about} {each.text}"
        yield Line(Part.CORRECTIONS, each.id, words)


def _assessors(entry: ReviewEntry, me: str | None, language: Language) -> Iterator[Line]:
    yield Line(Part.ASSESSOR, "", language("Assessors"))
    for each in entry.progress:
        rated = "–" if each.rated is None else str(each.rated)
        words = f"{rated:>2}/{each.criteria}  {each.name}"
        if each.assessor == me and entry.several:
            words += " " + language("(you)")
        if each.finished_on is not None:
            words += " · ✓ " + language("finished {day}", day=each.finished_on)
        yield Line(Part.ASSESSOR, each.assessor, words)


def _basics(entry: ReviewEntry, language: Language) -> str:
    review = entry.review
    days = days_of(language, review.start, review.end)
    return language("Basics: {kind}, {days}", kind=review.kind, days=days)


def basics_paragraphs(review: Review, language: Language) -> list[str]:
    """What the report says before its scores, as it stands."""
    told = [
        f"{review.unit} · {language.choice(review.kind)} · {days_of(language, review.start, review.end)}",
    ]
    if review.evidence_to is not None:
        told.append(language("Evidence until {day}", day=review.evidence_to))
    for label, words in (
        (language("Recipients"), ", ".join(review.recipients)),
        (language("Purpose"), review.purpose),
        (language("Method"), review.method),
        (language("Strengths"), review.strengths),
        (language("Summary"), review.summary),
    ):
        if words.strip():
            told += ["", f"{label}: {words}"]
    return told


def _schedule(found: Preparation, language: Language, *, issued: bool) -> str:
    if not found.sessions and issued:
        return language("Schedule: none was entered")
    if not found.sessions:
        return language("Schedule: none yet. Enter adds the usual sessions.")
    done = found.sessions - len(found.sessions_left)
    return language("Schedule: {done}/{all} held", done=done, all=found.sessions)


def _documents(found: Preparation, language: Language, *, issued: bool) -> str:
    if not found.documents and issued:
        return language("Documents: none were entered")
    if not found.documents:
        return language("Documents: none yet. Enter adds the usual ones.")
    received = found.documents - len(found.not_asked) - len(found.not_received)
    words = language("Documents: {done}/{all} received", done=received, all=found.documents)
    if found.not_asked and not issued:
        words += " · " + language("not asked for: {count} (a asks)", count=len(found.not_asked))
    return words


def _session(one: ReviewSession, language: Language) -> str:
    at = f" {clock_words(language, one.at)}" if one.at is not None else ""
    where = f" · {one.where}" if one.where else ""
    return f"{language.short_date(one.on)}{at} {language.choice(one.kind)}: {one.with_whom}{where}"


def _document(one: RequestedDocument, language: Language, *, late: bool) -> str:
    told = []
    if one.received_on is not None:
        told.append(language("received {day}", day=language.short_date(one.received_on)))
    elif one.asked_on is not None:
        sign = "! " if late else ""
        told.append(sign + language("asked for {day}", day=language.short_date(one.asked_on)))
    else:
        told.append("! " + language("not asked for") if late else language("not asked for"))
    return " · ".join([one.name, *told, *([one.note] if one.note else [])])


def _sample(entry: ReviewEntry, language: Language) -> str:
    sample = entry.review.sample
    if sample is None and entry.standing is Standing.ISSUED:
        return language("Client files: none were drawn")
    if sample is None:
        return language("Client files: not drawn yet. Enter draws.")
    return language(
        "Client files: {count} drawn, seed {seed}, {start}–{end}",
        count=len(sample.clients),
        seed=sample.seed,
        start=sample.start,
        end=sample.end,
    )

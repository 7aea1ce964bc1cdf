"""The whole report in its order: what to know first, then how it came about, then criterion by criterion."""

from collections.abc import Iterator

from attrs import evolve

from ipscore.language import Language
from ipscore.language.usual import review_in
from ipscore.records.planning import Correction
from ipscore.records.review import Review, ReviewKind
from ipscore.reports.document import Block, Contents, Document, Fact, Facts, Note, PageBreak
from ipscore.reports.review.about import about
from ipscore.reports.review.criteria import criteria
from ipscore.reports.review.material import ReviewMaterial
from ipscore.reports.review.method import method
from ipscore.reports.review.scores import scores
from ipscore.reports.review.summary import summary
from ipscore.reports.review.wording import criterion_name, paragraphs, sentence


def review_document(material: ReviewMaterial, language: Language) -> Document:
    """The report in a language. A review that lacks scores is a draft, without total and level."""
    review = review_in(language, material.scale, material.review)
    material = evolve(material, review=review)
    return Document(
        title=_title(review.kind, review.unit, language),
        language=language.code,
        day=material.day,
        overline=language("Draft: not finished") if material.draft else language.text(material.scale.name),
        subtitle=_subtitle(review, language),
        authors=tuple(each.name for each in review.assessors),
        state=language("Draft: not finished") if material.draft else "",
        blocks=tuple(_blocks(material, language)),
    )


def _title(kind: ReviewKind, unit: str, language: Language) -> str:
    if kind is ReviewKind.INDEPENDENT:
        return language("Fidelity review of coaching: {unit}", unit=unit)
    return language("Self-assessment of coaching: {unit}", unit=unit)


def _subtitle(review: Review, language: Language) -> str:
    days = language.dates(review.start, review.end)
    if review.kind is ReviewKind.SELF:
        return sentence(days)  # the title says what it is
    return f"{sentence(language.choice(review.kind))}, {days}"


def _blocks(material: ReviewMaterial, language: Language) -> Iterator[Block]:
    if material.draft:
        yield Note(language("Draft: not finished"), tuple(_why_draft(material, language)))
    if material.review.corrections:
        noted = sorted(material.review.corrections, key=lambda each: (each.on, each.id))
        lines = (correction(each, material, language) for each in noted)
        yield Note(language("Corrections to this report"), tuple(lines))
    yield Facts(tuple(_facts(material, language)))
    yield Contents(language("Contents"))
    yield PageBreak()
    yield from summary(material, language)
    yield from scores(material, language)
    yield from method(material, language)
    yield from criteria(material, language)
    yield from about(material, language)


def correction(each: Correction, material: ReviewMaterial, language: Language) -> str:
    """A correction with its day, who made it and what it is about."""
    known = each.criterion in material.scale.criteria
    about_what = f" {criterion_name(material.scale, each.criterion, language)}:" if known else ""
    return f"{language.date(each.on)}, {each.by}:{about_what} {' '.join(paragraphs(each.text))}"


def _why_draft(material: ReviewMaterial, language: Language) -> Iterator[str]:
    if material.ratings is None:
        yield language("The assessors have not yet agreed on the scores.")
    elif not material.complete:
        done = len(material.scale.criteria) - len(material.result.missing)
        yield language(
            "{done} of {all} criteria have a score. The total and the level are given when all have.",
            done=done,
            all=len(material.scale.criteria),
        )
        yield language("Without a score: {criteria}.", criteria=material.result.missing)
    else:
        yield language("The report has not been issued, and may still change.")


def _facts(material: ReviewMaterial, language: Language) -> Iterator[Fact]:
    review = material.review
    people = (", ".join(x for x in (each.name, each.organisation) if x) for each in review.assessors)
    facts = [
        (language("Unit"), (review.unit,)),
        (language("Visit"), (language.dates(review.start, review.end),)),
        (
            language("Review"),
            (sentence(language.choice(review.kind)), _turn(material, language)),
        ),
        (language("Programme"), (material.programme,)),
        (language("Assessors"), tuple(people)),
        (language("Recipients"), review.recipients),
        (language("Purpose"), paragraphs(review.purpose)),
        (language("Issued on"), (language.date(review.issued_on),) if review.issued_on else ()),
    ]
    for name, texts in facts:
        shown = tuple(each for each in texts if each)
        if shown:
            yield Fact(name, shown)


def _turn(material: ReviewMaterial, language: Language) -> str:
    if material.review.first:
        return language("First review of the unit")
    if material.previous is None:
        return ""
    before = material.previous.before
    return language(
        "Repeated review; the one before was {days}", days=language.dates(before.start, before.end)
    )

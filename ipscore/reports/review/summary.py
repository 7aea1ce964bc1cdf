"""The first chapter: the total and its level, the strengths, and where the service should develop."""

from collections.abc import Iterator

from ipscore.fidelity.comparison import signed
from ipscore.language import Language
from ipscore.reports.document import (
    Align,
    Block,
    Column,
    Heading,
    KeyFigure,
    KeyFigures,
    Manner,
    Paragraph,
    Row,
    Table,
    plain,
)
from ipscore.reports.review.mark import quality_mark
from ipscore.reports.review.material import ReviewMaterial
from ipscore.reports.review.wording import criterion_name, paragraphs, sentence


def summary(material: ReviewMaterial, language: Language) -> Iterator[Block]:
    """The chapter; without a total and a level as long as a score is missing."""
    yield Heading(1, language("Summary"))
    yield KeyFigures(tuple(_key_figures(material, language)))
    for text in paragraphs(material.review.summary):
        yield Paragraph(plain(text), Manner.LEAD)
    yield from quality_mark(material, language)
    best = [each for each in material.scale.criteria if material.score(each) == material.scale.score_high]
    if material.review.strengths.strip() or best:
        yield Heading(2, language("Strengths"))
        for text in paragraphs(material.review.strengths):
            yield Paragraph(plain(text))
    if best:
        yield Paragraph(plain(language("Highest score: criteria {criteria}.", criteria=best)))
    yield from _needs(material, language)


def _key_figures(material: ReviewMaterial, language: Language) -> Iterator[KeyFigure]:
    result = material.result
    if not result.complete:
        done = len(material.scale.criteria) - len(result.missing)
        yield KeyFigure(f"{done}/{len(material.scale.criteria)}", language("criteria with a score"))
        return
    if len(result.parts) == 1:
        yield KeyFigure(f"{result.total}/{result.max}", language("total"))
        if result.band is not None:
            yield KeyFigure(
                sentence(language.text(result.band.name)),
                language("level, {low}–{high} points", low=result.band.low, high=result.band.high),
            )
    else:
        for part in result.parts:
            name = language.text(material.scale.parts[part.id].name)
            level = f", {language.text(part.band.name)}" if part.band else ""
            yield KeyFigure(f"{part.total}/{part.max}", f"{name}{level}")
    if material.previous is not None and len(result.parts) == 1:
        before = material.previous.before
        days = language.dates(before.start, before.end)
        yield KeyFigure(
            signed(material.previous.total.change), language("points since the review of {days}", days=days)
        )


def needs(material: ReviewMaterial) -> tuple[str, ...]:
    """The criteria that most need work: below the middle of the scale, else those under the last but one.

    The lowest scores come first.
    """
    scored = {each: material.score(each) for each in material.scale.criteria}
    known = {each: score for each, score in scored.items() if score is not None}
    middle = (material.scale.score_low + material.scale.score_high) / 2
    for limit in (middle, material.scale.score_high - 1):
        low = [each for each, score in known.items() if score < limit]
        if low:
            return tuple(sorted(low, key=lambda each: known[each]))
    return ()


def _needs(material: ReviewMaterial, language: Language) -> Iterator[Block]:
    found = needs(material)
    if not found:
        return
    yield Heading(2, language("Main development needs"))
    rows = tuple(
        Row(
            (
                criterion_name(material.scale, each, language),
                str(material.score(each)),
                " ".join(paragraphs(material.rating(each).recommendation)) or "–",
            )
        )
        for each in found
    )
    columns = (
        Column(language("Criterion"), 1.5),
        Column(language("Score"), 0.75, Align.CENTRE),
        Column(language("Recommendation"), 3),
    )
    yield Table(language("Lowest scores, and what to do"), columns, rows)

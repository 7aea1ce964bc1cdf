"""The chapter that goes through the criteria: what is asked, what was found, the score, what to do."""

from collections.abc import Iterator

from ipscore.definitions.rule import elements_of
from ipscore.language import Language
from ipscore.reports.document import (
    Align,
    Block,
    Column,
    Fact,
    Facts,
    Heading,
    Manner,
    Note,
    Paragraph,
    Row,
    Table,
    plain,
)
from ipscore.reports.review.figures import behind_words, figure_words
from ipscore.reports.review.material import ReviewMaterial
from ipscore.reports.review.wording import amount, criterion_name, paragraphs, score_words


def criteria(material: ReviewMaterial, language: Language) -> Iterator[Block]:
    """The chapter, by section."""
    yield Heading(1, language("Criterion by criterion"))
    for section in material.result.sections:
        yield Heading(2, language.text(material.scale.sections[section.id].name))
        for each in section.criteria:
            yield from _criterion(material, each, language)


def _criterion(material: ReviewMaterial, criterion_id: str, language: Language) -> Iterator[Block]:
    yield Heading(3, criterion_name(material.scale, criterion_id, language))
    question = language.text(material.scale.criteria[criterion_id].question)
    yield Paragraph(plain(question), Manner.QUIET, keep=True)
    for each in material.review.corrections:
        if each.criterion == criterion_id:
            words = f"{language.date(each.on)}, {each.by}: {' '.join(paragraphs(each.text))}"
            yield Note(language("Correction"), (words,))
    yield Facts(tuple(_facts(material, criterion_id, language)))
    yield from _elements(material, criterion_id, language)


def _facts(material: ReviewMaterial, criterion_id: str, language: Language) -> Iterator[Fact]:
    rating, criterion = material.rating(criterion_id), material.scale.criteria[criterion_id]
    yield Fact(language("Score"), (score_words(material.scale, rating, language),), strong=True)
    score = material.score(criterion_id)
    anchor = criterion.anchors.get(str(score))
    # Beside a score that is the suggested one, the words are about something else: the figure, say.
    differs = rating.suggestion is not None and rating.score != rating.suggestion
    facts = [
        (language("Level described"), (language.text(anchor),) if anchor is not None else ()),
        (language("Practice figure"), tuple(_evidence(material, criterion_id, language))),
        (
            language("Suggestion"),
            () if rating.suggestion is None else (f"{rating.suggestion}/{material.scale.score_high}",),
        ),
        (language("Why it differs") if differs else language("Remark"), paragraphs(rating.reason)),
        (language("Findings"), paragraphs(rating.comment)),
        (language("Why agreed"), paragraphs(rating.agreed_because)),
        (language("Recommendation"), paragraphs(rating.recommendation)),
        (language("Sources"), ("; ".join(rating.sources),) if rating.sources else ()),
    ]
    for name, texts in facts:
        if texts:
            yield Fact(name, texts)


def _evidence(material: ReviewMaterial, criterion_id: str, language: Language) -> Iterator[str]:
    value, found = material.rating(criterion_id).figure, material.evidence_of(criterion_id)
    if value is None:
        return
    if found is None:
        yield amount(value, language)
        return
    figure_id, counted = found
    yield figure_words(material.scale, figure_id, value, language)
    if counted is not None:
        yield from behind_words(counted, language)


def _elements(material: ReviewMaterial, criterion_id: str, language: Language) -> Iterator[Block]:
    answers = material.rating(criterion_id).elements
    elements = elements_of(material.scale.criteria[criterion_id].rule)
    if not elements or not answers:
        return
    words = {True: language("yes"), False: language("no"), None: language("not answered")}
    rows = tuple(Row((language.text(each.text), words[answers.get(each.id)])) for each in elements)
    present = sum(answers.get(each.id, False) for each in elements)
    caption = language("Elements in place: {count} of {all}", count=present, all=len(elements))
    columns = (Column(language("Element"), 8), Column(language("In place"), 1, Align.END))
    yield Table(caption, columns, rows)

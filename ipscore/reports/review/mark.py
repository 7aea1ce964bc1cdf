"""The quality mark in the report: whether it is reached, each thing asked, and the figures behind it."""

from collections.abc import Iterator

from ipscore.definitions.scale import Scale
from ipscore.fidelity.evidence import Evidence
from ipscore.language import Language
from ipscore.reports.document import Block, Fact, Facts, Heading
from ipscore.reports.review.figures import behind_words, figure_words
from ipscore.reports.review.material import ReviewMaterial
from ipscore.reports.review.wording import sentence


def quality_mark(material: ReviewMaterial, language: Language) -> Iterator[Block]:
    """A part of the summary; nothing for a scale without a mark."""
    definition, found = material.scale.mark, material.mark
    if definition is None or found is None:
        return
    yield Heading(2, language.text(definition.name))
    facts = [
        Fact(language("Result"), (sentence(language.message(found.answer)),), strong=True),
        Fact(language("What it asks"), tuple(sentence(language.message(each)) for each in found.why)),
    ]
    facts += [
        Fact(language("Practice figure"), tuple(_figure(material.scale, each, language)))
        for each in material.mark_figures
    ]
    facts.append(Fact(language("Source"), (language.text(definition.source),)))
    yield Facts(tuple(facts))


def _figure(scale: Scale, counted: Evidence, language: Language) -> Iterator[str]:
    if counted.value is None:
        yield f"{language.text(scale.figures[counted.figure].name)}: –"
    else:
        yield figure_words(scale, counted.figure, counted.value, language)
    yield from behind_words(counted, language)

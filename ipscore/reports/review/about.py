"""The last chapter: by which scale, edition and words was scored, and how figures were rounded."""

from collections.abc import Iterator

from ipscore.language import Language
from ipscore.reports.document import Block, Fact, Facts, Heading
from ipscore.reports.review.material import ReviewMaterial


def about(material: ReviewMaterial, language: Language) -> Iterator[Block]:
    """The chapter."""
    scale, review = material.scale, material.review
    facts = [
        (language("Scale"), language.text(scale.name)),
        (language("Edition"), review.scale_edition or scale.edition),
        (language("Manual"), review.manual_edition or scale.manual_edition),
        (language("Source"), language.text(scale.source)),
        (language("Wording"), _wording(material, language)),
        (language("Rounding"), language.text(scale.rounding)),
        (
            language("Suggestions"),
            language(
                "What the figures suggest is not a score: the assessors give the score, and say why where it "
                "differs."
            ),
        ),
        (language("Remark"), "" if scale.note is None else language.text(scale.note)),
    ]
    yield Heading(1, language("About the scale"))
    yield Facts(tuple(Fact(name, (text,)) for name, text in facts if text))


def _wording(material: ReviewMaterial, language: Language) -> str:
    own = language("the program's own words, not those of the published scale")
    shown, issued = material.wording or own, material.review.wording.strip()
    if issued and issued != shown:
        return language("{wording} (when issued: {before})", wording=shown, before=issued)
    return shown

"""A review for paper in one language, though it was planned in another."""

from ipscore.definitions.scale import Scale
from ipscore.definitions.text import LANGUAGES
from ipscore.fidelity.usual_words import in_other_words
from ipscore.language.language import Language
from ipscore.records.review import Review


def review_in(language: Language, scale: Scale, review: Review) -> Review:
    """The review with its usual sessions and documents in `language`; what people wrote stays."""
    spoken = [Language.load(each).message for each in LANGUAGES]
    return in_other_words(scale, review, spoken, language.message)

"""A score in as few characters as say it: the digit, a code with its name, or that it cannot be rated."""

from ipscore.definitions.scale import Scale
from ipscore.language import Language
from ipscore.records.review import Rating


def score_words(scale: Scale, rating: Rating, language: Language) -> str:
    """The score in words: `4`, `9 insufficient data`, `– not ratable`, `·` when there is none."""
    if rating.not_ratable:
        return "– " + language("not ratable")
    if rating.score is None:
        return "·"
    code = next((each for each in scale.codes if each.code == rating.score), None)
    return str(rating.score) if code is None else f"{code.code} {language.text(code.name)}"


def score_sign(rating: Rating | None) -> str:
    """The score as a sign for a column: the digit, `–` for not ratable, `·` when there is none."""
    if rating is None or (rating.score is None and not rating.not_ratable):
        return "·"
    return "–" if rating.not_ratable else str(rating.score)

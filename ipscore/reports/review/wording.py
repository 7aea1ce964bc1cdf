"""Small words every part of the report needs."""

from ipscore.definitions.scale import Scale
from ipscore.language import Language
from ipscore.message import Number
from ipscore.records.review import Rating


def criterion_name(scale: Scale, criterion_id: str, language: Language) -> str:
    """The id and the name of a criterion, as its heading has them."""
    return f"{criterion_id}. {sentence(language.text(scale.criteria[criterion_id].name))}"


def sentence(text: str) -> str:
    """The text with a capital letter, for the beginning of a line."""
    return text[:1].upper() + text[1:]


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text that was written in lines."""
    return tuple(each for each in (line.strip() for line in text.splitlines()) if each)


def score_words(scale: Scale, rating: Rating, language: Language) -> str:
    """The score out of the highest; in words where there is none."""
    if rating.not_ratable:
        return language("cannot be rated")
    if rating.score is None:
        return language("no score yet")
    code = next((each for each in scale.codes if each.code == rating.score), None)
    if code is not None:
        return f"{code.code} ({language.text(code.name)})"
    return f"{rating.score}/{scale.score_high}"


def amount(value: float, language: Language, decimals: int = 1) -> str:
    """A number as it was counted: whole where it is whole."""
    return language.value(Number(value, 0 if value == int(value) else decimals))

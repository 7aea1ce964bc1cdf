"""A figure as people read it: value, counts, interval, in words where a number would mislead."""

from ipscore.language import Language
from ipscore.outcomes import OutcomeFigure, Unit


def value_words(figure: OutcomeFigure, language: Language) -> str:
    """The value in its unit; a word when it is hidden, a dash when there is nothing to divide by."""
    if figure.hidden:
        return language("hidden")
    if figure.value is None:
        return "–"
    return _number(figure, figure.value, language)


def cell_words(figure: OutcomeFigure, language: Language) -> str:
    """What stands in a table: shares with what was divided by what."""
    value = value_words(figure, language)
    if figure.unit is Unit.SHARE and figure.value is not None and not figure.hidden:
        return f"{counts_words(figure, language)}  {value:>7}"
    return value


def counts_words(figure: OutcomeFigure, language: Language) -> str:
    """`22/62`; one number for a plain count; empty when it is hidden."""
    if figure.hidden:
        return ""
    parts = [_plain(each, language) for each in (figure.numerator, figure.denominator) if each is not None]
    return "/".join(parts)


def interval_words(figure: OutcomeFigure, language: Language) -> str:
    """`0,44–0,67`, or empty where the figure has none."""
    if figure.low is None or figure.high is None or figure.hidden:
        return ""
    if figure.unit is Unit.SHARE:
        low, high = (language.number(each * 100, figure.decimals) for each in (figure.low, figure.high))
        return f"{low}–{language.percent(figure.high, figure.decimals)}" if low != high else high
    low, high = (language.number(each, figure.decimals) for each in (figure.low, figure.high))
    return f"{low}–{high}"


def unit_words(figure: OutcomeFigure, language: Language) -> str:
    """What the value is measured in, where the number alone does not say it."""
    return {
        Unit.DAYS: language("days"),
        Unit.HOURS: language("hours a week"),
        Unit.PER_WEEK: language("a week"),
    }.get(figure.unit, "")


def _number(figure: OutcomeFigure, value: float, language: Language) -> str:
    if figure.unit is Unit.SHARE:
        return language.percent(value, figure.decimals)
    return language.number(value, figure.decimals)


def _plain(value: float, language: Language) -> str:
    return language.number(value, 0 if float(value).is_integer() else 1)

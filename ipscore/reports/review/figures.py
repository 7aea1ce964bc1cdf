"""Practice figures in words: the value, what was divided by what over which days, what was lacking."""

from collections.abc import Iterator

from ipscore.definitions.scale import Scale
from ipscore.fidelity.evidence import Evidence
from ipscore.language import Language
from ipscore.reports.review.material import Behind
from ipscore.reports.review.wording import amount


def figure_words(scale: Scale, figure_id: str, value: float, language: Language) -> str:
    """The name of a figure and its value with the unit."""
    figure = scale.figures[figure_id]
    unit = language.text(figure.unit)
    # Languages write a per cent in different ways.
    shown = (
        language.percent(value / 100, 0 if value == int(value) else 1)
        if unit == "%"
        else f"{amount(value, language)} {unit}"
    )
    return f"{language.text(figure.name)}: {shown}"


def behind_words(behind: Behind | Evidence, language: Language) -> Iterator[str]:
    """The fraction with its days, and how many records were lacking."""
    of = "" if behind.of is None else language.message(behind.of)
    period = language.period(behind.period)
    if behind.numerator is not None and behind.denominator is not None:
        fraction = f"{amount(behind.numerator, language)} / {amount(behind.denominator, language)}"
        of = f"{fraction} ({of})" if of else fraction
    yield f"{of}; {period}" if of else period
    if behind.lacking:
        yield language("Records lacking data: {count}", count=behind.lacking)

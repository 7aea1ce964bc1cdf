"""Whether a figure meets a condition, and the words for it: for suggestions and for quality marks alike."""

from ipscore.definitions.rule import Comparison, Condition
from ipscore.definitions.scale import Scale
from ipscore.message import Message, Number, msg

EXACT = 1e-9
"""Differences smaller than this come from arithmetic, not from the service."""


def holds(condition: Condition, value: float | None) -> bool:
    """Whether a value of the figure meets the condition; one that is not known meets none."""
    if value is None:
        return False
    match condition.test:
        case Comparison.AT_LEAST:
            return value >= condition.value - EXACT
        case Comparison.AT_MOST:
            return value <= condition.value + EXACT
        case Comparison.ABOVE:
            return value > condition.value + EXACT
        case Comparison.BELOW:
            return value < condition.value - EXACT


def condition_words(scale: Scale, condition: Condition, value: float) -> Message:
    """The value of the figure, and what the condition asks of it."""
    said = {
        "figure": scale.figures[condition.figure].name,
        "value": shown(scale, condition.figure, value),
        "limit": shown(scale, condition.figure, condition.value),
    }
    match condition.test:
        case Comparison.AT_LEAST:
            return msg("{figure}: {value}, at least {limit}", **said)
        case Comparison.AT_MOST:
            return msg("{figure}: {value}, at most {limit}", **said)
        case Comparison.ABOVE:
            return msg("{figure}: {value}, more than {limit}", **said)
        case Comparison.BELOW:
            return msg("{figure}: {value}, less than {limit}", **said)


def shown(scale: Scale, figure: str, value: float) -> Number:
    """A value of a figure with the decimals people should see."""
    # Bounds are whole numbers or printed with their own decimals; a computed value shows the figure's.
    decimals = scale.figures[figure].decimals
    return Number(value, 0 if value == int(value) else max(decimals, 1))

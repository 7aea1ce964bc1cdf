"""What the records show of the elements of a criterion: in place, missing, or not to be told from them.

The assessor answers for each element. What is shown here is evidence beside the question, never the answer.
"""

from collections.abc import Iterable, Mapping

from attrs import frozen

from ipscore.definitions.rule import Condition, Element, elements_of
from ipscore.definitions.scale import Scale
from ipscore.fidelity.condition import condition_words, holds, shown
from ipscore.fidelity.evidence.evidence import Evidence
from ipscore.message import Message, msg


@frozen
class ElementShown:
    """One element: `shown` True, False, or None where the records cannot tell; `why` says from what."""

    element: Element
    shown: bool | None
    why: tuple[Message, ...]


def elements_shown(scale: Scale, criterion_id: str, found: Iterable[Evidence]) -> tuple[ElementShown, ...]:
    """Each element of the criterion with what these figures show of it, in the order of the scale."""
    values = {each.figure: each.value for each in found}
    return tuple(_shown(scale, each, values) for each in elements_of(scale.criteria[criterion_id].rule))


def _shown(scale: Scale, element: Element, values: Mapping[str, float | None]) -> ElementShown:
    for conditions, answer in ((element.seen_when, True), (element.absent_when, False)):
        if conditions and all(holds(each, values.get(each.figure)) for each in conditions):
            return ElementShown(element, answer, tuple(_words(scale, each, values) for each in conditions))
    cannot = msg("records cannot tell: {element}", element=element.text)
    read = dict.fromkeys(each.figure for each in (*element.seen_when, *element.absent_when))
    known = [each for each in read if values.get(each) is not None]
    return ElementShown(element, None, (cannot, *(_value(scale, each, values) for each in known)))


def _value(scale: Scale, figure: str, values: Mapping[str, float | None]) -> Message:
    value = shown(scale, figure, values[figure] or 0.0)
    return msg("{figure}: {value}", figure=scale.figures[figure].name, value=value)


def _words(scale: Scale, condition: Condition, values: Mapping[str, float | None]) -> Message:
    return condition_words(scale, condition, values[condition.figure] or 0.0)

"""A scale in the words of an organisation's text pack."""

from collections.abc import Mapping

from attrs import evolve

from ipscore.definitions.rule import Count, Element, Lowest, Rule, Unless
from ipscore.definitions.scale import Criterion, Scale
from ipscore.definitions.text_pack import CriterionTexts, LocalText, TextPack
from ipscore.definitions.validate_text_pack import misfits
from ipscore.problem import Severity


def lay_texts(scale: Scale, pack: TextPack) -> Scale:
    """The scale in the words of the pack, for display and reports; nothing that counts is changed.

    Raises ValueError when the pack is for another scale or does not fit it (`misfits`).
    """
    wrong = [each for each in misfits(pack, scale) if each.severity is Severity.ERROR]
    if wrong:
        raise ValueError(str(wrong[0].message))
    criteria = {
        each: _in_words(criterion, pack.criteria[each]) if each in pack.criteria else criterion
        for each, criterion in scale.criteria.items()
    }
    return evolve(scale, criteria=criteria)


def _in_words(criterion: Criterion, texts: CriterionTexts) -> Criterion:
    anchors = {each: text.over(criterion.anchors.get(each)) for each, text in texts.anchors.items()}
    return evolve(
        criterion,
        name=criterion.name if texts.name is None else texts.name.over(criterion.name),
        question=criterion.question if texts.question is None else texts.question.over(criterion.question),
        anchors={**criterion.anchors, **anchors},
        rule=_rule_in_words(criterion.rule, texts.elements),
    )


def _rule_in_words(rule: Rule, texts: Mapping[str, LocalText]) -> Rule:
    match rule:
        case Count():
            return evolve(rule, elements=tuple(_element(each, texts.get(each.id)) for each in rule.elements))
        case Lowest():
            return evolve(rule, rules=tuple(_rule_in_words(each, texts) for each in rule.rules))
        case Unless():
            return evolve(rule, rule=_rule_in_words(rule.rule, texts), then=_rule_in_words(rule.then, texts))
        case _:
            return rule


def _element(element: Element, text: LocalText | None) -> Element:
    return element if text is None else evolve(element, text=text.over(element.text))


def worded(scale: Scale, pack: TextPack | None) -> Scale:
    """The scale as a workspace shows it: in the words of the pack in use, where that is for this scale."""
    return scale if pack is None or pack.scale != scale.id else lay_texts(scale, pack)

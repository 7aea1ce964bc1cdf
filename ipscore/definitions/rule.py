"""How a criterion's score follows from what was counted or seen: rule kinds as data, without computing.

Four kinds stand alone (thresholds, count, steps, all_of) and two combine others (lowest, unless).
`ipscore.fidelity.suggestion` applies them. Nothing in code depends on a number: every cut point is data.
"""

from collections.abc import Mapping
from enum import StrEnum

from attrs import field, frozen

from ipscore.definitions.text import Text
from ipscore.documented import doc


class Better(StrEnum):
    """Whether a higher or a lower figure is the better one."""

    HIGHER = "higher"
    LOWER = "lower"


@frozen
class Cut:
    """The printed range of one score, both ends as printed; an open end is left out."""

    score: int = field(metadata=doc("Score of this range."))
    low: float | None = field(default=None, metadata=doc("Lowest figure printed for the score."))
    high: float | None = field(default=None, metadata=doc("Highest figure printed for the score."))


@frozen
class Contested:
    """A figure about which editions differ: exactly `value` gives `score`, whatever the cuts say."""

    value: float = field(metadata=doc("The exact figure."))
    score: int = field(metadata=doc("Score it gives in this definition."))
    source: Text = field(metadata=doc("Why."))


@frozen
class Thresholds:
    """Scores by ranges of one figure.

    A score is earned when its own printed bound is reached, without rounding: the `low` of its cut where
    higher is better, the `high` where lower is better. So 3,3 where 2 and 4 are printed earns what 2 earns.
    """

    figure: str = field(metadata=doc("Id of the figure."))
    better: Better = field(metadata=doc("Which way is better."))
    cuts: tuple[Cut, ...] = field(metadata=doc("Printed ranges, in any order."))
    step: float = field(
        default=1.0, metadata=doc("Distance between the end of one printed range and the start of the next.")
    )
    contested: tuple[Contested, ...] = field(default=(), metadata=doc("Exact figures editions differ about."))
    kind: str = field(default="thresholds", metadata=doc("thresholds"))


class Comparison(StrEnum):
    """How a figure is compared with a number."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOVE = "above"
    BELOW = "below"


@frozen
class Condition:
    """A figure compared with a number."""

    figure: str = field(metadata=doc("Id of the figure."))
    test: Comparison = field(metadata=doc("at_least, at_most, above or below."))
    value: float = field(metadata=doc("The number."))


@frozen
class Element:
    """One element that is in place or not.

    Whether it is, a person says. The conditions only tell what the records show: with none of them met, or
    none given, the records cannot tell.
    """

    id: str = field(metadata=doc("Id of the element."))
    text: Text = field(metadata=doc("What must be in place."))
    seen_when: tuple[Condition, ...] = field(
        default=(), metadata=doc("Figures by which the records show it in place, when all of these hold.")
    )
    absent_when: tuple[Condition, ...] = field(
        default=(), metadata=doc("Figures by which the records show it missing, when all of these hold.")
    )


@frozen
class Count:
    """Scores by how many elements are in place: `scores[n]` for n of them, from none to all."""

    elements: tuple[Element, ...] = field(metadata=doc("Elements, in the printed order."))
    scores: tuple[int, ...] = field(metadata=doc("Score for 0, 1, 2 … elements."))
    kind: str = field(default="count", metadata=doc("count"))


@frozen
class Steps:
    """Scores described in words only (the criterion's anchors): a person chooses, nothing is suggested."""

    kind: str = field(default="steps", metadata=doc("steps"))


@frozen
class AllOf:
    """The highest score whose conditions all hold; `otherwise` when those of none do."""

    scores: Mapping[str, tuple[Condition, ...]] = field(metadata=doc("Conditions by score."))
    otherwise: int = field(metadata=doc("Score when the conditions of no score hold."))
    kind: str = field(default="all_of", metadata=doc("all_of"))


@frozen
class Lowest:
    """The lowest of what several rules give."""

    rules: tuple["Rule", ...] = field(metadata=doc("Rules."))
    kind: str = field(default="lowest", metadata=doc("lowest"))


@frozen
class Unless:
    """`rule`, unless `when` holds: then `then`."""

    rule: "Rule" = field(metadata=doc("The rule that normally counts."))
    when: Condition = field(metadata=doc("The exception."))
    then: "Rule" = field(metadata=doc("The rule that counts in the exception."))
    kind: str = field(default="unless", metadata=doc("unless"))


Rule = Thresholds | Count | Steps | AllOf | Lowest | Unless

KINDS: Mapping[str, type] = {
    "thresholds": Thresholds,
    "count": Count,
    "steps": Steps,
    "all_of": AllOf,
    "lowest": Lowest,
    "unless": Unless,
}


def figures_of(rule: Rule) -> tuple[str, ...]:
    """Ids of the figures a rule reads, each once, the one that normally decides first."""
    found: list[str] = []
    match rule:
        case Thresholds():
            found = [rule.figure]
        case AllOf():
            found = [condition.figure for each in rule.scores.values() for condition in each]
        case Lowest():
            found = [figure for each in rule.rules for figure in figures_of(each)]
        case Unless():
            found = [*figures_of(rule.rule), rule.when.figure, *figures_of(rule.then)]
        case Count() | Steps():
            found = []
    return tuple(dict.fromkeys(found))


def elements_of(rule: Rule) -> tuple[Element, ...]:
    """The elements a rule counts, in order."""
    match rule:
        case Count():
            return rule.elements
        case Lowest():
            return tuple(element for each in rule.rules for element in elements_of(each))
        case Unless():
            return (*elements_of(rule.rule), *elements_of(rule.then))
        case _:
            return ()

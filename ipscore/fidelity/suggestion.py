"""What the rule of a criterion suggests, from figures and elements, with every step told.

A suggestion is not a score: the assessor gives the score, and says why where it differs. With too little to
go on there is no suggestion, which is never the same as the lowest score.
"""

from collections.abc import Iterable, Mapping
from math import isclose

from attrs import frozen

from ipscore.definitions.rule import (
    AllOf,
    Better,
    Condition,
    Count,
    Cut,
    Lowest,
    Rule,
    Steps,
    Thresholds,
    Unless,
)
from ipscore.definitions.scale import Scale
from ipscore.fidelity.condition import EXACT, condition_words, holds, shown
from ipscore.message import Message, Number, msg

Figures = Mapping[str, float | None]
Elements = Mapping[str, bool]


@frozen
class Suggestion:
    """A suggested score, or None, and how it came about."""

    score: int | None
    trace: tuple[Message, ...] = ()
    because: Message | None = None
    """The step of `trace` that decides, where one of several does; for whoever has room for one."""


def suggest(scale: Scale, criterion_id: str, figures: Figures, elements: Elements) -> Suggestion:
    """Apply the rule of a criterion. Raises KeyError for a criterion the scale does not have."""
    return _Reader(scale, figures, elements).apply(scale.criteria[criterion_id].rule)


@frozen
class _Reader:
    scale: Scale
    figures: Figures
    elements: Elements

    def apply(self, rule: Rule) -> Suggestion:
        match rule:
            case Thresholds():
                return self._thresholds(rule)
            case Count():
                return self._count(rule)
            case Steps():
                return Suggestion(None, (msg("the score is chosen from the descriptions"),))
            case AllOf():
                return self._all_of(rule)
            case Lowest():
                return self._lowest(rule)
            case Unless():
                return self._unless(rule)

    def _thresholds(self, rule: Thresholds) -> Suggestion:
        value = self.figures.get(rule.figure)
        if value is None:
            return Suggestion(None, (self._unknown(rule.figure),))
        for point in rule.contested:
            # A share computed from counts is seldom exact in binary.
            if isclose(value, point.value, rel_tol=0, abs_tol=1e-9):
                words = msg(
                    "{figure}: exactly {value} gives {score} here ({why})",
                    **self._said(rule.figure, value),
                    score=point.score,
                    why=point.source,
                )
                return Suggestion(point.score, (words,))
        higher = rule.better is Better.HIGHER
        ordered = sorted(rule.cuts, key=lambda cut: cut.score, reverse=True)
        for cut in ordered:
            if _reached(cut, value, higher):
                return Suggestion(cut.score, (self._reached_words(rule, cut, value),))
        raise AssertionError("a checked rule has an open range")

    def _reached_words(self, rule: Thresholds, cut: Cut, value: float) -> Message:
        said = self._said(rule.figure, value)
        bound = cut.low if rule.better is Better.HIGHER else cut.high
        if bound is None:
            return msg("{figure}: {value} reaches no higher score than {score}", **said, score=cut.score)
        limit = self._shown(rule.figure, bound)
        if rule.better is Better.HIGHER:
            return msg(
                "{figure}: {value} is at least {limit}, which gives {score}",
                **said,
                limit=limit,
                score=cut.score,
            )
        return msg(
            "{figure}: {value} is at most {limit}, which gives {score}", **said, limit=limit, score=cut.score
        )

    def _count(self, rule: Count) -> Suggestion:
        unanswered = [each.id for each in rule.elements if each.id not in self.elements]
        if unanswered:
            words = msg(
                "{count} of {total} elements not yet answered",
                count=len(unanswered),
                total=len(rule.elements),
            )
            return Suggestion(None, (words,))
        present = sum(self.elements[each.id] for each in rule.elements)
        score = rule.scores[present]
        words = msg(
            "{count} of {total} elements in place give {score}",
            count=present,
            total=len(rule.elements),
            score=score,
        )
        return Suggestion(score, (words,))

    def _all_of(self, rule: AllOf) -> Suggestion:
        lacking = [
            c.figure for each in rule.scores.values() for c in each if self.figures.get(c.figure) is None
        ]
        if lacking:
            return Suggestion(None, tuple(self._unknown(each) for each in dict.fromkeys(lacking)))
        for score in sorted(rule.scores, key=int, reverse=True):
            conditions = rule.scores[score]
            if all(self._holds(each) for each in conditions):
                return Suggestion(int(score), tuple(self._condition_words(each) for each in conditions))
        words = msg("the conditions of no other score hold, which gives {score}", score=rule.otherwise)
        return Suggestion(rule.otherwise, (words,))

    def _lowest(self, rule: Lowest) -> Suggestion:
        results = [self.apply(each) for each in rule.rules]
        trace = tuple(words for each in results for words in each.trace)
        scores = [each.score for each in results if each.score is not None]
        if len(scores) < len(results):
            # The lowest score there is cannot be undercut, so one that reached it decides alone.
            if self.scale.score_low in scores:
                return Suggestion(self.scale.score_low, trace, _because(results, self.scale.score_low))
            return Suggestion(None, trace, _because(results, None))
        lowest = min(scores)
        last = msg("the lowest of these counts: {score}", score=lowest)
        return Suggestion(lowest, (*trace, last), _because(results, lowest))

    def _unless(self, rule: Unless) -> Suggestion:
        if self.figures.get(rule.when.figure) is None:
            return Suggestion(None, (self._unknown(rule.when.figure),))
        if not self._holds(rule.when):
            return self.apply(rule.rule)
        result = self.apply(rule.then)
        exception = msg("the exception applies: {condition}", condition=self._condition_words(rule.when))
        return Suggestion(result.score, (exception, *result.trace), result.because)

    def _holds(self, condition: Condition) -> bool:
        return holds(condition, self.figures.get(condition.figure))

    def _condition_words(self, condition: Condition) -> Message:
        value = self.figures.get(condition.figure)
        return condition_words(self.scale, condition, 0.0 if value is None else value)

    def _unknown(self, figure: str) -> Message:
        return msg("{figure}: not known, so nothing is suggested from it", figure=self._name(figure))

    def _said(self, figure: str, value: float) -> dict[str, object]:
        return {"figure": self._name(figure), "value": self._shown(figure, value)}

    def _name(self, figure: str) -> object:
        return self.scale.figures[figure].name

    def _shown(self, figure: str, value: float) -> Number:
        return shown(self.scale, figure, value)


def _because(results: Iterable[Suggestion], score: int | None) -> Message | None:
    """What decided the first of the results that came to `score`."""
    result = next(each for each in results if each.score == score)
    return result.because or next(iter(result.trace), None)


def _reached(cut: Cut, value: float, higher: bool) -> bool:
    bound = cut.low if higher else cut.high
    if bound is None:
        return True
    return value >= bound - EXACT if higher else value <= bound + EXACT

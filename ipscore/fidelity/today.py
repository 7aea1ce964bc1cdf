"""Fidelity today: what the records tell of the whole scale on any day between reviews.

Suggestions are not scores, so there is never a total or a band here: only the range within which a total
could come out if every suggestion were given as a score, and the other criteria the lowest or the highest.
"""

from collections.abc import Collection, Mapping
from datetime import date

from attrs import frozen

from ipscore.definitions.rule import elements_of, figures_of
from ipscore.definitions.scale import Scale
from ipscore.fidelity.evidence import Beside, Evidence, Facts, evidence_on, wanted_figures
from ipscore.fidelity.evidence.elements import ElementShown, elements_shown
from ipscore.fidelity.scoring import score
from ipscore.fidelity.suggestion import Suggestion, suggest
from ipscore.fidelity.trend import Change, TrendPoint, changes, month_ends, point_of, trend_point
from ipscore.message import Message, msg
from ipscore.records.dataset import Dataset
from ipscore.records.review import Rating

PREVIOUS_MONTHS = 12
"""Months before this one whose ends the trend shows."""


@frozen
class CriterionToday:
    """One criterion: its figures, what they suggest and why, and what the records show of its elements.

    `cannot_tell` says why there is no suggestion; None where there is one.
    """

    id: str
    evidence: tuple[Evidence, ...]
    suggestion: Suggestion
    elements: tuple[ElementShown, ...] = ()
    cannot_tell: Message | None = None


@frozen
class FidelityToday:
    """The whole scale on one day.

    `possible`: lowest and highest total by part that could come out with the suggested scores. `trend`: the
    ends of the months before, oldest first, and the day itself. `changed`: what differs from the end of the
    month before.
    """

    scale: str
    day: date
    sites: tuple[str, ...]
    criteria: tuple[CriterionToday, ...]
    possible: Mapping[str, tuple[int, int]]
    trend: tuple[TrendPoint, ...]
    changed: tuple[Change, ...]

    @property
    def suggested(self) -> int:
        """For how many criteria the records suggest a score."""
        return sum(each.suggestion.score is not None for each in self.criteria)

    @property
    def untold(self) -> tuple[CriterionToday, ...]:
        """Criteria whose score the records cannot tell."""
        return tuple(each for each in self.criteria if each.suggestion.score is None)

    def suggestions_of(self, criterion_id: str) -> tuple[int | None, ...]:
        """What was suggested for a criterion at each point of the trend."""
        return tuple(each.suggestions[criterion_id] for each in self.trend)


def fidelity_today(
    scale: Scale,
    dataset: Dataset,
    day: date,
    sites: Collection[str] = (),
    previous_months: int = PREVIOUS_MONTHS,
    beside: Beside | None = None,
) -> FidelityToday:
    """What the records tell of every criterion on `day`, and how that moved over the months before.

    `sites`: none means all. `beside`: reviews held and the calendar. Each figure is counted over its
    criterion's own window.
    """
    facts = Facts(dataset, beside or Beside())
    wanted = {each: wanted_figures(scale, each) for each in scale.criteria}
    found = evidence_on(scale, wanted, facts, day, sites)
    criteria = tuple(_criterion(scale, each, evidence) for each, evidence in found.items())
    before = tuple(trend_point(scale, facts, each, sites) for each in month_ends(day, previous_months))
    now = point_of(scale, found, day)
    return FidelityToday(
        scale.id,
        day,
        tuple(sorted(sites)),
        criteria,
        _possible(scale, criteria),
        (*before, now),
        changes(before[-1], now) if before else (),
    )


def _criterion(scale: Scale, criterion_id: str, evidence: tuple[Evidence, ...]) -> CriterionToday:
    suggestion = suggest(scale, criterion_id, {each.figure: each.value for each in evidence}, {})
    return CriterionToday(
        criterion_id,
        evidence,
        suggestion,
        elements_shown(scale, criterion_id, evidence),
        None if suggestion.score is not None else _cannot_tell(scale, criterion_id, evidence),
    )


def _cannot_tell(scale: Scale, criterion_id: str, evidence: tuple[Evidence, ...]) -> Message:
    rule = scale.criteria[criterion_id].rule
    if elements_of(rule):
        return msg("records cannot tell the score: a person answers for each element")
    if not evidence:
        return msg("records tell nothing of this criterion: it is found out on site")
    if figures_of(rule):
        return msg("records cannot tell the score: there is too little to compute it from")
    return msg("records cannot tell the score: a person chooses it from the descriptions")


def _possible(scale: Scale, criteria: tuple[CriterionToday, ...]) -> Mapping[str, tuple[int, int]]:
    given = {
        each.id: Rating(score=each.suggestion.score) for each in criteria if each.suggestion.score is not None
    }
    return {part.id: part.possible for part in score(scale, given).parts}

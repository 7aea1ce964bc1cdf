"""The rating sheet of one assessor: the state machine behind the review wizard.

Pure and immutable: every answer gives a new sheet. It knows what is missing, what the records suggest, where
a reason is owed, and where to go next; the screen only draws it.
"""

from collections.abc import Mapping
from enum import StrEnum

from attrs import evolve, field, frozen

from ipscore.definitions.rule import figures_of
from ipscore.definitions.scale import Scale
from ipscore.fidelity.evidence.evidence import Evidence
from ipscore.fidelity.scoring import ScaleResult, rating_problems, score
from ipscore.fidelity.suggestion import Suggestion, suggest
from ipscore.message import msg
from ipscore.problem import Problem
from ipscore.records.review import Rating


class CriterionState(StrEnum):
    """How far one criterion has come."""

    MISSING = "missing"
    RATED = "rated"
    NOT_RATABLE = "not_ratable"
    REASON_MISSING = "reason_missing"


@frozen
class Sheet:
    """A scale, the ratings given so far, and the evidence by criterion."""

    scale: Scale
    ratings: Mapping[str, Rating] = field(factory=dict)
    evidence: Mapping[str, tuple[Evidence, ...]] = field(factory=dict)

    def rating(self, criterion_id: str) -> Rating:
        """What has been answered for a criterion; an empty rating when nothing has."""
        return self.ratings.get(criterion_id, Rating())

    def suggestion(self, criterion_id: str) -> Suggestion:
        """What the rule suggests now, from the evidence and the elements answered."""
        figures = {each.figure: each.value for each in self.evidence.get(criterion_id, ())}
        return suggest(self.scale, criterion_id, figures, self.rating(criterion_id).elements)

    def state(self, criterion_id: str) -> CriterionState:
        """How far a criterion has come."""
        rating = self.rating(criterion_id)
        if rating.not_ratable:
            return CriterionState.NOT_RATABLE
        if rating.score is None:
            return CriterionState.MISSING
        if self.reason_owed(criterion_id):
            return CriterionState.REASON_MISSING
        return CriterionState.RATED

    def differs(self, criterion_id: str) -> bool:
        """Whether a score was given that is not the suggested one."""
        rating = self.rating(criterion_id)
        suggested = self.suggestion(criterion_id).score
        if rating.not_ratable or rating.score not in self.scale.scores or suggested is None:
            return False
        return rating.score != suggested

    def reason_owed(self, criterion_id: str) -> bool:
        """Whether the score differs from the suggestion and nobody has said why."""
        return self.differs(criterion_id) and not self.rating(criterion_id).reason.strip()

    def rated(self, criterion_id: str, rating: Rating) -> "Sheet":
        """The sheet with this answer, which remembers the figure and suggestion a score was given against.

        The figure is remembered with what it was counted from, so that a report need never count it again.
        Raises ValueError when the criterion, the score or an element is not of the scale, unless it was so
        before: what a hand wrote into the file stays, and must not keep anyone from rating.
        """
        known = criterion_id in self.scale.criteria
        before = rating_problems(self.scale, {criterion_id: self.rating(criterion_id)}) if known else ()
        wrong = [each for each in rating_problems(self.scale, {criterion_id: rating}) if each not in before]
        if wrong:
            raise ValueError(str(wrong[0].message))
        after = evolve(self, ratings={**self.ratings, criterion_id: rating})
        main = self._main_figure(criterion_id)
        remembered = evolve(
            rating,
            suggestion=after.suggestion(criterion_id).score,
            figure=None if main is None else main.value,
            counted=None if main is None else main.counted,
        )
        return evolve(after, ratings={**self.ratings, criterion_id: remembered})

    def _main_figure(self, criterion_id: str) -> Evidence | None:
        read = figures_of(self.scale.criteria[criterion_id].rule)
        known = {each.figure: each for each in self.evidence.get(criterion_id, ()) if each.value is not None}
        return next((known[each] for each in read if each in known), None)

    @property
    def unfinished(self) -> tuple[str, ...]:
        """Criteria that still need something, in the order of the scale."""
        open_states = (CriterionState.MISSING, CriterionState.REASON_MISSING)
        return tuple(each for each in self.scale.criteria if self.state(each) in open_states)

    @property
    def answered(self) -> int:
        """How many criteria have been looked at: rated, or marked as not ratable."""
        return sum(self.state(each) is not CriterionState.MISSING for each in self.scale.criteria)

    def next_unfinished(self, after: str) -> str | None:
        """The next criterion that needs something, going round past the end; None when none does."""
        order = list(self.scale.criteria)
        start = order.index(after) + 1
        waiting = set(self.unfinished)
        return next((each for each in order[start:] + order[:start] if each in waiting), None)

    def result(self) -> ScaleResult:
        """Totals, bands and what is missing."""
        return score(self.scale, self.ratings)

    def problems(self) -> tuple[Problem, ...]:
        """What keeps the review from being finished: ratings that do not fit, and reasons owed."""
        owed = [each for each in self.scale.criteria if self.reason_owed(each)]
        return (
            *rating_problems(self.scale, self.ratings),
            *(
                Problem(
                    msg(
                        "criterion {id}: score {score}, suggestion {suggestion}, no reason why they differ",
                        id=each,
                        score=self.rating(each).score,
                        suggestion=self.suggestion(each).score,
                    ),
                    path=(each, "reason"),
                    expected=msg("a reason in words"),
                )
                for each in owed
            ),
        )

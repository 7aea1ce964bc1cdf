"""Whether a result earns the quality mark of its scale, and the figures the mark asks for besides.

A mark asks for a band or a total, and for more: an employment rate, say. Nothing is concluded from half of
it: as long as a score or a figure is missing the answer is open, and what is missing is told.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from attrs import frozen

from ipscore.definitions.mark import Mark
from ipscore.definitions.scale import Scale
from ipscore.fidelity.condition import condition_words, holds
from ipscore.fidelity.evidence import Beside, Evidence, Facts, divided, figures_on
from ipscore.fidelity.scoring import ScaleResult, SumResult
from ipscore.message import Message, msg
from ipscore.records.dataset import Dataset
from ipscore.records.period import Period
from ipscore.records.review import Review


@frozen
class MarkResult:
    """Whether the mark is `reached`, None while nobody can tell; `why` has a line for each thing asked."""

    reached: bool | None
    why: tuple[Message, ...]

    @property
    def answer(self) -> Message:
        """Whether it is reached, in words."""
        if self.reached is None:
            return msg("cannot be told yet")
        return msg("reached") if self.reached else msg("not reached")


def mark_figures(
    scale: Scale, dataset: Dataset, day: date, sites: Collection[str] = (), beside: Beside | None = None
) -> tuple[Evidence, ...]:
    """The figures the mark's conditions ask for, over the mark's window up to `day`, for `sites` (none: all).

    Nothing for a scale without a mark. A figure the core does not know is left out: a person gives it.
    """
    if scale.mark is None:
        return ()
    figures = (each.figure for each in scale.mark.conditions)
    facts = Facts(dataset, beside or Beside())
    return figures_on(scale, figures, facts, day, scale.mark.window_months, sites)


def kept_mark_figures(scale: Scale, review: Review) -> tuple[Evidence, ...]:
    """The figures of the mark as they were when the review was issued; nothing where they were not kept.

    What a hand wrote there and cannot be is not kept either: a figure the scale does not have, days that end
    before they begin.
    """
    found = []
    for each in review.mark_figures:
        of, counted = divided(each.counted.figure), each.counted
        if of is not None and counted.figure in scale.figures and counted.start <= counted.end:
            period = Period(counted.start, counted.end)
            found.append(
                Evidence(
                    counted.figure,
                    each.value,
                    counted.numerator,
                    counted.denominator,
                    of,
                    period,
                    counted.lacking,
                )
            )
    return tuple(found)


def mark(scale: Scale, result: ScaleResult, figures: Mapping[str, float | None]) -> MarkResult | None:
    """Hold a result and figures (by id, shares as per cents) against the mark; None: the scale has no mark.

    Source: each mark names its own in its definition.
    """
    part_id = scale.part_of_mark
    if scale.mark is None or part_id is None:
        return None
    part = next(each for each in result.parts if each.id == part_id)
    asked = (_level(scale, scale.mark, part), *_conditions(scale, scale.mark, figures))
    answers = [met for met, _ in asked]
    return MarkResult(None if None in answers else all(answers), tuple(words for _, words in asked))


def _level(scale: Scale, asked: Mark, part: SumResult) -> tuple[bool | None, Message]:
    least = _least(scale, asked, part.id)
    if part.total is None:
        return None, msg(
            "a total of at least {least} is asked; scores are missing: {criteria}",
            least=least,
            criteria=part.missing,
        )
    if part.total >= least:
        return True, msg("total {total}, at least {least} is asked: met", total=part.total, least=least)
    return False, msg("total {total}, at least {least} is asked: not met", total=part.total, least=least)


def _least(scale: Scale, asked: Mark, part_id: str) -> int:
    if asked.total is not None:
        return asked.total
    return next(each.low for each in scale.parts[part_id].bands if each.id == asked.band)


def _conditions(
    scale: Scale, asked: Mark, figures: Mapping[str, float | None]
) -> Iterator[tuple[bool | None, Message]]:
    for each in asked.conditions:
        value = figures.get(each.figure)
        if value is None:
            yield None, msg("{figure}: not known", figure=scale.figures[each.figure].name)
            continue
        words = condition_words(scale, each, value)
        if holds(each, value):
            yield True, msg("{condition}: met", condition=words)
        else:
            yield False, msg("{condition}: not met", condition=words)

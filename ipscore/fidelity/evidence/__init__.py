"""Practice figures: what daily records tell of a criterion, with what was counted and what is lacking."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from ipscore.definitions.rule import figures_of
from ipscore.definitions.scale import Scale
from ipscore.fidelity.evidence.catalogue import NUMBERS, PRACTICE_FIGURES, compute
from ipscore.fidelity.evidence.evidence import Evidence
from ipscore.fidelity.evidence.facts import Beside, Calendar, Facts, HeldReview, Weekdays
from ipscore.fidelity.evidence.window import Window
from ipscore.records.dataset import Dataset
from ipscore.records.period import months_before

__all__ = [
    "NUMBERS",
    "PRACTICE_FIGURES",
    "Beside",
    "Calendar",
    "Evidence",
    "Facts",
    "HeldReview",
    "Weekdays",
    "evidence",
    "evidence_on",
    "wanted_figures",
]


def evidence(
    scale: Scale,
    criterion_id: str,
    dataset: Dataset,
    day: date,
    sites: Collection[str] = (),
    beside: Beside | None = None,
) -> tuple[Evidence, ...]:
    """The figures of a criterion over its window up to `day`, for `sites` (none: all).

    A figure the core does not know is left out: it can only be given by a person. Raises KeyError for a
    criterion the scale does not have.
    """
    wanted = {criterion_id: wanted_figures(scale, criterion_id)}
    return evidence_on(scale, wanted, Facts(dataset, beside or Beside()), day, sites)[criterion_id]


def wanted_figures(scale: Scale, criterion_id: str) -> tuple[str, ...]:
    """The figures of a criterion that the core computes, those its rule reads first."""
    criterion = scale.criteria[criterion_id]
    wanted = dict.fromkeys((*figures_of(criterion.rule), *criterion.figures))
    return tuple(each for each in wanted if each in PRACTICE_FIGURES)


def evidence_on(
    scale: Scale, wanted: Mapping[str, Iterable[str]], facts: Facts, day: date, sites: Collection[str] = ()
) -> dict[str, tuple[Evidence, ...]]:
    """The `wanted` figures by criterion, each over the criterion's window up to `day`.

    Criteria with windows of the same length share one, so that records are gone through once.
    """
    windows: dict[int, Window] = {}
    found: dict[str, tuple[Evidence, ...]] = {}
    for criterion_id, figures in wanted.items():
        months = scale.criteria[criterion_id].window_months
        if months not in windows:
            windows[months] = Window(facts.dataset, months_before(day, months), frozenset(sites), facts)
        found[criterion_id] = tuple(
            compute(each, windows[months], scale.figures[each].numbers) for each in figures
        )
    return found

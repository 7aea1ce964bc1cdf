"""Practice figures: what daily records tell of a criterion, with what was counted and what is lacking."""

from collections.abc import Collection
from datetime import date

from ipscore.definitions.rule import figures_of
from ipscore.definitions.scale import Scale
from ipscore.fidelity.evidence.catalogue import PRACTICE_FIGURES
from ipscore.fidelity.evidence.evidence import Evidence
from ipscore.fidelity.evidence.window import Window
from ipscore.records.dataset import Dataset
from ipscore.records.period import months_before

__all__ = ["PRACTICE_FIGURES", "Evidence", "evidence"]


def evidence(
    scale: Scale, criterion_id: str, dataset: Dataset, day: date, sites: Collection[str] = ()
) -> tuple[Evidence, ...]:
    """The figures of a criterion over its window up to `day`, for `sites` (none: all).

    A figure the core does not know is left out: it can only be given by a person. Raises KeyError for a
    criterion the scale does not have.
    """
    criterion = scale.criteria[criterion_id]
    window = Window(dataset, months_before(day, criterion.window_months), frozenset(sites))
    wanted = dict.fromkeys((*figures_of(criterion.rule), *criterion.figures))
    return tuple(PRACTICE_FIGURES[each](window) for each in wanted if each in PRACTICE_FIGURES)

"""Practice figures: what daily records tell of a criterion, with what was counted and what is lacking."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from ipscore.definitions.rule import figures_of
from ipscore.definitions.scale import Scale
from ipscore.fidelity.evidence.catalogue import NUMBERS, PRACTICE_FIGURES, compute
from ipscore.fidelity.evidence.evidence import Evidence
from ipscore.fidelity.evidence.facts import COUNTED_FROM, Beside, Calendar, Facts, HeldReview, Weekdays
from ipscore.fidelity.evidence.window import Window
from ipscore.message import Message
from ipscore.records.dataset import Dataset
from ipscore.records.period import Period, months_before
from ipscore.records.workspace import WorkspaceInfo

__all__ = [
    "COUNTED_FROM",
    "NUMBERS",
    "PRACTICE_FIGURES",
    "Beside",
    "Calendar",
    "Evidence",
    "Facts",
    "HeldReview",
    "Weekdays",
    "divided",
    "evidence",
    "evidence_on",
    "figures_on",
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


def figures_on(
    scale: Scale, figures: Iterable[str], facts: Facts, day: date, months: int, sites: Collection[str] = ()
) -> tuple[Evidence, ...]:
    """Figures that no criterion reads, each once, over the `months` up to `day`; those the core knows."""
    window = Window(facts.dataset, months_before(day, months), frozenset(sites), facts)
    known = (each for each in dict.fromkeys(figures) if each in PRACTICE_FIGURES)
    return tuple(compute(each, window, scale.figures[each].numbers) for each in known)


def divided(figure: str) -> Message | None:
    """What is divided by what in a figure, in words; None for one the core does not know."""
    if figure not in PRACTICE_FIGURES:
        return None
    # Each function has its words beside its counting; without records nothing is counted.
    nothing = Window(Dataset(WorkspaceInfo("", "")), Period(_ANY_DAY, _ANY_DAY))
    return compute(figure, nothing, {}).of


_ANY_DAY = date(2000, 1, 1)

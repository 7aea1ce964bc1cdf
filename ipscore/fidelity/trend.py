"""How figures and suggestions moved from month to month, and what changed since the month before.

Suggestions of a day, not scores: a review is held twice a year, but what the records suggest can be followed
all along.
"""

from collections.abc import Collection, Mapping
from datetime import date, timedelta

from attrs import frozen

from ipscore.definitions.rule import figures_of
from ipscore.definitions.scale import Scale
from ipscore.fidelity.evidence import Evidence, Facts, evidence_on, wanted_figures
from ipscore.fidelity.suggestion import suggest

SAME = 1e-9
"""Differences smaller than this come from arithmetic."""


@frozen
class TrendPoint:
    """One day: the suggestion and the first figure of each criterion, None where there is none."""

    day: date
    suggestions: Mapping[str, int | None]
    figures: Mapping[str, float | None]


@frozen
class Change:
    """A criterion whose suggestion or first figure is another than at the end of the month before."""

    criterion: str
    before: int | None
    after: int | None
    figure_before: float | None
    figure_after: float | None

    @property
    def suggestion_changed(self) -> bool:
        """Whether another score is suggested, or one is now and was not, or the other way round."""
        return self.before != self.after


def month_ends(day: date, count: int) -> tuple[date, ...]:
    """The last days of the `count` months before the month of `day`, oldest first."""
    found: list[date] = []
    end = day.replace(day=1) - timedelta(days=1)
    for _ in range(count):
        found.append(end)
        end = end.replace(day=1) - timedelta(days=1)
    return tuple(reversed(found))


def decisive_figures(scale: Scale) -> dict[str, tuple[str, ...]]:
    """By criterion the figures a suggestion is read from; where there is none, the first one shown."""
    found = {}
    for each, criterion in scale.criteria.items():
        wanted = wanted_figures(scale, each)
        read = set(figures_of(criterion.rule))
        found[each] = tuple(figure for figure in wanted if figure in read) or wanted[:1]
    return found


def trend_point(scale: Scale, facts: Facts, day: date, sites: Collection[str] = ()) -> TrendPoint:
    """The suggestions and first figures of one day."""
    return point_of(scale, evidence_on(scale, decisive_figures(scale), facts, day, sites), day)


def point_of(scale: Scale, evidence: Mapping[str, tuple[Evidence, ...]], day: date) -> TrendPoint:
    """The same from evidence that was computed already."""
    suggestions = {
        each: suggest(scale, each, {one.figure: one.value for one in found}, {}).score
        for each, found in evidence.items()
    }
    return TrendPoint(
        day, suggestions, {each: found[0].value if found else None for each, found in evidence.items()}
    )


def changes(before: TrendPoint, after: TrendPoint) -> tuple[Change, ...]:
    """Criteria that differ between two days, in the order of the scale."""
    found = (
        Change(
            each,
            before.suggestions[each],
            after.suggestions[each],
            before.figures[each],
            after.figures[each],
        )
        for each in after.suggestions
    )
    return tuple(
        each for each in found if each.suggestion_changed or _moved(each.figure_before, each.figure_after)
    )


def _moved(before: float | None, after: float | None) -> bool:
    if before is None or after is None:
        return before is not after
    return abs(before - after) > SAME

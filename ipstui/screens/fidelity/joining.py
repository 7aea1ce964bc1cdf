"""Joining two sets of ratings that came from one: what stands on the screen, and what stands on the disk.

The store joins files the same way; this joins what the store saved with what was typed while it saved, and
applies the assessor's choice when both sides changed one field.
"""

from collections.abc import Collection, Mapping
from typing import Any

from attrs import evolve, fields, frozen

from ipscore.records.review import Rating
from ipstui.forms.saving import Choices, Path, Side, both

Ratings = Mapping[str, Rating]


@frozen
class Clash:
    """A field of a criterion that both sides changed, each differently."""

    criterion: str
    field: str
    mine: object
    theirs: object
    base: object = None

    @property
    def path(self) -> Path:
        """Where it stands, as the screen of the two versions names it."""
        return (self.criterion, self.field)


def join(base: Ratings, mine: Ratings, theirs: Ratings, *, keep_mine: bool = True) -> dict[str, Rating]:
    """The ratings with the changes of both sides; where both changed one field, those of the side kept."""
    joined = {}
    for each in dict.fromkeys((*theirs, *mine)):
        before, ours, others = (side.get(each, Rating()) for side in (base, mine, theirs))
        joined[each] = _join(before, ours, others, keep_mine=keep_mine)
    return joined


def clashes(base: Ratings, mine: Ratings, theirs: Ratings) -> tuple[Clash, ...]:
    """The fields that both sides changed, each differently. What is only remembered beside a score is not "
    "asked.
    """
    found = []
    for each in mine:
        before, ours, others = (side.get(each, Rating()) for side in (base, mine, theirs))
        for name in _ASKED:
            old, our, other = (getattr(side, name) for side in (before, ours, others))
            if our not in (old, other) and other != old:
                found.append(Clash(each, name, our, other, old))
    return tuple(found)


def decided(
    base: Ratings, mine: Ratings, theirs: Ratings, found: Collection[Clash], choices: Choices
) -> dict[str, Rating]:
    """The ratings joined, and of each clash the side that was chosen."""
    ours, others = join(base, mine, theirs), join(base, mine, theirs, keep_mine=False)
    for each in found:
        side = choices[each.path]
        if side is Side.MINE:
            continue
        taken: dict[str, Any] = {each.field: getattr(others[each.criterion], each.field)}
        if side is Side.BOTH:
            taken[each.field] = both(each.mine, each.theirs)
        elif each.field == "score":
            # What is remembered beside a score is remembered of that score.
            taken |= {name: getattr(others[each.criterion], name) for name in _BESIDE}
        ours[each.criterion] = evolve(ours[each.criterion], **taken)
    return ours


def changed(base: Ratings, mine: Ratings) -> dict[str, Rating]:
    """The ratings of `mine` that differ from those of `base`."""
    return {each: rating for each, rating in mine.items() if rating != base.get(each, Rating())}


LONG = frozenset({"comment", "recommendation", "reason"})
"""Texts of which both versions can be kept."""

_BESIDE = ("figure", "suggestion", "counted")
_ASKED = ("score", "not_ratable", "elements", "comment", "recommendation", "reason", "sources")


def _join(base: Rating, mine: Rating, theirs: Rating, *, keep_mine: bool) -> Rating:
    taken: dict[str, Any] = {}
    for field in fields(Rating):
        name = field.name
        before, ours, others = (getattr(side, name) for side in (base, mine, theirs))
        if name == "elements":
            taken[name] = _elements(before, ours, others, keep_mine=keep_mine)
        elif others in (before, ours) or (ours != before and keep_mine):
            taken[name] = ours
        else:
            taken[name] = others
    return evolve(theirs, **taken)


def _elements(
    base: Mapping[str, bool], mine: Mapping[str, bool], theirs: Mapping[str, bool], *, keep_mine: bool
) -> dict[str, bool]:
    joined = {}
    for each in dict.fromkeys((*theirs, *mine)):
        before, ours, others = base.get(each), mine.get(each), theirs.get(each)
        answer = ours if others in (before, ours) or (ours != before and keep_mine) else others
        if answer is not None:
            joined[each] = answer
    return joined

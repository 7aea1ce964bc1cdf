"""What of the caseload is shown: filtered, searched, ordered, and no more than a person reads."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum

from attrs import frozen

from ipscore.practice.caseload import CaseloadRow, Due
from ipscore.records.episode import Phase

LIMIT = 500
"""Rows shown at most: who needs more is searching, not reading."""


class Order(StrEnum):
    """What the rows are ordered by."""

    NAME = "name"
    PHASE = "phase"
    DAYS = "days"
    DAYS_IN_PHASE = "days_in_phase"
    LAST_CONTACT = "last_contact"
    NEXT_STEP = "next_step"
    COACH = "coach"
    SITE = "site"


@frozen
class Selection:
    """Which rows, in which order. `phase` None: everyone in coaching; `search`: parts of names and ids."""

    site: str | None = None
    coach: str | None = None
    phase: Phase | None = None
    search: str = ""
    order: Order = Order.NAME
    backwards: bool = False


@frozen
class Selected:
    """The rows to show, how many matched, and how many there are in all."""

    rows: tuple[CaseloadRow, ...]
    matching: int
    total: int


def select(
    rows: Iterable[CaseloadRow], names: Mapping[str, str], staff: Mapping[str, str], selection: Selection
) -> Selected:
    """Choose and order `rows` (with those closed). `names` of clients and `staff` by id are what is searched.

    `total` counts everyone in coaching, or everyone closed when those are asked for.
    """
    closed = selection.phase is Phase.CLOSED
    every = [each for each in rows if (each.phase is Phase.CLOSED) == closed]
    found = [each for each in every if _matches(each, names, selection)]
    found.sort(key=lambda each: (alphabetical(names.get(each.client, each.client)), each.client))
    found.sort(key=_key(names, staff, selection.order), reverse=selection.backwards)
    return Selected(tuple(found[:LIMIT]), len(found), len(every))


def alphabetical(name: str) -> str:
    """A key that sorts as Finnish and Swedish do: å, ä and ö after z, in this order."""
    return name.casefold().translate(_AFTER_Z)


_AFTER_Z = str.maketrans("åäö", "{|}")


def _matches(row: CaseloadRow, names: Mapping[str, str], selection: Selection) -> bool:
    words = selection.search.casefold().split()
    text = f"{names.get(row.client, '')} {row.client}".casefold()
    return (
        (selection.site is None or row.site == selection.site)
        and (selection.coach is None or row.coach == selection.coach)
        and (selection.phase is None or row.phase is selection.phase)
        and all(word in text for word in words)
    )


_DUE = {Due.OVERDUE: 0, Due.TODAY: 1, Due.LATER: 2, Due.UNDATED: 3, Due.NONE: 4}
_PHASES = {phase: place for place, phase in enumerate(Phase)}


def _key(
    names: Mapping[str, str], staff: Mapping[str, str], order: Order
) -> Callable[[CaseloadRow], tuple[object, ...]]:
    keys: dict[Order, Callable[[CaseloadRow], tuple[object, ...]]] = {
        Order.NAME: lambda row: (alphabetical(names.get(row.client, row.client)),),
        Order.PHASE: lambda row: (_PHASES[row.phase] if row.phase is not None else -1,),
        Order.DAYS: lambda row: (row.days,),
        Order.DAYS_IN_PHASE: lambda row: (row.days_in_phase if row.days_in_phase is not None else -1,),
        Order.LAST_CONTACT: lambda row: (row.last_contact or date.min,),
        Order.NEXT_STEP: lambda row: (_DUE[row.next_step.due], row.next_step.on or date.max),
        Order.COACH: lambda row: (alphabetical(staff.get(row.coach or "", row.coach or "")),),
        Order.SITE: lambda row: (row.site,),
    }
    return keys[order]

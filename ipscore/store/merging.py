"""Changes of two people to one file, put together: tables by key, lists of tables by the `id` of their items.

Pure. Works on plain data as TOML holds it. A value that is neither is one whole: when both changed it, and
differently, that is a conflict, which is told and never decided here. So are fields that mean something only
together (`ipscore.store.units`): a score and “not ratable”, each set by one of two people, would be both.
"""

from collections.abc import Mapping, Sequence
from typing import Final, TypeGuard

from attrs import evolve, frozen

from ipscore.store.units import LOOSE, Units

Path = tuple[str, ...]
Table = Mapping[str, object]


class _Absent:
    """A key or item that is not there."""

    def __repr__(self) -> str:
        return "absent"


ABSENT: Final = _Absent()


@frozen
class Difference:
    """One place both changed. `path` names keys, and items of lists by their id; an absent side is None.

    `together`: the paths of every place, this one among them, that has to be chosen from one and the same
    side; empty where the place stands for itself.
    """

    path: Path
    base: object
    mine: object
    theirs: object
    together: tuple[Path, ...] = ()

    @property
    def where(self) -> str:
        """The path as people write it."""
        return ".".join(self.path)


@frozen
class Merged:
    """The outcome: `value` with every change that could be joined, and the places where one could not."""

    value: dict[str, object]
    differences: tuple[Difference, ...] = ()


def merge(base: Table, mine: Table, theirs: Table, units: Units = LOOSE) -> Merged:
    """Join what changed from `base` to `mine` with what changed from `base` to `theirs`.

    `units`: the fields that are one whole together, of the class the data is of. At a difference the value
    holds theirs, so that it is never mistaken for a whole result.
    """
    found: list[Difference] = []
    return Merged(_tables(base, mine, theirs, _At((), units), found), tuple(found))


def apply(raw: Table, base: Table, mine: Table) -> dict[str, object]:
    """The change from `base` to `mine`, made to `raw`.

    `raw` is what a file holds, `base` what this version understood of it, `mine` the new state of that. Keys
    that were not understood stay; what did not change keeps its spelling, such as a default written by hand.
    """
    result: dict[str, object] = {}
    for key, old in raw.items():
        if key in mine:
            result[key] = _apply(old, base.get(key, ABSENT), mine[key])
        elif key not in base:
            result[key] = old
    result.update((key, value) for key, value in mine.items() if key not in raw)
    return result


def changed_part(base: Table, mine: Table) -> dict[str, object]:
    """What of `mine` differs from `base`: plain values as they are, of lists and tables the changed items.

    It has the shape of the whole, so that what holds of each item can be asked of the changed ones only.
    """
    result: dict[str, object] = {}
    for key, value in mine.items():
        old = base.get(key)
        old_items, items = by_id(old), by_id(value)
        if old_items is not None and items is not None:
            result[key] = [item for item_id, item in items.items() if old_items.get(item_id) != item]
        elif _is_table(old) and _is_table(value):
            result[key] = {name: each for name, each in value.items() if old.get(name) != each}
        else:
            result[key] = value
    return result


def same(one: object, other: object) -> bool:
    """Whether two values are the same as TOML sees it: 1, 1.0 and true differ, and not-a-number is itself."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(value, other[key]) for key, value in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return one == other or (one != one and other != other)  # noqa: PLR0124 - not-a-number differs from itself


def by_id(value: object) -> dict[str, dict[str, object]] | None:
    """A list of tables as tables by id; None when it is not one, or ids are missing or there twice."""
    if not isinstance(value, list):
        return None
    found: dict[str, dict[str, object]] = {}
    for item in value:
        key = item.get("id") if isinstance(item, dict) else None
        if not isinstance(key, str) or key in found:
            return None
        found[key] = item
    return found


def _is_table(value: object) -> TypeGuard[dict[str, object]]:
    return isinstance(value, dict)


def _apply(raw: object, base: object, mine: object) -> object:
    # Both are what records of one class gave, so equal values are of one type.
    if base == mine:
        return raw
    if _is_table(raw) and _is_table(base) and _is_table(mine):
        return apply(raw, base, mine)
    raw_items, base_items, mine_items = by_id(raw), by_id(base), by_id(mine)
    if raw_items is None or base_items is None or mine_items is None:
        return mine
    return [
        _apply(raw_items[key], base_items[key], item) if key in raw_items and key in base_items else item
        for key, item in mine_items.items()
    ]


@frozen
class _At:
    """A place in the data, and what is one whole there."""

    path: Path
    units: Units

    def down(self, key: str) -> "_At":
        return _At((*self.path, key), self.units.below(key))


def _tables(base: Table, mine: Table, theirs: Table, at: _At, found: list[Difference]) -> dict[str, object]:
    whole = _clashing(base, mine, theirs, at, found)
    result = {}
    for key in _in_order(tuple(base), tuple(mine), tuple(theirs)):
        sides = _sides(key, base, mine, theirs)
        value = sides[2] if key in whole else _value(*sides, at.down(key), found)
        if value is not ABSENT:
            result[key] = value
    return result


def _clashing(base: Table, mine: Table, theirs: Table, at: _At, found: list[Difference]) -> frozenset[str]:
    """The keys of units that both changed, each told as a difference; theirs stays in all of them.

    Where both changed one and the same field of a unit and no other, it is joined as any field is.
    """
    keys: list[str] = []
    for unit in at.units.together:
        apart = [key for key in unit if not same(mine.get(key, ABSENT), theirs.get(key, ABSENT))]
        by_me, by_them = (
            [key for key in apart if not same(base.get(key, ABSENT), side.get(key, ABSENT))]
            for side in (mine, theirs)
        )
        if by_me and by_them and not by_me == by_them == apart[:1]:
            paths = tuple((*at.path, key) for key in apart)
            found.extend(
                evolve(differing((*at.path, key), *_sides(key, base, mine, theirs)), together=paths)
                for key in apart
            )
            keys.extend(unit)
    return frozenset(keys)


def _sides(key: str, base: Table, mine: Table, theirs: Table) -> tuple[object, object, object]:
    return base.get(key, ABSENT), mine.get(key, ABSENT), theirs.get(key, ABSENT)


def differing(path: Path, base: object, mine: object, theirs: object) -> Difference:
    """The difference at a place, of which each side may be `ABSENT`."""
    was, my, their = (None if each is ABSENT else each for each in (base, mine, theirs))
    return Difference(path, was, my, their)


def _value(base: object, mine: object, theirs: object, at: _At, found: list[Difference]) -> object:
    if same(base, mine) or same(mine, theirs):
        return theirs
    if same(base, theirs):
        return mine
    joined = _parts(base, mine, theirs, at, found)
    if joined is not None:
        return joined
    found.append(differing(at.path, base, mine, theirs))
    return theirs


def _parts(base: object, mine: object, theirs: object, at: _At, found: list[Difference]) -> object | None:
    """Two changed values joined part by part; None when they have no parts that could be told apart."""
    if _is_table(mine) and _is_table(theirs):
        return _tables(base if _is_table(base) else {}, mine, theirs, at, found)
    mine_items, theirs_items = by_id(mine), by_id(theirs)
    base_items = {} if base is ABSENT else by_id(base)
    if mine_items is None or theirs_items is None or base_items is None:
        return None
    return list(_tables(base_items, mine_items, theirs_items, at, found).values())


def _in_order(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """Every key of mine and theirs: in the order of the one who changed it, new ones of the other after."""
    first, second = (mine, theirs) if theirs == base else (theirs, mine)
    return list(dict.fromkeys((*first, *second)))

"""Which fields of a record are one whole when changes of two people are joined.

A record class says so itself: fields with the same word of `together` in their metadata exclude or define one
another, such as the day a job ended and why. This reads it off the classes, for plain data to be joined by.
"""

from collections.abc import Mapping
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from attrs import field, fields, frozen, has


@frozen
class Units:
    """What is one whole in a table: `together`, groups of its keys; `inside`, the same within a key."""

    together: tuple[tuple[str, ...], ...] = ()
    inside: Mapping[str, "Units"] = field(factory=dict)
    items: "Units | None" = None
    """Of a list or table of records: of each of them, whatever its id."""

    def below(self, key: str) -> "Units":
        """What is one whole one step further in."""
        return self.inside.get(key) or self.items or LOOSE


LOOSE = Units()
"""Every key stands for itself."""


def units_of(cls: type[object]) -> Units:
    """What is one whole in the plain data of a record of this class."""
    if cls not in _KNOWN:
        _KNOWN[cls] = _read(cls)
    return _KNOWN[cls]


_KNOWN: dict[type[object], Units] = {}
"""What was read off a class before: the same question comes with every save."""


def _read(cls: type[Any]) -> Units:
    hints = get_type_hints(cls)
    groups: dict[str, list[str]] = {}
    inside: dict[str, Units] = {}
    for each in fields(cls):
        if word := each.metadata.get("together"):
            groups.setdefault(word, []).append(each.name)
        hint = hints[each.name]
        item = next((inner for inner in get_args(hint) or (hint,) if has(inner)), None)
        if item is not None:
            # A record is a table itself; a list or table of records has them one step further in.
            own = units_of(item)
            inside[each.name] = own if get_origin(hint) in (None, Union, UnionType) else Units(items=own)
    return Units(tuple(map(tuple, groups.values())), inside)

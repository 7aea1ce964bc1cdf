"""Objects of frozen classes as short rows of plain values, read off the classes: for the index.

A row has the values in the order of the fields; what is empty at its end is left out. Days are numbers, and
so are choices. That is short and quick, and good for nothing that has to last: the next version of a class
has other rows (`shape` tells them apart).
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Generic, TypeVar, get_args, get_origin, get_type_hints
from zlib import crc32

from attrs import fields, frozen, has

T = TypeVar("T")

Change = Callable[[Any], Any]


@frozen
class Rows(Generic[T]):
    """How objects of one class become rows, and rows become objects again."""

    cls: type[T]
    names: tuple[str, ...]
    writers: tuple[Change | None, ...]
    readers: tuple[Change | None, ...]
    empty: tuple[Any, ...]
    """What a value is when it is left out at the end of a row."""

    def plain(self, made: T) -> list[Any]:
        """The row of an object."""
        row = [
            value if write is None else write(value)
            for write, value in zip(self.writers, [getattr(made, name) for name in self.names], strict=True)
        ]
        while row and row[-1] in _EMPTY and row[-1] == self.empty[len(row) - 1]:
            row.pop()
        return row

    def made(self, row: list[Any]) -> T:
        """The object of a row."""
        if len(row) < len(self.empty):
            row = [*row, *self.empty[len(row) :]]
        return self.cls(
            *[value if read is None else read(value) for read, value in zip(self.readers, row, strict=True)]
        )

    def part(self, row: list[Any], name: str) -> Any:
        """One value of the object of a row, where the others are not needed."""
        at = self.names.index(name)
        value, read = row[at] if at < len(row) else self.empty[at], self.readers[at]
        return value if read is None else read(value)


_EMPTY: tuple[Any, ...] = (None, "", [])


_KNOWN: dict[type, Rows[Any]] = {}
"""Rows made before: there are thousands of objects of each class."""


def rows_of(cls: type[T]) -> Rows[T]:
    """How objects of this class become rows: a class of plain values, days, choices and the like."""
    if cls not in _KNOWN:
        _KNOWN[cls] = _read(cls)
    return _KNOWN[cls]


def _read(cls: type[Any]) -> Rows[Any]:
    hints = get_type_hints(cls)
    kinds = [hints[each.name] for each in fields(cls)]
    both = [_change(kind) for kind in kinds]
    return Rows(
        cls,
        tuple(each.name for each in fields(cls)),
        tuple(write for write, _ in both),
        tuple(read for _, read in both),
        tuple(map(_empty, kinds)),
    )


def shape(classes: Iterable[type]) -> int:
    """A number that is another one when the rows of these classes, or of those within them, are others."""
    return crc32("\n".join(sorted({line for each in classes for line in _lines(each)})).encode())


def _lines(cls: type) -> Iterable[str]:
    for each in fields(cls):
        yield f"{cls.__name__} {each.name} {each.type}"
        for inner in _inner(get_type_hints(cls)[each.name]):
            if has(inner):
                yield from _lines(inner)
            elif issubclass(inner, Enum):
                yield f"{inner.__name__} {[str(choice.value) for choice in inner]}"


def _inner(kind: Any) -> Iterable[type]:
    parts = get_args(kind)
    if not parts:
        return [kind] if isinstance(kind, type) else []
    return [each for part in parts for each in _inner(part)]


def _change(kind: Any) -> tuple[Change | None, Change | None]:
    """How a value of this type becomes plain, and comes back."""
    parts = get_args(kind)
    if get_origin(kind) is UnionType:
        (inner,) = (each for each in parts if each is not NoneType)
        write, read = _change(inner)
        return _maybe(write), _maybe(read)
    if get_origin(kind) is tuple:
        write, read = _change(parts[0])
        return _each(write, list), _each(read, tuple)
    if has(kind):
        rows = rows_of(kind)
        return rows.plain, rows.made
    if issubclass(kind, Enum):
        choices = tuple(kind)
        return {each: at for at, each in enumerate(choices)}.__getitem__, choices.__getitem__
    return _SINGLE.get(kind, (None, None))


_SINGLE: Mapping[type, tuple[Change, Change]] = {
    date: (date.toordinal, date.fromordinal),
    bool: (int, bool),
}


def _maybe(change: Change | None) -> Change | None:
    return None if change is None else lambda value: None if value is None else change(value)


def _each(change: Change | None, make: Change) -> Change:
    return make if change is None else lambda values: make([change(each) for each in values])


def _empty(kind: Any) -> Any:
    if get_origin(kind) is UnionType:
        return None
    return [] if get_origin(kind) is tuple else "" if kind is str else ...

"""Hypothesis strategies for records, made from their classes: a new field is tested without a line here.

Needs Hypothesis, which the product itself does not; import this from tests only.
"""

from collections.abc import Mapping
from datetime import MAXYEAR, MINYEAR, date, time
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from attrs import NOTHING, evolve, fields, has
from hypothesis import strategies as st

from ipscore.records.ids import ALPHABET, LENGTH
from ipscore.records.review import RatingFile
from ipscore.records.service_log import ServiceLog
from ipscore.records.working_time import WorkingTime
from ipscore.store.cleaning import clean, clean_line

T = TypeVar("T")

SITES = ("r", "k")
"""The sites records are made for."""

HOSTILE = st.sampled_from(
    (
        "Smith [/foo] [@click=app.quit]x[/] [b",
        "\x1b]0;title\x07\x1b[31m",
        "\u202egnp.exe",
        "a\r\nb\rc",
        "\x9b2J",
        '"""\\"\'',
        "# not a comment",
        "tail\u2028\u2029\U000e0041\ufeff",
    )
)
"""Texts that have broken programs: markup, escape sequences, turned directions, TOML's own marks."""

_TEXT = st.text(st.characters(codec="utf-8"), max_size=20) | HOSTILE


def ids() -> st.SearchStrategy[str]:
    """Well-formed ids."""
    return st.text(ALPHABET, min_size=LENGTH, max_size=LENGTH)


def clean_text() -> st.SearchStrategy[str]:
    """Any text as it is after cleaning."""
    return _TEXT.map(clean)


def hostile_text() -> st.SearchStrategy[str]:
    """Any text at all, lone surrogates included."""
    return st.text(st.characters(), max_size=20) | HOSTILE


def records(cls: type[T]) -> st.SearchStrategy[T]:
    """Records of a kind that a file can hold, their ids and names of files in agreement."""
    made: st.SearchStrategy[Any] = _table(cls)
    if cls is WorkingTime:
        made = made.map(lambda each: evolve(each, id=f"{each.staff}-{each.month.isoformat()[:7]}"))
    if cls is ServiceLog:
        made = made.map(lambda each: evolve(each, id=f"{each.site}-{each.year:04}"))
    if cls is RatingFile:
        made = made.map(lambda each: evolve(each, id=f"{each.review}-{each.assessor}"))
    return made


def plain_tables() -> st.SearchStrategy[dict[str, Any]]:
    """Plain data as TOML holds it: values of every kind, lists of tables with ids, tables in tables."""
    scalars = (
        st.booleans()
        | st.integers(-(2**63), 2**63 - 1)
        | st.floats()
        | clean_text()
        | st.dates()
        | st.times()
        | st.datetimes()
    )
    keys = st.sampled_from("abcdef") | clean_text().map(clean_line)

    def larger(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
        tables = st.dictionaries(keys, values, max_size=4)
        items = st.lists(
            st.tuples(st.sampled_from("pqrst"), tables), unique_by=lambda pair: pair[0], max_size=4
        )
        with_ids = items.map(lambda pairs: [{**table, "id": key} for key, table in pairs])
        return tables | with_ids | st.lists(values, max_size=3)

    return st.dictionaries(keys, st.recursive(scalars, larger, max_leaves=12), max_size=5)


def _table(cls: type[Any]) -> st.SearchStrategy[Any]:
    hints = get_type_hints(cls)
    given = {
        each.name: _value(hints[each.name], each.name, str(each.metadata.get("refers", "")))
        for each in fields(cls)
        if each.name != "schema"
    }
    optional = {
        each.name: st.just(each.default) | given[each.name]
        for each in fields(cls)
        if each.name in given and each.default is not NOTHING and not hasattr(each.default, "factory")
    }
    return st.builds(cls, **{**given, **optional})


def _value(kind: Any, name: str, refers: str) -> st.SearchStrategy[Any]:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        inner = next(each for each in arguments if each is not NoneType)
        return st.none() | _value(inner, name, refers)
    if origin is tuple:
        items = _value(arguments[0], name, refers)
        return st.lists(items, max_size=3, unique_by=lambda each: getattr(each, "id", each)).map(tuple)
    if origin is Mapping:
        keys = clean_text().map(clean_line)
        return st.dictionaries(keys, _value(arguments[1], name, refers), max_size=3)
    if has(kind):
        return _table(kind)
    return _scalar(kind, name, refers)


def _scalar(kind: Any, name: str, refers: str) -> st.SearchStrategy[Any]:
    if kind is str:
        if refers == "site":
            return st.sampled_from(SITES)
        return ids() if refers or name in {"id", "assessor"} else clean_text()
    if issubclass(kind, StrEnum):
        return st.sampled_from(list(kind))
    if name == "year":
        return st.integers(MINYEAR, MAXYEAR)
    return _NUMBERS_AND_DAYS[kind]


_NUMBERS_AND_DAYS: Mapping[Any, st.SearchStrategy[Any]] = {
    int: st.integers(-(2**53), 2**53),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
    date: st.dates(),
    time: st.times(),
}

"""Plain data ⇄ records and definitions, strictly, with every problem of a file at once.

cattrs does the work; what is ours is strictness (by default it would turn 5 into "5") and turning its
exception groups into `Problem` values with the path, what was expected and the nearest allowed word.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, time
from enum import StrEnum
from functools import cache
from math import isfinite
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from attrs import fields, has, resolve_types
from cattrs import BaseConverter, Converter
from cattrs.cols import homogenous_tuple_structure_factory, mapping_structure_factory
from cattrs.dispatch import StructureHook
from cattrs.errors import AttributeValidationNote, BaseValidationError, IterableValidationNote
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from ipscore.definitions.practice import TIMINGS, Timing
from ipscore.definitions.rule import KINDS, Lowest, Rule, Unless
from ipscore.message import Message, msg
from ipscore.problem import Problem, Severity, nearest

T = TypeVar("T")

SHOWN = 40
"""How many characters of a wrong value a problem shows."""

WORDS: Mapping[type, Message] = {
    str: msg("a text in quotes"),
    int: msg("a whole number"),
    float: msg("a number"),
    bool: msg("true or false"),
    date: msg("a date such as 2024-04-15"),
    time: msg("a time such as 14:30:00"),
    list: msg("a list"),
    dict: msg("a table"),
}

UNIONS: tuple[tuple[Any, Mapping[str, type]], ...] = ((Rule, KINDS), (Timing, TIMINGS))
"""Fields whose table says by `kind` which of several classes it is: the union, and the classes by kind."""


class UnexpectedValueError(ValueError):
    """A value of the wrong kind; carries what was expected, for the `Problem`."""

    def __init__(self, message: Message, expected: Message | None = None, near: str | None = None) -> None:
        super().__init__(str(message))
        self.message = message
        self.expected = expected
        self.near = near


def structure(data: Mapping[str, object], cls: type[T]) -> tuple[T | None, tuple[Problem, ...]]:
    """Make a `cls` from plain data.

    Returns the object and no problems, or None and every problem found. Never raises for bad data.
    Unknown keys are not problems here (newer versions may have written them); see `unknown_keys`.
    """
    try:
        return _converter().structure(data, cls), ()
    except BaseValidationError as group:
        return None, tuple(_problems(group))
    except UnexpectedValueError as error:
        return None, (_problem(error, ()),)


def unstructure(record: object) -> dict[str, object]:
    """Plain data of a record: what a file holds. Fields at their default are left out, `schema` never is."""
    data: dict[str, object] = _converter().unstructure(record)
    return data


def unknown_keys(data: Mapping[str, object], cls: type) -> tuple[Problem, ...]:
    """Keys this version does not know, as warnings with the nearest known key; they are kept when saving."""
    return tuple(_unknown(data, cls, ()))


def choices_of(cls: type[StrEnum]) -> Message:
    """The words a field of this kind may hold."""
    return msg("one of: {words}", words=", ".join(each.value for each in cls))


@cache
def _converter() -> Converter:
    # Built at first use: building compiles code, and not every command needs it.
    for recursive in (Lowest, Unless):
        resolve_types(recursive)
    converter = Converter(unstruct_collection_overrides={tuple: list}, omit_if_default=True)
    for kind in (str, bool, date, time):
        converter.register_structure_hook(kind, _exactly(kind))
    converter.register_structure_hook(int, _whole_number)
    converter.register_structure_hook(float, _number)
    converter.register_structure_hook(StrEnum, _word)
    converter.register_structure_hook_factory(_is_list, _list)
    converter.register_structure_hook_factory(_is_table, _table)
    converter.register_structure_hook_factory(has, _record)
    converter.register_structure_hook_factory(_is_optional, _optional)
    converter.register_structure_hook_func(lambda t: _kinds_of(t) is not None, _of_a_kind)
    converter.register_unstructure_hook(StrEnum, lambda word: word.value)
    converter.register_unstructure_hook_factory(has, _with_schema)
    return converter


def _is_list(target: Any) -> bool:
    return get_origin(target) is tuple


def _list(target: Any, converter: BaseConverter) -> StructureHook:
    return _of_shape(list, homogenous_tuple_structure_factory(target, converter))


def _is_table(target: Any) -> bool:
    return get_origin(target) is Mapping


def _table(target: Any, converter: BaseConverter) -> StructureHook:
    return _of_shape(dict, mapping_structure_factory(target, converter))


def _record(target: Any, converter: BaseConverter) -> StructureHook:
    return _of_shape(dict, make_dict_structure_fn(target, converter))


def _of_shape(shape: type, inner: Callable[[Any, Any], Any]) -> StructureHook:
    def hook(value: Any, target: Any) -> Any:
        if not isinstance(value, shape):
            raise _unexpected(value, WORDS[shape])
        return inner(value, target)

    return hook


def _exactly(kind: type) -> StructureHook:
    expected = WORDS[kind]

    def hook(value: Any, _: Any) -> object:
        # `type is`: a datetime is a date and True is an int to Python, but not to the person who wrote it.
        if type(value) is not kind:
            raise _unexpected(value, expected)
        return value

    return hook


def _whole_number(value: object, _: Any) -> int:
    if type(value) is not int:
        raise _unexpected(value, WORDS[int])
    return value


def _number(value: object, _: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        raise _unexpected(value, WORDS[float])
    return float(value)


def _word(value: object, target: type[StrEnum]) -> StrEnum:
    if type(value) is not str:
        raise _unexpected(value, choices_of(target))
    try:
        return target(value)
    except ValueError:
        near = nearest(value, [each.value for each in target])
        raise UnexpectedValueError(
            msg("“{value}” is not known here", value=shortened(value)), choices_of(target), near
        ) from None


def _is_optional(target: Any) -> bool:
    return get_origin(target) in (Union, UnionType) and NoneType in get_args(target)


def _optional(target: Any, converter: BaseConverter) -> StructureHook:
    # TOML has no null: a key is there with a value or is left out, so None itself is never met.
    (inner,) = (each for each in get_args(target) if each is not NoneType)
    hook = converter.get_structure_hook(inner)
    return lambda value, _: hook(value, inner)


def _kinds_of(target: Any) -> Mapping[str, type] | None:
    return next((kinds for union, kinds in UNIONS if target == union), None)


def _of_a_kind(value: object, target: Any) -> Any:
    if not isinstance(value, dict):
        raise _unexpected(value, WORDS[dict])
    kinds = _kinds_of(target) or {}
    kind = value.get("kind")
    if not isinstance(kind, str) or kind not in kinds:
        raise UnexpectedValueError(
            msg("the rule has no known kind: “{value}”", value=shortened(kind)),
            msg("one of: {words}", words=", ".join(kinds)),
            nearest(kind, kinds) if isinstance(kind, str) else None,
        )
    return _converter().structure(value, kinds[kind])


def _with_schema(cls: Any, converter: Converter) -> Callable[[Any], dict[str, object]]:
    # A file always says its version and a rule its kind, though both are defaults of their classes.
    always = override(omit_if_default=False)
    return make_dict_unstructure_fn(cls, converter, _cattrs_omit_if_default=True, schema=always, kind=always)


def shortened(value: object) -> str:
    """A value as shown in a problem: one line, at most SHOWN characters."""
    text = " ".join(str(value).split())
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def _unexpected(value: object, expected: Message) -> UnexpectedValueError:
    return UnexpectedValueError(msg("“{value}” cannot stand here", value=shortened(value)), expected)


def _problems(group: BaseValidationError, path: tuple[str | int, ...] = ()) -> Iterator[Problem]:
    for error in group.exceptions:
        step = (*path, *_step(error))
        if isinstance(error, BaseValidationError):
            yield from _problems(error, step)
        else:
            yield _problem(error, step)


def _step(error: Exception) -> tuple[str | int, ...]:
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return (note.name,)
        if isinstance(note, IterableValidationNote):
            return (note.index,)
    return ()


def _problem(error: Exception, path: tuple[str | int, ...]) -> Problem:
    if isinstance(error, UnexpectedValueError):
        return Problem(error.message, path=path, expected=error.expected, nearest=error.near)
    if isinstance(error, KeyError):
        return Problem(msg("“{key}” is missing", key=str(error.args[0])), path=path)
    raise error  # not the data's fault


@cache
def _known(cls: Any) -> Mapping[str, Any]:
    """What each field of a class holds, by name; kept, because reading the hints of a class is slow."""
    hints = get_type_hints(cls)
    return {each.name: hints[each.name] for each in fields(cls)}


def _class_meant(data: object, target: Any) -> Any:
    """The class of what may be left out, or is one of several kinds."""
    if _is_optional(target):
        target = next(each for each in get_args(target) if each is not NoneType)
    kinds = _kinds_of(target)
    return (
        kinds.get(str(data.get("kind")), target) if kinds is not None and isinstance(data, dict) else target
    )


def _unknown(data: object, target: Any, path: tuple[str | int, ...]) -> Iterator[Problem]:
    if not isinstance(data, dict | list):
        return
    target = _class_meant(data, target)
    arguments = get_args(target)
    if get_origin(target) is tuple and isinstance(data, list):
        for index, each in enumerate(data):
            yield from _unknown(each, arguments[0], (*path, index))
    elif get_origin(target) is Mapping and isinstance(data, dict):
        for key, each in data.items():
            yield from _unknown(each, arguments[1], (*path, key))
    elif has(target) and isinstance(data, dict):
        known = _known(target)
        for key, each in data.items():
            if key in known:
                yield from _unknown(each, known[key], (*path, key))
            else:
                yield Problem(
                    msg("“{key}” is not a key of this version; it is kept as it is", key=shortened(key)),
                    path=(*path, key),
                    nearest=nearest(key, known),
                    severity=Severity.WARNING,
                )

"""A JSON Schema for each kind of file, made from the record classes, so that editors can check and complete.

An editor with a TOML language server reads the schema and tells about a wrong word while it is typed. Unknown
keys are allowed, since files may hold keys of a newer version; `x-refers-to` says what an id points at.
"""

from collections.abc import Mapping
from datetime import date, time
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from attrs import NOTHING, Attribute, fields, has

from ipscore.definitions.text_pack import TextPack
from ipscore.records.workspace import WorkspaceInfo
from ipscore.store.layout import KINDS

Schema = dict[str, Any]

FILES: Mapping[str, type[Any]] = {
    "workspace": WorkspaceInfo,
    **{kind.name.replace("_", "-"): kind.cls for kind in KINDS},
    "texts": TextPack,
}
"""The class of each kind of file, by the name of its schema."""

_PLAIN: Mapping[type, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
    time: {"type": "string"},
}


def json_schema(cls: type[Any]) -> Schema:
    """The JSON Schema of a file that holds one `cls`."""
    definitions: dict[str, Schema] = {}
    top = _table(cls, definitions)
    schema: Schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": cls.__name__, **top}
    if definitions:
        schema["$defs"] = dict(sorted(definitions.items()))
    return schema


def is_required(attribute: "Attribute[Any]") -> bool:
    """Whether a file must have the key."""
    return attribute.default is NOTHING


def first_sentence(cls: type[Any]) -> str:
    """What a class is, as its docstring begins."""
    return " ".join((cls.__doc__ or "").strip().split("\n\n")[0].split())


def without_none(kind: Any) -> Any:
    """The kind of value of a field that may be left out."""
    if get_origin(kind) in (Union, UnionType):
        return next(each for each in get_args(kind) if each is not NoneType)
    return kind


def _table(cls: type[Any], definitions: dict[str, Schema]) -> Schema:
    hints = get_type_hints(cls)
    properties = {}
    for attribute in fields(cls):
        schema = {**_value(hints[attribute.name], definitions), "description": attribute.metadata["doc"]}
        if refers := attribute.metadata.get("refers"):
            schema["x-refers-to"] = refers
        if not is_required(attribute) and isinstance(attribute.default, str | int | float):
            schema["default"] = attribute.default
        properties[attribute.name] = schema
    required = [each.name for each in fields(cls) if is_required(each)]
    return {
        "type": "object",
        "description": first_sentence(cls),
        "properties": properties,
        "required": required,
    }


def _value(kind: Any, definitions: dict[str, Schema]) -> Schema:
    kind = without_none(kind)
    origin, arguments = get_origin(kind), get_args(kind)
    if kind in _PLAIN:
        return dict(_PLAIN[kind])
    if origin is tuple:
        return {"type": "array", "items": _value(arguments[0], definitions)}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": _value(arguments[1], definitions)}
    if has(kind):
        if kind.__name__ not in definitions:
            definitions[kind.__name__] = {}
            definitions[kind.__name__] = _table(kind, definitions)
        return {"$ref": f"#/$defs/{kind.__name__}"}
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return {"type": "string", "enum": [each.value for each in kind]}
    raise TypeError(kind)

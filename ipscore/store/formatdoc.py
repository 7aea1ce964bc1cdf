"""docs/format.md and docs/schema/*.json, made from the record classes so that they cannot fall behind.

`python -m ipscore.store.formatdoc docs/` writes them; a test fails while they are out of date.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from datetime import date, time
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from attrs import fields, has

from ipscore.store.schema import FILES, first_sentence, is_required, json_schema, without_none

_INTRODUCTION = """\
# Files of a workspace

Made from the record classes by `python -m ipscore.store.formatdoc docs/`; do not edit by hand.

A workspace is a folder of TOML files in UTF-8. They may be read and edited with any editor:

- A key that may be left out means its default when it is. Days are written `2024-04-15`, times `14:30:00`.
- Keys that this version does not know are kept when the program saves, and so are comments.
- `schema` is the version of a kind of file. Older files are read and brought up to date when they are saved;
  newer ones are shown as far as they are understood and never saved.
- Items of a list have an `id`. It must differ from the others in the list and stay the same: by it the
  changes of two people are put together. Eight random letters and digits are usual; any word will do.
- The name of a file and its folder follow from what is in it. `ips check` tells when they do not agree, and
  names every other problem by file and line.
- Names that begin with a dot are the program's own: temporary files and, in `.ips/`, locks and the history.
  `.ips/history/<name of the file without .toml>/` has every earlier state of one file, removed ones too, with
  the rights of the file; removing that folder is erasing its history.
- A file has at most 4 MB.

In `schema/` there is a JSON Schema for each kind of file. An editor with a TOML language server uses it when
the first line of a file is, for instance, `#:schema /where/it/is/clients.json`, or when its settings say so.
"""

_PLACES: Mapping[str, str] = {
    "workspace": "workspace.toml",
    "programmes": "programmes/<id>.toml",
    "staff": "staff/<id>.toml",
    "employers": "employers/<i>/<id>.toml",
    "clients": "clients/<site>/<i>/<id>.toml",
    "identities": "identities/<site>/<i>/<id>.toml",
    "working-time": "working-time/<staff>/<yyyy>-<mm>.toml",
    "service-logs": "service/<site>/<yyyy>.toml",
    "reviews": "reviews/<id>/review.toml",
    "ratings": "reviews/<id>/ratings/<assessor>.toml",
    "plans": "reviews/<id>/plan.toml",
    "texts": "texts/<id>.toml",
}

_WORDS: Mapping[Any, str] = {
    str: "text",
    int: "whole number",
    float: "number",
    bool: "true or false",
    date: "day",
    time: "time of day",
}


def format_text() -> str:
    """The text of docs/format.md."""
    return "\n".join(_lines()) + "\n"


def documents() -> dict[str, str]:
    """Every generated document, by its name under docs/."""
    schemas = {
        f"schema/{name}.json": json.dumps(json_schema(cls), ensure_ascii=False, indent=2) + "\n"
        for name, cls in FILES.items()
    }
    return {"format.md": format_text(), **schemas}


def main(folder: str) -> None:
    """Write every generated document under `folder`."""
    for name, text in documents().items():
        path = Path(folder, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _lines() -> Iterator[str]:
    yield _INTRODUCTION
    yield "`<i>` is the first character of the id.\n"
    yield "| file | holds |"
    yield "|---|---|"
    for name, cls in FILES.items():
        yield f"| [`{_PLACES[name]}`](#{name}) | {first_sentence(cls)} |"
    told: set[type[Any]] = set()
    for name, cls in FILES.items():
        yield f"\n## {name}\n"
        yield f"`{_PLACES[name]}`\n"
        yield from _class(cls, told)


def _class(cls: type[Any], told: set[type[Any]]) -> Iterator[str]:
    told.add(cls)
    yield f"{first_sentence(cls)}\n"
    yield "| key | value | meaning |"
    yield "|---|---|---|"
    hints = get_type_hints(cls)
    inner: list[Any] = []
    for attribute in fields(cls):
        kind = without_none(hints[attribute.name])
        refers = attribute.metadata.get("refers")
        words = _words(kind).replace("text", f"id ({refers})") if refers else _words(kind)
        must = "**must be there**: " if is_required(attribute) else ""
        meaning = f"{must}{attribute.metadata['doc']}{_default(attribute.default)}"
        yield f"| `{attribute.name}` | {words} | {meaning} |"
        inner.extend(each for each in (kind, *get_args(kind)) if has(each) and each not in told)
    for each in inner:
        if each not in told:
            yield f"\n### {each.__name__}\n"
            yield from _class(each, told)


def _words(kind: Any) -> str:
    if kind in _WORDS:
        return _WORDS[kind]
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is tuple:
        return f"list of {_words(arguments[0])}"
    if origin is Mapping:
        return f"table: {_words(arguments[1])} by id"
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return " · ".join(f"`{each.value}`" for each in kind)
    return str(kind.__name__)


def _default(value: object) -> str:
    if isinstance(value, bool):
        return f" Default: {str(value).lower()}."
    if isinstance(value, StrEnum):
        return f" Default: `{value.value}`."
    if isinstance(value, int | float):
        return f" Default: {value}."
    return f" Default: “{value}”." if isinstance(value, str) and value else ""


if __name__ == "__main__":
    main(sys.argv[1])

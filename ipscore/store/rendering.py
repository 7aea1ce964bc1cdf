"""Plain data as the text of a TOML file that is pleasant to read and to edit by hand.

Our own because these files are edited by hand too: the library writes a list of short tables on one line and
of long ones under headers, so that one longer note would turn every contact of a client about. Here the lists
of a file always have headers. It need not be trusted: every text is read back and compared before it is used
(`ipscore.store.serialising`). Multi-line strings are never written: they would turn CR LF into a newline.
"""

import re
from collections.abc import Mapping
from datetime import date, time

from ipscore.store.cleaning import UNSAFE

Table = Mapping[str, object]

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_ESCAPED = re.compile(rf'[\t\n"\\{UNSAFE}]')
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_LINE = 100
"""Longest table in a list, in characters, that is written on one line."""


def render(data: Table) -> str:
    """TOML text that says `data`. Raises TypeError for a value TOML has no form for, such as None."""
    lines: list[str] = []
    _table(lines, "", data, "")
    return "\n".join(lines).lstrip("\n") + "\n"


def _table(lines: list[str], header: str, data: Table, path: str) -> None:
    plain, tables = [], []
    for key, value in data.items():
        if isinstance(value, dict) or (isinstance(value, list) and _needs_headers(value, not path)):
            tables.append((f"{path}{_key(key)}", value))
        else:
            plain.append(f"{_key(key)} = {_value(value)}")
    # A table that holds nothing but tables is named by their headers.
    if header and (plain or not tables or header.startswith("\n[[")):
        lines.append(header)
    lines.extend(plain)
    for name, value in tables:
        if isinstance(value, dict):
            _table(lines, f"\n[{name}]", value, f"{name}.")
        else:
            for item in value:
                _table(lines, f"\n[[{name}]]", item, f"{name}.")


def _needs_headers(items: list[object], top: bool) -> bool:
    """Whether a list is one of tables that get headers of their own.

    The lists of a file itself always do, since people look for them there; lists within them, such as the
    phases of an episode, only where a table is too long for a line.
    """
    return (
        bool(items)
        and all(isinstance(item, dict) for item in items)
        and (top or any(len(_value(item)) > _LINE for item in items))
    )


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _string(key)


def _value(value: object) -> str:
    match value:
        case str():
            return _string(value)
        case bool():
            return "true" if value else "false"
        case int() | float():
            return repr(value)
        case date() | time():
            return value.isoformat()
        case list():
            return _list(value)
        case dict():
            return f"{{ {', '.join(f'{_key(key)} = {_value(each)}' for key, each in value.items())} }}"
    raise TypeError(type(value).__name__)


def _list(items: list[object]) -> str:
    if items and all(isinstance(item, dict) for item in items):
        return "[\n{}\n]".format("\n".join(f"    {_value(item)}," for item in items))
    return f"[{', '.join(map(_value, items))}]"


def _string(text: str) -> str:
    if _ESCAPED.search(text) is None:
        return f'"{text}"'
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(found: re.Match[str]) -> str:
    char = found.group()
    code = ord(char)
    return _SHORT.get(char) or (f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}")

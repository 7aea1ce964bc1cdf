"""Texts that have acted on terminals, and a workspace that has one of them in every text field there is.

The files are raw, as a stranger's hand or program might have left them: nothing of ours has cleaned them.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date, time
from enum import StrEnum
from itertools import cycle
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from attrs import NOTHING, evolve, fields, has

from ipscore.records.client import Client
from ipscore.records.development_plan import DevelopmentPlan
from ipscore.records.employer import Employer
from ipscore.records.identity import Identity
from ipscore.records.programme import Programme
from ipscore.records.review import RatingFile, Review
from ipscore.records.service_log import ServiceLog
from ipscore.records.staff import Staff
from ipscore.records.working_time import WorkingTime
from ipscore.records.workspace import WorkspaceInfo
from ipscore.store.rendering import render
from ipscore.structure import unstructure

CORPUS: Mapping[str, str] = {
    "markup": "Smith [/foo] [@click=app.quit]x[/] [b",
    "escapes": "a\x1b[31;5;9;53mred\x1b[2Jb\x1b[13;37;7Hc\x1bcd\x1b[8;50;132te",
    "title": "a\x1b]0;OWNED\x07b\x1b]2;OWNED\x1b\\c\x1bkOWNED\x1b\\",
    "clipboard": "a\x1b]52;c;T1dORUQ=\x07b\x1b]52;p;T1dORUQ=\x1b\\c",
    "link": "a\x1b]8;;http://example.invalid/OWNED\x07b\x1b]8;;\x07c",
    "questions": "a\x1b[6nb\x1b[>0cc\x1b]10;?\x07d\x1bP+q544e\x1b\\e\x1b_Gi=31;OWNED\x1b\\f\x05",
    "modes": "a\x1b[?1049lb\x1b[?1000lc\x1b[?2004ld\x1b7e\x1b8f\x1b(0g\x1b[!ph",
    "C1": "a\x9b31;5;9;53mb\x9d0;OWNED\x9cc\x90qOWNED\x9cd\x85e\x84f\x8dg",
    "controls": "a\x07b\x08c\x00d\re\x0ef\x0fg\x7fh\x0bi\x0cj\x11k\x13l\x1am",
    "bidi": "a\u202egnp.exe\u202cb\u2066c\u2069d\u202de\u2067f\u2068g",
    "separators": "a\u2028b\u2029c\x85d\ne\tf",
    "tags": "a\U000e0001b\U000e0041c\U000e007fd\ufeffe\ufff9f\ufffag\ufffbh\ufffei\uffff",
    "wide": "a👩\u200d👩\u200d👧漢字ﷺ\u0e33\u0301\u0489b",
    "formats": "%s %n {x} {0.__class__} ${HOME} $(id) `id` <b> &amp; \\x1b[31m \\033]0;OWNED",
    "quotes": "\u0022" * 3 + " ''' \\ ' # not a comment\n[[clients]]",
    "formula": "=HYPERLINK('http://example.invalid') +1 -1 @SUM(1)",
}  # fmt: skip
"""Each by what it tries."""

COMBINING = "a" + "\u0301" * 500_000
"""A megabyte of marks that all sit on one letter."""

REFUSED: Mapping[str, bytes] = {
    "surrogate": b'wishes = "\\ud800\\udfff"',
    "half a pair": b'wishes = "\\ud83d"',
    "surrogate in bytes": b'wishes = "\xed\xa0\x80"',
    "raw escape": b'wishes = "\x1b]0;OWNED\x07"',
    "raw escape in a key": b'"\x1b[2J" = 1',
    "escape in a key": b'"\\u001b]0;OWNED\\u0007[@click=app.quit]" = 1\nwishes = 5',
    "escape in a wrong word": b"[[contacts]]\nid = 'c'\non = 2022-01-01\ncoach = 'c'\n"
    b'kind = "\\u001b]0;OWNED\\u0007"',
    "escape in an id": b"[[jobs]]\ntitle = 'x'\n"
    b'id = "\\u001b[31;5;9;53m"\nepisode = "\\u202e"\nstart = "\\u009b2J"',
}
"""Lines that make a client's file one that cannot be read, which is told with what stands there."""

DAY = date(2022, 10, 3)
CLIENT, OTHER, STAFF, EMPLOYER = "h0st11e0", "h0st11e1", "c0ach000", "emp10000"
REVIEW, PROGRAMME, ASSESSOR = "rev10000", "pr0g0000", "as"

_REFERS = {
    "site": "r",
    "staff": STAFF,
    "client": CLIENT,
    "employer": EMPLOYER,
    "review": REVIEW,
    "programme": PROGRAMME,
    "scale": "ips25",
    "episode": "id",
    "partner": "id",
    "rules": "ips25",
    "text_pack": "",
}
_NAMES: Mapping[type[Any], tuple[str, str]] = {
    Client: (CLIENT, f"clients/r/h/{CLIENT}.toml"),
    Identity: (CLIENT, f"identities/r/h/{CLIENT}.toml"),
    Employer: (EMPLOYER, f"employers/e/{EMPLOYER}.toml"),
    Staff: (STAFF, f"staff/{STAFF}.toml"),
    Programme: (PROGRAMME, f"programmes/{PROGRAMME}.toml"),
    Review: (REVIEW, f"reviews/{REVIEW}/review.toml"),
    RatingFile: (f"{REVIEW}-{ASSESSOR}", f"reviews/{REVIEW}/ratings/{ASSESSOR}.toml"),
    WorkingTime: (f"{STAFF}-2022-10", f"working-time/{STAFF}/2022-10.toml"),
    ServiceLog: ("r-2022", "service/r/2022.toml"),
    DevelopmentPlan: (REVIEW, f"reviews/{REVIEW}/plan.toml"),
    WorkspaceInfo: ("", "workspace.toml"),
}
"""Every kind of record: its id and its file."""

KINDS = tuple(_NAMES)


def file_of(cls: type[Any]) -> str:
    """The file of the record of this kind."""
    return _NAMES[cls][1]


def write_hostile(root: Path, *texts: str) -> Path:
    """A workspace in `root` with one record of every kind; its text fields have the texts, in turn."""
    turn = cycle(texts)
    for cls, (record_id, name) in _NAMES.items():
        plain = unstructure(_filled(cls, turn, record_id))
        _write(root / name, _raw(render(plain)).encode())
    # A second, hostile in its identity alone, so that a list has more than one row.
    _write(root / f"clients/r/h/{OTHER}.toml", _raw(render({"id": OTHER, "site": "r"})).encode())
    return root


def write_refused(root: Path) -> None:
    """Files of clients that cannot be read, each for a reason of its own that has something hostile in it."""
    for number, line in enumerate(REFUSED.values()):
        record_id = f"x{number:07}"
        content = f'id = "{record_id}"\nsite = "r"\n'.encode() + line + b"\n"
        _write(root / f"clients/r/x/{record_id}.toml", content)
    _write(root / "clients/r/x/\x1b]0;OWNED\x07\u202e.toml", b"x =")


def text_fields(cls: type[Any]) -> int:
    """How many fields of a kind of record, and of what lies in it, take a text."""
    hints = get_type_hints(cls)
    return sum(
        _texts_of(hints[each.name])
        for each in fields(cls)
        if each.name not in {"id", "assessor"} and "refers" not in each.metadata
    )


def _texts_of(kind: Any) -> int:
    if get_origin(kind) is not None:
        return sum(_texts_of(each) for each in get_args(kind))
    if isinstance(kind, type) and has(kind):
        return text_fields(kind)
    return kind is str


def _filled(cls: type[Any], turn: Iterator[str], record_id: str) -> Any:
    """A record with every field filled in, the next text wherever one goes."""
    hints = get_type_hints(cls)
    given: dict[str, Any] = {}
    for each in fields(cls):
        refers = str(each.metadata.get("refers", ""))
        if each.name == "schema":
            continue
        if each.name == "id":
            given["id"] = record_id
        elif each.name == "assessor":
            given["assessor"] = ASSESSOR
        elif refers:
            value = _REFERS[refers]
            given[each.name] = (value,) if get_origin(hints[each.name]) is tuple else value
        else:
            given[each.name] = _value(hints[each.name], turn, each.name)
    return cls(**_arranged(cls, given))


def _arranged(cls: type[Any], given: dict[str, Any]) -> dict[str, Any]:
    """The values so that the record is one that screens show and a walk can work on."""
    if cls is RatingFile:
        # This one is rated by hand on the walk; elements that the scale does not have are in the others.
        given["ratings"]["1"] = evolve(given["ratings"]["1"], elements={})
    if cls is WorkingTime:
        given["month"] = DAY.replace(day=1)
    if cls is ServiceLog:
        given["year"] = DAY.year
    if "as_of" in given:
        given["as_of"] = date(2022, 10, 14)
    # What has ended is shown in fewer places than what goes on.
    for name in ("end", "closed_on", "closing_reason"):
        field = getattr(fields(cls), name, None)
        if field is not None and field.default is not NOTHING:
            given[name] = field.default
    return given


def _value(kind: Any, turn: Iterator[str], name: str) -> Any:  # noqa: PLR0911 - one for each kind of value
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _value(next(each for each in arguments if each is not NoneType), turn, name)
    if origin is tuple:
        return (_value(arguments[0], turn, name),)
    if origin is Mapping:
        return {key: _value(arguments[1], turn, name) for key in ("1", "5", "a", next(turn)[:1000])}
    if has(kind):
        return _filled(kind, turn, {"sites": "r", "assessors": ASSESSOR}.get(name, "id"))
    if issubclass(kind, StrEnum):
        return next(iter(kind))
    if kind is str:
        return next(turn)
    return {int: 3, float: 0.5, bool: True, date: DAY, time: time(9, 30)}[kind]


def _raw(text: str) -> str:
    """TOML text with the character itself wherever TOML allows it, as other programs write it."""

    def plain(found: re.Match[str]) -> str:
        code = int(found.group(1) or found.group(2), 16)
        return chr(code) if code > 0x7F else found.group()

    return re.sub(r"(?<!\\)\\(?:u([0-9a-f]{4})|U([0-9a-f]{8}))", plain, text)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)

"""One file of the workspace as the index knows it: its stamp, and the summary or the problems it gave."""

# Plain system calls on purpose: thousands of files are looked at.
# ruff: noqa: PTH116

import json
import os
import time
from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from ipscore.practice.caseload import standing
from ipscore.problem import Problem
from ipscore.store.documents import read
from ipscore.store.layout import CLIENTS, EMPLOYERS, IDENTITIES, STAFF, Kind
from ipscore.store.summaries import (
    SUMMARISE,
    dump,
    problem_from,
    problem_plain,
    standing_plain,
    to_plain,
)

INDEXED: Mapping[str, Kind[Any]] = {each.name: each for each in (CLIENTS, IDENTITIES, EMPLOYERS, STAFF)}
"""The kinds of record that lists are made from."""

YOUNG = 50_000_000
"""Nanoseconds. A file changed so shortly before it was read may change again without a new time of change."""

Stamp = tuple[int, int, int, int]
"""Inode, size, and the times of the last change of the content and of anything (ns)."""

BROKEN, FINE, TOLD = 0, 1, 2
"""No record could be read of the file; one could; one could, and there is something to be said about it."""

NEVER: Stamp = (0, 0, 0, 0)
"""The stamp of no file: what carries it is read again next time."""


class Entry(NamedTuple):
    """What is known of one file.

    `state`: one of `BROKEN`, `FINE`, `TOLD`. `head`: for a client, the facts of its row. `data`: the summary
    and the problems.
    """

    name: str
    kind: str
    inode: int
    size: int
    changed: int
    touched: int
    state: int
    head: bytes
    data: bytes

    @property
    def stamp(self) -> Stamp:
        """What the file looked like when it was read."""
        return self[2:6]

    def summary(self) -> Any:
        """The plain lists of the summary."""
        return json.loads(self.data)[0]

    def problems(self) -> tuple[Problem, ...]:
        """What was wrong with the file, or is to be said of it."""
        return () if self.state == FINE else tuple(problem_from(each) for each in json.loads(self.data)[1])


def stamp_of(found: os.stat_result) -> Stamp:
    """The stamp of a file."""
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def read_entry(root: str, kind: str, name: str, today: date) -> Entry | None:
    """Read a file and put its summary, or its problems, into an entry; None when there is no such file.

    The stamp is taken before the file is read: a change in between shows as another stamp next time.
    """
    began = time.time_ns()
    try:
        stamp = stamp_of(os.stat(f"{root}/{name}", follow_symlinks=False))
    except FileNotFoundError:
        return None
    except OSError:
        stamp = NEVER
    if began - max(stamp[2:]) < YOUNG:
        stamp = NEVER
    found = read(root, name, INDEXED[kind])
    if isinstance(found, tuple):
        return _broken(name, kind, stamp, found)
    summary = SUMMARISE[kind](found.record)
    head = dump(standing_plain(standing(summary, today))) if kind == CLIENTS.name else b""
    told = [] if found.read_only is None else [problem_plain(found.read_only)]
    data = dump([to_plain(summary), told])
    return Entry(name, kind, *stamp, TOLD if told else FINE, head, data)


def _broken(name: str, kind: str, stamp: Stamp, problems: tuple[Problem, ...]) -> Entry:
    data = dump([None, [problem_plain(each) for each in problems]])
    return Entry(name, kind, *stamp, BROKEN, b"", data)

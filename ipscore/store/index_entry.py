"""One file of the workspace as the index knows it: its stamp, and the summary or the problems it gave."""

# Plain system calls on purpose: thousands of files are looked at.
# ruff: noqa: PTH116

import json
import os
import time
from array import array
from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple
from zlib import compress, decompress

from ipscore.problem import Problem
from ipscore.store.documents import read
from ipscore.store.layout import CLIENTS, EMPLOYERS, IDENTITIES, SERVICE_LOGS, STAFF, Kind
from ipscore.store.summaries import SUMMARISE, dump, head_plain, problem_from, problem_plain, to_plain

INDEXED: Mapping[str, Kind[Any]] = {
    each.name: each for each in (CLIENTS, IDENTITIES, EMPLOYERS, STAFF, SERVICE_LOGS)
}
"""The kinds of record that lists are made from."""

YOUNG = 50_000_000
"""Nanoseconds. A file changed so shortly before it was read may change again without a new time of change."""

Stamp = bytes
"""Inode, size, and the times of the last change of the content and of anything (ns), packed: see `pack`."""

STAMP = 32
"""Bytes of a stamp."""

NEVER: Stamp = bytes(STAMP)
"""The stamp of no file: what carries it is read again next time."""

BROKEN, FINE, TOLD = 0, 1, 2
"""No record could be read of the file; one could; one could, and there is something to be said about it."""

_WORD = 2**64 - 1


class Entry(NamedTuple):
    """What is known of one file.

    `state`: one of `BROKEN`, `FINE`, `TOLD`. `head`: what the first screen needs, a line of JSON, see
    `head_plain`. `data`: the summary and the problems, see `data_of`.
    """

    name: str
    stamp: Stamp
    state: int
    head: bytes
    data: bytes

    def problems(self) -> tuple[Problem, ...]:
        """What was wrong with the file, or is to be said of it."""
        return () if self.state == FINE else tuple(problem_from(each) for each in data_of(self.data)[1])


def pack(numbers: list[int]) -> bytes:
    """The numbers of stamps in 8 bytes each; of numbers that are larger, as some disks have, the low ones."""
    try:
        return array("q", numbers).tobytes()
    except OverflowError:
        return array("Q", [each & _WORD for each in numbers]).tobytes()


def data_of(packed: bytes) -> Any:
    """The plain lists of a summary (None where there is none), and of the problems."""
    return json.loads(decompress(packed))


def _packed(plain: object) -> bytes:
    # Held for every record of the workspace and looked at for few: a third of the room is worth the time.
    return compress(dump(plain), 1)


def read_entry(root: str, kind: str, name: str, today: date) -> Entry | None:
    """Read a file and put its summary, or its problems, into an entry; None when there is no such file.

    The stamp is taken before the file is read: a change in between shows as another stamp next time.
    """
    began = time.time_ns()
    try:
        found = os.stat(f"{root}/{name}", follow_symlinks=False)
    except FileNotFoundError:
        return None
    except OSError:
        stamp = NEVER
    else:
        changed, touched = found.st_mtime_ns, found.st_ctime_ns
        young = began - max(changed, touched) < YOUNG
        stamp = NEVER if young else pack([found.st_ino, found.st_size, changed, touched])
    document = read(root, name, INDEXED[kind])
    if isinstance(document, tuple):
        data = _packed([None, [problem_plain(each) for each in document]])
        return Entry(name, stamp, BROKEN, dump(None), data)
    summary = SUMMARISE[kind](document.record)
    told = [] if document.read_only is None else [problem_plain(document.read_only)]
    data = _packed([to_plain(summary), told])
    return Entry(name, stamp, TOLD if told else FINE, dump(head_plain(summary, today)), data)

"""Where the file of a record is, or that there is certainly none.

A folder that cannot be looked into is not an empty one: whoever took it for that would tell people that a
client of another site was removed, and let the same id come to exist twice.
"""

# Plain system calls on purpose: each is a promise of its own, and pathlib is slow where files are many.
# ruff: noqa: PTH116

import os
from typing import Any

from ipscore.message import msg
from ipscore.problem import Problem
from ipscore.store.cleaning import clean_line
from ipscore.store.errors import Unreadable
from ipscore.store.layout import Kind, is_safe


def find(root: str, kind: Kind[Any], record_id: str) -> str | None:
    """The name of the file of a record in the workspace at `root`; None when there is certainly none.

    Raises Unreadable when it is not found, and a folder that may hold it cannot be looked into.
    """
    closed = ""
    for name in kind.names(root, record_id):
        try:
            os.stat(f"{root}/{name}", follow_symlinks=False)
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError:
            closed = closed or _closed_on_the_way(root, name)
        else:
            return name
    if not closed and not can_be_listed(root, kind.listed):
        closed = kind.listed
    if closed and is_safe(record_id):
        raise Unreadable((_untold(record_id, closed),))
    return None


def can_be_listed(root: str, folder: str) -> bool:
    """Whether what a folder holds can be told; nothing, when it is not there or none was named."""
    if not folder:
        return True
    try:
        os.scandir(f"{root}/{folder}").close()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return True


def _closed_on_the_way(root: str, name: str) -> str:
    """The first folder on the way to `name` that cannot be passed through."""
    steps = name.split("/")
    for count in range(1, len(steps)):
        try:
            os.stat(f"{root}/{'/'.join(steps[: count + 1])}", follow_symlinks=False)
        except OSError:
            return "/".join(steps[:count])
    return "/".join(steps[:-1])


def _untold(record_id: str, folder: str) -> Problem:
    return Problem(
        msg(
            "Whether there is a record with the id “{id}” cannot be told: this folder may hold it and cannot "
            "be looked into. Nothing was changed.",
            id=record_id,
        ),
        file=clean_line(folder),
        expected=msg("a folder you may at least pass through; ask whoever looks after the workspace"),
    )

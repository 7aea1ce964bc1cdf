"""Which files of a kind are new, different or gone since they were last looked at, told without reading."""

# Plain system calls on purpose: pathlib is slow where files are many.
# ruff: noqa: PTH116

import os
import time
from collections.abc import Callable, Iterable, Mapping

from ipscore.problem import Problem
from ipscore.store.repository import Changes, Token

YOUNG = 50_000_000
"""Nanoseconds. A file changed so lately could change again within one tick of the disk's clock, unseen."""

Signature = tuple[int, int, int, int]
Seen = Mapping[str, Signature | None]


def changes(
    root: str, names: Iterable[str | Problem], id_of: Callable[[str], str], token: Token | None
) -> Changes:
    """The ids of the files `names` that differ from what they were at `token`, and of those gone since."""
    before: Seen = token.state if token is not None and isinstance(token.state, dict) else {}
    now: dict[str, Signature | None] = {}
    for name in names:
        if not isinstance(name, Problem):
            now[name] = _signature(f"{root}/{name}")
        else:
            # What is in a folder that cannot be looked into is not gone.
            now.update({each: seen for each, seen in before.items() if each.startswith(f"{name.file}/")})
    changed = {
        id_of(name)
        for name, found in now.items()
        if found is None or name not in before or before[name] != found
    }
    # A file that was moved is no record that is gone.
    removed = {id_of(name) for name in before.keys() - now.keys()} - {id_of(name) for name in now}
    return Changes(tuple(sorted(changed)), tuple(sorted(removed)), Token(now))


def _signature(path: str) -> Signature | None:
    """What tells one state of a file from another; None when it is too young to tell, or cannot be had."""
    try:
        found = os.stat(path, follow_symlinks=False)
    except OSError:
        return None
    if time.time_ns() - max(found.st_mtime_ns, found.st_ctime_ns) < YOUNG:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns

"""What saves leave behind that were cut off by a power cut or a kill: found, and taken away when it is safe.

A save writes a file of its own beside the record (`ipscore.store.writing`), and the history makes its folders
under a name of their own first. Nothing reads such leftovers, but they hold what a record held, so that they
must not outlive it. Only names of our own making count, not touched for an hour, and under the lock of the
record they were to become: a save that is still going on, however slow, is left alone.
"""

# Plain system calls on purpose: each is a promise of its own, and pathlib is slow where files are many.
# ruff: noqa: PTH208

import os
import re
import stat
import time
from collections.abc import Iterator
from contextlib import suppress

from ipscore.store.layout import HISTORY, SUFFIX
from ipscore.store.locking import locked_if_idle

AGE = 3600.0
"""Seconds. A save takes milliseconds; what nobody has touched for so long, nobody is at."""

_NAME = re.compile(r"\.(.+)\.[0-9a-f]{16}\.tmp")
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC


class Sweeper:
    """Takes leftovers away where records are saved. Looks at each folder once in `AGE`: saves stay cheap."""

    def __init__(self, root: str) -> None:
        self._root = root
        self._swept: dict[str, float] = {}

    def after_save(self, name: str) -> None:
        """Look at the folders that the save of the file `name` had to do with. Never fails."""
        folder, stem = os.path.dirname(name), name.removesuffix(SUFFIX)  # noqa: PTH120 - as above
        now = time.monotonic()
        for each in (folder, f"{HISTORY}/{folder}", f"{HISTORY}/{stem}"):
            if now - self._swept.get(each, -AGE) >= AGE:
                self._swept[each] = now
                # What cannot be removed now is for the next save; this one was acknowledged.
                with suppress(OSError):
                    sweep(self._root, each)


def sweep(root: str, folder: str) -> None:
    """Take the leftovers in `folder` away, as far as may be. Raises OSError for the folder itself."""
    handle = os.open(f"{root}/{folder}", _FOLDER)
    try:
        for name in os.listdir(handle):
            record = _left_over(handle, name)
            if record is not None:
                with suppress(OSError), locked_if_idle(root, _record(folder, record)) as held:
                    if held:
                        _take_away(handle, name)
    finally:
        os.close(handle)


def leftovers(root: str) -> Iterator[str]:
    """The names of all leftovers in the workspace, its history too, but for folders that cannot be read."""
    for folder, folders, _ in os.walk(root):
        inside = os.path.relpath(folder, root)
        with suppress(OSError):
            handle = os.open(folder, _FOLDER)
            try:
                names = [name for name in sorted(os.listdir(handle)) if _left_over(handle, name) is not None]
            finally:
                os.close(handle)
            yield from (name if inside == "." else f"{inside}/{name}" for name in names)
        folders[:] = [each for each in folders if not each.startswith(".") or each == ".ips"]


def _left_over(handle: int, name: str) -> str | None:
    """What the entry `name` was to become, when it is left over; None for all else."""
    made = _NAME.fullmatch(name)
    if made is None:
        return None
    try:
        found = os.stat(name, dir_fd=handle, follow_symlinks=False)
    except FileNotFoundError:
        return None
    young = time.time() - max(found.st_mtime, found.st_ctime) < AGE
    ours = stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode)
    return made[1] if ours and not young else None


def _record(folder: str, last: str) -> str:
    """The record file whose save leaves `last` in `folder`; in the history a version, or a folder of them."""
    if not folder.startswith(f"{HISTORY}/"):
        return f"{folder}/{last}"
    inside = folder.removeprefix(f"{HISTORY}/")
    return f"{inside}{SUFFIX}" if last.endswith(SUFFIX) else f"{inside}/{last}{SUFFIX}"


def _take_away(handle: int, name: str) -> None:
    # Looked at again: under the lock nobody is at it.
    if _left_over(handle, name) is None:
        return
    try:
        os.unlink(name, dir_fd=handle)
    except IsADirectoryError:
        # Only one that is empty goes.
        os.rmdir(name, dir_fd=handle)

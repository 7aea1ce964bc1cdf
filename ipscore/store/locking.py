"""One writer at a time for a file, between processes and between threads.

Permanent lock files: a lock file that were removed could be held by one and made anew by another. A fixed
number of them, chosen by the name of the file, so that 100 000 clients do not mean 100 000 lock files; two
files that share one wait for each other for about a millisecond.
"""

import fcntl
import os
import secrets
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from ipscore.message import msg
from ipscore.store.errors import StoreError
from ipscore.store.layout import LOCKS
from ipscore.store.reading import close
from ipscore.store.writing import make_folders, store_error

COUNT = 64
PATIENCE = 10.0
"""Seconds to wait for someone else's save, which takes milliseconds unless their process was stopped."""

MODE = 0o660


@contextmanager
def locked(root: str, name: str) -> Iterator[None]:
    """Hold the lock of the file `name` of the workspace at `root`. Raises StoreError when it cannot."""
    try:
        handle = _open(root, _lock_of(name))
    except OSError as error:
        raise store_error(error, name) from error
    try:
        _wait(handle, name)
        yield
    finally:
        # Closing gives the lock back.
        close(handle)


@contextmanager
def locked_if_idle(root: str, name: str) -> Iterator[bool]:
    """Hold the lock of a file if nobody else does, without waiting; whether it is held. Raises OSError."""
    handle = _open(root, _lock_of(name))
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
    finally:
        close(handle)


def _lock_of(name: str) -> str:
    return f"{LOCKS}/{zlib.crc32(name.encode()) % COUNT:02x}.lock"


def _open(root: str, lock: str) -> int:
    path = f"{root}/{lock}"
    flags = os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC
    with suppress(FileNotFoundError):
        return os.open(path, flags)
    make_folders(root, LOCKS)
    try:
        handle = os.open(path, flags | os.O_CREAT | os.O_EXCL, MODE)
    except FileExistsError:  # someone else was faster
        return os.open(path, flags)
    # The umask may have taken the group's right, and would lock colleagues out.
    os.fchmod(handle, MODE)
    return handle


def _wait(handle: int, name: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise StoreError(
                    msg("Someone else is saving this file and has not finished. Try again in a moment."), name
                ) from None
            time.sleep(0.001 + secrets.randbelow(4) / 1000)
        except OSError as error:
            raise store_error(error, name) from error
        else:
            return

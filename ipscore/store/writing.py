"""Putting bytes on the disk so that they are there after a power cut, or not at all.

A new file beside the old one, written, flushed and read back, takes the old one's name in one step; then the
folder is flushed. At no moment is there half a file under the name, and until this returns nothing counts as
saved.
"""

# Plain system calls on purpose: each is a promise of its own, and pathlib is slow where files are many.
# ruff: noqa: PTH101, PTH102, PTH105, PTH108, PTH116, PTH120

import errno
import os
import secrets
import stat
import time
from collections.abc import Callable
from contextlib import suppress

from ipscore.message import Message, msg
from ipscore.store.errors import AlreadyThere, StoreError
from ipscore.store.reading import close

MODE = 0o660
"""Colleagues of the group must be able to read and save what one of them made."""

_ACL = "system.posix_acl_access"

_FLAGS = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC

Keep = Callable[[], str]
"""Keeps the old file before it goes; gives the folder it is kept in, to be flushed with the file's own."""


def replace(root: str, name: str, data: bytes, mode: int | None = None, keep: Keep | None = None) -> None:
    """Put `data` in the place of the file `name` under `root`, keeping mode, group and ACL of the old one.

    `mode`: the mode of a file that is not there yet. `keep` is called when the new file is whole on the disk
    and the old one still there; what it raises stops the save. Raises StoreError; then the old file is whole,
    except that a failing last flush leaves the new one in place, whole too.
    """

    def put(temporary: str, path: str) -> None:
        kept = None if keep is None else keep()
        os.replace(temporary, path)
        if kept is not None:
            # After both: a disk that writes in order then has one thing to do. Nothing counts as saved yet.
            flush_folder(kept)

    _write(root, name, data, MODE if mode is None else mode, put)


def remove(root: str, name: str, keep: Keep) -> None:
    """Take the file `name` under `root` away, once `keep` has kept it. Raises StoreError."""
    path = f"{root}/{name}"
    try:
        flush_folder(keep())
        os.unlink(path)
        flush_folder(os.path.dirname(path))
    except OSError as error:
        raise store_error(error, name) from error


def create(root: str, name: str, data: bytes, mode: int = MODE) -> None:
    """Make the file `name` under `root`. Raises AlreadyThere when there is one, StoreError when it fails."""
    try:
        make_folders(root, os.path.dirname(name))
    except OSError as error:
        raise store_error(error, name) from error
    _write(root, name, data, mode, _link)


def make_folders(root: str, folder: str, mode: int = 0o770) -> None:
    """Make `folder` under `root`, and those above it, open to the group and durable. Raises OSError.

    In a workspace others may pass through a folder as they may through the one above it: a site's folders may
    be one group's, but whoever makes a record at another site has to see whether its id is taken.
    """
    path = root
    for step in folder.split("/") if folder else ():
        above, path = path, f"{path}/{step}"
        try:
            os.mkdir(path, mode)
        except FileExistsError:
            continue
        # Adds what the umask took; the bit that hands the group down stays as it was inherited.
        passing = os.stat(above).st_mode & stat.S_IXOTH if root else 0
        os.chmod(path, stat.S_IMODE(os.stat(path).st_mode) | mode | passing)
        flush_folder(above or "/")


def temporary_name(last: str) -> str:
    """A name for what is to become `last`: one that nobody else has. See `ipscore.store.sweeping`."""
    return f".{last}.{secrets.token_hex(8)}.tmp"


def store_error(error: OSError, name: str) -> StoreError:
    """`error` in words for people, with what to do next."""
    return StoreError(_WORDS.get(error.errno or 0, _OTHER), name)


def _write(root: str, name: str, data: bytes, mode: int, put: Callable[[str, str], None]) -> None:
    path = f"{root}/{name}"
    folder, _, last = path.rpartition("/")
    temporary = f"{folder}/{temporary_name(last)}"
    try:
        _fill(temporary, path, data, mode)
        put(temporary, path)
        flush_folder(folder)
    except FileExistsError:
        _remove(temporary)
        raise AlreadyThere(name) from None
    except OSError as error:
        _remove(temporary)
        raise store_error(error, name) from error
    except BaseException:
        _remove(temporary)
        raise


def _fill(temporary: str, path: str, data: bytes, mode: int) -> None:
    handle = os.open(temporary, _FLAGS, mode)
    try:
        with suppress(FileNotFoundError):
            old = os.stat(path, follow_symlinks=False)
            mode = stat.S_IMODE(old.st_mode)
            if os.fstat(handle).st_gid != old.st_gid:
                # Not a member of the group: the folder's own group must do.
                with suppress(PermissionError):
                    os.chown(handle, -1, old.st_gid)
        os.fchmod(handle, mode)
        _copy_acl(path, handle)
        left = memoryview(data)
        while left:
            left = left[os.write(handle, left) :]
        # The disk's own clock may tick every 4 ms only; two saves in one tick would be of one time.
        now = time.time_ns()
        os.utime(handle, ns=(now, now))
        os.fsync(handle)
        # A disk may say that it took what it did not. Only what reads back takes the place of the old file.
        if os.pread(handle, len(data) + 1, 0) != data:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
    finally:
        os.close(handle)


def _copy_acl(path: str, handle: int) -> None:
    try:
        acl = os.getxattr(path, _ACL, follow_symlinks=False)
    except OSError:  # none, no such file, or a disk without any
        return
    os.setxattr(handle, _ACL, acl)


def _link(temporary: str, path: str) -> None:
    # Unlike a rename, a link never takes the place of a file.
    os.link(temporary, path, follow_symlinks=False)
    os.unlink(temporary)


def flush_folder(folder: str) -> None:
    """Make what was done to the names in `folder` durable. Raises OSError."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        close(handle)


def _remove(temporary: str) -> None:
    with suppress(OSError):
        os.unlink(temporary)


_FULL = msg("The disk is full. Nothing was lost; free some space and save again.")
_DENIED = msg("You are not allowed to save here. Nothing was changed; ask whoever looks after the workspace.")
_GONE = msg("The folder is gone. It may have been moved; open the workspace again and save again.")
_OTHER = msg(
    "The disk gave an error. What is there is whole, the old or the new; look at it, save again if needed, "
    "and tell whoever looks after the computer."
)

_WORDS: dict[int, Message] = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EACCES: _DENIED,
    errno.EPERM: _DENIED,
    errno.EROFS: msg(
        "The disk can only be read, not written. Nothing was changed; ask whoever looks after the computer."
    ),
    errno.ENOENT: _GONE,
    errno.ENOTDIR: _GONE,
    errno.ELOOP: msg(
        "A link stands where a folder should be. Nothing was changed; ask whoever looks after the workspace."
    ),
}

"""Every earlier state of every record file, kept before a save or a removal takes its place.

`.ips/history/<name of the file without .toml>/<when it was saved>-<hash>.toml`: all of one record in one
folder, so that its erasure and the rights of its site are a matter of files. What is kept is the old file
itself under a second name (a hard link), with its mode, group and ACL; where no link is allowed, a copy.
"""

# Plain system calls on purpose: each is a promise of its own, and pathlib is slow where files are many.
# ruff: noqa: PTH101, PTH102, PTH104, PTH106, PTH112, PTH116, PTH120

import errno
import hashlib
import os
import re
import stat
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

from ipscore.store.base import Kept
from ipscore.store.errors import Unreadable
from ipscore.store.finding import can_be_listed
from ipscore.store.layout import HISTORY, SUFFIX, Kind, closed_folder
from ipscore.store.reading import linked_folder, read_bytes
from ipscore.store.repository import Version
from ipscore.store.writing import flush_folder, make_folders, replace, temporary_name

_NAME = re.compile(r"([0-9]{8}T[0-9]{6})([0-9]{6})Z-[0-9a-f]{8}")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_NO_LINK = frozenset((errno.EPERM, errno.EMLINK, errno.EXDEV, errno.EOPNOTSUPP, errno.ENOSYS))
_ACLS = ("system.posix_acl_access", "system.posix_acl_default")


def keep(root: str, name: str, content: bytes) -> str:
    """Keep the record file `name`, which holds `content`; the folder it is kept in is given, not yet flushed.

    The same state kept twice, such as by a save that failed and was tried again, is kept once.
    Raises OSError, StoreError.
    """
    path = f"{root}/{name}"
    found = os.stat(path, follow_symlinks=False)
    folder = f"{HISTORY}/{name.removesuffix(SUFFIX)}"
    _make_folder(root, folder, os.path.dirname(name))
    kept = f"{folder}/{version_id_of(found.st_mtime_ns, content)}{SUFFIX}"
    try:
        os.link(path, f"{root}/{kept}", follow_symlinks=False)
    except FileExistsError:
        if read_bytes(root, kept) != content:
            _copy(root, path, kept, content)
    except OSError as error:
        if error.errno not in _NO_LINK:
            raise
        _copy(root, path, kept, content)
    return f"{root}/{folder}"


def kept_of(root: str, kind: Kind[Any], record_id: str) -> Sequence[Kept]:
    """The earlier states of a record, in any order; names that are not of our making are left alone.

    Raises Unreadable when the folder they are in cannot be looked into.
    """
    found: list[Kept] = []
    if not can_be_listed(f"{root}/{HISTORY}", kind.listed):
        raise Unreadable((closed_folder(f"{HISTORY}/{kind.listed}"),))
    for name in kind.names(f"{root}/{HISTORY}", record_id):
        folder = f"{HISTORY}/{name.removesuffix(SUFFIX)}"
        if linked_folder(root, f"{folder}/") is not None:
            continue
        # Where the record is not, nothing of it is missed: the folder may be that of another site.
        if not can_be_listed(root, folder) and os.path.lexists(f"{root}/{name}"):
            raise Unreadable((closed_folder(folder),))
        found.extend(
            Kept(version, f"{folder}/{file}", name) for file, version in _versions(f"{root}/{folder}")
        )
    return found


def one_kept_of(root: str, kind: Kind[Any], record_id: str, version_id: str) -> Kept | None:
    """One earlier state of a record, found without looking at the others; None when there is none."""
    when = when_of(version_id)
    if when is None:
        return None
    for name in kind.names(f"{root}/{HISTORY}", record_id):
        place = f"{HISTORY}/{name.removesuffix(SUFFIX)}/{version_id}{SUFFIX}"
        if linked_folder(root, place) is None and os.path.lexists(f"{root}/{place}"):
            size = os.stat(f"{root}/{place}", follow_symlinks=False).st_size
            return Kept(Version(version_id, when, size), place, name)
    return None


def _versions(folder: str) -> Iterator[tuple[str, Version]]:
    try:
        with os.scandir(folder) as entries:
            files = [(each.name, each.stat(follow_symlinks=False).st_size) for each in entries]
    except OSError:
        return
    for file, size in files:
        version_id = file.removesuffix(SUFFIX)
        if file.endswith(SUFFIX) and (when := when_of(version_id)) is not None:
            yield file, Version(version_id, when, size)


def when_of(version_id: str) -> datetime | None:
    """When the state a version id names was saved, in UTC; None for what is no version id."""
    parts = _NAME.fullmatch(version_id)
    if parts is None:
        return None
    try:
        moment = datetime.fromisoformat(parts[1]).replace(tzinfo=UTC)
    except ValueError:
        return None
    return moment + timedelta(microseconds=int(parts[2]))


def version_id_of(saved_ns: int, content: bytes) -> str:
    """The id of a state, saved so many nanoseconds after 1970: sorts by time, and differs by content."""
    when = _EPOCH + timedelta(microseconds=saved_ns // 1000)
    return f"{when:%Y%m%dT%H%M%S%f}Z-{hashlib.sha256(content).hexdigest()[:8]}"


def _make_folder(root: str, folder: str, like: str) -> None:
    """Make `folder`, and those above it, each with the rights of the one in the workspace that it stands for.

    `like`: the folder that the last one stands for. Raises OSError, Unreadable.
    """
    problem = linked_folder(root, f"{folder}/")
    if problem is not None:
        raise Unreadable((problem,))
    if os.path.isdir(f"{root}/{folder}"):
        return
    make_folders(root, HISTORY)
    steps = folder.removeprefix(f"{HISTORY}/").split("/")
    made = [("/".join(steps[:count]), "/".join(steps[:count])) for count in range(1, len(steps))]
    for step, original in (*made, ("/".join(steps), like)):
        _make_one(f"{root}/{HISTORY}/{step}", f"{root}/{original}")


def _make_one(path: str, original: str) -> None:
    if os.path.isdir(path):
        return
    # It appears with the rights it should have: a colleague at the same work never meets it closed, or open.
    above, _, last = path.rpartition("/")
    temporary = f"{above}/{temporary_name(last)}"
    os.mkdir(temporary, 0o700)
    try:
        rights = os.stat(original)
        if os.stat(temporary).st_gid != rights.st_gid:
            # Not a member of the group: the group of the folder above must do.
            with suppress(PermissionError):
                os.chown(temporary, -1, rights.st_gid)
        os.chmod(temporary, stat.S_IMODE(rights.st_mode))
        for acl in _ACLS:
            with suppress(OSError):  # none there, or a disk without any
                os.setxattr(temporary, acl, os.getxattr(original, acl))
        os.rename(temporary, path)
    except OSError as error:
        with suppress(OSError):
            os.rmdir(temporary)
        # A colleague was faster, and has something in it already.
        if error.errno not in (errno.ENOTEMPTY, errno.EEXIST):
            raise
    flush_folder(above)


def _copy(root: str, path: str, kept: str, content: bytes) -> None:
    rights = os.stat(path, follow_symlinks=False)
    replace(root, kept, content, 0o600)
    with suppress(PermissionError):
        os.chown(f"{root}/{kept}", -1, rights.st_gid)
    os.chmod(f"{root}/{kept}", stat.S_IMODE(rights.st_mode))

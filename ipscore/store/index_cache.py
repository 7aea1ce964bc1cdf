"""The file that keeps the index from one run to the next: a private SQLite file that may be lost at any time.

It lies in the user's own cache folder, readable by nobody else, never in the shared folder. It is believed
only as far as it proves itself: made for this workspace, this user and this version, each row, which is one
folder, with its own check sum. Where anything else is found all is thrown away, and the files are read.
"""

# Plain system calls on purpose: each is a promise of its own.
# ruff: noqa: PTH101, PTH108, PTH116

import hashlib
import json
import os
import sqlite3
import stat
from collections.abc import Iterable, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote
from zlib import crc32

from ipscore.store.index_entry import INDEXED
from ipscore.store.index_shelf import Shelf
from ipscore.store.places import cache_folder
from ipscore.store.reading import close
from ipscore.store.summaries import VERSION
from ipscore.store.writing import make_folders

PATIENCE = 1.0
"""Seconds to wait for another program of the same user that is writing its index."""

_FLAGS = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_MAKE = (
    "CREATE TABLE about (words TEXT NOT NULL)",
    """CREATE TABLE folders (place BLOB PRIMARY KEY, names BLOB, stamps BLOB, states BLOB, heads BLOB,
    datas BLOB, ends BLOB, proof INTEGER)""",
)
_TABLES = {"about", "folders"}
_SELECT = "SELECT place, names, stamps, states, heads, datas, ends, proof FROM folders"
_PUT = "INSERT OR REPLACE INTO folders VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_DROP = "DELETE FROM folders WHERE place = ?"
_KINDS = {kind.pattern[0]: name for name, kind in INDEXED.items()}


class _UnprovenError(Exception):
    """What was kept is not what this program keeps for this user and workspace."""


class Cache:
    """The kept index of the workspace at `root`, for the user who runs the program."""

    def __init__(self, root: str, folder: Path | None = None) -> None:
        self.folder = (folder or cache_folder()) / "index"
        digest = hashlib.sha256(os.fsencode(root)).hexdigest()[:32]
        self.path = self.folder / f"{digest}.sqlite"
        self._words = _about(root)

    def load(self) -> dict[str, Shelf]:
        """What was kept, by place; nothing where there is any doubt."""
        try:
            with closing(self._open()) as database:
                return self._shelves(database)
        except OSError:
            return {}
        except Exception as error:  # noqa: BLE001 - see `_doubt`
            self._doubt(error)
            return {}

    def keep(self, changed: Iterable[Shelf], removed: Iterable[str]) -> None:
        """Keep these shelves and forget those of the places `removed`. Not being able to costs only time."""
        rows = [_row(each) for each in changed]
        gone = [(os.fsencode(place),) for place in removed]
        if not rows and not gone:
            return
        try:
            with closing(self._open()) as database:
                database.execute("BEGIN IMMEDIATE")
                if not self._fits(database):
                    self._make_anew(database)
                database.executemany(_DROP, gone)
                database.executemany(_PUT, rows)
                database.execute("COMMIT")
        except OSError:
            return
        except Exception as error:  # noqa: BLE001 - see `_doubt`
            self._doubt(error)

    def _open(self) -> sqlite3.Connection:
        """The database, made private first. Raises OSError, sqlite3.Error."""
        make_folders("", os.fspath(self.folder).strip("/"), 0o700)
        found = os.stat(self.folder, follow_symlinks=False)
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid():
            raise PermissionError
        if stat.S_IMODE(found.st_mode) != 0o700:
            os.chmod(self.folder, 0o700)
        handle = os.open(self.path, _FLAGS, 0o600)
        try:
            found = os.fstat(handle)
            if not stat.S_ISREG(found.st_mode) or found.st_uid != os.geteuid() or found.st_nlink != 1:
                raise PermissionError
            if stat.S_IMODE(found.st_mode) != 0o600:
                os.fchmod(handle, 0o600)
        finally:
            close(handle)
        where = f"file:{quote(os.fspath(self.path))}?mode=rw"
        database = sqlite3.connect(where, PATIENCE, isolation_level=None, uri=True)
        # What a file no longer shows to this user must not stay behind in unused pages either.
        database.execute("PRAGMA secure_delete = ON")
        # What a power cut leaves is proven before it is believed, so nobody has to wait for the disk.
        database.execute("PRAGMA synchronous = OFF")
        return database

    def _tables(self, database: sqlite3.Connection) -> set[str]:
        return {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}

    def _shelves(self, database: sqlite3.Connection) -> dict[str, Shelf]:
        if not self._tables(database):  # made a moment ago, by this very opening or another one
            return {}
        if not self._fits(database):
            raise _UnprovenError
        return {each.place: each for each in map(_proven, database.execute(_SELECT))}

    def _fits(self, database: sqlite3.Connection) -> bool:
        if not self._tables(database) >= _TABLES:
            return False
        return database.execute("SELECT words FROM about").fetchall() == [(self._words,)]

    def _make_anew(self, database: sqlite3.Connection) -> None:
        for table in sorted(_TABLES):
            database.execute(f"DROP TABLE IF EXISTS {table}")
        for statement in _MAKE:
            database.execute(statement)
        database.execute("INSERT INTO about VALUES (?)", (self._words,))

    def _doubt(self, error: Exception) -> None:
        """Remove the file, unless it is only somebody else's turn.

        What SQLite raises on damaged bytes is no closed set: besides its own errors words that are no UTF-8,
        numbers that are too large, more memory than there is. Whatever it is, the file is not believed.
        """
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return
        for end in ("", "-journal", "-wal", "-shm"):
            with suppress(OSError):
                os.unlink(f"{self.path}{end}")


def _about(root: str) -> str:
    """What the index must have been made for to be used: another group could read other files."""
    schemas = [each.cls.__attrs_attrs__.schema.default for each in INDEXED.values()]
    return json.dumps([VERSION, schemas, root, os.geteuid(), os.getegid(), sorted(os.getgroups())])


def _row(shelf: Shelf) -> tuple[object, ...]:
    # Names as the bytes they are: not every name on a disk is a text.
    parts = (
        os.fsencode(shelf.place),
        os.fsencode(shelf.names),
        shelf.stamps,
        shelf.states,
        shelf.heads,
        shelf.datas,
        shelf.ends,
    )
    return (*parts, _proof(parts))


def _proven(row: Any) -> Shelf:
    """The shelf of a row whose proof is right. Raises _UnprovenError, TypeError, KeyError for any other."""
    *parts, proof = row
    if proof != _proof(parts):
        raise _UnprovenError
    place, names = os.fsdecode(parts[0]), os.fsdecode(parts[1])
    return Shelf(place, _KINDS[place.split("/")[0]], names, *parts[2:])


def _proof(parts: Sequence[bytes]) -> int:
    # With the lengths: the same bytes cut in other places are another row.
    value = crc32(",".join(str(len(each)) for each in parts).encode())
    for each in parts:
        value = crc32(each, value)
    return value

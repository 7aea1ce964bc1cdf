"""The file that keeps the index from one run to the next: a private SQLite file that may be lost at any time.

It lies in the user's own cache folder, readable by nobody else, never in the shared folder. It is believed
only as far as it proves itself: made for this workspace, this user and this version, each row with its own
check sum. Whatever else is found is thrown away, and the files themselves are read.
"""

# Plain system calls on purpose: each is a promise of its own.
# ruff: noqa: PTH101, PTH108, PTH116

import hashlib
import json
import os
import sqlite3
import stat
from collections.abc import Iterable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote
from zlib import crc32

from ipscore.store.index_entry import INDEXED, Entry
from ipscore.store.places import cache_folder
from ipscore.store.reading import close
from ipscore.store.summaries import VERSION
from ipscore.store.writing import make_folders

PATIENCE = 1.0
"""Seconds to wait for another program of the same user that is writing its index."""

_FLAGS = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_MAKE = (
    "CREATE TABLE about (words TEXT NOT NULL)",
    """CREATE TABLE files (name TEXT UNIQUE, kind TEXT, inode INTEGER, size INTEGER, changed INTEGER,
    touched INTEGER, state INTEGER, head BLOB, data BLOB, proof INTEGER)""",
)
_COLUMNS = ("name", "kind", "inode", "size", "changed", "touched", "state", "head", "data", "proof")
_SELECT = f"SELECT {', '.join(_COLUMNS)} FROM files"  # noqa: S608 - constants
_PUT = f"INSERT OR REPLACE INTO files VALUES ({', '.join('?' * len(_COLUMNS))})"  # noqa: S608 - constants
_DROP = "DELETE FROM files WHERE name = ?"


class Cache:
    """The kept index of the workspace at `root`, for the user who runs the program."""

    def __init__(self, root: str, folder: Path | None = None) -> None:
        self.folder = (folder or cache_folder()) / "index"
        digest = hashlib.sha256(os.fsencode(root)).hexdigest()[:32]
        self.path = self.folder / f"{digest}.sqlite"
        self._words = _about(root)

    def load(self) -> dict[str, Entry]:
        """What was kept, by name; nothing where there is any doubt."""
        try:
            with closing(self._open()) as database:
                rows = database.execute(_SELECT).fetchall() if self._fits(database) else []
        except sqlite3.Error as error:
            self._doubt(error)
            return {}
        except OSError:
            return {}
        return _proven(rows)

    def keep(self, changed: Iterable[Entry], removed: Iterable[str]) -> None:
        """Keep these entries and forget those of `removed`. Not being able to costs only time."""
        rows = [row for row in map(_row, changed) if row is not None]
        gone = [(name,) for name in removed if _text(name)]
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
        except sqlite3.Error as error:
            self._doubt(error)
        except OSError:
            return

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
        return database

    def _fits(self, database: sqlite3.Connection) -> bool:
        tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if not {"about", "files"} <= tables:
            return False
        return database.execute("SELECT words FROM about").fetchall() == [(self._words,)]

    def _make_anew(self, database: sqlite3.Connection) -> None:
        for table in ("about", "files"):
            database.execute(f"DROP TABLE IF EXISTS {table}")
        for statement in _MAKE:
            database.execute(statement)
        database.execute("INSERT INTO about VALUES (?)", (self._words,))

    def _doubt(self, error: sqlite3.Error) -> None:
        """Remove the file, unless it is only somebody else's turn."""
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return
        for end in ("", "-journal", "-wal", "-shm"):
            with suppress(OSError):
                os.unlink(f"{self.path}{end}")


def _about(root: str) -> str:
    """What the index must have been made for to be used: another group could read other files."""
    schemas = [each.cls.__attrs_attrs__.schema.default for each in INDEXED.values()]
    return json.dumps([VERSION, schemas, root, os.geteuid(), os.getegid(), sorted(os.getgroups())])


def _row(entry: Entry) -> tuple[object, ...] | None:
    """The row of an entry; None for one that SQLite cannot hold: its file is read each time."""
    if not _text(entry.name) or not all(-(2**63) <= each < 2**63 for each in entry.stamp):
        return None
    return (*entry, _proof(entry))


def _text(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _proof(row: Any) -> int:
    # The numbers need none: wrong ones are those of no file.
    return crc32(row[8], crc32(row[7], crc32(row[0].encode(), row[6])))


def _proven(rows: list[Any]) -> dict[str, Entry]:
    """The entries of the rows whose proof is right."""
    try:
        return {
            row[0]: Entry._make(row[:9])
            for row in rows
            # `_proof`, without the call: this is done for each of 100 000 files at every start.
            if row[9] == crc32(row[8], crc32(row[7], crc32(row[0].encode(), row[6])))
        }
    except (TypeError, AttributeError, OverflowError):  # words where numbers belong: not ours
        return {}

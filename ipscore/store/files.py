"""Records of one kind as TOML files: the `Repository` that a workspace has."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TypeVar

from ipscore.message import msg
from ipscore.problem import Problem
from ipscore.store import history
from ipscore.store.base import DocumentRepository, Kept
from ipscore.store.changes import changes
from ipscore.store.errors import StoreError, Unreadable
from ipscore.store.finding import find
from ipscore.store.layout import Kind, scan
from ipscore.store.locking import locked
from ipscore.store.reading import linked_folder, read_bytes
from ipscore.store.repository import Changes, Token
from ipscore.store.sweeping import Sweeper
from ipscore.store.writing import MODE, create, remove, replace

T = TypeVar("T")


class TomlRepository(DocumentRepository[T]):
    """The files of one kind in the workspace at `root`. Safe to use from several threads and processes."""

    def __init__(self, root: str, kind: Kind[T]) -> None:
        super().__init__(kind)
        self.root = root
        self._sweeper = Sweeper(root)

    def names(self) -> Iterator[str | Problem]:
        """Names of the files, relative to the workspace, and the problems of folders."""
        return scan(self.root, self.kind.pattern)

    def changes_since(self, token: Token | None) -> Changes:
        """What was saved and removed since the token, by whomever; None: every record there is."""
        return changes(self.root, self.names(), self.kind.id_of, token)

    def _find(self, record_id: str) -> str | None:
        name = find(self.root, self.kind, record_id)
        if name is not None:
            self._refuse_links(name)
        return name

    def _home(self, record: T) -> str:
        name = self.kind.home(record, self._site(record))
        self._refuse_links(name)
        return name

    def _read(self, name: str) -> bytes | Problem | None:
        content = read_bytes(self.root, name)
        if isinstance(content, Problem) and not os.path.lexists(f"{self.root}/{name}"):
            return None
        return content

    @contextmanager
    def _locked(self, name: str) -> Iterator[None]:
        with locked(self.root, name):
            yield
        self._sweeper.after_save(name)

    def _create(self, name: str, content: bytes) -> None:
        # Nobody else writes it yet; but so nobody takes away what is being written.
        with self._locked(name):
            create(self.root, name, content, self._mode(name))

    def _mode(self, name: str) -> int:
        """The mode of a new file."""
        del name
        return MODE

    def _replace(self, name: str, content: bytes, old: bytes) -> None:
        replace(self.root, name, content, keep=partial(history.keep, self.root, name, old))

    def _remove(self, name: str, old: bytes) -> None:
        remove(self.root, name, partial(history.keep, self.root, name, old))

    def _kept(self, record_id: str) -> Sequence[Kept]:
        return history.kept_of(self.root, self.kind, record_id)

    def _one_kept(self, record_id: str, version_id: str) -> Kept | None:
        return history.one_kept_of(self.root, self.kind, record_id, version_id)

    def _read_kept(self, kept: Kept) -> bytes | Problem:
        return read_bytes(self.root, kept.place)

    def _site(self, record: T) -> str:
        """Where a record lies that has no site of its own: with the client's case."""
        if self.kind.beside is None:
            return ""
        record_id: str = record.id  # type: ignore[attr-defined]  # every kind of record has an id
        case = TomlRepository(self.root, self.kind.beside)._find(record_id)  # noqa: SLF001 - the same class
        if case is None:
            raise StoreError(
                msg("There is no case file for this client yet. Save the case first, then the name.")
            )
        return case.split("/")[1]

    def _refuse_links(self, name: str) -> None:
        problem = linked_folder(self.root, name)
        if problem is not None:
            raise Unreadable((problem,))

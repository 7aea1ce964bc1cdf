"""Records of one kind in memory: the `Repository` of tests, of trials and of whoever has no disk.

Every promise but one is that of the files: what is here is gone with the process.
"""

import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from typing import TypeVar

from ipscore.problem import Problem
from ipscore.store.base import DocumentRepository, Kept
from ipscore.store.errors import AlreadyThere
from ipscore.store.history import version_id_of, when_of
from ipscore.store.layout import Kind
from ipscore.store.repository import Changes, Token, Version

T = TypeVar("T")

_SITE = "memory"
"""The site of records that have none of their own."""


class MemoryRepository(DocumentRepository[T]):
    """Documents by name, the earlier ones of each, and when each record changed. Safe to use from threads."""

    def __init__(self, kind: Kind[T]) -> None:
        super().__init__(kind)
        self._lock = threading.RLock()
        self._documents: dict[str, bytes] = {}
        self._saved: dict[str, int] = {}
        self._history: dict[str, list[tuple[Kept, bytes]]] = {}
        self._changes: dict[str, int] = {}

    def put(self, name: str, content: bytes) -> None:
        """Put a document there as hands put a file, whatever is in it."""
        with self._lock:
            self._documents[name] = content
            self._saved[name] = time.time_ns()
            self._note(name)

    def names(self) -> Iterator[str | Problem]:
        """Names of all documents."""
        with self._lock:
            return iter(sorted(self._documents))

    def changes_since(self, token: Token | None) -> Changes:
        """What was saved and removed since the token; None: every record there is."""
        since = token.state if token is not None and isinstance(token.state, int) else 0
        with self._lock:
            there = set(self.ids())
            touched = sorted(each for each, count in self._changes.items() if count > since)
            state = Token(max(self._changes.values(), default=0))
        changed = tuple(each for each in touched if each in there)
        removed = tuple(each for each in touched if each not in there)
        return Changes(changed, removed if token is not None else (), state)

    def _find(self, record_id: str) -> str | None:
        with self._lock:
            return next((each for each in self._documents if self.kind.id_of(each) == record_id), None)

    def _home(self, record: T) -> str:
        return self.kind.home(record, _SITE)

    def _read(self, name: str) -> bytes | Problem | None:
        return self._documents.get(name)

    def _locked(self, name: str) -> AbstractContextManager[object]:
        del name
        return self._lock

    def _create(self, name: str, content: bytes) -> None:
        with self._lock:
            if name in self._documents:
                raise AlreadyThere(name)
            self.put(name, content)

    def _replace(self, name: str, content: bytes, old: bytes) -> None:
        self._keep(name, old)
        self.put(name, content)

    def _remove(self, name: str, old: bytes) -> None:
        self._keep(name, old)
        del self._documents[name]
        self._note(name)

    def _kept(self, record_id: str) -> Sequence[Kept]:
        with self._lock:
            return [kept for kept, _ in self._history.get(record_id, ())]

    def _read_kept(self, kept: Kept) -> bytes | Problem:
        with self._lock:
            return next(
                content for each, content in self._history[self.kind.id_of(kept.name)] if each == kept
            )

    def _keep(self, name: str, old: bytes) -> None:
        version_id = version_id_of(self._saved[name], old)
        when = when_of(version_id)
        assert when is not None
        kept = Kept(Version(version_id, when, len(old)), f"{name} {version_id}", name)
        self._history.setdefault(self.kind.id_of(name), []).append((kept, old))

    def _note(self, name: str) -> None:
        self._changes[self.kind.id_of(name)] = max(self._changes.values(), default=0) + 1

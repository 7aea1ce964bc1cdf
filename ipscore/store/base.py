"""What every store of documents does alike, whatever holds the bytes: understand, join, refuse, restore.

A store of another kind (files, memory, a database with the bytes in a column) says how bytes are found, put
and removed; what is promised to people is promised here, once.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from attrs import frozen

from ipscore.message import msg
from ipscore.problem import Problem
from ipscore.store.cleaning import clean_line
from ipscore.store.documents import Document, placed, understand, understand_as
from ipscore.store.errors import AlreadyThere, NotFound, NoVersion, ReadOnly, StoreError, Unreadable
from ipscore.store.joining import (
    DocumentRevision,
    changed,
    fit,
    joined,
    refuse_changed,
    refuse_read_only,
    stored,
)
from ipscore.store.layout import Kind
from ipscore.store.reading import Table, parse
from ipscore.store.repository import Changes, Revision, Stored, Summary, Token, Version
from ipscore.store.serialising import to_bytes
from ipscore.store.upgrades import newer
from ipscore.structure import unstructure

T = TypeVar("T")


@frozen
class Kept:
    """An earlier state of a record: where it is kept, and the name that the record had then."""

    version: Version
    place: str
    name: str


class DocumentRepository(ABC, Generic[T]):
    """Records of one kind as TOML documents, each with a name (see `ipscore.store.layout`)."""

    def __init__(self, kind: Kind[T]) -> None:
        self.kind = kind

    # What a store of its own kind has to say. A name is relative to the workspace.

    @abstractmethod
    def names(self) -> Iterator[str | Problem]:
        """Names of all documents, and the problems of places that cannot be looked into."""

    @abstractmethod
    def changes_since(self, token: Token | None) -> Changes:
        """See `Repository.changes_since`."""

    @abstractmethod
    def _find(self, record_id: str) -> str | None:
        """The name of the document of a record. Raises Unreadable when the way there cannot be trusted."""

    @abstractmethod
    def _home(self, record: T) -> str:
        """The name that a new record's document gets. Raises StoreError, Unreadable."""

    @abstractmethod
    def _read(self, name: str) -> bytes | Problem | None:
        """The bytes of a document; None when there is none."""

    @abstractmethod
    def _locked(self, name: str) -> AbstractContextManager[object]:
        """Keep every other writer of the document away meanwhile."""

    @abstractmethod
    def _create(self, name: str, content: bytes) -> None:
        """Put a new document. Raises AlreadyThere, and never overwrites."""

    @abstractmethod
    def _replace(self, name: str, content: bytes, old: bytes) -> None:
        """Put `content` in the place of `old`, which goes into the history first."""

    @abstractmethod
    def _remove(self, name: str, old: bytes) -> None:
        """Remove a document, which goes into the history first."""

    @abstractmethod
    def _kept(self, record_id: str) -> Sequence[Kept]:
        """The earlier states of a record, in any order."""

    def _one_kept(self, record_id: str, version_id: str) -> Kept | None:
        """One earlier state; None when there is none. For stores that need not look at all of them."""
        return next((each for each in self._kept(record_id) if each.version.id == version_id), None)

    @abstractmethod
    def _read_kept(self, kept: Kept) -> bytes | Problem:
        """The bytes of an earlier state."""

    # What is the same everywhere; promised in `Repository`.

    def ids(self) -> tuple[str, ...]:
        """Ids of every record there is, sorted, whether or not it can be read."""
        return tuple(sorted({self.kind.id_of(name) for name in self.names() if isinstance(name, str)}))

    def get(self, record_id: str) -> Stored[T]:
        """The record as it is now. Raises NotFound, Unreadable."""
        name = self._existing(record_id)
        found = self.document(name)
        if found is None:
            raise NotFound(clean_line(record_id))
        if isinstance(found, tuple):
            raise Unreadable(found)
        return stored(found)

    def all(self) -> tuple[tuple[Stored[T], ...], tuple[Problem, ...]]:
        """Every record that can be read, by id, and the problems of those that cannot."""
        records: dict[str, Stored[T]] = {}
        problems: list[Problem] = []
        for name in self.names():
            found = (name,) if isinstance(name, Problem) else self.document(name)
            if isinstance(found, tuple):
                problems.extend(found)
            elif found is not None:
                if found.read_only is not None:
                    problems.append(found.read_only)
                # Without the document: a list need not hold the data of every file.
                revision = DocumentRevision(found.content)
                records.setdefault(
                    self.kind.id_of(str(name)), Stored(found.record, revision, found.read_only)
                )
        return tuple(records[each] for each in sorted(records)), tuple(problems)

    def summaries(self, where: Mapping[str, str] = MappingProxyType({})) -> Sequence[Summary]:
        """What lists show of each record that can be read, by id; only those with the values of `where`.

        Here every record is read for it, which is the plain meaning of the contract; a store that keeps
        summaries beside its records, as a database can, answers from those. No list of a workspace of files
        is made from this: the index (`ipscore.store.index`) knows all kinds at once, is private to its user
        and is kept up to date by whoever opens the workspace, none of which a single repository can be.
        """
        from ipscore.store.summaries import SUMMARISE  # not needed to read and save

        summarise = SUMMARISE.get(self.kind.name, _itself)
        found = [summarise(each.record) for each in self.all()[0]]
        return [each for each in found if all(getattr(each, key) == value for key, value in where.items())]

    def document(self, name: str) -> Document[T] | tuple[Problem, ...] | None:
        """The document of this name, everything that is wrong with it, or None when there is none."""
        content = self._read(name)
        if content is None:
            return None
        return (content,) if isinstance(content, Problem) else understand_as(content, name, name, self.kind)

    def save(self, record: T, expected: Revision | None) -> Stored[T]:
        """Keep the record; see `Repository.save` for what is promised and raised."""
        if expected is None:
            plain, record = fit(unstructure(record), self.kind.cls)
            return self._add(to_bytes(plain), Document(b"", plain, record))
        name = self._existing(_id(record))
        self._refuse_move(record, name)
        with self._locked(name):
            content = self._content(name)
            base = self._base(expected, name)
            now = base if content == expected.content else self._understood(content, name)
            refuse_read_only(base, now)
            change = changed(base, record, self.kind.cls)
            return stored(now) if change is None else self._put(name, base, *change, now)

    def delete(self, record_id: str, expected: Revision) -> None:
        """Remove the record; see `Repository.delete` for what is promised and raised."""
        name = self._existing(record_id)
        with self._locked(name):
            content = self._content(name)
            base = self._base(expected, name)
            now = base if content == expected.content else self._understood(content, name)
            refuse_read_only(base, now)
            if now is not base:
                refuse_changed(base, now, name)
            self._remove(name, content)

    def revision(self, record_id: str) -> Revision | None:
        """What `restore` has to be given now; None when the record is gone. Raises Unreadable."""
        name = self._find(record_id)
        content = None if name is None else self._read(name)
        if isinstance(content, Problem):
            raise Unreadable((content,))
        return None if content is None else DocumentRevision(content)

    def history(self, record_id: str) -> tuple[Version, ...]:
        """The earlier states of a record, the latest first; of a removed one too. Raises NotFound."""
        kept = self._kept(record_id)
        if not kept and self._find(record_id) is None:
            raise NotFound(clean_line(record_id))
        return tuple(sorted((each.version for each in kept), key=lambda each: each.id, reverse=True))

    def version(self, record_id: str, version_id: str) -> Stored[T]:
        """An earlier state. Its revision is not one to save against. Raises NoVersion, Unreadable."""
        return stored(self._old(record_id, version_id))

    def restore(self, record_id: str, version_id: str, expected: Revision | None) -> Stored[T]:
        """Save an earlier state again; see `Repository.restore` for what is promised and raised."""
        old = self._old(record_id, version_id)
        refuse_read_only(old)
        content = old.content if old.older is None else to_bytes(old.raw, old.content, old.written)
        if expected is None:
            return self._add(content, old)
        name = self._existing(record_id)
        self._refuse_move(old.record, name)
        with self._locked(name):
            there = self._content(name)
            self._refuse_newer(there, name)
            if there != expected.content:
                now = self._understood(there, name)
                return self._put(name, self._base(expected, name), old.raw, old.record, now)
            # Nobody was in between: it comes back to the letter, and what is there now need not be readable.
            if there != content:
                self._replace(name, content, there)
            return stored(Document(content, old.raw, old.record))

    def _add(self, content: bytes, made: Document[T]) -> Stored[T]:
        record_id = _id(made.record)
        if taken := self._find(record_id):
            raise AlreadyThere(taken)
        name = self._home(made.record)
        if self.kind.id_of(name) != record_id:
            raise StoreError(
                msg(
                    "The id “{id}” does not fit this record; it should be “{expected}”.",
                    id=clean_line(record_id),
                    expected=self.kind.id_of(name),
                ),
                name,
            )
        self._create(name, content)
        return stored(Document(content, made.raw, made.record))

    def _put(self, name: str, base: Document[T], raw: Table, record: T, now: Document[T]) -> Stored[T]:
        raw, record = joined(base, raw, record, now, self.kind.cls, name)
        if raw == now.raw:
            return stored(now)
        content = to_bytes(raw, now.content, now.written)
        self._replace(name, content, now.content)
        return stored(Document(content, raw, record))

    def _old(self, record_id: str, version_id: str) -> Document[T]:
        kept = self._one_kept(record_id, version_id)
        if kept is None:
            raise NoVersion(clean_line(version_id)[:80])
        content = self._read_kept(kept)
        if isinstance(content, Problem):
            raise Unreadable((content,))
        found = understand_as(content, kept.place, kept.name, self.kind)
        if isinstance(found, tuple):
            raise Unreadable(found)
        return found

    def _understood(self, content: bytes, name: str) -> Document[T]:
        found = understand(content, name, self.kind.cls, self.kind.upgrades)
        if isinstance(found, tuple):
            raise Unreadable(found)
        return found

    def _base(self, expected: Revision, name: str) -> Document[T]:
        if isinstance(expected, DocumentRevision) and expected.document is not None:
            document: Document[T] = expected.document
            return document
        return self._understood(expected.content, name)

    def _content(self, name: str) -> bytes:
        content = self._read(name)
        if content is None:
            raise NotFound(self.kind.id_of(name), name)
        if isinstance(content, Problem):
            raise Unreadable((content,))
        return content

    def _existing(self, record_id: str) -> str:
        name = self._find(record_id)
        if name is None:
            raise NotFound(clean_line(record_id))
        return name

    def _refuse_move(self, record: T, name: str) -> None:
        if self.kind.home(record, name.split("/")[1]) != name:
            raise StoreError(
                msg("A record cannot be moved to another place by saving it. Nothing was changed."), name
            )

    def _refuse_newer(self, content: bytes, name: str) -> None:
        """Refuse to put an earlier state in the place of what a newer version of the program wrote."""
        table = parse(content, name)
        problem = None if isinstance(table, Problem) else newer(table, self.kind.cls)
        if problem is not None:
            raise ReadOnly(placed(content, name, (problem,)))


def _itself(record: Any) -> Any:
    """Records of a kind that is short enough are shown as they are."""
    return record


def _id(record: object) -> str:
    record_id: str = record.id  # type: ignore[attr-defined]  # every kind of record has an id
    return record_id

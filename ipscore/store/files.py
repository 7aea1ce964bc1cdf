"""Records of one kind as TOML files: the `Repository` that a workspace has."""

import os
from collections.abc import Iterator
from typing import Generic, TypeVar

from attrs import field, frozen

from ipscore.message import msg
from ipscore.problem import Problem
from ipscore.store.cleaning import clean_data, clean_line, clean_tree
from ipscore.store.documents import Document, read, understand
from ipscore.store.errors import AlreadyThere, Invalid, NotFound, StoreError, Unreadable
from ipscore.store.layout import Kind, scan
from ipscore.store.locking import locked
from ipscore.store.merging import Difference, apply, changed_part, merge
from ipscore.store.reading import Table, linked_folder, read_bytes
from ipscore.store.repository import Conflict, Revision, Stored
from ipscore.store.serialising import to_bytes
from ipscore.store.writing import create, replace
from ipscore.structure import structure, unstructure

T = TypeVar("T")


@frozen
class FileRevision(Revision, Generic[T]):
    """The bytes a file had, and what was understood of them where that is still at hand."""

    document: Document[T] | None = field(default=None, repr=False, eq=False)


class TomlRepository(Generic[T]):
    """The files of one kind in the workspace at `root`. Safe to use from several threads and processes."""

    def __init__(self, root: str, kind: Kind[T]) -> None:
        self.root = root
        self.kind = kind

    def names(self) -> Iterator[str | Problem]:
        """Names of the files, relative to the workspace, and the problems of folders."""
        return scan(self.root, self.kind.pattern)

    def ids(self) -> tuple[str, ...]:
        """Ids of every file there is, sorted, whether or not it can be read."""
        found = {self.kind.id_of(name) for name in self.names() if isinstance(name, str)}
        return tuple(sorted(found))

    def get(self, record_id: str) -> Stored[T]:
        """The record as it is now. Raises NotFound, Unreadable."""
        found = read(self.root, self._existing(record_id), self.kind)
        if isinstance(found, tuple):
            raise Unreadable(found)
        return _stored(found)

    def all(self) -> tuple[tuple[Stored[T], ...], tuple[Problem, ...]]:
        """Every record that can be read, by id, and the problems of those that cannot."""
        records: dict[str, Stored[T]] = {}
        problems: list[Problem] = []
        for name in self.names():
            found = (name,) if isinstance(name, Problem) else read(self.root, name, self.kind)
            if isinstance(found, tuple):
                problems.extend(found)
            else:
                records.setdefault(
                    self.kind.id_of(str(name)), Stored(found.record, FileRevision(found.content))
                )
        return tuple(records[each] for each in sorted(records)), tuple(problems)

    def save(self, record: T, expected: Revision | None) -> Stored[T]:
        """Keep the record; see `Repository.save` for what is promised and raised."""
        if expected is None:
            return self._create(*self._fit(unstructure(record)))
        name = self._existing(self._id(record))
        if self.kind.home(record, name.split("/")[1]) != name:
            raise StoreError(
                msg("A record cannot be moved to another place by saving it. Nothing was changed."), name
            )
        with locked(self.root, name):
            return self._update(name, record, expected)

    def _fit(self, plain: Table) -> tuple[T, Table]:
        """The plain data cleaned, and the record that it will be read as. Raises Invalid."""
        plain = clean_data(plain)
        record, problems = structure(plain, self.kind.cls)
        if record is None:
            raise Invalid(problems)
        return record, plain

    def _fit_change(self, record: T, plain: Table, known: Table) -> tuple[T, Table]:
        """The same as `_fit`, for data of which what is equal to `known` has been found fit before."""
        part = changed_part(known, plain)
        if clean_data(part) is part and structure(part, self.kind.cls)[0] is not None:
            return record, plain
        return self._fit(plain)

    def _id(self, record: T) -> str:
        record_id: str = record.id  # type: ignore[attr-defined]  # every kind of record has an id
        return record_id

    def _create(self, record: T, plain: Table) -> Stored[T]:
        record_id = self._id(record)
        if taken := self._find(record_id):
            raise AlreadyThere(taken)
        name = self.kind.home(record, self._site(record_id))
        if self.kind.id_of(name) != record_id:
            raise StoreError(
                msg(
                    "The id “{id}” does not fit this record; it should be “{expected}”.",
                    id=clean_line(record_id),
                    expected=self.kind.id_of(name),
                ),
                name,
            )
        self._refuse_links(name)
        content = to_bytes(plain)
        create(self.root, name, content)
        return _stored(Document(content, plain, record))

    def _update(self, name: str, record: T, expected: Revision) -> Stored[T]:
        content = read_bytes(self.root, name)
        if isinstance(content, Problem):
            raise Unreadable((content,))
        base = self._base(name, expected)
        known = unstructure(base.record)
        now = base if content == expected.content else self._understood(content, name)
        record, plain = self._fit_change(record, unstructure(record), known)
        if plain == known:
            return _stored(now)
        raw = apply(base.raw, known, plain)
        if now is not base:
            raw, record = self._merged(name, base, record, raw, now)
            if raw == now.raw:
                return _stored(now)
        changed = to_bytes(raw, content, now.raw)
        replace(self.root, name, changed)
        return _stored(Document(changed, raw, record))

    def _merged(
        self, name: str, base: Document[T], mine: T, raw: Table, theirs: Document[T]
    ) -> tuple[Table, T]:
        merged = merge(base.raw, raw, theirs.raw)
        if merged.differences:
            raise Conflict(mine, _stored(theirs), tuple(map(_clean_difference, merged.differences)), name)
        return merged.value, self._fit(merged.value)[0]

    def _base(self, name: str, expected: Revision) -> Document[T]:
        if isinstance(expected, FileRevision) and expected.document is not None:
            document: Document[T] = expected.document
            return document
        return self._understood(expected.content, name)

    def _understood(self, content: bytes, name: str) -> Document[T]:
        found = understand(content, name, self.kind.cls)
        if isinstance(found, tuple):
            raise Unreadable(found)
        return found

    def _site(self, record_id: str) -> str:
        """Where a record lies that has no site of its own: with the client's case."""
        if self.kind.beside is None:
            return ""
        case = TomlRepository(self.root, self.kind.beside)._find(record_id)  # noqa: SLF001 - the same class
        if case is None:
            raise StoreError(
                msg("There is no case file for this client yet. Save the case first, then the name.")
            )
        return case.split("/")[1]

    def _find(self, record_id: str) -> str | None:
        names = self.kind.names(self.root, record_id)
        return next((name for name in names if os.path.lexists(f"{self.root}/{name}")), None)

    def _existing(self, record_id: str) -> str:
        name = self._find(record_id)
        if name is None:
            raise NotFound(clean_line(record_id))
        self._refuse_links(name)
        return name

    def _refuse_links(self, name: str) -> None:
        problem = linked_folder(self.root, name)
        if problem is not None:
            raise Unreadable((problem,))


def _stored(document: Document[T]) -> Stored[T]:
    return Stored(document.record, FileRevision(document.content, document))


def _clean_difference(each: Difference) -> Difference:
    values = (clean_tree(value) for value in (each.base, each.mine, each.theirs))
    return Difference(tuple(map(clean_line, each.path)), *values)

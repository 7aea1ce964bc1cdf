"""Saving a change over what colleagues saved meanwhile: what does not clash is joined, what does is asked.

Nothing here touches a widget; everything may run in a thread.
"""

from collections.abc import Mapping
from enum import Enum
from itertools import pairwise
from typing import Any, Generic, TypeVar

from attrs import frozen

from ipscore.message import Message
from ipscore.store import Conflict, Invalid, Repository, Revision, Stored
from ipscore.store.merging import Difference, by_id, merge
from ipscore.store.units import units_of
from ipscore.structure import structure, unstructure
from ipstui.session import Session

T = TypeVar("T")

Path = tuple[str, ...]


class Side(Enum):
    """Which version of a field is kept; both only of long texts, one after the other."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"


Choices = Mapping[Path, Side]


@frozen
class Clash(Generic[T]):
    """Both changed the same places of a record that once was `base`. Nothing was saved."""

    base: T
    mine: T
    theirs: Stored[T]
    differences: tuple[Difference, ...]


@frozen
class Undoable:
    """The last change made here: the version to go back to, and what the change left."""

    kind: str
    """Name of the repository."""
    record: str
    version: str
    revision: Revision | None
    """None: the record was removed."""
    words: Message
    """What was changed."""


def save_change(repository: Repository[T], base: T, mine: T, stored: Stored[T]) -> Stored[T] | Clash[T]:
    """Save the change from `base` to `mine` over `stored`. Raises StoreError when it cannot be saved."""
    if base is stored.record:
        try:
            return repository.save(mine, stored.revision)
        except Conflict as conflict:
            stored = conflict.theirs
    found = merge(
        unstructure(base), unstructure(mine), unstructure(stored.record), units_of(type(stored.record))
    )
    if found.differences:
        return Clash(base, mine, stored, found.differences)
    return _save(repository, found.value, stored)


def settle(repository: Repository[T], clash: Clash[T], choices: Choices) -> Stored[T] | Clash[T]:
    """Save what was chosen. A clash again when someone saved meanwhile. Raises StoreError."""
    theirs = clash.theirs.record
    plain = merge(
        unstructure(clash.base), unstructure(clash.mine), unstructure(theirs), units_of(type(theirs))
    ).value
    for each in clash.differences:
        side = choices[each.path]
        if side is not Side.THEIRS:
            _put(plain, each.path, both(each.mine, each.theirs) if side is Side.BOTH else each.mine)
    return _save(repository, plain, clash.theirs)


def restore(
    session: Session, kind: str, record: str, version: str, revision: Revision | None
) -> Stored[Any] | Clash[Any]:
    """Save an earlier version again, joined with what was saved since `revision`. Raises StoreError.

    Without a revision the record was removed, and comes back.
    """
    repository: Repository[Any] = session.open_workspace.repositories()[kind]
    try:
        return repository.restore(record, version, revision)
    except Conflict as conflict:
        base = None if revision is None else _at_revision(repository, record, revision)
        old = repository.version(record, version).record
        if base is None:
            raise
        return save_change(repository, base, old, conflict.theirs)


def version_before(repository: Repository[Any], stored: Stored[Any]) -> str | None:
    """The version that `stored` took the place of, though colleagues may have saved since."""
    record = stored.record.id
    versions = repository.history(record)
    if repository.revision(record) == stored.revision:
        return versions[0].id if versions else None
    for newer, older in pairwise(versions):
        if repository.version(record, newer.id).revision == stored.revision:
            return older.id
    return None


def both(mine: object, theirs: object) -> str:
    """Two texts one after the other, theirs first because it was there first."""
    return f"{theirs}\n{mine}"


def _save(repository: Repository[T], plain: dict[str, object], stored: Stored[T]) -> Stored[T] | Clash[T]:
    record, problems = structure(plain, type(stored.record))
    if record is None:
        raise Invalid(problems)
    return save_change(repository, stored.record, record, stored)


def _at_revision(repository: Repository[Any], record: str, revision: Revision) -> Any:
    """The record as it was at `revision`, which has become an earlier version."""
    for each in repository.history(record):
        stored = repository.version(record, each.id)
        if stored.revision == revision:
            return stored.record
    return None


def _put(plain: Any, path: Path, value: object) -> None:
    """Put a value where the path leads; None takes away what is there."""
    *way, last = path
    for step in way:
        items = by_id(plain)
        plain = plain[step] if items is None else items[step]
    items = by_id(plain)
    if items is None:
        if value is None:
            plain.pop(last, None)
        else:
            plain[last] = value
    elif last in items:
        at = plain.index(items[last])
        plain[at : at + 1] = [] if value is None else [value]
    elif value is not None:
        plain.append(value)

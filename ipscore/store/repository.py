"""The contract of every store of records, whatever lies beneath: get, save with what was expected, list.

No joins and no changes to several records at once are promised, so that files, memory and a database can
all keep the contract. `ipscore.testing.contract` holds each of them to it.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Generic, Protocol, TypeVar

from attrs import field, frozen

from ipscore.message import msg
from ipscore.problem import Problem
from ipscore.store.errors import StoreError
from ipscore.store.merging import Difference

T = TypeVar("T")


@frozen
class Revision:
    """The state of a record when it was read; given back when saving. Opaque: only its store looks inside."""

    content: bytes = field(repr=False)


@frozen
class Stored(Generic[T]):
    """A record and the revision it was read at.

    `read_only`: why the record can be shown but not saved, such as that a newer version of the program wrote
    it and this one understands a part of it only.
    """

    record: T
    revision: Revision
    read_only: Problem | None = None


@frozen
class Version:
    """An earlier state of a record. `id` names it among the record's versions and says when it was saved.

    `when` is in UTC. Who saved it is not known here: whoever saves a file becomes its owner.
    """

    id: str
    when: datetime
    size: int
    """In bytes."""


@frozen
class Token:
    """A moment up to which the changes of a store are known. Opaque, and of use to the store it came from."""

    state: object = field(repr=False)


@frozen
class Changes:
    """What happened since a token: ids of records that are new or different, and of those gone, each sorted.

    A record changed within moments of the last look may be named again though nothing changed since.
    """

    changed: tuple[str, ...]
    removed: tuple[str, ...]
    token: Token


class Summary(Protocol):
    """What a list shows of a record, small enough to hold by the hundred thousand; kinds have more in it."""

    @property
    def id(self) -> str:
        """The record's id."""
        ...


class Conflict(StoreError, Generic[T]):  # noqa: N818 - the contract between the rooms names it so
    """Two people changed the same thing. Nothing was overwritten; a person has to choose.

    `mine` is what was to be saved (when removing: the record as it was seen), `theirs` what is stored now
    (save against `theirs.revision` to decide), `fields` the places where both differ.
    """

    def __init__(self, mine: T, theirs: Stored[T], fields: tuple[Difference, ...], file: str = "") -> None:
        super().__init__(
            msg(
                "Someone else changed the same thing meanwhile ({fields}). Nothing was overwritten; compare "
                "the two versions and choose.",
                fields=", ".join(each.where for each in fields),
            ),
            file,
        )
        self.mine = mine
        self.theirs = theirs
        self.fields = fields


class Repository(Protocol[T]):
    """Records of one kind. Whatever is raised is a `StoreError`, and then nothing was changed."""

    def ids(self) -> tuple[str, ...]:
        """Ids of every record there is, sorted, whether or not it can be read."""
        ...

    def get(self, record_id: str) -> Stored[T]:
        """The record as it is now. Raises NotFound, Unreadable."""
        ...

    def all(self) -> tuple[Sequence[Stored[T]], Sequence[Problem]]:
        """Every record that can be read, by id, and the problems of those that cannot.

        The reasons why records are read-only are among the problems too.
        """
        ...

    def summaries(self, where: Mapping[str, str] = ...) -> Sequence[Summary]:
        """What lists show of each record that can be read, by id.

        `where`: only those whose summary has these values, such as `{"site": "r"}`.
        """
        ...

    def save(self, record: T, expected: Revision | None) -> Stored[T]:
        """Keep the record, joined with what others changed since `expected`; None makes a new one.

        The record returned is what is stored, others' changes included. The state before is kept in the
        history. Raises Conflict, AlreadyThere, NotFound, Unreadable, ReadOnly, StoreError.
        """
        ...

    def delete(self, record_id: str, expected: Revision) -> None:
        """Remove the record; its last state is kept in the history.

        Raises Conflict when others changed it since `expected`, NotFound, Unreadable, ReadOnly, StoreError.
        """
        ...

    def changes_since(self, token: Token | None) -> Changes:
        """What was saved and removed since the token, by whomever; None: every record there is."""
        ...

    def revision(self, record_id: str) -> Revision | None:
        """What `restore` has to be given now, for a record that cannot be read too; None when it is gone.

        Raises Unreadable when not even that can be told.
        """
        ...

    def history(self, record_id: str) -> tuple[Version, ...]:
        """The earlier states of a record, the latest first; of a removed one too. Raises NotFound."""
        ...

    def version(self, record_id: str, version_id: str) -> Stored[T]:
        """An earlier state. Its revision is not one to save against. Raises NoVersion, Unreadable."""
        ...

    def restore(self, record_id: str, version_id: str, expected: Revision | None) -> Stored[T]:
        """Save an earlier state again, as an ordinary save of what it held; None for a removed record.

        Raises what `save` and `version` raise.
        """
        ...

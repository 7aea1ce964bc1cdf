"""The contract of every store of records, whatever lies beneath: get, save with what was expected, list.

No joins and no changes to several records at once are promised, so that files, memory and a database can
all keep the contract.
"""

from collections.abc import Sequence
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
    """A record and the revision it was read at."""

    record: T
    revision: Revision


class Conflict(StoreError, Generic[T]):  # noqa: N818 - the contract between the rooms names it so
    """Two people changed the same thing. Nothing was overwritten; a person has to choose.

    `mine` is what was to be saved, `theirs` what is stored now (save against `theirs.revision` to decide),
    `fields` the places where both differ.
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
    """Records of one kind."""

    def ids(self) -> tuple[str, ...]:
        """Ids of every record there is, sorted, whether or not it can be read."""
        ...

    def get(self, record_id: str) -> Stored[T]:
        """The record as it is now. Raises NotFound, Unreadable."""
        ...

    def save(self, record: T, expected: Revision | None) -> Stored[T]:
        """Keep the record, joined with what others changed since `expected`; None makes a new one.

        The record returned is what is stored, others' changes included. Raises Conflict, AlreadyThere,
        NotFound, Unreadable, StoreError; then nothing was changed.
        """
        ...

    def all(self) -> tuple[Sequence[Stored[T]], Sequence[Problem]]:
        """Every record that can be read, by id, and the problems of those that cannot."""
        ...

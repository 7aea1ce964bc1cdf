"""Noticing changes of records that no list shows, such as working time: their files are looked at one by one.

The index looks after the others. These are few, and looked at only once a screen computes something of them.
"""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from attrs import Factory, define

if TYPE_CHECKING:
    from ipscore.store import Workspace
    from ipscore.store.repository import Changes, Token


@define
class Unlisted:
    """What is known of the files of these kinds. Used by one thread at a time for each kind."""

    _tokens: "dict[str, Token]" = Factory(dict)

    def begin(self, workspace: "Workspace", kinds: Collection[str]) -> None:
        """Changes from now on count; to be called before the records of these kinds are read."""
        for kind in kinds:
            self._tokens[kind] = workspace.repositories()[kind].changes_since(None).token

    def poll(self, workspace: "Workspace", kinds: Collection[str]) -> "Iterator[tuple[str, Changes]]":
        """The kinds in which something is different since the last look, or may be."""
        for kind in sorted(kinds):
            changes = workspace.repositories()[kind].changes_since(self._tokens.get(kind))
            self._tokens[kind] = changes.token
            if changes.changed or changes.removed:
                yield kind, changes

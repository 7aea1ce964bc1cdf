"""The store: records as TOML files that people, colleagues' programs and power cuts can all meet safely.

What it offers is imported when it is first asked for: finding the workspace that was opened last, or cleaning
a line before it is printed, needs none of the repositories, and the first screen waits for none.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ipscore.store.drafts import Drafts
    from ipscore.store.errors import (
        AlreadyThere,
        Invalid,
        NotFound,
        NoVersion,
        ReadOnly,
        StoreError,
        Unreadable,
        WorkspaceError,
    )
    from ipscore.store.ids import new_id
    from ipscore.store.repository import Changes, Conflict, Repository, Revision, Stored, Token, Version
    from ipscore.store.workspace import ALL, Loaded, Workspace

__all__ = [
    "ALL",
    "AlreadyThere",
    "Changes",
    "Conflict",
    "Drafts",
    "Invalid",
    "Loaded",
    "NoVersion",
    "NotFound",
    "ReadOnly",
    "Repository",
    "Revision",
    "StoreError",
    "Stored",
    "Token",
    "Unreadable",
    "Version",
    "Workspace",
    "WorkspaceError",
    "new_id",
]

_ELSEWHERE = {
    "Drafts": "drafts",
    "new_id": "ids",
    **dict.fromkeys(("ALL", "Loaded", "Workspace"), "workspace"),
    **dict.fromkeys(
        ("Changes", "Conflict", "Repository", "Revision", "Stored", "Token", "Version"), "repository"
    ),
}
"""The module of each name; the others are errors."""

# Not for the type checker, which would take any name for one of the store's.
if not TYPE_CHECKING:

    def __getattr__(name):  # noqa: ANN001, ANN202 - as above
        """The name from its own module. Raises AttributeError for one that the store does not offer."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        found = getattr(import_module(f"{__name__}.{_ELSEWHERE.get(name, 'errors')}"), name)
        globals()[name] = found
        return found

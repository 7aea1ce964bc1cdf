"""The store: records as TOML files that people, colleagues' programs and power cuts can all meet safely."""

from ipscore.store.drafts import Drafts
from ipscore.store.errors import AlreadyThere, Invalid, NotFound, StoreError, Unreadable, WorkspaceError
from ipscore.store.ids import new_id
from ipscore.store.repository import Conflict, Repository, Revision, Stored
from ipscore.store.workspace import ALL, Loaded, Workspace

__all__ = [
    "ALL",
    "AlreadyThere",
    "Conflict",
    "Drafts",
    "Invalid",
    "Loaded",
    "NotFound",
    "Repository",
    "Revision",
    "StoreError",
    "Stored",
    "Unreadable",
    "Workspace",
    "WorkspaceError",
    "new_id",
]

"""The store: records as TOML files that people, colleagues' programs and power cuts can all meet safely."""

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

"""Who sits here: asked once for each workspace and kept in the user's own settings, until roles log in."""

from hashlib import sha256
from pathlib import Path

from ipstui.session import Session

EVERYBODY = ""
"""Kept for who looks after no agenda of their own, such as an office."""


def workspace_key(root: Path) -> str:
    """What a workspace is known by in the settings: not its path, which may name people."""
    return sha256(str(root.absolute()).encode("utf-8", "surrogateescape")).hexdigest()[:16]


def told(session: Session) -> bool:
    """Whether the user has said who they are in this workspace."""
    return workspace_key(session.root) in session.settings.me


def remembered(session: Session) -> str | None:
    """Id of the member of staff who sits here; None for everybody, and for who works here no more."""
    me = session.settings.me.get(workspace_key(session.root), EVERYBODY)
    return me if me in session.staff_names else None


def remember(session: Session, me: str) -> None:
    """From now on this member of staff sits here, also next time. `me`: an id, or `EVERYBODY`."""
    session.settings.me = {**session.settings.me, workspace_key(session.root): me}
    session.settings.save()
    session.me = me or None
    session.version += 1

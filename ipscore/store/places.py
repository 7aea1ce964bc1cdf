"""Where the program keeps what belongs to one user: drafts, and which workspace was open last.

The one place that asks for such folders. `IPS_STATE_DIR` moves all of them, for tests and for a service
account that gives every user a folder of their own.
"""

import os
from pathlib import Path

from ipscore.problem import Problem
from ipscore.store.reading import parse, read_bytes
from ipscore.store.serialising import to_bytes
from ipscore.store.writing import make_folders, replace, store_error

_APP = "ips"
_LAST = "last-workspace.toml"


def state_folder() -> Path:
    """The user's folder for what the program remembers; it may not exist yet."""
    if moved := os.environ.get("IPS_STATE_DIR"):
        return Path(moved).absolute()
    from platformdirs import user_state_path  # not needed by most commands

    return user_state_path(_APP)


def data_folder() -> Path:
    """The user's folder for workspaces made without saying where, such as the sample."""
    if os.environ.get("IPS_STATE_DIR"):
        return state_folder() / "data"
    from platformdirs import user_data_path  # not needed by most commands

    return user_data_path(_APP)


def cache_folder() -> Path:
    """The user's folder for what can be made again at any time."""
    if os.environ.get("IPS_STATE_DIR"):
        return state_folder() / "cache"
    from platformdirs import user_cache_path  # not needed by most commands

    return user_cache_path(_APP)


def drafts_folder() -> Path:
    """The folder of the user's drafts."""
    return state_folder() / "drafts"


def last_workspace() -> Path | None:
    """The workspace the user had open last; None when there is none, or it is not known."""
    content = read_bytes(str(state_folder()), _LAST)
    table = content if isinstance(content, Problem) else parse(content, _LAST)
    path = None if isinstance(table, Problem) else table.get("path")
    return Path(path) if isinstance(path, str) else None


def remember_workspace(root: Path) -> None:
    """Keep `root` as the workspace to open next time. Raises StoreError when it cannot be kept."""
    folder = str(state_folder())
    try:
        make_folders("", folder.strip("/"), 0o700)
    except OSError as error:
        raise store_error(error, "") from error
    replace(folder, _LAST, to_bytes({"path": str(root.absolute())}), 0o600)

"""Which files changed since they were looked at last, beyond what the contract of every store says."""

import os
from pathlib import Path
from typing import Any

import pytest

from ipscore.records.client import Client
from ipscore.store import Token, Workspace
from ipscore.store.changes import YOUNG
from ipscore.testing.contract.store import PATIENCE


@pytest.fixture
def settled(workspace: Workspace) -> tuple[Workspace, Token]:
    """Two clients whose files are an hour old, and a token for that state."""
    for record_id in ("abcd0001", "abcd0002"):
        workspace.clients.save(Client(record_id, "r"), None)
    token = workspace.clients.changes_since(None).token
    # The time of the last change of an inode cannot be set: only waited for.
    _wait(workspace.root / "clients/r/a/abcd0002.toml")
    return workspace, workspace.clients.changes_since(token).token


def _wait(path: Path) -> None:
    import time

    deadline = time.monotonic() + PATIENCE
    while time.time_ns() - path.stat().st_ctime_ns <= YOUNG and time.monotonic() < deadline:
        time.sleep(0.01)


def test_an_edit_by_hand_that_shows_in_nothing_but_its_time(settled: tuple[Workspace, Token]) -> None:
    """A file edited in place to the same length, its time of change put back, is named."""
    workspace, token = settled
    path = workspace.root / "clients/r/a/abcd0001.toml"
    before = path.stat()
    path.write_bytes(path.read_bytes().replace(b"schema = 1", b"schema=  1"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert workspace.clients.changes_since(token).changed == ("abcd0001",)


def test_a_file_too_young_is_named_again(settled: tuple[Workspace, Token]) -> None:
    """Within one tick of the disk's clock a second change would not show, so the file is named once more."""
    workspace, token = settled
    stored = workspace.clients.get("abcd0001")
    workspace.clients.save(Client("abcd0003", "r"), None)
    first = workspace.clients.changes_since(token)
    assert first.changed == ("abcd0003",)
    assert "abcd0001" not in workspace.clients.changes_since(first.token).changed
    _wait(workspace.root / "clients/r/a/abcd0003.toml")
    second = workspace.clients.changes_since(first.token)
    assert second.changed in (("abcd0003",), ())
    assert workspace.clients.changes_since(second.token).changed == ()
    assert workspace.clients.get("abcd0001") == stored


def test_a_moved_file_is_not_gone(settled: tuple[Workspace, Token]) -> None:
    """A case moved to another site by hand has changed; nothing was removed."""
    workspace, token = settled
    (workspace.root / "clients/k/a").mkdir(parents=True)
    (workspace.root / "clients/r/a/abcd0001.toml").rename(workspace.root / "clients/k/a/abcd0001.toml")
    changes = workspace.clients.changes_since(token)
    assert (changes.changed, changes.removed) == (("abcd0001",), ())


def test_what_is_in_a_closed_folder_is_not_gone(
    settled: tuple[Workspace, Token], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that cannot be looked into for a while is no news about the records in it."""
    workspace, token = settled
    workspace.clients.save(Client("zzzz0001", "k"), None)
    real = os.scandir

    def scandir(path: str) -> Any:
        if str(path).rstrip("/").endswith("clients/r/a"):
            raise PermissionError
        return real(path)

    with monkeypatch.context() as patch:
        patch.setattr(os, "scandir", scandir)
        closed = workspace.clients.changes_since(token)
    assert (closed.changed, closed.removed) == (("zzzz0001",), ())
    changes = workspace.clients.changes_since(closed.token)
    assert "abcd0001" not in changes.changed
    assert changes.removed == ()

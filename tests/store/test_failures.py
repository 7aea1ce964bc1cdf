"""A save that fails in the middle, whatever the way: nothing is lost or half done, and people are told."""

import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import tomli
from attrs import evolve

from ipscore.records.client import Client
from ipscore.store import StoreError, Workspace
from ipscore.store.drafts import Drafts
from tests.store.conftest import INFO, entries

NAME = "clients/r/a/abcd1234.toml"

CALLS = ("open", "fstat", "stat", "fchmod", "write", "fsync", "replace", "link", "unlink", "close", "mkdir")
"""The calls a save makes; each fails in turn, every time it is made."""


@contextmanager
def _failing(monkeypatch: pytest.MonkeyPatch, name: str, turn: int, number: int) -> Iterator[list[int]]:
    """Let the `turn`-th call of `os.<name>` fail; what is yielded counts the calls."""
    real: Callable[..., Any] = getattr(os, name)
    count = [0]

    def call(*args: Any, **more: Any) -> Any:
        count[0] += 1
        if count[0] != turn:
            return real(*args, **more)
        if name == "close":
            real(*args)
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(os, name, call)
        yield count


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EACCES])
@pytest.mark.parametrize("name", CALLS)
def test_every_call_of_a_save_fails_in_turn(
    workspace: Workspace, client: Client, monkeypatch: pytest.MonkeyPatch, name: str, number: int
) -> None:
    """Whichever call fails, the save is refused in words, the file is whole, and a new save works."""
    stored = workspace.clients.save(client, None)
    path = workspace.root / NAME
    for turn in range(1, 30):
        old = path.read_bytes()
        changed = evolve(stored.record, wishes=f"{name} {turn}")
        refused = False
        with _failing(monkeypatch, name, turn, number) as count:
            try:
                stored = workspace.clients.save(changed, stored.revision)
            except StoreError:
                refused = True
        content = path.read_bytes()
        assert content == old or tomli.loads(content.decode())["wishes"] == f"{name} {turn}"
        assert [each for each in entries(path.parent) if not each.endswith(".tmp")] == ["abcd1234.toml"]
        if count[0] < turn:
            assert not refused
            break
        stored = workspace.clients.get("abcd1234")
    else:
        pytest.fail("the save made more calls than expected")


@pytest.mark.parametrize("name", CALLS)
def test_every_call_of_a_first_save_fails_in_turn(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """A new file that could not be made is not there, or is there whole; trying again works."""
    for turn in range(1, 30):
        record = Client(f"abcd{turn:04}", "r", wishes="x")
        with _failing(monkeypatch, name, turn, errno.ENOSPC) as count:
            try:
                workspace.clients.save(record, None)
            except StoreError as error:
                assert "disk" in str(error)  # noqa: PT017 - what is said matters, whether or not it is raised
        if record.id in workspace.clients.ids():
            assert workspace.clients.get(record.id).record == record
        else:
            workspace.clients.save(record, None)
        if count[0] < turn:
            return
    pytest.fail("the save made more calls than expected")


def test_writes_that_take_little_at_a_time(
    workspace: Workspace, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that takes three bytes at a time gets the whole file."""
    stored = workspace.clients.save(client, None)
    real = os.write
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", lambda handle, data: real(handle, data[:3]))
        saved = workspace.clients.save(evolve(stored.record, wishes="ä" * 1000), stored.revision)
    assert workspace.clients.get("abcd1234") == saved


def test_no_temporary_file_is_left(
    workspace: Workspace, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A save refused by a full disk cleans up after itself, and says what to do."""
    stored = workspace.clients.save(client, None)
    with (
        _failing(monkeypatch, "fsync", 1, errno.ENOSPC),
        pytest.raises(StoreError, match="free some space"),
    ):
        workspace.clients.save(evolve(stored.record, wishes="x"), stored.revision)
    assert entries(workspace.root / "clients/r/a") == ["abcd1234.toml"]


_WRITER = """
# A client program that saves as fast as it can and says what it has saved.
import sys
from attrs import evolve
from ipscore.store import Workspace
workspace = Workspace.open(sys.argv[1])
stored = workspace.clients.get("abcd1234")
print("ready", flush=True)
for count in range(1_000_000):
    changed = evolve(stored.record, wishes=f"{count:06}" + "x" * 20000)
    stored = workspace.clients.save(changed, stored.revision)
    print(f"{count:06}", flush=True)
"""


def test_killed_writers_lose_nothing(workspace: Workspace, client: Client) -> None:
    """A writer killed at any moment leaves a whole file that holds at least what it said was saved."""
    workspace.clients.save(client, None)
    for turn in range(24):
        with subprocess.Popen(
            [sys.executable, "-c", _WRITER, str(workspace.root)], stdout=subprocess.PIPE, text=True
        ) as writer:
            assert writer.stdout is not None
            assert writer.stdout.readline() == "ready\n"
            time.sleep(0.004 * (turn % 8) + 0.0007 * turn)
            writer.send_signal(signal.SIGKILL)
            told = writer.stdout.read().split()
        wishes = workspace.clients.get("abcd1234").record.wishes
        saved = int(wishes[:6]) if wishes else -1
        if told:
            assert saved >= int(told[-1])
    assert workspace.clients.ids() == ("abcd1234",)
    (loaded, problems) = workspace.clients.all()
    assert (len(loaded), problems) == (1, ())


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 256 kB."""
    if os.geteuid() != 0:
        pytest.skip("mounting a small disk needs root")
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode != 0:
        pytest.skip("this machine does not allow mounting")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def _fill_up(path: Path) -> None:
    with path.open("wb", buffering=0) as file:
        while True:
            file.write(b"x" * 4096)


def test_a_full_disk(small_disk: Path, client: Client) -> None:
    """On a disk that is really full the save is refused in words, and works once there is space."""
    workspace = Workspace.create(small_disk / "w", INFO)
    stored = workspace.clients.save(client, None)
    filler = small_disk / "filler"
    with pytest.raises(OSError, match="space"):
        _fill_up(filler)
    changed = evolve(stored.record, wishes="x" * 8000)
    with pytest.raises(StoreError, match="disk is full"):
        workspace.clients.save(changed, stored.revision)
    with pytest.raises(StoreError, match="disk is full"):
        workspace.clients.save(Client("wxyz1234", "k"), None)
    with pytest.raises(StoreError, match="disk is full"):
        Drafts(small_disk / "drafts").put(("w", "x"), {"note": "x" * 8000})
    assert workspace.clients.get("abcd1234") == stored
    filler.unlink()
    assert workspace.clients.save(changed, stored.revision).record == changed
    assert workspace.clients.save(Client("wxyz1234", "k"), None).record.site == "k"


def test_a_disk_that_can_only_be_read(workspace: Workspace, client: Client, monkeypatch: Any) -> None:
    """On a disk mounted for reading only, the words say so."""
    stored = workspace.clients.save(client, None)
    with _failing(monkeypatch, "open", 3, errno.EROFS), pytest.raises(StoreError, match="only be read"):
        workspace.clients.save(evolve(stored.record, wishes="x"), stored.revision)


def test_a_lock_that_is_not_given_back(
    workspace: Workspace, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A colleague's stopped program makes a save wait, then say so; nothing hangs."""
    from ipscore.store import locking

    stored = workspace.clients.save(client, None)
    monkeypatch.setattr(locking, "PATIENCE", 0.05)
    with locking.locked(str(workspace.root), NAME), pytest.raises(StoreError, match="Someone else is saving"):
        workspace.clients.save(evolve(stored.record, wishes="x"), stored.revision)
    workspace.clients.save(evolve(stored.record, wishes="x"), stored.revision)

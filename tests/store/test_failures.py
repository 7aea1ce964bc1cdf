"""A save that fails in the middle, whatever the way: nothing is lost or half done, and people are told."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from ipscore.records.client import Client
from ipscore.store import StoreError, Workspace
from ipscore.store.drafts import Drafts
from tests.store.conftest import INFO, entries, fill_up

NAME = "clients/r/a/abcd1234.toml"

CALLS = (
    "open",
    "fstat",
    "stat",
    "scandir",
    "read",
    "mkdir",
    "chmod",
    "fchmod",
    "write",
    "pread",
    "fsync",
    "replace",
    "rename",
    "link",
    "unlink",
    "close",
)
"""The calls a save makes; each fails in turn, every time it is made."""

ERRORS = (errno.EIO, errno.ENOSPC, errno.EACCES, errno.EINTR)
"""A disk that is ill or full, a right that is not there, a call that was interrupted."""

MOST = 60
"""More calls of one kind than any save makes."""


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
            real(*args)  # the handle is gone even so
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(os, name, call)
        yield count


class _Doing:
    """One way of saving, again and again: what is done in a turn, and what must hold after it."""

    def __init__(self, workspace: Workspace, client: Client) -> None:
        self.workspace = workspace
        self.drafts = Drafts(workspace.root.parent / "drafts")
        self.stored = workspace.clients.save(client, None)
        self.before = ""

    def prepare(self, turn: int) -> None:
        """What happens before the save, and does not fail."""

    def act(self, turn: int) -> None:
        """The save."""
        changed = evolve(self.stored.record, wishes=f"turn {turn}")
        self.stored = self.workspace.clients.save(changed, self.stored.revision)

    def there(self, turn: int) -> str:  # noqa: ARG002 - for those who need it
        """What is there afterwards."""
        self.stored = self.workspace.clients.get("abcd1234")
        return self.stored.record.wishes


class _Saving(_Doing):
    pass


class _Merging(_Doing):
    """A colleague has saved since the record was opened."""

    def prepare(self, turn: int) -> None:
        (contact,) = self.stored.record.contacts
        theirs = evolve(self.stored.record, contacts=(evolve(contact, note=f"theirs {turn}"),))
        self.workspace.clients.save(theirs, self.stored.revision)

    def there(self, turn: int) -> str:
        found = super().there(turn)
        assert self.stored.record.contacts[0].note == (f"theirs {turn}" if turn else "Ensimmäinen")
        return found


class _Creating(_Doing):
    def act(self, turn: int) -> None:
        self.workspace.clients.save(Client(f"{turn:04}abcd", "k", wishes=f"turn {turn}"), None)

    def there(self, turn: int) -> str:
        record_id = f"{turn:04}abcd"
        if record_id not in self.workspace.clients.ids():
            return self.before
        return self.workspace.clients.get(record_id).record.wishes


class _Drafting(_Doing):
    def act(self, turn: int) -> None:
        self.drafts.put(("/w", "x"), {"note": f"turn {turn}"})

    def there(self, turn: int) -> str:  # noqa: ARG002 - for those who need it
        found = self.drafts.get(("/w", "x"))
        assert len(self.drafts.keys()) == (found is not None)
        return "" if found is None else str(found["note"])


@pytest.mark.parametrize("number", ERRORS, ids=errno.errorcode.__getitem__)
@pytest.mark.parametrize("name", CALLS)
@pytest.mark.parametrize("kind", [_Saving, _Merging, _Creating, _Drafting])
def test_every_call_fails_in_turn(
    workspace: Workspace,
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
    kind: type[_Doing],
    name: str,
    number: int,
) -> None:
    """Whichever call fails, the save is refused in words; the old or the new is whole; a new save works."""
    doing = kind(workspace, client)
    doing.before = doing.there(0)
    for turn in range(1, MOST):
        doing.prepare(turn)
        refused = False
        with _failing(monkeypatch, name, turn, number) as count:
            try:
                doing.act(turn)
            except StoreError:
                refused = True
        wanted = f"turn {turn}"
        found = doing.there(turn)
        assert found in ({doing.before, wanted} if refused else {wanted})
        assert workspace.load().problems == ()
        if count[0] < turn:
            assert not refused
            break
        if found != wanted:
            doing.act(turn)
            assert doing.there(turn) == wanted
        doing.before = doing.there(turn)
    else:
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


def test_a_full_disk(small_disk: Path, client: Client) -> None:
    """On a disk that is really full the save is refused in words, and works once there is space."""
    workspace = Workspace.create(small_disk / "w", INFO)
    stored = workspace.clients.save(client, None)
    filler = small_disk / "filler"
    fill_up(filler)
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

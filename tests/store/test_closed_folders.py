"""Folders that cannot be looked into: no record is told to be gone, or made twice, on their account."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import evolve

from ipscore.records.client import Client
from ipscore.records.identity import Identity
from ipscore.records.staff import Staff
from ipscore.store import AlreadyThere, NotFound, Unreadable, Workspace
from tests.store.conftest import INFO, entries

ID = "abcd1234"
NOBODY = 65534


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    """A workspace, opened by someone who is not root: nothing is closed to root."""
    root = os.geteuid() == 0
    if root:
        os.setegid(NOBODY)
        os.seteuid(NOBODY)
    try:
        with tempfile.TemporaryDirectory() as folder:
            workspace = Workspace.create(Path(folder, "w"), INFO)
            workspace.clients.save(Client("zzzz1234", "r"), None)
            workspace.clients.save(Client(ID, "k"), None)
            workspace.identities.save(Identity(ID, "Virtanen", "Aino"), None)
            yield workspace
            for path, _, _ in os.walk(folder):
                Path(path).chmod(0o700)
    finally:
        if root:
            os.seteuid(0)
            os.setegid(0)


@pytest.mark.parametrize("closed", ["clients", "clients/k", "clients/k/a"])
def test_nothing_is_told_of_what_may_be_there(workspace: Workspace, closed: str) -> None:
    """A record that may lie in a closed folder is neither found nor gone: the folder is named."""
    folder = workspace.root / closed
    folder.chmod(0)
    clients = workspace.clients
    stored = workspace.identities.get(ID)
    for attempt in (
        lambda: clients.get(ID),
        lambda: clients.revision(ID),
        lambda: clients.history(ID),
        lambda: clients.delete(ID, stored.revision),
        lambda: clients.save(Client(ID, "k"), stored.revision),
    ):
        with pytest.raises(Unreadable) as caught:
            attempt()
        assert caught.value.problems[0].file == closed
    folder.chmod(0o770)
    assert clients.get(ID).record.site == "k"


@pytest.mark.parametrize("closed", ["clients", "clients/k", "clients/k/a"])
def test_no_id_comes_to_be_twice(workspace: Workspace, closed: str) -> None:
    """A record whose id may be taken in a closed folder is not made at another site."""
    folder = workspace.root / closed
    folder.chmod(0)
    with pytest.raises(Unreadable):
        workspace.clients.save(Client(ID, "r"), None)
    folder.chmod(0o770)
    assert not (workspace.root / "clients/r/a").exists()
    with pytest.raises(AlreadyThere):
        workspace.clients.save(Client(ID, "r"), None)


def test_a_folder_that_may_be_passed_through_is_enough(workspace: Workspace) -> None:
    """Whoever may pass through another site's folders, without listing them, is told which ids are taken."""
    for folder in ("clients/k", "clients/k/a"):
        (workspace.root / folder).chmod(0o100)
    with pytest.raises(AlreadyThere):
        workspace.clients.save(Client(ID, "r"), None)
    assert workspace.clients.save(Client("afff1234", "r"), None).record.site == "r"


def test_what_is_found_elsewhere_is_found(workspace: Workspace) -> None:
    """A closed site hides no record of another, and what can be nowhere else is told as not there."""
    (workspace.root / "clients/k").chmod(0)
    stored = workspace.clients.get("zzzz1234")
    saved = workspace.clients.save(evolve(stored.record, wishes="x"), stored.revision)
    assert workspace.clients.get("zzzz1234") == saved
    with pytest.raises(NotFound):
        workspace.clients.get("../x")
    with pytest.raises(NotFound):
        workspace.staff.get("nobody01")


@pytest.mark.parametrize("closed", [".ips/history/clients", ".ips/history/clients/r/z/zzzz1234"])
def test_a_closed_history_is_not_an_empty_one(workspace: Workspace, closed: str) -> None:
    """Earlier versions that cannot be listed are not told as none."""
    stored = workspace.clients.get("zzzz1234")
    workspace.clients.save(evolve(stored.record, wishes="x"), stored.revision)
    folder = workspace.root / closed
    folder.chmod(0)
    with pytest.raises(Unreadable) as caught:
        workspace.clients.history("zzzz1234")
    assert caught.value.problems[0].file == closed
    folder.chmod(0o770)
    assert len(workspace.clients.history("zzzz1234")) == 1


def test_a_closed_folder_of_a_kind_without_sites(workspace: Workspace) -> None:
    """Where there is one place only, a closed folder is told too, and nothing is made beside it."""
    workspace.staff.save(Staff("coach001", "V"), None)
    folder = workspace.root / "staff"
    folder.chmod(0)
    with pytest.raises(Unreadable):
        workspace.staff.get("coach001")
    with pytest.raises(Unreadable):
        workspace.staff.save(Staff("coach001", "V"), None)
    folder.chmod(0o770)
    assert entries(folder) == ["coach001.toml"]

"""Making and opening a workspace."""

import os
from datetime import date
from pathlib import Path

import pytest

from ipscore.records.client import Client
from ipscore.records.ids import is_id
from ipscore.records.workspace import Site, WorkspaceInfo
from ipscore.store import AlreadyThere, Repository, StoreError, Workspace, new_id
from tests.store.conftest import INFO


def test_a_new_workspace_can_be_opened(tmp_path: Path) -> None:
    """What was made is what is opened, from any folder and through a link."""
    made = Workspace.create(tmp_path / "a" / "w", INFO)
    (tmp_path / "link").symlink_to(tmp_path / "a")
    assert Workspace.open(tmp_path / "link" / "w").info == INFO == made.info
    assert Workspace.open(tmp_path / "link" / "w").root == made.root


def test_a_relative_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A workspace opened by a relative path stays the same when the program moves."""
    monkeypatch.chdir(tmp_path)
    workspace = Workspace.create("w", INFO)
    os.chdir("/")
    workspace.clients.save(Client("abcd1234", "r"), None)
    assert (tmp_path / "w/clients/r/a/abcd1234.toml").is_file()


def test_a_workspace_is_never_made_twice(workspace: Workspace) -> None:
    """Making a workspace where there is one changes nothing."""
    before = (workspace.root / "workspace.toml").read_bytes()
    with pytest.raises(AlreadyThere):
        Workspace.create(workspace.root, WorkspaceInfo("Toinen", "ips25"))
    assert (workspace.root / "workspace.toml").read_bytes() == before


def test_where_no_workspace_can_be_made(tmp_path: Path) -> None:
    """A file in the way, or a site whose id is no plain word, is told; nothing is left behind."""
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError):
        Workspace.create(tmp_path / "file" / "w", INFO)
    with pytest.raises(StoreError, match="cannot be an id"):
        Workspace.create(tmp_path / "w", WorkspaceInfo("T", "ips25", (Site("../x", "X"),)))
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


def test_today(workspace: Workspace, tmp_path: Path) -> None:
    """A sample has a day of its own; a real workspace has the machine's."""
    assert workspace.today() == date(2022, 10, 31)
    before = date.today()  # noqa: DTZ011 - the calendar day of the machine is what is meant
    assert before <= Workspace.create(tmp_path / "x", WorkspaceInfo("T", "ips25")).today()


def test_an_empty_workspace_is_whole(workspace: Workspace) -> None:
    """A workspace without a record loads, with nothing in it and no problems."""
    loaded = workspace.load()
    assert (dict(loaded.dataset.clients), loaded.problems) == ({}, ())
    repository: Repository[Client] = workspace.clients
    assert repository.ids() == ()
    assert repository.all() == ((), ())


def test_new_ids_are_well_formed_and_differ() -> None:
    """Ids are drawn at random in the form records have."""
    drawn = {new_id() for _ in range(1000)}
    assert len(drawn) == 1000
    assert all(map(is_id, drawn))

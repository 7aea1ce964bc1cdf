"""Drafts: on the disk at once, private, and gone only when dropped."""

import os
import stat
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from ipscore.store import Drafts, StoreError, Workspace
from ipscore.store.cleaning import clean_data
from ipscore.store.merging import same
from ipscore.store.places import (
    data_folder,
    drafts_folder,
    last_workspace,
    remember_workspace,
    state_folder,
)
from ipscore.testing.strategies import plain_tables

KEY = ("/srv/w", "contact/abcd1234")


def test_a_draft_is_there_for_the_next_program(tmp_path: Path) -> None:
    """What was put is found by another program at once, days and times included."""
    data = {
        "note": "Kesken\x1b[",
        "on": date(2022, 1, 1),
        "at": time(9, 30),
        "minutes": None,
        "topics": ("a",),
    }
    Drafts(tmp_path / "d").put(KEY, data)
    found = Drafts(tmp_path / "d").get(KEY)
    assert found == {"note": "Kesken␛[", "on": date(2022, 1, 1), "at": time(9, 30), "topics": ["a"]}


def test_drafts_are_private(tmp_path: Path) -> None:
    """Nobody else can read a draft, whatever the umask."""
    old = os.umask(0)
    try:
        Drafts(tmp_path / "d").put(KEY, {"note": "x"})
    finally:
        os.umask(old)
    (path,) = (tmp_path / "d").iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert "abcd1234" not in path.name


def test_drafts_are_kept_apart(tmp_path: Path) -> None:
    """Each workspace and each thing has a draft of its own; a later one takes the place of an earlier."""
    drafts = Drafts(tmp_path / "d")
    drafts.put(KEY, {"note": "1"})
    drafts.put(KEY, {"note": "2"})
    drafts.put(("/srv/w", "contact/other"), {"note": "3"})
    drafts.put(("/srv/other", KEY[1]), {"note": "4"})
    assert drafts.get(KEY) == {"note": "2"}
    assert drafts.keys() == (("/srv/other", KEY[1]), KEY, ("/srv/w", "contact/other"))
    drafts.drop(KEY)
    drafts.drop(KEY)
    assert drafts.get(KEY) is None
    assert len(drafts.keys()) == 2


def test_no_drafts_yet(tmp_path: Path) -> None:
    """A folder that is not there holds no drafts, and is not made by looking."""
    drafts = Drafts(tmp_path / "d")
    assert (drafts.keys(), drafts.get(KEY)) == ((), None)
    assert not (tmp_path / "d").exists()


def test_a_broken_draft_is_no_draft(tmp_path: Path) -> None:
    """A draft that cannot be read does not stop the program."""
    drafts = Drafts(tmp_path / "d")
    drafts.put(KEY, {"note": "x"})
    (path,) = (tmp_path / "d").iterdir()
    path.write_text("x =")
    assert (drafts.keys(), drafts.get(KEY)) == ((), None)


@settings(max_examples=30, deadline=None)
@given(table=plain_tables())
def test_any_plain_data_can_be_a_draft(
    tmp_path_factory: pytest.TempPathFactory, table: dict[str, Any]
) -> None:
    """Whatever a form holds is given back as it was."""
    drafts = Drafts(tmp_path_factory.mktemp("drafts"))
    drafts.put(KEY, table)
    assert same(drafts.get(KEY), clean_data(table))


def test_the_users_folders_can_be_moved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """IPS_STATE_DIR moves everything that belongs to the user."""
    monkeypatch.setenv("IPS_STATE_DIR", str(tmp_path / "s"))
    assert state_folder() == tmp_path / "s"
    assert drafts_folder() == tmp_path / "s/drafts"
    assert data_folder() == tmp_path / "s/data"
    monkeypatch.delenv("IPS_STATE_DIR")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "x"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "y"))
    assert state_folder() == tmp_path / "x/ips"
    assert data_folder() == tmp_path / "y/ips"


def test_the_last_workspace_is_remembered(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The workspace opened last is known next time; before that none is."""
    monkeypatch.setenv("IPS_STATE_DIR", str(tmp_path / "s"))
    assert last_workspace() is None
    remember_workspace(workspace.root)
    remember_workspace(workspace.root)
    assert last_workspace() == workspace.root
    (tmp_path / "s/last-workspace.toml").write_text("path = 1")
    assert last_workspace() is None


def test_a_place_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file where the user's folder should be is told, not a traceback."""
    (tmp_path / "s").write_text("")
    monkeypatch.setenv("IPS_STATE_DIR", str(tmp_path / "s"))
    with pytest.raises(StoreError):
        remember_workspace(tmp_path)
    with pytest.raises(StoreError):
        Drafts(drafts_folder()).put(KEY, {})

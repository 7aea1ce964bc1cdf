"""What saves leave behind that were cut off: taken away when it is safe, named by `ips check` until then."""

import os
import time
from pathlib import Path

import pytest
from attrs import evolve

from ipscore.problem import Severity
from ipscore.records.client import Client
from ipscore.store import Workspace
from ipscore.store.advice import OTHERWISE
from ipscore.store.check import check
from ipscore.store.explain import explanation
from ipscore.store.locking import locked
from ipscore.store.sweeping import AGE, leftovers, sweep
from tests.store.conftest import entries

FOLDER = "clients/r/a"
RECORD = f"{FOLDER}/abcd1234.toml"
LEFT = ".abcd1234.toml.0011223344556677.tmp"
OF_ANOTHER = ".azzz1234.toml.8899aabbccddeeff.tmp"


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """The wall clock two hours on: what was left has the disk's own times, which nobody can set back."""
    now = time.time
    monkeypatch.setattr(time, "time", lambda: now() + 2 * AGE)


@pytest.fixture
def folder(workspace: Workspace, client: Client) -> Path:
    """The folder of a saved client, with what two killed saves left in it."""
    workspace.clients.save(client, None)
    folder = workspace.root / FOLDER
    for name in (LEFT, OF_ANOTHER):
        (folder / name).write_text("half")
    return folder


def _save(workspace: Workspace, wishes: str = "x") -> None:
    stored = workspace.clients.get("abcd1234")
    workspace.clients.save(evolve(stored.record, wishes=wishes), stored.revision)


@pytest.mark.usefixtures("later")
def test_a_save_takes_away_what_killed_saves_left(workspace: Workspace, folder: Path) -> None:
    """After a save there is nothing left in the folder but the records, whichever of them it was left by."""
    _save(Workspace.open(workspace.root))
    assert entries(folder) == ["abcd1234.toml"]
    assert workspace.clients.get("abcd1234").record.wishes == "x"


@pytest.mark.usefixtures("later")
def test_a_new_record_too(workspace: Workspace, folder: Path) -> None:
    """Making a record in the folder clears it as well."""
    Workspace.open(workspace.root).clients.save(Client("afff1234", "r"), None)
    assert entries(folder) == ["abcd1234.toml", "afff1234.toml"]


def test_what_may_be_going_on_is_left_alone(workspace: Workspace, folder: Path) -> None:
    """What was touched within the hour may be a colleague's save; it is neither taken away nor told of."""
    # Their own mark of the time may be anything.
    os.utime(folder / LEFT, (0, 0))
    _save(Workspace.open(workspace.root))
    assert entries(folder) == [LEFT, OF_ANOTHER, "abcd1234.toml"]
    assert list(leftovers(str(workspace.root))) == []


@pytest.mark.usefixtures("later")
def test_a_save_that_is_stopped_keeps_its_file(workspace: Workspace, folder: Path) -> None:
    """While someone holds the lock of a record, what its save wrote stays, however old it is."""
    with locked(str(workspace.root), RECORD):
        sweep(str(workspace.root), FOLDER)
    assert entries(folder) == [LEFT, "abcd1234.toml"]
    sweep(str(workspace.root), FOLDER)
    assert entries(folder) == ["abcd1234.toml"]


@pytest.mark.usefixtures("later")
def test_only_what_is_ours(workspace: Workspace, folder: Path) -> None:
    """Other hidden and temporary files, links, and folders with something in them stay as they are."""
    target = workspace.root / "target"
    target.write_text("precious")
    theirs = [
        ".abcd1234.toml.swp",
        ".x.tmp",
        ".abcd1234.toml.00112233.tmp",
        "abcd1234.toml.0011223344556677.tmp",
    ]
    for name in theirs:
        (folder / name).write_text("theirs")
    link = ".abcd1234.toml.aaaaaaaaaaaaaaaa.tmp"
    (folder / link).symlink_to(target)
    full = ".abcd1234.toml.bbbbbbbbbbbbbbbb.tmp"
    (folder / full).mkdir()
    (folder / full / "x").write_text("x")
    _save(Workspace.open(workspace.root))
    assert entries(folder) == sorted([*theirs, link, full, "abcd1234.toml"])
    assert target.read_text() == "precious"


@pytest.mark.usefixtures("later")
def test_a_folder_that_is_a_link_is_not_swept(workspace: Workspace, folder: Path, tmp_path: Path) -> None:
    """Nothing is removed through a link, whatever lies behind it."""
    elsewhere = tmp_path / "elsewhere"
    folder.rename(elsewhere)
    folder.symlink_to(elsewhere)
    with pytest.raises(OSError, match="directory"):
        sweep(str(workspace.root), FOLDER)
    assert LEFT in entries(elsewhere)


@pytest.mark.usefixtures("later")
def test_the_history_too(workspace: Workspace, folder: Path) -> None:
    """Half a copy of a version, and a folder that was being made, are taken away at the next save."""
    _save(workspace)
    history = workspace.root / ".ips/history" / FOLDER
    copy = history / "abcd1234/.20220101T000000000000Z-00000000.toml.0011223344556677.tmp"
    copy.write_text("half")
    made = history / ".abcd1234.0011223344556677.tmp"
    made.mkdir()
    assert {f".ips/history/{FOLDER}/{made.name}", f".ips/history/{FOLDER}/abcd1234/{copy.name}"} <= set(
        leftovers(str(workspace.root))
    )
    _save(Workspace.open(workspace.root), "y")
    assert not copy.exists()
    assert not made.exists()
    assert len(workspace.clients.history("abcd1234")) == 2
    assert entries(folder) == ["abcd1234.toml"]


@pytest.mark.usefixtures("later")
def test_a_folder_is_looked_at_once(workspace: Workspace, folder: Path) -> None:
    """A program that saves again and again does not list the folder again and again."""
    again = Workspace.open(workspace.root)
    _save(again)
    (folder / LEFT).write_text("half")
    _save(again, "y")
    assert LEFT in entries(folder)


@pytest.mark.usefixtures("later")
def test_check_names_what_is_left(workspace: Workspace, folder: Path) -> None:
    """Every leftover is a warning with its name and how to be rid of it; checking removes nothing."""
    told = [each for each in check(workspace, {}) if each.file.endswith(".tmp")]
    assert [each.file for each in told] == [f"{FOLDER}/{LEFT}", f"{FOLDER}/{OF_ANOTHER}"]
    assert {each.severity for each in told} == {Severity.WARNING}
    assert all(explanation(each) is not OTHERWISE for each in told)
    assert LEFT in entries(folder)
    _save(Workspace.open(workspace.root))
    assert not any(each.file.endswith(".tmp") for each in check(workspace, {}))

"""Folders that cannot be looked into: no record is told to be gone, or made twice, on their account."""

import os
import re
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from attrs import evolve

from ipscore.language import LANGUAGE_CODES, Language
from ipscore.records.client import Client
from ipscore.records.identity import Identity
from ipscore.records.staff import Staff
from ipscore.store import AlreadyThere, NotFound, StoreError, Unreadable, Workspace, advice
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


SITES = {"r": 4301, "k": 4302}
"""The groups of two sites; everyone is in 4242 as well."""


@pytest.mark.skipif(os.geteuid() != 0, reason="becoming another user needs root")
def test_sites_of_different_groups_as_the_manual_sets_them_up() -> None:
    """A coach of one site cannot read the other, but makes no client whose id is taken there."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        root = Path(folder, "w")
        root.mkdir()
        os.chown(root, -1, 4242)
        root.chmod(0o2770)
        Workspace.create(root, INFO)
        for path in root.rglob("*"):
            os.chown(path, -1, 4242)
        for tree in ("clients", "identities"):
            for site, group in SITES.items():
                _folder(root / tree, 4242, 0o2770)
                _folder(root / tree / site, group, 0o2771)
        assert _as_coach("k", lambda: _made(root, "k")) == 0
        assert (root / "clients/k/a").stat().st_mode & 0o7777 == 0o2771
        assert (root / "clients/k/a").stat().st_gid == SITES["k"]
        assert _as_coach("r", lambda: _refused(root)) == 0
        assert not (root / "clients/r/a").exists()
        # A folder that was made without the last figure stops the making, and is named.
        (root / "clients/k/a").chmod(0o2770)
        assert _as_coach("r", lambda: _untold(root)) == 0


def test_manual_and_advice_name_the_same_modes() -> None:
    """What the administrator is told to set is what `ips check --explain` calls right, in every language."""
    manual = (Path(__file__).parents[2] / "docs/manual/administrator.md").read_text(encoding="utf-8")
    for code in LANGUAGE_CODES:
        said = Language.load(code).message(advice.RIGHTS)
        told = set(re.findall(r"\b2\d{3}\b(?!-)", manual))  # a day is no mode
        assert told == set(re.findall(r"\b2\d{3}\b", said)) == {"2770", "2771"}


def _folder(path: Path, group: int, mode: int) -> None:
    path.mkdir(exist_ok=True)
    os.chown(path, -1, group)
    path.chmod(mode)


def _made(root: Path, site: str) -> None:
    workspace = Workspace.open(root)
    workspace.clients.save(Client(ID, site), None)
    workspace.identities.save(Identity(ID, "Virtanen", "Aino"), None)


def _refused(root: Path) -> None:
    """As a coach of r: the other site's client is not read, its id is known to be taken, another is free."""
    workspace = Workspace.open(root)
    with pytest.raises(StoreError):
        workspace.clients.get(ID)
    with pytest.raises(AlreadyThere):
        workspace.clients.save(Client(ID, "r"), None)
    workspace.clients.save(Client("bbbb1234", "r"), None)


def _untold(root: Path) -> None:
    """As a coach of r: whether the id is taken cannot be seen."""
    with pytest.raises(Unreadable) as caught:
        Workspace.open(root).clients.save(Client("afff1234", "r"), None)
    assert caught.value.problems[0].file == "clients/k/a"


def _as_coach(site: str, work: Callable[[], None]) -> int:
    """Do `work` as someone of a site's group and of everyone's; 0 when it went well."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            os.setgroups([4242, SITES[site]])
            os.setgid(4242)
            os.setuid(5000 + SITES[site])
            os.umask(0o077)
            work()
            code = 0
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

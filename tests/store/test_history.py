"""Earlier states on the disk: where they lie, who may read them, and that no save goes on without them."""

import errno
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from ipscore.records.client import Client
from ipscore.records.identity import Identity
from ipscore.records.review import RatingFile
from ipscore.store import Stored, StoreError, Unreadable, Workspace
from ipscore.store.history import version_id_of, when_of
from tests.store.conftest import INFO, entries

FOLDER = ".ips/history/clients/r/a/abcd1234"
NAME = "clients/r/a/abcd1234.toml"


def _saved(workspace: Workspace, client: Client, *wishes: str) -> Stored[Client]:
    stored = workspace.clients.save(client, None)
    for each in wishes:
        stored = workspace.clients.save(evolve(stored.record, wishes=each), stored.revision)
    return stored


def _kept(workspace: Workspace) -> list[Path]:
    return sorted((workspace.root / FOLDER).iterdir())


def test_the_old_file_itself_is_kept(workspace: Workspace, client: Client) -> None:
    """What is kept is the very file that was replaced, named by when it was saved: nothing is copied."""
    _saved(workspace, client)
    before = (workspace.root / NAME).stat()
    stored = workspace.clients.get("abcd1234")
    workspace.clients.save(evolve(stored.record, wishes="x"), stored.revision)
    (path,) = _kept(workspace)
    assert (path.stat().st_ino, path.stat().st_nlink) == (before.st_ino, 1)
    (version,) = workspace.clients.history("abcd1234")
    assert version.when == datetime.fromtimestamp(before.st_mtime_ns // 1000 / 1_000_000, tz=UTC)
    assert path.name == f"{version.id}.toml"


def test_all_of_one_record_is_in_one_folder(workspace: Workspace, client: Client) -> None:
    """Erasing a record's history is removing one folder; records of every kind have one of their own."""
    _saved(workspace, client, "1", "2")
    identity = workspace.identities.save(Identity(client.id, "Virtanen", "Aino"), None)
    workspace.identities.save(evolve(identity.record, phone="1"), identity.revision)
    rating = workspace.ratings.save(RatingFile("rev1-anna", "rev1", "anna"), None)
    workspace.ratings.delete("rev1-anna", rating.revision)
    found = {str(each.relative_to(workspace.root / ".ips/history").parent)
             for each in (workspace.root / ".ips/history").rglob("*.toml")}  # fmt: skip
    assert found == {"clients/r/a/abcd1234", "identities/r/a/abcd1234", "reviews/rev1/ratings/anna"}
    assert len(workspace.ratings.history("rev1-anna")) == 1
    assert len(workspace.clients.history("abcd1234")) == 2


def test_history_has_the_rights_of_the_record(workspace: Workspace, client: Client) -> None:
    """A site that is one group's has a history that is that group's too, whatever the umask."""
    _saved(workspace, client)
    site = workspace.root / "clients/r"
    group = 4242 if os.geteuid() == 0 else site.stat().st_gid
    for path, mode in ((site, 0o2750), (site / "a", 0o2770), (workspace.root / NAME, 0o640)):
        os.chown(path, -1, group)
        path.chmod(mode)
    stored = workspace.clients.get("abcd1234")
    old = os.umask(0o077)
    try:
        workspace.clients.save(evolve(stored.record, wishes="x"), stored.revision)
    finally:
        os.umask(old)
    history = workspace.root / ".ips/history/clients/r"
    expected = ((history, 0o2750), (history / "a", 0o2770), (history / "a/abcd1234", 0o2770))
    for path, mode in (*expected, (_kept(workspace)[0], 0o640)):
        assert (stat.S_IMODE(path.stat().st_mode), path.stat().st_gid) == (mode, group)


def _acl(path: Path, *arguments: str) -> str:
    done = subprocess.run(["setfacl", *arguments, str(path)], check=False, capture_output=True)
    if done.returncode != 0:
        pytest.skip("this disk has no access control lists")
    return _acl_of(path)


def _acl_of(path: Path) -> str:
    return subprocess.run(["getfacl", "-cpn", str(path)], check=True, capture_output=True, text=True).stdout


@pytest.mark.skipif(not Path("/usr/bin/setfacl").exists(), reason="setfacl is not installed")
def test_access_lists_are_kept(workspace: Workspace, client: Client) -> None:
    """A right given to one person is there after a save, and in the history."""
    stored = _saved(workspace, client)
    file = _acl(workspace.root / NAME, "-m", "u:4243:r")
    folder = _acl(workspace.root / "clients/r", "-m", "u:4243:rx,d:u:4243:rx")
    workspace.clients.save(evolve(stored.record, wishes="x"), stored.revision)
    assert "user:4243:r--" in file
    assert _acl_of(workspace.root / NAME) == file
    assert _acl_of(workspace.root / ".ips/history/clients/r") == folder
    assert _acl_of(_kept(workspace)[0]) == file


def _as_colleague(work: Callable[[], object]) -> int:
    """Do `work` as user 4244 of the group 4242, and give the exit code: 0 when it went well."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            os.setgroups([])
            os.setgid(4242)
            os.setuid(4244)
            work()
            code = 0
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@pytest.mark.skipif(os.geteuid() != 0, reason="becoming another user needs root")
@pytest.mark.parametrize(("mode", "linked"), [(0o660, True), (0o640, False)])
def test_a_colleague_keeps_what_another_owns(client: Client, mode: int, linked: bool) -> None:
    """A colleague saves a file another owns: the old state is kept, as a copy where no link is allowed."""
    folder = Path(mkdtemp())
    try:
        folder.chmod(0o755)
        (folder / "w").mkdir()
        os.chown(folder / "w", -1, 4242)
        (folder / "w").chmod(0o2770)
        workspace = Workspace.create(folder / "w", INFO)
        stored = _saved(workspace, client)
        path = workspace.root / NAME
        path.chmod(mode)
        before = path.stat()
        changed = evolve(stored.record, wishes="x")
        assert _as_colleague(lambda: workspace.clients.save(changed, stored.revision)) == 0
        (kept,) = _kept(workspace)
        assert path.stat().st_uid == 4244
        assert (kept.stat().st_ino == before.st_ino) is linked
        assert (stat.S_IMODE(kept.stat().st_mode), kept.stat().st_gid) == (mode, 4242)
        # And the other way round, in the folder that the colleague made.
        again = workspace.clients.get("abcd1234")
        workspace.clients.save(evolve(again.record, wishes="y"), again.revision)
        assert len(workspace.clients.history("abcd1234")) == 2
    finally:
        shutil.rmtree(folder)


def _without(monkeypatch: pytest.MonkeyPatch, name: str, number: int) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, name, refuse)


@pytest.mark.parametrize("number", [errno.EPERM, errno.EMLINK])
def test_where_no_link_is_allowed_a_copy_is_kept(
    workspace: Workspace, client: Client, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """A system that forbids links to others' files gets a copy with the same mode."""
    stored = _saved(workspace, client)
    (workspace.root / NAME).chmod(0o640)
    before = (workspace.root / NAME).read_bytes()
    with monkeypatch.context() as patch:
        _without(patch, "link", number)
        workspace.clients.save(evolve(stored.record, wishes="x"), stored.revision)
    (path,) = _kept(workspace)
    assert path.read_bytes() == before
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert path.stat().st_ino != (workspace.root / NAME).stat().st_ino


@pytest.mark.parametrize("name", ["link", "mkdir"])
def test_a_save_that_cannot_keep_history_is_refused(
    workspace: Workspace, client: Client, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """In plain words, before anything is replaced; nothing is left behind, and the next save works."""
    stored = _saved(workspace, client)
    for attempt in (
        lambda: workspace.clients.save(evolve(stored.record, wishes="x"), stored.revision),
        lambda: workspace.clients.delete("abcd1234", stored.revision),
    ):
        with monkeypatch.context() as patch:
            _without(patch, name, errno.ENOSPC)
            with pytest.raises(StoreError, match="disk is full"):
                attempt()
        assert workspace.clients.get("abcd1234") == stored
        assert workspace.clients.history("abcd1234") == ()
        assert entries(workspace.root / "clients/r/a") == ["abcd1234.toml"]
    workspace.clients.save(evolve(stored.record, wishes="x"), stored.revision)
    assert len(workspace.clients.history("abcd1234")) == 1


CALLS = ("open", "stat", "link", "mkdir", "chmod", "chown", "rename", "unlink", "fsync", "close", "utime")
"""The calls that keeping history and removing make; each fails in turn, every time it is made."""


@pytest.mark.parametrize("name", CALLS)
def test_every_call_of_a_removal_fails_in_turn(
    workspace: Workspace, client: Client, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Whichever call fails, what was saved can still be had, and trying again removes it."""
    real: Callable[..., Any] = getattr(os, name)
    for turn in range(1, 40):
        made = evolve(client, id=f"abcd{turn:04}")
        stored = workspace.clients.save(made, None)
        count = 0

        def call(*args: Any, turn: int = turn, **more: Any) -> Any:
            nonlocal count
            count += 1
            if count != turn:
                return real(*args, **more)
            if name == "close":
                real(*args)
            raise OSError(errno.EIO, os.strerror(errno.EIO))

        with monkeypatch.context() as patch:
            patch.setattr(os, name, call)
            with suppress(StoreError):
                workspace.clients.delete(made.id, stored.revision)
        if made.id in workspace.clients.ids():
            assert workspace.clients.get(made.id) == stored
            workspace.clients.delete(made.id, stored.revision)
        (version,) = workspace.clients.history(made.id)
        assert workspace.clients.version(made.id, version.id).record == made
        if count < turn:
            return
    pytest.fail("the removal made more calls than expected")


def test_a_save_tried_again_keeps_the_old_state_once(
    workspace: Workspace, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A save that failed after the old state was kept does not fill the history with the same state."""
    stored = _saved(workspace, client)
    with monkeypatch.context() as patch:
        _without(patch, "replace", errno.EIO)
        for _ in range(3):
            with pytest.raises(StoreError):
                workspace.clients.save(evolve(stored.record, wishes="x"), stored.revision)
    workspace.clients.save(evolve(stored.record, wishes="x"), stored.revision)
    assert len(workspace.clients.history("abcd1234")) == 1


def test_a_kept_state_that_was_changed_by_hand_is_kept_rightly(workspace: Workspace, client: Client) -> None:
    """Another file under the name of what is to be kept does not stand in for it."""
    stored = _saved(workspace, client)
    before = (workspace.root / NAME).read_bytes()
    version_id = version_id_of((workspace.root / NAME).stat().st_mtime_ns, before)
    path = workspace.root / FOLDER / f"{version_id}.toml"
    path.parent.mkdir(parents=True)
    path.write_text("something else")
    workspace.clients.save(evolve(stored.record, wishes="x"), stored.revision)
    assert path.read_bytes() == before


@pytest.mark.parametrize("where", [".ips/history", ".ips/history/clients/r", FOLDER])
def test_history_never_follows_a_link(
    workspace: Workspace, client: Client, tmp_path: Path, where: str
) -> None:
    """A link where a folder of the history should be stops the save, and shows no states from elsewhere."""
    stored = _saved(workspace, client)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "20220101T000000000000Z-00000000.toml").write_text("x")
    link = workspace.root / where
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(elsewhere)
    with pytest.raises(Unreadable, match="link"):
        workspace.clients.save(evolve(stored.record, wishes="x"), stored.revision)
    assert workspace.clients.get("abcd1234") == stored
    assert workspace.clients.history("abcd1234") == ()
    assert len(list(elsewhere.iterdir())) == 1


def test_what_is_not_a_version_is_left_alone(workspace: Workspace, client: Client) -> None:
    """Files of other names in a history are not listed; one that is a link or a pipe is told, not read."""
    _saved(workspace, client, "1")
    folder = workspace.root / FOLDER
    for name in ("notes.txt", "x.toml", "20229901T000000000000Z-00000000.toml", ".hidden.toml"):
        (folder / name).write_text("x")
    os.mkfifo(folder / "20220101T000000000000Z-00000001.toml")
    (folder / "20220101T000000000000Z-00000002.toml").symlink_to("/etc/passwd")
    versions = workspace.clients.history("abcd1234")
    assert [each.id[-1] for each in versions[1:]] == ["2", "1"]
    for each in versions[1:]:
        with pytest.raises(Unreadable):
            workspace.clients.version("abcd1234", each.id)


def test_a_version_of_another_record_is_refused(workspace: Workspace, client: Client) -> None:
    """A file put into the wrong history does not become the record."""
    stored = _saved(workspace, client, "1")
    (path,) = _kept(workspace)
    path.write_text('id = "zzzz0000"\nsite = "r"\n')
    (version,) = workspace.clients.history("abcd1234")
    with pytest.raises(Unreadable, match="not the one its name says") as caught:
        workspace.clients.restore("abcd1234", version.id, stored.revision)
    assert caught.value.problems[0].file == f"{FOLDER}/{version.id}.toml"
    assert workspace.clients.get("abcd1234") == stored


def test_history_is_none_of_the_records(workspace: Workspace, client: Client) -> None:
    """Earlier states are in no list, and `ips check` has nothing to say of them."""
    from ipscore.store.check import check

    stored = _saved(workspace, Client(client.id, "r"), "1")
    workspace.clients.delete(client.id, stored.revision)
    assert workspace.load().dataset.clients == {}
    assert [each for each in check(workspace, {}) if each.file != "workspace.toml"] == []


def test_one_version_is_found_without_looking_at_the_others(
    workspace: Workspace, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many versions there are, reading one reads one."""
    _saved(workspace, client, *map(str, range(5)))
    newest, *_, oldest = workspace.clients.history(client.id)
    looked: list[str] = []
    real = os.scandir

    def scandir(path: Any) -> Any:
        looked.append(str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert workspace.clients.version(client.id, oldest.id).record == client
    assert workspace.clients.version(client.id, newest.id).record.wishes == "3"
    assert not any(FOLDER in path for path in looked)


def test_making_a_client_is_undone_and_done_again(workspace: Workspace, client: Client) -> None:
    """Name and case, made together, are removed in the other order, and come back from their histories."""
    case = workspace.clients.save(client, None)
    name = workspace.identities.save(Identity(client.id, "Virtanen", "Aino"), None)
    workspace.identities.delete(client.id, name.revision)
    workspace.clients.delete(client.id, case.revision)
    assert workspace.clients.ids() == workspace.identities.ids() == ()
    (was_case,), (was_name,) = (each.history(client.id) for each in (workspace.clients, workspace.identities))
    assert workspace.clients.restore(client.id, was_case.id, None) == case
    assert workspace.identities.restore(client.id, was_name.id, None) == name
    assert workspace.identities.get(client.id) == name


def test_a_removed_client_of_a_removed_site_has_a_history(workspace: Workspace, client: Client) -> None:
    """The history is found though the site's folder is gone, and restoring makes it again."""
    stored = _saved(workspace, client)
    workspace.clients.delete(client.id, stored.revision)
    (workspace.root / "clients/r/a").rmdir()
    (workspace.root / "clients/r").rmdir()
    (version,) = workspace.clients.history(client.id)
    assert workspace.clients.restore(client.id, version.id, None) == stored


@given(st.integers(0, 2**62 // 10), st.binary())
def test_version_ids_say_when_and_sort_by_it(nanoseconds: int, content: bytes) -> None:
    """The id of a version gives its moment back, and later ones sort later."""
    version_id = version_id_of(nanoseconds, content)
    when = when_of(version_id)
    assert when is not None
    assert round(when.timestamp() * 1_000_000) == nanoseconds // 1000
    assert version_id_of(nanoseconds + 1000, b"") > version_id[:22]


_KILLED = """
import os, signal, sys
from attrs import evolve
from ipscore.store import Workspace
real = getattr(os, sys.argv[2])
def call(*args, **more):
    real(*args, **more)
    os.kill(os.getpid(), signal.SIGKILL)
workspace = Workspace.open(sys.argv[1])
stored = workspace.clients.get("abcd1234")
setattr(os, sys.argv[2], call)
workspace.clients.save(evolve(stored.record, wishes="new"), stored.revision)
"""


@pytest.mark.parametrize(("name", "wishes"), [("mkdir", "old"), ("link", "old"), ("replace", "new")])
def test_killed_between_the_steps(workspace: Workspace, client: Client, name: str, wishes: str) -> None:
    """Killed right after each step, the record is whole, and the old state is there or in the history."""
    _saved(workspace, evolve(client, wishes="old"))
    old = (workspace.root / NAME).read_bytes()
    done = subprocess.run([sys.executable, "-c", _KILLED, str(workspace.root), name], check=False, timeout=60)
    assert done.returncode == -9
    stored = workspace.clients.get("abcd1234")
    assert stored.record.wishes == wishes
    kept = [each.read_bytes() for each in (workspace.root / ".ips/history").rglob("*.toml")]
    assert old in [*kept, (workspace.root / NAME).read_bytes()]
    workspace.clients.save(evolve(stored.record, wishes="newer"), stored.revision)
    versions = [
        workspace.clients.version("abcd1234", each.id) for each in workspace.clients.history("abcd1234")
    ]
    assert [each.record.wishes for each in versions] == (["old"] if wishes == "old" else ["new", "old"])

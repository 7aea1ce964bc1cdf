"""Files that are not what they should be: each is told in words, none hangs, none hides another."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from attrs import evolve

from ipscore.records.client import Client
from ipscore.store import StoreError, Unreadable, Workspace, WorkspaceError
from tests.store.conftest import INFO

FOLDER = "clients/r/a"
GOOD = 'id = "{id}"\nsite = "r"\n'

# Each is broken in its own way; the second half of the key is a part of what is said.
BROKEN: dict[str, tuple[bytes, str, int | None]] = {
    "not toml": (b'id = "abcd0001"\nsite = "r"\nepisodes = [\n', "not valid TOML", 4),
    "binary": (b"\x7fELF\x00\x01\x02\x00", "not a text file", None),
    "binary that is utf-8": (b"a\x00b", "not a text file", None),
    "not utf-8": ('id = "abcd0001"\nsite = "r"\nwishes = "ä"\n'.encode("latin-1"), "not in UTF-8", 3),
    "empty": (b"", "file is empty", None),
    "nearly empty": (b" \n", "file is empty", None),
    "without a key": (b'id = "abcd0001"\n', "“site” is missing", None),
    "wrong kind": (b'id = "abcd0001"\nsite = "r"\nwishes = 5\n', "cannot stand here", 3),
    "wrong word": (
        b'id = "abcd0001"\nsite = "r"\n[[jobs]]\nid="k"\nepisode="e"\nstart=2021-01-01\ntitle=""\nsector="x"',
        "not known here",
        8,
    ),
    "key twice": (b'id = "abcd0001"\nid = "abcd0001"\n', "twice", 2),
    "deep": (b"x = " + b"[" * 50_000 + b"]" * 50_000, "too deep", None),
    "deep tables": (b"x = " + b"{a=" * 20_000 + b"1" + b"}" * 20_000, "too deep", None),
    "long number": (b"x = " + b"1" * 10_000 + b"\n", "not possible", None),
    "impossible day": (b'id = "abcd0001"\nsite = "r"\nx = 2021-02-30\n', "does not exist", 3),
    "open text": (b'id = "abcd0001"\nsite = "r\nwishes = "x"\n', "not valid TOML", 2),
    "open long text": (b'id = "abcd0001"\nwishes = """x\n', "quotation mark", 3),
    "no value": (b'id = "abcd0001"\nsite = r\n', "without quotation marks", 2),
    "no equals sign": (b'id "abcd0001"\n', "no = after a key", 1),
    "two on a line": (b'id = "abcd0001" site = "r"\n', "more on the line", 1),
    "lone backslash": (b'id = "abcd0001"\nwishes = "C:\\temp\\q"\n', "backslash", 2),
    "five megabytes": (b'id = "abcd0001"\nwishes = "' + b"x" * 5_000_000 + b'"\n', "too large", None),
    "newer": (b'schema = 2\nid = "abcd0001"\n', "newer version", 1),
    "no version": (b'schema = 0\nid = "abcd0001"\nsite = "r"\n', "There is no version 0", 1),
    "other id": (b'site = "r"\nid = "abcd0002"\n', "is not the one its name says", 2),
    "other site": (b'id = "abcd0001"\nsite = "k"\n', "wrong folder", None),
    "site that leads out": (b'id = "abcd0001"\nsite = "../../x"\n', "cannot be an id", None),
    "many control characters": (b"\x01" * 1000, "not valid TOML", 1),
}


@pytest.fixture
def folder(workspace: Workspace) -> Path:
    """The folder of the clients whose ids begin with a, with one good file in it."""
    workspace.clients.save(Client("abcdgood", "r"), None)
    return workspace.root / FOLDER


def _only_problem(workspace: Workspace) -> str:
    loaded = workspace.load()
    assert list(loaded.dataset.clients) == ["abcdgood"]
    (problem,) = loaded.problems
    assert problem.file == f"{FOLDER}/abcd0001.toml"
    assert problem.expected or problem.line is None
    with pytest.raises(Unreadable) as caught:
        workspace.clients.get("abcd0001")
    assert caught.value.problems == loaded.problems
    found, problems = workspace.clients.all()
    assert [each.record.id for each in found] == ["abcdgood"]
    assert problems == loaded.problems
    return str(problem.message)


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_told_and_hides_no_other(workspace: Workspace, folder: Path, name: str) -> None:
    """A bad file is named with its line and what was expected; the good one beside it is read."""
    content, said, line = BROKEN[name]
    (folder / "abcd0001.toml").write_bytes(content)
    assert said in _only_problem(workspace)
    assert workspace.load().problems[0].line == line


def _fifo(path: Path) -> None:
    os.mkfifo(path)


def _folder(path: Path) -> None:
    path.mkdir()


def _link(path: Path) -> None:
    secret = path.parents[3].parent / "secret.toml"
    secret.write_text(GOOD.format(id="abcd0001"))
    path.symlink_to(secret)


def _link_to_nowhere(path: Path) -> None:
    path.symlink_to("/nowhere")


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (_fifo, "not an ordinary file"),
        (_folder, "not an ordinary file"),
        (_link, "link to somewhere else"),
        (_link_to_nowhere, "link to somewhere else"),
    ],
)
def test_what_is_no_file(workspace: Workspace, folder: Path, make: Callable[[Path], None], said: str) -> None:
    """A pipe does not hang the reader, and a link shows nothing of where it leads."""
    make(folder / "abcd0001.toml")
    assert said in _only_problem(workspace)


@pytest.mark.parametrize("folder_name", ["clients", "clients/r", "clients/r/a"])
def test_a_linked_folder_is_not_followed(workspace: Workspace, tmp_path: Path, folder_name: str) -> None:
    """A folder that is a link out of the workspace shows nothing, and nothing is saved through it."""
    workspace.clients.save(Client("abcdgood", "r"), None)
    stored = workspace.clients.get("abcdgood")
    (workspace.root / folder_name).rename(tmp_path / "elsewhere")
    (workspace.root / folder_name).symlink_to(tmp_path / "elsewhere")
    loaded = workspace.load()
    assert loaded.dataset.clients == {}
    assert [each.file for each in loaded.problems] == [folder_name]
    with pytest.raises(StoreError):
        workspace.clients.get("abcdgood")
    with pytest.raises(StoreError):
        workspace.clients.save(evolve(stored.record, wishes="x"), stored.revision)
    with pytest.raises(StoreError):
        workspace.clients.save(Client("abcdnew1", "r"), None)
    assert not list((tmp_path / "elsewhere").rglob("abcdnew1.toml"))


_AS_NOBODY = """
import os, sys
from ipscore.store import Workspace
Workspace.open(sys.argv[1]).load()  # while the interpreter's own files can be read
os.setgroups([]); os.setgid(65534); os.setuid(65534)
loaded = Workspace.open(sys.argv[1]).load()
print(sorted(loaded.dataset.clients), [f"{each.file}: {each.message}" for each in loaded.problems])
"""


def test_a_file_one_may_not_read() -> None:
    """A file and a folder without the right to read are told; the others are read."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        workspace = Workspace.create(f"{folder}/w", INFO)
        for each in ("abcdgood", "abcd0001", "wxyz0001"):
            workspace.clients.save(Client(each, "r"), None)
        for path in (workspace.root, *workspace.root.rglob("*")):
            path.chmod(0o755 if path.is_dir() else 0o644)
        (workspace.root / FOLDER / "abcd0001.toml").chmod(0)
        (workspace.root / "clients/r/w").chmod(0)
        said = _as_another_user(workspace)
        (workspace.root / "clients/r/w").chmod(0o755)
    assert "['abcdgood']" in said
    assert f"{FOLDER}/abcd0001.toml: You are not allowed to read this file." in said
    assert "clients/r/w: This folder cannot be read" in said


def _as_another_user(workspace: Workspace) -> str:
    """What a user finds who has no rights of root; root may read everything."""
    if os.geteuid() != 0:
        loaded = workspace.load()
        return (
            f"{sorted(loaded.dataset.clients)} {[f'{each.file}: {each.message}' for each in loaded.problems]}"
        )
    command = [sys.executable, "-c", _AS_NOBODY, str(workspace.root)]
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout


def test_a_name_with_an_escape_sequence_is_shown_safely(workspace: Workspace, folder: Path) -> None:
    """A file name can act on a terminal as well as a text; it is shown with marks."""
    (folder / "a\x1b[31m\n.toml").write_text("x =")
    (problem,) = workspace.load().problems
    assert problem.file == f"{FOLDER}/a␛[31m␊.toml"


def test_temporary_files_and_other_files_are_passed_over(workspace: Workspace, folder: Path) -> None:
    """What a killed program left behind, and an editor's backup, are nobody's record."""
    (folder / ".abcd0001.toml.0011223344556677.tmp").write_text("half")
    (folder / ".abcd0001.toml").write_text("half")
    (folder / "abcd0001.toml~").write_text("old")
    assert workspace.load().problems == ()
    assert workspace.clients.ids() == ("abcdgood",)


def test_windows_editors_are_welcome(workspace: Workspace, folder: Path) -> None:
    """A byte order mark and carriage returns at line ends do no harm."""
    (folder / "abcd0001.toml").write_bytes(b'\xef\xbb\xbfid = "abcd0001"\r\nsite = "r"\r\nwishes = "x"\r\n')
    assert workspace.clients.get("abcd0001").record.wishes == "x"


def test_escape_sequences_in_a_file_become_marks(workspace: Workspace, folder: Path) -> None:
    """Whatever a hand wrote into a file, what is read of it cannot act on a terminal; the file stays."""
    path = folder / "abcd0001.toml"
    path.write_text(GOOD.format(id="abcd0001") + 'wishes = "\\u001b[31m \\u202e \u202e \x85"\n', "utf-8")
    before = path.read_bytes()
    stored = workspace.clients.get("abcd0001")
    assert stored.record.wishes == "␛[31m ⟨U+202E⟩ ⟨U+202E⟩ ⟨U+0085⟩"
    workspace.clients.save(stored.record, stored.revision)
    assert path.read_bytes() == before


def test_only_some_kinds_are_read(workspace: Workspace, folder: Path) -> None:
    """A list of staff need not read the clients."""
    (folder / "abcd0001.toml").write_text("x =")
    assert workspace.load(kinds=("staff",)).problems == ()
    assert workspace.load(kinds=("staff",)).dataset.clients == {}


def test_the_same_id_at_two_sites(workspace: Workspace) -> None:
    """The second file of one id is told, and the first is used."""
    workspace.clients.save(Client("abcdgood", "r"), None)
    other = workspace.root / "clients/k/a/abcdgood.toml"
    other.parent.mkdir(parents=True)
    other.write_text('id = "abcdgood"\nsite = "k"\n')
    loaded = workspace.load()
    assert loaded.dataset.clients["abcdgood"].site == "k"
    assert [each.file for each in loaded.problems] == [f"{FOLDER}/abcdgood.toml"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "it has no workspace.toml"),
        ("name = ", "not valid TOML"),
        ('name = "x"\n', "“scale” is missing"),
        ("name = 1\nscale = 2\n", "cannot stand here"),
    ],
)
def test_a_folder_that_is_no_workspace(tmp_path: Path, content: str | None, said: str) -> None:
    """Opening a folder without a usable workspace.toml says what is wrong, all of it."""
    if content is not None:
        (tmp_path / "workspace.toml").write_text(content)
    with pytest.raises(WorkspaceError, match=said) as caught:
        Workspace.open(tmp_path)
    assert len(caught.value.problems) == (2 if content and "1" in content else 1)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """Opening a missing folder, or a file, says so and what to do."""
    (tmp_path / "file").write_text("")
    for path in (tmp_path / "missing", tmp_path / "file", "a\0b"):
        with pytest.raises(WorkspaceError, match="There is no folder") as caught:
            Workspace.open(path)
        assert "ips init" in str(caught.value.problems[0].expected)

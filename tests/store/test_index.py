"""The index: whatever happens to the files or to the index itself, lists are those of a full read."""

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from ipscore.practice.caseload import CaseloadRow, row
from ipscore.practice.summaries import (
    client_summary,
    employer_summary,
    identity_summary,
    service_log_summary,
    staff_summary,
)
from ipscore.records.client import Client
from ipscore.records.contact import Contact, ContactKind
from ipscore.records.employer import Employer
from ipscore.records.identity import Identity
from ipscore.records.job import Job
from ipscore.records.staff import Staff
from ipscore.store import Workspace
from ipscore.store.index import Index
from ipscore.store.index_cache import Cache
from ipscore.store.index_entry import YOUNG
from tests.store.conftest import INFO

KINDS = ("clients", "identities", "employers", "staff", "service_logs")
OLD = 1_600_000_000_000_000_000
"""A time of change long past (ns)."""


def settled() -> None:
    """Wait until what was written is no longer young."""
    time.sleep(YOUNG / 1e9 + 0.01)


def assert_like_full_read(index: Index, workspace: Workspace) -> None:
    """Every list and every problem is what reading all files gives."""
    loaded, lists = workspace.load(KINDS), index.lists
    dataset, today = loaded.dataset, workspace.today()
    assert dict(lists.clients) == {key: client_summary(each) for key, each in dataset.clients.items()}
    assert dict(lists.identities) == {key: identity_summary(each) for key, each in dataset.identities.items()}
    assert dict(lists.employers) == {key: employer_summary(each) for key, each in dataset.employers.items()}
    assert dict(lists.staff) == {key: staff_summary(each) for key, each in dataset.staff.items()}
    assert dict(lists.service_logs) == {
        key: service_log_summary(each) for key, each in dataset.service_logs.items()
    }
    jobs = {key: client_summary(each).jobs for key, each in dataset.clients.items() if each.jobs}
    assert dict(lists.jobs) == jobs
    assert lists.names == {key: each.name for key, each in dataset.identities.items()}
    assert lists.caseload(today) == rows(dataset.clients.values(), today)
    assert sorted(map(str, lists.problems)) == sorted(map(str, loaded.problems))


def rows(clients: Iterable[Client], today: date) -> tuple[CaseloadRow, ...]:
    """The rows of these clients by id."""
    made = (row(each, today) for each in clients)
    return tuple(sorted((each for each in made if each is not None), key=lambda each: each.client))


@pytest.fixture
def full(workspace: Workspace, client: Client) -> Workspace:
    """A workspace with a few records of each kind."""
    for name in ("aaaa0001", "aaaa0002", "bbbb0001"):
        job = Job("job1", "ep1", date(2021, 6, 1), "kokki", employer="empl0001")
        jobs = () if name == "aaaa0002" else (job,)
        workspace.clients.save(evolve(client, id=name, jobs=jobs), None)
        workspace.identities.save(Identity(name, f"Suku{name}", "Etu", phone="040 1"), None)
    workspace.employers.save(Employer("empl0001", "Leipomo"), None)
    workspace.staff.save(Staff("coach001", "Aino"), None)
    settled()
    return workspace


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the index is kept."""
    return tmp_path / "cache"


def opened(workspace: Workspace, folder: Path) -> Index:
    """The index, opened as at a start."""
    return Index.open(workspace.root, workspace.today(), folder=folder)


def kept(workspace: Workspace, folder: Path) -> Path:
    """The file of the index."""
    return Cache(str(workspace.root), folder).path


def client_file(workspace: Workspace, client_id: str = "aaaa0001") -> Path:
    """The file of a client."""
    return workspace.root / "clients" / "r" / client_id[0] / f"{client_id}.toml"


def test_jobs_follow_every_change(full: Workspace, folder: Path) -> None:
    """Jobs that come, change and go, and a client who goes: only what changed is looked at again."""
    index = opened(full, folder)
    assert set(index.lists.jobs) == {"aaaa0001", "bbbb0001"}
    first, second = full.clients.get("aaaa0001"), full.clients.get("aaaa0002")
    full.clients.save(evolve(second.record, jobs=first.record.jobs), second.revision)
    full.clients.save(evolve(first.record, jobs=()), first.revision)
    full.clients.delete("bbbb0001", full.clients.get("bbbb0001").revision)
    full.identities.delete("bbbb0001", full.identities.get("bbbb0001").revision)
    settled()
    index.refresh()
    assert set(index.lists.jobs) == {"aaaa0002"}
    assert_like_full_read(index, full)


def test_the_lists_are_those_of_a_full_read(full: Workspace, folder: Path) -> None:
    """At the first opening and at the next one, which reads no record file."""
    assert_like_full_read(opened(full, folder), full)
    script = (
        "import sys; from pathlib import Path; from datetime import date\n"
        "import ipscore.store.index_build as b; b.read_entry = None\n"
        "from ipscore.store.index import Index\n"
        "index = Index.open(Path(sys.argv[1]), date(2022, 10, 31), folder=Path(sys.argv[2]))\n"
        "print(len(index.lists.clients))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(full.root), str(folder)],
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout == "3\n"


def test_one_save_reads_one_file(full: Workspace, folder: Path) -> None:
    """What is noticed after a colleague's save is that one record, by looking at folders only."""
    index = opened(full, folder)
    stored = full.clients.get("aaaa0002")
    full.clients.save(evolve(stored.record, wishes="Leipuri"), stored.revision)
    noticed = index.refresh(deep=False)
    assert noticed.changed == {"clients": {"aaaa0002"}}
    assert not noticed.removed
    assert index.lists.clients["aaaa0002"].wishes == "Leipuri"
    assert_like_full_read(index, full)
    settled()
    assert not index.refresh(deep=False)


def test_what_is_gone_is_noticed(full: Workspace, folder: Path) -> None:
    """A removed file leaves the lists; its neighbours stay."""
    index = opened(full, folder)
    client_file(full).unlink()
    noticed = index.refresh(deep=False)
    assert noticed.removed == {"clients": {"aaaa0001"}}
    assert_like_full_read(index, full)


def test_an_edit_in_place_is_seen_when_every_file_is_looked_at(full: Workspace, folder: Path) -> None:
    """Even one that keeps the size and sets the time of change back: the kernel's own time tells."""
    path = client_file(full)
    os.utime(path, ns=(OLD, OLD))
    settled()
    index = opened(full, folder)
    changed = path.read_bytes().replace(b"Ensimm", b"Toisim")
    before = path.stat()
    with path.open("r+b") as file:
        file.write(path.read_bytes().replace(b'site = "r"\n', b'site = "r"\n', 1))
        file.seek(0)
        file.write(changed.replace(b"2021-05-10", b"2021-05-11"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert index.refresh().changed == {"clients": {"aaaa0001"}}
    assert_like_full_read(index, full)
    assert_like_full_read(opened(full, folder), full)


def test_a_young_file_is_read_again(full: Workspace, folder: Path) -> None:
    """What was read within moments of its change is not kept, so a second change at the same time is seen."""
    stored = full.clients.get("aaaa0001")
    full.clients.save(evolve(stored.record, wishes="A"), stored.revision)
    opened(full, folder)
    with sqlite3.connect(kept(full, folder)) as database:
        ((names, heads),) = database.execute(
            "SELECT names, heads FROM folders WHERE place = ?", (b"clients/r/a",)
        )
    database.close()
    assert names == b"aaaa0002.toml"
    assert b"\n" not in heads


def test_a_broken_file_hides_no_other(full: Workspace, folder: Path) -> None:
    """It is listed with its reason and line, also from the index, and leaves when it was mended."""
    path = client_file(full)
    good = path.read_bytes()
    path.write_bytes(b"id = [")
    settled()
    for _ in range(2):
        index = opened(full, folder)
        assert_like_full_read(index, full)
        assert [(each.file, each.line) for each in index.lists.problems] == [("clients/r/a/aaaa0001.toml", 1)]
    path.write_bytes(good)
    assert index.refresh().changed == {"clients": {"aaaa0001"}}
    assert not index.lists.problems


def test_two_files_of_one_id(full: Workspace, folder: Path) -> None:
    """The first is used, the second is told of; when the first goes the second takes its place."""
    index = opened(full, folder)
    other = full.root / "clients" / "k" / "a" / "aaaa0001.toml"
    other.parent.mkdir(parents=True)
    other.write_text(client_file(full).read_text().replace('site = "r"', 'site = "k"'))
    index.refresh(deep=False)
    assert_like_full_read(index, full)
    assert index.lists.clients["aaaa0001"].site == "k"
    other.unlink()
    index.refresh(deep=False)
    assert index.lists.clients["aaaa0001"].site == "r"
    assert_like_full_read(index, full)


def test_links_and_strange_things_are_told_and_not_followed(full: Workspace, folder: Path) -> None:
    """A link, a pipe, a folder with the name of a file, a name that is no text."""
    place = full.root / "clients" / "r" / "a"
    (place / "link0001.toml").symlink_to(client_file(full))
    os.mkfifo(place / "pipe0001.toml")
    (place / "fold0001.toml").mkdir()
    Path(os.fsdecode(os.fsencode(place) + b"/\xff\xfe.toml")).write_bytes(b"x")
    (full.root / "employers" / "x").symlink_to(full.root / "employers" / "e")
    settled()
    for _ in range(2):
        assert_like_full_read(opened(full, folder), full)


def test_only_its_owner_can_read_it(full: Workspace, folder: Path) -> None:
    """0600 in a folder of 0700, whatever the umask; never in the workspace."""
    before = os.umask(0)
    try:
        opened(full, folder)
    finally:
        os.umask(before)
    path = kept(full, folder)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert not list(full.root.rglob("*.sqlite*"))
    path.chmod(0o644)
    path.parent.chmod(0o755)
    opened(full, folder)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_the_personal_identity_code_is_not_in_it(full: Workspace, folder: Path) -> None:
    """What no list shows does not leave the workspace: codes and notes."""
    stored = full.identities.get("aaaa0001")
    full.identities.save(evolve(stored.record, personal_identity_code="131052-308T"), stored.revision)
    settled()
    opened(full, folder)
    content = kept(full, folder).read_bytes()
    assert b"131052-308T" not in content
    assert "Ensimmäinen".encode() not in content
    assert b"Sukuaaaa0001" in content


def _sql(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        database.execute(statement)


def _replace(path: Path, old: bytes, new: bytes) -> None:
    content = path.read_bytes()
    if old in content:
        path.write_bytes(content.replace(old, new))


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _link(path: Path) -> None:
    path.symlink_to(path.rename(f"{path}.old"))


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


DAMAGES: dict[str, Callable[[Path], object]] = {
    "no bytes": lambda path: path.write_bytes(b""),
    "half": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "no database": lambda path: path.write_bytes(b"nothing of the kind" * 1000),
    "gone": lambda path: path.unlink(),
    "a link": _link,
    "a pipe": _pipe,
    "a folder": _folder,
    "another version": lambda path: _sql(path, "UPDATE about SET words = 'x'"),
    "other tables": lambda path: _sql(path, "DROP TABLE folders"),
    "other columns": lambda path: _sql(path, "ALTER TABLE folders RENAME COLUMN datas TO data"),
    "wrong summaries": lambda path: _sql(path, "UPDATE folders SET datas = replace(datas, 'a', 'e')"),
    "wrong rows": lambda path: _sql(path, "UPDATE folders SET heads = NULL"),
    "wrong places": lambda path: _sql(path, "UPDATE folders SET place = place || 'x'"),
    "wrong states": lambda path: _sql(path, "UPDATE folders SET states = zeroblob(length(states))"),
    "shifted bytes": lambda path: _sql(
        path, "UPDATE folders SET names = names || substr(stamps, 1, 1), stamps = substr(stamps, 2)"
    ),
    "words for bytes": lambda path: _sql(path, "UPDATE folders SET names = 'x', proof = 'y'"),
    "a number that is none": lambda path: _sql(path, "UPDATE folders SET proof = 9e99"),
    "a schema that is no text": lambda path: _replace(
        path, b"CREATE TABLE folders", b"CREATE \xc3\x28BLE folders"
    ),
    "a table whose name is no text": lambda path: _replace(path, b"tablefolders", b"table\xc3\x28lders"),
    "a column that is no text": lambda path: _replace(path, b"stamps BLOB", b"\xc3\x28amps BLOB"),
    "words that are no text": lambda path: _replace(path, b"clients/r/a", b"clients\xff\xc3\xff\xff"),
    "an about that is no text": lambda path: _sql(path, "UPDATE about SET words = CAST(x'c3c3' AS TEXT)"),
    "more than there is": lambda path: _replace(path, b"SQLite format 3\0\x10\0", b"SQLite format 3\0\0\1"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_index_costs_only_time(full: Workspace, folder: Path, damage: str) -> None:
    """Whatever lies in its place is not believed, while the program runs and at the next start."""
    index = opened(full, folder)
    DAMAGES[damage](kept(full, folder))
    assert_like_full_read(opened(full, folder), full)
    client_file(full).unlink()
    index.refresh()
    assert_like_full_read(index, full)
    assert_like_full_read(opened(full, folder), full)


@pytest.mark.parametrize("damage", [each for each in DAMAGES if each != "gone"])
def test_the_damages_are_damages(full: Workspace, folder: Path, damage: str) -> None:
    """Each of them changes what lies there, so that a good result means something."""
    opened(full, folder)
    path = kept(full, folder)
    before = path.read_bytes()
    DAMAGES[damage](path)
    assert path.is_symlink() or not path.is_file() or path.read_bytes() != before


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    accidents=st.lists(
        st.tuples(st.integers(0, 2**16), st.binary(min_size=1, max_size=8)), min_size=1, max_size=8
    ),
    also_kept=st.booleans(),
)
def test_any_bytes_may_be_others(
    full: Workspace, folder: Path, accidents: list[tuple[int, bytes]], *, also_kept: bool
) -> None:
    """Bytes changed anywhere in the index are not believed, and nothing fails that reads or writes it."""
    path = kept(full, folder)
    opened(full, folder)
    cache = Cache(str(full.root), folder)
    known = cache.load()
    data = bytearray(path.read_bytes())
    for at, change in accidents:
        # Most of the file is empty: places where something is written are tried more often.
        place = at % len(data)
        if at % 3 and (written := [at for at, each in enumerate(data) if each]):
            place = written[at % len(written)]
        data[place : place + len(change)] = change
    path.write_bytes(data)
    if also_kept:
        cache.keep(known.values(), ["employers/x"])
    assert_like_full_read(opened(full, folder), full)
    assert_like_full_read(opened(full, folder), full)


def test_a_locked_index_is_passed_by(full: Workspace, folder: Path) -> None:
    """Another program that holds the file makes nobody wait for long, and nothing is lost."""
    opened(full, folder)
    holder = sqlite3.connect(kept(full, folder), isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    assert_like_full_read(opened(full, folder), full)
    holder.close()
    assert_like_full_read(opened(full, folder), full)


def test_many_at_once(full: Workspace, folder: Path) -> None:
    """Several programs that open a workspace at the same time all see everything."""
    script = (
        "import sys; from pathlib import Path; from datetime import date\n"
        "from ipscore.store.index import Index\n"
        "lists = Index.open(Path(sys.argv[1]), date(2022, 10, 31), folder=Path(sys.argv[2])).lists\n"
        "print(len(lists.clients), len(lists.names), len(lists.problems))"
    )
    command = [sys.executable, "-c", script, str(full.root), str(folder)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    assert [each.communicate()[0] for each in running] == ["3 3 0\n"] * 4


def test_other_groups_mean_another_index(
    full: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever leaves a group may read less: the index of before is not believed."""
    opened(full, folder)
    monkeypatch.setattr(os, "getgroups", lambda: [12345])
    assert not Cache(str(full.root), folder).load()
    assert_like_full_read(opened(full, folder), full)


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root, to become somebody else")
def test_nothing_of_what_its_owner_cannot_read(full: Workspace, tmp_path: Path) -> None:
    """A file and a folder taken from a user leave that user's index, to the last byte."""
    home = tmp_path / "home"
    home.mkdir()
    for path in (full.root, *full.root.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    for above in (*home.parents, home):
        if "pytest-of-" in str(above):  # every folder the tests made, down from the system's own
            above.chmod(0o755)
    os.chown(home, 65534, 65534)
    script = (
        "import os, sys\n"
        "from pathlib import Path; from datetime import date; from ipscore.store.index import Index\n"
        "os.setgroups([]); os.setegid(65534); os.seteuid(65534)\n"
        "lists = Index.open(Path(sys.argv[1]), date(2022, 10, 31), folder=Path(sys.argv[2])).lists\n"
        "print(sorted(lists.names), sorted(p.file for p in lists.problems))"
    )
    command = [sys.executable, "-c", script, str(full.root), str(home)]

    def seen() -> str:
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

    assert seen() == "['aaaa0001', 'aaaa0002', 'bbbb0001'] []"
    (full.root / "identities/r/a/aaaa0001.toml").chmod(0o600)
    (full.root / "identities/r/b").chmod(0o700)
    assert seen() == "['aaaa0002'] ['identities/r/a/aaaa0001.toml', 'identities/r/b']"
    content = kept(full, home).read_bytes()
    assert b"Sukuaaaa0002" in content
    assert b"Sukuaaaa0001" not in content
    assert b"Sukubbbb0001" not in content


def test_in_several_processes(full: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many files are read by other processes, with word of how far it is; the lists are the same."""
    monkeypatch.setattr("ipscore.store.index_build.MANY", 2)
    monkeypatch.setattr("os.sched_getaffinity", lambda _: {0, 1})
    client_file(full, "bbbb0001").write_bytes(b"id = [")
    told: list[tuple[int, int]] = []
    index = Index.open(
        full.root, full.today(), folder=folder, progress=lambda done, total: told.append((done, total))
    )
    assert told[-1] == (8, 8)
    assert_like_full_read(index, full)


def test_without_a_second_process(full: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where none can be started, or all come to grief, the files are read all the same."""
    monkeypatch.setattr("ipscore.store.index_build.MANY", 2)
    monkeypatch.setattr("os.sched_getaffinity", lambda _: {0, 1})
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    assert_like_full_read(opened(full, folder), full)
    monkeypatch.setattr("sys.executable", "/bin/false")
    kept(full, folder).unlink()
    assert_like_full_read(opened(full, folder), full)


IDS = ("aaaa0001", "aaaa0002", "bbbb0001")
CONTACT = Contact("k2", date(2022, 10, 3), ContactKind.PHONE, "coach001", next_step="Soitto")


class Machine(RuleBasedStateMachine):
    """Anything done to the files or to the index, in any order."""

    def __init__(self) -> None:
        super().__init__()
        import tempfile

        self.place = tempfile.TemporaryDirectory()
        self.folder = Path(self.place.name, "cache")
        self.workspace = Workspace.create(Path(self.place.name, "w"), INFO)
        self.index = opened(self.workspace, self.folder)
        self.deep = True

    def teardown(self) -> None:
        """Leave nothing behind."""
        self.place.cleanup()

    def path(self, tree: str, site: str, record_id: str) -> Path:
        """Where a file is, or would be."""
        path = self.workspace.root / tree / site / record_id[0] / f"{record_id}.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    @rule(record_id=st.sampled_from(IDS), site=st.sampled_from("rk"), wishes=st.text("abä", max_size=2))
    def put(self, record_id: str, site: str, wishes: str) -> None:
        """A client's file appears or is edited in place by hand."""
        text = f'schema = 1\nid = "{record_id}"\nsite = "{site}"\nwishes = "{wishes}"\n'
        self.path("clients", site, record_id).write_text(text, encoding="utf-8")
        self.deep = True

    @rule(record_id=st.sampled_from(IDS), name=st.text("abc", min_size=1, max_size=2))
    def identity(self, record_id: str, name: str) -> None:
        """The same for who somebody is, by a rename, as editors do."""
        path = self.path("identities", "r", record_id)
        new = path.with_suffix(".new")
        new.write_text(f'schema = 1\nid = "{record_id}"\nfamily_name = "{name}"\ngiven_name = "E"\n')
        new.rename(path)

    @rule(
        record_id=st.sampled_from(IDS),
        site=st.sampled_from("rk"),
        data=st.sampled_from([b"", b"id = [", b"x=1"]),
    )
    def spoil(self, record_id: str, site: str, data: bytes) -> None:
        """A file is broken."""
        self.path("clients", site, record_id).write_bytes(data)
        self.deep = True

    @rule(record_id=st.sampled_from(IDS), site=st.sampled_from("rk"))
    def remove(self, record_id: str, site: str) -> None:
        """A file goes."""
        self.path("clients", site, record_id).unlink(missing_ok=True)

    @rule(record_id=st.sampled_from(IDS), site=st.sampled_from("rk"))
    def backdate(self, record_id: str, site: str) -> None:
        """A file's time of change is set back."""
        path = self.path("clients", site, record_id)
        if path.exists():
            os.utime(path, ns=(OLD, OLD))

    @rule(one=st.sampled_from(IDS), other=st.sampled_from(IDS))
    def swap(self, one: str, other: str) -> None:
        """One file takes the name of another."""
        path = self.path("clients", "r", one)
        if path.exists():
            path.rename(self.path("clients", "r", other))

    @rule(record_id=st.sampled_from(IDS))
    def save(self, record_id: str) -> None:
        """A colleague saves with the program."""
        from ipscore.store import StoreError

        try:
            stored = self.workspace.clients.get(record_id)
            self.workspace.clients.save(evolve(stored.record, contacts=(CONTACT,)), stored.revision)
        except StoreError:
            return

    @rule(damage=st.sampled_from(sorted(DAMAGES)))
    def harm(self, damage: str) -> None:
        """The index is damaged."""
        path = kept(self.workspace, self.folder)
        if path.is_file() and not path.is_symlink():
            try:
                DAMAGES[damage](path)
            except (sqlite3.Error, UnicodeDecodeError):
                path.unlink()  # harmed already, so much that SQLite refuses to harm it further

    @rule()
    def wait(self) -> None:
        """Time goes by, so that what was young is trusted."""
        settled()

    @rule()
    def reopen(self) -> None:
        """The program starts again."""
        self.index = opened(self.workspace, self.folder)
        self.deep = True

    @invariant()
    def like_a_full_read(self) -> None:
        """The lists are those of a full read."""
        self.index.refresh(deep=self.deep)
        self.deep = False
        assert_like_full_read(self.index, self.workspace)


TestMachine = Machine.TestCase
TestMachine.settings = settings(
    max_examples=15, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
)

"""Files of older and newer versions of the program: read, brought up to date when saved, or left alone."""

from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import tomli
from attrs import evolve, field, frozen
from hypothesis import given, settings
from hypothesis import strategies as st

from ipscore.problem import Severity
from ipscore.records.client import Client
from ipscore.records.workspace import WorkspaceInfo
from ipscore.store import Unreadable, Workspace
from ipscore.store.check import check
from ipscore.store.documents import Document, understand
from ipscore.store.files import TomlRepository
from ipscore.store.layout import KINDS, STAFF, Kind
from ipscore.store.memory import MemoryRepository
from ipscore.store.upgrades import Table, version_of
from ipscore.structure import unstructure
from ipscore.testing.strategies import plain_tables, records

NAME = "staff/anna.toml"


@frozen
class Task:
    """A task of the made-up third version."""

    id: str
    hours: int


@frozen
class Worker:
    """What staff files would hold in a made-up third version: `title` was `name`, tasks have hours."""

    id: str
    title: str
    tasks: tuple[Task, ...] = ()
    schema: int = field(default=3)


def _renamed(old: Mapping[str, object]) -> Table:
    """1 → 2: `name` becomes `title`."""
    return {("title" if key == "name" else key): value for key, value in old.items()}


def _in_hours(old: Mapping[str, Any]) -> Table:
    """2 → 3: minutes of tasks become hours."""
    tasks = [
        {**{key: value for key, value in each.items() if key != "minutes"}, "hours": each["minutes"] // 60}
        for each in old.get("tasks", [])
    ]
    return {**old, "tasks": tasks} if tasks else dict(old)


WORKERS: Kind[Worker] = Kind(
    "staff", Worker, STAFF.pattern, STAFF.id_of, STAFF.names, lambda record, _: f"staff/{record.id}.toml",
    upgrades=(_renamed, _in_hours),
)  # fmt: skip

OLD = """\
# muista
id = "anna"
name = "Anna" # rivin lopussa
future = "säilyy"

[[tasks]]
id = "t1"
minutes = 120
mood = 1
"""


@pytest.fixture
def old(workspace: Workspace) -> TomlRepository[Worker]:
    """The store of the third version, with a file of the first in it."""
    (workspace.root / "staff").mkdir()
    (workspace.root / NAME).write_text(OLD)
    return TomlRepository(str(workspace.root), WORKERS)


def test_an_older_file_is_read_and_not_touched(old: TomlRepository[Worker]) -> None:
    """It goes through every upgrade in turn; its bytes stay as they are, when saved without a change too."""
    stored = old.get("anna")
    assert stored.record == Worker("anna", "Anna", (Task("t1", 2),))
    assert stored.read_only is None
    assert [each.record for each in old.all()[0]] == [stored.record]
    assert old.save(stored.record, stored.revision) == stored
    assert Path(old.root, NAME).read_text() == OLD
    assert old.history("anna") == ()


def test_an_older_file_is_written_anew_when_saved(old: TomlRepository[Worker]) -> None:
    """Then it is of this version throughout; unknown keys and comments are there, the old file is kept."""
    stored = old.get("anna")
    saved = old.save(evolve(stored.record, title="Anna A."), stored.revision)
    text = Path(old.root, NAME).read_text()
    assert tomli.loads(text) == {
        "id": "anna",
        "title": "Anna A.",
        "future": "säilyy",
        "tasks": [{"id": "t1", "hours": 2, "mood": 1}],
        "schema": 3,
    }
    assert "# muista" in text
    assert "# rivin lopussa" in text
    assert old.get("anna") == saved
    (version,) = old.history("anna")
    assert old.version("anna", version.id).record == stored.record


def test_changes_to_an_older_file_are_joined(old: TomlRepository[Worker]) -> None:
    """Two who read the old file and change different things both find their change in the new one."""
    stored = old.get("anna")
    old.save(evolve(stored.record, tasks=(*stored.record.tasks, Task("t2", 1))), stored.revision)
    saved = old.save(evolve(stored.record, title="x"), stored.revision)
    assert (saved.record.title, [each.id for each in saved.record.tasks]) == ("x", ["t1", "t2"])


def test_restoring_an_older_state_brings_it_up_to_date(old: TomlRepository[Worker]) -> None:
    """A state of an older version comes back as a file of this one."""
    stored = old.get("anna")
    saved = old.save(evolve(stored.record, title="x"), stored.revision)
    (version,) = old.history("anna")
    restored = old.restore("anna", version.id, saved.revision)
    assert restored.record == stored.record
    assert tomli.loads(restored.revision.content.decode())["schema"] == 3
    assert b"# muista" in restored.revision.content
    assert old.get("anna") == restored


def test_memory_upgrades_too() -> None:
    """What holds of files holds of every store."""
    store = MemoryRepository(WORKERS)
    store.put(NAME, OLD.encode())
    assert store.get("anna").record == Worker("anna", "Anna", (Task("t1", 2),))


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (
            'schema = 2\nid = "anna"\ntitle = "A"\ntasks = 5\n',
            1,
            "version 2 and cannot be brought up to date",
        ),
        ('id = "anna"\n\n[[tasks]]\nid = "t1"\n', None, "version 1 and cannot be brought up to date"),
        ('id = "anna"\nschema = 0\ntitle = "A"\n', 2, "no version 0"),
        ('id = "anna"\nschema = -1\ntitle = "A"\n', 2, "no version -1"),
        ('id = "anna"\nschema = "1"\ntitle = "A"\n', 2, "cannot stand here"),
        ('id = "anna"\nschema = true\ntitle = "A"\n', 2, "cannot stand here"),
        ('id = "anna"\nschema = 1.0\ntitle = "A"\n', 2, "cannot stand here"),
        ('id = "anna"\ntitel = "A"\n', None, "is missing"),
    ],
)
def test_an_older_file_that_cannot_be_upgraded(
    old: TomlRepository[Worker], text: str, line: int | None, words: str
) -> None:
    """It is a problem with its line, whatever an upgrade makes of it, and never a traceback."""
    Path(old.root, NAME).write_text(text)
    with pytest.raises(Unreadable) as caught:
        old.get("anna")
    problem = caught.value.problems[0]
    assert words in str(problem.message)
    assert (problem.file, problem.line) == (NAME, line)


@settings(max_examples=60, deadline=None)
@given(plain_tables(), st.sampled_from([None, 1, 2, 3, 4]))
def test_upgrades_of_anything(data: dict[str, Any], schema: int | None) -> None:
    """Any data at all gives a record or problems, and is itself left as it was."""
    from ipscore.store.serialising import to_bytes

    table = data if schema is None else {**data, "schema": schema}
    content = to_bytes(table)
    found = understand(content, NAME, Worker, WORKERS.upgrades)
    assert found != ()
    if isinstance(found, Document):
        assert found.written == tomli.loads(content.decode())


def test_every_version_there_was_can_be_upgraded() -> None:
    """A kind whose version was raised has an upgrade for each earlier one; `workspace.toml` has none."""
    for kind in KINDS:
        assert len(kind.upgrades) == version_of(kind.cls) - 1, kind.name
    assert version_of(WorkspaceInfo) == 1


# Newer files


@settings(max_examples=60, deadline=None)
@given(records(Client), plain_tables(), st.data())
def test_a_newer_file_never_stops_the_others(
    client: Client, more: dict[str, Any], data: st.DataObject
) -> None:
    """Whatever a newer version wrote is shown as far as it is understood, read-only, or told in full."""
    from ipscore.store.serialising import to_bytes

    plain = deepcopy(unstructure(client))
    for key in data.draw(st.lists(st.sampled_from(sorted(plain)), max_size=2)):
        plain[key] = data.draw(st.sampled_from([more, 5, [more], "x", [5]]))
    found = understand(to_bytes({**more, **plain, "schema": 2}), "clients/r/a/x.toml", Client)
    problem = found[0] if isinstance(found, tuple) else found.read_only
    assert problem is not None
    assert "newer version" in str(problem.message)
    if isinstance(plain["id"], str) and isinstance(plain["site"], str):
        assert isinstance(found, Document)
        # What is understood is not lost.
        for key in ("episodes", "contacts", "jobs"):
            if plain.get(key, []) == unstructure(client).get(key, []):
                assert getattr(found.record, key) == getattr(client, key)


def test_a_newer_record_is_in_the_lists_with_a_word(workspace: Workspace) -> None:
    """It is loaded beside the others and told as a warning; `ips check` says the same once."""
    workspace.staff.save(evolve(STAFF.cls("anna", "Anna")), None)
    (workspace.root / "staff/berit.toml").write_text('id = "berit"\nname = "Berit"\nnew = 1\nschema = 2\n')
    loaded = workspace.load()
    assert sorted(loaded.dataset.staff) == ["anna", "berit"]
    (problem,) = loaded.problems
    assert (problem.file, problem.line, problem.severity) == ("staff/berit.toml", 4, Severity.WARNING)
    assert "cannot be changed here" in str(problem.message)
    assert [each for each in check(workspace, {}) if each.file == "staff/berit.toml"] == [problem]


def test_what_is_left_out_of_a_newer_record_is_no_fault_of_it(workspace: Workspace) -> None:
    """`ips check` does not judge a record of which it understands a part only."""
    path = workspace.root / "clients/r/a/abcd1234.toml"
    path.parent.mkdir(parents=True)
    job = '[[jobs]]\nid = "j"\nepisode = "e"\nstart = 2022-01-01\ntitle = "x"\n'
    episode = '[[episodes]]\nid = "e"\nsite = "r"\nintake = "a new form of day"\n'
    path.write_text(f'schema = 2\nid = "abcd1234"\nsite = "r"\n{episode}{job}')
    record = workspace.clients.get("abcd1234").record
    assert (record.episodes, len(record.jobs)) == ((), 1)
    (problem,) = (each for each in check(workspace, {}) if each.file != "workspace.toml")
    assert "newer version" in str(problem.message)


def test_a_newer_workspace_is_opened(workspace: Workspace) -> None:
    """Its settings are used as far as they are understood, and a word says so."""
    path = workspace.root / "workspace.toml"
    path.write_text(path.read_text().replace("schema = 1", "schema = 2\nsmall_group = { all = 5 }"))
    opened = Workspace.open(workspace.root)
    assert opened.info == evolve(workspace.info, schema=2)
    assert opened.read_only is not None
    assert opened.read_only.file == "workspace.toml"
    assert opened.load().problems == (opened.read_only,)
    assert opened.read_only in check(opened, {})

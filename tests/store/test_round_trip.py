"""Records of every kind survive the way to the disk and back."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import tomli
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ipscore.records.client import Client
from ipscore.records.identity import Identity
from ipscore.records.review import RatingFile
from ipscore.records.workspace import Site, WorkspaceInfo
from ipscore.store import Workspace
from ipscore.store.cleaning import clean, clean_data, clean_line, surely_clean
from ipscore.store.layout import IDENTITIES, KINDS, Kind
from ipscore.store.merging import same
from ipscore.store.rendering import render
from ipscore.structure import structure, unstructure
from ipscore.testing.strategies import SITES, hostile_text, plain_tables, records

INFO = WorkspaceInfo(name="Testi", scale="ips25", sites=tuple(Site(each, each) for each in SITES))
SLOW_DISK = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind.name))
@SLOW_DISK
@given(data=st.data())
def test_record_to_file_to_record(kind: Kind[Any], data: st.DataObject) -> None:
    """A record of any kind that was saved reads back equal, by its id and in the list of all."""
    record = data.draw(records(kind.cls))
    with TemporaryDirectory() as folder:
        workspace = Workspace.create(folder, INFO)
        if kind is IDENTITIES:
            workspace.clients.save(Client(record.id, "r"), None)
        repository = getattr(workspace, kind.name)
        saved = repository.save(record, None)
        assert saved.record == record
        assert repository.get(record.id) == saved
        assert repository.ids() == (record.id,)
        found, problems = repository.all()
        assert [each.record for each in found] == [record]
        assert problems == ()


@SLOW_DISK
@given(records(Client), hostile_text())
def test_hostile_text_is_harmless_on_disk_and_in_memory(client: Client, text: str) -> None:
    """Whatever text is saved, what comes back and what lies on the disk holds no unsafe character."""
    with TemporaryDirectory() as folder:
        workspace = Workspace.create(folder, INFO)
        saved = workspace.clients.save(evolve(client, wishes=text), None)
        assert saved.record.wishes == clean(text)
        content = next(Path(folder).glob("clients/*/*/*.toml")).read_bytes()
        assert surely_clean(content) or clean_data(tomli.loads(content.decode())) == tomli.loads(
            content.decode()
        )
        assert workspace.clients.get(client.id).record == saved.record


@given(hostile_text())
def test_cleaning_is_done_once(text: str) -> None:
    """Cleaning what is clean changes nothing."""
    assert clean(clean(text)) == clean(text)
    assert clean_line(clean_line(text)) == clean_line(text)
    assert clean_data({"x": clean(text)}) == {"x": clean(text)}


@given(hostile_text())
def test_no_unsafe_character_is_overlooked(text: str) -> None:
    """A file that is called surely clean holds no text that cleaning would change."""
    content = render({"x": text.encode("utf-8", "replace").decode()}).encode()
    if surely_clean(content):
        value = tomli.loads(content.decode())["x"]
        assert clean(value) == value


@given(plain_tables())
def test_rendered_text_says_the_same(table: dict[str, Any]) -> None:
    """Whatever TOML can hold is rendered as text that says exactly that."""
    assert same(tomli.loads(render(table)), table)


def test_rendered_ratings_are_pleasant_to_read() -> None:
    """Short lists stand on one line, and tables of tables have no empty header."""
    text = render({"id": "x", "sites": ["r", "k"], "ratings": {"1": {"score": 5}, "2": {"score": 3}}})
    assert text == 'id = "x"\nsites = ["r", "k"]\n\n[ratings.1]\nscore = 5\n\n[ratings.2]\nscore = 3\n'


@pytest.mark.parametrize("cls", [each.cls for each in KINDS], ids=lambda cls: str(cls.__name__))
@given(data=st.data())
def test_plain_data_is_strict_and_whole(cls: type[Any], data: st.DataObject) -> None:
    """Plain data of any record makes the same record again."""
    record = data.draw(records(cls))
    assert structure(unstructure(record), cls) == (record, ())


def test_ids_of_ratings_may_have_hyphens(tmp_path: Path) -> None:
    """A rating file is found though the ids of both the review and the assessor have hyphens."""
    workspace = Workspace.create(tmp_path / "w", INFO)
    record = RatingFile("2024-r-anna-m", "2024-r", "anna-m")
    workspace.ratings.save(record, None)
    assert workspace.ratings.get("2024-r-anna-m").record == record


def test_identity_lies_with_its_case(tmp_path: Path) -> None:
    """An identity is kept at the site of its case, in the tree of identities."""
    workspace = Workspace.create(tmp_path / "w", INFO)
    workspace.clients.save(Client("abcd1234", "k"), None)
    workspace.identities.save(Identity("abcd1234", "Virtanen", "Aino"), None)
    assert (tmp_path / "w/identities/k/a/abcd1234.toml").is_file()

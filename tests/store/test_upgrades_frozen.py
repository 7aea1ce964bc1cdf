"""The workspace of the first version, frozen: every later version reads it with the same values.

`frozen/workspace` has a file of every kind with every key there was, unknown keys, comments, spellings that
the program itself does not write, and hostile text; `frozen/expected.json` says what is in it. Neither is
ever changed. Where a later version calls something by another name, the expectation is translated here.
"""

import json
import shutil
from collections.abc import Mapping
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
import tomli
from attrs import evolve

from ipscore.store import Workspace
from ipscore.store.layout import KINDS
from ipscore.structure import unstructure

FROZEN = Path(__file__).parent / "frozen"
EXPECTED: Mapping[str, Any] = json.loads((FROZEN / "expected.json").read_text(encoding="utf-8"))


@pytest.fixture
def frozen(tmp_path: Path) -> Workspace:
    """A copy of the frozen workspace."""
    return Workspace.open(shutil.copytree(FROZEN / "workspace", tmp_path / "w"))


def _plain(value: object) -> object:
    """Values as JSON holds them; the version of a file is not a value of the record."""
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items() if key != "schema"}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date | time) else value


def test_the_workspace_itself(frozen: Workspace) -> None:
    """Its name, sites and settings are those of then."""
    assert _plain(unstructure(frozen.info)) == EXPECTED["workspace"]


@pytest.mark.parametrize("kind", [each.name for each in KINDS])
def test_every_record_has_its_values(frozen: Workspace, kind: str) -> None:
    """All records of the kind are there, none is unreadable, and every value is that of then."""
    found, problems = frozen.repositories()[kind].all()
    assert problems == ()
    assert {each.record.id: _plain(unstructure(each.record)) for each in found} == EXPECTED.get(kind, {})
    assert all(each.read_only is None for each in found)


def test_every_kind_is_frozen() -> None:
    """A record of every kind is in it, with the history of one."""
    assert {kind for kind, records in EXPECTED.items() if records} >= {
        "workspace", "programmes", "staff", "employers", "clients", "identities", "working_time", "reviews",
        "ratings", "history",
    }  # fmt: skip


def test_its_history_is_read(frozen: Workspace) -> None:
    """The earlier states of then are listed and have their values, and one can be restored."""
    versions = EXPECTED["history"]["clients/abcd1234"]
    assert [each.id for each in frozen.clients.history("abcd1234")] == sorted(versions, reverse=True)
    for version_id, values in versions.items():
        assert _plain(unstructure(frozen.clients.version("abcd1234", version_id).record)) == values
        restored = frozen.clients.restore("abcd1234", version_id, frozen.clients.revision("abcd1234"))
        assert _plain(unstructure(restored.record)) == values


def test_saving_into_it_keeps_what_is_not_understood(frozen: Workspace) -> None:
    """A change to each file of a client keeps unknown keys and comments; the hostile text stays harmless."""
    for client_id, kept in (
        ("abcd1234", ("# muista kysyä luvasta [/foo]", "# tuntematon avain", "future = 1", 'x = "y"')),
        ("z0000000", ("# kirjoitettu muualla", "# yhdellä rivillä", "future")),
    ):
        stored = frozen.clients.get(client_id)
        assert "\x1b" not in repr(stored.record)
        saved = frozen.clients.save(evolve(stored.record, wishes="Uusi", jobs=()), stored.revision)
        text = saved.revision.content.decode()
        assert all(each in text for each in kept)
        assert tomli.loads(text)["id"] == client_id
        assert frozen.clients.get(client_id) == saved

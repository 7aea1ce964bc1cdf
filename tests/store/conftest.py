"""A small workspace for the tests of the store."""

import os
from datetime import date
from pathlib import Path

import pytest

from ipscore.records.client import Client
from ipscore.records.contact import Contact, ContactKind
from ipscore.records.episode import CoachEntry, Episode, Phase, PhaseEntry
from ipscore.records.workspace import Site, WorkspaceInfo
from ipscore.store import Workspace

# So that a broken promise of a store shows the values, as in any test.
pytest.register_assert_rewrite("ipscore.testing.contract")

INFO = WorkspaceInfo(
    name="Testi", scale="ips25", sites=(Site("r", "R"), Site("k", "K")), as_of=date(2022, 10, 31)
)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """An empty workspace with the sites r and k."""
    return Workspace.create(tmp_path / "w", INFO)


@pytest.fixture
def client() -> Client:
    """A client with an open episode and one contact."""
    episode = Episode(
        "ep1",
        "r",
        date(2021, 5, 3),
        phases=(PhaseEntry("p1", Phase.INTAKE, date(2021, 5, 3)),),
        coaches=(CoachEntry("c1", "coach001", date(2021, 5, 3)),),
    )
    contact = Contact("k1", date(2021, 5, 10), ContactKind.MEETING, "coach001", note="Ensimmäinen")
    return Client("abcd1234", "r", (episode,), (contact,))


def path_of(workspace: Workspace, name: str) -> Path:
    """The path of a file of the workspace."""
    return workspace.root / name


def entries(folder: Path) -> list[str]:
    """Every name in a folder, hidden ones too."""
    return sorted(os.listdir(folder))  # noqa: PTH208 - hidden names are what is looked for

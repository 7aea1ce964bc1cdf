"""A small workspace for the tests of the store."""

import os
import subprocess
from collections.abc import Iterator
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


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 256 kB."""
    if os.geteuid() != 0:
        pytest.skip("mounting a small disk needs root")
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode != 0:
        pytest.skip("this machine does not allow mounting")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def fill_up(path: Path) -> None:
    """Write a file until the disk has no room."""
    with pytest.raises(OSError, match="space"):
        _write_on(path)


def _write_on(path: Path) -> None:
    with path.open("wb", buffering=0) as file:
        while True:
            file.write(b"x" * 4096)


def entries(folder: Path) -> list[str]:
    """Every name in a folder, hidden ones too."""
    return sorted(os.listdir(folder))  # noqa: PTH208 - hidden names are what is looked for

"""The store against the disk: a save against the least durability costs, loading against reading bytes."""

import os
import time
from datetime import date
from pathlib import Path

from attrs import evolve

from ipscore.records.client import Client
from ipscore.records.contact import Contact, ContactKind, Place
from ipscore.records.episode import CoachEntry, Episode, Phase, PhaseEntry, ReferralSource
from ipscore.records.identity import Identity
from ipscore.records.workspace import Site, WorkspaceInfo
from ipscore.store import Workspace, new_id
from tests.bench.report import line, side_by_side

CLIENTS = 1000
CONTACTS = 29
"""As many contacts as the median client file of the measurements in the design has."""


def client() -> Client:
    """A client with a file of ordinary size."""
    note = "Käytiin läpi työtoiveita ja sovittiin yhteydenotosta kahteen työnantajaan ensi viikolla. " * 2
    episode = Episode(
        new_id(),
        "r",
        date(2023, 1, 9),
        ReferralSource.SELF,
        phases=(PhaseEntry(new_id(), Phase.JOB_SEARCH, date(2023, 2, 1)),),
        coaches=(CoachEntry(new_id(), new_id(), date(2023, 1, 9)),),
    )
    contacts = tuple(
        Contact(
            new_id(),
            date(2023, 1 + n % 12, 1 + n % 28),
            ContactKind.MEETING,
            new_id(),
            place=Place.COMMUNITY,
            minutes=45,
            note=note,
        )
        for n in range(CONTACTS)
    )
    return Client(new_id(), "r", (episode,), contacts)


def measure(folder: Path) -> None:
    """Print saving and loading."""
    workspace = Workspace.create(folder / "many", WorkspaceInfo("bench", "ips25", (Site("r", "R"),)))
    stored = workspace.clients.save(client(), None)

    def save() -> float:
        nonlocal stored
        changed = evolve(stored.record, wishes=f"{time.monotonic_ns()}")
        begun = time.perf_counter()
        stored = workspace.clients.save(changed, stored.revision)
        return time.perf_counter() - begun

    path = next((folder / "many" / "clients").rglob("*.toml"))
    content = path.read_bytes()

    def durable_write() -> float:
        begun = time.perf_counter()
        temporary = path.with_name("yardstick.tmp")
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
        os.write(handle, content)
        os.fsync(handle)
        os.close(handle)
        temporary.replace(folder / "yardstick")
        parent = os.open(folder, os.O_RDONLY)
        os.fsync(parent)
        os.close(parent)
        return time.perf_counter() - begun

    print(f"one client file: {len(content)} bytes")  # noqa: T201 - the result is what is printed
    line(
        "save, against write + fsync + rename + fsync", side_by_side(save, durable_write, 200), "s", "aim ≤ 3"
    )
    for number in range(CLIENTS - 1):
        each = workspace.clients.save(client(), None).record
        workspace.identities.save(Identity(each.id, f"Sukunimi{number}", "Etu"), None)
    files = [os.fspath(each) for each in (folder / "many").rglob("*.toml")]

    def load() -> float:
        begun = time.perf_counter()
        loaded = Workspace.open(folder / "many").load()
        assert len(loaded.dataset.clients) == CLIENTS
        return time.perf_counter() - begun

    def read_bytes() -> float:
        begun = time.perf_counter()
        for name in files:
            with open(name, "rb") as file:  # noqa: PTH123 - the yardstick is the plainest way
                file.read()
        return time.perf_counter() - begun

    line(f"{CLIENTS} clients loaded, against reading the same bytes", side_by_side(load, read_bytes, 5), "s")

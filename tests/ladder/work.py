"""What every mistreated writer does, and what must be there afterwards.

Numbered steps: saves of four clients, saves against an older revision (joined by the store), new clients and
drafts. Each is acknowledged in a file of its own once the store has returned. Every text carries its number
and is exactly as long as that number says, so that half a text is seen.
"""

import os
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from attrs import evolve

from ipscore.records.client import Client
from ipscore.records.contact import Contact, ContactKind
from ipscore.records.workspace import Site, WorkspaceInfo
from ipscore.store import Drafts, Stored, StoreError, Workspace, WorkspaceError
from tests.ladder.ground import Found

CLIENTS = ("aaaa0001", "bbbb0002", "cccc0003", "dddd0004")
DRAFT = ("/w", "contact/aaaa0001")
INFO = WorkspaceInfo("Testi", "ips25", (Site("r", "R"),))

Acknowledged = tuple[str, str, int]


class Place:
    """A folder with a workspace, drafts beside it, and acknowledgements somewhere safe."""

    def __init__(self, disk: Path, acknowledged: Path) -> None:
        self.root = disk / "w"
        self.drafts = disk / "drafts"
        self.acknowledged = acknowledged

    def prepare(self) -> None:
        """Make the workspace with its four clients."""
        workspace = Workspace.create(self.root, INFO)
        for each in CLIENTS:
            contact = Contact("c1", date(2022, 1, 10), ContactKind.MEETING, "coach001", note=text(0))
            workspace.clients.save(Client(each, "r", contacts=(contact,), wishes=text(0)), None)
        self.acknowledged.write_bytes(b"")

    def told(self) -> list[Acknowledged]:
        """What has been acknowledged so far; half a line was not."""
        lines = self.acknowledged.read_text().split("\n")[:-1]
        return [(kind, name, int(number)) for kind, name, number in map(str.split, lines)]


def text(number: int) -> str:
    """The text of a step: from a few bytes to some pages."""
    return f"{number:06}" + "ä" * (number * 7919 % 9000)


def number_of(found: str) -> int | None:
    """The step a text is of; None when it is not whole."""
    number = int(found[:6]) if found[:6].isdigit() else -1
    return number if number >= 0 and text(number) == found else None


class Writer:
    """A client program that works and acknowledges."""

    def __init__(self, place: Place) -> None:
        self.workspace = Workspace.open(place.root)
        self.drafts = Drafts(place.drafts)
        self.opened: dict[str, Stored[Client]] = {}
        self.older: dict[str, Stored[Client]] = {}
        # Written at an offset: a failing `write` is to fail in the store, not here.
        self._handle = os.open(place.acknowledged, os.O_WRONLY | os.O_CREAT)
        self._end = os.fstat(self._handle).st_size

    def step(self, number: int) -> None:
        """Do one step; a refusal in words is expected, anything else ends the program with a traceback."""
        client = CLIENTS[number % 4]
        try:
            match number // 4 % 4:
                case 0 | 1:
                    self._save(client, number)
                case 2:
                    self._note(client, number)
                case _ if number % 4 == 0:
                    self.workspace.clients.save(Client(f"new{number:06}", "r", wishes=text(number)), None)
                    self._tell("new", f"new{number:06}", number)
                case _ if number % 4 == 1:
                    self.drafts.put(DRAFT, {"note": text(number)})
                    self._tell("draft", "-", number)
                case _:
                    self._save(client, number)
        except StoreError:
            self.opened.pop(client, None)
            self.older.pop(client, None)

    def _open(self, client: str) -> Stored[Client]:
        if client not in self.opened:
            self.opened[client] = self.workspace.clients.get(client)
        return self.opened[client]

    def _save(self, client: str, number: int) -> None:
        stored = self.older[client] = self._open(client)
        changed = evolve(stored.record, wishes=text(number))
        self.opened[client] = self.workspace.clients.save(changed, stored.revision)
        self._tell("wishes", client, number)

    def _note(self, client: str, number: int) -> None:
        """Save against the revision before the last save, as a colleague would who opened it earlier."""
        stored = self.older.pop(client, None) or self._open(client)
        (contact,) = stored.record.contacts
        changed = evolve(stored.record, contacts=(evolve(contact, note=text(number)),))
        self.opened[client] = self.workspace.clients.save(changed, stored.revision)
        self._tell("note", client, number)

    def _tell(self, kind: str, name: str, number: int) -> None:
        line = f"{kind} {name} {number}\n".encode()
        os.pwrite(self._handle, line, self._end)
        self._end += len(line)


def look(place: Place) -> Found:
    """Compare what is there with what was acknowledged."""
    told = place.told()
    try:
        workspace = Workspace.open(place.root)
    except WorkspaceError as error:
        return Found(1, broken=tuple(map(str, error.problems)), lost=("everything",), told=len(told))
    loaded = workspace.load()
    broken = [f"{each.file}: {each.message}" for each in loaded.problems]
    there: dict[tuple[str, str], int] = {}
    for kind, name, found in (*_texts(loaded.dataset.clients.values()), *_draft(place)):
        number = number_of(found)
        if number is None:
            broken.append(f"{kind} {name}: not whole")
        there[kind, name] = -1 if number is None else number
    wanted = {(kind, name): number for kind, name, number in told}
    lost = [
        f"{kind} {name}: {number} acknowledged, {there.get((kind, name))} found"
        for (kind, name), number in wanted.items()
        if there.get((kind, name), -1) < number
    ]
    return Found(len(loaded.dataset.clients) + 1, tuple(lost), tuple(broken), len(told))


def _texts(clients: Iterable[Client]) -> Iterator[tuple[str, str, str]]:
    for each in clients:
        yield ("wishes" if each.id in CLIENTS else "new", each.id, each.wishes)
        for contact in each.contacts:
            yield ("note", each.id, contact.note)


def _draft(place: Place) -> Iterator[tuple[str, str, str]]:
    draft = Drafts(place.drafts).get(DRAFT)
    if draft is not None:
        yield ("draft", "-", str(draft["note"]))

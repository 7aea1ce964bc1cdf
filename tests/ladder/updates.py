"""Many writers in processes of their own on few clients: no edit is lost, and it is told what was joined.

Every writer keeps the clients it has opened and saves against the revision it knows, as people do who have
a screen open: most saves meet a colleague's. Half the edits add a contact, which joins; the others add a word
to a text that all share, which is a conflict until the writer has read again.
"""

import random
import tempfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from pathlib import Path

from attrs import evolve, frozen

from ipscore.records.client import Client
from ipscore.records.contact import Contact, ContactKind
from ipscore.store import Conflict, Stored, Workspace
from tests.ladder.ground import Found
from tests.ladder.work import INFO


@frozen
class Written:
    """What one writer did: the edits that were acknowledged by client, and how they went."""

    edits: tuple[tuple[str, str], ...]
    merges: int
    conflicts: int


@frozen
class Outcome:
    """What all writers did together, and what is there afterwards."""

    found: Found
    merges: int
    conflicts: int


def update(writers: int, edits: int, clients: int = 20) -> Outcome:
    """Let so many writers make so many edits each."""
    ids = [f"{chr(97 + number)}client{number:02}" for number in range(clients)]
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace.create(Path(folder, "w"), INFO)
        for each in ids:
            workspace.clients.save(Client(each, "r"), None)
        with ProcessPoolExecutor(writers, get_context("spawn")) as pool:
            jobs = [pool.submit(write, workspace.root, number, edits, ids) for number in range(writers)]
            written = [job.result() for job in jobs]
        return Outcome(
            _look(workspace, written),
            sum(each.merges for each in written),
            sum(each.conflicts for each in written),
        )


def write(root: Path, writer: int, edits: int, ids: list[str]) -> Written:
    """Be one writer."""
    chance = random.Random(writer)
    workspace = Workspace.open(root)
    opened: dict[str, Stored[Client]] = {}
    done: list[tuple[str, str]] = []
    merges = conflicts = 0
    for number in range(edits):
        client, edit = chance.choice(ids), f"w{writer:02}e{number:04}"
        stored = opened.get(client) or workspace.clients.get(client)
        while True:
            mine = _edited(stored.record, edit, word=number % 2 == 1)
            try:
                opened[client] = workspace.clients.save(mine, stored.revision)
            except Conflict as conflict:
                conflicts += 1
                stored = conflict.theirs
            else:
                merges += opened[client].record != mine
                done.append((client, edit))
                break
    return Written(tuple(done), merges, conflicts)


def _edited(record: Client, edit: str, *, word: bool) -> Client:
    if word:
        return evolve(record, wishes=f"{record.wishes} {edit}")
    contact = Contact(edit, date(2022, 1, 10), ContactKind.PHONE, "coach001", note="Soitto työnantajalle")
    return evolve(record, contacts=(*record.contacts, contact))


def _look(workspace: Workspace, written: list[Written]) -> Found:
    loaded = workspace.load()
    there = {
        client.id: Counter([*client.wishes.split(), *(each.id for each in client.contacts)])
        for client in loaded.dataset.clients.values()
    }
    edits = [edit for each in written for edit in each.edits]
    lost = [f"{client}: {edit}" for client, edit in edits if there.get(client, Counter())[edit] != 1]
    broken = tuple(f"{each.file}: {each.message}" for each in loaded.problems)
    return Found(len(there), tuple(lost), broken, len(edits))

"""Several repositories on one folder, and hands, crashes and old revisions between them, as Hypothesis likes.

A model beside the files knows what was acknowledged: every contact added, and the last text of every field.
"""

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import tomli
from attrs import evolve
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from ipscore.records.client import Client
from ipscore.records.contact import Contact, ContactKind
from ipscore.store import AlreadyThere, Conflict, Drafts, Stored, StoreError, Workspace
from tests.store.conftest import INFO

IDS = ("abcd1234", "abce1234", "wxyz1234")
PEOPLE = (0, 1, 2)
FALLIBLE = ("open", "write", "fsync", "fchmod", "replace", "rename", "link", "unlink", "pread", "mkdir")

Opened = dict[str, Stored[Client]]

people = st.sampled_from(PEOPLE)
records = st.sampled_from(IDS)
notes = st.text('aåb \n"\\#[]=\x1b', max_size=8)


class CrashError(BaseException):
    """The end of a process in the middle of a call: nothing of it runs any more."""


class Colleagues(RuleBasedStateMachine):
    """Three people with a program each, hands that edit files, and one disk."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.root = self.folder / "w"
        self.count = 0
        self.contacts: dict[str, set[str]] = {}
        self.wishes: dict[str, str] = {}
        self.drafts: dict[int, str] = {}

    @initialize()
    def start(self) -> None:
        """Everyone opens the new workspace."""
        Workspace.create(self.root, INFO)
        self.programs = {each: Workspace.open(self.root) for each in PEOPLE}
        self.opened: dict[int, Opened] = {each: {} for each in PEOPLE}

    def teardown(self) -> None:
        """The folder goes."""
        shutil.rmtree(self.folder)

    @rule(person=people, record=records)
    def create(self, person: int, record: str) -> None:
        """A new client; one who is there is never overwritten."""
        try:
            self.opened[person][record] = self.programs[person].clients.save(Client(record, "r"), None)
        except AlreadyThere:
            assert record in self.wishes
        else:
            assert record not in self.wishes
            self.contacts[record], self.wishes[record] = set(), ""

    @rule(person=people, record=records)
    def refresh(self, person: int, record: str) -> None:
        """Someone opens a client anew."""
        if record in self.wishes:
            self.opened[person][record] = self.programs[person].clients.get(record)

    @rule(person=people, record=records)
    def add_contact(self, person: int, record: str) -> None:
        """A contact joins with whatever happened since the client was opened."""
        stored = self.opened[person].get(record)
        if stored is not None:
            contact = self._contact()
            changed = evolve(stored.record, contacts=(*stored.record.contacts, contact))
            saved = self.programs[person].clients.save(changed, stored.revision)
            self.opened[person][record] = saved
            self.contacts[record].add(contact.id)
            assert self.contacts[record] <= {each.id for each in saved.record.contacts}

    @rule(person=people, record=records, text=notes)
    def write_wishes(self, person: int, record: str, text: str) -> None:
        """A field saved against an old revision joins or conflicts; a conflict overwrites nothing."""
        stored = self.opened[person].get(record)
        if stored is None:
            return
        before = self._path(record).read_bytes()
        changed = evolve(stored.record, wishes=f"{text}{self._next()}")
        try:
            saved = self.programs[person].clients.save(changed, stored.revision)
        except Conflict as conflict:
            theirs = conflict.theirs
            assert self._path(record).read_bytes() == before
            assert stored.record.wishes != self.wishes[record] == theirs.record.wishes
            self.opened[person][record] = theirs
        else:
            assert stored.record.wishes == self.wishes[record]
            self.opened[person][record] = saved
            self.wishes[record] = saved.record.wishes

    @rule(record=records)
    def edit_by_hand(self, record: str) -> None:
        """A hand writes into a file: a comment, a key nobody knows, a contact, another order."""
        if record not in self.wishes:
            return
        contact = self._contact().id
        path = self._path(record)
        added = (
            f'# hand {contact}\n[[contacts]]\nid = "{contact}"\non = 2022-01-02\nkind = "phone"\n'
            f'coach = "coach001"\nmine_own = "{contact}"\n'
        )
        path.write_text(f"{path.read_text('utf-8')}\n{added}", "utf-8")
        self.contacts[record].add(contact)

    @rule(
        person=people,
        record=records,
        call=st.sampled_from(FALLIBLE),
        turn=st.integers(1, 6),
        crash=st.booleans(),
    )
    def save_and_fail(self, person: int, record: str, call: str, turn: int, *, crash: bool) -> None:
        """A save in which a call fails, or at which the process ends: the old or the new, and whole."""
        stored = self.opened[person].get(record)
        if stored is None:
            return
        contact = self._contact()
        changed = evolve(stored.record, contacts=(*stored.record.contacts, contact))
        try:
            with _failing(call, turn, crash=crash):
                self.opened[person][record] = self.programs[person].clients.save(changed, stored.revision)
        except (StoreError, CrashError):
            # Not acknowledged: it may be there or not, and the invariants say the rest.
            self.programs[person] = Workspace.open(self.root)
            self.opened[person] = {}
        else:
            self.contacts[record].add(contact.id)

    @rule(person=people, text=notes)
    def keep_draft(self, person: int, text: str) -> None:
        """What is being typed is kept by each for themselves."""
        Drafts(self.folder / f"drafts{person}").put(("/w", "x"), {"note": f"{text}{self._next()}"})
        self.drafts[person] = f"{text.replace(chr(27), '␛')}{self.count}"

    @precondition(lambda self: self.wishes)
    @invariant()
    def nothing_acknowledged_is_lost(self) -> None:
        """Every client acknowledged is there with every contact and the last text; every file is whole."""
        loaded = Workspace.open(self.root).load()
        assert loaded.problems == ()
        assert set(loaded.dataset.clients) == set(self.wishes)
        for record, client in loaded.dataset.clients.items():
            assert client.wishes == self.wishes[record]
            assert self.contacts[record] <= {each.id for each in client.contacts}

    @invariant()
    def what_hands_wrote_stays(self) -> None:
        """Keys that nobody knows, and comments, survive every save."""
        for record in self.wishes:
            text = self._path(record).read_text("utf-8")
            for contact in tomli.loads(text).get("contacts", ()):
                if "mine_own" in contact:
                    assert contact["mine_own"] == contact["id"]
                    assert f"# hand {contact['id']}\n" in text

    @invariant()
    def drafts_are_there(self) -> None:
        """Each finds the own draft."""
        for person, note in self.drafts.items():
            found = Drafts(self.folder / f"drafts{person}").get(("/w", "x"))
            assert found == {"note": note}

    def _path(self, record: str) -> Path:
        return self.root / "clients" / "r" / record[0] / f"{record}.toml"

    def _next(self) -> int:
        self.count += 1
        return self.count

    def _contact(self) -> Contact:
        return Contact(f"k{self._next():07}", date(2022, 1, 10), ContactKind.PHONE, "coach001")


@contextmanager
def _failing(name: str, turn: int, *, crash: bool) -> Iterator[None]:
    """Let the `turn`-th call of `os.<name>` fail. After a crash no call does anything any more."""
    real = getattr(os, name)
    others = {each: getattr(os, each) for each in FALLIBLE}
    count = 0

    def dead(*_: Any, **__: Any) -> Any:
        raise CrashError

    def call(*args: Any, **more: Any) -> Any:
        nonlocal count
        count += 1
        if count != turn:
            return real(*args, **more)
        if crash:
            for each in FALLIBLE:
                setattr(os, each, dead)
            raise CrashError
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    setattr(os, name, call)
    try:
        yield
    finally:
        for each, function in others.items():
            setattr(os, each, function)


TestColleagues = Colleagues.TestCase
TestColleagues.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)

"""Entering something that is kept in a client's case file: the shared part of contacts, jobs and phases."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from typing import Any, TypeVar

from textual.message import Message as Event

from ipscore.message import Message, msg
from ipscore.practice.summaries import ClientSummary
from ipscore.records.client import Client
from ipscore.records.consistency import client_problems
from ipscore.store import ReadOnly, Stored, StoreError, new_id
from ipstui.forms.checking import made, refused
from ipstui.forms.entry import Answer, Differing, Entry, Refused, Saved
from ipstui.forms.proposing import client_field
from ipstui.forms.saving import Choices, Clash, Undoable, save_change, settle, version_before
from ipstui.forms.spec import Field, Form, Raw
from ipstui.forms.undoing import Made, MadeFile
from ipstui.messages import ClientSaved, EmployerSaved, IdentitySaved
from ipstui.session import Session

Record = TypeVar("Record")


class CaseEntry(Entry, ABC):
    """Changes one item of a client's case, and saves the case.

    The case is read when the entry is opened; while the client is still to be found, when it is saved.
    """

    def __init__(self, session: Session, client_id: str, item: str = "") -> None:
        self.session = session
        self.subject = client_id
        self.item = item
        # Drawn once, so that saving twice after a failure adds one item, not two.
        self.id = item or new_id()
        self.finding: Field | None = None if client_id else client_field(session)
        self._stored: Stored[Client] | None = None
        self._summary: ClientSummary | None = None
        if client_id:
            self._stored = self._read()

    @property
    def case(self) -> Client | ClientSummary | None:
        """What is known of the client without waiting; None until it has been found."""
        if self._stored is not None:
            return self._stored.record
        lists = self.session.lists
        if self._summary is None and lists is not None:
            self._summary = lists.clients.get(self.subject)
        return self._summary

    @property
    def stored(self) -> Stored[Client]:
        """The case as it was read; read now if it has not been. Raises StoreError."""
        if self._stored is None:
            self._stored = self._read()
        return self._stored

    @property
    @abstractmethod
    def form(self) -> Form:
        """The fields."""

    def take(self, client: Client) -> Raw | None:  # noqa: ARG002 - for what is always new
        """The fields as they stand in the case; None when the item is not there."""
        return None

    @abstractmethod
    def fresh(self) -> Raw:
        """The fields of something new."""

    @abstractmethod
    def put(self, client: Client, values: Mapping[str, object]) -> Client:
        """The case with the item as entered."""

    @property
    def today(self) -> date:
        """The workspace's today."""
        return self.session.today

    def raw(self) -> Raw:
        """What stands in the fields to begin with."""
        taken = self.take(self._stored.record) if self._stored is not None else None
        return taken or self.fresh()

    def about(self, client: str) -> None:
        """The client has been found."""
        if client != self.subject:
            self.subject, self._stored, self._summary = client, None, None

    def refuse(self, client: Client, values: Mapping[str, object]) -> Refused | None:  # noqa: ARG002 - for those that refuse nothing
        """Why what was entered cannot be, or should be thought over."""
        return None

    def save(self, values: Mapping[str, object], before: Mapping[str, object] | None = None) -> Answer:
        """Check the changed case and save it."""
        try:
            record = self.stored.record
        except StoreError as error:
            return Refused(error.message)
        why = self.refuse(record, values)
        if why is not None:
            return why
        base = record if before is None else self.put(record, before)
        changed = self.put(record, values)
        errors, warnings = made(client_problems(record, self.today), client_problems(changed, self.today))
        if errors:
            return refused(self.form, errors)
        repository = self.session.open_workspace.clients
        try:
            outcome = save_change(repository, base, changed, self.stored)
        except StoreError as error:
            return Refused(error.message)
        told = (*(each.message for each in warnings), *told_of_site(self.session, record))
        return answered(self.session, "clients", outcome, self.form.title, told)

    def settle(self, clash: Clash[Client], choices: Choices) -> Answer:
        """Save what was chosen of two versions."""
        return settled(self.session, "clients", clash, choices, self.form.title)

    def _read(self) -> Stored[Client]:
        return changeable(self.session.open_workspace.clients.get(self.subject))


def told_of_site(session: Session, client: Client) -> tuple[Message, ...]:
    """That the client is of another site than whoever sits here: told, because coaches help each other."""
    lists, me = session.lists, session.me
    person = lists.staff.get(me) if lists is not None and me is not None else None
    post = next((each for each in person.posts if each.runs_on(session.today)), None) if person else None
    if post is None or client.site == post.site:
        return ()
    return (msg("Saved for a client of another site: {site}.", site=session.site_name(client.site)),)


def changeable(stored: Stored[Record]) -> Stored[Record]:
    """The record when it may be changed here. Raises ReadOnly."""
    if stored.read_only is not None:
        raise ReadOnly((stored.read_only,))
    return stored


def answered(
    session: Session,
    kind: str,
    outcome: Stored[Any] | Clash[Any],
    title: str,
    warnings: tuple[Message, ...] = (),
) -> Answer:
    """What saving a record of the repository `kind` came to; `title` says what undoing would undo."""
    if isinstance(outcome, Clash):
        return Differing(outcome)
    repository = session.open_workspace.repositories()[kind]
    undo: Undoable | None = None
    # What is saved is saved, also when it cannot be told how to take it back.
    with suppress(StoreError):
        version = version_before(repository, outcome)
        if version is not None:
            undo = Undoable(kind, outcome.record.id, version, outcome.revision, Message(title))
    event = _EVENTS.get(kind)
    return Saved((event(outcome.record),) if event is not None else (), warnings, undo)


def begun(kind: str, stored: Stored[Any], title: str) -> Saved:
    """What beginning a file with the first thing in it came to: undoing removes the file.

    Its history is no help there: it may tell of a file of before that was removed.
    """
    return Saved((), undo=Made((MadeFile(kind, stored.record.id, stored.revision),), Message(title)))


def settled(session: Session, kind: str, clash: Clash[Any], choices: Choices, title: str) -> Answer:
    """What saving the choice between two versions came to."""
    try:
        outcome = settle(session.open_workspace.repositories()[kind], clash, choices)
    except StoreError as error:
        return Refused(error.message)
    return answered(session, kind, outcome, title)


_EVENTS: Mapping[str, Callable[[Any], Event]] = {
    "clients": ClientSaved,
    "identities": IdentitySaved,
    "employers": EmployerSaved,
}

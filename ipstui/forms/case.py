"""Entering something that is kept in a client's case file: the shared part of contacts, jobs and phases."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from typing import Any, TypeVar

from textual.message import Message as Event

from ipscore.message import N_, Message, msg
from ipscore.problem import Problem, Severity
from ipscore.records.client import Client
from ipscore.records.consistency import client_problems
from ipscore.store import ReadOnly, Stored, StoreError, new_id
from ipstui.forms.entry import Answer, Differing, Refused, Saved
from ipstui.forms.saving import Choices, Clash, Undoable, save_change, settle, version_before
from ipstui.forms.spec import Choice, Field, FieldKind, Form, Raw
from ipstui.messages import ClientSaved, EmployerSaved
from ipstui.session import Session

COACH = N_("Coach")

Record = TypeVar("Record")


class CaseEntry(ABC):
    """Reads the case when it is opened, changes one item of it, and saves the case."""

    def __init__(self, session: Session, client_id: str, item: str = "") -> None:
        self.session = session
        self.subject = client_id
        self.item = item
        # Drawn once, so that saving twice after a failure adds one item, not two.
        self.id = item or new_id()
        self.stored: Stored[Client] = changeable(session.open_workspace.clients.get(client_id))

    @property
    @abstractmethod
    def form(self) -> Form:
        """The fields."""

    @abstractmethod
    def take(self, client: Client) -> Raw | None:
        """The fields as they stand in the case; None when the item is not there."""

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
        return self.take(self.stored.record) or self.fresh()

    def save(self, values: Mapping[str, object], before: Mapping[str, object] | None = None) -> Answer:
        """Check the changed case and save it."""
        record = self.stored.record
        base = record if before is None else self.put(record, before)
        changed = self.put(record, values)
        errors, warnings = self._new_problems(changed)
        if errors:
            return self._refused(errors)
        repository = self.session.open_workspace.clients
        try:
            outcome = save_change(repository, base, changed, self.stored)
        except StoreError as error:
            return Refused(error.message)
        told = tuple(each.message for each in warnings)
        return answered(self.session, "clients", outcome, self.form.title, told)

    def settle(self, clash: Clash[Client], choices: Choices) -> Answer:
        """Save what was chosen of two versions."""
        return settled(self.session, "clients", clash, choices, self.form.title)

    def _new_problems(self, changed: Client) -> tuple[list[Problem], list[Problem]]:
        """Problems this change makes; those the case had before are for `ips check`."""
        before = {
            (each.message.msgid, each.where) for each in client_problems(self.stored.record, self.today)
        }
        new = [
            each
            for each in client_problems(changed, self.today)
            if (each.message.msgid, each.where) not in before
        ]
        errors = [each for each in new if each.severity is Severity.ERROR]
        return errors, [each for each in new if each.severity is Severity.WARNING]

    def _refused(self, errors: list[Problem]) -> Refused:
        known = {field.id for field in self.form.fields}
        at_fields: dict[str, Message] = {}
        for problem in errors:
            last = problem.path[-1] if problem.path else ""
            if isinstance(last, str) and last in known:
                at_fields.setdefault(last, problem.message)
        elsewhere = [
            each.message for each in errors if not at_fields or each.message not in at_fields.values()
        ]
        if elsewhere:
            return Refused(elsewhere[0], at_fields)
        return Refused(msg("Not saved yet: please look at the marked fields."), at_fields)


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
    undo = None
    # What is saved is saved, also when it cannot be told how to take it back.
    with suppress(StoreError):
        version = version_before(repository, outcome)
        if version is not None:
            undo = Undoable(kind, outcome.record.id, version, outcome.revision, Message(title))
    return Saved((_EVENTS[kind](outcome.record),), warnings, undo)


def settled(session: Session, kind: str, clash: Clash[Any], choices: Choices, title: str) -> Answer:
    """What saving the choice between two versions came to."""
    try:
        outcome = settle(session.open_workspace.repositories()[kind], clash, choices)
    except StoreError as error:
        return Refused(error.message)
    return answered(session, kind, outcome, title)


_EVENTS: Mapping[str, Callable[[Any], Event]] = {"clients": ClientSaved, "employers": EmployerSaved}


def staff_field(session: Session) -> Field:
    """The field for who it was; staff by name."""
    return Field("coach", COACH, FieldKind.LOOKUP, named(session.staff_names), required=True)


def named(names: Mapping[str, str]) -> tuple[Choice, ...]:
    """Choices by name; where two have the same name, the id tells them apart."""
    count: dict[str, int] = {}
    for name in names.values():
        count[name.casefold()] = count.get(name.casefold(), 0) + 1
    labels = {key: name if count[name.casefold()] == 1 else f"{name} ({key})" for key, name in names.items()}
    return tuple(Choice(key, labels[key]) for key in sorted(labels, key=lambda each: labels[each].casefold()))


def label_for(choices: tuple[Choice, ...], value: str | None) -> str:
    """What a look-up field shows for a value."""
    return next((str(each.label) for each in choices if each.value == value), value or "")

"""Entering a part of a review's record or of its development plan, a form each: the shared side of them."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any, ClassVar, Generic, TypeVar

from ipscore.definitions.scale import Scale
from ipscore.fidelity.consensus import ConsensusError
from ipscore.fidelity.issuing import NotIssuableError
from ipscore.fidelity.planning import PlanningError
from ipscore.message import Message
from ipscore.store import Repository, StoreError, new_id
from ipscore.store.review_work import REFUSALS
from ipstui.forms.case import answered, changeable, settled
from ipstui.forms.checking import look_at, refused
from ipstui.forms.entry import Answer, Entry, Refused
from ipstui.forms.saving import Choices, Clash, save_change
from ipstui.forms.spec import NONE, Choice, Field, Form, Raw
from ipstui.session import Session

Record = TypeVar("Record")

STEP_REFUSED = (*REFUSALS, ConsensusError, PlanningError, NotIssuableError)
"""What a step of a review may raise; each has `problems`."""


class PartEntry(Entry, ABC, Generic[Record]):
    """Changes one item of a record, or adds one, and saves the record over what others saved meanwhile.

    Read in a thread when it is made, which raises StoreError.
    """

    subject = ""
    KIND: ClassVar[str] = "reviews"
    """The repository of the record."""
    FORM: ClassVar[str] = ""
    """Name of the form, under which drafts of it are kept."""
    TITLE: ClassVar[str] = ""
    """Its title, marked with `N_`."""

    def __init__(self, session: Session, record_id: str, item: str = "") -> None:
        self.session = session
        self.item = item
        self.id = item or new_id()
        self._stored = changeable(self._repository.get(record_id))

    @property
    def form(self) -> Form:
        """The fields."""
        return Form(self.FORM, self.TITLE, self.fields())

    @abstractmethod
    def fields(self) -> tuple[Field, ...]:
        """The fields."""

    @abstractmethod
    def take(self, record: Record) -> Raw:
        """The fields as they stand in the record, or are proposed for something new."""

    @abstractmethod
    def put(self, record: Record, values: Mapping[str, object]) -> Record:
        """The record with the item as entered. Raises one of STEP_REFUSED."""

    def wrong(self, values: Mapping[str, object]) -> Mapping[str, Message]:  # noqa: ARG002 - for forms without such rules
        """What is wrong with what was entered, by field."""
        return {}

    def raw(self) -> Raw:
        """What stands in the fields to begin with."""
        return self.take(self._stored.record)

    def save(self, values: Mapping[str, object], before: Mapping[str, object] | None = None) -> Answer:
        """Save the record with the item in it."""
        found = self.wrong(values)
        if found:
            return look_at(dict(found))
        record = self._stored.record
        try:
            base = record if before is None else self.put(record, before)
            outcome = save_change(self._repository, base, self.put(record, values), self._stored)
        except StoreError as error:
            return Refused(error.message)
        except STEP_REFUSED as error:
            return refused(self.form, error.problems)
        return answered(self.session, self.KIND, outcome, self.TITLE)

    def settle(self, clash: Clash[Any], choices: Choices) -> Answer:
        """Save what was chosen of two versions."""
        return settled(self.session, self.KIND, clash, choices, self.TITLE)

    @property
    def _repository(self) -> Repository[Any]:
        return self.session.open_workspace.repositories()[self.KIND]


def criterion_choices(scale: Scale, *, optional: bool = False) -> tuple[Choice, ...]:
    """The criteria by their numbers: names of 25 would fill the screen."""
    found = tuple(Choice(each, each) for each in scale.criteria)
    return (NONE, *found) if optional else found


def text(values: Mapping[str, object], name: str) -> str:
    """The text of a field; empty when there is none."""
    value = values.get(name)
    return "" if value is None else str(value)

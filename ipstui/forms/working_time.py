"""Entering some minutes of a working day by hand."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from attrs import evolve

from ipscore.message import N_, msg
from ipscore.records.consistency_service import working_time_problems
from ipscore.records.contact import Place
from ipscore.records.working_time import Activity, WorkingTime, WorkingTimeEntry
from ipscore.store import NotFound, Stored, StoreError, new_id
from ipstui.forms.case import answered, begun, changeable, settled
from ipstui.forms.checking import look_at, made, refused
from ipstui.forms.contact import MINUTES, PLACE
from ipstui.forms.entry import Answer, Entry, Refused
from ipstui.forms.kept import TITLES
from ipstui.forms.lookups import label_for, staff_field
from ipstui.forms.proposing import client_choices, coach_id
from ipstui.forms.saving import Choices, Clash, save_change
from ipstui.forms.spec import Field, FieldKind, Form, Raw, of
from ipstui.forms.words import day, number
from ipstui.session import Session


def month_id(staff: str, day_of: date) -> str:
    """Id of a person's working time in the month of a day."""
    return f"{staff}-{day_of:%Y-%m}"


def month_of(session: Session, staff: str, day_of: date) -> Stored[WorkingTime] | None:
    """The month of a day as it is on disk; None where nothing has been written down. Raises StoreError."""
    try:
        return changeable(session.open_workspace.working_time.get(month_id(staff, day_of)))
    except NotFound:
        return None


def save_entries(
    session: Session, staff: str, day_of: date, entries: tuple[WorkingTimeEntry, ...], title: str
) -> Answer:
    """Put entries into the month of a day, in place of those of the same ids."""
    repository = session.open_workspace.working_time
    try:
        stored = month_of(session, staff, day_of)
        if stored is None:
            new = WorkingTime(month_id(staff, day_of), staff, day_of.replace(day=1), entries)
            return begun("working_time", repository.save(new, None), title)
        by_id = {each.id: each for each in entries}
        kept = tuple(by_id.pop(each.id, each) for each in stored.record.entries)
        changed = evolve(stored.record, entries=(*kept, *by_id.values()))
        outcome = save_change(repository, stored.record, changed, stored)
    except StoreError as error:
        return Refused(error.message)
    return answered(session, "working_time", outcome, title)


class WorkingTimeForm(Entry):
    """One entry. `item`: the month's id, a full stop and the entry's id; empty for something new."""

    def __init__(self, session: Session, client_id: str, item: str = "") -> None:
        self.session = session
        self.subject = client_id
        self.item = item
        month, _, entry = item.partition(".")
        self.id = entry or new_id()
        self.stored: Stored[WorkingTime] | None = None
        if month:
            self.stored = changeable(session.open_workspace.working_time.get(month))
        self._clients = client_choices(session)

    @property
    def form(self) -> Form:
        """How long, on what, where."""
        return Form(
            "working_time",
            TITLES["working_time"],
            (
                Field("minutes", MINUTES.label, FieldKind.WHOLE, most=MINUTES.most, required=True),
                Field("activity", N_("On what"), FieldKind.CHOICE, of(Activity), required=True),
                PLACE,
                Field("client", N_("Client"), FieldKind.LOOKUP, self._clients),
                Field("note", N_("Note"), FieldKind.NOTE),
                Field("on", N_("When"), FieldKind.DATE, required=True),
                staff_field(self.session),
            ),
        )

    def raw(self) -> Raw:
        """The entry as it stands; a new one is of today."""
        language, staff = self.session.language, staff_field(self.session).choices
        found = self._present()
        if found is None or self.stored is None:
            return {
                "on": day(language, self.session.today),
                "activity": Activity.CLIENT_WORK if self.subject else Activity.RECORDING,
                "client": label_for(self._clients, self.subject),
                "coach": label_for(staff, coach_id(self.session)),
            }
        return {
            "minutes": number(language, found.minutes),
            "activity": found.activity,
            "place": found.place or "",
            "client": label_for(self._clients, found.client),
            "note": found.note,
            "on": day(language, found.on),
            "coach": label_for(staff, self.stored.record.staff),
        }

    def settle(self, clash: Clash[WorkingTime], choices: Choices) -> Answer:
        """Save what was chosen of two versions."""
        return settled(self.session, "working_time", clash, choices, self.form.title)

    def save(self, values: Mapping[str, object], before: Mapping[str, object] | None = None) -> Answer:  # noqa: ARG002 - one entry is merged whole
        """Save the month with the entry in it."""
        on, staff = values["on"], str(values["coach"])
        fields: dict[str, Any] = {name: value for name, value in values.items() if name != "coach"}
        fields["activity"] = Activity(fields["activity"])
        fields["place"] = Place(fields["place"]) if fields["place"] else None
        if not isinstance(on, date):
            return look_at({"on": msg("This is needed.")})
        present = self._present()
        entry = WorkingTimeEntry(id=self.id, **fields) if present is None else evolve(present, **fields)
        today = self.session.today
        alone = WorkingTime(month_id(staff, on), staff, on.replace(day=1), (entry,))
        errors, _ = made((), working_time_problems(alone, today))
        if errors:
            return refused(self.form, errors)
        return save_entries(self.session, staff, on, (entry,), self.form.title)

    def _present(self) -> WorkingTimeEntry | None:
        entries = self.stored.record.entries if self.stored is not None else ()
        return next((each for each in entries if each.id == self.id), None)

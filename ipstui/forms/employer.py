"""Writing down an employer, or correcting what is known of one. Contacts have a form of their own."""

from collections.abc import Mapping
from typing import Any

from attrs import evolve

from ipscore.message import N_, Message, msg
from ipscore.practice.employers.doubles import plain_name, plain_number
from ipscore.practice.employers.merging import LABELS
from ipscore.records.business_id import NotABusinessId, business_id
from ipscore.records.employer import Employer
from ipscore.records.job import Sector
from ipscore.store import Stored, StoreError, new_id
from ipstui.forms.case import answered, changeable, settled
from ipstui.forms.entry import Answer, Entry, Refused, Saved
from ipstui.forms.kept import TITLES
from ipstui.forms.saving import Choices, Clash, save_change
from ipstui.forms.spec import Field, FieldKind, Form, Raw, of
from ipstui.messages import EmployerSaved
from ipstui.session import Session

FORM = "employer"

TEXTS = ("name", "business_id", "industry", "municipality", "person", "phone", "email", "note")


class EmployerEntry(Entry):
    """The details of an employer, new or known (`item`)."""

    def __init__(self, session: Session, client_id: str = "", item: str = "") -> None:
        self.session = session
        self.subject = client_id
        self.item = item
        # Drawn once, so that saving twice after a failure makes one employer, not two.
        self.id = item or new_id()
        self.stored: Stored[Employer] | None = None
        if item:
            self.stored = changeable(session.open_workspace.employers.get(item))

    @property
    def form(self) -> Form:
        """What lists and matching use first."""
        fields = (
            Field("name", LABELS["name"], required=True),
            Field("business_id", LABELS["business_id"]),
            Field("industry", LABELS["industry"]),
            Field("sector", LABELS["sector"], FieldKind.CHOICE, of(Sector, optional=True)),
            Field("municipality", LABELS["municipality"]),
            Field("person", LABELS["person"]),
            Field("phone", N_("Phone")),
            Field("email", N_("E-mail")),
            Field("note", N_("Note"), FieldKind.LONG),
        )
        return Form(FORM, TITLES[FORM], fields)

    def raw(self) -> Raw:
        """What stands in the fields to begin with."""
        if self.stored is None:
            return {}
        record = self.stored.record
        sector = record.sector.value if record.sector is not None else ""
        return {**{name: getattr(record, name) for name in TEXTS}, "sector": sector}

    def settle(self, clash: Clash[Employer], choices: Choices) -> Answer:
        """Save what was chosen of two versions."""
        return settled(self.session, "employers", clash, choices, self.form.title)

    def save(self, values: Mapping[str, object], before: Mapping[str, object] | None = None) -> Answer:
        """Save the details; a business id that cannot be one is refused at its field."""
        try:
            number = business_id(str(values["business_id"]))
        except NotABusinessId as wrong:
            words = msg("{message} Expected: {expected}.", message=wrong.message, expected=wrong.expected)
            return Refused(msg("Not saved yet: please look at the marked fields."), {"business_id": words})
        entered = {**values, "business_id": number}
        try:
            if self.stored is None:
                return self._make(entered)
            base = self.stored.record if before is None else _put(self.stored.record, before)
            changed = _put(self.stored.record, entered)
            outcome = save_change(self.session.open_workspace.employers, base, changed, self.stored)
        except StoreError as error:
            return Refused(error.message)
        return answered(self.session, "employers", outcome, self.form.title, self._like(changed))

    def _make(self, entered: Mapping[str, object]) -> Saved:
        employers = self.session.open_workspace.employers
        saved = employers.save(_put(Employer(self.id, str(entered["name"])), entered), None)
        return Saved((EmployerSaved(saved.record),), self._like(saved.record))

    def _like(self, employer: Employer) -> tuple[Message, ...]:
        """That there is one like it: told, because doubles are made here."""
        lists = self.session.lists
        name, number = plain_name(employer.name), plain_number(employer.business_id)
        for each in lists.employer_work.employers.values() if lists is not None else ():
            if each.id == employer.id or each.merged_into is not None:
                continue
            other = plain_number(each.business_id)
            if number == other if number and other else plain_name(each.name) == name:
                return (msg("There is “{name}” already. d in the list compares the two.", name=each.name),)
        return ()


def _put(employer: Employer, values: Mapping[str, object]) -> Employer:
    texts: dict[str, Any] = {name: str(values[name] or "").strip() for name in TEXTS}
    sector = values.get("sector")
    return evolve(employer, **texts, sector=Sector(str(sector)) if sector else None)

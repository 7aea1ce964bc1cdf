"""Entering a contact with an employer, about no client, one, or several (form B)."""

from collections.abc import Mapping
from typing import Any

from attrs import evolve

from ipscore.message import N_, msg
from ipscore.records.consistency_service import employer_problems
from ipscore.records.employer import Employer, EmployerContact
from ipscore.store import NotFound, Stored, StoreError, new_id
from ipstui.forms.case import answered, changeable, settled
from ipstui.forms.checking import made, refused
from ipstui.forms.employers import EmployerChoice, employer_field
from ipstui.forms.entry import Answer, Entry, Refused
from ipstui.forms.job import MAYBE, YES_NO
from ipstui.forms.kept import TITLES
from ipstui.forms.lookups import label_for, named, staff_field
from ipstui.forms.proposing import client_choices, coach_label, own_clients
from ipstui.forms.saving import Choices, Clash, save_change
from ipstui.forms.spec import Choice, Field, FieldKind, Form, Raw
from ipstui.forms.words import day, joined, number, truth, yes_no
from ipstui.session import Session

HOW = (Choice("yes", msg("face to face")), Choice("no", msg("phone, message or remote")))
DAY_MINUTES = 24 * 60


class EmployerContactEntry(Entry):
    """One contact, new or changed; it is kept in the employer's file."""

    def __init__(self, session: Session, client_id: str, item: str = "") -> None:
        self.session = session
        self.subject = client_id
        self.item = item
        self.id = item or new_id()
        self.employer = EmployerChoice(session)
        self.stored: Stored[Employer] | None = None
        self.present: EmployerContact | None = None
        if item:
            self.stored = changeable(session.open_workspace.employers.get(_owner(session, item)))
            self.present = next((each for each in self.stored.record.contacts if each.id == item), None)
        self._employers = employer_field(session, required=True)
        self._clients, self._all = self._offered(), client_choices(session)

    @property
    def form(self) -> Form:
        """The fields of form B. The employer of a contact made earlier stays."""
        fields = (
            self._employers,
            Field("result", N_("Result"), FieldKind.NOTE),
            *self._marks(),
            Field("client_too", N_("Client too"), FieldKind.LOOKUP, self._all),
            Field("on", N_("When"), FieldKind.DATE, required=True),
            Field("face_to_face", N_("How"), FieldKind.CHOICE, HOW, required=True),
            Field("by_client", N_("Client alone"), FieldKind.CHOICE, YES_NO),
            Field("cold", N_("Cold visit"), FieldKind.CHOICE, YES_NO),
            Field("from_wishes", N_("From client's wishes"), FieldKind.CHOICE, MAYBE),
            Field("minutes", N_("Minutes"), FieldKind.WHOLE, most=DAY_MINUTES),
            Field("next_step", N_("Next step")),
            Field("next_on", N_("By when"), FieldKind.DATE, ahead=True),
            Field("person", N_("Whom you met")),
            Field("needs", N_("Employer's needs")),
            Field("told", N_("What was told")),
            Field("reviewed_on", N_("Reviewed by leader"), FieldKind.DATE),
            staff_field(self.session),
        )
        return Form(
            "employer_contact", TITLES["employer_contact"], fields if self.stored is None else fields[1:]
        )

    def raw(self) -> Raw:
        """What stands in the fields to begin with."""
        session, contact = self.session, self.present
        language = session.language
        if contact is None:
            lists = session.lists
            return {
                "on": day(language, session.today),
                "face_to_face": "yes",
                "by_client": "no",
                "cold": "no",
                "clients": self.subject,
                "coach": coach_label(session, lists.clients.get(self.subject) if lists is not None else None),
            }
        return {
            "on": day(language, contact.on),
            "clients": joined(contact.clients),
            "face_to_face": yes_no(contact.face_to_face),
            "by_client": yes_no(contact.by_client),
            "cold": yes_no(contact.cold),
            "from_wishes": yes_no(contact.from_wishes),
            "person": contact.person,
            "needs": contact.needs,
            "told": contact.told,
            "result": contact.result,
            "next_step": contact.next_step,
            "next_on": day(language, contact.next_on),
            "minutes": number(language, contact.minutes),
            "reviewed_on": day(language, contact.reviewed_on),
            "coach": label_for(staff_field(session).choices, contact.coach),
        }

    def _marks(self) -> tuple[Field, ...]:
        """The line of clients to mark, where there is any to offer."""
        if not self._clients:
            return ()
        return (Field("clients", N_("About clients"), FieldKind.CHOICES, self._clients),)

    def settle(self, clash: Clash[Employer], choices: Choices) -> Answer:
        """Save what was chosen of two versions."""
        return settled(self.session, "employers", clash, choices, self.form.title)

    def save(self, values: Mapping[str, object], before: Mapping[str, object] | None = None) -> Answer:
        """Save the employer's file with the contact in it."""
        rest = {name: value for name, value in values.items() if name != "employer"}
        employers = self.session.open_workspace.employers
        try:
            stored = self.stored
            if stored is None:
                chosen = self.employer.settle(values.get("employer"))
                if isinstance(chosen, Refused):
                    return chosen
                if chosen is None:
                    return Refused(msg("Which employer?"))
                stored = changeable(employers.get(chosen.id))
            base = stored.record if before is None else self._put(stored.record, before)
            changed = self._put(stored.record, rest)
            today = self.session.today
            errors, warnings = made(
                employer_problems(stored.record, today), employer_problems(changed, today)
            )
            if errors:
                return refused(self.form, errors)
            outcome = save_change(employers, base, changed, stored)
        except StoreError as error:
            return Refused(error.message)
        told = tuple(each.message for each in warnings)
        return answered(self.session, "employers", outcome, self.form.title, told)

    def _offered(self) -> tuple[Choice, ...]:
        """The client it is opened for, those it is about already, and one's own."""
        about = self.present.clients if self.present is not None else ()
        first = (self.subject,) if self.subject else ()
        keys = dict.fromkeys((*first, *about, *own_clients(self.session)))
        labels = {each.value: each for each in named({key: self.session.name_of(key) for key in keys})}
        return tuple(labels[key] for key in keys)

    def _put(self, employer: Employer, values: Mapping[str, object]) -> Employer:
        fields: dict[str, Any] = {name: value for name, value in values.items() if name != "client_too"}
        too = values.get("client_too")
        marked = fields.get("clients", ())
        fields["clients"] = tuple(dict.fromkeys((*marked, too) if isinstance(too, str) else marked))
        for name in ("face_to_face", "by_client", "cold"):
            fields[name] = truth(fields[name]) is True
        fields["from_wishes"] = truth(fields["from_wishes"])
        present = next((each for each in employer.contacts if each.id == self.id), None)
        if present is None:
            contact = EmployerContact(id=self.id, **fields)
            return evolve(employer, contacts=(*employer.contacts, contact))
        changed = evolve(present, **fields)
        return evolve(
            employer, contacts=tuple(changed if each.id == self.id else each for each in employer.contacts)
        )


def _owner(session: Session, contact_id: str) -> str:
    """Id of the employer whose contact it is. Raises NotFound."""
    opened = session.opened.employers if session.opened is not None else {}
    listed = session.lists.employer_work.employers if session.lists is not None else {}
    for employers in (opened, listed):
        for key, each in employers.items():
            if any(contact.id == contact_id for contact in each.contacts):
                return key
    raise NotFound(contact_id)

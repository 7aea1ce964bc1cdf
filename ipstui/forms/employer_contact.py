"""Entering a contact with an employer about a client (form B)."""

from collections.abc import Mapping
from typing import Any

from attrs import evolve

from ipscore.message import N_, msg
from ipscore.records.employer import Employer, EmployerContact
from ipscore.store import NotFound, Stored, StoreError, new_id
from ipstui.forms.case import answered, changeable, label_for, settled, staff_field
from ipstui.forms.employers import employer_field, settle_employer
from ipstui.forms.entry import Answer, Refused
from ipstui.forms.job import MAYBE, YES_NO
from ipstui.forms.kept import TITLES
from ipstui.forms.saving import Choices, Clash, save_change
from ipstui.forms.spec import Choice, Field, FieldKind, Form, Raw
from ipstui.forms.words import day, number, truth, yes_no
from ipstui.session import Session

HOW = (Choice("yes", msg("face to face")), Choice("no", msg("phone, message or remote")))
DAY_MINUTES = 24 * 60


class EmployerContactEntry:
    """One contact, new or changed; it is kept in the employer's file."""

    def __init__(self, session: Session, client_id: str, item: str = "") -> None:
        self.session = session
        self.subject = client_id
        self.item = item
        self.id = item or new_id()
        self.stored: Stored[Employer] | None = None
        if item:
            owner = _owner(session, item)
            if owner is None:
                raise NotFound(item)
            self.stored = changeable(session.open_workspace.employers.get(owner))

    @property
    def form(self) -> Form:
        """The fields of form B. The employer of a contact made earlier stays."""
        fields = (
            employer_field(self.session, required=True),
            Field("on", N_("When"), FieldKind.DATE, required=True),
            Field("face_to_face", N_("How"), FieldKind.CHOICE, HOW, required=True),
            Field("cold", N_("Cold visit"), FieldKind.CHOICE, YES_NO),
            Field("from_wishes", N_("From client's wishes"), FieldKind.CHOICE, MAYBE),
            Field("person", N_("Whom you met")),
            Field("needs", N_("Employer's needs")),
            Field("told", N_("What was told")),
            Field("result", N_("Result")),
            Field("next_step", N_("Next step")),
            Field("next_on", N_("By when"), FieldKind.DATE, ahead=True),
            Field("minutes", N_("Minutes"), FieldKind.WHOLE, most=DAY_MINUTES),
            Field("reviewed_on", N_("Reviewed by leader"), FieldKind.DATE),
            staff_field(self.session),
        )
        return Form(
            "employer_contact", TITLES["employer_contact"], fields[1:] if self.stored is not None else fields
        )

    def raw(self) -> Raw:
        """The contact as it stands; a new one is today, face to face, by the client's coach."""
        return (self._take(self.stored.record) if self.stored is not None else None) or self._fresh()

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
                chosen = settle_employer(self.session, values.get("employer"))
                if isinstance(chosen, Refused):
                    return chosen
                if chosen is None:
                    return Refused(msg("Which employer?"))
                stored = changeable(employers.get(chosen.id))
            base = stored.record if before is None else self._put(stored.record, before)
            outcome = save_change(employers, base, self._put(stored.record, rest), stored)
        except StoreError as error:
            return Refused(error.message)
        return answered(self.session, "employers", outcome, self.form.title)

    def _take(self, employer: Employer) -> Raw | None:
        contact = next((each for each in employer.contacts if each.id == self.id), None)
        if contact is None:
            return None
        language = self.session.language
        return {
            "on": day(language, contact.on),
            "face_to_face": yes_no(contact.face_to_face),
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
            "coach": label_for(staff_field(self.session).choices, contact.coach),
        }

    def _fresh(self) -> Raw:
        session = self.session
        client = session.opened.clients.get(self.subject) if session.opened is not None else None
        episode = client.episode_on(session.today) if client is not None else None
        coach = episode.coach_on(session.today) if episode is not None else None
        return {
            "on": day(session.language, session.today),
            "face_to_face": "yes",
            "cold": "no",
            "coach": label_for(staff_field(session).choices, coach),
        }

    def _put(self, employer: Employer, values: Mapping[str, object]) -> Employer:
        fields: dict[str, Any] = dict(values)
        fields["face_to_face"] = truth(fields["face_to_face"]) is True
        fields["cold"] = truth(fields["cold"]) is True
        fields["from_wishes"] = truth(fields["from_wishes"])
        present = next((each for each in employer.contacts if each.id == self.id), None)
        if present is None:
            contact = EmployerContact(id=self.id, clients=(self.subject,), **fields)
            return evolve(employer, contacts=(*employer.contacts, contact))
        changed = evolve(present, **fields)
        return evolve(
            employer, contacts=tuple(changed if each.id == self.id else each for each in employer.contacts)
        )


def _owner(session: Session, contact_id: str) -> str | None:
    employers = session.opened.employers if session.opened is not None else {}
    holding = (key for key, each in employers.items() if any(c.id == contact_id for c in each.contacts))
    return next(holding, None)

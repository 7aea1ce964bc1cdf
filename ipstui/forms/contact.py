"""Entering a contact with the client, a partner or the family; a missed meeting; an outreach attempt."""

from collections.abc import Mapping
from typing import Any

from attrs import evolve

from ipscore.message import N_
from ipscore.practice.summaries import REACHED, ContactSummary
from ipscore.records.client import Client
from ipscore.records.contact import Contact, ContactKind, ContactWith, Place, Topic
from ipscore.records.partner import Partner, PartnerKind
from ipstui.forms.case import CaseEntry
from ipstui.forms.kept import TITLES
from ipstui.forms.lookups import label_for, staff_field
from ipstui.forms.proposing import coach_label
from ipstui.forms.spec import Choice, Field, FieldKind, Form, NewName, Raw, of
from ipstui.forms.words import day, joined, number

DAY_MINUTES = 24 * 60

NOTE = Field("note", N_("Note"), FieldKind.NOTE)
ON = Field("on", N_("When"), FieldKind.DATE, required=True)
MINUTES = Field("minutes", N_("Minutes"), FieldKind.WHOLE, most=DAY_MINUTES)
PLACE = Field("place", N_("Where"), FieldKind.CHOICE, of(Place, optional=True))
WITH = Field("contact_with", N_("With"), FieldKind.CHOICE, of(ContactWith), required=True)
NEXT = (Field("next_step", N_("Next step")), Field("next_on", N_("By when"), FieldKind.DATE, ahead=True))


class ContactEntry(CaseEntry):
    """One contact, new or changed. The note comes first: it is what has to be typed."""

    KIND = ContactKind.MEETING

    @property
    def form(self) -> Form:
        """The fields of a contact."""
        return Form(
            "contact",
            TITLES["contact"],
            (
                NOTE,
                Field("kind", N_("What"), FieldKind.CHOICE, of(ContactKind), required=True),
                ON,
                PLACE,
                MINUTES,
                *NEXT,
                Field("topics", N_("Topics"), FieldKind.CHOICES, of(Topic)),
                WITH,
                self._partner_field(),
                staff_field(self.session),
            ),
        )

    def take(self, client: Client) -> Raw | None:
        """The contact as it stands."""
        contact = _find(client, self.id)
        if contact is None:
            return None
        language = self.session.language
        return {
            "kind": contact.kind,
            "on": day(language, contact.on),
            "contact_with": contact.contact_with,
            "partner": label_for(self._partner_field().choices, contact.partner_id) or contact.partner,
            "place": contact.place or "",
            "minutes": number(language, contact.minutes),
            "topics": joined(contact.topics),
            "note": contact.note,
            "next_step": contact.next_step,
            "next_on": day(language, contact.next_on),
            "coach": label_for(staff_field(self.session).choices, contact.coach),
        }

    def fresh(self) -> Raw:
        """Today, by whoever sits here, where and as long as the last one of this kind was."""
        return {
            "kind": self.KIND,
            "on": day(self.session.language, self.today),
            "contact_with": ContactWith.CLIENT,
            "coach": coach_label(self.session, self.case),
            **self._usual(self.KIND),
        }

    def follow(self, raw: Raw) -> Raw:
        """A call does not take place where the last meeting did."""
        kind = raw.get("kind", "")
        return self._usual(ContactKind(kind)) if kind and not self.item else {}

    def put(self, client: Client, values: Mapping[str, object]) -> Client:
        """The case with the contact as entered."""
        present = _find(client, self.id)
        fields: dict[str, Any] = {"kind": self.KIND, **values}
        for name, kind in (("kind", ContactKind), ("contact_with", ContactWith), ("place", Place)):
            if fields.get(name):
                fields[name] = kind(fields[name])
        if "topics" in fields:
            fields["topics"] = tuple(Topic(each) for each in fields["topics"])
        if "partner" in fields:
            fields |= _partner(client, fields["partner"], fields["contact_with"])
        if present is None:
            return evolve(client, contacts=(*client.contacts, Contact(id=self.id, **fields)))
        changed = evolve(present, **fields)
        return evolve(
            client, contacts=tuple(changed if each.id == self.id else each for each in client.contacts)
        )

    def _partner_field(self) -> Field:
        """One of the client's partners, or anybody else by name."""
        case = self.case
        partners = case.partners if case is not None else ()
        choices = tuple(Choice(each.id, each.name) for each in partners)
        return Field("partner", N_("With whom"), FieldKind.LOOKUP, choices, new=True)

    def _usual(self, kind: ContactKind) -> Raw:
        case = self.case
        last: Contact | ContactSummary | None = None
        for each in case.contacts if case is not None else ():
            if (
                each.kind is kind
                and each.contact_with is ContactWith.CLIENT
                and (last is None or each.on >= last.on)
            ):
                last = each
        if last is None or kind not in REACHED:
            return {"place": "", "minutes": ""}
        return {"place": last.place or "", "minutes": number(self.session.language, last.minutes)}


class MissedEntry(ContactEntry):
    """The client did not come. An attempt to reach them is one key away."""

    KIND = ContactKind.MISSED

    @property
    def form(self) -> Form:
        """A note and a day are enough."""
        return Form("missed", TITLES["missed"], (NOTE, ON, *NEXT, staff_field(self.session)), then="attempt")


class AttemptEntry(ContactEntry):
    """Trying to reach a client who does not come: by visits, messages, or through others."""

    KIND = ContactKind.ATTEMPT

    @property
    def form(self) -> Form:
        """How it was tried, and through whom."""
        fields = (NOTE, ON, WITH, self._partner_field(), PLACE, MINUTES, *NEXT, staff_field(self.session))
        return Form("attempt", TITLES["attempt"], fields)


def _partner(client: Client, chosen: object, contact_with: ContactWith) -> dict[str, Any]:
    """Which partner, by id where it is one of the client's; choosing one says whom the contact was with."""
    if isinstance(chosen, NewName):
        return {"partner": chosen.name, "partner_id": None}
    partner = next((each for each in client.partners if each.id == chosen), None)
    if partner is None:
        return {"partner": "", "partner_id": None}
    found: dict[str, Any] = {"partner": "", "partner_id": partner.id}
    if contact_with is ContactWith.CLIENT:
        found["contact_with"] = _as_whom(partner)
    return found


def _as_whom(partner: Partner) -> ContactWith:
    return ContactWith.FAMILY if partner.kind is PartnerKind.FAMILY else ContactWith.PARTNER


def _find(client: Client, contact_id: str) -> Contact | None:
    return next((each for each in client.contacts if each.id == contact_id), None)

"""Entering a contact with the client, a partner or the family."""

from collections.abc import Mapping
from typing import Any

from attrs import evolve

from ipscore.message import N_
from ipscore.records.client import Client
from ipscore.records.contact import Contact, ContactKind, ContactWith, Place, Topic
from ipstui.forms.case import CaseEntry, label_for, staff_field
from ipstui.forms.kept import TITLES
from ipstui.forms.spec import Field, FieldKind, Form, Raw, of
from ipstui.forms.words import day, joined, number

DAY_MINUTES = 24 * 60


class ContactEntry(CaseEntry):
    """One contact, new or changed."""

    @property
    def form(self) -> Form:
        """The fields of a contact."""
        return Form(
            "contact",
            TITLES["contact"],
            (
                Field("kind", N_("What"), FieldKind.CHOICE, of(ContactKind), required=True),
                Field("on", N_("When"), FieldKind.DATE, required=True),
                Field("contact_with", N_("With"), FieldKind.CHOICE, of(ContactWith), required=True),
                Field("partner", N_("With whom")),
                Field("place", N_("Where"), FieldKind.CHOICE, of(Place, optional=True)),
                Field("minutes", N_("Minutes"), FieldKind.WHOLE, most=DAY_MINUTES),
                Field("topics", N_("Topics"), FieldKind.CHOICES, of(Topic)),
                Field("note", N_("Note"), FieldKind.LONG),
                Field("next_step", N_("Next step")),
                Field("next_on", N_("By when"), FieldKind.DATE, ahead=True),
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
            "partner": contact.partner,
            "place": contact.place or "",
            "minutes": number(language, contact.minutes),
            "topics": joined(contact.topics),
            "note": contact.note,
            "next_step": contact.next_step,
            "next_on": day(language, contact.next_on),
            "coach": self._coach_label(contact.coach),
        }

    def fresh(self) -> Raw:
        """A meeting today, by the client's coach."""
        episode = self.stored.record.episode_on(self.today)
        coach = episode.coach_on(self.today) if episode is not None else None
        return {
            "kind": ContactKind.MEETING,
            "on": day(self.session.language, self.today),
            "contact_with": ContactWith.CLIENT,
            "coach": self._coach_label(coach),
        }

    def put(self, client: Client, values: Mapping[str, object]) -> Client:
        """The case with the contact as entered."""
        fields: dict[str, Any] = dict(values)
        fields["kind"] = ContactKind(fields["kind"])
        fields["contact_with"] = ContactWith(fields["contact_with"])
        fields["place"] = Place(fields["place"]) if fields["place"] else None
        fields["topics"] = tuple(Topic(each) for each in fields["topics"])
        present = _find(client, self.id)
        if present is None:
            return evolve(client, contacts=(*client.contacts, Contact(id=self.id, **fields)))
        changed = evolve(present, **fields)
        return evolve(
            client, contacts=tuple(changed if each.id == self.id else each for each in client.contacts)
        )

    def _coach_label(self, coach: str | None) -> str:
        return label_for(staff_field(self.session).choices, coach)


def _find(client: Client, contact_id: str) -> Contact | None:
    return next((each for each in client.contacts if each.id == contact_id), None)

"""Entering a partner of a client, and whether they may be contacted."""

from collections.abc import Mapping
from typing import Any

from attrs import evolve

from ipscore.message import N_, msg
from ipscore.records.client import Client
from ipscore.records.partner import Partner, PartnerKind
from ipstui.forms.case import CaseEntry
from ipstui.forms.checking import look_at
from ipstui.forms.entry import Refused
from ipstui.forms.kept import TITLES
from ipstui.forms.spec import Choice, Field, FieldKind, Form, Raw, of
from ipstui.forms.words import day, truth, yes_no

ASKED = (Choice("", msg("not asked")), Choice("yes", msg("yes")), Choice("no", msg("no")))


class PartnerEntry(CaseEntry):
    """One partner, new or changed."""

    @property
    def form(self) -> Form:
        """Who it is, how to reach them, and what the client agreed to."""
        return Form(
            "partner",
            TITLES["partner"],
            (
                Field("name", N_("Name"), required=True),
                Field("kind", N_("What"), FieldKind.CHOICE, of(PartnerKind), required=True),
                Field("may_contact", N_("May be contacted"), FieldKind.CHOICE, ASKED),
                Field("asked_on", N_("Client asked on"), FieldKind.DATE),
                Field("person", N_("Person")),
                Field("phone", N_("Phone")),
                Field("email", N_("E-mail")),
                Field("until", N_("Last day"), FieldKind.DATE, ahead=True),
                Field("note", N_("Note"), FieldKind.NOTE),
            ),
        )

    def take(self, client: Client) -> Raw | None:
        """The partner as they stand."""
        found = next((each for each in client.partners if each.id == self.id), None)
        if found is None:
            return None
        language = self.session.language
        return {
            "name": found.name,
            "kind": found.kind,
            "may_contact": yes_no(found.may_contact),
            "asked_on": day(language, found.asked_on),
            "person": found.person,
            "phone": found.phone,
            "email": found.email,
            "until": day(language, found.until),
            "note": found.note,
        }

    def fresh(self) -> Raw:
        """Someone the client has not been asked about."""
        return {"kind": PartnerKind.SOCIAL_SERVICES}

    def refuse(self, client: Client, values: Mapping[str, object]) -> Refused | None:  # noqa: ARG002 - whatever was there
        """An answer was given on some day."""
        if values["may_contact"] and values["asked_on"] is None:
            return look_at({"asked_on": msg("On which day was the client asked?")})
        return None

    def put(self, client: Client, values: Mapping[str, object]) -> Client:
        """The case with the partner as entered."""
        fields: dict[str, Any] = {
            **values,
            "kind": PartnerKind(str(values["kind"])),
            "may_contact": truth(values["may_contact"]),
        }
        present = next((each for each in client.partners if each.id == self.id), None)
        if present is None:
            return evolve(client, partners=(*client.partners, Partner(id=self.id, **fields)))
        changed = evolve(present, **fields)
        return evolve(
            client, partners=tuple(changed if each.id == self.id else each for each in client.partners)
        )

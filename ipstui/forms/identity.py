"""Changing who a client is and how to reach them. The personal identity code is not shown here."""

from collections.abc import Mapping
from typing import Any

from attrs import evolve

from ipscore.language.spoken import SERVED
from ipscore.message import N_
from ipscore.records.identity import Identity
from ipscore.store import Stored, StoreError
from ipstui.forms.case import answered, changeable, settled
from ipstui.forms.entry import Answer, Entry, Refused
from ipstui.forms.kept import TITLES
from ipstui.forms.lookups import label_for
from ipstui.forms.saving import Choices, Clash, save_change
from ipstui.forms.spec import Choice, Field, FieldKind, Form, Raw
from ipstui.session import Session

FIELDS = (
    Field("family_name", N_("Family name"), required=True),
    Field("given_name", N_("Given name"), required=True),
    Field("phone", N_("Phone")),
    Field("email", N_("E-mail")),
    Field("address", N_("Address")),
)
"""All but the language, whose names are in the user's own."""


class IdentityEntry(Entry):
    """The identity of a client; it is there already, made with the client."""

    def __init__(self, session: Session, client_id: str, item: str = "") -> None:  # noqa: ARG002 - one a client
        self.session = session
        self.subject = self.item = self.id = client_id
        self.stored: Stored[Identity] = changeable(session.open_workspace.identities.get(client_id))

    @property
    def form(self) -> Form:
        """Names and contact details."""
        served = Field(
            "language",
            N_("Language of service"),
            FieldKind.LOOKUP,
            self._languages(),
            required=True,
            offered=True,
        )
        return Form("identity", TITLES["identity"], (*FIELDS, served))

    def raw(self) -> Raw:
        """As it stands."""
        record = self.stored.record
        language = label_for(self._languages(), record.language)
        return {**{field.id: str(getattr(record, field.id)) for field in FIELDS}, "language": language}

    def settle(self, clash: Clash[Identity], choices: Choices) -> Answer:
        """Save what was chosen of two versions."""
        return settled(self.session, "identities", clash, choices, self.form.title)

    def save(self, values: Mapping[str, object], before: Mapping[str, object] | None = None) -> Answer:
        """Save the identity file."""
        fields: dict[str, Any] = dict(values)
        began: dict[str, Any] = dict(before or {})
        record = self.stored.record
        try:
            outcome = save_change(
                self.session.open_workspace.identities,
                evolve(record, **began),
                evolve(record, **fields),
                self.stored,
            )
        except StoreError as error:
            return Refused(error.message)
        return answered(self.session, "identities", outcome, self.form.title)

    def _languages(self) -> tuple[Choice, ...]:
        """Those of Finland first; one that is not offered stays as the file has it."""
        names = {each: self.session.language.spoken(each) for each in SERVED}
        written = self.stored.record.language
        if written and written not in names:
            name = self.session.language.spoken(written)
            names[written] = f"{name} ({written})" if name in names.values() else name
        return tuple(Choice(code, name) for code, name in names.items())

"""What work the client wishes for, in the client's own words."""

from collections.abc import Mapping
from datetime import date

from attrs import evolve

from ipscore.message import N_
from ipscore.records.client import Client
from ipstui.forms.case import CaseEntry
from ipstui.forms.kept import TITLES
from ipstui.forms.spec import Field, FieldKind, Form, Raw


def with_wishes(client: Client, wishes: str, today: date) -> Client:
    """The case with these wishes. The day they changed is kept; the first wishes are no change."""
    if wishes == client.wishes:
        return client
    changed_on = today if client.wishes else client.wishes_changed_on
    return evolve(client, wishes=wishes, wishes_changed_on=changed_on)


class WishesEntry(CaseEntry):
    """The wishes as they are now; that they changed is what the next search begins from."""

    @property
    def form(self) -> Form:
        """One text."""
        return Form("wishes", TITLES["wishes"], (Field("wishes", N_("Wishes"), FieldKind.LONG),))

    def take(self, client: Client) -> Raw | None:
        """The wishes as they stand."""
        return {"wishes": client.wishes}

    def fresh(self) -> Raw:
        """None yet."""
        return {}

    def put(self, client: Client, values: Mapping[str, object]) -> Client:
        """The case with the wishes."""
        return with_wishes(client, str(values["wishes"]), self.today)

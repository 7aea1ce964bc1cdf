"""Choosing an employer in a form: one that is known, or a new one by name."""

from ipscore.message import N_
from ipscore.records.employer import Employer
from ipscore.store import StoreError, new_id
from ipstui.forms.case import named
from ipstui.forms.entry import Refused
from ipstui.forms.spec import Field, FieldKind, NewName
from ipstui.session import Session


def employer_field(session: Session, *, required: bool = False) -> Field:
    """A look-up among the employers; a name not found makes a new one."""
    choices = named(session.employer_names)
    return Field("employer", N_("Employer"), FieldKind.LOOKUP, choices, required=required, new=True)


def settle_employer(session: Session, chosen: object) -> Employer | Refused | None:
    """The employer meant: a new one is saved at once, so that what follows can refer to it."""
    if isinstance(chosen, NewName):
        # An earlier try may have made it already, before something else failed.
        known = session.open_workspace.employers.all()[0]
        for stored in known:
            if stored.record.name.casefold() == chosen.name.casefold():
                return stored.record
        try:
            return session.open_workspace.employers.save(Employer(id=new_id(), name=chosen.name), None).record
        except StoreError as error:
            return Refused(error.message)
    if isinstance(chosen, str):
        try:
            return session.open_workspace.employers.get(chosen).record
        except StoreError as error:
            return Refused(error.message)
    return None

"""Choosing an employer in a form: one that is known, or a new one by name."""

from datetime import date

from ipscore.message import N_
from ipscore.records.employer import Employer
from ipscore.store import StoreError, new_id
from ipstui.forms.entry import Refused
from ipstui.forms.lookups import named
from ipstui.forms.spec import Field, FieldKind, NewName
from ipstui.session import Session

RECENT = 6
"""So many employers whom one dealt with last are offered first."""


def employer_field(session: Session, *, required: bool = False) -> Field:
    """A look-up among the employers, those dealt with last first; a name not found makes a new one."""
    known = session.lists.employer_work.employers if session.lists is not None else {}
    merged = {key for key, each in known.items() if each.merged_into is not None}
    names = {key: name for key, name in session.employer_names.items() if key not in merged}
    recent = _recent(session)
    place = {key: at for at, key in enumerate(recent)}
    choices = sorted(named(names), key=lambda each: place.get(each.value, len(recent)))
    return Field(
        "employer",
        N_("Employer"),
        FieldKind.LOOKUP,
        tuple(choices),
        required=required,
        new=True,
        offered=required,
    )


def _recent(session: Session) -> tuple[str, ...]:
    """Ids of the employers that whoever sits here was in contact with last, the newest first."""
    lists, mine = session.lists, session.me or session.coach
    last: dict[str, date] = {}
    for employer in lists.employer_work.employers.values() if lists is not None else ():
        days = [each.on for each in employer.contacts if mine in (None, each.coach)]
        if days:
            last[employer.id] = max(days)
    return tuple(sorted(last, key=lambda key: (-last[key].toordinal(), key))[:RECENT])


class EmployerChoice:
    """The employer chosen in one form. `settle` is called in a thread, once for every try to save."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._made: dict[str, str] = {}

    def settle(self, chosen: object) -> Employer | Refused | None:
        """The employer meant: a new one is saved at once, so that what follows can refer to it."""
        try:
            if isinstance(chosen, NewName):
                return self._named(chosen.name)
            if isinstance(chosen, str):
                return self.session.open_workspace.employers.get(chosen).record
        except StoreError as error:
            return Refused(error.message)
        return None

    def _named(self, name: str) -> Employer:
        """The employer of this name: from the lists, or made in an earlier try, or new. Raises StoreError."""
        employers, wanted = self.session.open_workspace.employers, name.casefold()
        known = (key for key, each in self.session.employer_names.items() if each.casefold() == wanted)
        found = min(known, default=self._made.get(wanted))
        if found is not None:
            return employers.get(found).record
        made = employers.save(Employer(id=new_id(), name=name), None).record
        # The lists notice it only a moment later, and what else is saved now may fail.
        self._made[wanted] = made.id
        return made

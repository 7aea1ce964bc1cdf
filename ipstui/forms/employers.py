"""Choosing an employer in a form: one that is known, or a new one by name."""

from collections.abc import Mapping
from datetime import date

from attrs import evolve

from ipscore.message import N_
from ipscore.practice.summaries import EmployerSummary
from ipscore.records.employer import Employer
from ipscore.records.merged import kept_ids
from ipscore.store import StoreError, new_id
from ipstui.forms.entry import Refused
from ipstui.forms.lookups import label_for, named
from ipstui.forms.spec import Field, FieldKind, NewName
from ipstui.session import Session

RECENT = 6
"""So many employers whom one dealt with last are offered first."""


def employer_field(session: Session, *, required: bool = False) -> Field:
    """A look-up among the employers, those dealt with last first; a name not found makes a new one."""
    merged = kept_ids(_employers(session))
    names = {key: name for key, name in session.employer_names.items() if key not in merged}
    recent = _recent(session)
    place = {key: at for at, key in enumerate(recent)}
    ranked = (evolve(each, rank=place.get(each.value, len(recent))) for each in named(names))
    choices = sorted(ranked, key=lambda each: each.rank)
    return Field(
        "employer",
        N_("Employer"),
        FieldKind.LOOKUP,
        tuple(choices),
        required=required,
        new=True,
        offered=required,
    )


def employer_label(session: Session, field: Field, employer: str | None) -> str:
    """What the field shows for an employer: for one that was merged, the one it was merged into."""
    return label_for(field.choices, kept_ids(_employers(session)).get(employer or "", employer))


def _employers(session: Session) -> Mapping[str, EmployerSummary]:
    return session.lists.employer_work.employers if session.lists is not None else {}


def _recent(session: Session) -> tuple[str, ...]:
    """Ids of the employers that whoever sits here was in contact with last, the newest first."""
    mine = session.me or session.coach
    last: dict[str, date] = {}
    for employer in _employers(session).values():
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
                return self._kept(chosen)
        except StoreError as error:
            return Refused(error.message)
        return None

    def _kept(self, employer: str) -> Employer:
        """The employer, or the one it was merged into: nothing new may point at a merged one."""
        employers = self.session.open_workspace.employers
        found, seen = employers.get(employer).record, {employer}
        while found.merged_into is not None and found.merged_into not in seen:
            seen.add(found.merged_into)
            found = employers.get(found.merged_into).record
        return found

    def _named(self, name: str) -> Employer:
        """The employer of this name: from the lists, or made in an earlier try, or new. Raises StoreError."""
        employers, wanted = self.session.open_workspace.employers, name.casefold()
        known = (key for key, each in self.session.employer_names.items() if each.casefold() == wanted)
        found = min(known, default=self._made.get(wanted))
        if found is not None:
            return self._kept(found)
        made = employers.save(Employer(id=new_id(), name=name), None).record
        # The lists notice it only a moment later, and what else is saved now may fail.
        self._made[wanted] = made.id
        return made

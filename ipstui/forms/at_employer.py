"""The part that entries at an employer have in common: jobs and placements, where the employer may be new."""

from abc import ABC
from collections.abc import Mapping

from attrs import evolve

from ipscore.store import StoreError
from ipstui.forms.case import CaseEntry
from ipstui.forms.employers import EmployerChoice, employer_field
from ipstui.forms.entry import Answer, Refused, Saved
from ipstui.forms.spec import NewName
from ipstui.messages import EmployerSaved
from ipstui.session import Session


class AtEmployerEntry(CaseEntry, ABC):
    """An entry with a field `employer`; `self.employers` is that field."""

    def __init__(self, session: Session, client_id: str, item: str = "") -> None:
        super().__init__(session, client_id, item)
        self.employer = EmployerChoice(session)
        self.employers = employer_field(session)

    def save(self, values: Mapping[str, object], before: Mapping[str, object] | None = None) -> Answer:
        """Make the employer first when it is new, then save the case."""
        try:
            why = self.refuse(self.stored.record, values)
        except StoreError as error:
            return Refused(error.message)
        if why is not None:
            return why
        settled = self.employer.settle(values.get("employer"))
        if isinstance(settled, Refused):
            return settled
        if before is not None and isinstance(before.get("employer"), NewName):
            # What stood there was known then; by now it has another name.
            before = {**before, "employer": None}
        answer = super().save({**values, "employer": settled.id if settled is not None else None}, before)
        if isinstance(answer, Saved) and settled is not None:
            return evolve(answer, events=(EmployerSaved(settled), *answer.events))
        return answer

"""One rule put to one scope: all that a way of counting days may look at."""

from collections.abc import Sequence

from attrs import frozen

from ipscore.definitions.practice import PracticeRule
from ipscore.practice.calendar import WorkingDays
from ipscore.practice.happening import Scope
from ipscore.records.deferral import Deferral


@frozen
class Question:
    """What does this rule ask for here, today? `id`: the rule's."""

    id: str
    rule: PracticeRule
    scope: Scope
    calendar: WorkingDays
    deferrals: Sequence[Deferral] = ()

    def key(self, anchor: str) -> str:
        """The key of the due item with this anchor: what a deferral names."""
        return f"{self.id}/{anchor}"

    def deferral(self, anchor: str) -> Deferral | None:
        """The newest decided about that item by today; of several on one day the last."""
        if not self.deferrals:
            return None
        key, found = self.key(anchor), None
        for each in self.deferrals:
            if each.item == key and each.on <= self.scope.today and (found is None or each.on >= found.on):
                found = each
        return found

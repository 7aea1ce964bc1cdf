"""The form of an assessor: added to a review, or with the name put right."""

from collections.abc import Mapping

from attrs import evolve

from ipscore.fidelity.assessors import assessor_id, with_assessor, with_mended_assessor
from ipscore.message import N_, msg
from ipscore.records.review import Assessor, Review
from ipscore.store.review_files import read_files
from ipstui.forms.spec import Field, Raw
from ipstui.screens.fidelity.part_entry import PartEntry, text
from ipstui.session import Session


class AssessorEntry(PartEntry[Review]):
    """Who assesses, as the report names them. The id, which names the rating file, is made of the name."""

    FORM, TITLE = "review_assessor", N_("Assessor of the review")

    def __init__(self, session: Session, record_id: str, item: str = "") -> None:
        super().__init__(session, record_id, item)
        self._known = next((each for each in self._stored.record.assessors if each.id == item), None)

    def fields(self) -> tuple[Field, ...]:
        """Name and organisation."""
        return (Field("name", N_("Name"), required=True), Field("organisation", N_("Organisation")))

    def take(self, record: Review) -> Raw:  # noqa: ARG002 - who it is was found when the form was opened
        """As it stands."""
        known = self._known
        return {} if known is None else {"name": known.name, "organisation": known.organisation}

    def put(self, record: Review, values: Mapping[str, object]) -> Review:
        """The review with the assessor; of one who rates already only the name is another."""
        name, organisation = text(values, "name"), text(values, "organisation")
        if self._known is not None:
            return with_mended_assessor(record, evolve(self._known, name=name, organisation=organisation))
        found = read_files(self.session.open_workspace, record)
        key = assessor_id(name, [each.id for each in record.assessors])
        made = Assessor(key, name, organisation=organisation)
        return with_assessor(record, found.files, made, found.told)


REMOVED = msg("Taken off the review. u takes it back.")

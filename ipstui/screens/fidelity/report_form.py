"""Writing the report of a review to a file: which format, which language, where."""

from collections.abc import Mapping
from typing import Any

from ipscore.definitions.scale import Scale
from ipscore.fidelity.comparison import Comparison, Finished, compare, previous_of
from ipscore.language import LANGUAGE_CODES, Language
from ipscore.message import N_, msg
from ipscore.records.review import ReviewState
from ipscore.store import StoreError
from ipstui.forms.entry import Answer, Entry, Refused, Saved
from ipstui.forms.saving import Choices, Clash
from ipstui.forms.spec import Choice, Field, FieldKind, Form, Raw
from ipstui.practice import PracticeRefusedError, registry_of
from ipstui.screens.fidelity.document_file import named_file, taken, write_new
from ipstui.screens.fidelity.entries import ReviewEntry
from ipstui.screens.fidelity.part_entry import text
from ipstui.session import Session

FORM = "review_report"
FORMATS = ("pdf", "docx", "html", "md")


class ReportEntry(Entry):
    """A report to be written. Nothing of the workspace is changed by it."""

    subject = item = ""
    id = FORM

    def __init__(self, session: Session, entry: ReviewEntry) -> None:
        self.session = session
        self.entry = entry

    @property
    def form(self) -> Form:
        """Format, language and file."""
        formats = tuple(Choice(each, each) for each in FORMATS)
        languages = tuple(Choice(each, each) for each in LANGUAGE_CODES)
        return Form(
            FORM,
            N_("Report of the review"),
            (
                Field("form", N_("Format"), FieldKind.CHOICE, formats, required=True),
                Field("language", N_("Language"), FieldKind.CHOICE, languages, required=True),
                Field("file", N_("File"), required=True),
            ),
        )

    def raw(self) -> Raw:
        """A PDF in the user's language, in the home folder."""
        code = self.session.language.code
        return {"form": FORMATS[0], "language": code, "file": _file(self.entry, FORMATS[0])}

    def follow(self, raw: Raw) -> Raw:
        """The ending of a file nobody has named follows the format."""
        return {"file": _file(self.entry, raw.get("form", "") or FORMATS[0])}

    def settle(self, clash: Clash[Any], choices: Choices) -> Answer:
        """A report clashes with nobody."""
        raise NotImplementedError

    def save(self, values: Mapping[str, object], before: Mapping[str, object] | None = None) -> Answer:  # noqa: ARG002 - a report began from nothing
        """Write the file; one that is there already is left alone."""
        path = named_file(text(values, "file"))
        why = taken(path)
        if why is not None:
            return Refused(why, {"file": why})
        try:
            data = self._written(text(values, "form"), Language.load(text(values, "language")))
        except StoreError as error:
            return Refused(error.message)
        except PracticeRefusedError as error:
            return Refused(error.problems[0].message)
        why = write_new(path, data)
        if why is not None:
            return Refused(why, {"file": why})
        written = msg("The report was written to {file}.", file=path)
        if self.entry.review.state is ReviewState.ISSUED:
            return Saved((), (written,))
        return Saved((), (written, msg("It is a draft: the review has not been issued.")))

    def _written(self, form: str, language: Language) -> bytes:
        # Every other page does without these; a typesetter is large.
        from ipscore.plugin.registry import UnknownScaleError
        from ipscore.reports import write
        from ipscore.reports.review import gather, review_document

        try:
            found = gather(self.session.open_workspace, registry_of(self.session), self.entry.review.id)
        except UnknownScaleError as error:
            raise PracticeRefusedError((error.problem,)) from error
        return write(review_document(found.material, language), form)


def previous(scale: Scale, entry: ReviewEntry, others: tuple[ReviewEntry, ...]) -> Comparison | None:
    """The change since the last issued review of the same unit by the same scale; None for the first."""
    review, ratings = entry.review, entry.ratings
    if ratings is None:
        return None
    held = {each.review.id: each.ratings for each in others if each.ratings is not None}
    last = previous_of(review, (each.review for each in others if each.review.id in held))
    if last is None:
        return None
    return compare(scale, Finished(last, held[last.id]), Finished(review, ratings))


def _file(entry: ReviewEntry, form: str) -> str:
    return f"~/{entry.review.start.isoformat()}-{entry.review.id}.{form}"

"""Writing the report of a review to a file: which format, which language, where."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ipscore.definitions.scale import Scale
from ipscore.fidelity.agreement import Agreement
from ipscore.fidelity.comparison import Comparison, Finished, compare
from ipscore.fidelity.consensus import NotOpenError, assessors_agreement
from ipscore.fidelity.evidence import evidence
from ipscore.fidelity.planning import evidence_day
from ipscore.language import LANGUAGE_CODES, Language
from ipscore.message import N_, msg
from ipscore.records.review import ReviewState
from ipscore.store import StoreError
from ipstui.forms.entry import Answer, Entry, Refused, Saved
from ipstui.forms.saving import Choices, Clash
from ipstui.forms.spec import Choice, Field, FieldKind, Form, Raw
from ipstui.practice import PracticeRefusedError, registry_of
from ipstui.screens.fidelity.entries import ReviewEntry
from ipstui.screens.fidelity.part_entry import text
from ipstui.session import Session

FORM = "review_report"
FORMATS = ("pdf", "docx", "html", "md")


class ReportEntry(Entry):
    """A report to be written. Nothing of the workspace is changed by it."""

    subject = item = ""
    id = FORM

    def __init__(
        self, session: Session, entry: ReviewEntry, scale: Scale, others: tuple[ReviewEntry, ...]
    ) -> None:
        self.session = session
        self.entry = entry
        self.scale = scale
        self.others = others

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
        path = Path(text(values, "file")).expanduser()
        if not path.is_absolute():
            path = Path.home() / path
        if path.exists():
            why = msg("There is a file of this name already: {file}. Give another name.", file=path)
            return Refused(why, {"file": why})
        try:
            data = self._written(text(values, "form"), Language.load(text(values, "language")))
        except StoreError as error:
            return Refused(error.message)
        except PracticeRefusedError as error:
            return Refused(error.problems[0].message)
        try:
            with path.open("xb") as file:
                file.write(data)
        except OSError as error:
            reason = error.strerror or str(error)
            why = msg("The file {file} cannot be written: {reason}.", file=path, reason=reason)
            return Refused(why, {"file": why})
        written = msg("The report was written to {file}.", file=path)
        if self.entry.review.state is ReviewState.ISSUED:
            return Saved((), (written,))
        return Saved((), (written, msg("It is a draft: the review has not been issued.")))

    def _written(self, form: str, language: Language) -> bytes:
        # Every other page does without these; a typesetter is large.
        from ipscore.reports import write
        from ipscore.reports.review import ReviewMaterial, review_document
        from ipscore.store.text_packs import scales_in_words

        workspace, review = self.session.open_workspace, self.entry.review
        registry = registry_of(self.session)
        scales, pack, _ = scales_in_words(
            workspace.root, workspace.info.text_pack, registry.scales, registry.texts
        )
        scale = scales.get(review.scale, self.scale)
        dataset, day = workspace.load().dataset, evidence_day(review)
        found = {each: evidence(scale, each, dataset, day, review.sites) for each in scale.criteria}
        programme = dataset.programmes.get(review.programme or "")
        material = ReviewMaterial(
            scale,
            review,
            self.entry.ratings,
            self._agreement(scale),
            previous(scale, self.entry, self.others),
            found,
            programme="" if programme is None else programme.name,
            wording=f"{pack.organisation}, {pack.version}" if pack and pack.scale == review.scale else "",
        )
        return write(review_document(material, language), form)

    def _agreement(self, scale: Scale) -> Agreement | None:
        try:
            return assessors_agreement(scale, self.entry.review, self.entry.files)
        except NotOpenError:
            return None


def previous(scale: Scale, entry: ReviewEntry, others: tuple[ReviewEntry, ...]) -> Comparison | None:
    """The change since the last issued review of the same unit by the same scale; None for the first."""
    review, ratings = entry.review, entry.ratings
    if ratings is None:
        return None
    earlier = [
        each
        for each in others
        if each.review.scale == review.scale
        and each.review.unit.strip().casefold() == review.unit.strip().casefold()
        and each.review.state is ReviewState.ISSUED
        and each.review.end < review.start
        and each.ratings is not None
    ]
    last = max(earlier, key=lambda each: (each.review.end, each.review.id), default=None)
    if last is None or last.ratings is None:
        return None
    return compare(scale, Finished(last.review, last.ratings), Finished(review, ratings))


def _file(entry: ReviewEntry, form: str) -> str:
    return f"~/{entry.review.start.isoformat()}-{entry.review.id}.{form}"

"""Writing the invitation to a review, with the list of what is asked for, to a file."""

from collections.abc import Mapping
from typing import Any

from ipscore.definitions.scale import Scale
from ipscore.fidelity.invitation import invitation
from ipscore.language import LANGUAGE_CODES, Language
from ipscore.language.invitation import invitation_text
from ipscore.language.usual import review_in
from ipscore.message import N_, msg
from ipscore.store.cleaning import clean
from ipstui.forms.entry import Answer, Entry, Refused, Saved
from ipstui.forms.saving import Choices, Clash
from ipstui.forms.spec import Choice, Field, FieldKind, Form, Raw
from ipstui.screens.fidelity.document_file import named_file, write_new
from ipstui.screens.fidelity.entries import ReviewEntry
from ipstui.screens.fidelity.part_entry import text
from ipstui.session import Session

FORM = "review_letter"


class LetterEntry(Entry):
    """A letter to be written. Nothing of the workspace is changed by it."""

    subject = item = ""
    id = FORM

    def __init__(self, session: Session, entry: ReviewEntry, scale: Scale) -> None:
        self.session = session
        self.entry = entry
        self.scale = scale

    @property
    def form(self) -> Form:
        """Language and file."""
        languages = tuple(Choice(each, each) for each in LANGUAGE_CODES)
        return Form(
            FORM,
            N_("Invitation to the review"),
            (
                Field("language", N_("Language"), FieldKind.CHOICE, languages, required=True),
                Field("file", N_("File"), required=True),
            ),
        )

    def raw(self) -> Raw:
        """In the user's language, in the home folder."""
        return self._proposed(self.session.language.code)

    def follow(self, raw: Raw) -> Raw:
        """The name of a file nobody has named follows the language."""
        return {"file": self._proposed(raw.get("language", ""))["file"]}

    def settle(self, clash: Clash[Any], choices: Choices) -> Answer:
        """A letter clashes with nobody."""
        raise NotImplementedError

    def save(self, values: Mapping[str, object], before: Mapping[str, object] | None = None) -> Answer:  # noqa: ARG002 - a letter began from nothing
        """Write the file; one that is there already is left alone."""
        path = named_file(text(values, "file"))
        language = Language.load(text(values, "language"))
        review = review_in(language, self.scale, self.entry.review)
        letter = clean(invitation_text(invitation(self.scale, review), language))
        why = write_new(path, letter.encode())
        if why is not None:
            return Refused(why, {"file": why})
        return Saved((), (msg("The invitation was written to {file}.", file=path),))

    def _proposed(self, code: str) -> dict[str, str]:
        review = self.entry.review
        return {"language": code, "file": f"~/{review.start.isoformat()}-{review.id}-{code or 'fi'}.md"}

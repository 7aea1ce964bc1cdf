"""Fields nobody has touched follow: whose the entry is, and what was chosen, decide what they should say."""

from ipscore.message import Message
from ipstui.forms.autosave import Autosave
from ipstui.forms.entry import Entry
from ipstui.forms.reading import matches
from ipstui.forms.row import FieldRow
from ipstui.forms.spec import Field, FieldKind, Raw
from ipstui.screens.page import Page
from ipstui.session import Session


class FollowingPage(Page[bool]):
    """The part of a form page that keeps its fields in step. `initial`: what is proposed, by field."""

    autosave: Autosave

    def __init__(self, session: Session, entry: Entry) -> None:
        super().__init__(session)
        self.entry = entry
        self.form = entry.form
        self.initial: Raw = self._proposed()
        self._began: Raw | None = None
        self._chosen: Raw = {}
        self._looked_for = ""
        self._found: str | None = None
        self._nothing: Message | None = None

    def _tell(self, words: Message | None) -> None:
        """Tell something about the whole form."""
        raise NotImplementedError

    @property
    def rows(self) -> list[FieldRow]:
        """The fields on the screen."""
        return list(self.query(FieldRow))

    @property
    def raw(self) -> dict[str, str]:
        """What stands in the fields now."""
        return {row.field.id: row.raw for row in self.rows}

    def _catch_up(self) -> None:
        """Whose it is, and what was chosen, decide what the fields nobody has touched should say."""
        proposed: Raw = {}
        client = self._client_found()
        if client is not None and client != self.entry.subject:
            self.entry.about(client)
            self.form = self.entry.form
            fields = {field.id: field for field in self.form.fields}
            for row in self.rows:
                if row.field.id in fields and row.field != fields[row.field.id]:
                    row.renew(fields[row.field.id])
            proposed = self._proposed()
            self.show_header()
            nothing = self.entry.nothing()
            if nothing is not None or self._nothing is not None:
                self._nothing = nothing
                self._tell(nothing)
        chosen = self._choices()
        if proposed or chosen != self._chosen:
            self._propose({**proposed, **self.entry.follow({**self.raw, **proposed})})
            self._chosen = self._choices()

    def _proposed(self) -> Raw:
        """What the entry proposes, what it was opened with, and what follows from that."""
        entry = self.entry
        raw = {**entry.raw(), **entry.preset}
        return {**raw, **entry.follow(raw), **entry.preset} if entry.preset else raw

    def _propose(self, proposed: Raw) -> None:
        for row in self.rows:
            name = row.field.id
            if name in proposed and row.raw == self.initial.get(name, ""):
                row.raw = proposed[name]
                self.initial = {**self.initial, name: row.raw}
        if self._began is None:
            self.autosave.base = self.initial

    def _client_found(self) -> str | None:
        """The client in the field where one is found, when it is the name of one and no other."""
        finding = self.entry.finding
        if finding is None:
            return None
        typed = self.rows[0].raw
        if typed != self._looked_for:
            # Thousands of names are not gone through again for every letter of the note.
            self._looked_for = typed
            found = matches(finding.choices, typed)
            self._found = found[0].value if len(found) == 1 else None
        return self._found

    def _choices(self) -> Raw:
        return {row.field.id: row.raw for row in self.rows if row.field.kind is FieldKind.CHOICE}

    @property
    def _fields(self) -> tuple[Field, ...]:
        finding = self.entry.finding
        return self.form.fields if finding is None else (finding, *self.form.fields)

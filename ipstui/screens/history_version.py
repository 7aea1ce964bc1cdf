"""One version of a record beside the record as it is now; it can be brought back."""

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from ipscore.message import N_, Message, msg
from ipscore.store import Stored
from ipstui.forms.entry import Saved
from ipstui.forms.naming import Changed, changes, place_words, value_words
from ipstui.forms.saving import Undoable
from ipstui.forms.undoing import Made
from ipstui.screens.choice import ChoicePage
from ipstui.screens.history_restoring import RestoringPage
from ipstui.screens.history_states import State, when_words, whose
from ipstui.screens.side_by_side import beside
from ipstui.session import Session

MARGINS = 4


class RestoreChoice(ChoicePage):
    """Whether to bring a version back."""

    AREA = "client"


class VersionPage(RestoringPage[bool]):
    """Dismissed with whether the version was brought back."""

    AREA = "client"
    TITLE_TEXT = N_("Version")
    HELP_TEXT = N_(
        "What differs between this version and the record as it is now, field by field: how it was then at "
        "the left, how it is now at the right. r brings the version back, after asking; what colleagues "
        "have saved meanwhile is kept."
    )
    KEYS = ("version.restore", "version.back")
    DEFAULT_CSS = """
    VersionPage VerticalScroll { padding: 0 1; height: 1fr; scrollbar-size-vertical: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "restore", N_("bring back"), id="version.restore"),
        Binding("escape", "leave", N_("back"), id="version.back"),
    ]

    def __init__(self, session: Session, state: State, now: Stored[Any]) -> None:
        super().__init__(session)
        self.state = state
        self.now = now

    def where(self) -> str:
        """Whose version, and of when."""
        return f"{whose(self.session, self.state.kind, self.state.record)} · {self._when()}"

    def body(self) -> ComposeResult:
        """The fields that differ."""
        with VerticalScroll():
            yield Static(id="fields")

    def on_mount(self) -> None:
        """Fill in."""
        self.show_records()

    def show_records(self) -> None:
        """Then and now, field by field."""
        language = self.language
        found = () if self.state.stored is None else tuple(changes(self.state.stored.record, self.now.record))
        shown = [Content(language("Then and now")), Content("")]
        if not found:
            shown = [Content(language("Nothing differs between this version and the record as it is now."))]
        for each in found:
            shown += self._block(each)
        self.query_one("#fields", Static).update(Content("\n").join(shown))

    def action_restore(self) -> None:
        """Ask first."""
        if self.state.version is None or self.state.stored is None:
            self.say(msg("This is the record as it is now."))
            return
        if self.now.read_only is not None:
            self.say(self.now.read_only.message, severity="warning")
            return
        language = self.language
        words = language(
            "Bring back the version of {when}? The record as it is now is kept as a version, so that nothing "
            "is lost.",
            when=self._when(),
        )
        options = [("no", language("No, leave everything as it is")), ("yes", language("Yes, bring it back"))]
        page = RestoreChoice(self.session, language(self.TITLE_TEXT), words, options)
        self.app.push_screen(page, self._answered)

    def action_leave(self) -> None:
        """Back to the list."""
        self.dismiss(False)

    def restored(self, target: Undoable | Made, answer: Saved) -> None:  # noqa: ARG002 - there is one version here
        """Say so; it can be undone like any other change."""
        self.session.undo = answer.undo
        self.say(msg("The version of {when} is the record again.", when=self._when()))
        self.dismiss(True)

    def _answered(self, choice: str | None) -> None:
        if choice == "yes" and self.state.version is not None:
            words: Message = msg("Bringing back a version")
            state = self.state
            self.restore(
                Undoable(state.kind, state.record, self.state.version.id, self.now.revision, words),
            )

    def _when(self) -> str:
        version = self.state.version
        return self.language("now") if version is None else when_words(self.language, version.when)

    def _block(self, changed: Changed) -> list[Content]:
        session, language, path = self.session, self.language, changed.path
        stored = self.state.stored
        records = (self.now.record, stored.record if stored is not None else None)
        texts = (value_words(session, path, changed.before), value_words(session, path, changed.after))
        heads = (language("then"), language("now"))
        lines = beside(heads, texts, self.app.size.width - MARGINS)
        title = Content.styled(place_words(session, path, *records), "bold")
        return [title, *map(Content, lines), Content("")]

"""Two versions of one field: mine and theirs, side by side in words, and which to keep."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from ipscore.definitions.scale import Scale
from ipscore.message import N_
from ipstui.screens.fidelity.joining import Clash
from ipstui.screens.page import Page
from ipstui.session import Session

FIELD_NAMES = {
    "score": N_("Score"),
    "not_ratable": N_("Cannot be rated"),
    "elements": N_("Elements"),
    "comment": N_("Comment"),
    "recommendation": N_("Recommendation"),
    "reason": N_("Reason"),
    "sources": N_("Sources"),
}


class ConflictPage(Page[bool | None]):
    """Dismissed with True to keep mine, False to take theirs, None to decide later."""

    AREA = "fidelity"
    TITLE_TEXT = N_("Two versions")
    HELP_TEXT = N_(
        "Someone else saved other answers to the same criteria while you were writing. Nothing was "
        "overwritten. m keeps yours, t takes theirs; everything only one of you changed is kept either way."
    )
    KEYS = ("conflict.mine", "conflict.theirs", "conflict.later")
    CSS = "ConflictPage VerticalScroll { padding: 0 2; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "decide(True)", N_("keep mine"), id="conflict.mine"),
        Binding("t", "decide(False)", N_("take theirs"), id="conflict.theirs"),
        Binding("escape", "leave", N_("decide later"), id="conflict.later"),
    ]

    def __init__(self, session: Session, scale: Scale, clashes: Sequence[Clash]) -> None:
        super().__init__(session)
        self.scale = scale
        self.clashes = clashes

    def body(self) -> ComposeResult:
        """The fields that differ."""
        with VerticalScroll():
            yield Static(id="fields")

    def on_mount(self) -> None:
        """Fill in."""
        self.relabel()

    def relabel(self) -> None:
        """Field by field, mine and theirs."""
        language = self.language
        shown = [Content(language(self.HELP_TEXT)), Content("")]
        for each in self.clashes:
            criterion = self.scale.criteria.get(each.criterion)
            name = language.text(criterion.name) if criterion is not None else ""
            title = f"{each.criterion} {name} · {language(FIELD_NAMES[each.field])}"
            shown.append(Content.styled(title, "bold"))
            shown.append(Content("  " + language("mine: {value}", value=self._words(each.mine))))
            shown.append(Content("  " + language("theirs: {value}", value=self._words(each.theirs))))
            shown.append(Content(""))
        self.query_one("#fields", Static).update(Content("\n").join(shown))

    def action_decide(self, mine: bool) -> None:
        """Decide."""
        self.dismiss(mine)

    def action_leave(self) -> None:
        """Not now: nothing is saved until it is decided."""
        self.dismiss(None)

    def _words(self, value: object) -> str:
        if isinstance(value, Mapping):
            return (
                ", ".join(f"{each}: {self.language.value(answer)}" for each, answer in value.items()) or "–"
            )
        return "–" if value in (None, "", ()) else self.language.value(value)

"""A short list to choose one thing from: a rating file, a period."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from ipscore.message import N_
from ipstui.screens.page import Page
from ipstui.session import Session
from ipstui.widgets.choice_list import ChoiceList


class ChoicePage(Page[str | None]):
    """Dismissed with the id of what was chosen, None when nothing was. Subclasses say of which area it is."""

    HELP_TEXT = N_("Choose with ↑ and ↓ and press Enter. Esc goes back.")
    KEYS = ("choice.choose", "choice.back")
    DEFAULT_CSS = "ChoicePage #words { padding: 1 2; height: auto; }"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", N_("back"), id="choice.back")]

    def __init__(
        self, session: Session, title: str, words: str, options: Sequence[tuple[str, str]], start: int = 0
    ) -> None:
        """`title`, `words` and the second of each option are in the user's language."""
        super().__init__(session)
        self._title, self._words, self._options, self._start = title, words, options, start

    def where(self) -> str:
        """What is chosen."""
        return self._title

    def body(self) -> ComposeResult:
        """Words, then the options."""
        yield Static(Content(self._words), id="words")
        yield ChoiceList(*(Option(Content(words), id=key) for key, words in self._options), markup=False)

    def on_mount(self) -> None:
        """The cursor on what is chosen now."""
        options = self.query_one(ChoiceList)
        options.highlighted = self._start
        options.focus()

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click chooses."""
        self.dismiss(event.option_id)

    def action_leave(self) -> None:
        """Nothing chosen."""
        self.dismiss(None)

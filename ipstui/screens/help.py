"""What one can do on a screen, in words, and every key that works there."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from ipscore.message import N_
from ipstui.cells import pad, width
from ipstui.keys import key_name
from ipstui.screens.page import Page
from ipstui.session import Session


class HelpPage(Page[None]):
    """Opaque, so that a slow line carries it once and not the screen behind it too."""

    TITLE_TEXT = N_("Help")
    HELP_TEXT = N_("Esc closes this page.")
    KEYS = ("help.close",)
    DEFAULT_CSS = """
    HelpPage VerticalScroll { padding: 1 2; }
    HelpPage #keys { margin-top: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark", "dismiss", N_("Close"), id="help.close"),
    ]

    def __init__(self, session: Session, page: Page[object], keys: list[tuple[str, ActiveBinding]]) -> None:
        super().__init__(session)
        self.page = page
        self.active = keys

    def where(self) -> str:
        """Which screen the help is about."""
        return f"{self.language(self.TITLE_TEXT)}: {self.page.where()}"

    def area(self) -> str:
        """The area of the screen the help is about."""
        return self.page.area()

    def body(self) -> ComposeResult:
        """The words, then the keys."""
        with VerticalScroll():
            yield Static(id="words")
            yield Static(id="keys")

    def on_mount(self) -> None:
        """Fill in."""
        self.relabel()

    def relabel(self) -> None:
        """Words and keys in the user's language."""
        self.query_one("#words", Static).update(Content(self.language(self.page.HELP_TEXT)))
        lines: dict[str, list[str]] = {}
        for key, each in self.active:
            lines.setdefault(self.language(each.binding.description), []).append(key_name(key))
        rows = [(" ".join(names), words) for words, names in lines.items()]
        column = max((width(names) for names, _words in rows), default=0)
        text = "\n".join(f"{pad(names, column)}   {words}" for names, words in rows)
        self.query_one("#keys", Static).update(Content(text))

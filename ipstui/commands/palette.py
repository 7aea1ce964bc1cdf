"""Textual's command palette with our words in it."""

from textual.command import CommandInput, CommandList, CommandPalette, SearchIcon
from textual.content import Content
from textual.widgets.option_list import Option

from ipscore.language import Language
from ipstui.widgets.steady import steady


class Palette(CommandPalette):
    """The command palette in the user's language, opaque so that little is sent over a slow line."""

    DEFAULT_CSS = """
    Palette, Palette:ansi { background: $background; }
    Palette > Vertical { margin-top: 1; }
    """

    def __init__(self, language: Language) -> None:
        super().__init__(id="--command-palette", placeholder=language("Search for a command…"))
        self.language = language

    def on_mount(self) -> None:
        """A plain sign instead of a picture, which many terminals draw two cells wide."""
        self.query_one(SearchIcon).icon = "/"
        steady(self.query_one(CommandInput))

    def _start_no_matches_countdown(self, search_value: str) -> None:
        # Textual's own says it in English only.
        self._stop_no_matches_countdown()

        def tell() -> None:
            if search_value:
                words = Content(self.language("No command matches"))
                self.query_one(CommandList).add_option(Option(words, disabled=True, id=self._NO_MATCHES))
                self._list_visible = True

        self._no_matches_timer = self.set_timer(self._NO_MATCHES_COUNTDOWN, tell)

"""The yardstick: bare screens with the widgets of Today and of a client's card, and fixed words."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static

LINES = tuple(
    f"! Sukunimi{n:02} Etu   Kuukausitapaaminen työn aikana   viimeksi 29.2.   17 pv" for n in range(85)
)


class Elsewhere(Screen[None]):
    """Where one comes from."""

    def compose(self) -> ComposeResult:
        """A word."""
        yield Static("Muualla")


class Today(Screen[None]):
    """Header, numbers, notes, list, foot, search, keys."""

    CSS = "OptionList { height: 1fr; border: none; } Input { display: none; }"

    def compose(self) -> ComposeResult:
        """As Today has them."""
        yield Static("Tänään · ma 15.4.2024")
        yield Static("Työnantajatapaamiset tällä viikolla")
        yield Static()
        yield OptionList("MYÖHÄSSÄ", *LINES[:20], markup=False)
        yield Static("Sääntö: Asiakas tavataan kuukausittain vuoden ajan")
        yield Input(compact=True)
        yield Static("Enter kirjaa  o asiakas")


class Card(Screen[None]):
    """Header, views, overview, heading, everything that happened, search, keys."""

    CSS = "OptionList { height: 1fr; border: none; } Input { display: none; }"

    def compose(self) -> ComposeResult:
        """As the card has them."""
        yield Static("Sukunimi Etu · ma 15.4.2024")
        yield Static("[Yleiskuva] Työsuhteet", markup=False)
        yield Static("\n".join(LINES[:7]), markup=False)
        yield Static("Mitä on tapahtunut · 85 / 85")
        yield OptionList(*LINES, markup=False)
        yield Input(compact=True)
        yield Static("l kirjaa  Enter avaa")


class BareScreens(App[None]):
    """Three modes, each a key."""

    DEFAULT_MODE = "today"
    MODES: ClassVar = {"today": Today, "card": Card, "elsewhere": Elsewhere}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "switch_mode('today')"),
        Binding("2,5", "switch_mode('elsewhere')"),
        Binding("enter", "switch_mode('card')", priority=True),
    ]


if __name__ == "__main__":
    BareScreens(ansi_color=False).run()

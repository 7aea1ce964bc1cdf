"""Commands of the whole program: areas, language, colours, help, leaving."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from ipscore.message import N_
from ipstui.commands.base import Command, Commands
from ipstui.messages import AreaWanted, LanguageWanted, ThemeWanted
from ipstui.screens.areas import AREAS, CLIENT
from ipstui.screens.page import Page


class GeneralCommands(Commands):
    """What can be done everywhere."""

    def commands(self, page: Page[Any]) -> Iterable[Command]:
        """The same on every page."""
        post = page.app.post_message
        for area in AREAS:
            yield Command(area.command, area.words, partial(post, AreaWanted(area.name)))
        if page.session.client is not None:
            yield Command(N_("Go to client"), N_("The client opened last"), partial(post, AreaWanted(CLIENT)))
        yield Command(N_("Language: Finnish"), N_("Suomeksi"), partial(post, LanguageWanted("fi")))
        yield Command(N_("Language: Swedish"), N_("På svenska"), partial(post, LanguageWanted("sv")))
        yield Command(N_("Language: English"), N_("In English"), partial(post, LanguageWanted("en")))
        for name, words, theme in (
            (N_("Colours: the terminal's own"), N_("Least data over a slow line"), "terminal"),
            (N_("Colours: dark"), N_("Light text on dark"), "dark"),
            (N_("Colours: light"), N_("Dark text on light"), "light"),
        ):
            yield Command(name, words, partial(post, ThemeWanted(theme)))
        yield Command(N_("Help"), N_("What can be done here, and every key"), partial(self._action, "help"))
        yield Command(N_("Quit"), N_("Leave the program; everything entered is kept"), page.app.exit)

    async def _action(self, name: str) -> None:
        await self.app.run_action(name)

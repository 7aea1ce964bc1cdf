"""Commands of the client's screen and of its forms."""

from collections.abc import Iterable
from typing import Any

from ipstui.commands.base import Command, Commands, actions
from ipstui.screens.page import Page


class ClientCommands(Commands):
    """What can be done with one client."""

    def commands(self, page: Page[Any]) -> Iterable[Command]:
        """What the keys of the client's screen do."""
        if page.AREA == "client":
            yield from actions(page)

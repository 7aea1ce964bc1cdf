"""Commands of the team area."""

from collections.abc import Iterable
from typing import Any

from ipstui.commands.base import Command, Commands, actions
from ipstui.screens.page import Page


class TeamCommands(Commands):
    """What can be done on the screens of the team area."""

    def commands(self, page: Page[Any]) -> Iterable[Command]:
        """What the keys of the screen do."""
        if page.AREA == "team":
            yield from actions(page)

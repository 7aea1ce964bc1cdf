"""Commands of the caseload."""

from collections.abc import Iterable
from typing import Any

from ipstui.commands.base import Command, Commands, actions
from ipstui.screens.page import Page


class CaseloadCommands(Commands):
    """What can be done with the list of clients."""

    def commands(self, page: Page[Any]) -> Iterable[Command]:
        """What the keys of the caseload do."""
        if page.AREA == "caseload":
            yield from actions(page)

"""The ground of every command provider: commands with translatable names, found by typing a part of them."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from attrs import frozen
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from ipscore.message import Message, msg
from ipstui.keys import key_name
from ipstui.screens.page import Page


@frozen
class Command:
    """One line of the palette. `name` is a key of the catalogue (`N_`); so is `help`, or it is a message."""

    name: str
    help: str | Message
    run: Callable[[], object]


class Commands(Provider):
    """Offers `commands` of a page in the user's language."""

    def commands(self, page: Page[Any]) -> Iterable[Command]:
        """The commands that make sense on `page`."""
        raise NotImplementedError

    async def discover(self) -> Hits:
        """All commands, before anything is typed."""
        for name, words, run in self._translated():
            yield DiscoveryHit(Content(name), run, text=name, help=words)

    async def search(self, query: str) -> Hits:
        """The commands whose names match what was typed."""
        matcher = self.matcher(query)
        for name, words, run in self._translated():
            score = matcher.match(name)
            if score > 0:
                yield Hit(score, matcher.highlight(name), run, text=name, help=words)

    def _translated(self) -> Iterable[tuple[str, str, Callable[[], object]]]:
        page = self.screen
        if isinstance(page, Page):
            for command in self.commands(page):
                words = Message(command.help) if isinstance(command.help, str) else command.help
                yield page.language(command.name), page.language.message(words), command.run


def actions(page: Page[Any]) -> Iterable[Command]:
    """Everything the keys of `page` do, for those who would rather type a word than learn a key."""
    for key, each in page.active_bindings.items():
        if each.node is page and each.binding.id:
            run = partial(page.app.run_action, each.binding.action, page)
            yield Command(each.binding.description, msg("Key: {key}", key=key_name(key)), run)

"""The keys of a page of fields, one at a time: each goes where those before it have left the cursor.

Over a slow line many keys arrive at once. Textual gives each to the field that has the focus when the key is
read, and each field has a queue of its own: of `↓`, Tab, `text` the letters would be with the next field
while the first has yet to make anything of the `↓`. So the keys of such a page wait in one queue, and the
next one is given away when the field has done what the last one meant.
"""

from collections import deque
from collections.abc import Callable
from typing import Protocol, runtime_checkable

from textual import events
from textual.screen import Screen
from textual.widget import Widget

from ipstui.widgets.in_order import act_now

Typed = events.Key | events.Paste


class KeyOrder:
    """The queue of one page; its fields are `ActsInOrder`."""

    def __init__(self, page: Screen[bool]) -> None:
        self._page = page
        self._waiting: deque[Typed | Callable[[], None]] = deque()
        self._busy = False
        self._acting = False

    def take(self, event: Typed) -> None:
        """Give a key, or pasted text, to the field whose it is, when its turn has come."""
        self._waiting.append(event)
        if not self._busy:
            self._next()

    def when_typed(self, then: Callable[[], None]) -> None:
        """Call `then` when all that was typed before is in the fields: at once when a key asks for it."""
        if self._acting or not self._busy:
            then()
        else:
            self._waiting.append(then)

    async def act(self, field: Widget, event: events.Key) -> None:
        """Do what a key means that is not text."""
        self._acting = True
        try:
            await act_now(field, event)
        finally:
            self._acting = False

    def _next(self) -> None:
        self._busy = False
        while self._waiting and not self._busy:
            first = self._waiting.popleft()
            if isinstance(first, Typed):
                self._give(first)
            else:
                first()

    def _give(self, event: Typed) -> None:
        app = self._page.app
        target = app.focused or app.screen
        if isinstance(target, ActsInOrder) and target.screen is self._page:
            target.receive(event)
            # Behind the key in the field's own queue. A field that has come to an end does nothing any more.
            self._busy = target.call_later(self._next)
        else:
            target._forward_event(event)  # noqa: SLF001 - as Textual does it itself; there is no other way


@runtime_checkable
class Ordered(Protocol):
    """A page with a queue of keys."""

    key_order: KeyOrder


class ActsInOrder(Widget):
    """A field that gets its keys from the queue of its page, and acts on each before the next one comes."""

    def receive(self, event: Typed) -> None:
        """It is this field's turn."""
        super()._forward_event(event)

    async def acts(self, event: events.Key) -> None:
        """Do what a key means that is not text."""
        if isinstance(self.screen, Ordered):
            await self.screen.key_order.act(self, event)

    def _forward_event(self, event: events.Event) -> None:
        if isinstance(event, Typed) and isinstance(self.screen, Ordered):
            self.screen.key_order.take(event)
        else:
            super()._forward_event(event)

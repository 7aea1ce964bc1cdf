"""A line of text in a form."""

from textual import events
from textual.widgets import Input

from ipstui.widgets.key_order import ActsInOrder


class LineInput(Input, ActsInOrder):
    """A line of text."""

    async def on_key(self, event: events.Key) -> None:
        """Keys in the order they were pressed."""
        if not event.is_printable:
            await self.acts(event)

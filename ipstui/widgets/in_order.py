"""Keys in the order they were pressed, also when many arrive at once over a slow line.

Textual sends a key to the widget that has the focus when the key is read, and looks up what it means when
it has bubbled up. Of a burst such as `2`, Tab, `text` the letters would go to the widget that Tab is about
to leave, and the `2` would be looked up for the one it is going to. So a widget that has lost the focus
meanwhile passes a key on, and one that has it acts at once. (Where all fields of a page are of one kind,
`ipstui.widgets.key_order` gives them their keys one at a time instead.)
"""

from textual import events
from textual.dom import DOMNode
from textual.widget import Widget


def passed_on(widget: Widget, event: events.Key | events.Paste) -> bool:
    """Pass a key, or pasted text, on when `widget` no longer has the focus; returns whether it was."""
    focused = widget.screen.focused
    if focused is None or focused is widget:
        return False
    event.stop()
    event.prevent_default()
    again = (
        events.Paste(event.text)
        if isinstance(event, events.Paste)
        else events.Key(event.key, event.character)
    )
    focused._forward_event(again)  # noqa: SLF001 - Textual offers no other way
    return True


async def act_now(widget: Widget, event: events.Key) -> bool:
    """Do what a key means to `widget`, its screen or the program; returns whether it means anything there."""
    nodes: tuple[DOMNode, ...] = (widget, widget.screen, widget.app)
    for node in nodes:
        bindings = node._bindings.copy()  # noqa: SLF001 - as above
        bindings.apply_keymap(widget.app._keymap)  # noqa: SLF001 - as above
        for binding in bindings.key_to_bindings.get(event.key, ()):
            # An action may have nothing to do here, such as scrolling a line: then the next one has its turn.
            if not binding.priority and await widget.app.run_action(binding.action, node):
                event.stop()
                event.prevent_default()
                return True
    return False

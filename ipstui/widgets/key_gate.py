"""Keys of the whole program, one at a time: over a slow line many arrive at once, and each means something
else after the one before it.

Textual hands a key to what has the focus when the key is read, and looks up what it means when it has come up
again. Of `/`, `v` the letter would be read before the search line is open, and act as a key of the list. So a
key waits until the one before it has been dealt with, and until a form that was asked for has opened.
"""

from collections import deque
from typing import Any, Protocol, runtime_checkable

from textual import events
from textual.app import App
from textual.message_pump import MessagePump

PATIENCE = 2.0
"""Seconds after which a key that has not come back is given up: what had it may be gone."""

OPENING = 5.0
"""Seconds that keys wait for a form to open."""

Typed = events.Key | events.Paste


class KeyGate:
    """The queue of keys of one program."""

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._waiting: deque[Typed] = deque()
        self._turn = 0
        self._watched = 0
        self._busy = False
        self._opening = 0
        self._held = False
        self._called: Typed | None = None

    def must_wait(self, event: Typed) -> bool:
        """Whether the key has to wait; it comes again by itself when its turn has come."""
        if event is self._called:
            self._called = None
            return False
        if not self._waiting and self._free() and self._app.screen.is_mounted:
            return False
        self._waiting.append(event)
        self._watch()
        self._next()
        return True

    def given(self, target: MessagePump) -> None:
        """A key was given to `target`: the next one waits until it has come up again or was used."""
        self._turn += 1
        self._busy = True
        self._watch()
        self._climb(target, self._turn)

    def hold(self) -> None:
        """A form was asked for: keys wait for it."""
        self._held = True
        self._opening += 1
        opening = self._opening
        self._app.set_timer(OPENING, lambda: self._give_up(opening))

    def release(self) -> None:
        """The form is there, or does not come."""
        self._held = False
        self._next()

    def _give_up(self, opening: int) -> None:
        if self._held and opening == self._opening:
            self.release()

    def _watch(self) -> None:
        """Where keys wait for one, do not wait for ever."""
        if self._busy and self._waiting and self._watched != self._turn:
            turn = self._watched = self._turn
            self._app.set_timer(PATIENCE, lambda: self._done(turn))

    def _climb(self, node: MessagePump | None, turn: int) -> None:
        """Follow the key: it goes up from queue to queue, and this goes behind it."""
        if turn != self._turn:
            return
        if node is None or node is self._app:
            # Behind what the key has asked the program to do.
            self._app.call_later(self._done, turn)
        elif not node.call_later(self._climb, node._parent, turn):  # noqa: SLF001 - the way a key goes up
            self._climb(node._parent, turn)  # noqa: SLF001 - as above

    def _done(self, turn: int) -> None:
        if turn == self._turn and self._busy:
            self._busy = False
            self._next()

    def _free(self) -> bool:
        return not self._busy and not self._held and self._called is None

    def _next(self) -> None:
        if not self._waiting or not self._free():
            return
        screen = self._app.screen
        if screen.is_mounted:
            # Others may be before it in the program's queue: they see that it has been called.
            self._called = self._waiting.popleft()
            self._app.post_message(self._called)
        else:
            # What is sent to a new screen is done when it is there.
            screen.call_later(self._app.call_later, self._next)


@runtime_checkable
class Gated(Protocol):
    """A program with a queue of keys."""

    key_gate: KeyGate


def gate_of(app: App[Any]) -> KeyGate:
    """The queue of keys of the program. Raises TypeError for a program without one."""
    if not isinstance(app, Gated):
        raise TypeError("the program has no queue of keys")
    return app.key_gate

"""When the line drops (SIGHUP) or the system stops us (SIGTERM): keep what was being typed, then leave.

Textual has no handler for either: the process would die without a chance to save anything.
"""

import asyncio
import os
import signal
import threading
from functools import partial
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from ipstui.app import IpsApp

GRACE = 5.0
"""Seconds that a save under way gets before the process is ended regardless."""


@runtime_checkable
class KeepsDraft(Protocol):
    """A screen with something being typed in it."""

    def keep_draft(self) -> None:
        """Put what is being typed on disk now."""


def guard(app: "IpsApp") -> None:
    """Install the handlers on the running loop. Does nothing outside the main thread, as in tests."""
    if threading.current_thread() is not threading.main_thread():
        return
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGHUP, partial(_leave, app, signal.SIGHUP))
    loop.add_signal_handler(signal.SIGTERM, partial(_leave, app, signal.SIGTERM))


def save_drafts(app: "IpsApp") -> None:
    """Keep the drafts of every open form."""
    for page in app.pages():
        if isinstance(page, KeepsDraft):
            page.keep_draft()


def _leave(app: "IpsApp", number: signal.Signals) -> None:
    save_drafts(app)
    if number is signal.SIGHUP:
        _let_go_of_terminal()
    end = threading.Timer(GRACE, os._exit, args=(128 + number,))
    end.daemon = True
    end.start()
    app.exit(128 + number, return_code=128 + number)


def _let_go_of_terminal() -> None:
    """Writing to a terminal that is gone raises in every thread that tries: write to nothing instead."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)
    os.close(nothing)

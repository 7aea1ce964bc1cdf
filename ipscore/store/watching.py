"""Noticing what colleagues do: folders are looked at often, every file about once a minute."""

import time
from collections.abc import Callable

from ipscore.store.index import Index, Noticed

EVERY_FILE = 60.0
"""Seconds between two looks at every file, which shows what was edited in place."""


class Watcher:
    """Keeps an index up to date. `clock` counts seconds."""

    def __init__(self, index: Index, clock: Callable[[], float] = time.monotonic) -> None:
        self.index = index
        self._clock = clock
        self._every_file_at = clock()

    def poll(self) -> Noticed:
        """Look now; what is different since the last look."""
        now = self._clock()
        deep = now - self._every_file_at >= EVERY_FILE
        if deep:
            self._every_file_at = now
        return self.index.refresh(deep=deep)

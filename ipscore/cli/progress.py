"""How far a long reading is: one line on standard error, for a person at a terminal and for nobody else."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ipscore.language import Language

PATIENCE = 1.0
"""Seconds after which a person wonders what the program is doing."""

_EVERY = 0.1
"""Seconds between two lines: quicker ones only flicker."""


@contextmanager
def reading(
    language: Language, clock: Callable[[], float] = time.monotonic
) -> Iterator[Callable[[int, int], None] | None]:
    """Whom to tell how many records have been read, of how many; None when nobody looks on.

    The line is rewritten in place and gone at the end. Of a reading that is quick nothing is seen.
    """
    stream = sys.stderr
    if not stream.isatty():
        yield None
        return
    begun, shown_at, wide = clock(), 0.0, 0

    def tell(done: int, total: int) -> None:
        nonlocal shown_at, wide
        now = clock()
        if now - begun < PATIENCE or now - shown_at < _EVERY:
            return
        line = language("Reading the records… {done} of {total}", done=done, total=total)
        stream.write(f"\r{line.ljust(wide)}")
        stream.flush()
        shown_at, wide = now, len(line)

    try:
        yield tell
    finally:
        if wide:
            stream.write(f"\r{' ' * wide}\r")
            stream.flush()

"""A time of day as people type it: 9.30, 9:30, 930 or 9."""

import re
from datetime import time

_TIME = re.compile(r"([01]?\d|2[0-3])(?:[.:]?([0-5]\d))?", re.ASCII)


def read_clock(typed: str) -> time | None:
    """The time of day; None when it is none."""
    found = _TIME.fullmatch(typed.strip())
    return None if found is None else time(int(found[1]), int(found[2] or 0))

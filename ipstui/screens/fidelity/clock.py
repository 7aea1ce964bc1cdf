"""A time of day as it is typed and shown: 9.30, 9:30 or 9."""

import re
from datetime import time

from ipscore.language import Language

_TIME = re.compile(r"([01]?\d|2[0-3])(?:[.:]?([0-5]\d))?")


def read_clock(typed: str) -> time | None:
    """The time of day; None when it is none."""
    found = _TIME.fullmatch(typed.strip())
    return None if found is None else time(int(found[1]), int(found[2] or 0))


def clock_words(language: Language, at: time | None) -> str:
    """The time as it is written; empty when there is none."""
    return "" if at is None else language.time(at)

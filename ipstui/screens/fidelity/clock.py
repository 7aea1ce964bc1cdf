"""A time of day as it is typed and shown: 9.30, 9:30 or 9."""

from datetime import time

from ipscore.language import Language
from ipscore.language.clock import read_clock

__all__ = ["clock_words", "read_clock"]


def clock_words(language: Language, at: time | None) -> str:
    """The time as it is written; empty when there is none."""
    return "" if at is None else language.time(at)

"""What an id looks like: short, unguessable, and saying nothing about the person.

Eight characters of Crockford's base 32 (no i, l, o, u), so that an id can be read aloud. Drawing one needs
randomness, which is the store's business (`ipscore.store.ids`).
"""

import re

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
LENGTH = 8
PATTERN = re.compile(f"[{ALPHABET}]{{{LENGTH}}}")


def is_id(text: str) -> bool:
    """Whether `text` is a well-formed id."""
    return PATTERN.fullmatch(text) is not None

"""Drawing new ids. How an id looks is the records' business; that nobody can guess the next one is ours."""

import secrets

from ipscore.records.ids import ALPHABET, LENGTH


def new_id() -> str:
    """A fresh random id: 40 bits, so that among 100 000 clients a clash is a matter of one in hundreds."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))

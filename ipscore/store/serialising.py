"""Plain data → the bytes of a TOML file, proven by reading them back before anyone relies on them."""

import tomli

from ipscore.message import msg
from ipscore.store.errors import StoreError
from ipscore.store.lines import places
from ipscore.store.merging import same
from ipscore.store.reading import LIMIT
from ipscore.store.rendering import render

Table = dict[str, object]


def to_bytes(data: Table, old: bytes | None = None, old_data: Table | None = None) -> bytes:
    """The file for `data`. With the bytes and data of the old file, hand-written comments in it survive.

    Raises StoreError when the file would not say exactly `data`, or would be too large to be read again.
    """
    if old is not None and old_data is not None and b"#" in old:
        text = _with_comments(old.decode("utf-8-sig"), old_data, data)
    else:
        text = render(data)
    if not _says(text, data):
        raise StoreError(
            msg("This would not read back the same once written, so it was not saved. Please report this.")
        )
    content = text.encode()
    if len(content) > LIMIT:
        raise StoreError(msg("This is too long: a file may have at most 4 MB. Shorten the longest text."))
    return content


def _says(text: str, data: Table) -> bool:
    try:
        found = tomli.loads(text)
    except (ValueError, RecursionError):
        return False
    # The first is quick; the second knows that not-a-number is itself.
    return found == data or same(found, data)


def _with_comments(text: str, old: Table, new: Table) -> str:
    if not places(text).comments:
        return render(new)
    # Imported here: it brings a second, slower TOML library that few files need.
    from ipscore.store.comments import edited, with_lost_comments

    result = edited(text, old, new)
    if result is None or not _says(result, new):
        result = render(new)
    return with_lost_comments(text, result)

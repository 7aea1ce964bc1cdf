"""Drafts: what someone is typing, on the disk at once, so that a dropped connection loses nothing.

Private to the writer: they lie in the user's own folder, never in the shared workspace, readable by nobody
else. A draft is kept until it was saved or thrown away.
"""

import hashlib
import time
from collections.abc import Mapping
from pathlib import Path

from ipscore.problem import Problem
from ipscore.store.layout import SUFFIX
from ipscore.store.reading import Table, cleaned, parse, read_bytes
from ipscore.store.serialising import to_bytes
from ipscore.store.writing import flush_folder, make_folders, replace, store_error

Key = tuple[str, str]
"""The workspace's folder, and what is being written, such as `contact/<client>`."""


LEFT_OVER = 5.0
"""Seconds after which a temporary file is nobody's any more: keeping a draft takes milliseconds."""


class Drafts:
    """The drafts of one user, in `folder` (see `ipscore.store.places.drafts_folder`)."""

    def __init__(self, folder: Path) -> None:
        self.folder = str(folder)

    def put(self, key: Key, data: Mapping[str, object]) -> None:
        """Keep `data`, plain data as TOML holds it; keys without a value (None) are left out.

        Returns when it is on the disk. Raises StoreError.
        """
        content = to_bytes({"workspace": key[0], "what": key[1], "data": _without_none(data)})
        try:
            make_folders("", self.folder.strip("/"), 0o700)
        except OSError as error:
            raise store_error(error, "") from error
        replace(self.folder, _name(key), content, 0o600)

    def get(self, key: Key) -> Table | None:
        """The draft, its strings cleaned; None when there is none that can be read."""
        found = self._read(_name(key))
        if found is None:
            return None
        data = found.get("data")
        return data if isinstance(data, dict) else None

    def keys(self) -> tuple[Key, ...]:
        """Of what there are drafts, sorted."""
        try:
            names = [each.name for each in Path(self.folder).iterdir() if each.suffix == SUFFIX]
        except OSError:
            return ()
        found = [self._read(name) for name in names]
        return tuple(
            sorted((str(each["workspace"]), str(each["what"])) for each in found if each is not None)
        )

    def drop(self, key: Key) -> None:
        """Throw the draft away, with what killed programs left of it; nothing happens when there is none.

        Raises StoreError.
        """
        name = _name(key)
        try:
            Path(self.folder, name).unlink(missing_ok=True)
            for each in Path(self.folder).glob(f".{name}.*.tmp"):
                # A younger one may be another program's that is at it.
                if time.time() - each.lstat().st_mtime > LEFT_OVER:
                    each.unlink()
            flush_folder(self.folder)
        except FileNotFoundError:
            return
        except OSError as error:
            raise store_error(error, "") from error

    def _read(self, name: str) -> Table | None:
        content = read_bytes(self.folder, name)
        if isinstance(content, Problem):
            return None
        table = parse(content, name)
        if isinstance(table, Problem) or not {"workspace", "what"} <= table.keys():
            return None
        return cleaned(content, table)


def _name(key: Key) -> str:
    # The key may hold anything, such as the path of a folder; a file name may not.
    return hashlib.sha256("\0".join(key).encode("utf-8", "surrogatepass")).hexdigest()[:32] + SUFFIX


def _without_none(value: object) -> object:
    if isinstance(value, Mapping):
        return {key: _without_none(each) for key, each in value.items() if each is not None}
    if isinstance(value, list | tuple):
        return [_without_none(each) for each in value if each is not None]
    return value

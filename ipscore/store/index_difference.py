"""A folder whose files are not those the index knew: which are to be read, and what has come of it then."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from ipscore.store.index_entry import Entry
from ipscore.store.index_shelf import Shelf, stamps
from ipscore.store.index_walk import Folder


@frozen
class Difference:
    """The files of one folder as they are (`names`, in the workspace), and as they were known.

    `unknown`: the names of those that are to be read.
    """

    place: str
    kind: str
    names: Sequence[str]
    known: Mapping[str, Entry]
    unknown: Sequence[str]

    @classmethod
    def of(cls, place: str, folder: Folder, shelf: Shelf | None) -> "Difference":
        """What is different in a folder, of which `shelf` was known."""
        known = {} if shelf is None else shelf.entries()
        names = [f"{place}/{each}" for each in folder.names.split("/")]
        found = zip(names, stamps(folder.stamps), strict=True)
        unknown = [name for name, stamp in found if name not in known or known[name].stamp != stamp]
        return cls(place, folder.kind, names, known, unknown)

    def shelf(self, read: Mapping[str, Entry]) -> Shelf | None:
        """What is known now that files were read; None when no file is left."""
        return Shelf.of(self.place, self.kind, self._entries(read).values())

    def changed(self, read: Mapping[str, Entry]) -> Iterator[str]:
        """The names of the files, read or gone, that say something else than before."""
        now = self._entries(read)
        for name in {*self.known, *self.unknown}:
            if _said(now.get(name)) != _said(self.known.get(name)):
                yield name

    def _entries(self, read: Mapping[str, Entry]) -> dict[str, Entry]:
        unknown = set(self.unknown)
        found = ((name, (read if name in unknown else self.known).get(name)) for name in self.names)
        # One that is gone since the folder was looked at has not been read.
        return {name: entry for name, entry in found if entry is not None}


def _said(entry: Entry | None) -> tuple[int, bytes] | None:
    """What can be seen of an entry, whatever its file looks like."""
    return None if entry is None else (entry.state, entry.data)

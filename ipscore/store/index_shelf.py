"""What the index knows of the files of one folder, packed, so that a start handles folders and not files.

Whether any of a thousand files has changed is one comparison of bytes; what is known of a single file is
taken out when it is asked for.
"""

import json
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, pairwise
from typing import Any

from attrs import field, frozen

from ipscore.store.index_entry import BROKEN, FINE, INDEXED, NEVER, STAMP, Entry, Stamp, data_of, pack
from ipscore.store.layout import SUFFIX

_BETWEEN = f"{SUFFIX}/"


@frozen
class Shelf:
    """The entries of the folder `place`, one after the other; at least one.

    `names`: of the files, with `/` between them, as no name can have. `stamps`, `states`: 32 bytes and one
    byte a file. `heads`: a line a file; JSON has no line break of its own. `datas`: one after the other, and
    their `ends`.
    """

    place: str
    kind: str
    names: str
    stamps: bytes
    states: bytes
    heads: bytes
    datas: bytes
    ends: bytes

    @classmethod
    def of(cls, place: str, kind: str, entries: Iterable[Entry]) -> "Shelf | None":
        """The shelf of these entries, all from one folder; None when there are none."""
        found = list(entries)
        if not found:
            return None
        names, stamps, states, heads, datas = zip(*found, strict=True)
        skip = len(place) + 1
        return cls(
            place,
            kind,
            "/".join(each[skip:] for each in names),
            b"".join(stamps),
            bytes(states),
            b"\n".join(heads),
            b"".join(datas),
            pack(list(accumulate(map(len, datas)))),
        )

    @cached_property
    def ids(self) -> list[str]:
        """The id each file has by its name, whether or not there is a record in it."""
        # Cut at one go, as there may be a hundred thousand: within a folder ids differ as the names do.
        before = INDEXED[self.kind].id_of(f"{self.place}/-{SUFFIX}")[:-1]
        stems = self.names[: -len(SUFFIX)].split(_BETWEEN)
        return [before + each for each in stems] if before else stems

    def held(self) -> list[str]:
        """The ids of the files that a record could be read of."""
        if BROKEN not in self.states:
            return self.ids
        return [key for key, state in zip(self.ids, self.states, strict=True) if state != BROKEN]

    def entries(self) -> dict[str, Entry]:
        """Every entry by its name in the workspace."""
        parts = zip(
            (f"{self.place}/{each}" for each in self.names.split("/")),
            stamps(self.stamps),
            self.states,
            self.heads.split(b"\n"),
            (self.datas[each] for each in _between(self._ends)),
            strict=True,
        )
        return {each[0]: Entry._make(each) for each in parts}

    def trusted(self) -> "Shelf | None":
        """The shelf without what is to be read again next time; None when nothing is left."""
        if NEVER not in self.stamps:
            return self
        return Shelf.of(
            self.place, self.kind, (each for each in self.entries().values() if each.stamp != NEVER)
        )

    def all_heads(self) -> Iterator[tuple[str, Any]]:
        """The id and the decoded head of every file; of a file without a record the head is None."""
        # Many at one go take a third of the time of one by one.
        return zip(self.ids, json.loads(b"[%b]" % self.heads.replace(b"\n", b",")), strict=True)

    def head(self, key: str) -> Any:
        """The decoded head of one file. Raises KeyError."""
        at = self._at[key]
        return json.loads(self.heads[self._heads[at]])

    def summary(self, key: str) -> Any:
        """The plain lists of the summary of one file. Raises KeyError."""
        at = self._at[key]
        return data_of(self.datas[self._ends[at - 1] if at else 0 : self._ends[at]])[0]

    @cached_property
    def _at(self) -> dict[str, int]:
        return {key: at for at, key in enumerate(self.ids)}

    @cached_property
    def _heads(self) -> list[slice]:
        ends = accumulate(len(each) + 1 for each in self.heads.split(b"\n"))
        return [slice(each.start, each.stop - 1) for each in _between(ends)]

    @cached_property
    def _ends(self) -> Sequence[int]:
        return array("q", self.ends)


@frozen
class Records:
    """The shelves of one kind of record by place, and the place of each record by id.

    Of two files for one id the first counts, by place.
    """

    shelves: Mapping[str, Shelf] = field(factory=dict)
    places: Mapping[str, str] = field(factory=dict)

    @classmethod
    def of(cls, shelves: Mapping[str, Shelf]) -> "Records":
        """The records on these shelves, all of one kind."""
        places: dict[str, str] = {}
        for place in sorted(shelves, key=steps, reverse=True):
            places.update(dict.fromkeys(shelves[place].held(), place))
        return cls(shelves, places)

    def head(self, key: str) -> Any:
        """The decoded head of a record. Raises KeyError."""
        return self.shelves[self.places[key]].head(key)

    def summary(self, key: str) -> Any:
        """The plain lists of a record's summary. Raises KeyError."""
        return self.shelves[self.places[key]].summary(key)

    def heads(self) -> Iterator[tuple[str, Any]]:
        """The id and the decoded head of every record."""
        places = self.places
        for place, shelf in self.shelves.items():
            for key, head in shelf.all_heads():
                if places.get(key) == place:
                    yield key, head

    def troubled(self) -> Iterator[Entry]:
        """The entries of the files of which there is something to be said."""
        for shelf in self.shelves.values():
            if shelf.states.count(FINE) != len(shelf.states):
                yield from (each for each in shelf.entries().values() if each.state != FINE)

    def doubled(self) -> Iterator[tuple[str, str]]:
        """Name and id of every file that is not used, since another one has its id."""
        files = sum(len(each.states) - each.states.count(BROKEN) for each in self.shelves.values())
        if files == len(self.places):
            return
        for place, shelf in self.shelves.items():
            for name, key, state in zip(shelf.names.split("/"), shelf.ids, shelf.states, strict=True):
                if state != BROKEN and self.places[key] != place:
                    yield f"{place}/{name}", key


def steps(name: str) -> list[str]:
    """What names and places are sorted by: the order in which the tree is read."""
    return name.split("/")


def stamps(packed: bytes) -> list[Stamp]:
    """The single stamps."""
    return [packed[at : at + STAMP] for at in range(0, len(packed), STAMP)]


def _between(ends: Iterable[int]) -> Iterator[slice]:
    return (slice(start, end) for start, end in pairwise((0, *ends)))

"""The index: what lists need of every file, kept per user, so that opening a workspace reads no record again.

It knows each file by inode, size and times of change, and believes nothing of a file that looks different,
or that was read too soon after a change. Losing it at any moment costs only time. Folders are compared whole,
files only where a folder is different.
"""

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from attrs import field, frozen

from ipscore.problem import Problem
from ipscore.store.index_build import Progress, read_all
from ipscore.store.index_cache import Cache
from ipscore.store.index_difference import Difference
from ipscore.store.index_entry import INDEXED, NEVER
from ipscore.store.index_shelf import Records, Shelf, steps
from ipscore.store.index_walk import Tree, walk
from ipscore.store.lists import Lists
from ipscore.store.workspace import not_collecting, twice

_PATTERNS = {name: kind.pattern for name, kind in INDEXED.items()}


@frozen
class Noticed:
    """What is different now: ids of records by kind, changed (or new) and gone; whether problems are."""

    changed: Mapping[str, frozenset[str]] = field(factory=dict)
    removed: Mapping[str, frozenset[str]] = field(factory=dict)
    problems: bool = False

    def __bool__(self) -> bool:
        return bool(self.changed or self.removed or self.problems)

    def touched(self, kind: str) -> frozenset[str]:
        """Ids of this kind that are not what they were."""
        return self.changed.get(kind, frozenset()) | self.removed.get(kind, frozenset())


class Index:
    """The index of the workspace at `root`. Safe to use from several threads and processes.

    `today`: the day for which rows are prepared; rows of any other day are right too, and take longer.
    `folder`: where it is kept, when not in the user's cache folder. Nothing is read before `refresh`.
    """

    def __init__(self, root: Path, today: date, folder: Path | None = None) -> None:
        self.root = str(root)
        self._today = today
        self._cache = Cache(self.root, folder)
        self._lock = threading.Lock()
        self._shelves: dict[str, Shelf] | None = None
        self._tree: Tree = {}
        self._records = {kind: Records() for kind in INDEXED}
        self._lists = Lists(self._records, ())
        self._unsure: frozenset[str] = frozenset()

    @classmethod
    def open(
        cls, root: Path, today: date, *, progress: Progress | None = None, folder: Path | None = None
    ) -> "Index":
        """The index, with every file looked at and those that changed read. `progress`: see `refresh`."""
        index = cls(root, today, folder)
        index.refresh(progress=progress)
        return index

    @property
    def lists(self) -> Lists:
        """The lists as of the last refresh."""
        return self._lists

    def refresh(self, *, deep: bool = True, progress: Progress | None = None) -> Noticed:
        """Read what has changed. `deep`: look at every file; otherwise only at folders, which a save changes.

        `progress` is told now and then how many files have been read, of how many.
        """
        with self._lock, not_collecting():
            return self._refresh(progress, deep=deep)

    def _refresh(self, progress: Progress | None, *, deep: bool) -> Noticed:
        first = self._shelves is None
        known = self._cache.load() if self._shelves is None else self._shelves
        tree = walk(self.root, _PATTERNS, self._tree, deep=deep or first)
        different = list(self._differences(known, tree))
        gone = [place for place in known if place not in tree or not tree[place].names]
        if not first and not different and not gone and _told(self._tree) == _told(tree):
            self._tree = tree
            return Noticed()
        jobs = [(each.kind, name) for each in different for name in each.unknown]
        read = {each.name: each for each in read_all(self.root, jobs, self._today, progress)}
        fresh = {each.place: each.shelf(read) for each in different}
        gone += [place for place, shelf in fresh.items() if shelf is None and place in known]
        shelves = {place: shelf for place, shelf in known.items() if place not in gone}
        shelves |= {place: shelf for place, shelf in fresh.items() if shelf is not None}
        self._keep((shelf for place in fresh if (shelf := shelves.get(place)) != known.get(place)), gone)
        self._shelves, self._tree = shelves, tree
        self._unsure = frozenset(place for place, shelf in shelves.items() if NEVER in shelf.stamps)
        if first:
            return self._notice_all(shelves)
        changed = {(each.kind, name) for each in different for name in each.changed(read)}
        changed |= {(known[place].kind, name) for place in gone for name in known[place].entries()}
        return self._notice(shelves, changed)

    def _differences(self, known: Mapping[str, Shelf], tree: Tree) -> Iterator[Difference]:
        """Where files have come, gone or changed, or may have changed again."""
        for place, folder in tree.items():
            if not folder.names or (self._tree.get(place) is folder and place not in self._unsure):
                continue
            shelf = known.get(place)
            if shelf is None or shelf.stamps != folder.stamps or shelf.names != folder.names:
                yield Difference.of(place, folder, shelf)

    def _keep(self, shelves: Iterable[Shelf | None], gone: Sequence[str]) -> None:
        # What is to be read again next time is no use to another start either.
        trusted = {each.place: each.trusted() for each in shelves if each is not None}
        emptied = [place for place, each in trusted.items() if each is None]
        self._cache.keep([each for each in trusted.values() if each is not None], [*gone, *emptied])

    def _notice_all(self, shelves: Mapping[str, Shelf]) -> Noticed:
        self._records = {kind: Records.of(_of(kind, shelves)) for kind in INDEXED}
        self._lists = Lists(self._records, _problems(self._records, self._tree))
        found = {kind: frozenset(each.places) for kind, each in self._records.items() if each.places}
        return Noticed(found, problems=True)

    def _notice(self, shelves: Mapping[str, Shelf], files: set[tuple[str, str]]) -> Noticed:
        """What is different, of these files (their kinds and names)."""
        changed: dict[str, frozenset[str]] = {}
        removed: dict[str, frozenset[str]] = {}
        records = dict(self._records)
        for kind in INDEXED:
            mine = _of(kind, shelves)
            if mine == records[kind].shelves:
                continue
            records[kind] = Records.of(mine)
            touched = {INDEXED[kind].id_of(name) for its_kind, name in files if its_kind == kind}
            here = frozenset(touched & records[kind].places.keys())
            away = frozenset((touched & self._records[kind].places.keys()) - here)
            changed |= {kind: here} if here else {}
            removed |= {kind: away} if away else {}
        problems = _problems(records, self._tree)
        noticed = Noticed(changed, removed, problems != self._lists.problems)
        self._records = records
        self._lists = self._lists.after(records, problems, {kind: noticed.touched(kind) for kind in INDEXED})
        return noticed


def _told(tree: Tree) -> list[Problem]:
    return [each for folder in tree.values() for each in folder.problems]


def _of(kind: str, shelves: Mapping[str, Shelf]) -> dict[str, Shelf]:
    return {place: each for place, each in shelves.items() if each.kind == kind}


def _problems(records: Mapping[str, Records], tree: Tree) -> tuple[Problem, ...]:
    """Everything that is wrong, in the order of kinds and names, as reading all files would tell it."""
    found: dict[str, list[tuple[list[str], Problem]]] = {kind: [] for kind in INDEXED}
    for name, folder in tree.items():
        found[folder.kind] += [(steps(each.file or name), each) for each in folder.problems]
    for kind, each in records.items():
        found[kind] += [
            (steps(entry.name), problem) for entry in each.troubled() for problem in entry.problems()
        ]
        found[kind] += [(steps(name), twice(name, key)) for name, key in each.doubled()]
    ordered = (each for kind in INDEXED for each in sorted(found[kind], key=lambda pair: pair[0]))
    return tuple(problem for _, problem in ordered)

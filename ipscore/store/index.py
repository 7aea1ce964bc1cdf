"""The index: what lists need of every file, kept per user, so that opening a workspace reads no record again.

It knows each file by inode, size and times of change, and believes nothing of a file that looks different,
or that was read too soon after a change. Losing it at any moment costs only time.
"""

import threading
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from attrs import field, frozen

from ipscore.problem import Problem
from ipscore.store.index_build import Progress, read_all
from ipscore.store.index_cache import Cache
from ipscore.store.index_entry import BROKEN, FINE, INDEXED, NEVER, Entry
from ipscore.store.index_walk import Tree, walk
from ipscore.store.layout import SUFFIX
from ipscore.store.lists import Ids, Lists
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
        self._entries: dict[str, Entry] | None = None
        self._tree: Tree = {}
        self._lists = Lists({kind: {} for kind in INDEXED}, ())
        self._ids: dict[str, Ids] = {kind: {} for kind in INDEXED}
        self._unsure: list[Entry] = []

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
        first = self._entries is None
        known = self._cache.load() if self._entries is None else self._entries
        tree = walk(self.root, _PATTERNS, self._tree, deep=deep or first)
        jobs, gone = self._differences(known, tree, first=first)
        if not first and not jobs and not gone and _told(self._tree) == _told(tree):
            self._tree = tree
            return Noticed()
        entries = dict(known)
        for name in gone:
            del entries[name]
        read = {each.name: each for each in read_all(self.root, jobs, self._today, progress)}
        for _, name in jobs:
            if name not in read and entries.pop(name, None) is not None:
                gone.append(name)
        entries.update(read)
        self._unsure = [each for each in read.values() if each.stamp == NEVER]
        # What is to be read again next time is no use to another start either.
        stale = [*gone, *(each.name for each in self._unsure)]
        self._cache.keep(
            [each for each in read.values() if each.stamp != NEVER], [each for each in stale if each in known]
        )
        self._entries, self._tree = entries, tree
        if first:
            self._ids = _by_id(entries)
            self._lists = Lists(self._ids, _problems(entries, self._ids, tree))
            return Noticed({kind: frozenset(ids) for kind, ids in self._ids.items() if ids}, problems=True)
        names = {name for name in (*gone, *read) if _said(known.get(name)) != _said(read.get(name))}
        return self._notice(names, known)

    def _differences(
        self, known: Mapping[str, Entry], tree: Tree, *, first: bool
    ) -> tuple[list[tuple[str, str]], list[str]]:
        """Files to be read, and names of those that are gone."""
        jobs: list[tuple[str, str]] = []
        gone: list[str] = []
        if first:
            there = 0
            for folder in tree.values():
                kind = folder.kind
                for name, stamp in folder.files.items():
                    entry = known.get(name)
                    if entry is None or entry[2:6] != stamp or entry[1] != kind:
                        jobs.append((kind, name))
                    there += entry is not None
            if there != len(known):
                names = {name for folder in tree.values() for name in folder.files}
                gone = [name for name in known if name not in names]
            return jobs, gone
        for place, folder in tree.items():
            before = self._tree.get(place)
            if before is folder:
                continue
            jobs += [
                (folder.kind, name)
                for name, stamp in folder.files.items()
                if (entry := known.get(name)) is None or entry[2:6] != stamp
            ]
        asked = {name for _, name in jobs}
        jobs += [(each.kind, each.name) for each in self._unsure if each.name not in asked]
        for place, before in self._tree.items():
            folder_now = tree.get(place)
            if folder_now is not before:
                now = folder_now.files if folder_now is not None else {}
                gone += [name for name in before.files if name not in now and name in known]
        missing = set(gone)
        return [each for each in jobs if each[1] not in missing], gone

    def _notice(self, names: set[str], known: Mapping[str, Entry]) -> Noticed:
        entries = self._entries or {}
        changed: dict[str, frozenset[str]] = {}
        removed: dict[str, frozenset[str]] = {}
        ids = dict(self._ids)
        for kind, layout in INDEXED.items():
            touched = {
                layout.id_of(name) for name in names if (entries.get(name) or known[name]).kind == kind
            }
            if not touched:
                continue
            mine = dict(self._ids[kind])
            for record_id in touched:
                found = (entries.get(name) for name in layout.names(self.root, record_id))
                winner = next((each for each in found if each is not None and each.state != BROKEN), None)
                if winner is None:
                    mine.pop(record_id, None)
                else:
                    mine[record_id] = winner
            here = frozenset(touched & mine.keys())
            away = frozenset((touched & self._ids[kind].keys()) - here)
            changed |= {kind: here} if here else {}
            removed |= {kind: away} if away else {}
            ids[kind] = mine
        problems = _problems(entries, ids, self._tree)
        noticed = Noticed(changed, removed, problems != self._lists.problems)
        touched_by_kind = {kind: noticed.touched(kind) for kind in INDEXED}
        self._ids = ids
        self._lists = self._lists.after(ids, problems, touched_by_kind)
        return noticed


def _said(entry: Entry | None) -> tuple[int, bytes] | None:
    """What can be seen of an entry, whatever its file looks like."""
    return None if entry is None else (entry.state, entry.data)


def _told(tree: Tree) -> list[Problem]:
    return [each for folder in tree.values() for each in folder.problems]


def _by_id(entries: Mapping[str, Entry]) -> dict[str, Ids]:
    """The entries that hold a record, by kind and id; of two files for one id the first."""
    found: dict[str, Ids] = {kind: {} for kind in INDEXED}
    for name, entry in entries.items():
        if entry.state == BROKEN:
            continue
        # The name of each of these kinds of file is its id; asking the kind takes three times as long.
        ids, key = found[entry.kind], name[name.rfind("/") + 1 : -len(SUFFIX)]
        if key not in ids or _place(name) < _place(ids[key].name):
            ids[key] = entry
    return found


def _problems(entries: Mapping[str, Entry], ids: Mapping[str, Ids], tree: Tree) -> tuple[Problem, ...]:
    """Everything that is wrong, in the order of kinds and names, as reading all files would tell it."""
    found: dict[str, list[tuple[list[str], Problem]]] = {kind: [] for kind in INDEXED}
    for name, folder in tree.items():
        found[folder.kind] += [(_place(each.file or name), each) for each in folder.problems]
    holding = 0
    for name, entry in entries.items():
        if entry.state != FINE:
            found[entry.kind] += [(_place(name), each) for each in entry.problems()]
        holding += entry.state != BROKEN
    if holding != sum(map(len, ids.values())):
        for name, entry in entries.items():
            key = INDEXED[entry.kind].id_of(name)
            if entry.state != BROKEN and ids[entry.kind][key].name != name:
                found[entry.kind].append((_place(name), twice(name, key)))
    ordered = (each for kind in INDEXED for each in sorted(found[kind], key=lambda pair: pair[0]))
    return tuple(problem for _, problem in ordered)


def _place(name: str) -> list[str]:
    return name.split("/")

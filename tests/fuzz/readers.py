"""Every reader of something that others can write, as a function of its bytes: none may raise or hang.

A reader gives nothing back here: what it makes of the bytes is for other tests. That it ends in order, and
that the words of every problem can be shown, is for these.
"""

import tempfile
from collections.abc import Callable, Mapping
from functools import cache
from importlib.metadata import EntryPoint
from importlib.resources import files
from pathlib import Path
from zlib import crc32

from ipscore.cli.scorefile import read_score_file
from ipscore.definitions.scale import Scale
from ipscore.definitions.wording import worded
from ipscore.plugin.discovery import Found
from ipscore.plugin.registry import Registry, registry_of
from ipscore.problem import Problem
from ipscore.store import Drafts, Workspace, WorkspaceError
from ipscore.store.check import check
from ipscore.store.index_cache import Cache
from ipscore.store.index_entry import FINE, Entry
from ipscore.store.index_shelf import Shelf
from ipscore.store.places import last_workspace
from ipscore.store.text_packs import read_text_packs
from ipstui.keymap import read_keymap
from ipstui.settings import read_settings
from tests.ladder.corpus import KINDS, file_of, write_hostile
from tests.ladder.sequences import acting_when_printed

DRAFT = ("/w", "x")

INDEXED_ROOT = "/w"
"""The workspace whose index is read; it need not be there."""

_SCORES = b"""
[scores]
"1" = 5
"2" = "not_ratable"
[elements]
"5" = [0, 1, 1, 1, 0]
[figures]
time_outside = 43.5
[reasons]
"17" = "The log is kept."
"""

_TEXTS = b"""
schema = 1
id = "own"
scale = "ips25"
version = "1"
organisation = "Ours"
languages = ["fi", "sv"]
[criteria.1]
name = { fi = "nimi", sv = "namn" }
[criteria.1.anchors]
5 = { fi = "viisi", sv = "fem" }
[criteria.5.elements]
desk_near_team = { fi = "nimi", sv = "namn" }
"""


@cache
def scales() -> Mapping[str, Scale]:
    """The bundled scales."""
    return Registry.load().scales


@cache
def shelves() -> Mapping[str, Shelf]:
    """What is kept in the index: made up, so that what a fuzzer makes of the file is the same every time."""
    found = {}
    for kind, place in (("clients", "clients/r/a"), ("identities", "identities/r/a"), ("staff", "staff")):
        entries = [
            Entry(f"{place}/{name}.toml", bytes(range(32)), FINE, b"[null,null]", b"data") for name in "ab"
        ]
        shelf = Shelf.of(place, kind, entries)
        assert shelf is not None
        found[place] = shelf
    return found


@cache
def good_files() -> Mapping[str, tuple[bytes, ...]]:
    """Files that are right, by reader."""
    with tempfile.TemporaryDirectory() as folder:
        root = write_hostile(Path(folder), "Teksti", "\x1b[", "ä\n")
        records = tuple((root / file_of(cls)).read_bytes() for cls in KINDS)
        index = Cache(INDEXED_ROOT, Path(folder))
        index.keep(shelves().values(), ())
        index_bytes = index.path.read_bytes()
    return {
        "workspace": records,
        "score file": (_SCORES,),
        "text pack": (_TEXTS,),
        "definitions": tuple(files(each).joinpath(kind, name).read_bytes() for kind in ("scales", "rules")
            for each, name in (
                ("ips_plugin_ips25", "ips25.toml"), ("ips_plugin_thl_applied", "thl-applied.toml"))),
        "settings": (b'language = "fi"\ntheme = "dark"\n',),
        "keymap": (files("ips_config").joinpath("keymap.toml").read_bytes(),),
        "draft": (b'workspace = "/w"\nwhat = "x"\n[data]\nnote = "a"\nlist = [1, 2]\n',),
        "index": (index_bytes,),
        "last workspace": (b'path = "/w"\n',),
    }  # fmt: skip


class Readers:
    """The readers, with a folder to put files in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.workspace = folder / "w"
        write_hostile(self.workspace, "Teksti")
        self.whole = Workspace.open(self.workspace).load().dataset
        self.state = folder / "state"
        (self.state / "drafts").mkdir(parents=True)
        self.index = Cache(INDEXED_ROOT, self.state)
        self.index.folder.mkdir(mode=0o700)
        Drafts(self.state / "drafts").put(DRAFT, {"note": "x"})
        (self.draft,) = (self.state / "drafts").iterdir()
        Drafts(self.state / "drafts").put(("/w", "other"), {"note": "other"})
        self.package = folder / "fuzzed_plugin"
        for kind in ("scales", "rules"):
            (self.package / kind).mkdir(parents=True)
        (self.package / "__init__.py").write_text("")

    def read(self, name: str, data: bytes) -> None:
        """Let the reader of this name read these bytes."""
        _BY_NAME[name](self, data)

    def read_workspace(self, data: bytes) -> None:
        """The bytes as one kind of record, which they decide; every other file is read as before."""
        path = self.workspace / file_of(KINDS[crc32(data) % len(KINDS)])
        before = path.read_bytes()
        path.write_bytes(data)
        try:
            workspace = Workspace.open(self.workspace)
        except WorkspaceError as error:
            self._shown(error.problems)
        else:
            self._look(workspace, path)
        finally:
            path.write_bytes(before)

    def _look(self, workspace: Workspace, changed: Path) -> None:
        loaded = workspace.load()
        reviews, problems = workspace.reviews.all()
        ratings, more = workspace.ratings.all()
        found = (*loaded.problems, *problems, *more)
        self._shown(found)
        self._shown(check(workspace, scales()))
        name = str(changed.relative_to(self.workspace))
        assert {each.file for each in found} <= {name}
        assert len(reviews) + len(ratings) >= 2 - bool(found)
        for kind in ("clients", "identities", "employers", "staff", "working_time", "programmes"):
            whole = getattr(self.whole, kind)
            others = {key: each for key, each in whole.items() if not name.startswith(kind.replace("_", "-"))}
            there = getattr(loaded.dataset, kind)
            assert all(there.get(key) == each for key, each in others.items())

    def read_score_file(self, data: bytes) -> None:
        """As the file that `ips score` is given."""
        path = self.folder / "scores.toml"
        path.write_bytes(data)
        for scale in scales().values():
            self._shown(read_score_file(path, scale).problems)

    def read_text_pack(self, data: bytes) -> None:
        """As the wording of an organisation; what can be used is laid over its scale."""
        path = self.workspace / "texts" / "own.toml"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
        try:
            found = read_text_packs(self.workspace, scales())
        finally:
            path.unlink()
        self._shown(found.problems)
        for pack in found.packs.values():
            laid = worded(scales()[pack.scale], pack)
            assert acting_when_printed(f"{pack.wording}{laid.criteria}") == []

    def read_definitions(self, data: bytes) -> None:
        """As a scale and as practice rules of a plugin, each beside one that extends the bundled one."""
        _, scale, _, rules = good_files()["definitions"]
        for kind, extension in (("scales", scale), ("rules", rules)):
            (self.package / kind / "own.toml").write_bytes(data)
            (self.package / kind / "other.toml").write_bytes(extension)
        entry = EntryPoint("fuzzed", "fuzzed_plugin", "ipscore.plugins")
        (plugin,) = registry_of((Found("fuzzed", "fuzzed_plugin", "fuzzed", "1", entry),)).plugins
        for each in plugin.problems:
            str(each.message)

    def read_settings(self, data: bytes) -> None:
        """As the user's settings."""
        path = self.state / "settings.toml"
        path.write_bytes(data)
        read_settings(path)

    def read_keymap(self, data: bytes) -> None:
        """As the user's keys."""
        path = self.state / "keymap.toml"
        path.write_bytes(data)
        keys, problems = read_keymap(path)
        assert all(isinstance(each, str) for each in keys.values())
        for each in problems:
            str(each)

    def read_draft(self, data: bytes) -> None:
        """As a draft; the other draft is there as before."""
        self.draft.write_bytes(data)
        drafts = Drafts(self.state / "drafts")
        drafts.get(DRAFT)
        assert ("/w", "other") in drafts.keys()  # noqa: SIM118 - a method of its own
        assert drafts.get(("/w", "other")) == {"note": "other"}

    def read_last_workspace(self, data: bytes) -> None:
        """As what the program remembers."""
        (self.state / "last-workspace.toml").write_bytes(data)
        last_workspace()

    def read_index(self, data: bytes) -> None:
        """As the kept index: nothing is believed that was not kept, and it can be kept again."""
        for left in self.index.folder.iterdir():  # SQLite's own, as of a program that was killed
            left.unlink()
        self.index.path.write_bytes(data)
        assert self.index.load().items() <= shelves().items()
        assert any(self._keeps_again() for _ in range(3))

    def _keeps_again(self) -> bool:
        self.index.keep(shelves().values(), ["clients/r/b"])
        return self.index.load() == shelves()

    def _shown(self, problems: tuple[Problem, ...]) -> None:
        for each in problems:
            assert acting_when_printed(f"{each.file}{each.message}{each.expected}{each.path}") == []


_BY_NAME: Mapping[str, Callable[[Readers, bytes], None]] = {
    "workspace": Readers.read_workspace,
    "score file": Readers.read_score_file,
    "text pack": Readers.read_text_pack,
    "definitions": Readers.read_definitions,
    "settings": Readers.read_settings,
    "keymap": Readers.read_keymap,
    "draft": Readers.read_draft,
    "index": Readers.read_index,
    "last workspace": Readers.read_last_workspace,
}

NAMES = tuple(_BY_NAME)
"""Every reader."""

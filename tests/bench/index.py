"""The index: opening a workspace of many clients, against looking at its tree and reading its bytes."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from attrs import evolve

from ipscore.records.identity import Identity
from ipscore.records.workspace import Site, WorkspaceInfo
from ipscore.store import Workspace, new_id
from ipscore.store.index import Index
from ipscore.store.serialising import to_bytes
from ipscore.structure import unstructure
from tests.bench.report import Pair, line, side_by_side
from tests.bench.store import client

LARGE = "IPS_BENCH_LARGE"
STARTS = 15


def measure(folder: Path) -> None:
    """Print opening, building, noticing, starting together and memory, for 10 000 clients and for 100 000."""
    _measure(folder / "index10k", 10_000)
    if os.environ.get(LARGE) == "1":
        _measure(folder / "index100k", 100_000)
    else:
        print(f"100 000 clients: skipped, since writing them takes minutes; {LARGE}=1 measures them")  # noqa: T201 - printed


def make(root: Path, clients: int) -> Workspace:
    """A workspace of clients of ordinary size, each with a name, written plainly from one template."""
    workspace = Workspace.create(root, WorkspaceInfo("bench", "ips25", (Site("r", "R"),)))
    one = client()
    case = to_bytes(unstructure(one))
    name = to_bytes(unstructure(Identity(one.id, "Sukunimi", "Etu", phone="040 123 4567")))
    for _ in range(clients):
        key = new_id()
        for tree, content in (("clients", case), ("identities", name)):
            place = root / tree / "r" / key[0]
            place.mkdir(parents=True, exist_ok=True)
            (place / f"{key}.toml").write_bytes(content.replace(one.id.encode(), key.encode()))
    time.sleep(0.1)
    return workspace


def _measure(root: Path, clients: int) -> None:
    workspace = make(root, clients)
    cache, today, many = root.parent / f"cache{clients}", workspace.today(), f"{clients // 1000}k clients"

    def opened() -> Index:
        return Index.open(workspace.root, today, folder=cache)

    def tree() -> float:
        return _seconds(lambda: _look(os.fspath(root)))

    building, reading = _seconds(opened), _seconds(lambda: _read(os.fspath(root)))
    line(f"{many}: first build, against reading the bytes", Pair(building, reading, building / reading), "s")
    line(
        f"{many}: opened, against stat of the tree",
        side_by_side(lambda: _seconds(opened), tree, 5),
        "s",
        "aim ≤ 2",
    )
    listed = side_by_side(lambda: _seconds(lambda: _list(opened())), tree, 5)
    line(f"{many}: opened with every row and name, against stat", listed, "s")
    index = opened()

    def one_save() -> float:
        stored = workspace.clients.get(next(iter(index.lists.clients)))
        workspace.clients.save(evolve(stored.record, wishes=new_id()), stored.revision)
        return _seconds(lambda: index.refresh(deep=False))

    line(f"{many}: after one foreign save, against stat", side_by_side(one_save, tree, 5), "s")
    idle = side_by_side(lambda: _seconds(lambda: index.refresh(deep=False)), tree, 5)
    line(f"{many}: looking when nothing changed, against stat", idle, "s")
    agenda = side_by_side(lambda: _seconds(lambda: list(index.lists.clients.values())), tree, 3)
    line(f"{many}: a pass over all summaries, against stat", agenda, "s")
    _together(root, cache, many, tree())
    _memory(root, cache, many)


def _list(index: Index) -> None:
    workspace = Workspace.open(index.root)
    assert len(index.lists.caseload(workspace.today())) == len(index.lists.names)


def _look(path: str) -> None:
    """The yardstick: every entry of the tree with its stat."""
    with os.scandir(path) as found:
        for each in found:
            if each.is_dir(follow_symlinks=False):
                _look(each.path)
            else:
                each.stat(follow_symlinks=False)


def _read(path: str) -> None:
    with os.scandir(path) as found:
        for each in found:
            if each.is_dir(follow_symlinks=False):
                _read(each.path)
            else:
                with open(each.path, "rb") as file:  # noqa: PTH123 - the yardstick is the plainest way
                    file.read()


_OPEN = """
import sys, time, resource
from pathlib import Path
from ipscore.store import Workspace
from ipscore.store.index import Index
def held():
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()
before = held()
workspace = Workspace.open(sys.argv[1])
begun = time.perf_counter()
index = Index.open(workspace.root, workspace.today(), folder=Path(sys.argv[2]))
index.lists.caseload(workspace.today())
seconds = time.perf_counter() - begun
print(seconds, held() - before)
"""


def _started(root: Path, cache: Path) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", _OPEN, os.fspath(root), os.fspath(cache)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def _together(root: Path, cache: Path, many: str, alone: float) -> None:
    running = [_started(root, cache) for _ in range(STARTS)]
    worst = max(float(each.communicate()[0].split()[0]) for each in running)
    line(f"{many}: the slowest of {STARTS} at once, against one stat", Pair(worst, alone, worst / alone), "s")


def _memory(root: Path, cache: Path, many: str) -> None:
    more = int(_started(root, cache).communicate()[0].split()[1])
    kept = sum(each.stat().st_size for each in (cache / "index").iterdir())
    line(
        f"{many}: MB of memory, against MB of the index file", Pair(more / 1e6, kept / 1e6, more / kept), "MB"
    )


def _seconds(work: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun

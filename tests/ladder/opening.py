"""10 000 clients, opened by a program that has just started and knows them from before.

`python -m tests.ladder.opening ROOT CACHE` is such a program: it prints the seconds until it has the list.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from attrs import evolve, frozen

from ipscore.records.identity import Identity
from ipscore.store import Workspace
from ipscore.store.index import Index
from ipscore.store.rendering import render
from ipscore.structure import unstructure
from tests.bench.store import client
from tests.ladder.work import INFO

CLIENTS = 10_000


@frozen
class Opened:
    """Seconds: the first time, when every file is read; and later, the median of several programs."""

    clients: int
    first: float
    warm: float


def measure(clients: int = CLIENTS, programs: int = 7) -> Opened:
    """Make so many clients with their names, then open them again and again."""
    with tempfile.TemporaryDirectory() as folder:
        root, cache = Path(folder, "w"), Path(folder, "cache")
        Workspace.create(root, INFO)
        made = client()
        for number in range(clients):
            # Written plainly: ten thousand flushed saves would only measure the disk.
            record_id = f"{number:08}"[::-1]
            case = render(unstructure(evolve(made, id=record_id)))
            name = render(unstructure(Identity(record_id, f"Sukunimi{number}", "Etu")))
            for kind, text in (("clients", case), ("identities", name)):
                path = root / kind / "r" / record_id[0] / f"{record_id}.toml"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
        # Entries too young to be trusted are read again, which is another promise.
        time.sleep(0.1)
        first = _open(root, cache, clients)
        return Opened(clients, first, median(_open(root, cache, clients) for _ in range(programs)))


def _open(root: Path, cache: Path, clients: int) -> float:
    command = [sys.executable, "-m", "tests.ladder.opening", str(root), str(cache)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    seconds, found = done.stdout.split()
    assert int(found) == clients, "not every client was found"
    return float(seconds)


def main() -> None:
    """Open once and print how long it took, and how many clients there were."""
    root, cache = map(Path, sys.argv[1:])
    begun = time.perf_counter()
    workspace = Workspace.open(root)
    rows = Index.open(workspace.root, workspace.today(), folder=cache).lists.caseload(workspace.today())
    seconds = time.perf_counter() - begun
    print(seconds, len(rows))  # noqa: T201 - read by the program that started this one


if __name__ == "__main__":
    main()

"""What is due, of twenty clients and of a thousand, against loading their records."""

import time
from pathlib import Path

from ipscore.plugin.registry import Registry
from ipscore.practice.agenda import Practice
from ipscore.records.episode import Phase
from ipscore.sample import write_sample
from ipscore.store import Workspace
from ipscore.store.agenda import agenda
from ipscore.store.calendar import finnish
from ipscore.store.index import Index
from tests.bench.fidelity import make
from tests.bench.report import line, side_by_side

KINDS = ("clients", "employers", "staff", "service_logs")
FEW = 20


def measure(folder: Path) -> None:
    """Print the agenda with opening the index, and again with what is open, for both sizes."""
    few = write_sample(folder / "agenda20")
    rows = [each for each in Index.open(few.root, few.today()).lists.caseload(few.today())
            if each.phase is not Phase.CLOSED]  # fmt: skip
    kept = {each.client for each in rows[:FEW]}
    for path in (few.root / "clients").rglob("*.toml"):
        if path.stem not in kept:
            path.unlink()
    _measure(few, folder / "cache20")
    _measure(make(folder / "agenda1k"), folder / "cache1k")


def _measure(workspace: Workspace, cache: Path) -> None:
    today = workspace.today()
    rules = Registry.load().rules_of(workspace.info)
    practice = Practice(rules, finnish(workspace.info))

    def opened() -> Index:
        return Index.open(workspace.root, today, folder=cache)

    def due(index: Index) -> float:
        begun = time.perf_counter()
        assert agenda(index.lists, workspace.info, practice, today)
        return time.perf_counter() - begun

    def opening() -> float:
        begun = time.perf_counter()
        due(opened())
        return time.perf_counter() - begun

    def loading() -> float:
        begun = time.perf_counter()
        workspace.load(KINDS)
        return time.perf_counter() - begun

    clients = len(opened().lists.clients)
    pair = side_by_side(opening, loading, 5)
    line(f"{clients} clients: index opened and agenda, against loading", pair, "s")
    index = opened()
    line(
        f"{clients} clients: agenda anew, against loading", side_by_side(lambda: due(index), loading, 5), "s"
    )

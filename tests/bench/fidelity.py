"""Fidelity today for a thousand clients: the day and a year of months, against loading the records."""

import re
import time
from collections.abc import Callable
from pathlib import Path

from ipscore.fidelity.today import fidelity_today
from ipscore.plugin.registry import Registry
from ipscore.sample import write_sample
from ipscore.store import Workspace
from tests.bench.report import line, side_by_side

COPIES = 9
KINDS = ("clients", "employers", "staff", "working_time", "service_logs")


def measure(folder: Path) -> None:
    """Print the whole, and the day alone."""
    workspace = make(folder / "fidelity1k")
    scale = Registry.load().scale(workspace.info.scale)
    dataset = workspace.load(KINDS).dataset
    clients = f"{len(dataset.clients)} clients"

    def loading() -> float:
        return _seconds(lambda: workspace.load(KINDS))

    def counted(months: int) -> float:
        return _seconds(lambda: fidelity_today(scale, dataset, workspace.today(), previous_months=months))

    year = side_by_side(lambda: counted(12), loading, 3)
    line(f"{clients}: fidelity today and 12 months before, against loading", year, "s")
    line(f"{clients}: fidelity today alone", side_by_side(lambda: counted(0), loading, 3), "s")


def make(root: Path) -> Workspace:
    """The sample nine times over in one workspace, each time with ids of its own."""
    write_sample(root)
    files = [
        (path.relative_to(root), path.read_text())
        for tree in ("clients", "employers", "staff", "working-time")
        for path in sorted((root / tree).rglob("*.toml"))
    ]
    ids = sorted({path.stem for path, _ in files if path.parts[0] != "working-time"})
    known = re.compile("|".join(ids))
    for copy in range(1, COPIES):
        for path, text in files:
            place = root / known.sub(rf"\g<0>{copy}", str(path))
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(known.sub(rf"\g<0>{copy}", text))
    return Workspace.open(root)


def _seconds(what: Callable[[], object]) -> float:
    begun = time.perf_counter()
    what()
    return time.perf_counter() - begun

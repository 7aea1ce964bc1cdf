"""Headless commands against the start of the interpreter."""

import os
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

from tests.bench.report import line, side_by_side


def measure(workspace: Path, state: Path) -> None:
    """Print `ips --help`, `ips caseload` and `ips outcomes`."""
    environment = {**os.environ, "IPS_STATE_DIR": str(state), "IPS_LANG": "fi"}

    def seconds(*words: str) -> float:
        begun = time.perf_counter()
        subprocess.run(words, check=True, env=environment, stdout=subprocess.DEVNULL)
        return time.perf_counter() - begun

    ips = (str(Path(sys.executable).with_name("ips")), "-w", str(workspace))
    for words in (
        ("--help",),
        ("--version",),
        ("caseload",),
        ("agenda",),
        ("fidelity",),
        ("outcomes",),
        ("outcomes", "--by", "site", "--json"),
    ):
        pair = side_by_side(partial(seconds, *ips, *words), partial(seconds, sys.executable, "-c", "pass"), 7)
        line(f"ips {' '.join(words)}, against starting Python", pair, "s")

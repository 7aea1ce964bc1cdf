"""The terminal program against a bare table: start to first screen, bytes for a key, time to answer."""

import sys
from pathlib import Path

from tests.bench.report import Pair, line, side_by_side
from tests.bench.terminal import Terminal

DOWN, PAGE_DOWN = b"\x1b[B", b"\x1b[6~"


def measure(workspace: Path, first_client: str, state: Path) -> None:
    """Print start, bytes and answer times."""
    extra = {"IPS_STATE_DIR": str(state), "IPS_LANG": "fi", "TEXTUAL_ANIMATIONS": "none"}
    ours = [str(Path(sys.executable).with_name("ips")), "-w", str(workspace)]
    bare = [sys.executable, str(Path(__file__).with_name("bare_table.py"))]

    def shows(command: list[str], text: str) -> float:
        terminal = Terminal.start(command, extra)
        try:
            return terminal.wait_for(text)
        finally:
            terminal.stop()

    start = side_by_side(lambda: shows(ours, first_client), lambda: shows(bare, "Sukunimi000"), 9)
    line("start to the first row on the screen", start, "s", "aim ≤ 1,5")
    one, other = Terminal.start(ours, extra), Terminal.start(bare, extra)
    try:
        one.wait_for(first_client)
        other.wait_for("Sukunimi000")
        for what, key in (("cursor down", DOWN), ("page down", PAGE_DOWN)):
            pairs = [(one.key(key), other.key(key)) for _ in range(4)][1:]
            sizes = sorted((a[0], b[0]) for a, b in pairs)
            times = sorted((a[1], b[1]) for a, b in pairs)
            size, answer = sizes[1], times[1]
            line(f"bytes for {what}", Pair(size[0], size[1], size[0] / size[1]), "B", "aim ≤ 1,2")
            line(f"answer to {what}", Pair(answer[0], answer[1], answer[0] / answer[1]), "s")
    finally:
        one.stop()
        other.stop()

"""Opening Today and a client's card, from the key to the last of the words, against bare screens."""

import sys
from pathlib import Path
from statistics import median

from tests.bench.report import Pair, line
from tests.bench.terminal import Terminal

RUNS = 5
ELSEWHERE, CLIENTS, TODAY, ENTER = b"5", b"2", b"1", b"\r"
RULE, HAPPENED = "Sääntö", "tapahtunut"


def measure(workspace: Path, state: Path) -> None:
    """Print the first card of a run, the next, and coming back to Today. Who sits there has been told."""
    extra = {"IPS_STATE_DIR": str(state), "IPS_LANG": "fi", "TEXTUAL_ANIMATIONS": "none"}
    ours = [str(Path(sys.executable).with_name("ips")), "-w", str(workspace)]
    bare = [sys.executable, str(Path(__file__).with_name("bare_screens.py"))]
    pairs = [(_opened(ours, extra), _opened(bare, extra)) for _ in range(RUNS + 1)][1:]
    names = ("a client's card, the first", "a client's card, again", "Today, coming back to it")
    for place, name in enumerate(names):
        one, other = ([each[side][place] for each in pairs] for side in (0, 1))
        ratio = median(a / b for a, b in zip(one, other, strict=True))
        line(f"opening {name}, against bare widgets", Pair(median(one), median(other), ratio), "s")


def _opened(command: list[str], extra: dict[str, str]) -> tuple[float, float, float]:
    """Seconds until the words stand there."""
    terminal = Terminal.start(command, extra)
    try:
        terminal.wait_for(RULE)
        terminal.settle()
        terminal.send(CLIENTS)
        first = terminal.answer(ENTER, HAPPENED)
        terminal.send(CLIENTS)
        again = terminal.answer(ENTER, HAPPENED)
        terminal.send(ELSEWHERE)
        return first, again, terminal.answer(TODAY, RULE)
    finally:
        terminal.stop()

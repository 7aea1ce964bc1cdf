"""The terminal program against a bare table: start to first screen, bytes for a key, time to answer."""

import sys
from pathlib import Path
from statistics import median

from tests.bench.report import Pair, line, side_by_side
from tests.bench.terminal import Terminal

DOWN, PAGE_DOWN, HOME = b"\x1b[B", b"\x1b[6~", b"\x1b[H"

Answer = tuple[int, float]
"""Bytes written in answer to a key, and seconds until the first of them."""


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
            pairs = [_from_the_top(one, other, key) for _ in range(4)][1:]
            line(f"bytes for {what}", _median(pairs, 0), "B", "aim ≤ 1,2")
            line(f"answer to {what}", _median(pairs, 1), "s")
    finally:
        one.stop()
        other.stop()


def _from_the_top(one: Terminal, other: Terminal, key: bytes) -> tuple[Answer, Answer]:
    """The same key in both, each from its first row: further down there may be less to draw."""
    for each in (one, other):
        each.settle()
        each.send(HOME)
    return one.key(key), other.key(key)


def _median(pairs: list[tuple[Answer, Answer]], which: int) -> Pair:
    ours = median(each[0][which] for each in pairs)
    yardstick = median(each[1][which] for each in pairs)
    return Pair(ours, yardstick, ours / yardstick)

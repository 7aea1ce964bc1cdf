"""The terminal program against a bare table: start to first screen, bytes for a key, time to answer."""

import sys
from functools import partial
from pathlib import Path
from statistics import median

from ipstui.settings import Settings
from ipstui.whoami import EVERYBODY, workspace_key
from tests.bench.report import Pair, line, side_by_side
from tests.bench.terminal import Terminal

DOWN, PAGE_DOWN, HOME = b"\x1b[B", b"\x1b[6~", b"\x1b[H"

CLIENTS = b"2"
READING, FIRST_DUE = "Luetaan", "MYÖHÄSSÄ"
"""What stands there first, and the heading over the first thing due."""

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

    _say_who(workspace, state)
    shows(ours, FIRST_DUE)
    for what, text in (
        ("start to the first words on the screen", READING),
        ("start to what is due", FIRST_DUE),
    ):
        start = side_by_side(partial(shows, ours, text), lambda: shows(bare, "Sukunimi000"), 9)
        line(what, start, "s", "aim ≤ 1,5")
    one, other = Terminal.start(ours, extra), Terminal.start(bare, extra)
    try:
        one.wait_for(FIRST_DUE)
        other.wait_for("Sukunimi000")
        pairs = [_from_the_top(one, other, DOWN) for _ in range(4)][1:]
        line("bytes for cursor down in Today", _median(pairs, 0), "B", "aim ≤ 1,2")
        line("answer to cursor down in Today", _median(pairs, 1), "s")
        one.send(CLIENTS)
        one.wait_for(first_client)
        for what, key in (("cursor down", DOWN), ("page down", PAGE_DOWN)):
            pairs = [_from_the_top(one, other, key) for _ in range(4)][1:]
            line(f"bytes for {what}", _median(pairs, 0), "B", "aim ≤ 1,2")
            line(f"answer to {what}", _median(pairs, 1), "s")
    finally:
        one.stop()
        other.stop()


def _say_who(workspace: Path, state: Path) -> None:
    """The program asks once who sits there; here it has been told."""
    settings = Settings(path=state / "settings.toml")
    settings.me = {workspace_key(workspace): EVERYBODY}
    settings.save()


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

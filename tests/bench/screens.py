"""The terminal program against a bare table: start to first screen, bytes for a key, time to answer."""

import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from ipstui.settings import Settings
from ipstui.whoami import EVERYBODY, workspace_key
from tests.bench.report import Pair, line
from tests.bench.terminal import Terminal

DOWN, PAGE_DOWN, HOME = b"\x1b[B", b"\x1b[6~", b"\x1b[H"

CLIENTS = b"2"
STARTS = 9
READING, FIRST_DUE = "Luetaan", "MYÖHÄSSÄ"
"""What stands there first, and the heading over the first thing due."""

Answer = tuple[int, float]
"""Bytes written in answer to a key, and seconds until the first of them."""


def measure(workspace: Path, first_client: str, coach: str, state: Path) -> None:
    """Print start, bytes and answer times. `coach`: id of one whose own agenda is opened too."""
    extra = {"IPS_STATE_DIR": str(state), "IPS_LANG": "fi", "TEXTUAL_ANIMATIONS": "none"}
    ours = [str(Path(sys.executable).with_name("ips")), "-w", str(workspace)]
    bare = [sys.executable, str(Path(__file__).with_name("bare_table.py"))]

    def shows(command: list[str], text: str) -> tuple[float, float]:
        """Seconds on the clock, and of the processor."""
        terminal = Terminal.start(command, extra)
        try:
            return terminal.wait_for(text), terminal.processor()
        finally:
            terminal.stop()

    for what, text, me in (
        ("start to the first words on the screen", READING, EVERYBODY),
        ("start to what is due for a coach", FIRST_DUE, coach),
        ("start to what is due for everybody", FIRST_DUE, EVERYBODY),
    ):
        _say_who(workspace, state, me)
        starts = [(shows(ours, text), shows(bare, "Sukunimi000")) for _ in range(STARTS + 1)][1:]
        line(what, _median(starts, 0), "s", "aim ≤ 1,5")
        line("the same in time of the processor", _median(starts, 1), "s")
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


def _say_who(workspace: Path, state: Path, me: str) -> None:
    """The program asks once who sits there; here it has been told."""
    settings = Settings(path=state / "settings.toml")
    settings.me = {workspace_key(workspace): me}
    settings.save()


def _from_the_top(one: Terminal, other: Terminal, key: bytes) -> tuple[Answer, Answer]:
    """The same key in both, each from its first row: further down there may be less to draw."""
    for each in (one, other):
        each.settle()
        each.send(HOME)
    return one.key(key), other.key(key)


def _median(pairs: Sequence[tuple[tuple[float, float], tuple[float, float]]], which: int) -> Pair:
    ours = median(each[0][which] for each in pairs)
    yardstick = median(each[1][which] for each in pairs)
    return Pair(ours, yardstick, median(each[0][which] / each[1][which] for each in pairs))

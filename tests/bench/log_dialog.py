"""The log dialog against a bare line: bytes a letter costs in the note, and where a client is found."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from ipstui.settings import Settings
from ipstui.whoami import EVERYBODY, workspace_key
from tests.bench.report import Pair, line
from tests.bench.terminal import Terminal

TYPED = "tapaaminen"
FOUND = "ko"
OUTCOMES, TAB = b"5", b"\t"


def measure(workspace: Path, state: Path) -> None:
    """Print bytes and answer of the median letter: one in many also changes the words about the draft."""
    assert Settings(path=state / "settings.toml", me={workspace_key(workspace): EVERYBODY}).save()
    extra = {"IPS_STATE_DIR": str(state), "IPS_LANG": "fi", "TEXTUAL_ANIMATIONS": "none"}
    ours = [str(Path(sys.executable).with_name("ips")), "-w", str(workspace)]
    bare = [sys.executable, str(Path(__file__).with_name("bare_input.py"))]
    with _running(ours, extra, "Tänään") as one, _running(bare, extra, "irjoita") as other:
        one.settle()
        one.send(OUTCOMES)
        one.send(b"l")
        found = [one.key(letter.encode()) for letter in FOUND]
        one.send(TAB)
        # The first letter takes the placeholder of the bare line away (whose first letter is the cursor).
        for each in (one, other):
            each.key(b"x")
        pairs = [(one.key(letter.encode()), other.key(letter.encode())) for letter in TYPED]
        bytes_ours, bytes_bare = (median(each[side][0] for each in pairs) for side in (0, 1))
        line("bytes for a letter of a note", Pair(bytes_ours, bytes_bare, bytes_ours / bytes_bare), "B")
        seconds, bare_seconds = (median(each[side][1] for each in pairs) for side in (0, 1))
        line("answer to a letter of a note", Pair(seconds, bare_seconds, seconds / bare_seconds), "s")
        listed = median(each[0] for each in found)
        line("bytes for a letter that finds a client", Pair(listed, bytes_bare, listed / bytes_bare), "B")


@contextmanager
def _running(command: list[str], extra: dict[str, str], text: str) -> Iterator[Terminal]:
    terminal = Terminal.start(command, extra)
    try:
        terminal.wait_for(text)
        yield terminal
    finally:
        terminal.stop()

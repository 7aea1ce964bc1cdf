"""A walk through every screen of the program in a real terminal, over a workspace that means harm."""

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path

from attrs import frozen

from tests.ladder.sequences import acting

DOWN, UP, RIGHT, ESCAPE, ENTER, TAB, PAGE = "\x1b[B", "\x1b[A", "\x1b[C", "\x1b", "\r", "\t", "\x1b[6~"
F1, F2, F5, F6, F7, F8 = "\x1bOP", "\x1bOQ", "\x1b[15~", "\x1b[17~", "\x1b[18~", "\x1b[19~"
SAVE, PALETTE, QUIT = "\x13", "\x10", "\x11"

Steps = tuple[tuple[str, tuple[str, ...]], ...]

_LIST = (ESCAPE, ESCAPE, ESCAPE, "2")
_CLIENT = (*_LIST, ENTER)

WALK: Steps = (
    ("today", (ENTER, DOWN, "w", ESCAPE, ENTER, TAB, ESCAPE, F1)),
    ("caseload", (*_LIST, DOWN, UP, "s", "s", "s", "r", "i", "i", "p", "t", "c", "x")),
    ("search", (*_LIST, "/", "a", "[", ESCAPE, "x", F1, PAGE)),
    ("command list", (*_LIST, PALETTE, "a", DOWN)),
    ("client", (*_CLIENT, DOWN, DOWN, PAGE, "f", "i", "i", F1)),
    (
        "client's views",
        (*_CLIENT, RIGHT, ENTER, ESCAPE, RIGHT, ENTER, ESCAPE, RIGHT, ENTER, ESCAPE, RIGHT, RIGHT),
    ),
    ("what is due with the client", (*_CLIENT, "w", DOWN, "w", PAGE, ESCAPE, "x", TAB, ESCAPE, F1)),
    ("search in the client's timeline", (*_CLIENT, "/", "a", "[", ENTER, "n", F1)),
    ("client's item", (*_CLIENT, ENTER, TAB, TAB, TAB, PAGE, DOWN, DOWN)),
    ("client's second item", (*_CLIENT, DOWN, ENTER, TAB, TAB)),
    ("client's third item", (*_CLIENT, DOWN, DOWN, ENTER, TAB, TAB)),
    ("client's details", (*_CLIENT, "e", TAB, TAB, DOWN)),
    ("contact", (*_CLIENT, "l", TAB, TAB, TAB, "x", F1)),
    ("contact with an employer", (*_CLIENT, F5, ENTER, TAB, TAB)),
    ("job", (*_CLIENT, F8, TAB, TAB, TAB, TAB, ENTER)),
    ("phase", (*_CLIENT, F7, TAB, DOWN)),
    ("drafts", (*_LIST, "d")),
    ("new client", (*_LIST, "n", TAB, TAB, TAB, TAB)),
    ("reviews", (*_LIST, "4", DOWN, F1)),
    ("new review", (*_LIST, "4", "n", TAB, TAB)),
    ("review", (*_LIST, "4", DOWN, ENTER, PAGE, DOWN, DOWN, ENTER, ESCAPE, F1)),
    ("invitation and report", (*_LIST, "4", DOWN, ENTER, "j", TAB, ESCAPE, "r", TAB)),
    ("consensus", (*_LIST, "4", DOWN, ENTER, "c", DOWN, "f", ENTER, PAGE, ESCAPE, F1)),
    ("development plan", (*_LIST, "4", DOWN, ENTER, "k", DOWN, ENTER, TAB, ESCAPE, F1)),
    ("what if", (*_LIST, "4", DOWN, ENTER, "v", RIGHT, RIGHT, DOWN, F1)),
    ("comparison", (*_LIST, "4", DOWN, ENTER, "m", DOWN, ENTER, F1)),
    ("fidelity today", (*_LIST, "4", "t", DOWN, ENTER, PAGE, ESCAPE, F1)),
    ("wizard", (*_LIST, "4", "e", DOWN, DOWN, "w", ESCAPE, TAB, TAB, ESCAPE, F2, ENTER, PAGE, F1)),
    ("one rated criterion", (*_LIST, "4", "e", "g", "1", ENTER, TAB, TAB, TAB, ESCAPE, SAVE, ENTER)),
    ("result", (*_LIST, "4", ENTER, DOWN, ENTER, RIGHT, ESCAPE, "o")),
    ("outcomes", (*_LIST, "5", DOWN, DOWN, ENTER, "w", ENTER)),
    ("outcomes by group", (*_LIST, "5", "t", "y", "y", RIGHT, "f", "b", F1)),
    ("period", (*_LIST, "5", "p", TAB, DOWN)),
    ("employers", (*_LIST, "3", DOWN, "s", "s", "/", "a", "[", ESCAPE, F1)),
    ("employer", (*_LIST, "3", ENTER, DOWN, ENTER, TAB, ESCAPE, "e", TAB, ESCAPE, F1)),
    ("doubles and merging", (*_LIST, "3", "d", DOWN, ENTER, TAB, F1)),
    ("team", (*_LIST, "6", DOWN, ENTER, DOWN, "w", ESCAPE, F1)),
    ("review of the log", (*_LIST, "6", "r", DOWN, F1)),
    ("team meeting", (*_LIST, "6", "m", PAGE, ESCAPE, "n", TAB, TAB, "x", F1)),
    ("capacity", (*_LIST, "6", "c", DOWN, TAB, F1)),
    ("time use", (*_LIST, F6, DOWN, "n", TAB, TAB, F1)),
    ("the end", (*_LIST, QUIT)),
)
"""Each screen and the keys pressed there. A key that a screen does not know does nothing."""

SOME = (
    "today",
    "search",
    "client",
    "contact",
    "wizard",
    "consensus",
    "outcomes",
    "employers",
    "team",
    "the end",
)
"""Screens that are walked through where there is no time for every one."""

QUIET = 0.15
"""No byte for this long (seconds): the program has drawn what it wanted to, or has nothing to say."""

SLOWEST = 60.0
"""Seconds a screen may take to come to rest; a program that takes longer hangs."""

_COMMAND = "import sys; from ipscore.cli import main; sys.exit(main())"


@frozen
class Walked:
    """What a walk showed: what acted, what else went wrong, and all that was written."""

    acted: tuple[str, ...]
    wrong: tuple[str, ...]
    written: bytes


def walk(root: Path, code: str = "fi", quiet: float = QUIET, names: Collection[str] | None = None) -> Walked:
    """Walk through the screens of the program on the workspace `root`, in the language `code`.

    `quiet`: how long to wait for more before the next key; a person with a slow screen waits longer.
    `names`: only these screens.
    """
    steps = tuple(each for each in WALK if names is None or each[0] in names)
    with tempfile.TemporaryDirectory() as state:
        master, program = _start(root, state, code)
        written = bytearray()
        try:
            wrong = [*_press(master, program, steps, quiet, written)]
        finally:
            program.kill()
            program.wait()
            os.close(master)
        if program.returncode and not wrong:
            wrong.append(f"the program ended with {program.returncode}")
        log = Path(state, "crash.log")
        if b"Traceback" in written or log.exists():
            # The log has places in the program and no value of any record.
            wrong.append(f"the program crashed: {log.read_text('utf-8') if log.exists() else 'no log'}")
        return Walked(tuple(acting(bytes(written))), tuple(wrong), bytes(written))


def _press(
    master: int, program: subprocess.Popen[bytes], steps: Steps, quiet: float, written: bytearray
) -> Iterator[str]:
    if not _rest(master, written, quiet, first=True):
        yield "the program never came to rest"
        return
    for name, keys in steps:
        for key in keys:
            if program.poll() is not None:
                yield f"the program ended at {name}, before {key!r}"
                return
            with suppress(OSError):
                os.write(master, key.encode())
            if not _rest(master, written, quiet):
                yield f"the program hangs at {name}, after {key!r}"
                return
    with suppress(subprocess.TimeoutExpired):
        program.wait(SLOWEST)
    if program.returncode is None:
        yield "the program did not end when it was told to"


def _rest(master: int, written: bytearray, quiet: float, *, first: bool = False) -> bool:
    """Read until nothing more comes; False when it never ends."""
    until = time.monotonic() + SLOWEST
    before = len(written)
    while time.monotonic() < until:
        waiting = first and len(written) == before
        ready, _, _ = select.select([master], [], [], SLOWEST if waiting else quiet)
        if not ready:
            return not waiting
        try:
            written += os.read(master, 65536)
        except OSError:  # the other end is closed: the program has ended
            return True
    return False


def _start(root: Path, state: str, code: str) -> tuple[int, subprocess.Popen[bytes]]:
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "VIRTUAL_ENV") if name in os.environ}
    more = {
        "IPS_STATE_DIR": state,
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "TEXTUAL_ANIMATIONS": "none",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    program = subprocess.Popen(
        [sys.executable, "-c", _COMMAND, "-w", str(root), "--lang", code],
        stdin=slave, stdout=slave, stderr=slave, env={**kept, **more}, start_new_session=True,
    )  # fmt: skip
    os.close(slave)
    return master, program

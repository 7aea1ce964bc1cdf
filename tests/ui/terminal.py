"""A real terminal (a pty) with the program in it, for what cannot be shown without one."""

import codecs
import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from ipstui.settings import Settings
from ipstui.whoami import EVERYBODY, workspace_key
from tests.ui.glass import SIZE, Glass

COMMAND = "from ipstui.launch import main; raise SystemExit(main())"
TAKE = "import fcntl, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); "
"""Makes the pty the session's own terminal, so that its closing is told to the program."""
PATIENCE = 30.0


class Terminal:
    """The program on a workspace, in its own session, so that closing it is what a dropped line is.

    `size`: columns and lines. `term`: the kind of terminal that it is told to be.
    """

    def __init__(
        self,
        root: Path,
        state: Path,
        *arguments: str,
        me: str = EVERYBODY,
        size: tuple[int, int] = SIZE,
        term: str = "xterm-256color",
    ) -> None:
        _say_who(root, state, me)
        self._state = state
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        more = {
            "IPS_STATE_DIR": str(state),
            "TERM": term,
            "PYTHONPATH": os.pathsep.join(sys.path),
        }
        environment = {**os.environ, **more}
        self.process = subprocess.Popen(
            [sys.executable, "-c", TAKE + COMMAND, str(root), "--lang", "en", *arguments],
            stdin=slave, stdout=slave, stderr=slave, env=environment, start_new_session=True,
        )  # fmt: skip
        os.close(slave)
        self.text = ""
        self.written = ""
        """All that has come from the program."""
        self.glass = Glass(size)
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._open = True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.hang_up()
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()

    def wait_for(self, text: str) -> None:
        """Read until `text` has been written; fails with everything written when it does not come."""
        self._until(lambda: text in self.text, lambda: f"{text!r} did not come:\n{self.text}")

    def see(self, what: Callable[[list[str]], bool], named: str) -> None:
        """Read until the lines on the screen are as `what` says; otherwise fails with the screen."""
        self._until(
            lambda: what(self.glass.lines),
            lambda: "\n".join([f"not seen: {named}", *self.glass.lines]),
        )

    def _until(self, come: Callable[[], bool], failure: Callable[[], str]) -> None:
        end = time.monotonic() + PATIENCE
        while not come():
            try:
                self._read()
            except OSError as error:
                log = self._state / "crash.log"
                why = log.read_text(encoding="utf-8") if log.exists() else ""
                message = f"the program ended with {self.ended()}: {failure()}\n{why}"
                raise AssertionError(message) from error
            assert time.monotonic() < end, failure()

    def _read(self) -> None:
        """Take in what has been written, waiting a moment for it."""
        ready, _, _ = select.select([self._master], [], [], 0.1)
        if ready:
            written = self._decoder.decode(os.read(self._master, 65536))
            self.text += written
            self.written += written
            self.glass.feed(written)

    def type(self, keys: str) -> None:
        """Press keys; what was written before is forgotten."""
        self.text = ""
        os.write(self._master, keys.encode())

    def hang_up(self) -> None:
        """Close the terminal: the program gets SIGHUP and nothing it writes arrives."""
        if self._open:
            os.close(self._master)
            self._open = False

    def to_clients(self) -> None:
        """Go from what is due today to the list of clients."""
        self.wait_for("Today")
        self.type("2")
        self.wait_for("of 4 clients")

    def ended(self) -> int:
        """Wait for the end and return the exit code."""
        end = time.monotonic() + PATIENCE
        # A terminal goes on reading, so that nothing the program has left to write holds it up. There is
        # nothing more to read when the program has closed its side.
        with suppress(OSError):
            while self._open and self.process.poll() is None and time.monotonic() < end:
                self._read()
        return self.process.wait(PATIENCE)


def _say_who(root: Path, state: Path, me: str) -> None:
    """Who sits there has been told: the program does not ask."""
    settings = Settings(path=state / "settings.toml", me={workspace_key(root): me})
    assert settings.save()

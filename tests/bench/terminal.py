"""A program in a real terminal of 80×24: when something shows, and how many bytes a key costs."""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Sequence
from pathlib import Path

from attrs import define, field

QUIET = 0.25
"""No byte for this long (seconds) means that the program has drawn what it wanted to."""

GIVE_UP = 30.0


@define
class Terminal:
    """A running program; `shown` collects what it wrote."""

    pid: int
    master: int
    started: float
    shown: bytes = field(default=b"")

    @classmethod
    def start(cls, command: Sequence[str], extra: dict[str, str]) -> "Terminal":
        """Start `command` on a new terminal of 80×24 with these additions to the environment."""
        started = time.perf_counter()
        pid, master = pty.fork()
        if pid == 0:
            os.environ.update({"TERM": "xterm-256color", "COLORTERM": "truecolor", **extra})
            os.environ.pop("NO_COLOR", None)
            os.execvp(command[0], list(command))
        fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        return cls(pid, master, started)

    def wait_for(self, text: str) -> float:
        """Seconds from the start until `text` was written. Raises TimeoutError when it never is."""
        wanted = text.encode()
        while wanted not in self.shown:
            if not self._read(GIVE_UP):
                raise TimeoutError(f"{text!r} never showed; last: {self.shown[-300:]!r}")
        return time.perf_counter() - self.started

    def processor(self) -> float:
        """Seconds of processor time its threads have used; other work on the machine does not add to them."""
        threads = Path(f"/proc/{self.pid}/task").glob("*/schedstat")
        return sum(int(each.read_text().split()[0]) for each in threads) / 1e9

    def settle(self) -> None:
        """Read until nothing more comes."""
        while self._read(QUIET):
            pass

    def send(self, keys: bytes) -> None:
        """Press keys and let the answer come."""
        os.write(self.master, keys)
        self.settle()

    def key(self, keys: bytes) -> tuple[int, float]:
        """Bytes written in answer to these keys, and seconds until the first of them."""
        self.settle()
        before = len(self.shown)
        pressed = time.perf_counter()
        os.write(self.master, keys)
        self._read(GIVE_UP)
        answered = time.perf_counter() - pressed
        self.settle()
        return len(self.shown) - before, answered

    def answer(self, keys: bytes, text: str) -> float:
        """Seconds from these keys until `text` is written. Raises TimeoutError when it never is."""
        self.settle()
        self.shown = b""
        pressed = time.perf_counter()
        os.write(self.master, keys)
        while text.encode() not in self.shown:
            if not self._read(GIVE_UP):
                raise TimeoutError(f"{text!r} never showed; last: {self.shown[-300:]!r}")
        answered = time.perf_counter() - pressed
        self.settle()
        return answered

    def stop(self) -> None:
        """End the program without ceremony."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.master)

    def _read(self, timeout: float) -> bool:
        ready, _, _ = select.select([self.master], [], [], timeout)
        if not ready:
            return False
        try:
            part = os.read(self.master, 65536)
        except OSError:
            return False
        self.shown += part
        return bool(part)

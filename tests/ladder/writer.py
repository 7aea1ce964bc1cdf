"""The writer as a program of its own: `python -m tests.ladder.writer DISK ACKNOWLEDGED FIRST STEPS [MODE]`.

Modes: `free` works on; `lockstep` stands still wherever it is told to, in the middle of a save too;
`careless` is lockstep without any flushing, to show that the ladder sees what is lost then.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.ladder.work import Place, Writer

CALLS = ("open", "fstat", "fchmod", "write", "fsync", "replace", "link", "unlink", "close", "mkdir", "rename")
"""The calls between which a lock-step writer can stand still."""


class Brake:
    """Lets the program run until it has made so many system calls, then stand still until told to go on."""

    def __init__(self) -> None:
        self.left = -1

    def fit(self) -> None:
        """Put the brake into every call."""
        for name in CALLS:
            setattr(os, name, self._braked(getattr(os, name)))

    def stand(self) -> None:
        """Say that the program stands, and wait; what is answered is how many calls to make after that."""
        sys.stdout.write("stands\n")
        sys.stdout.flush()

    def _braked(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **more: Any) -> Any:
            result = real(*args, **more)
            if self.left > 0:
                self.left -= 1
                if self.left == 0:
                    self.stand()
                    sys.stdin.readline()
            return result

        return call


def work_free(writer: Writer, first: int, steps: int) -> None:
    """Do the steps one after another."""
    for number in range(first, first + steps):
        writer.step(number)


def work_in_lockstep(writer: Writer, first: int) -> None:
    """For every line read, `<calls>`: do a save of each client, then stand still after so many calls."""
    brake = Brake()
    brake.fit()
    number = first
    for line in iter(sys.stdin.readline, ""):
        for _ in range(4):
            writer.step(number)
            number += 1
        brake.left = int(line)
        writer.step(number)
        number += 1
        if brake.left > 0:
            brake.left = -1
            brake.stand()
            # Between two saves it is the next line that lets it go on, as within one.
            sys.stdin.readline()


def main() -> None:
    """Read the arguments and work."""
    disk, acknowledged, first, steps, *mode = sys.argv[1:]
    writer = Writer(Place(Path(disk), Path(acknowledged)))
    if mode in ([], ["free"]):
        work_free(writer, int(first), int(steps))
        return
    if mode == ["careless"]:
        os.fsync = lambda fd: None  # noqa: ARG005 - called as the real one is
    work_in_lockstep(writer, int(first))


if __name__ == "__main__":
    main()

"""Reading ahead: the records of the first screen are read by a child process while Textual is imported.

Both take about as long, so on a machine with two cores the list stands there that much sooner. The child is a
fork of this very process and hands its result over by a pipe, the lines of the caseload first; nothing is
kept on disk. Whatever goes wrong in it, the program simply reads the records itself, and tells then what is
wrong with them.
"""

import os
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from ipscore.practice.caseload import CaseloadRow
    from ipscore.problem import Problem
    from ipscore.records.dataset import Dataset

FIRST = ("clients", "identities", "staff")
"""What the first screen is made from."""


class Ahead:
    """Records being read by a child process. Ask for the lines first, then for the records; each once."""

    def __init__(self, child: int, pipe: BinaryIO) -> None:
        self._child = child
        self._pipe = pipe

    def lines(self) -> "tuple[Dataset, tuple[CaseloadRow, ...]] | None":
        """Wait for the lines of the caseload, and who clients and staff are; None when that failed."""
        found: tuple[Dataset, tuple[CaseloadRow, ...]] | None = self._next()
        return found

    def records(self) -> "tuple[Dataset, tuple[Problem, ...]] | None":
        """Wait for the records; None when they could not be read."""
        found: tuple[Dataset, tuple[Problem, ...]] | None = self._next()
        self._pipe.close()
        os.waitpid(self._child, 0)
        return found

    def _next(self) -> Any:
        import pickle  # noqa: PLC0415

        # The data comes from our own fork, over a pipe that nobody else can write to.
        try:
            return pickle.load(self._pipe)  # noqa: S301
        except (EOFError, pickle.UnpicklingError):
            return None


def read_ahead(root: Path) -> Ahead | None:
    """Start reading the workspace at `root`; None where a process cannot be forked safely."""
    if not hasattr(os, "fork") or threading.active_count() > 1:
        return None
    ours, theirs = os.pipe()
    child = os.fork()
    if child:
        os.close(theirs)
        return Ahead(child, os.fdopen(ours, "rb"))
    try:
        os.close(ours)
        _read(root, theirs)
    finally:
        # Never back into the parent's code: not on success, not on any error.
        os._exit(0)


def _read(root: Path, descriptor: int) -> None:
    import pickle  # noqa: PLC0415

    from attrs import evolve  # noqa: PLC0415 - only the child needs these so early

    from ipscore.practice.caseload import caseload  # noqa: PLC0415
    from ipscore.store import StoreError, Workspace  # noqa: PLC0415

    try:
        workspace = Workspace.open(root)
        loaded = workspace.load(FIRST)
    except StoreError:
        return
    rows = caseload(loaded.dataset, workspace.today(), closed=True)
    with os.fdopen(descriptor, "wb") as pipe:
        pickle.dump((evolve(loaded.dataset, clients={}), rows), pipe, pickle.HIGHEST_PROTOCOL)
        pipe.flush()
        pickle.dump((loaded.dataset, loaded.problems), pipe, pickle.HIGHEST_PROTOCOL)

"""Reading many files into entries: in several processes where they are many, and telling how far it is."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import date

from ipscore.store.index_entry import Entry, read_entry

MANY = 400
"""Files from which on starting other processes pays."""

PROCESSES = 4
"""At most: the others on the machine work too."""

PART = 50
"""Files after which a process tells what it has read."""

Progress = Callable[[int, int], None]
"""Is told how many files have been read, of how many."""

Job = tuple[str, str]
"""Kind and name of a file."""


def read_all(root: str, jobs: Sequence[Job], today: date, progress: Progress | None) -> Iterator[Entry]:
    """The entries of these files; those that are gone meanwhile are left out."""
    processes = min(PROCESSES, len(os.sched_getaffinity(0)))
    left = list(jobs)
    if len(jobs) >= MANY and processes > 1:
        done: set[str] = set()
        for names, part in _from_processes(root, jobs, today, processes):
            done.update(names)
            yield from part
            _tell(progress, len(done), len(jobs))
        # What a process that came to grief has not read.
        left = [each for each in jobs if each[1] not in done]
    for count, (kind, name) in enumerate(left, len(jobs) - len(left) + 1):
        entry = read_entry(root, kind, name, today)
        if entry is not None:
            yield entry
        if count % PART == 0 or count == len(jobs):
            _tell(progress, count, len(jobs))


def _tell(progress: Progress | None, done: int, total: int) -> None:
    if progress is not None:
        progress(done, total)


Part = tuple[list[str], list[Entry]]


def _from_processes(root: str, jobs: Sequence[Job], today: date, processes: int) -> Iterator[Part]:
    children: list[_Child] = []
    try:
        for number in range(processes):
            # No room for another process: what would be its share is read here.
            with suppress(OSError):
                children.append(_start(root, jobs[number::processes], today))
        running = list(children)
        # In turn: each has about as much to do, and waits for no more than a part of another.
        while running:
            for each in list(running):
                line = each.stdout.readline() if each.stdout is not None else b""
                part = _part(line)
                if part is None:
                    running.remove(each)
                else:
                    yield part
    finally:
        for each in children:
            each.kill()
            each.communicate()


_Child = subprocess.Popen[bytes]

_CODE = (
    "import json, sys; sys.path[:] = json.loads(sys.stdin.readline()); "
    "from ipscore.store.index_build import serve; serve()"
)


def _start(root: str, jobs: Sequence[Job], today: date) -> _Child:
    """Start a process on its share. Raises OSError.

    Not a fork, since the terminal program has threads; and by hand, since `multiprocessing` cannot start one
    where standard error is no file, as within the terminal program.
    """
    child = subprocess.Popen(  # noqa: S603 - this very interpreter and a constant
        [sys.executable, "-I", "-c", _CODE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    work = [root, today.isoformat(), list(jobs)]
    with suppress(BrokenPipeError):
        assert child.stdin is not None
        child.stdin.write(json.dumps(sys.path).encode() + b"\n" + json.dumps(work).encode() + b"\n")
        child.stdin.close()
    # Closed already, and not to be flushed again at the end.
    child.stdin = None
    return child


def serve() -> None:
    """What the other process does: read its share and hand it over part by part, a line each."""
    # ctrl+c ends it without a word; the one that asked has words.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    root, today, jobs = json.loads(sys.stdin.readline())
    day = date.fromisoformat(today)
    for start in range(0, len(jobs), PART):
        share = jobs[start : start + PART]
        entries = [read_entry(root, kind, name, day) for kind, name in share]
        found = [_plain(each) for each in entries if each is not None]
        line = json.dumps([[name for _, name in share], found])
        try:
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()
        except OSError:  # nobody is waiting any more
            return


def _part(line: bytes) -> Part | None:
    """A part as it was handed over; None at the end, or when the process came to grief within one."""
    if not line.endswith(b"\n"):
        return None
    names, found = json.loads(line)
    return names, [
        Entry(name, bytes.fromhex(stamp), state, bytes.fromhex(head), bytes.fromhex(data))
        for name, stamp, state, head, data in found
    ]


def _plain(entry: Entry) -> list[object]:
    return [each.hex() if isinstance(each, bytes) else each for each in entry]

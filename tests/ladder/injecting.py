"""System calls that fail in the kernel's own way: strace refuses them to the writer."""

import subprocess
import sys
import tempfile
from pathlib import Path

from attrs import evolve

from tests.ladder.ground import Found, UnavailableError, tool
from tests.ladder.work import Place, look

RENAMES = "?rename,?renameat,?renameat2"

FAULTS = (
    "fsync:error=EIO",
    "fsync:error=EIO:when=1+2",
    "fsync:error=EIO:when=2+3",
    "fsync:error=ENOSPC:when=3+5",
    "write:error=ENOSPC",
    "write:error=ENOSPC:when=1+2",
    "write:error=EIO:when=2+3",
    "write:error=EINTR:when=1+2",
    # The call is not made and says that it took three bytes: what a disk that lies does.
    "write:retval=3:when=2+3",
    "write:retval=3",
    f"{RENAMES}:error=EACCES",
    f"{RENAMES}:error=EACCES:when=1+2",
    f"{RENAMES}:error=EIO:when=2+3",
    "?link,?linkat:error=EACCES:when=1+2",
    "?link,?linkat:error=ENOSPC",
    "flock:error=EINTR:when=1+3",
    "flock:error=ENOLCK:when=2+3",
    "?fchmod:error=EPERM:when=1+2",
)
"""Each is one run of the writer."""

STEPS = 48
"""Steps of a writer in one run: three of every kind."""


def inject(fault: str) -> Found:
    """Let a writer work under the fault, then look. Raises UnavailableError where strace cannot work."""
    strace = tool("strace", "strace")
    with tempfile.TemporaryDirectory() as folder:
        place = Place(Path(folder), Path(folder, "acknowledged"))
        place.prepare()
        calls = fault.split(":", 1)[0]
        command = [strace, "-f", "--seccomp-bpf", "-o", "/dev/null", "-e", f"trace={calls}"]
        writer = [sys.executable, "-B", "-m", "tests.ladder.writer", folder, str(place.acknowledged), "1"]
        done = subprocess.run(
            [*command, "-e", f"inject={fault}", *writer, str(STEPS)],
            capture_output=True, text=True, check=False, timeout=120,
        )  # fmt: skip
        if done.returncode != 0 and "PTRACE" in done.stderr.upper():
            raise UnavailableError(f"strace may not trace here: {done.stderr.strip().splitlines()[-1]}")
        found = look(place)
        # Nothing is written to the screen through a call that is made to fail, so the exit code must do.
        if done.returncode != 0:
            said = done.stderr.strip().splitlines()
            return evolve(found, broken=(*found.broken, f"{fault}: the writer ended: {said[-1:]}"))
        return evolve(found, refused=STEPS - found.told)

"""Power cuts: a disk image is copied while the writer stands still, in the middle of a save too.

The copy holds what the file system had given to the disk, and nothing of what was still in memory: what a
machine finds when it comes up again. It is mounted, which replays its journal, and looked at.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import PIPE, Popen

from tests.ladder.ground import Found, UnavailableError, as_root, run, tool
from tests.ladder.work import Place, look

SIZES = {"ext4": "32M", "xfs": "320M"}
"""File systems and sizes of their images; xfs makes none under 300 MB."""

DEPTH = 40
"""The call of a save, counted from its first, at which power is cut is one of so many, each in turn."""


def cut(kind: str, cuts: int, mode: str = "lockstep") -> Found:
    """Cut power so many times; before each, four clients were saved. Raises UnavailableError."""
    with tempfile.TemporaryDirectory() as folder, _disk(Path(folder), kind) as (image, mounted):
        place = Place(mounted, Path(folder, "acknowledged"))
        place.prepare()
        # What is there before the first step is on the disk; the writer is to answer for its own saves.
        run("sync", "-f", str(mounted))
        command = [sys.executable, "-m", "tests.ladder.writer", str(mounted), str(place.acknowledged)]
        with Popen([*command, "0", "0", mode], stdin=PIPE, stdout=PIPE, text=True) as writer:
            try:
                return _cut_one_by_one(writer, cuts, kind, image, place)
            finally:
                writer.kill()


def _cut_one_by_one(writer: Popen[str], cuts: int, kind: str, image: Path, place: Place) -> Found:
    found = Found()
    assert writer.stdin is not None
    assert writer.stdout is not None
    for number in range(cuts):
        writer.stdin.write(f"{number % DEPTH + 1}\n")
        writer.stdin.flush()
        assert writer.stdout.readline() == "stands\n", "the writer ended"
        copy = image.with_name("copy.img")
        _copy(image, copy)
        with _mounted(kind, copy, "copy") as found_disk:
            found += look(Place(found_disk, place.acknowledged))
        copy.unlink()
        writer.stdin.write("go on\n")
        writer.stdin.flush()
    return found


@contextmanager
def _disk(folder: Path, kind: str) -> Iterator[tuple[Path, Path]]:
    as_root("mounting a disk image")
    make = tool(f"mkfs.{kind}", {"ext4": "e2fsprogs", "xfs": "xfsprogs"}[kind])
    image = folder / "disk.img"
    run("truncate", "-s", SIZES[kind], str(image))
    run(make, "-q", str(image))
    with _mounted(kind, image, "disk") as mounted:
        yield image, mounted


@contextmanager
def _mounted(kind: str, image: Path, name: str) -> Iterator[Path]:
    folder = image.parent / name
    folder.mkdir(exist_ok=True)
    # The copy has the identity of the original, which xfs refuses to mount twice unless told.
    options = "loop,nouuid" if kind == "xfs" else "loop"
    run("mount", "-t", kind, "-o", options, str(image), str(folder))
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True, timeout=60)


def _copy(image: Path, copy: Path) -> None:
    """Copy the image as it was at one moment: the kernel may write something out while it is being copied."""
    for _ in range(20):
        run("cp", "--sparse=always", str(image), str(copy))
        if subprocess.run(["cmp", "--silent", str(image), str(copy)], check=False).returncode == 0:
            return
    raise UnavailableError("the disk image never stood still long enough to be copied")

"""The published promises, each shown at full length with its figure: `make promises`.

Ends with 1 when a promise is not kept. What this machine cannot show is left out, and the reason is printed.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from attrs import define

from tests.fuzz.readers import NAMES, good_files
from tests.ladder.corpus import COMBINING, CORPUS, KINDS, text_fields, write_hostile, write_refused
from tests.ladder.dropping import drop
from tests.ladder.fuzzing import SEED, fuzz, install, seed
from tests.ladder.ground import Found, UnavailableError
from tests.ladder.injecting import FAULTS, inject
from tests.ladder.killing import kill
from tests.ladder.opening import measure
from tests.ladder.power import cut
from tests.ladder.printed import Printed, printed
from tests.ladder.screens import WALK, Walked, walk
from tests.ladder.updates import update

CUTS = 100
KILLS = 300
WRITERS, EDITS, CLIENTS = 16, 250, 20
WALKS = 6
"""Walks at once: a walk waits for the screen most of the time."""
LARGE = "a megabyte of marks"
PATIENT = 0.6
"""Seconds to wait before a key where the text is that large: drawing it takes most of a second."""
SECONDS = 60
"""After which the fuzzing of a reader ends, whatever is left of its inputs."""
AIM = 0.2
"""Seconds in which 10 000 clients open. A measurement, so that a slow machine is told and nothing fails."""


@define
class Book:
    """What was promised and found, printed line by line."""

    kept: bool = True

    def say(self, words: str) -> None:
        """Print a line at once."""
        sys.stdout.write(f"{words}\n")
        sys.stdout.flush()

    def promise(self, words: str) -> None:
        """Print a promise."""
        self.say(f"\n{words}")

    def shown(self, what: str, figures: str, wrong: tuple[str, ...]) -> None:
        """Print what showed it, and whatever speaks against it."""
        self.say(f"  {'kept' if not wrong else 'NOT KEPT':9} {what:<12} {figures}")
        for each in wrong[:20]:
            self.say(f"            {each}")
        self.kept = self.kept and not wrong

    def found(self, what: str, figures: str, found: Found) -> None:
        """The same for what was left of files."""
        lost, broken = len(found.lost), len(found.broken)
        self.shown(what, f"{figures}, {lost} lost, {broken} broken", found.lost + found.broken)

    def attempt(self, what: str, show: Callable[[], None]) -> None:
        """Show a promise, or print why that cannot be done here."""
        try:
            show()
        except UnavailableError as error:
            self.say(f"  left out  {what:<12} {error}")


def main() -> int:
    """Go through the promises."""
    begun = time.monotonic()
    book = Book()
    try:
        seed()
    except ValueError:
        book.say(f"{SEED} must be a whole number above 0.")
        return 2
    book.promise("An acknowledged save survives a power cut, and every call that can fail.")
    for kind in ("ext4", "xfs"):
        book.attempt(kind, lambda kind=kind: _power(book, kind))  # type: ignore[misc]  # the kind of this turn
    book.attempt("strace", lambda: _faults(book))
    found = kill(KILLS)
    book.found("kill -9", f"{KILLS} kills, {found.told} saves looked for, {found.files} files", found)
    book.promise("No update is lost between users of the program.")
    outcome = update(WRITERS, EDITS, CLIENTS)
    edits = f"{WRITERS} writers × {EDITS} edits over {CLIENTS} clients"
    figures = f"{edits}: {outcome.merges} merges, {outcome.conflicts} conflicts"
    book.found("processes", figures, outcome.found)
    book.promise("Losing the line at any of the 25 steps of a review loses nothing.")
    _dropped(book)
    book.promise("10 000 clients open in under 0,2 s warm.")
    opened = measure()
    figures = f"{opened.clients} clients: {opened.warm:.3f} s warm, {opened.first:.1f} s the very first time"
    book.say(f"  {'kept' if opened.warm < AIM else 'slower':9} {'index':<12} {figures}".replace(".", ","))
    book.promise("Nothing that a file contains can act on the terminal of the one who reads it.")
    _hostile(book)
    book.promise("No reader fails, hangs or touches another file, whatever it is given.")
    book.attempt("atheris", lambda: _fuzz(book))
    book.say(f"\n{time.monotonic() - begun:.0f} seconds")
    return 0 if book.kept else 1


def _power(book: Book, kind: str) -> None:
    found = cut(kind, CUTS)
    careless = cut(kind, 4, "careless")
    seen = "without flushing it is seen to be lost" if not careless.good else "the check sees nothing"
    book.found(kind, f"{CUTS} cuts × 4 files saved: {found.files} files looked at ({seen})", found)
    book.kept = book.kept and not careless.good


def _faults(book: Book) -> None:
    found = sum((inject(fault) for fault in FAULTS), Found())
    book.found("strace", f"{len(FAULTS)} faults: {found.told} saves, {found.refused} refused", found)


def _dropped(book: Book) -> None:
    begun = time.monotonic()
    dropped = drop()
    steps = f"{dropped.kept} of {dropped.steps} steps"
    figures = f"{steps}: {dropped.found.told} ratings looked for, {time.monotonic() - begun:.0f} s"
    book.found("terminals", figures, dropped.found)


def _hostile(book: Book) -> None:
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(WALKS) as walks:
        roots = {name: write_hostile(Path(folder, name), text) for name, text in CORPUS.items()}
        for root in roots.values():
            write_refused(root)
        large = write_hostile(Path(folder, "large"), COMBINING, *"abcdef")
        slow = walks.submit(walk, large, quiet=PATIENT)
        walked = dict(zip(roots, walks.map(walk, roots.values()), strict=True))
        roots[LARGE], walked[LARGE] = large, slow.result()
        # The walks are over before the commands change anything in their workspaces.
        codes = ("fi", "sv", "en")
        lines = [
            walks.submit(printed, root, CORPUS.get(name, "x"), codes[turn % 3])
            for turn, (name, root) in enumerate(roots.items())
        ]
        _screens(book, walked)
        _lines(book, dict(zip(roots, (each.result() for each in lines), strict=True)))


def _screens(book: Book, walked: dict[str, Walked]) -> None:
    fields = sum(map(text_fields, KINDS))
    wrong = tuple(
        f"{name}: {each}" for name, one in walked.items() for each in (*one.wrong, *sorted(set(one.acted)))
    )
    count = sum(len(one.written) for one in walked.values())
    places = f"{len(walked)} texts × {fields} fields of {len(KINDS)} kinds of record × {len(WALK)} screens"
    book.shown("screens", f"{places}: {count} bytes written", wrong)


def _lines(book: Book, lines: dict[str, Printed]) -> None:
    wrong = tuple(
        f"{name}: {each}" for name, one in lines.items() for each in (*one.wrong, *sorted(set(one.acted)))
    )
    commands = next(iter(lines.values())).commands
    count = sum(one.lines for one in lines.values())
    book.shown("printed", f"{len(lines)} texts × {commands} commands: {count} lines", wrong)


def _fuzz(book: Book) -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = install(Path(folder))
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            done = pool.map(lambda name: fuzz(name, good_files()[name], SECONDS, place), NAMES)
            for name, one in zip(NAMES, done, strict=True):
                book.shown(
                    "atheris",
                    f"{name}: {one.inputs} inputs of seed {seed()}",
                    (one.wrong,) if one.wrong else (),
                )


if __name__ == "__main__":
    sys.exit(main())

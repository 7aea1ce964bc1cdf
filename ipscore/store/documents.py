"""One record file: its bytes, the plain data in it, and the record that this version makes of that."""

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from attrs import evolve, field, frozen

from ipscore.message import msg
from ipscore.problem import Problem
from ipscore.store.cleaning import clean_line
from ipscore.store.errors import StoreError
from ipscore.store.layout import Kind
from ipscore.store.lines import line_of, places
from ipscore.store.reading import Table, cleaned, parse, read_bytes, too_deep
from ipscore.store.upgrades import Upgrade, as_far_as_known, newer, shown_only, upgraded
from ipscore.structure import structure

T = TypeVar("T")


@frozen
class Document(Generic[T]):
    """A file that was read: `raw` is what it holds to the letter, `record` is cleaned.

    `read_only`: why the record must not be saved. `older`: what an older file holds, of which `raw` was made.
    """

    content: bytes = field(repr=False)
    raw: Table = field(repr=False)
    record: T = field(repr=False)
    read_only: Problem | None = None
    older: Table | None = field(default=None, repr=False)

    @property
    def written(self) -> Table:
        """What `content` says, whatever its version."""
        return self.raw if self.older is None else self.older


Problems = tuple[Problem, ...]


def read(root: str, name: str, kind: Kind[T]) -> Document[T] | Problems:
    """The record file `name`, or everything that is wrong with it."""
    content = read_bytes(root, name)
    if isinstance(content, Problem):
        return (content,)
    return understand_as(content, name, name, kind)


def understand_as(content: bytes, place: str, name: str, kind: Kind[T]) -> Document[T] | Problems:
    """What bytes hold that lie at `place` and are those of the record file `name`, or what is wrong."""
    found = understand(content, place, kind.cls, kind.upgrades)
    wrong = None if isinstance(found, tuple) else _misplaced(found.record, name, kind)
    return found if wrong is None else placed(content, place, (wrong,))


def understand(
    content: bytes, name: str, cls: type[T], upgrades: Sequence[Upgrade] = ()
) -> Document[T] | Problems:
    """The record that the bytes of a file hold, or everything that is wrong with them, line by line."""
    written = parse(content, name)
    if isinstance(written, Problem):
        return (written,)
    raw = upgraded(written, cls, upgrades)
    if isinstance(raw, Problem):
        return placed(content, name, (raw,))
    unknown = newer(raw, cls)
    try:
        plain = cleaned(content, raw)
        record, problems = structure(plain, cls)
        if unknown is not None:
            problems = (unknown,)
            record = as_far_as_known(plain, cls) if record is None else record
    except RecursionError:
        return (too_deep(name),)
    if record is None:
        return placed(content, name, problems)
    older = None if raw is written else written
    if unknown is None:
        return Document(content, raw, record, older=older)
    (read_only,) = placed(content, name, (shown_only(unknown),))
    return Document(content, raw, record, read_only)


def placed(content: bytes, name: str, problems: Problems) -> Problems:
    """The problems with the name of their file, and the line each is on."""
    if not problems:
        return ()
    lines = places(content.decode()).lines
    return tuple(
        evolve(
            each,
            file=clean_line(name),
            line=each.line or line_of(lines, each.path),
            path=tuple(clean_line(step) if isinstance(step, str) else step for step in each.path),
        )
        for each in problems
    )


def _misplaced(record: Any, name: str, kind: Kind[T]) -> Problem | None:
    expected_id = kind.id_of(name)
    if record.id != expected_id:
        return Problem(
            msg(
                "The id in the file, “{found}”, is not the one its name says.",
                found=clean_line(record.id)[:80],
            ),
            path=("id",),
            expected=msg("id = “{id}”, or the file under its own name", id=clean_line(expected_id)),
        )
    try:
        home = kind.home(record, name.split("/")[1])
    except StoreError as error:
        return error.problems[0]
    if home != name:
        return Problem(
            msg("The file is in the wrong folder, so nobody will find it."),
            expected=msg("{file}; move it there, or correct what it says of itself", file=home),
        )
    return None

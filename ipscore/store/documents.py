"""One record file: its bytes, the plain data in it, and the record that this version makes of that."""

from typing import Any, Generic, TypeVar

from attrs import evolve, field, fields, frozen

from ipscore.message import msg
from ipscore.problem import Problem
from ipscore.store.cleaning import clean_line
from ipscore.store.errors import StoreError
from ipscore.store.layout import Kind
from ipscore.store.lines import line_of, places
from ipscore.store.reading import Table, cleaned, parse, read_bytes, too_deep
from ipscore.structure import structure

T = TypeVar("T")


@frozen
class Document(Generic[T]):
    """A file that was read: `raw` is what it holds to the letter, `record` is cleaned."""

    content: bytes = field(repr=False)
    raw: Table = field(repr=False)
    record: T = field(repr=False)


Problems = tuple[Problem, ...]


def read(root: str, name: str, kind: Kind[T]) -> Document[T] | Problems:
    """The record file `name`, or everything that is wrong with it."""
    content = read_bytes(root, name)
    if isinstance(content, Problem):
        return (content,)
    found = understand(content, name, kind.cls)
    if isinstance(found, tuple):
        return found
    misplaced = _misplaced(found.record, name, kind)
    return found if misplaced is None else placed(content, name, (misplaced,))


def understand(content: bytes, name: str, cls: type[T]) -> Document[T] | Problems:
    """The record that the bytes of a file hold, or everything that is wrong with them, line by line."""
    raw = parse(content, name)
    if isinstance(raw, Problem):
        return (raw,)
    try:
        record, problems = structure(cleaned(content, raw), cls)
    except RecursionError:
        return (too_deep(name),)
    newer = _newer(raw, cls)
    if newer is not None:
        return placed(content, name, (newer,))
    if record is None:
        return placed(content, name, problems)
    return Document(content, raw, record)


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


def _newer(raw: Table, cls: type[Any]) -> Problem | None:
    known = next((each.default for each in fields(cls) if each.name == "schema"), None)
    written = raw.get("schema")
    if type(written) is int and isinstance(known, int) and written > known:
        return Problem(
            msg(
                "The file is of a newer version of the program (schema {written}; this one knows {known}).",
                written=written,
                known=known,
            ),
            path=("schema",),
            expected=msg("a newer version of the program; ask whoever looks after it to install it"),
        )
    return None


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

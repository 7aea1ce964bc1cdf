"""Reading one file that others can write: never a hang, never a traceback, never a file from elsewhere.

Every failure is a `Problem` with the file's name, so that one bad file is told about and hides no other.
"""

# Plain system calls on purpose: each is a promise of its own, and pathlib is slow where files are many.
# ruff: noqa: PTH114

import errno
import os
import stat
from collections.abc import Mapping
from contextlib import suppress

import tomli

from ipscore.disk_words import disk_words
from ipscore.message import Message, Number, msg
from ipscore.problem import Problem
from ipscore.store.cleaning import clean_data, clean_line, surely_clean

LIMIT = 4 * 1024 * 1024
"""Largest file read, in bytes; a client's file of ten years is about a hundredth of it."""

_FLAGS = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC

Table = dict[str, object]

# Some editors begin a file with it; TOML does not forbid that.
_MARK = b"\xef\xbb\xbf"


def read_bytes(root: str, name: str) -> bytes | Problem:
    """The bytes of the file `name` (relative, with `/`) under `root`, or what stood in the way.

    Opens without following a link and without waiting, so that a link cannot show a stranger's file and a
    pipe cannot hang the reader.
    """
    try:
        handle = os.open(f"{root}/{name}", _FLAGS)
    except (OSError, ValueError) as error:
        return _unopened(name, error)
    try:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode):
            return _problem(
                name,
                msg("This is not an ordinary file, so it was not read."),
                msg("a text file; move whatever stands there away"),
            )
        if found.st_size > LIMIT:
            return too_big(name, found.st_size)
        return _read_all(handle, name, found.st_size)
    except OSError as error:
        return _unopened(name, error)
    finally:
        close(handle)


def close(handle: int) -> None:
    """Close a handle nothing was written to: whatever goes wrong then concerns nobody."""
    with suppress(OSError):
        os.close(handle)


def linked_folder(root: str, name: str) -> Problem | None:
    """The problem of a folder on the way to `name` that is a link out of the workspace; None without."""
    steps = name.split("/")[:-1]
    for count in range(1, len(steps) + 1):
        folder = "/".join(steps[:count])
        if os.path.islink(f"{root}/{folder}"):
            return _problem(folder, *_REASONS[errno.ELOOP])
    return None


def parse(data: bytes, name: str) -> Table | Problem:
    """The plain data of a TOML file, uncleaned, or what is wrong with it and on which line."""
    if not data or data.isspace():
        return _problem(
            name,
            msg("The file is empty."),
            msg("a file as the program writes them; restore it from a backup or remove it"),
        )
    try:
        text = data.removeprefix(_MARK).decode()
    except UnicodeDecodeError as error:
        return _not_text(data, name, error.start)
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        return _broken(name, text, error)
    except RecursionError:
        return too_deep(name)
    except ValueError:  # such as a whole number of ten thousand digits, or a month 13
        return _problem(
            name,
            msg("The file has a number or a date that is not possible."),
            msg("numbers and dates that exist; look for very long numbers and for days such as 2024-02-30"),
        )


def cleaned(data: bytes, table: Table) -> Table:
    """The plain data of a file of these bytes with every string made safe to show."""
    return table if surely_clean(data) else clean_data(table)


def too_deep(name: str) -> Problem:
    """The problem of a file with more brackets within brackets than can be followed."""
    return _problem(
        name,
        msg("The file has brackets within brackets too deep to be read."),
        msg("a file as the program writes them; restore it from a backup or correct it by hand"),
    )


def too_big(name: str, size: int) -> Problem:
    """The problem of a file that is larger than `LIMIT`."""
    return _problem(
        name,
        msg("The file is {size} MB, too large to be read.", size=Number(size / 1_000_000, 1)),
        msg("a file of at most 4 MB; look for a text that was pasted by mistake"),
    )


def _read_all(handle: int, name: str, size: int) -> bytes | Problem:
    data = os.read(handle, size + 1)
    if len(data) == size:
        return data
    # It grew, or shrank, or came in pieces.
    while len(data) <= LIMIT:
        more = os.read(handle, LIMIT + 1 - len(data))
        if not more:
            return data
        data += more
    return too_big(name, len(data))


_REASONS: Mapping[int, tuple[Message, Message]] = {
    errno.ENOENT: (
        msg("The file is not there."),
        msg("a file of this name; it may have been moved or removed"),
    ),
    errno.ELOOP: (
        msg("This is a link to somewhere else. Links are not followed."),
        msg("the file itself; put a copy in place of the link"),
    ),
    errno.EACCES: (
        msg("You are not allowed to read this file."),
        msg("a file you may read; ask whoever looks after the workspace"),
    ),
    errno.EISDIR: (
        msg("This is not an ordinary file, so it was not read."),
        msg("a text file; move whatever stands there away"),
    ),
}


def _unopened(name: str, error: OSError | ValueError) -> Problem:
    number = error.errno if isinstance(error, OSError) else None
    if number in (errno.ENOTDIR, errno.ENXIO):
        number = errno.ENOENT if number == errno.ENOTDIR else errno.EISDIR
    if number == errno.EPERM:
        number = errno.EACCES
    message, expected = _REASONS.get(
        number or 0,
        (
            msg("The file cannot be read: {reason}.", reason=_reason(error)),
            msg("a disk that works; ask whoever looks after the computer"),
        ),
    )
    return _problem(name, message, expected)


def _reason(error: OSError | ValueError) -> Message:
    return (
        disk_words(error) if isinstance(error, OSError) else msg("the name has a character no file can have")
    )


def _not_text(data: bytes, name: str, at: int) -> Problem:
    if b"\0" in data:
        return _problem(
            name,
            msg("This is not a text file."),
            msg("a text file as the program writes them; restore it from a backup"),
        )
    return Problem(
        msg("There is a character that is not in UTF-8."),
        clean_line(name),
        line=data.count(b"\n", 0, at) + 1,
        expected=msg("text saved as UTF-8; save it again with that encoding"),
    )


# What the parser says, by how it begins: its own words are English and speak of grammar.
_SLIPS: tuple[tuple[tuple[str, ...], Message], ...] = (
    (("Cannot", "Duplicate"), msg("the same key or table is there twice")),
    (("Unclosed",), msg("a bracket is opened and not closed")),
    (
        ("Unterminated", "Expected '\"", "Expected \"'"),
        msg("the quotation mark at the end of a text is missing"),
    ),
    (
        ("Unescaped", "Invalid hex"),
        msg("a backslash in a text stands alone; a backslash itself is written twice"),
    ),
    (("Illegal", "Found invalid"), msg("there is a character that cannot stand there")),
    (("Invalid date",), msg("there is a day or a time that does not exist")),
    (("Expected '='",), msg("there is no = after a key")),
    (("Expected newline",), msg("there is more on the line than one key and its value")),
    (("Invalid value",), msg("there is no value, or a text without quotation marks")),
)


def _broken(name: str, text: str, error: tomli.TOMLDecodeError) -> Problem:
    if "\0" in text:
        return _not_text(b"\0", name, 0)
    said = error.msg
    reason = next(
        (words for starts, words in _SLIPS if said.startswith(starts)), msg("something is out of place")
    )
    # A quotation mark or bracket left open is noticed at the end of the file, not where it is.
    return Problem(
        msg("The file is not valid TOML: {reason}.", reason=reason),
        clean_line(name),
        line=error.lineno,
        expected=msg('a line such as key = "value"; look at this line and the one before it'),
    )


def _problem(name: str, message: Message, expected: Message) -> Problem:
    return Problem(message, clean_line(name), expected=expected)

"""On which line of a TOML file a value stands, so that a problem can be found with an editor.

Walks text that has been parsed already, so it need not judge it; where it does not understand something it
stops and knows what came before. Used only when there is a problem to tell, and to see hand-written comments.
"""

import re
from collections.abc import Mapping
from contextlib import suppress

import tomli
from attrs import define, field

Path = tuple[str | int, ...]

_SPACE = re.compile(r"[ \t]*")
_BETWEEN = re.compile(r"[ \t\r\n]*")
_COMMENT = re.compile(r"#[^\n]*")
_STRING = re.compile(
    r'"""[^\\]*?(?:\\.[^\\]*?)*?"{3,5}|\'\'\'.*?\'{3,5}|"[^"\\\n]*(?:\\.[^"\\\n]*)*"|\'[^\'\n]*\'',
    re.DOTALL,
)
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_PLAIN = re.compile(r"[^,\]}\n#]+")


@define
class Places:
    """Lines of paths (counted from 1), and the comments with the line each is on."""

    lines: dict[Path, int] = field(factory=dict)
    comments: list[tuple[int, str]] = field(factory=list)


def places(text: str) -> Places:
    """Where everything stands in `text`. Never raises."""
    walker = _Walker(text)
    with suppress(_Lost, RecursionError):
        walker.walk()
    return walker.found


def line_of(lines: Mapping[Path, int], path: Path) -> int | None:
    """The line of `path`, or of the nearest thing above it that has one; None for the file as a whole."""
    for length in range(len(path), 0, -1):
        if (line := lines.get(path[:length])) is not None:
            return line
    return None


class _Lost(Exception):  # noqa: N818 - a signal, seen by nobody
    """Something not understood."""


class _Walker:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.line = 1
        self.found = Places()
        self.counts: dict[Path, int] = {}

    def walk(self) -> None:
        table: Path = ()
        while self._skip():
            if self.text[self.at] == "[":
                table = self._header()
            else:
                self._pair(table)

    def _skip(self) -> bool:
        """Go past space, newlines and comments; whether anything is left."""
        while True:
            self._take(_BETWEEN)
            start = self.line
            if (comment := self._take(_COMMENT)) is None:
                return self.at < len(self.text)
            self.found.comments.append((start, comment.rstrip("\r")))

    def _take(self, pattern: re.Pattern[str]) -> str | None:
        match = pattern.match(self.text, self.at)
        if match is None:
            return None
        self.at = match.end()
        self.line += match.group().count("\n")
        return match.group()

    def _expect(self, mark: str) -> None:
        self._take(_SPACE)
        if not self.text.startswith(mark, self.at):
            raise _Lost
        self.at += len(mark)

    def _header(self) -> Path:
        line = self.line
        many = self.text.startswith("[[", self.at)
        self.at += 2 if many else 1
        keys = self._key()
        self._expect("]]" if many else "]")
        path = self._resolved(keys[:-1])
        path = (*path, keys[-1]) if many else self._resolved(keys)
        if many:
            count = self.counts.get(path, 0)
            self.counts[path] = count + 1
            self.found.lines.setdefault(path, line)
            path = (*path, count)
        self.found.lines.setdefault(path, line)
        return path

    def _resolved(self, keys: tuple[str, ...]) -> Path:
        """The path of a header's keys: a key of a list of tables means its last table so far."""
        path: Path = ()
        for key in keys:
            path = (*path, key)
            if (count := self.counts.get(path)) is not None:
                path = (*path, count - 1)
        return path

    def _key(self) -> tuple[str, ...]:
        keys = []
        while True:
            self._take(_SPACE)
            quoted = self._take(_STRING)
            key = _unquoted(quoted) if quoted is not None else self._take(_BARE)
            if key is None:
                raise _Lost
            keys.append(key)
            self._take(_SPACE)
            if not self.text.startswith(".", self.at):
                return tuple(keys)
            self.at += 1

    def _pair(self, table: Path) -> None:
        line = self.line
        keys = self._key()
        for length in range(1, len(keys) + 1):
            self.found.lines.setdefault((*table, *keys[:length]), line)
        self._expect("=")
        self._take(_SPACE)
        self._value((*table, *keys))

    def _value(self, path: Path) -> None:
        if self._take(_STRING) is not None:
            return
        mark = self.text[self.at : self.at + 1]
        if mark == "[":
            self._items(path)
        elif mark == "{":
            self._inline(path)
        elif self._take(_PLAIN) is None:
            raise _Lost

    def _items(self, path: Path) -> None:
        self.at += 1
        index = 0
        while self._skip() and self.text[self.at] != "]":
            self.found.lines[(*path, index)] = self.line
            self._value((*path, index))
            index += 1
            if self._skip() and self.text[self.at] == ",":
                self.at += 1
        self._expect("]")

    def _inline(self, path: Path) -> None:
        self.at += 1
        while self._skip() and self.text[self.at] != "}":
            self._pair(path)
            if self._skip() and self.text[self.at] == ",":
                self.at += 1
        self._expect("}")


def _unquoted(quoted: str) -> str:
    try:
        return next(iter(tomli.loads(f"{quoted} = 0")))
    except tomli.TOMLDecodeError:
        raise _Lost from None

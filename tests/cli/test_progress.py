"""How far a long reading is: told to a person at a terminal, in one line, and to nobody else."""

import io
import os
import pty
import select
import sys
from collections.abc import Iterator
from itertools import count
from typing import TextIO

import pytest
from attrs import frozen

from ipscore.cli.progress import reading
from ipscore.language import Language


@frozen
class Screen:
    """A real terminal: the stream that writes to it, and what has come through."""

    master: int
    stream: TextIO

    def shown(self) -> str:
        """What has been written so far. A terminal takes its time, so a mark is sent after it."""
        self.stream.write(MARK)
        self.stream.flush()
        read = ""
        while not read.endswith(MARK):
            assert select.select([self.master], [], [], PATIENCE)[0], read
            read += os.read(self.master, 65536).decode()
        return read.removesuffix(MARK)


MARK = "\x00"
PATIENCE = 10.0
"""Seconds until a terminal that passes nothing on counts as broken."""


@pytest.fixture
def terminal() -> Iterator[Screen]:
    """A terminal of this test's own."""
    master, slave = pty.openpty()
    with os.fdopen(slave, "w", encoding="utf-8") as stream:
        yield Screen(master, stream)
    os.close(master)


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("en", "Reading the records… 12,000 of 20,000"),
        ("fi", "Luetaan tietueita… 12\xa0000/20\xa0000"),
        ("sv", "Läser posterna… 12\xa0000 av 20\xa0000"),
    ],
)
def test_a_long_reading_is_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch, terminal: Screen, code: str, line: str
) -> None:
    """The line is rewritten in place and nothing of it is left at the end."""
    monkeypatch.setattr(sys, "stderr", terminal.stream)
    seconds = count()
    with reading(Language.load(code), lambda: float(next(seconds))) as tell:
        assert tell is not None
        tell(12_000, 20_000)
        told = terminal.shown()
        tell(19_950, 20_000)
    after = terminal.shown()
    assert told == f"\r{line}"
    assert "\n" not in after
    assert after.endswith(f"\r{' ' * len(line)}\r")


def test_a_quick_reading_shows_nothing(monkeypatch: pytest.MonkeyPatch, terminal: Screen) -> None:
    """What is over within a second needs no words."""
    monkeypatch.setattr(sys, "stderr", terminal.stream)
    with reading(Language.load("en"), lambda: 0.5) as tell:
        assert tell is not None
        tell(50, 100)
        tell(100, 100)
    assert terminal.shown() == ""


def test_nothing_where_nobody_looks_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe or a file at standard error is left alone."""
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    with reading(Language.load("en")) as tell:
        assert tell is None
    assert stream.getvalue() == ""


def test_the_line_goes_when_the_reading_fails(monkeypatch: pytest.MonkeyPatch, terminal: Screen) -> None:
    """What comes next begins on an empty line."""
    monkeypatch.setattr(sys, "stderr", terminal.stream)
    with pytest.raises(OSError, match="disk"):
        _fail()
    assert terminal.shown().endswith(" \r")


def _fail() -> None:
    seconds = count()
    with reading(Language.load("en"), lambda: float(next(seconds))) as tell:
        assert tell is not None
        tell(1, 2)
        raise OSError("disk")

"""Nothing that a file contains acts on the terminal of the one who reads it.

Here every text of the corpus is somewhere in the workspace, and the most used screens are looked at.
`make promises` puts each text everywhere, walks through every screen and runs every command.
"""

from pathlib import Path

import pytest

from ipscore.store import Workspace
from tests.ladder.corpus import COMBINING, CORPUS, REFUSED, write_hostile, write_refused
from tests.ladder.screens import SOME, walk
from tests.ladder.sequences import acting, acting_when_printed

ACTING = [each for each in CORPUS if each not in {"markup", "wide", "formats", "quotes", "formula"}]
"""Texts that a terminal would act upon; the others are for the program itself."""


@pytest.mark.parametrize("name", ACTING)
def test_what_acts_is_seen(name: str) -> None:
    """The check of the bytes sees every text of the corpus that would reach a terminal as it is."""
    assert acting(CORPUS[name].encode())
    assert acting_when_printed(CORPUS[name])


@pytest.mark.long
def test_no_screen_lets_anything_through(tmp_path: Path) -> None:
    """Screens in a real terminal write only the program's own sequences, and nothing crashes."""
    root = write_hostile(tmp_path / "w", *CORPUS.values())
    write_refused(root)
    walked = walk(root, names=SOME)
    assert (walked.acted, walked.wrong) == ((), ())
    assert b"Smith [/foo] [@click=app.quit]x[/] [b" in walked.written


def test_a_megabyte_of_marks_on_one_letter(tmp_path: Path) -> None:
    """As large a text as the files allow is read; `make promises` prints it and walks through its screens."""
    root = write_hostile(tmp_path / "w", COMBINING, *"abcdef")
    assert Workspace.open(root).load().problems == ()


def test_every_file_that_is_refused_is_told(tmp_path: Path) -> None:
    """What TOML or the record refuses, lone surrogates too, is a problem of its file and hides no other."""
    root = write_hostile(tmp_path / "w", "x")
    write_refused(root)
    loaded = Workspace.open(root).load()
    assert len(loaded.dataset.clients) == 2
    assert len({each.file for each in loaded.problems}) == len(REFUSED) + 1
    for each in loaded.problems:
        assert acting_when_printed(f"{each.file} {each.message} {each.expected}") == []

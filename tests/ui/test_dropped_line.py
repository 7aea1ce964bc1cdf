"""A dropped line or a stop of the system in the middle of an entry, in a real terminal."""

import os
import signal
from pathlib import Path

import pytest

from tests.ui.terminal import Terminal
from tests.ui.workspace import MIKA


@pytest.mark.parametrize("how", ["line", "SIGTERM"])
def test_what_was_being_typed_is_offered_again(root: Path, tmp_path: Path, how: str) -> None:
    """The terminal goes away in the middle of a note: the next start offers the note."""
    state = tmp_path / "drafts"
    file = root / "clients" / "r" / MIKA[0] / f"{MIKA}.toml"
    before = file.read_bytes()
    with Terminal(root, state) as terminal:
        terminal.to_clients()
        terminal.type("\r")
        terminal.wait_for("Leipomo")
        terminal.type("l")
        terminal.wait_for("By when")
        terminal.type("Tavattiin kahvilassa")
        terminal.wait_for("lassa")
        if how == "line":
            terminal.hang_up()
            assert terminal.ended() == 128 + signal.SIGHUP
        else:
            os.kill(terminal.process.pid, signal.SIGTERM)
            assert terminal.ended() == 128 + signal.SIGTERM
    assert file.read_bytes() == before
    with Terminal(root, state) as terminal:
        terminal.wait_for("drafts: 1, d continues")
        terminal.type("d")
        terminal.wait_for("what you were typing before")
        # The cursor stands on the first letter.
        terminal.wait_for("avattiin kahvilassa")


def test_without_mouse(root: Path, tmp_path: Path) -> None:
    """--no-mouse asks the terminal for no mouse reports, and q leaves with exit code 0."""
    with Terminal(root, tmp_path / "state", "--no-mouse") as terminal:
        terminal.wait_for("Koivula")
        assert "\x1b[?1000h" not in terminal.text
        terminal.type("q")
        assert terminal.ended() == 0


def test_a_folder_that_is_no_workspace(tmp_path: Path) -> None:
    """The reason stands on the plain terminal after the program has left, with exit code 1."""
    with Terminal(tmp_path, tmp_path / "state") as terminal:
        terminal.wait_for("is not a workspace")
        assert terminal.ended() == 1

"""The terminal goes away in the middle of the review wizard, in a real terminal."""

import os
import signal
from pathlib import Path

import pytest

from ipscore.store import Workspace
from tests.ui.reviews import TWO, UNDER_WAY, add_review, add_two
from tests.ui.terminal import Terminal

TYPED = "Keskustelu tiimin kanssa jatk"


@pytest.mark.parametrize("how", ["line", "SIGTERM"])
def test_nothing_entered_is_lost(root: Path, tmp_path: Path, how: str) -> None:
    """What was confirmed is on the disk; the comment that was being typed is offered at the next start."""
    add_review(root)
    state = tmp_path / "drafts"
    with Terminal(root, state) as terminal:
        open_wizard(terminal)
        terminal.type("5\x1b[B")
        terminal.wait_for("2 Employment work only")
        terminal.type("4\x1b[B")
        terminal.wait_for("3 Whole service by one coach")
        terminal.type("3\x1b[B")
        terminal.wait_for("4 Joined to teams")
        # Pasted, so that it comes to the screen in one piece.
        terminal.type(f"2\t\x1b[200~{TYPED}\x1b[201~")
        terminal.wait_for(TYPED)
        if how == "line":
            terminal.hang_up()
            assert terminal.ended() == 128 + signal.SIGHUP
        else:
            os.kill(terminal.process.pid, signal.SIGTERM)
            assert terminal.ended() == 128 + signal.SIGTERM
    saved = Workspace.open(root).ratings.get(f"{UNDER_WAY}-mv").record.ratings
    assert [saved[each].score for each in ("1", "2", "3")] == [5, 4, 3]
    assert "4" not in saved
    with Terminal(root, state) as terminal:
        open_wizard(terminal)
        terminal.wait_for("4 Joined to teams")
        terminal.wait_for(TYPED)
        terminal.type("\x1b[6~")
        terminal.wait_for("5 Close contact")
        terminal.type("\x1b")
        terminal.wait_for("Rate the criteria: 4/25")
    saved = Workspace.open(root).ratings.get(f"{UNDER_WAY}-mv").record.ratings
    assert (saved["4"].score, saved["4"].comment) == (2, TYPED)


def open_wizard(terminal: Terminal) -> None:
    """Wait for the first screen, go to the reviews, open the only one."""
    terminal.wait_for("Koivula")
    terminal.type("4")
    terminal.wait_for("Keskinen alue")
    terminal.type("\r")
    terminal.wait_for("Client files: not drawn yet")
    terminal.type("\r")
    terminal.wait_for("From the records")


def open_consensus(terminal: Terminal) -> None:
    """Wait for the first screen, go to the consensus of the only review, open its first criterion."""
    terminal.wait_for("Koivula")
    terminal.type("4")
    terminal.wait_for("Keskinen alue")
    terminal.type("\r")
    terminal.wait_for("Agree on the scores together")
    terminal.type("c")
    terminal.wait_for("weighted kappa")
    terminal.type("\r")
    terminal.wait_for("Why this score")


@pytest.mark.parametrize("how", ["line", "SIGTERM"])
def test_nothing_of_the_consensus_is_lost(root: Path, tmp_path: Path, how: str) -> None:
    """What was agreed on is on the disk; the reason that was being typed is offered at the next start."""
    add_two(root, finished=True)
    state = tmp_path / "drafts"
    with Terminal(root, state) as terminal:
        open_consensus(terminal)
        terminal.type("4\tAs Anna says\r")
        terminal.wait_for("1/25")
        # The cursor has gone on to the second criterion by itself.
        terminal.type("\x1b[B\r")
        terminal.wait_for("Why this score")
        terminal.type(f"3\t\x1b[200~{TYPED}\x1b[201~")
        terminal.see(lambda lines: any(TYPED in line for line in lines), TYPED)
        if how == "line":
            terminal.hang_up()
            assert terminal.ended() == 128 + signal.SIGHUP
        else:
            os.kill(terminal.process.pid, signal.SIGTERM)
            assert terminal.ended() == 128 + signal.SIGTERM
    agreed = Workspace.open(root).ratings.get(f"{TWO}-consensus").record.ratings
    assert (agreed["1"].score, agreed["1"].agreed_because) == (4, "As Anna says")
    assert "3" not in agreed
    with Terminal(root, state) as terminal:
        terminal.wait_for("drafts: 1, d continues")
        terminal.type("4")
        terminal.wait_for("Keskinen alue")
        terminal.type("\r")
        terminal.wait_for("Agree on the scores together")
        terminal.type("c")
        terminal.wait_for("weighted kappa")
        terminal.type("\x1b[B\x1b[B\r")
        terminal.wait_for("what you were typing before")
        terminal.see(lambda lines: any(TYPED in line for line in lines), TYPED)
        terminal.type("\x13")
        terminal.wait_for("2/25")
    agreed = Workspace.open(root).ratings.get(f"{TWO}-consensus").record.ratings
    assert (agreed["3"].score, agreed["3"].agreed_because) == (3, TYPED)

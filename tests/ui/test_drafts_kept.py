"""Drafts of every dialog: on the disk within a second, private, offered again, and told of when they fail."""

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest
from textual import events

from ipscore.store import Drafts, Workspace
from ipstui.forms.page import FormPage
from ipstui.screens.caseload import CaseloadScreen
from ipstui.screens.client import ClientScreen
from tests.ui.conftest import MakeApp
from tests.ui.driving import press, running, settle, shown, type_text
from tests.ui.terminal import Terminal
from tests.ui.test_forms import focus, row
from tests.ui.workspace import MIKA

DIALOGS = {
    "contact": ("l", "\t" * 5, "By when"),
    "contact, client to be found": ("l", "\t", "By when"),
    "employer contact": ("\x1b[15~", "\t", "Whom you met"),
    "job": ("\x1b[19~", "\t", "Contract"),
    "phase": ("\x1b[18~", "\t", "Why it ends"),
    "new client": ("", "\t", "Given name"),
    "new review": ("", "\t" * 2, "Assessors"),
}
TYPED = "Kirjoitettu"


def kept_in(state: Path) -> list[Path]:
    """The drafts there are."""
    return sorted((state / "drafts").glob("*.toml"))


def fill(path: Path) -> None:
    """Write until there is no room. Raises OSError."""
    with path.open("wb", buffering=0) as file:
        for _ in range(100):
            file.write(b"x" * 4096)


@pytest.mark.parametrize("dialog", DIALOGS)
def test_killed_while_typing(root: Path, tmp_path: Path, dialog: str) -> None:
    """Killed with -9 in the middle of typing, 1.2 s after the first key: the next start offers the text."""
    key, way, there = DIALOGS[dialog]
    state = tmp_path / "state"
    with Terminal(root, state) as terminal:
        terminal.to_clients()
        if dialog == "new review":
            terminal.type("4")
            terminal.wait_for("No reviews yet")
            terminal.type("n")
        elif dialog == "new client":
            terminal.type("n")
        elif dialog == "contact, client to be found":
            terminal.type("5")
            terminal.wait_for("[5]")
            terminal.type(key)
        else:
            terminal.type("\r")
            terminal.wait_for("Leipomo")
            terminal.type(key)
        terminal.wait_for(there)
        terminal.type(way)
        begun = time.monotonic()
        # One key after another, never a pause: a draft must not wait for one.
        for letter in TYPED:
            terminal.type(letter)
            time.sleep(0.1)
        time.sleep(max(0.0, 1.2 - (time.monotonic() - begun)))
        os.kill(terminal.process.pid, signal.SIGKILL)
        assert terminal.ended() == -signal.SIGKILL
    (file,) = kept_in(state)
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700
    with Terminal(root, state) as terminal:
        terminal.to_clients()
        terminal.wait_for("drafts: 1, d continues")
        terminal.type("d")
        if dialog == "new review":
            terminal.wait_for("No reviews yet")
            terminal.wait_for("n continues it")
            terminal.type("n")
        terminal.wait_for("what you were typing before")
        terminal.wait_for(TYPED[:6])


def test_a_burst_goes_to_the_right_fields(root: Path, tmp_path: Path) -> None:
    """Keys of a slow line arrive at once: each goes where it was meant to, corrections too, and is saved."""
    with Terminal(root, tmp_path / "state") as terminal:
        terminal.to_clients()
        terminal.type("\r")
        terminal.wait_for("Leipomo")
        terminal.type("l")
        terminal.wait_for("By when")
        # → in a line of choices, Backspace and ← in texts, saved right behind the last key.
        terminal.type("Muistiin xyz\x7f\t\x1b[C\t\t\t45\tSoitto\x1b[D\x1b[Di\t\t\t\tKelaa\x7f\x13")
        terminal.wait_for("Saved.")
    contact = Workspace.open(root).clients.get(MIKA).record.contacts[-1]
    assert contact.kind == "phone"
    assert (contact.partner, contact.minutes, contact.note) == ("Kela", 45, "Muistiin xy")
    assert contact.next_step == "Soitito"


def test_a_burst_with_arrows(root: Path, tmp_path: Path) -> None:
    """↓ goes on to the next field, and what is typed behind it goes there."""
    with Terminal(root, tmp_path / "state") as terminal:
        terminal.to_clients()
        terminal.type("\r")
        terminal.wait_for("Leipomo")
        terminal.type("l")
        terminal.wait_for("By when")
        terminal.type("Muistiin" + "\t" * 4 + "45\x1b[BSoitto\x1b[A\x1b[A\x1b[A\x1b[A\x1b[A\x1b[F xy")
        terminal.wait_for("xy")
        terminal.type("\x13")
        terminal.wait_for("Saved.")
    contact = Workspace.open(root).clients.get(MIKA).record.contacts[-1]
    assert (contact.minutes, contact.topics, contact.note) == (45, (), "Muistiin xy")
    assert contact.next_step == "Soitto"


def test_a_burst_with_arrows_and_tabs(root: Path, tmp_path: Path) -> None:
    """Whatever leaves a field, arrow or Tab, the letters behind it stand where the cursor has gone."""
    with Terminal(root, tmp_path / "state") as terminal:
        terminal.to_clients()
        terminal.type("\r")
        terminal.wait_for("Leipomo")
        terminal.type("l")
        terminal.wait_for("By when")
        there = "Muistiin\x1b[B\t\t\x1b[B45\tSoitto\x1b[B\t\x1b[B\tKela"
        and_back = "\x1b[Z\x1b[A\x1b[A\x1b[Z\x1b[F!\x1b[A\x1b[Z\x1b[Z\x1b[A\x1b[A\x1b[F xy\x13"
        terminal.type(there + and_back)
        terminal.wait_for("Saved.")
    contact = Workspace.open(root).clients.get(MIKA).record.contacts[-1]
    assert (contact.partner, contact.minutes, contact.note) == ("Kela", 45, "Muistiin xy")
    assert (contact.next_step, contact.kind, contact.topics) == ("Soitto!", "meeting", ())


async def test_a_burst_goes_where_the_cursor_is_seen(make_app: MakeApp) -> None:
    """Keys that were all read before any was acted upon: the text is in the field with the focus.

    What stood in a field is marked when one comes back to it, so that typing takes its place.
    """
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "enter", "l")
        focus(app, "place")
        for key in ("down", "tab", *"ab", "down", "up", "tab", "shift+tab", "c"):
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        app.post_message(events.Paste("d"))
        await settle(pilot)
        assert row(app, "next_step").raw == "cd"
        assert app.focused is row(app, "next_step").control
        await press(pilot, "ctrl+r", "escape")


async def test_saving_takes_every_letter(make_app: MakeApp, root: Path) -> None:
    """ctrl+s right behind the last letter saves it too."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "enter", "l")
        focus(app, "next_step")
        await pilot.press(*"Soitto", "ctrl+s")
        await settle(pilot)
        assert isinstance(app.screen, ClientScreen)
    assert Workspace.open(root).clients.get(MIKA).record.contacts[-1].next_step == "Soitto"


async def test_a_draft_that_cannot_be_kept_is_told(make_app: MakeApp, tmp_path: Path) -> None:
    """Without a place for drafts the form says so; what is on the screen stays, and can be saved."""
    (tmp_path / "state").mkdir(exist_ok=True)
    (tmp_path / "state" / "drafts").write_text("in the way", encoding="utf-8")
    app = make_app()
    async with running(app) as pilot:
        assert isinstance(app.screen, CaseloadScreen)
        await press(pilot, "enter", "l")
        focus(app, "next_step")
        await type_text(pilot, "Tallessa")
        for _ in range(30):
            await pilot.pause(0.1)
            if "not kept as a draft" in shown(app):
                break
        assert "not kept as a draft, only this screen holds it" in shown(app)
        assert "! draft not kept" in shown(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, FormPage), "Esc never loses text at once"
        assert row(app, "next_step").raw == "Tallessa"
        (tmp_path / "state" / "drafts").unlink()
        await type_text(pilot, "x")
        for _ in range(30):
            await pilot.pause(0.1)
            if "only this screen" not in shown(app):
                break
        assert "only this screen" not in shown(app)
        await press(pilot, "ctrl+s")
        assert app.session.drafts.keys() == ()


def test_a_full_disk(root: Path, tmp_path: Path) -> None:
    """On a disk without room the form says what is wrong; once there is room again the draft is kept."""
    state = tmp_path / "state"
    state.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k,mode=0700", "none", str(state)],
        check=False, capture_output=True,
    )  # fmt: skip
    if mounted.returncode:
        pytest.skip("needs to mount a small disk")
    try:
        with Terminal(root, state) as terminal:
            terminal.to_clients()
            terminal.type("\r")
            terminal.wait_for("Leipomo")
            terminal.type("l")
            terminal.wait_for("By when")
            filler = state / "filler"
            with pytest.raises(OSError, match="No space"):
                fill(filler)
            terminal.type("\t" * 5 + TYPED)
            terminal.wait_for("not kept as a draft")
            filler.unlink()
            terminal.type("x")
            terminal.wait_for("draft kept")
            terminal.hang_up()
            terminal.ended()
        (key,) = Drafts(state / "drafts").keys()
        kept = Drafts(state / "drafts").get(key)
        assert kept is not None
        assert TYPED in str(kept["raw"])
    finally:
        subprocess.run(["umount", str(state)], check=True)

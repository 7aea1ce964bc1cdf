"""Pictures of two versions, of the history and of what cannot be read."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from attrs import evolve
from textual.pilot import Pilot

from ipscore.store import Version, Workspace
from ipstui.screens.history import HistoryPage
from ipstui.screens.history_states import States
from tests.ui.conftest import MakeApp
from tests.ui.driving import press, settle
from tests.ui.test_conflict_screen import change
from tests.ui.test_forms import row
from tests.ui.workspace import MIKA, SARI

Compare = Callable[..., bool]

THEIRS = "Asiakas kertoi uudesta toiveesta: keittiötyö kiinnostaa eniten. [b"
NOTE = "Katsottiin työpaikkailmoituksia."


def test_two_versions(make_app: MakeApp, root: Path, snap_compare: Compare) -> None:
    """Two fields differ, the first has been chosen; 80×24, Finnish."""
    app = make_app(code="fi")

    async def run(pilot: Pilot[int]) -> None:
        await settle(pilot)
        await press(pilot, "enter", "enter")
        row(app, "note").raw = f"{NOTE} Sovittiin, että soitetaan leipomoon heti maanantaina."
        row(app, "minutes").raw = "45"
        change(root, NOTE, THEIRS)
        change(root, "minutes = 60", "minutes = 90")
        await press(pilot, "ctrl+s", "m")

    assert snap_compare(app, terminal_size=(80, 24), run_before=run)


def test_history(
    make_app: MakeApp, root: Path, snap_compare: Compare, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three versions in words, on the clock of one morning; 80×24, Finnish."""
    monkeypatch.setenv("TZ", "UTC")
    clients = Workspace.open(root).clients
    stored = clients.get(MIKA)
    stored = clients.save(evolve(stored.record, wishes="Kokki"), stored.revision)
    clients.save(evolve(stored.record, contacts=stored.record.contacts[1:]), stored.revision)
    app = make_app(code="fi")

    async def run(pilot: Pilot[int]) -> None:
        await settle(pilot)
        await press(pilot, "enter", "v")
        page = app.screen
        assert isinstance(page, HistoryPage)
        states = tuple(
            each if each.version is None else evolve(each, version=_at(each.version, number))
            for number, each in enumerate(page.states.states)
        )
        page.states = States(states)
        page.show_records()
        await settle(pilot)

    assert snap_compare(app, terminal_size=(80, 24), run_before=run)


def test_unreadable(make_app: MakeApp, root: Path, snap_compare: Compare) -> None:
    """One file that is no TOML and one of a newer version; 80×24, Swedish."""
    (root / "clients" / "k" / "s" / f"{SARI}.toml").write_text("schema = 1\nid = [\n", encoding="utf-8")
    change(root, "schema = 1", "schema = 9")
    app = make_app(code="sv")

    async def run(pilot: Pilot[int]) -> None:
        await settle(pilot)
        await press(pilot, "b")

    assert snap_compare(app, terminal_size=(80, 24), run_before=run)


def _at(version: Version, number: int) -> Version:
    return evolve(version, when=datetime(2022, 10, 14, 12 - number, 5, tzinfo=UTC))

"""Files that cannot be read, or must not be changed, are told; everything else works."""

from pathlib import Path

import pytest

from ipstui.screens.caseload import CaseloadScreen
from ipstui.screens.client import ClientScreen
from ipstui.screens.unreadable import UnreadablePage
from tests.ui.conftest import MakeApp
from tests.ui.driving import press, running, shown
from tests.ui.workspace import BAKERY, MIKA, SARI


def case(root: Path, client: str, site: str) -> Path:
    """The path of a client's case."""
    return root / "clients" / site / client[0] / f"{client}.toml"


async def test_they_are_counted_and_listed(make_app: MakeApp, root: Path) -> None:
    """The caseload says how many; b lists each with its reason and line, Esc goes back."""
    case(root, SARI, "k").write_text('schema = 1\nid = "sar10000"\nsite = [b\n', encoding="utf-8")
    app = make_app()
    async with running(app) as pilot:
        assert "! files that cannot be read: 1 (b lists them)" in shown(app)
        await press(pilot, "b")
        assert isinstance(app.screen, UnreadablePage)
        text = shown(app)
        assert "clients/k/s/sar10000.toml:3" in text
        assert "The file is not valid TOML" in text
        assert "ips check --explain" in text
        await press(pilot, "escape")
        assert isinstance(app.screen, CaseloadScreen)
        await press(pilot, "enter")
        assert "! files that cannot be read: 1" in shown(app)
        await press(pilot, "b")
        assert isinstance(app.screen, UnreadablePage)


async def test_nothing_to_list(make_app: MakeApp) -> None:
    """Where every file can be read, nothing is said, and b says so."""
    app = make_app()
    async with running(app) as pilot:
        assert "cannot be read" not in shown(app)
        await press(pilot, "b")
        assert "Every file can be read." in shown(app)


@pytest.mark.parametrize("key", ["enter", "l", "j", "p"])
async def test_a_record_of_a_newer_version_is_shown_and_not_changed(
    make_app: MakeApp, root: Path, key: str
) -> None:
    """The client's screen says why at the top, and no form opens."""
    path = case(root, MIKA, "r")
    text = path.read_text(encoding="utf-8").replace("schema = 1", "schema = 9", 1)
    path.write_text(text, encoding="utf-8")
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "enter")
        assert "is of a newer version of the program" in shown(app)
        assert "Leipomo Pulla" in shown(app)
        await press(pilot, key)
        assert isinstance(app.screen, ClientScreen)
    assert path.read_text(encoding="utf-8") == text


async def test_an_employer_of_a_newer_version(make_app: MakeApp, root: Path) -> None:
    """A contact in a file that must not be changed does not open, and is told why."""
    path = root / "employers" / BAKERY[0] / f"{BAKERY}.toml"
    text = path.read_text(encoding="utf-8").replace("schema = 1", "schema = 9", 1)
    path.write_text(text, encoding="utf-8")
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "enter", "end", "enter")
        assert isinstance(app.screen, ClientScreen)
        assert "newer version of the program" in shown(app)
    assert path.read_text(encoding="utf-8") == text

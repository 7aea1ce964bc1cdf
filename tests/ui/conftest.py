"""What the tests of the screens share: a workspace with a hostile client, and a program to drive."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ipscore.language import Language
from ipstui.app import IpsApp
from ipstui.session import Session
from ipstui.settings import Settings
from tests.ui.workspace import make_workspace

MakeApp = Callable[..., IpsApp]


@pytest.fixture(autouse=True)
def _private_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the person who runs the tests is read or written."""
    monkeypatch.setenv("IPS_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The workspace with the hostile client."""
    return make_workspace(tmp_path / "workspace")


@pytest.fixture
def make_app(root: Path, tmp_path: Path) -> MakeApp:
    """Makes a program on the workspace (or on another folder), in English unless said otherwise."""

    def make(folder: Path | None = None, *, code: str = "en") -> IpsApp:
        settings = Settings(path=tmp_path / "state" / "settings.toml")
        return IpsApp(Session(folder or root, Language.load(code), settings))

    return make

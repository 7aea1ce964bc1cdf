"""What the tests of the screens share: a workspace with a hostile client, and a program to drive."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ipscore.language import Language
from ipstui.app import IpsApp
from ipstui.session import Session
from ipstui.settings import Settings
from ipstui.whoami import EVERYBODY, workspace_key
from tests.ui.workspace import make_workspace

MakeApp = Callable[..., IpsApp]


class AtCaseload(IpsApp):
    """The program as it is when one has gone to the clients, for tests of anything but Today."""

    DEFAULT_MODE = "caseload"


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
    """Makes a program on the workspace (or on another folder), in English unless said otherwise.

    `me`: who sits there; None: the program has to ask.
    """

    def make(
        folder: Path | None = None,
        *,
        code: str = "en",
        program: type[IpsApp] = AtCaseload,
        me: str | None = EVERYBODY,
    ) -> IpsApp:
        settings = Settings(path=tmp_path / "state" / "settings.toml")
        if me is not None:
            settings.me = {workspace_key(folder or root): me}
        return program(Session(folder or root, Language.load(code), settings))

    return make

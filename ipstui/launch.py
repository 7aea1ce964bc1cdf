"""Starting the terminal program: what the first screen needs is imported, and no more."""

import gc
import os
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ipscore.language import Language
    from ipstui.settings import Settings

STARTING = 2.0
"""Seconds in which what is due stands on the screen, also on a slow machine."""


def run(
    workspace: Path, language_code: str | None = None, *, mouse: bool = True, folder: Path | None = None
) -> int:
    """Open the program on the workspace folder and return its exit code.

    `language_code`: fi, sv or en; None means the user's last choice, then what the environment says.
    `folder`: the user's settings folder, when it is not the usual one.
    """
    terminal = sys.stdin.isatty() and sys.stdout.isatty()
    from ipscore.language import Language, MissingCatalogue, detect  # not before it is known that it starts
    from ipstui.settings import read_settings

    folder = folder if folder is not None else _settings_folder()
    settings = read_settings(folder / "settings.toml")
    code = language_code or settings.language or detect(os.environ)
    try:
        language = Language.load(code)
    except MissingCatalogue as error:
        sys.stderr.write(f"{error}\n")
        return 1
    if not terminal:
        words = language("The terminal program needs a terminal. Without one, use the commands: ips --help.")
        sys.stderr.write(f"{words}\n")
        return 2
    return _open(workspace, language, settings, folder, mouse=mouse)


def _open(
    workspace: Path,
    language: "Language",
    settings: "Settings",
    folder: Path,
    *,
    mouse: bool,
) -> int:
    # Textual reads this when it is imported.
    os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
    # What is imported and read at the start stays until the end: looking through it delays the first screen.
    gc.disable()
    begun = threading.Timer(STARTING, _look_for_garbage)
    begun.daemon = True
    begun.start()
    from ipstui.app import IpsApp  # not before it is known that it starts
    from ipstui.keymap import KEYMAP, read_keymap
    from ipstui.session import Session

    keys, notices = read_keymap(folder / KEYMAP)
    app = IpsApp(Session(workspace, language, settings), keys, notices)
    app.run(mouse=mouse)
    if app.parting:
        sys.stderr.write(f"{app.parting}\n")
    return app.return_code or 0


def _look_for_garbage() -> None:
    gc.freeze()
    gc.enable()


def _settings_folder() -> Path:
    if moved := os.environ.get("IPS_STATE_DIR"):
        return Path(moved).absolute()
    from platformdirs import user_config_path  # only where the usual place is asked for

    return user_config_path("ips")


def main() -> int:
    """The `ipstui` command: ipstui [--lang fi|sv|en] [--no-mouse] FOLDER."""
    import argparse

    parser = argparse.ArgumentParser(prog="ipstui")
    parser.add_argument("workspace", type=Path, nargs="?", default=os.environ.get("IPS_WORKSPACE"))
    parser.add_argument("--lang", choices=("fi", "sv", "en"))
    parser.add_argument("--no-mouse", action="store_true")
    options = parser.parse_args()
    if options.workspace is None:
        parser.error("which workspace? give its folder, or set IPS_WORKSPACE")
    return run(Path(options.workspace), options.lang, mouse=not options.no_mouse)

"""What one user chose in the program and finds again next time: language, theme, filters.

A small TOML file in the user's own settings folder. It is a convenience: a file that cannot be read or
written never stops the program.
"""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from attrs import Factory, define

THEMES = {"terminal": "ansi-dark", "dark": "textual-dark", "light": "textual-light"}
"""Our names of themes and the names Textual knows them by."""

LANGUAGES = ("fi", "sv", "en")


@define
class Settings:
    """The user's choices; an empty language means: as the environment says."""

    language: str = ""
    theme: str = "terminal"
    path: Path | None = Factory(lambda: None)
    me: Mapping[str, str] = Factory(dict)
    """Who the user is, by workspace: `ipstui.whoami` knows what stands here."""

    @property
    def textual_theme(self) -> str:
        """The name of the theme for Textual; without colours only the terminal's own theme can be read."""
        return THEMES["terminal"] if "NO_COLOR" in os.environ else THEMES[self.theme]

    def save(self) -> bool:
        """Write the choices at once. Returns False when that was not possible."""
        if self.path is None:
            return False
        lines = [
            f"language = {json.dumps(self.language)}\n",
            f"theme = {json.dumps(self.theme)}\n",
            "\n[me]\n",
            *(f"{json.dumps(key)} = {json.dumps(value)}\n" for key, value in self.me.items()),
        ]
        temporary = self.path.with_suffix(f".{os.getpid()}.tmp")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_text("".join(lines), encoding="utf-8")
            temporary.replace(self.path)
        except OSError:
            with suppress(OSError):
                temporary.unlink()
            return False
        return True


def read_settings(path: Path) -> Settings:
    """The choices in the file at `path`; what is missing, wrong or unreadable falls back to the default."""
    settings = Settings(path=path)
    if not path.exists():
        return settings
    import tomli  # most people have no settings

    try:
        data = tomli.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return settings
    if data.get("language") in LANGUAGES:
        settings.language = data["language"]
    if data.get("theme") in THEMES:
        settings.theme = data["theme"]
    if isinstance(me := data.get("me"), dict):
        settings.me = {key: value for key, value in me.items() if isinstance(value, str)}
    return settings

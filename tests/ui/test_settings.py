"""The user's choices: read back as written, and never a reason not to start."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipstui.settings import LANGUAGES, THEMES, Settings, read_settings


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("theme", THEMES)
def test_choices_are_found_again(tmp_path: Path, language: str, theme: str) -> None:
    """What was chosen is there the next time, in a folder that did not exist."""
    path = tmp_path / "a" / "settings.toml"
    settings = Settings(language, theme, path, {"0a1b2c": "c0ach000", '[x"\n': ""})
    assert settings.save()
    assert read_settings(path) == settings


@given(st.binary(max_size=200))
def test_any_file_is_survived(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    """Whatever stands in the file, the settings are usable."""
    path = tmp_path_factory.mktemp("settings") / "settings.toml"
    path.write_bytes(content)
    settings = read_settings(path)
    assert settings.theme in THEMES
    assert settings.language in ("", *LANGUAGES)


def test_a_folder_that_cannot_be_made_is_no_error(tmp_path: Path) -> None:
    """Not being able to remember a choice is told by the answer and stops nothing."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert not Settings(path=tmp_path / "file" / "settings.toml").save()


def test_without_colours_only_the_terminals_own_theme(monkeypatch: pytest.MonkeyPatch) -> None:
    """With NO_COLOR the other themes would come out unreadable."""
    monkeypatch.setenv("NO_COLOR", "1")
    assert Settings(theme="dark").textual_theme == THEMES["terminal"]

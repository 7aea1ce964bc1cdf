"""The arrows between the rooms, proven twice: by reading the imports, and by importing."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PURE = ("records", "definitions", "structure", "fidelity", "practice", "outcomes")
UNCLEAN = {
    "textual",
    "rich",
    "click",
    "platformdirs",
    "tomli",
    "tomli_w",
    "tomlkit",
    "ipstui",
    "ipscore.store",
    "ipscore.cli",
}


def test_the_rooms_import_what_they_may() -> None:
    """Every contract in pyproject.toml is kept."""
    done = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"],
        check=False, capture_output=True, text=True, cwd=ROOT, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout


def loaded_by(module: str) -> set[str]:
    """The modules that importing `module` loads."""
    script = f"import sys, {module}; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True, timeout=60
    )
    return set(done.stdout.split())


@pytest.mark.parametrize("room", PURE)
def test_a_pure_room_can_be_used_alone(room: str) -> None:
    """Importing it loads no screen, no file format and no store."""
    assert loaded_by(f"ipscore.{room}").isdisjoint(UNCLEAN)


def test_every_module_says_why_it_exists() -> None:
    """A docstring at the top of each, and none longer than one concept takes."""
    for path in [*(ROOT / "ipscore").rglob("*.py"), *(ROOT / "ipstui").rglob("*.py")]:
        text = path.read_text(encoding="utf-8")
        assert text.startswith('"""'), path
        assert text.count("\n") <= 350, path

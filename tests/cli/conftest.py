"""The sample workspace, made once, and the real command run in a process of its own."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

import pytest
import tomli
from attrs import frozen

COMMAND = Path(sys.executable).with_name("ips")


@frozen
class Ran:
    """What one run of `ips` gave."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> dict[str, Any]:
        """The JSON on standard output."""
        found: dict[str, Any] = json.loads(self.out)
        return found


class Ips(Protocol):
    """Runs `ips` with these arguments; `env` is laid over a bare environment."""

    def __call__(self, *arguments: str | Path, env: Mapping[str, str] | None = None) -> Ran:
        """Run it to its end."""
        ...


def environment(state: Path, more: Mapping[str, str] | None = None) -> dict[str, str]:
    """An environment in which nothing of the person who runs the tests is left."""
    kept = {
        name: os.environ[name] for name in ("PATH", "HOME", "PYTHONPATH", "VIRTUAL_ENV") if name in os.environ
    }
    return {**kept, "IPS_STATE_DIR": str(state), "IPS_LANG": "en", **(more or {})}


@pytest.fixture
def ips(tmp_path: Path) -> Ips:
    """The real command. No run may ever show a traceback or let an escape character through."""

    def run(*arguments: str | Path, env: Mapping[str, str] | None = None) -> Ran:
        words: Sequence[str] = [str(COMMAND), *map(str, arguments)]
        done = subprocess.run(
            words,
            check=False,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            env=environment(tmp_path / "state", env),
            cwd=tmp_path,
            timeout=60,
        )
        ran = Ran(done.returncode, done.stdout.decode(), done.stderr.decode())
        assert "Traceback" not in ran.err
        assert "\x1b" not in ran.out + ran.err
        return ran

    return run


@pytest.fixture
def copy(sample: Path, tmp_path: Path) -> Path:
    """A copy of the sample workspace for one test."""
    return Path(shutil.copytree(sample, tmp_path / "copy"))


def some_client(workspace: Path) -> tuple[str, Path]:
    """An id of a client in coaching and the path of the case file."""
    for path in sorted((workspace / "clients").rglob("*.toml")):
        case = tomli.loads(path.read_text(encoding="utf-8"))
        if all("closed_on" not in each for each in case["episodes"]):
            return case["id"], path
    raise AssertionError("the sample has clients in coaching")

"""What a step of the ladder stands on: tools of the operating system, or a plain reason why it cannot run."""

import os
import shutil
import subprocess
from functools import cache

from attrs import field, frozen


class UnavailableError(Exception):
    """This machine cannot do the step; the text says why."""


@frozen
class Found:
    """What was left after something went wrong on purpose.

    `files`: how many were looked at; `lost`: acknowledged and not there; `broken`: there and not whole;
    `told`: how many saves had been acknowledged; `refused`: how many were refused in words.
    """

    files: int = 0
    lost: tuple[str, ...] = field(default=())
    broken: tuple[str, ...] = field(default=())
    told: int = 0
    refused: int = 0

    def __add__(self, other: "Found") -> "Found":
        return Found(
            self.files + other.files,
            self.lost + other.lost,
            self.broken + other.broken,
            self.told + other.told,
            self.refused + other.refused,
        )

    @property
    def good(self) -> bool:
        """Whether nothing was lost and nothing was broken."""
        return not self.lost and not self.broken


def as_root(what: str) -> None:
    """Raise UnavailableError unless this is root, which `what` needs."""
    if os.geteuid() != 0:
        raise UnavailableError(f"{what} needs root")


@cache
def tool(name: str, package: str) -> str:
    """The path of a tool, installed from Debian when it is missing and may be. Raises UnavailableError."""
    path = shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
    if path is not None:
        return path
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        raise UnavailableError(f"{name} is not installed (Debian: {package})")
    for command in (["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends", package]):
        done = subprocess.run([*command, "-q"], capture_output=True, check=False, timeout=120)
        if done.returncode != 0:
            raise UnavailableError(f"{name} is not installed, and Debian's package {package} could not be")
    found = shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
    if found is None:
        raise UnavailableError(f"{name} is not installed, and is not in Debian's package {package}")
    return found


def run(*command: str) -> None:
    """Run a command of the system quietly. Raises UnavailableError with what it said when it fails."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    if done.returncode != 0:
        said = (done.stderr or done.stdout).strip().splitlines()
        raise UnavailableError(f"{command[0]} failed: {said[-1] if said else done.returncode}")

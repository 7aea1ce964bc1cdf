"""Fuzzing led by what the code does with the bytes: atheris, so many inputs a reader.

The inputs are the same ones every time, so that a result depends on the code and not on luck; another seed
gives others. Atheris is no dependency of the project. Where pip can install it into a folder that is thrown
away afterwards it runs, elsewhere the reason is told; Hypothesis tries every reader in `make test` in any
case (tests/fuzz).
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from attrs import frozen

from tests.ladder.ground import UnavailableError

INSTALLING = 90
"""Seconds that installing may take."""

INPUTS = {"workspace": 1_000, "index": 5_000, "definitions": 10_000, "keymap": 15_000}
MANY_INPUTS = 20_000
"""Inputs that a reader is given: as many as about ten seconds allow, so many where nothing else is said."""

SEED = "IPS_FUZZ_SEED"
"""The environment variable that holds another seed than 1: a whole number."""

LONGEST = 20
"""Seconds after which one input counts as hanging the reader."""

_FUZZER = """
import sys
from pathlib import Path
import atheris
with atheris.instrument_imports(include=["ipscore", "ipstui.keymap", "ipstui.settings"]):
    from tests.fuzz.readers import Readers
name, folder = sys.argv[1:3]
sys.path.insert(0, folder)
readers = Readers(Path(folder))
atheris.Setup([sys.argv[0], *sys.argv[3:]], lambda data: readers.read(name, bytes(data)))
atheris.Fuzz()
"""


@frozen
class Fuzzed:
    """How many inputs a reader was given, and what it did wrong with one of them."""

    inputs: int
    wrong: str = ""


def install(folder: Path) -> Path:
    """Atheris in a folder of its own. Raises UnavailableError."""
    place = folder / "atheris"
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    try:
        done = subprocess.run(
            [*command, "--only-binary", ":all:", "--target", str(place), "atheris"],
            capture_output=True, text=True, check=False, timeout=INSTALLING,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise UnavailableError(f"atheris was not installed within {INSTALLING} seconds") from None
    if done.returncode != 0:
        raise UnavailableError("atheris cannot be installed here")
    return place


def seed() -> int:
    """The seed of the inputs. Raises ValueError when what is asked for is no whole number above 0."""
    number = int(os.environ.get(SEED) or 1)
    if number < 1:  # to libFuzzer 0 means a seed by luck
        raise ValueError(SEED)
    return number


def fuzz(name: str, good: tuple[bytes, ...], seconds: int, place: Path, inputs: int = 0) -> Fuzzed:
    """Fuzz the reader of this name with its inputs (or so many), begun from files that are right.

    After `seconds` it ends earlier, with the first of the same inputs: a slow machine tries fewer.
    """
    with tempfile.TemporaryDirectory() as folder:
        seeds = Path(folder, "seeds")
        seeds.mkdir()
        for number, each in enumerate(good):
            (seeds / f"{number}").write_bytes(each)
        environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(place), *sys.path]),
            "IPS_STATE_DIR": str(Path(folder, "state")),
            # The order within a set must not decide what is tried next.
            "PYTHONHASHSEED": "0",
        }
        limits = [
            f"-seed={seed()}",
            f"-runs={inputs or INPUTS.get(name, MANY_INPUTS)}",
            f"-max_total_time={seconds}",
            f"-timeout={LONGEST}",
            "-max_len=20000",
            "-print_final_stats=1",
        ]
        done = subprocess.run(
            [sys.executable, "-c", _FUZZER, name, folder, *limits, f"-artifact_prefix={folder}/", str(seeds)],
            capture_output=True, text=True, errors="replace", check=False, cwd=Path.cwd(), env=environment,
            timeout=seconds + 120,
        )  # fmt: skip
    found = re.search(r"number_of_executed_units:\s*(\d+)", done.stderr)
    if done.returncode != 0:
        return Fuzzed(
            int(found[1]) if found else 0, f"{SEED}={seed()}: {done.stderr[-500:]}{done.stdout[-2000:]}"
        )
    return Fuzzed(int(found[1]) if found else 0)

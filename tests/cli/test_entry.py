"""The command as a whole: help, languages, which workspace, and the last stop for every fault."""

import subprocess
import sys
from pathlib import Path

import pytest

from ipscore.cli.review import REVIEW_COMMANDS as REVIEW
from tests.cli.conftest import COMMAND, Ips, environment

COMMANDS = ("init", "demo", "check", "plugins", "caseload", "score", "review", "outcomes", "contact")
REVIEW_COMMANDS = tuple(("review", each) for each in REVIEW)


@pytest.mark.parametrize("code", ["fi", "sv"])
@pytest.mark.parametrize(
    "command", [(), *((each,) for each in COMMANDS), ("contact", "add"), *REVIEW_COMMANDS]
)
def test_help_is_in_the_language_asked_for(ips: Ips, code: str, command: tuple[str, ...]) -> None:
    """Nothing of it is left in English."""
    ran = ips("--lang", code, *command, "--help")
    assert ran.code == 0
    english = (
        "Usage",
        "Options",
        "Commands",
        "Show this",
        "OPTIONS",
        "COMMAND",
        "ARGS",
        "[default",
        "FOLDER",
    )
    assert not [word for word in english if word in ran.out]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("sore",), "Komentoa 'sore' ei ole."),
        (("score",), "Puuttuu 'KRITEERISTÖ'."),
        (("check", "--jsn"), "Valitsinta '--jsn' ei ole. Tarkoititko '--json'?"),
        (("contact", "add", "x", "--kind", "y"), "'y' ei ole mikään näistä"),
        (("contact", "add", "x", "--minutes", "y"), "kirjoita kokonaisluku 0–1440"),
    ],
)
def test_wrong_use_is_told_in_the_language(ips: Ips, arguments: tuple[str, ...], words: str) -> None:
    """With exit code 2, and how to get help."""
    ran = ips(*arguments, env={"IPS_LANG": "fi"})
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err
    assert "Error" not in ran.err


def test_the_workspace_is_the_named_one_then_the_environments_then_the_last(
    ips: Ips, sample: Path, tmp_path: Path
) -> None:
    """-w beats IPS_WORKSPACE; without either and without a last one the message says what to do."""
    other = tmp_path / "other"
    assert ips("init", other, "--scale", "ips25").code == 0
    env = {"IPS_WORKSPACE": str(other)}
    assert ips("caseload", "--json", env=env).data["clients"] == []
    assert ips("-w", sample, "caseload", "--json", env=env).data["clients"]
    ran = ips("caseload")
    assert (ran.code, ran.out) == (2, "")
    assert "ips demo" in ran.err
    remember = (
        "import pathlib, sys; from ipscore.store import places; "
        "places.remember_workspace(pathlib.Path(sys.argv[1]))"
    )
    subprocess.run(
        [sys.executable, "-c", remember, str(sample)],
        check=True,
        env=environment(tmp_path / "state"),
        timeout=60,
    )
    assert ips("caseload", "--json").data["clients"]


def test_without_a_terminal_the_program_does_not_open(ips: Ips, sample: Path) -> None:
    """It says so and names the other way."""
    ran = ips("-w", sample)
    assert (ran.code, ran.out) == (2, "")
    assert "needs a terminal" in ran.err


def test_the_version_is_told(ips: Ips) -> None:
    """Name and number."""
    assert ips("--version").out.startswith("ips 0.")


@pytest.mark.parametrize("arguments", [["--help"], ["plugins"], ["caseload", "--json"]])
def test_no_command_imports_textual(sample: Path, tmp_path: Path, arguments: list[str]) -> None:
    """And the help imports no records, no TOML and no Babel either: it is to be quick."""
    script = (
        "import sys; from ipscore.cli.entry import run; code = run(sys.argv[1:]); "
        "print(*sorted({name.split('.')[0] for name in sys.modules} | "
        "{name for name in sys.modules if name.startswith('ipscore.')}), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "-w", str(sample), *arguments],
        check=True, capture_output=True, text=True, env=environment(tmp_path), timeout=60,
    )  # fmt: skip
    modules = set(done.stderr.split())
    assert modules.isdisjoint({"textual", "rich", "ipstui"})
    if arguments == ["--help"]:
        assert modules.isdisjoint(
            {"babel", "tomli", "tomlkit", "cattrs", "platformdirs", "ipscore.store.workspace"}
        )


def test_a_fault_of_the_program_is_told_without_a_traceback(sample: Path, tmp_path: Path) -> None:
    """Gently, with an id that is the same each time, and without a word of what is in the records."""
    script = (
        "import sys, ipscore.cli.caseload as room; from ipscore.cli.entry import run\n"
        "def broken(*_): raise RuntimeError('Koivula Mika')\n"
        "room.in_coaching = broken; sys.exit(run(sys.argv[1:]))"
    )
    said = []
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", script, "-w", str(sample), "caseload"],
            check=False, capture_output=True, text=True, env=environment(tmp_path), timeout=60,
        )  # fmt: skip
        assert done.returncode == 1
        said.append(done.stderr)
    assert said[0] == said[1]
    assert "RuntimeError" in said[0]
    assert "Koivula" not in said[0]
    assert "Traceback" not in said[0]


def test_a_reader_that_has_seen_enough_is_no_fault(sample: Path, tmp_path: Path) -> None:
    """`ips … | head -n 1` ends in silence."""
    words = [str(COMMAND), "-w", str(sample), "review", "list", "--json"]
    with subprocess.Popen(
        words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(tmp_path)
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait(60) == 0


def test_a_full_disk_is_told(sample: Path, tmp_path: Path) -> None:
    """A result that cannot be written out is not taken for one that was."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [str(COMMAND), "-w", str(sample), "caseload"],
            check=False, stdout=full, stderr=subprocess.PIPE, env=environment(tmp_path), timeout=60,
        )  # fmt: skip
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert b"could not be read or written" in done.stderr

"""A stranger's plugin, installed with pip in an environment of its own, works as the bundled ones do."""

import json
import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Python of an environment that sees this project and has the stranger's package installed by pip."""
    folder = tmp_path_factory.mktemp("stranger")
    venv.create(folder / "env", with_pip=True)
    python = folder / "env" / "bin" / "python"
    site = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    # `addsitedir` reads the .pth of an editable install too, so a wheel and a working copy both do.
    here = sysconfig.get_path("purelib")
    (Path(site) / "project.pth").write_text(f"import site; site.addsitedir({here!r})\n")
    # A copy, because building leaves traces beside the sources.
    subprocess.run(["cp", "-r", HERE / "northern", folder / "source"], check=True)
    install: list[str | Path] = [
        python,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        folder / "source",
    ]
    installed = subprocess.run(install, capture_output=True, text=True, check=False)
    if installed.returncode:
        pytest.skip(f"pip cannot install here, so nothing is shown: {installed.stderr[-300:]}")
    return python


def ips(python: Path, *words: str | Path, state: Path) -> subprocess.CompletedProcess[str]:
    """Run the command in that environment, in English."""
    environment = {**os.environ, "IPS_LANG": "en", "IPS_STATE_DIR": str(state)}
    run_ips = "import sys; from ipscore.cli import main; sys.exit(main())"
    command: list[str | Path] = [python, "-c", run_ips, *words]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False, timeout=60)


def test_the_plugin_is_listed(python: Path, tmp_path: Path) -> None:
    """`ips plugins` names it with its distribution and version, beside the bundled ones."""
    shown = json.loads(ips(python, "plugins", "--json", state=tmp_path).stdout)
    plugins = {each["name"]: each for each in shown["plugins"]}
    assert {"ips25", "thl-applied", "northern"} <= set(plugins)
    assert plugins["northern"]["version"] == "2.1"
    assert plugins["northern"]["scales"] == ["northern"]
    assert plugins["northern"]["rules"] == ["northern"]
    assert plugins["northern"]["problems"] == []


READ_RULES = """
import json
from ipscore.plugin.registry import Registry
from ipscore.records.workspace import WorkspaceInfo

rules = Registry.load().rules_of(WorkspaceInfo("North", "northern"))
base = Registry.load().rules["ips25"]
print(json.dumps({
    "differ": [each for each in rules.rules if rules.rules[each] != base.rules.get(each)],
    "working_days": rules.rules["meeting_after_start"].timing.span.working_days,
    "name": rules.rules["meeting_after_start"].name == base.rules["meeting_after_start"].name,
    "caseload": rules.limit("caseload"),
    "others": {each: rules.limit(each) == base.limit(each) for each in rules.limits},
}))
"""


def test_its_practice_rules_differ_where_they_say(python: Path) -> None:
    """One number, one limit and one rule of its own; all else is what the rules it extends say."""
    run = subprocess.run([python, "-c", READ_RULES], capture_output=True, text=True, check=False, timeout=60)
    assert run.returncode == 0, run.stderr[-2000:]
    shown = json.loads(run.stdout)
    assert shown["differ"] == ["meeting_after_start", "school_plan"]
    assert (shown["working_days"], shown["name"], shown["caseload"]) == (5, True, 15)
    assert [each for each, same in shown["others"].items() if not same] == ["caseload"]


def test_scores_from_0_to_4_and_a_band_for_each_part(python: Path, tmp_path: Path) -> None:
    """`ips score` gives each part its own total and band, and the whole none."""
    file = tmp_path / "scores.toml"
    file.write_text("[scores]\nA1 = 0\nA2 = 4\nB1 = 2\nB2 = 4\n[elements]\nB2 = [1, 1]\n")
    run = ips(python, "score", "northern", file, "--json", state=tmp_path)
    assert run.returncode == 0, run.stderr
    shown = json.loads(run.stdout)
    assert (shown["total"], shown["max"], shown["band"]) == (10, 16, None)
    assert [(each["total"], each["max"], each["band"]) for each in shown["parts"]] == [
        (4, 8, "low"),
        (6, 8, "high"),
    ]


def test_its_own_range_and_code_are_kept(python: Path, tmp_path: Path) -> None:
    """5 is not on this scale; 9, its code for insufficient data, is, and counts as missing."""
    file = tmp_path / "scores.toml"
    file.write_text("[scores]\nA1 = 5\nA2 = 9\nB1 = 2\nB2 = 4\n")
    run = ips(python, "score", "northern", file, "--json", state=tmp_path)
    assert run.returncode == 1
    shown = json.loads(run.stdout)
    assert shown["total"] is None
    assert shown["missing"] == ["A1", "A2"]
    assert shown["possible"] == [6, 14]


def test_the_wizard_rates_it(python: Path, tmp_path: Path) -> None:
    """The same wizard rates its four criteria with its own scores."""
    made = ips(python, "init", tmp_path / "w", "--scale", "northern", "--site", "r=Rovaniemi", state=tmp_path)
    assert made.returncode == 0, made.stderr
    script = (HERE / "rate.py").read_text()
    run = subprocess.run(
        [python, "-c", script, tmp_path / "w"],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env={**os.environ, "IPS_LANG": "en", "IPS_STATE_DIR": str(tmp_path / "state")},
        cwd=tmp_path,
    )
    assert run.returncode == 0, run.stderr[-2000:]
    shown = json.loads(ips(python, "-w", tmp_path / "w", "review", "list", "--json", state=tmp_path).stdout)
    (review,) = shown["reviews"]
    assert (review["scale"], review["total"]) == ("northern", 12)
    assert sys.executable != str(python)

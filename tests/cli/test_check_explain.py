"""`ips check --explain`: what is wrong, and for each kind of problem how to mend it."""

import ast
from pathlib import Path

import pytest

from ipscore.message import msg
from ipscore.problem import Problem
from ipscore.store.advice import OTHERWISE
from ipscore.store.explain import explanation
from tests.cli.conftest import Ips, some_client

ROOT = Path(__file__).parent.parent.parent
FINDERS = (
    "store/reading.py",
    "store/documents.py",
    "store/check.py",
    "store/upgrades.py",
    "store/workspace.py",
    "store/rating_check.py",
    "structure.py",
    "records/business_id.py",
    "records/consistency.py",
    "records/consistency_parts.py",
    "records/consistency_practice.py",
    "records/consistency_review.py",
    "records/consistency_service.py",
    "records/merged.py",
    "records/references.py",
)
"""The modules that find problems in files."""


def told() -> set[str]:
    """Every sentence in which these modules say what is wrong; what was expected is no sentence."""
    found = set()
    for name in FINDERS:
        tree = ast.parse((ROOT / "ipscore" / name).read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "msg":
                text = ast.literal_eval(node.args[0])
                if text.endswith("."):
                    found.add(text)
    return found


@pytest.mark.parametrize("sentence", sorted(told()))
def test_every_kind_of_problem_has_advice(sentence: str) -> None:
    """No sentence about what is wrong with a file falls back to the general words."""
    assert explanation(Problem(msg(sentence))) != OTHERWISE


def test_an_unknown_kind_gets_general_words() -> None:
    """A problem of a plugin, say, is not left without any advice."""
    assert explanation(Problem(msg("Something of its own."))) is OTHERWISE


def test_each_kind_is_explained_once(ips: Ips, copy: Path) -> None:
    """Two broken files and a wrong day: two pieces of advice, each below its problems, with an example."""
    _, first = some_client(copy)
    others = sorted(each for each in (copy / "clients").rglob("*.toml") if each != first)[:2]
    for each in others:
        each.write_text("id = [", encoding="utf-8")
    text = first.read_text(encoding="utf-8")
    first.write_text(text.replace('kind = "meeting"', 'kind = "meting"', 1), encoding="utf-8")
    ran = ips("-w", copy, "check", "--explain")
    assert ran.code == 1
    assert ran.out.count("breaks the rules of TOML") == 1
    assert ran.out.count("A value is of the wrong kind") == 1
    lines = ran.out.splitlines()
    advice = next(at for at, line in enumerate(lines) if "rules of TOML" in line)
    assert all(any(each.name in line for line in lines[:advice]) for each in others)
    assert "note =" in lines[advice]
    assert "rules of TOML" not in ips("-w", copy, "check").out


def test_explanations_for_programs(ips: Ips, copy: Path) -> None:
    """With --json each problem has its explanation."""
    _, path = some_client(copy)
    path.write_bytes(b"\xff\xfe")
    problems = ips("-w", copy, "check", "--explain", "--json").data["problems"]
    mine = [each for each in problems if each["file"].endswith(path.name) and each["line"]]
    assert [each["explanation"].split(",")[0] for each in mine] == ["The file was saved in another encoding"]
    assert "explanation" not in ips("-w", copy, "check", "--json").data["problems"][0]


def test_in_finnish(ips: Ips, copy: Path) -> None:
    """The advice is in the language of the run."""
    _, path = some_client(copy)
    path.write_text("id = [", encoding="utf-8")
    assert "rikkoo TOML-kielen sääntöjä" in ips("--lang", "fi", "-w", copy, "check", "--explain").out


def test_nothing_to_explain(ips: Ips, sample: Path) -> None:
    """A workspace in order needs no advice."""
    assert ips("-w", sample, "check", "--explain").out == "Everything is in order.\n"

"""Practice rules come with plugins as scales do, and a workspace finds its own."""

import sys
from pathlib import Path
from typing import Any

import pytest
import tomli_w

from ipscore.plugin.registry import BrokenPluginError, Plugin, PluginState, Registry, UnknownRulesError
from ipscore.problem import Severity
from ipscore.records.workspace import WorkspaceInfo
from tests.plugin.installing import install
from tests.rules import small_rules
from tests.scales import small_scale


def give(site: Path, name: str, **definitions: dict[str, Any]) -> None:
    """Install a plugin with these definitions: `scales` or `rules` and one file of it."""
    folder = install(site, name, f"plugin_{name}").parent
    for kind, data in definitions.items():
        (folder / kind).mkdir(exist_ok=True)
        (folder / kind / f"{data['id']}.toml").write_bytes(tomli_w.dumps(data).encode())


def plugin(registry: Registry, name: str) -> Plugin:
    """The plugin with this name."""
    return next(each for each in registry.plugins if each.name == name)


def info(scale: str = "ips25", rules: str = "") -> WorkspaceInfo:
    """A workspace that uses this scale and these rules."""
    return WorkspaceInfo("A service", scale, rules=rules)


def why_not(registry: Registry, workspace: WorkspaceInfo) -> tuple[str, str, str | None]:
    """Message, expected and nearest of the refusal."""
    with pytest.raises(UnknownRulesError) as caught:
        registry.rules_of(workspace)
    problem = caught.value.problem
    assert problem.path == ("rules",)
    return str(problem.message), str(problem.expected), problem.nearest


def test_a_plugin_may_have_only_rules(site: Path) -> None:
    """A package with nothing but rules is in use, and its rules are listed beside the bundled ones."""
    give(site, "own", rules=small_rules())
    registry = Registry.load()
    own = plugin(registry, "own")
    assert (own.state, own.scales, own.rules, own.problems) == (PluginState.OK, (), ("small",), ())
    assert {"ips25", "thl-applied", "small"} <= set(registry.rules)


def test_a_broken_set_stops_nothing_else(site: Path) -> None:
    """Its problems are told by file and path; the plugin's scale and other plugins' rules are in use."""
    data = small_rules()
    data["rules"]["profile"]["done_by"] = []
    give(site, "own", rules=data, scales=small_scale())
    registry = Registry.load()
    own = plugin(registry, "own")
    assert (own.state, own.scales, own.rules) == (PluginState.BROKEN, ("small",), ())
    assert [(each.file, each.where) for each in own.problems] == [
        ("plugin_own/rules/small.toml", "rules.profile.done_by")
    ]
    assert registry.rules_of(info()).id == "ips25"
    assert "problems" in why_not(registry, info("small"))[0]


def test_strict_makes_a_broken_set_fatal(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With IPS_STRICT_PLUGINS=1 the program does not start with broken rules."""
    data = small_rules()
    del data["limits"]["caseload"]
    give(site, "own", rules=data)
    monkeypatch.setenv("IPS_STRICT_PLUGINS", "1")
    with pytest.raises(BrokenPluginError, match="caseload"):
        Registry.load()


def test_two_plugins_with_one_set_are_both_told(site: Path) -> None:
    """A stranger's set with the id of a bundled one makes neither of use, and both plugins say why."""
    give(site, "own", rules=small_rules("ips25"))
    registry = Registry.load()
    assert "ips25" not in registry.rules
    for name in ("own", "ips25"):
        assert "also in" in str(plugin(registry, name).problems[0].message)
    assert "problems" in why_not(registry, info())[0]


def test_a_criterion_that_the_scale_lacks_is_told(site: Path) -> None:
    """It is a warning with the nearest criterion: no due date rests on it, so the rules are in use."""
    data = small_rules()
    data["rules"]["profile"]["criterion"] = "33"
    give(site, "own", rules=data, scales=small_scale())
    registry = Registry.load()
    (problem,) = plugin(registry, "own").problems
    assert (problem.file, problem.where) == ("plugin_own/rules/small.toml", "rules.profile.criterion")
    assert (problem.nearest, problem.severity) == ("3", Severity.WARNING)
    assert registry.rules_of(info("small")).id == "small"


def test_a_criterion_of_the_base_is_known(site: Path) -> None:
    """Rules beside a scale of their own keep what the rules they extend say of theirs."""
    ours = {**small_rules(), "extends": "ips25"}
    del ours["rules"], ours["limits"]
    give(site, "own", rules=ours, scales=small_scale())
    assert plugin(Registry.load(), "own").problems == ()


def test_a_criterion_without_its_scale_is_not_judged(site: Path) -> None:
    """Rules without a scale of their id may name any criterion."""
    data = small_rules()
    data["rules"]["profile"]["criterion"] = "33"
    give(site, "own", rules=data)
    assert plugin(Registry.load(), "own").problems == ()


@pytest.mark.parametrize(
    ("scale", "rules", "used"),
    [
        ("ips25", "", "ips25"),
        ("thl-applied", "", "thl-applied"),
        ("thl-applied", "ips25", "ips25"),
        ("regional", "", "thl-applied"),
        ("regional", "small", "small"),
        ("no-such-scale", "ips25", "ips25"),
    ],
)
def test_a_workspace_finds_its_rules(site: Path, scale: str, rules: str, used: str) -> None:
    """Those it names; else those of its scale, or of the scale that one extends."""
    regional = {"id": "regional", "extends": "thl-applied", "edition": "1"}
    give(site, "own", rules=small_rules(), scales=regional)
    assert Registry.load().rules_of(info(scale, rules)).id == used


def test_rules_that_are_not_there_are_named(site: Path) -> None:
    """A slip is answered with the nearest id; a scale without rules with what to write in workspace.toml."""
    give(site, "own", scales=small_scale())
    registry = Registry.load()
    words, expected, near = why_not(registry, info("ips25", "thl-aplied"))
    assert "thl-aplied" in words
    assert "ips25, thl-applied" in expected
    assert near == "thl-applied"
    assert "workspace.toml" in why_not(registry, info("small"))[1]
    assert "“nothing”" in why_not(registry, info("nothing"))[0]


def test_scales_that_extend_each_other_have_no_rules(site: Path) -> None:
    """Looking for the rules of a scale that leads back to itself ends."""
    give(site, "one", scales={"id": "one", "extends": "two"})
    give(site, "two", scales={"id": "two", "extends": "one"})
    assert "“one”" in why_not(Registry.load(), info("one"))[0]


def test_the_rules_of_a_workspace_need_no_scale(site: Path) -> None:
    """The first screen of the day reads no scale: one that comes after the rules were found is seen."""
    give(site, "own", rules=small_rules())
    registry = Registry.load()
    assert registry.rules_of(info("thl-applied")).extends == "ips25"
    scales = site / "plugin_own" / "scales"
    (scales / "late.toml").write_bytes(tomli_w.dumps(small_scale("late")).encode())
    assert "late" in registry.scales


def test_a_broken_package_is_imported_once(site: Path) -> None:
    """A package that fails on import is tried once in a run, whatever is asked for, and told once."""
    code = "import sys\nsys.tries = getattr(sys, 'tries', 0) + 1\nraise SystemError('boom')\n"
    install(site, "bomb", "plugin_bomb", code)
    try:
        registry = Registry.load()
        assert {"ips25"} <= set(registry.scales)
        assert {"ips25"} <= set(registry.rules)
        assert len(plugin(registry, "bomb").problems) == 1
        assert vars(sys)["tries"] == 1
    finally:
        vars(sys).pop("tries", None)

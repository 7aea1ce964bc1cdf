"""Plugins are found without being imported, isolated when broken, and loud when asked to be strict."""

import sys
from pathlib import Path

import pytest
import tomli_w

from ipscore.cli.opening import open_program
from ipscore.cli.session import Refused, Session
from ipscore.language import Language
from ipscore.plugin.discovery import find_plugins
from ipscore.plugin.registry import BrokenPluginError, PluginState, Registry, UnknownScaleError
from ipscore.records.workspace import WorkspaceInfo
from ipscore.store import Workspace
from tests.plugin.installing import install
from tests.scales import small_scale


def plugin_states(registry: Registry) -> dict[str, PluginState]:
    """State of each plugin by name."""
    return {each.name: each.state for each in registry.plugins}


def test_the_bundled_scales_are_found_like_any_other() -> None:
    """Each comes through an entry point, without problems."""
    registry = Registry.load()
    bundled = {"ips15", "ips25", "ips25-uk", "ips-y", "thl-applied", "thl-employment"}
    assert bundled <= set(registry.scales)
    assert {each.name: each.problems for each in registry.plugins if each.name in registry.scales} == (
        dict.fromkeys(bundled, ())
    )


def test_a_strangers_plugin_is_used(site: Path) -> None:
    """A package nobody here knows gives its scale beside the bundled ones."""
    (install(site, "small", "plugin_small") / "small.toml").write_bytes(tomli_w.dumps(small_scale()).encode())
    registry = Registry.load()
    assert registry.scale("small").score_high == 5
    assert plugin_states(registry)["small"] is PluginState.OK


def test_listing_imports_nothing(site: Path) -> None:
    """Finding plugins reads metadata only: a plugin that would fail on import is still listed."""
    install(site, "bomb", "plugin_bomb", "raise SystemError('boom')\n")
    assert "bomb" in [each.name for each in find_plugins()]
    assert "plugin_bomb" not in sys.modules


@pytest.mark.parametrize(
    "code", ["raise SystemError('boom')\n", "def broken(:\n", "import no_such_module_anywhere\n"]
)
def test_a_plugin_that_cannot_be_imported_is_listed_with_its_reason(site: Path, code: str) -> None:
    """It harms no other plugin, and its reason is told."""
    install(site, "bomb", "plugin_bomb", code)
    registry = Registry.load()
    assert {"ips25", "thl-applied"} <= set(registry.scales)
    broken = next(each for each in registry.plugins if each.name == "bomb")
    assert broken.state is PluginState.BROKEN
    assert "cannot be imported" in str(broken.problems[0].message)


@pytest.mark.parametrize("content", [b"id = ", b"\xff\xfe", b"[" * 5000, b"a = 1\n" + b"# x" * 2_000_000])
def test_files_that_cannot_be_read_are_named(site: Path, content: bytes) -> None:
    """Broken TOML, binary, nesting without end and a giant file are problems of that file only."""
    scales = install(site, "odd", "plugin_odd")
    (scales / "odd.toml").write_bytes(content)
    (scales / "small.toml").write_bytes(tomli_w.dumps(small_scale()).encode())
    registry = Registry.load()
    odd = next(each for each in registry.plugins if each.name == "odd")
    assert [each.file for each in odd.problems] == ["plugin_odd/scales/odd.toml"]
    assert "small" in registry.scales


def test_a_plugin_without_definitions_says_so(site: Path) -> None:
    """An empty plugin is a mistake of its author, told in words."""
    install(site, "empty", "plugin_empty")
    broken = next(each for each in Registry.load().plugins if each.name == "empty")
    assert "no definitions" in str(broken.problems[0].message)


def test_two_plugins_of_one_name_are_both_refused(site: Path) -> None:
    """Neither is silently skipped: both are listed with the reason."""
    for package in ("plugin_one", "plugin_two"):
        scales = install(site, "twin", package)
        (scales / "s.toml").write_bytes(tomli_w.dumps(small_scale(package)).encode())
    registry = Registry.load()
    assert [each.state for each in registry.plugins if each.name == "twin"] == [PluginState.BROKEN] * 2
    assert not {"plugin_one", "plugin_two"} & set(registry.scales)


def test_a_second_scale_of_one_id_names_both_plugins(site: Path) -> None:
    """A stranger who reuses the id of a bundled scale is told whose it is, and the scale is not used."""
    scales = install(site, "copy", "plugin_copy")
    (scales / "copy.toml").write_bytes(tomli_w.dumps(small_scale("ips25")).encode())
    registry = Registry.load()
    copy = next(each for each in registry.plugins if each.name == "copy")
    assert "ips25" not in registry.scales
    assert "also in" in str(copy.problems[0].message)


def test_strict_makes_a_broken_plugin_fatal(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With IPS_STRICT_PLUGINS=1 the program does not start with a broken plugin, and says which."""
    install(site, "bomb", "plugin_bomb", "raise SystemError('boom')\n")
    monkeypatch.setenv("IPS_STRICT_PLUGINS", "1")
    with pytest.raises(BrokenPluginError, match="boom"):
        Registry.load()
    # Nor does a command that reads no definition, such as ips outcomes, nor the terminal program.
    Workspace.create(site / "w", WorkspaceInfo("W", "ips25"))
    session = Session(Language.load("en"), str(site / "w"))
    for start in (session.open_workspace, lambda: open_program(session, site / "w")):
        with pytest.raises(Refused) as refused:
            start()
        assert "boom" in str(refused.value.problems[0].message)


def test_an_unknown_scale_names_the_nearest() -> None:
    """A slip in the id of a scale is answered with the one probably meant."""
    with pytest.raises(UnknownScaleError) as caught:
        Registry.load().scale("thl-aplied")
    assert caught.value.problem.nearest == "thl-applied"


def test_a_scale_whose_plugin_is_broken_is_not_just_not_installed(site: Path) -> None:
    """A file that is TOML and no scale is known by its id; of one that is not, any id might be meant."""
    scales = install(site, "small", "plugin_small")
    (scales / "half.toml").write_bytes(tomli_w.dumps({**small_scale(), "id": "half", "name": 5}).encode())
    with pytest.raises(UnknownScaleError, match="“half” has problems; ips plugins shows them"):
        Registry.load().scale("half")
    (scales / "half.toml").write_bytes(b"id = ")
    with pytest.raises(UnknownScaleError, match="or its plugin is broken; ips plugins shows"):
        Registry.load().scale("half")

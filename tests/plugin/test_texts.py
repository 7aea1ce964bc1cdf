"""Text packs come with plugins as scales do, and are used only where they fit their scale."""

from pathlib import Path
from typing import Any

import pytest
import tomli_w

from ipscore.plugin.registry import BrokenPluginError, Plugin, PluginState, Registry
from ipscore.problem import Severity
from tests.packs import small_pack
from tests.plugin.installing import install
from tests.scales import small_scale


def give(site: Path, pack: dict[str, Any], *, scale: bool = True) -> Plugin:
    """Install a plugin with this text pack, and the small scale; returns how it fared."""
    scales = install(site, "own", "plugin_own")
    if scale:
        (scales / "small.toml").write_bytes(tomli_w.dumps(small_scale()).encode())
    folder = scales.parent / "texts"
    folder.mkdir()
    (folder / "official.toml").write_bytes(tomli_w.dumps(pack).encode())
    return next(each for each in Registry.load().plugins if each.name == "own")


def test_a_text_pack_is_listed_and_in_use(site: Path) -> None:
    """It is found in the folder texts, by its id."""
    plugin = give(site, small_pack())
    assert (plugin.state, plugin.texts, plugin.problems) == (PluginState.OK, ("official",), ())
    registry = Registry.load()
    assert registry.texts["official"].organisation == "Institute of Work"


def test_a_plugin_may_have_only_texts(site: Path) -> None:
    """For a scale of another plugin."""
    pack = {**small_pack(scale="ips25"), "criteria": {"1": {"name": {"fi": "nimi", "sv": "namn"}}}}
    plugin = give(site, pack, scale=False)
    assert (plugin.state, plugin.scales, plugin.texts) == (PluginState.OK, (), ("official",))


@pytest.mark.parametrize(
    ("change", "where", "near"),
    [
        ({"scale": "smal"}, "scale", "small"),
        ({"criteria": {"33": {"name": {"fi": "nimi", "sv": "namn"}}}}, "criteria.33", "3"),
        ({"languages": ["fi"]}, "criteria.1.name.sv", None),
        ({"languages": "fi"}, "languages", None),
        ({"organisatoin": "x"}, "organisatoin", "organisation"),
        ({"extends": "ips25"}, "extends", None),
    ],
)
def test_a_pack_with_slips_is_not_used(
    site: Path, change: dict[str, Any], where: str, near: str | None
) -> None:
    """Its problems are told by file and path; the plugin's scale is in use."""
    plugin = give(site, {**small_pack(), **change})
    assert (plugin.state, plugin.scales, plugin.texts) == (PluginState.BROKEN, ("small",), ())
    found = {(each.file, each.where, each.nearest) for each in plugin.problems}
    assert ("plugin_own/texts/official.toml", where, near) in found


def test_a_hole_in_a_language_is_a_warning(site: Path) -> None:
    """The pack is used, and the hole told."""
    pack = small_pack()
    del pack["criteria"]["1"]["name"]["sv"]
    plugin = give(site, pack)
    assert plugin.texts == ("official",)
    assert [each.severity for each in plugin.problems] == [Severity.WARNING]


def test_strict_makes_a_broken_pack_fatal(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With IPS_STRICT_PLUGINS=1 the program does not start with one."""
    monkeypatch.setenv("IPS_STRICT_PLUGINS", "1")
    with pytest.raises(BrokenPluginError, match="not installed"):
        give(site, small_pack(scale="nothing"))

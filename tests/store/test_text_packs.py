"""Text packs of a workspace: read as carefully as records, told by file and line."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ipscore.definitions.scale import Scale
from ipscore.definitions.text_pack import TextPack
from ipscore.definitions.wording import worded
from ipscore.plugin.build import DefinitionFile, build_scales
from ipscore.problem import Problem, Severity
from ipscore.store import Workspace
from ipscore.store.check import check
from ipscore.store.reading import LIMIT
from ipscore.store.text_packs import read_text_packs, text_pack_in_use
from ipscore.structure import structure
from tests.packs import small_pack
from tests.scales import small_scale

SCALES: Mapping[str, Scale] = build_scales([DefinitionFile("small.toml", "small", small_scale())])[0]


def write(root: Path, data: Mapping[str, Any], name: str = "official") -> Path:
    """Lay a text pack into a workspace."""
    path = root / "texts" / f"{name}.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(tomli_w.dumps(data), encoding="utf-8")
    return path


def plain(problem: Problem) -> tuple[str, str, int | None, str | None]:
    """File, path, line and nearest word."""
    return problem.file, problem.where, problem.line, problem.nearest


def test_a_pack_is_read_and_laid_over(tmp_path: Path) -> None:
    """By the id that workspace.toml names; without a name there is none, and no problem."""
    write(tmp_path, small_pack())
    pack, problems = text_pack_in_use(tmp_path, "official", SCALES, {})
    assert problems == ()
    assert worded(SCALES["small"], pack).criteria["1"].name.fi == "virallinen"
    assert text_pack_in_use(tmp_path, "", SCALES, {}) == (None, ())


def test_a_workspaces_own_file_goes_before_a_plugins(tmp_path: Path) -> None:
    """Who put it there meant it; what only a plugin has is found too."""
    given_pack, _ = structure(small_pack(), TextPack)
    assert given_pack is not None
    plugins = {"official": given_pack}
    assert text_pack_in_use(tmp_path, "official", SCALES, plugins) == (given_pack, ())
    write(tmp_path, {**small_pack(), "version": "ours"})
    pack, _ = text_pack_in_use(tmp_path, "official", SCALES, plugins)
    assert pack is not None
    assert pack.version == "ours"


def test_a_broken_file_of_ones_own_is_not_replaced_by_a_plugins(tmp_path: Path) -> None:
    """It is told, and our own words are shown."""
    write(tmp_path, {**small_pack(), "scale": "smal"})
    given_pack, _ = structure(small_pack(), TextPack)
    assert given_pack is not None
    pack, problems = text_pack_in_use(tmp_path, "official", SCALES, {"official": given_pack})
    assert pack is None
    assert [plain(each) for each in problems] == [("texts/official.toml", "scale", 3, "small")]


def test_a_pack_that_is_not_there_is_named(tmp_path: Path) -> None:
    """With the nearest there is."""
    write(tmp_path, small_pack())
    pack, (problem,) = text_pack_in_use(tmp_path, "oficial", SCALES, {})
    assert pack is None
    assert (problem.file, problem.where, problem.nearest) == ("workspace.toml", "text_pack", "official")


def test_every_slip_is_told_by_line(tmp_path: Path) -> None:
    """Unknown criterion and key, and an id that is not the file's name: all at once."""
    data = small_pack("other")
    data["criteria"]["33"] = {"name": {"fi": "nimi", "sv": "namn"}}
    data["organisaton"] = "x"
    write(tmp_path, data)
    found = read_text_packs(tmp_path, SCALES)
    assert not found.packs
    assert found.ids == {"official"}
    places = {(each.where, each.nearest) for each in found.problems}
    assert places == {("id", None), ("criteria.33", "3"), ("organisaton", "organisation")}
    assert {each.where: each.line for each in found.problems if each.line} == {"id": 2, "organisaton": 10}


@pytest.mark.parametrize("kind", ["link", "linked folder", "pipe", "big", "binary", "empty", "deep"])
def test_what_is_not_a_plain_file_is_not_read(tmp_path: Path, kind: str) -> None:
    """A link, a pipe, a giant, binary: one problem each, no hang, and nothing from elsewhere is shown."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    target = write(elsewhere, small_pack())
    root = tmp_path / "workspace"
    root.mkdir()
    path = root / "texts" / "official.toml"
    if kind == "linked folder":
        path.parent.symlink_to(target.parent)
    else:
        path.parent.mkdir()
        match kind:
            case "link":
                path.symlink_to(target)
            case "pipe":
                os.mkfifo(path)
            case "big":
                path.write_bytes(b"#" * (LIMIT + 1))
            case "binary":
                path.write_bytes(b"\x00\x01\xff")
            case "deep":
                path.write_bytes(b"a = " + b"[" * 100_000)
            case _:
                path.write_bytes(b"")
    found = read_text_packs(root, SCALES)
    assert found.packs == {}
    assert len(found.problems) == 1


def test_hostile_texts_are_made_safe(tmp_path: Path) -> None:
    """An escape sequence in a text is a visible mark before anyone sees it."""
    data = small_pack()
    data["criteria"]["1"]["name"]["fi"] = "Smith [/foo]\x1b]0;owned\x07"
    data["organisation"] = "x\x1b[31m"
    write(tmp_path, data)
    pack, _ = text_pack_in_use(tmp_path, "official", SCALES, {})
    assert pack is not None
    assert "\x1b" not in pack.organisation + str(pack.criteria["1"].name)


def test_a_newer_pack_is_used_as_far_as_it_is_understood(tmp_path: Path) -> None:
    """And said to be newer."""
    write(tmp_path, {**small_pack(), "schema": 99, "tomorrow": "x"})
    found = read_text_packs(tmp_path, SCALES)
    assert set(found.packs) == {"official"}
    assert [each.severity for each in found.problems] == [Severity.WARNING]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(st.binary(max_size=200))
def test_any_bytes_are_only_problems(tmp_path: Path, content: bytes) -> None:
    """Whatever the file holds, reading it never fails."""
    path = write(tmp_path, small_pack())
    path.write_bytes(content)
    found = read_text_packs(tmp_path, SCALES)
    assert found.problems


def test_check_names_what_is_wrong(workspace: Workspace) -> None:
    """A pack named and not there, a slip in a pack, and nothing of a pack that is right."""
    scales = {**SCALES, workspace.info.scale: evolve(SCALES["small"], id=workspace.info.scale)}
    path = workspace.root / "workspace.toml"
    path.write_text('text_pack = "oficial"\n' + path.read_text(encoding="utf-8"), encoding="utf-8")
    write(workspace.root, small_pack())
    (problem,) = check(Workspace.open(workspace.root), scales)
    assert plain(problem) == ("workspace.toml", "text_pack", 1, "official")
    assert check(Workspace.open(workspace.root), scales, texts={"oficial"}) == ()
    write(workspace.root, {**small_pack(), "scale": "smal"})
    found = check(Workspace.open(workspace.root), scales, texts={"oficial"})
    assert [plain(each) for each in found] == [("texts/official.toml", "scale", 3, "small")]

"""Keys from TOML: the shipped list is complete and true; a wrong file of the user does no harm."""

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.binding import Binding
from textual.dom import DOMNode

import ipstui
from ipstui.keymap import default_keymap, read_keymap


def subclasses(cls: type[DOMNode]) -> Iterator[type[DOMNode]]:
    """Every class below `cls`."""
    for each in cls.__subclasses__():
        yield each
        yield from subclasses(each)


def bindings() -> dict[str, str]:
    """Every binding of the program: its id and its keys."""
    for module in pkgutil.walk_packages(ipstui.__path__, "ipstui."):
        importlib.import_module(module.name)
    found: dict[str, str] = {}
    for cls in subclasses(DOMNode):
        if cls.__module__.startswith("ipstui."):
            for each in cls.__dict__.get("BINDINGS", ()):
                assert isinstance(each, Binding)
                assert each.id, f"{cls.__name__}: {each.key} has no id"
                assert found.setdefault(each.id, each.key) == each.key
    return found


def test_the_shipped_keymap_lists_every_binding() -> None:
    """What stands in keymap.toml is what the program does, no more and no less."""
    assert default_keymap() == bindings()


def test_no_file_is_fine(tmp_path: Path) -> None:
    """Most people have no keymap of their own."""
    assert read_keymap(tmp_path / "keymap.toml") == ({}, ())


def test_good_lines_count_and_bad_ones_are_named(tmp_path: Path) -> None:
    """A wrong name is told with the nearest right one, a wrong key with its name; the rest works."""
    path = tmp_path / "keymap.toml"
    path.write_text('[client]\nhistory = "k"\nhistori = "l"\nnew = 5\n[nowhere]\nx = "y"\n', encoding="utf-8")
    keys, problems = read_keymap(path)
    assert keys == {"client.history": "k"}
    words = [str(each) for each in problems]
    assert any("client.histori" in each and "client.history" in each for each in words)
    assert any("client.new" in each for each in words)
    assert any("nowhere.x" in each for each in words)
    assert all(str(path) in each for each in words)


@pytest.mark.parametrize("content", [b"[client", b"\xff\xfe", b"a=" + b"[" * 10_000])
def test_a_file_that_is_no_toml_is_told(tmp_path: Path, content: bytes) -> None:
    """A broken file changes no key and is named."""
    path = tmp_path / "keymap.toml"
    path.write_bytes(content)
    keys, problems = read_keymap(path)
    assert keys == {}
    assert [str(path) in str(each) for each in problems] == [True]

"""Finding plugins and reading their definition files.

A plugin is a package named by an entry point in the group `ipscore.plugins`; its scales are the TOML files in
its folder `scales/`. The bundled variants are found the same way. Listing imports nothing; reading one plugin
imports that plugin alone, so that a broken one harms no other.
"""

from collections.abc import Iterator
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from importlib.resources import files
from importlib.resources.abc import Traversable

import tomli
from attrs import frozen

from ipscore.message import msg
from ipscore.plugin.build import DefinitionFile
from ipscore.problem import Problem

GROUP = "ipscore.plugins"

SIZE_CAP = 4 * 1024 * 1024
"""A definition larger than this is a mistake, and would only slow everything down."""


@frozen
class Found:
    """A plugin as its metadata tells, before anything of it is imported."""

    name: str
    package: str
    distribution: str
    version: str
    entry_point: EntryPoint


def find_plugins() -> tuple[Found, ...]:
    """Every installed plugin, by name and then distribution; two of one name are both there."""
    found = []
    for each in entry_points(group=GROUP):
        distribution = each.dist
        name, version = (distribution.name, distribution.version) if distribution is not None else ("", "")
        found.append(Found(each.name, each.value, name, version, each))
    return tuple(sorted(found, key=lambda each: (each.name, each.distribution)))


def read_plugin(plugin: Found) -> tuple[tuple[DefinitionFile, ...], tuple[Problem, ...]]:
    """The parsed definition files of one plugin, and what is wrong with those that cannot be read."""
    try:
        folder = files(import_module(plugin.package)) / "scales"
    except Exception as error:  # noqa: BLE001 - a stranger's code may fail in any way, and must not stop the program
        reason = f"{type(error).__name__}: {error}"
        return (), (Problem(msg("the plugin cannot be imported: {reason}", reason=reason), plugin.package),)
    read: list[DefinitionFile] = []
    problems: list[Problem] = []
    for path in _toml_files(folder):
        name = f"{plugin.package}/scales/{path.name}"
        try:
            content = path.read_bytes()
            if len(content) > SIZE_CAP:
                problems.append(Problem(msg("the file is too large: {size} bytes", size=len(content)), name))
                continue
            read.append(DefinitionFile(name, plugin.name, tomli.loads(content.decode("utf-8"))))
        except (OSError, ValueError, RecursionError) as error:
            line = error.lineno if isinstance(error, tomli.TOMLDecodeError) else None
            problems.append(
                Problem(msg("the file cannot be read: {reason}", reason=str(error)), name, line=line)
            )
    if not read and not problems:
        problems.append(
            Problem(
                msg("the plugin has no definitions"),
                plugin.package,
                expected=msg("TOML files in the folder scales"),
            )
        )
    return tuple(read), tuple(problems)


def _toml_files(folder: Traversable) -> Iterator[Traversable]:
    if folder.is_dir():
        yield from sorted(
            (each for each in folder.iterdir() if each.name.endswith(".toml")), key=lambda each: each.name
        )

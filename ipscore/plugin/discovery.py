"""Finding plugins and reading their definition files.

A plugin is a package named by an entry point in the group `ipscore.plugins`; its scales are the TOML files in
its folder `scales/`, its practice rules those in `rules/`. The bundled variants are found the same way.
Listing imports nothing; opening one plugin imports that plugin alone, so that a broken one harms no other.
"""

from collections.abc import Iterator, Sequence
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from importlib.resources import files
from importlib.resources.abc import Traversable

import tomli
from attrs import frozen

from ipscore.disk_words import disk_words
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


@frozen
class Opened:
    """A plugin whose package was imported. `root` is None where that failed, and `problems` says why."""

    found: Found
    root: Traversable | None = None
    problems: tuple[Problem, ...] = ()


@frozen
class Reading:
    """The files of one folder of a plugin, parsed, and what is wrong with those that cannot be read."""

    files: tuple[DefinitionFile, ...] = ()
    problems: tuple[Problem, ...] = ()


def find_plugins() -> tuple[Found, ...]:
    """Every installed plugin, by name and then distribution; two of one name are both there."""
    found = []
    for each in entry_points(group=GROUP):
        distribution = each.dist
        name, version = (distribution.name, distribution.version) if distribution is not None else ("", "")
        found.append(Found(each.name, each.value, name, version, each))
    return tuple(sorted(found, key=lambda each: (each.name, each.distribution)))


def open_plugins(found: Sequence[Found]) -> tuple[Opened, ...]:
    """Each plugin imported on its own, in the same order; of two with one name neither is."""
    names = [each.name for each in found]
    return tuple(_open(each, names.count(each.name)) for each in found)


def _open(plugin: Found, namesakes: int) -> Opened:
    if namesakes > 1:
        # Taking either would silently skip the other.
        words = msg("two plugins are named “{name}”; neither is used", name=plugin.name)
        return Opened(plugin, problems=(Problem(words, plugin.distribution),))
    try:
        return Opened(plugin, files(import_module(plugin.package)))
    except Exception as error:  # noqa: BLE001 - a stranger's code may fail in any way, and must not stop the program
        reason = f"{type(error).__name__}: {error}"
        words = msg("the plugin cannot be imported: {reason}", reason=reason)
        return Opened(plugin, problems=(Problem(words, plugin.package),))


def read_folder(plugin: Opened, folder: str) -> Reading:
    """The parsed TOML files of one folder of a plugin; a folder that is not there has none."""
    if plugin.root is None:
        return Reading()
    read: list[DefinitionFile] = []
    problems: list[Problem] = []
    for path in _toml_files(plugin.root / folder):
        name = f"{plugin.found.package}/{folder}/{path.name}"
        try:
            content = path.read_bytes()
            if len(content) > SIZE_CAP:
                problems.append(Problem(msg("the file is too large: {size} bytes", size=len(content)), name))
                continue
            read.append(DefinitionFile(name, plugin.found.name, tomli.loads(content.decode("utf-8"))))
        except (OSError, ValueError, RecursionError) as error:
            line = error.lineno if isinstance(error, tomli.TOMLDecodeError) else None
            reason = disk_words(error) if isinstance(error, OSError) else str(error)
            problems.append(Problem(msg("the file cannot be read: {reason}", reason=reason), name, line=line))
    return Reading(tuple(read), tuple(problems))


def _toml_files(folder: Traversable) -> Iterator[Traversable]:
    if folder.is_dir():
        yield from sorted(
            (each for each in folder.iterdir() if each.name.endswith(".toml")), key=lambda each: each.name
        )

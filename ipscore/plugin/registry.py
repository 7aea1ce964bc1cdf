"""The definitions of every installed plugin, and how each plugin fared."""

import os
from collections.abc import Mapping, Sequence
from enum import StrEnum

from attrs import evolve, field, frozen

from ipscore.definitions.scale import Scale
from ipscore.message import msg
from ipscore.plugin.build import DefinitionFile, build_scales
from ipscore.plugin.discovery import Found, find_plugins, read_plugin
from ipscore.problem import Problem, nearest

STRICT = "IPS_STRICT_PLUGINS"
"""With this in the environment set to 1, a broken plugin stops the program instead of being listed."""


class PluginState(StrEnum):
    """Whether a plugin's definitions are in use."""

    OK = "ok"
    BROKEN = "broken"


@frozen
class Plugin:
    """A plugin as people see it in a list: who made it, what it gives, what is wrong with it."""

    name: str
    distribution: str
    version: str
    state: PluginState
    scales: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


class BrokenPluginError(Exception):
    """A plugin is broken and the program was asked to be strict. `problems` says all."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("; ".join(f"{each.file}: {each.message}" for each in problems))
        self.problems = tuple(problems)


class UnknownScaleError(KeyError):
    """No installed plugin provides this scale. `problem` says so with the nearest id."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem.message))
        self.problem = problem


@frozen
class Registry:
    """The scales in use, by id, and the plugins they came from."""

    scales: Mapping[str, Scale] = field(factory=dict)
    plugins: tuple[Plugin, ...] = ()

    @classmethod
    def load(cls) -> "Registry":
        """Read every installed plugin.

        Raises `BrokenPluginError` when one is broken and IPS_STRICT_PLUGINS=1.
        """
        registry = registry_of(find_plugins())
        problems = [problem for plugin in registry.plugins for problem in plugin.problems]
        if problems and os.environ.get(STRICT) == "1":
            raise BrokenPluginError(problems)
        return registry

    def scale(self, scale_id: str) -> Scale:
        """The scale with this id. Raises `UnknownScaleError`."""
        if scale_id not in self.scales:
            raise UnknownScaleError(
                Problem(
                    msg("the scale “{id}” is not installed", id=scale_id),
                    expected=msg("one of: {words}", words=", ".join(sorted(self.scales))),
                    nearest=nearest(scale_id, self.scales),
                )
            )
        return self.scales[scale_id]


def registry_of(found: Sequence[Found]) -> Registry:
    """The registry of these plugins: each read on its own, then all scales built together."""
    plugins: list[Plugin] = []
    definitions: list[DefinitionFile] = []
    owner: dict[str, int] = {}
    names = [each.name for each in found]
    for each in found:
        read, problems = _read_once(each, names.count(each.name))
        owner.update({file.name: len(plugins) for file in read})
        definitions += read
        plugins.append(Plugin(each.name, each.distribution, each.version, PluginState.OK, (), problems))
    scales, wrong = build_scales(definitions)
    for problem in wrong:
        index = owner[problem.file]
        plugins[index] = evolve(plugins[index], problems=(*plugins[index].problems, problem))
    for file in definitions:
        scale_id = str(file.data.get("id"))
        if scale_id in scales:
            index = owner[file.name]
            plugins[index] = evolve(plugins[index], scales=(*plugins[index].scales, scale_id))
    return Registry(
        scales,
        tuple(
            evolve(each, state=PluginState.BROKEN if each.problems else PluginState.OK) for each in plugins
        ),
    )


def _read_once(plugin: Found, namesakes: int) -> tuple[tuple[DefinitionFile, ...], tuple[Problem, ...]]:
    if namesakes > 1:
        # Taking either would silently skip the other.
        words = msg("two plugins are named “{name}”; neither is used", name=plugin.name)
        return (), (Problem(words, plugin.distribution),)
    return read_plugin(plugin)

"""The definitions of one kind that all plugins give together, each built when it is first asked for."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Generic, TypeVar

from attrs import frozen

from ipscore.plugin.build import Builder
from ipscore.plugin.discovery import Opened, Reading, read_folder
from ipscore.plugin.shape import Shape
from ipscore.problem import Problem

T = TypeVar("T")


@frozen(eq=False)
class Shelf(Generic[T]):
    """Files of one kind; `readings` has one for each plugin, in the order of the plugins."""

    readings: tuple[Reading, ...]
    builder: Builder[T]

    @classmethod
    def of(cls, shape: Shape[T], plugins: Sequence[Opened]) -> "Shelf[T]":
        """Read the files of every plugin. None is built yet."""
        readings = tuple(read_folder(each, shape.folder) for each in plugins)
        return cls(readings, Builder(shape, [file for each in readings for file in each.files]))

    @cached_property
    def _all(self) -> tuple[Mapping[str, T], tuple[Problem, ...]]:
        return self.builder.all()

    @property
    def definitions(self) -> Mapping[str, T]:
        """Every definition in use, by id."""
        return self._all[0]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with files that could be parsed, each with the name of its file."""
        return self._all[1]

    def ids_of(self, plugin: int) -> tuple[str, ...]:
        """Ids of the definitions in use that the plugin at this position gives, in the order of its files."""
        ids = (str(file.data.get("id")) for file in self.readings[plugin].files)
        return tuple(each for each in ids if each in self.definitions)

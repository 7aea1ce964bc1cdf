"""The definitions of one kind that all plugins give together, each built when it is first asked for."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Generic, TypeVar

from attrs import frozen

from ipscore.plugin.build import Builder
from ipscore.plugin.discovery import Opened, Reading, read_folder
from ipscore.plugin.shape import Shape
from ipscore.problem import Problem

T = TypeVar("T")


class OnDemand(Mapping[str, T]):
    """The definitions without a problem, by id: to ask for one builds that one alone."""

    def __init__(self, builder: Builder[T]) -> None:
        self._builder = builder

    def __getitem__(self, definition_id: str) -> T:
        """The definition with this id."""
        found = self._builder.get(definition_id)
        if found is None:
            raise KeyError(definition_id)
        return found

    def __iter__(self) -> Iterator[str]:
        """Ids in the order of the files."""
        return (each for each in self._builder.files if self._builder.get(each) is not None)

    def __len__(self) -> int:
        """How many there are."""
        return sum(1 for _ in self)


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
    def definitions(self) -> Mapping[str, T]:
        """Every definition in use, by id."""
        return OnDemand(self.builder)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with files that could be parsed, each with the name of its file."""
        return self.builder.all()[1]

    def ids_of(self, plugin: int) -> tuple[str, ...]:
        """Ids of the definitions in use that the plugin at this position gives, in the order of its files."""
        ids = (str(file.data.get("id")) for file in self.readings[plugin].files)
        return tuple(each for each in ids if each in self.definitions)

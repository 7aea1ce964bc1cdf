"""From the plain data of plugins' files to definitions: each on its base, checked, refused when wrong."""

from collections.abc import Mapping, Sequence
from typing import Any, Generic, TypeVar

from attrs import define, field, frozen

from ipscore.definitions.practice import RuleSet
from ipscore.definitions.scale import Scale
from ipscore.message import msg
from ipscore.plugin.extension import lay_over
from ipscore.plugin.shape import RULES, SCALES, Shape
from ipscore.problem import Problem, nearest
from ipscore.structure import shortened, structure, unknown_keys

Plain = Mapping[str, Any]
T = TypeVar("T")


@frozen
class DefinitionFile:
    """A file of a plugin, parsed: the name people know it by, the plugin it is of, and its plain data."""

    name: str
    plugin: str
    data: Plain


def build_scales(files: Sequence[DefinitionFile]) -> tuple[Mapping[str, Scale], tuple[Problem, ...]]:
    """Scales by id, and every problem of every file.

    A scale with a problem is not among the scales, nor is one that extends it; the others are.
    """
    return Builder(SCALES, files).all()


def build_rules(files: Sequence[DefinitionFile]) -> tuple[Mapping[str, RuleSet], tuple[Problem, ...]]:
    """Sets of practice rules by id, and every problem of every file; as for scales."""
    return Builder(RULES, files).all()


@frozen
class _Built(Generic[T]):
    data: dict[str, Any] = field(factory=dict)
    definition: T | None = None
    problems: tuple[Problem, ...] = ()


@define
class Builder(Generic[T]):
    """Builds the definitions of one kind: each once, its base first, and only those that are asked for."""

    shape: Shape[T]
    given: Sequence[DefinitionFile]
    files: dict[str, DefinitionFile] = field(factory=dict, init=False)
    namesakes: dict[str, list[DefinitionFile]] = field(factory=dict, init=False)
    problems: list[Problem] = field(factory=list, init=False)
    done: dict[str, _Built[T]] = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        """Sorts the files by id."""
        by_id: dict[str, list[DefinitionFile]] = {}
        for file in self.given:
            definition_id = file.data.get("id")
            if isinstance(definition_id, str) and definition_id:
                by_id.setdefault(definition_id, []).append(file)
            else:
                words = msg("the definition has no id")
                self.problems.append(Problem(words, file.name, ("id",), expected=msg("a text in quotes")))
        for definition_id, files in by_id.items():
            if len(files) == 1:
                self.files[definition_id] = files[0]
            else:
                # Which of two files with one id is meant cannot be known, so neither is used.
                self.namesakes[definition_id] = files
                first, second, *_ = files
                self.problems += [_twice(definition_id, first, each) for each in files[1:]]
                self.problems.append(_twice(definition_id, second, first))

    def knows(self, definition_id: str) -> bool:
        """Whether some file has this id, be it right or wrong."""
        return definition_id in self.files or definition_id in self.namesakes

    def get(self, definition_id: str) -> T | None:
        """The definition with this id; None when there is none, or it has problems."""
        return self._build(definition_id).definition if definition_id in self.files else None

    def all(self) -> tuple[Mapping[str, T], tuple[Problem, ...]]:
        """Every definition without a problem by id, and every problem of every file."""
        built = {each: self._build(each) for each in self.files}
        right = {each: one.definition for each, one in built.items() if one.definition is not None}
        return right, (*self.problems, *(each for one in built.values() for each in one.problems))

    def _build(self, definition_id: str, below: tuple[str, ...] = ()) -> _Built[T]:
        if definition_id not in self.done:
            file = self.files[definition_id]
            data, problems = self._with_base(file.data, (*below, definition_id))
            definition = None
            if not problems:
                given = {key: value for key, value in data.items() if key != "schema"}
                definition, wrong = structure(given, self.shape.cls)
                problems += [*unknown_keys(given, self.shape.cls), *wrong]
                problems += self.shape.problems(definition) if definition is not None else ()
            self.done[definition_id] = _Built(
                data, None if problems else definition, tuple(each.in_file(file.name) for each in problems)
            )
        return self.done[definition_id]

    def _with_base(self, own: Plain, below: tuple[str, ...]) -> tuple[dict[str, Any], list[Problem]]:
        path = ("extends",)
        base_id = own.get("extends")
        if base_id is None:
            words = msg("only a definition that extends another can change a base")
            return dict(own), [Problem(words, path=(key,)) for key in ("override", "add") if key in own]
        if base_id in below:
            return {}, [Problem(msg("the definition extends itself"), path=path)]
        if not isinstance(base_id, str) or base_id not in self.files:
            return {}, [_unknown_base(base_id, sorted(set(self.files) - set(below)))]
        base = self._build(base_id, below)
        if base.definition is None:
            words = msg("the definition to extend, “{id}”, has problems", id=base_id)
            return {}, [Problem(words, path=path)]
        return lay_over(base.data, own, self.shape.tables)


def _unknown_base(base_id: object, known: Sequence[str]) -> Problem:
    return Problem(
        msg("the definition to extend, “{id}”, does not exist", id=shortened(base_id)),
        path=("extends",),
        expected=msg("one of: {words}", words=", ".join(known)),
        nearest=nearest(str(base_id), known),
    )


def _twice(definition_id: str, first: DefinitionFile, second: DefinitionFile) -> Problem:
    words = msg(
        "the id “{id}” is also in {file} of the plugin {plugin}",
        id=definition_id,
        file=first.name,
        plugin=first.plugin,
    )
    return Problem(words, second.name, ("id",), expected=msg("an id that no other plugin uses"))

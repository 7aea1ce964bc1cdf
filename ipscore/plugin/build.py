"""From the plain data of plugins' files to scales: each on its base, checked, refused when wrong."""

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import define, field, frozen

from ipscore.definitions.scale import Scale
from ipscore.definitions.validate import scale_problems
from ipscore.message import msg
from ipscore.plugin.extension import lay_over
from ipscore.problem import Problem, nearest
from ipscore.structure import shortened, structure, unknown_keys

Plain = Mapping[str, Any]


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
    problems: list[Problem] = []
    by_id: dict[str, DefinitionFile] = {}
    twice: set[str] = set()
    for file in files:
        scale_id = file.data.get("id")
        if not isinstance(scale_id, str) or not scale_id:
            problems.append(
                Problem(msg("the scale has no id"), file.name, ("id",), expected=msg("a text in quotes"))
            )
        elif scale_id in by_id:
            first = by_id[scale_id]
            problems += [_twice(scale_id, first, file)] + [_twice(scale_id, file, first)] * (
                scale_id not in twice
            )
            twice.add(scale_id)
        else:
            by_id[scale_id] = file
    # Which of two files with one id is meant cannot be known, so neither is used.
    builder = _Builder({each: file for each, file in by_id.items() if each not in twice})
    for scale_id in builder.files:
        builder.build(scale_id)
    scales = {each: built.scale for each, built in builder.done.items() if built.scale is not None}
    return scales, (*problems, *(each for built in builder.done.values() for each in built.problems))


@frozen
class _Built:
    data: dict[str, Any] = field(factory=dict)
    scale: Scale | None = None
    problems: tuple[Problem, ...] = ()


@define
class _Builder:
    """Builds each scale once, its base first."""

    files: Mapping[str, DefinitionFile]
    done: dict[str, _Built] = field(factory=dict)

    def build(self, scale_id: str, below: tuple[str, ...] = ()) -> _Built:
        if scale_id not in self.done:
            file = self.files[scale_id]
            data, problems = self._with_base(file.data, (*below, scale_id))
            scale = None
            if not problems:
                given = {key: value for key, value in data.items() if key != "schema"}
                scale, wrong = structure(given, Scale)
                problems += [*unknown_keys(given, Scale), *wrong]
                problems += scale_problems(scale) if scale is not None else ()
            self.done[scale_id] = _Built(
                data, None if problems else scale, tuple(each.in_file(file.name) for each in problems)
            )
        return self.done[scale_id]

    def _with_base(self, own: Plain, below: tuple[str, ...]) -> tuple[dict[str, Any], list[Problem]]:
        path = ("extends",)
        base_id = own.get("extends")
        if base_id is None:
            words = msg("only a scale that extends another can change a base")
            return dict(own), [Problem(words, path=(key,)) for key in ("override", "add") if key in own]
        if base_id in below:
            return {}, [Problem(msg("the scale extends itself"), path=path)]
        if not isinstance(base_id, str) or base_id not in self.files:
            return {}, [_unknown_base(base_id, sorted(set(self.files) - set(below)))]
        base = self.build(base_id, below)
        if base.scale is None:
            return {}, [Problem(msg("the scale to extend, “{id}”, has problems", id=base_id), path=path)]
        return lay_over(base.data, own)


def _unknown_base(base_id: object, known: Sequence[str]) -> Problem:
    return Problem(
        msg("the scale to extend, “{id}”, does not exist", id=shortened(base_id)),
        path=("extends",),
        expected=msg("one of: {words}", words=", ".join(known)),
        nearest=nearest(str(base_id), known),
    )


def _twice(scale_id: str, first: DefinitionFile, second: DefinitionFile) -> Problem:
    words = msg(
        "the id “{id}” is also in {file} of the plugin {plugin}",
        id=scale_id,
        file=first.name,
        plugin=first.plugin,
    )
    return Problem(words, second.name, ("id",), expected=msg("an id that no other plugin uses"))

"""Files of other versions of the program: older ones are brought up to date when read, newer ones shown.

Every kind of file says its version (`schema`, 1 when it says none). An upgrade is a pure function from the
plain data of one version to that of the next; a kind has one for each version there was (`Kind.upgrades`). A
file is written anew only when someone saves it, so that opening a workspace changes nothing.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import deepcopy
from typing import Any, TypeVar

from attrs import evolve, fields

from ipscore.message import msg
from ipscore.problem import Problem, Severity
from ipscore.structure import structure

T = TypeVar("T")

Table = dict[str, object]
Upgrade = Callable[[Mapping[str, object]], Table]
"""The plain data of one version → that of the next. Leaves its argument and unknown keys as they are."""

Place = tuple[str | int, ...]


def version_of(cls: type[Any]) -> int:
    """The version of the files of a class that this version of the program writes."""
    version: int = fields(cls).schema.default
    return version


def upgraded(raw: Table, cls: type[Any], upgrades: Sequence[Upgrade]) -> Table | Problem:
    """The data of a file as this version writes it; the data itself when it is not older.

    `upgrades[0]` leads from version 1 to 2, and so on. A problem when the data cannot be what it says.
    """
    now, written = version_of(cls), raw.get("schema", 1)
    if written == now or type(written) is not int or written > now:
        return raw
    if written < 1:
        return Problem(
            msg("There is no version {written} of this kind of file.", written=written),
            path=("schema",),
            expected=msg("schema = {known}", known=now),
        )
    data = raw
    try:
        for each in upgrades[written - 1 :]:
            data = each(data)
    except (LookupError, TypeError, ValueError, AttributeError):
        # What a hand made of an old file need not look like an old file.
        return Problem(
            msg("The file is of version {written} and cannot be brought up to date.", written=written),
            path=("schema",),
            expected=msg("a whole file of that version; restore it from a backup or its history"),
        )
    return {**data, "schema": now}


def newer(raw: Mapping[str, object], cls: type[Any]) -> Problem | None:
    """The problem of a file that a newer version of the program wrote; None for any other."""
    known, written = version_of(cls), raw.get("schema")
    if type(written) is not int or written <= known:
        return None
    return Problem(
        msg(
            "The file is of a newer version of the program (schema {written}; this one knows {known}).",
            written=written,
            known=known,
        ),
        path=("schema",),
        expected=msg("a newer version of the program; ask whoever looks after it to install it"),
    )


def shown_only(problem: Problem) -> Problem:
    """The word about a newer file of which a record could be made nevertheless."""
    return evolve(
        problem,
        message=msg(
            "{newer} It is shown as far as it is understood, and cannot be changed here.",
            newer=problem.message,
        ),
        severity=Severity.WARNING,
    )


def as_far_as_known(plain: Table, cls: type[T]) -> T | None:
    """The record in data of a newer version, without what this one does not understand.

    A word not known is left out, and what cannot be without it: a contact without its kind, say. None when
    the record itself cannot.
    """
    data = deepcopy(plain)
    while True:
        record, problems = structure(data, cls)
        if record is not None:
            return record
        unknown = {_culprit(data, each.path) for each in problems}
        if () in unknown:
            return None
        # The last of a list first, so that the places of the others stay true.
        for path in sorted(unknown, key=_from_behind, reverse=True):
            if not any(path[:length] in unknown for length in range(len(path))):
                del _at(data, path[:-1])[path[-1]]


def _culprit(data: Any, path: Place) -> Place:
    """What has to go for a problem to go: the value itself, or what cannot be without a missing key."""
    return path if path and path[-1] in _keys(_at(data, path[:-1])) else path[:-1]


def _keys(data: Any) -> Iterable[object]:
    return range(len(data)) if isinstance(data, list) else data


def _at(data: Any, path: Place) -> Any:
    for step in path:
        data = data[step]
    return data


def _from_behind(path: Place) -> tuple[tuple[bool, int, str], ...]:
    return tuple((isinstance(step, int), step if isinstance(step, int) else 0, str(step)) for step in path)

"""The file `ips score` reads: scores, and what was seen, by criterion.

    [scores]      "1" = 5        a score; "not_ratable" (or "–") when it was looked at and cannot be rated
    [elements]    "5" = [0, 1, 1, 1, 0]        in the printed order
    [figures]     time_outside = 43.5          by the ids of the scale
    [reasons]     "17" = "The log is kept."    why a score differs from the suggestion
    [comments], [recommendations]     "17" = "…"    what was seen, and what to do

Everything wrong is told at once, and what is right is counted all the same.
"""

from collections.abc import Mapping
from math import isfinite
from pathlib import Path
from typing import Any

from attrs import evolve, field, frozen

from ipscore.definitions.rule import elements_of
from ipscore.definitions.scale import Scale
from ipscore.message import Message, msg
from ipscore.problem import Problem, nearest
from ipscore.records.review import Rating
from ipscore.store.lines import line_of, places
from ipscore.store.reading import cleaned, parse, read_bytes

TEXTS = {"reasons": "reason", "comments": "comment", "recommendations": "recommendation"}
TABLES = ("scores", "elements", "figures", *TEXTS)
NOT_RATABLE = ("not_ratable", "–", "-")


@frozen
class ScoreFile:
    """What the file says, as far as it can be used, and every problem of it."""

    ratings: Mapping[str, Rating] = field(factory=dict)
    figures: Mapping[str, float] = field(factory=dict)
    problems: tuple[Problem, ...] = ()
    readable: bool = True


def read_score_file(path: Path, scale: Scale) -> ScoreFile:
    """Read and check the file. Never raises for bad data; a file that cannot be read is a problem."""
    absolute = path.absolute()
    data = read_bytes(str(absolute.parent), absolute.name)
    if isinstance(data, Problem):
        return _unreadable(data, path)
    table = parse(data, absolute.name)
    if isinstance(table, Problem):
        return _unreadable(table, path)
    reader = _Reader(scale)
    reader.read(cleaned(data, table))
    lines = places(data.decode()).lines
    problems = tuple(evolve(each, file=str(path), line=line_of(lines, each.path)) for each in reader.problems)
    return ScoreFile(reader.ratings, reader.figures, problems)


def _unreadable(problem: Problem, path: Path) -> ScoreFile:
    return ScoreFile(problems=(evolve(problem, file=str(path)),), readable=False)


class _Reader:
    def __init__(self, scale: Scale) -> None:
        self.scale = scale
        self.ratings: dict[str, Rating] = {}
        self.figures: dict[str, float] = {}
        self.problems: list[Problem] = []

    def read(self, table: Mapping[str, object]) -> None:
        for key in table:
            if key not in TABLES:
                self._wrong(
                    msg("the file has no use for “{key}”", key=key),
                    (key,),
                    near=nearest(key, TABLES),
                    expected=msg("one of: {words}", words=TABLES),
                )
        if "scores" not in table:
            self._wrong(
                msg("there are no scores"), (), expected=msg('a table [scores] with lines such as "1" = 5')
            )
        for key, value in self._table(table, "scores"):
            self._criterion(key, "scores", self._score(key, value))
        for key, value in self._table(table, "elements"):
            self._criterion(key, "elements", self._elements(key, value))
        for key, value in self._table(table, "figures"):
            self._figure(key, value)
        for name, field_name in TEXTS.items():
            for key, value in self._table(table, name):
                self._criterion(key, name, self._text(key, value, name, field_name))

    def _table(self, table: Mapping[str, object], name: str) -> list[tuple[str, object]]:
        found = table.get(name, {})
        if isinstance(found, dict):
            return list(found.items())
        self._wrong(
            msg("“{key}” must be a table", key=name),
            (name,),
            expected=msg("a table, written [{key}]", key=name),
        )
        return []

    def _criterion(self, key: str, table: str, change: Mapping[str, Any] | None) -> None:
        if key not in self.scale.criteria:
            self._wrong(
                msg("the scale has no criterion {id}", id=key),
                (table, key),
                near=_nearest_criterion(key, self.scale),
                expected=msg("one of: {words}", words=tuple(self.scale.criteria)),
            )
        elif change is not None:
            self.ratings[key] = evolve(self.ratings.get(key, Rating()), **change)

    def _score(self, key: str, value: object) -> Mapping[str, Any] | None:
        low, high = self.scale.score_low, self.scale.score_high
        codes = tuple(each.code for each in self.scale.codes)
        if isinstance(value, str) and value in NOT_RATABLE:
            return {"not_ratable": True}
        if (
            isinstance(value, int)
            and not isinstance(value, bool)
            and (low <= value <= high or value in codes)
        ):
            return {"score": value}
        self._wrong(
            msg("{value} is not a score of this scale", value=_shown(value)),
            ("scores", key),
            expected=msg('a whole number {low}–{high}, or "not_ratable"', low=low, high=high),
        )
        return None

    def _elements(self, key: str, value: object) -> Mapping[str, Any] | None:
        if key not in self.scale.criteria:
            return None
        elements = elements_of(self.scale.criteria[key].rule)
        path = ("elements", key)
        if not elements:
            self._wrong(msg("criterion {id} has no elements", id=key), path)
        elif not isinstance(value, list) or any(each not in (0, 1) for each in value):
            self._wrong(
                msg("this is not a list of elements"),
                path,
                expected=_as_in(len(elements)),
            )
        elif len(value) != len(elements):
            self._wrong(
                msg(
                    "criterion {id} has {count} elements, and {given} are given",
                    id=key,
                    count=len(elements),
                    given=len(value),
                ),
                path,
                expected=_as_in(len(elements)),
            )
        else:
            return {"elements": {each.id: bool(given) for each, given in zip(elements, value, strict=True)}}
        return None

    def _figure(self, key: str, value: object) -> None:
        path = ("figures", key)
        if key not in self.scale.figures:
            self._wrong(
                msg("the scale has no figure “{id}”", id=key),
                path,
                near=nearest(key, self.scale.figures),
                expected=msg("one of: {words}", words=tuple(self.scale.figures)),
            )
        elif isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
            self._wrong(
                msg("{value} is not a number", value=_shown(value)),
                path,
                expected=msg("a number such as 43.5"),
            )
        else:
            self.figures[key] = float(value)

    def _text(self, key: str, value: object, table: str, field_name: str) -> Mapping[str, Any] | None:
        if isinstance(value, str):
            return {field_name: value}
        words = msg("the reason is not a text") if table == "reasons" else msg("this is not a text")
        self._wrong(words, (table, key), expected=msg("a text in quotes"))
        return None

    def _wrong(
        self,
        message: Message,
        path: tuple[str, ...],
        *,
        near: str | None = None,
        expected: Message | None = None,
    ) -> None:
        self.problems.append(Problem(message, path=path, nearest=near, expected=expected))


def _as_in(count: int) -> Message:
    example = ", ".join("01"[at % 2] for at in range(count))
    return msg("{count} times 0 or 1, as in [{example}]", count=count, example=example)


def _nearest_criterion(key: str, scale: Scale) -> str | None:
    """The criterion most like `key`: by number where they are numbered, since 26 is nearer 25 than 6."""
    numbered = [each for each in scale.criteria if each.isdecimal()]
    if numbered and key.isdecimal() and len(key) <= 3:
        return min(numbered, key=lambda each: abs(int(each) - int(key)))
    return nearest(key, scale.criteria)


def _shown(value: object) -> str:
    text = str(value).lower() if isinstance(value, bool) else repr(value)
    return text if len(text) <= 40 else f"{text[:39]}…"

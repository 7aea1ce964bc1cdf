"""`ips check`: reads everything in a workspace and names every problem, by file and line."""

import os
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from typing import Any

from attrs import define, evolve, field

from ipscore.definitions.scale import Scale
from ipscore.fidelity.seal import broken_seals
from ipscore.message import msg
from ipscore.problem import Problem, Severity
from ipscore.records.consistency import client_problems
from ipscore.records.consistency_practice import service_log_problems
from ipscore.records.consistency_review import plan_problems, review_problems
from ipscore.records.consistency_service import (
    employer_problems,
    identity_problems,
    info_problems,
    programme_problems,
    staff_problems,
    working_time_problems,
)
from ipscore.records.dataset import Dataset
from ipscore.records.references import reference_problems
from ipscore.records.workspace import WorkspaceInfo
from ipscore.store.cleaning import clean_line
from ipscore.store.documents import Document, placed, read, understand
from ipscore.store.layout import INFO, KINDS, RATINGS, SUFFIX, Kind, scan
from ipscore.store.rating_check import plan_criteria_problems, rating_problems
from ipscore.store.reading import cleaned, parse, read_bytes
from ipscore.store.review_progress import closed
from ipscore.store.sweeping import leftovers
from ipscore.store.text_packs import read_text_packs
from ipscore.store.workspace import Workspace, twice
from ipscore.structure import unknown_keys

_CONSISTENCY: Mapping[str, Callable[[Any, date], tuple[Problem, ...]]] = {
    "clients": client_problems,
    "employers": employer_problems,
    "working_time": working_time_problems,
    "service_logs": service_log_problems,
    "identities": lambda record, _: identity_problems(record),
    "staff": lambda record, _: staff_problems(record),
    "programmes": lambda record, _: programme_problems(record),
    "reviews": lambda record, _: review_problems(record),
    "plans": plan_problems,
}


def check(
    workspace: Workspace,
    scales: Mapping[str, Scale],
    rules: Collection[str] | None = None,
    texts: Collection[str] = (),
) -> tuple[Problem, ...]:
    """Every problem of the workspace, sorted by file and line. Reads everything and changes nothing.

    `rules`: ids of the practice rules there are; None: what the workspace says of them is not looked at.
    `texts`: ids of the text packs that plugins give; those of the workspace are read.
    """
    found = _Check(str(workspace.root), workspace.today())
    found.info()
    for kind in KINDS:
        found.files(kind)
    found.references(Dataset(workspace.info), scales, rules, {*texts, *found.texts(scales)})
    found.strays()
    found.told.extend(map(_left_over, leftovers(found.root)))
    return tuple(sorted(found.all(), key=lambda each: (each.file, each.line or 0, each.where)))


@define
class _Check:
    """What was read so far, and the problems: `told` are whole, `problems` (by file) lack their lines."""

    root: str
    today: date
    problems: dict[str, list[Problem]] = field(factory=dict)
    told: list[Problem] = field(factory=list)
    records: dict[str, dict[str, Any]] = field(factory=dict)
    names: dict[tuple[str, str], str] = field(factory=dict)
    unreadable: dict[str, set[str]] = field(factory=dict)
    seen: set[str] = field(factory=set)

    def info(self) -> None:
        """Look at `workspace.toml`."""
        self.seen.add(INFO)
        content = read_bytes(self.root, INFO)
        if isinstance(content, Problem):
            self.told.append(content)
            return

        found = understand(content, INFO, WorkspaceInfo)
        if isinstance(found, tuple):
            self.told.extend(found)
            return
        self._keys(INFO, found, WorkspaceInfo)
        self._note(INFO, info_problems(found.record))

    def files(self, kind: Kind[Any]) -> None:
        """Look at every file of a kind by itself."""
        records = self.records.setdefault(kind.name, {})
        for name in scan(self.root, kind.pattern):
            if isinstance(name, Problem):
                self.told.append(name)
                continue
            self.seen.add(name)
            found = read(self.root, name, kind)
            if isinstance(found, tuple) and kind is RATINGS and closed(self.root, name):
                # Whoever rates alone keeps the file to themselves: nothing is wrong with it.
                self.unreadable.setdefault(kind.name, set()).add(kind.id_of(name))
                continue
            if isinstance(found, tuple):
                self.told.extend(found)
                self.unreadable.setdefault(kind.name, set()).add(kind.id_of(name))
                self._unknown(name, kind)
                continue
            self._keys(name, found, kind.cls)
            record = found.record
            if record.id in records:
                self.told.append(twice(name, record.id))
                continue
            records[record.id] = record
            self.names[kind.name, record.id] = name
            # What is left of a newer file when the unknown is left out need not be consistent.
            if found.read_only is None and (consistency := _CONSISTENCY.get(kind.name)):
                self._note(name, consistency(record, self.today))

    def texts(self, scales: Mapping[str, Scale]) -> frozenset[str]:
        """Look at the text packs of the workspace; returns the ids of the files there are."""
        found = read_text_packs(self.root, scales)
        self.seen.update(found.names)
        self.told.extend(found.problems)
        return found.ids

    def references(
        self,
        dataset: Dataset,
        scales: Mapping[str, Scale],
        rules: Collection[str] | None,
        texts: Collection[str],
    ) -> None:
        """Look at what records say of each other."""
        reviews, ratings, plans = (self.records[each] for each in ("reviews", "ratings", "plans"))
        for kind, records in self.records.items():
            if hasattr(dataset, kind):
                setattr(dataset, kind, records)
        found = reference_problems(
            dataset, reviews.values(), ratings.values(), scales, self.unreadable, rules, texts, plans.values()
        )
        for each in found:
            where, *path = each.path
            if where == "info":
                self._note(INFO, (_at(each, path),))
            else:
                self._note(self.names[str(where), str(path[0])], (_at(each, path[1:]),))
        for rating in ratings.values():
            review = reviews.get(rating.review)
            if review is not None and review.scale in scales:
                self._note(self.names["ratings", rating.id], rating_problems(rating, scales[review.scale]))
        for plan in plans.values():
            review = reviews.get(plan.id)
            if review is not None and review.scale in scales:
                self._note(self.names["plans", plan.id], plan_criteria_problems(plan, scales[review.scale]))
        self._seals()
        self._sites()

    def _seals(self) -> None:
        """Ratings that are not those that were issued."""
        ratings = self.records["ratings"].values()
        for review in self.records["reviews"].values():
            files = {each.assessor: each for each in ratings if each.review == review.id}
            for key in broken_seals(review, files):
                rating_id = f"{review.id}-{key}"
                # One that cannot be read is told as that.
                if rating_id not in self.unreadable.get("ratings", ()):
                    name = self.names.get(("ratings", rating_id))
                    self.told.append(_unsealed(name or f"reviews/{review.id}/ratings/{key}.toml"))

    def strays(self) -> None:
        """Look for record files that lie where nothing reads them."""
        for folder, folders, files in os.walk(self.root):
            folders[:] = [each for each in folders if not each.startswith(".")]
            inside = os.path.relpath(folder, self.root)
            for file in files:
                name = file if inside == "." else f"{inside}/{file}"
                if file.endswith(SUFFIX) and not file.startswith(".") and name not in self.seen:
                    self.told.append(_stray(name))

    def all(self) -> Iterator[Problem]:
        """Every problem, with its file and its line."""
        yield from self.told
        for name, problems in self.problems.items():
            content = read_bytes(self.root, name)
            yield from (
                (each.in_file(clean_line(name)) for each in problems)
                if isinstance(content, Problem)
                else placed(content, name, tuple(problems))
            )

    def _unknown(self, name: str, kind: Kind[Any]) -> None:
        """Keys not known, in a file that cannot be used: a misspelt key is often why."""
        content = read_bytes(self.root, name)
        raw = content if isinstance(content, Problem) else parse(content, name)
        if not isinstance(raw, Problem) and not isinstance(content, Problem):
            self._note(name, unknown_keys(cleaned(content, raw), kind.cls))

    def _keys(self, name: str, found: Document[Any], cls: type[Any]) -> None:
        """Keys not known; a file of a newer version has them rightly, and is told as what it is."""
        if found.read_only is None:
            self._note(name, unknown_keys(found.raw, cls))
        else:
            self.told.append(found.read_only)

    def _sites(self) -> None:
        """An identity lies with its case: access to a site's folders would differ otherwise."""
        for record_id in self.records["identities"]:
            case = self.names.get(("clients", record_id))
            name = self.names["identities", record_id]
            home = case and "identities" + case.removeprefix("clients")
            if home and name != home:
                self.told.append(
                    Problem(
                        msg("The name is kept at another site than the case."),
                        name,
                        expected=msg("{file}; move it there", file=home),
                    )
                )

    def _note(self, name: str, problems: tuple[Problem, ...]) -> None:
        if problems:
            self.problems.setdefault(name, []).extend(problems)


def _at(problem: Problem, path: list[str | int]) -> Problem:
    return evolve(problem, path=tuple(path))


def _unsealed(name: str) -> Problem:
    return Problem(
        msg("The review is issued, and these ratings are not those it was issued with."),
        clean_line(name),
        expected=msg("the file as it was when the report was issued; its history has the earlier versions"),
    )


def _left_over(name: str) -> Problem:
    return Problem(
        msg("A save was cut off here and left this behind. The record itself is whole."),
        clean_line(name),
        expected=msg("nothing of this name; the next save in this folder removes it, and so may you"),
        severity=Severity.WARNING,
    )


def _stray(name: str) -> Problem:
    return Problem(
        msg("The file lies where nothing reads it."),
        clean_line(name),
        expected=msg("one of the folders in docs/format.md; move it there, or out of the workspace"),
    )

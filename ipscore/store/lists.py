"""What lists show, from the index: names, rows and summaries of every record, decoded only when looked at."""

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from typing import Any, Generic, TypeVar

from ipscore.practice.caseload import CaseloadRow, row, row_of
from ipscore.practice.summaries import ClientSummary, EmployerSummary, IdentitySummary, StaffSummary
from ipscore.problem import Problem
from ipscore.store.index_entry import Entry
from ipscore.store.summaries import client_from, employer_from, identity_from, staff_from, standing_from

T = TypeVar("T")

Ids = dict[str, Entry]
"""The entries of one kind that hold a record, by the record's id."""


class Summaries(Mapping[str, T], Generic[T]):
    """Summaries of one kind by id; each is decoded anew when it is asked for, so that none has to be held."""

    def __init__(self, entries: Ids, decode: Callable[[Any], T]) -> None:
        self._entries = entries
        self._decode = decode

    def __getitem__(self, record_id: str) -> T:
        return self._decode(self._entries[record_id].summary())

    def __contains__(self, record_id: object) -> bool:
        return record_id in self._entries

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)


class Lists:
    """The records of a workspace as lists show them, as they were at one moment."""

    def __init__(self, ids: Mapping[str, Ids], problems: tuple[Problem, ...]) -> None:
        self._ids = ids
        self.problems = problems
        """What could not be read, and what is to be said about files that could."""
        self.clients: Mapping[str, ClientSummary] = Summaries(ids["clients"], client_from)
        self.identities: Mapping[str, IdentitySummary] = Summaries(ids["identities"], identity_from)
        self.employers: Mapping[str, EmployerSummary] = Summaries(ids["employers"], employer_from)
        self.staff: Mapping[str, StaffSummary] = Summaries(ids["staff"], staff_from)
        self._names: dict[str, dict[str, str]] = {}
        self._rows: tuple[date, dict[str, CaseloadRow]] | None = None

    def problems_of(self, kinds: Collection[str]) -> tuple[Problem, ...]:
        """The problems of these kinds of record alone."""
        return tuple(each for each in self.problems if each.file.split("/")[0] in kinds)

    @property
    def names(self) -> Mapping[str, str]:
        """Names of clients by id, family name first; empty where none is written down."""
        return self._by_id("identities", lambda plain: f"{plain[1]} {plain[2]}".strip())

    @property
    def staff_names(self) -> Mapping[str, str]:
        """Names of the staff by id."""
        return self._by_id("staff", lambda plain: str(plain[1]))

    @property
    def employer_names(self) -> Mapping[str, str]:
        """Names of the employers by id."""
        return self._by_id("employers", lambda plain: str(plain[1]))

    def caseload(self, today: date) -> tuple[CaseloadRow, ...]:
        """A row for each client whose coaching has begun, also for those whose coaching has ended, by id."""
        if self._rows is None or self._rows[0] != today:
            entries = self._ids["clients"]
            heads = _together(each.head for each in entries.values())
            found = zip(entries, heads, strict=True)
            rows = ((key, self._row(key, head, today)) for key, head in found)
            self._rows = today, {key: each for key, each in rows if each is not None}
        rows_by_id = self._rows[1]
        return tuple(rows_by_id[key] for key in sorted(rows_by_id))

    def after(
        self, ids: Mapping[str, Ids], problems: tuple[Problem, ...], touched: Mapping[str, frozenset[str]]
    ) -> "Lists":
        """The lists after the records `touched` (ids by kind) have changed: only those are decoded again."""
        fresh = Lists(ids, problems)
        for kind, known in list(self._names.items()):
            fresh._names[kind] = known if not touched.get(kind) else _without(known, touched[kind])
        fresh._rows = self._rows
        if self._rows is not None and (clients := touched.get("clients")):
            today, rows = self._rows[0], _without(self._rows[1], clients)
            entries = ids["clients"]
            for key in clients & entries.keys():
                made = self._row(key, json.loads(entries[key].head), today, fresh)
                if made is not None:
                    rows[key] = made
            fresh._rows = today, rows
        return fresh

    def _row(
        self, client_id: str, head: Any, today: date, lists: "Lists | None" = None
    ) -> CaseloadRow | None:
        standing = standing_from(head)
        if standing.holds_on(today):
            return row_of(client_id, standing.facts, today)
        return row((lists or self).clients[client_id], today)

    def _by_id(self, kind: str, name: Callable[[Any], str]) -> Mapping[str, str]:
        known = self._names.get(kind, {})
        entries = self._ids[kind]
        if len(known) != len(entries):
            missing = [key for key in entries if key not in known]
            plain = _together(entries[key].data for key in missing)
            fresh = {key: name(each[0]) for key, each in zip(missing, plain, strict=True)}
            # A new one each time: another thread may be looking at the old one.
            known = self._names[kind] = {**known, **fresh}
        return known


def _together(parts: Iterator[bytes]) -> list[Any]:
    """Many texts decoded at one go, which takes a third of the time of one by one."""
    decoded: list[Any] = json.loads(b"[%b]" % b",".join(parts))
    return decoded


def _without(known: Mapping[str, Any], keys: frozenset[str]) -> dict[str, Any]:
    return {key: each for key, each in known.items() if key not in keys}

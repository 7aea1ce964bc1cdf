"""What lists show, from the index: names, rows and summaries of every record, decoded only when looked at."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Generic, TypeVar

from ipscore.practice.case import Case, ReviewResult, Service
from ipscore.practice.caseload import CaseloadRow, row, row_of
from ipscore.practice.summaries import (
    ClientSummary,
    EmployerSummary,
    IdentitySummary,
    JobSummary,
    StaffSummary,
)
from ipscore.problem import Problem
from ipscore.records.service_log import ServiceLog
from ipscore.store.employer_work import EmployerWork
from ipscore.store.index_shelf import Records
from ipscore.store.summaries import (
    client_from,
    employer_from,
    identity_from,
    jobs_from,
    service_log_from,
    staff_from,
    standing_from,
)
from ipscore.store.workspace import not_collecting

T = TypeVar("T")


class Summaries(Mapping[str, T], Generic[T]):
    """Summaries of one kind by id; each is decoded anew when it is asked for, so that none has to be held."""

    def __init__(self, records: Records, decode: Callable[[Any], T]) -> None:
        self._records = records
        self._decode = decode

    def __getitem__(self, record_id: str) -> T:
        return self._decode(self._records.summary(record_id))

    def __contains__(self, record_id: object) -> bool:
        return record_id in self._records.places

    def __iter__(self) -> Iterator[str]:
        return iter(self._records.places)

    def __len__(self) -> int:
        return len(self._records.places)


class Lists:
    """The records of a workspace as lists show them, as they were at one moment."""

    def __init__(self, records: Mapping[str, Records], problems: tuple[Problem, ...]) -> None:
        self._records = records
        self.problems = problems
        """What could not be read, and what is to be said about files that could."""
        self.clients: Mapping[str, ClientSummary] = Summaries(records["clients"], client_from)
        self.identities: Mapping[str, IdentitySummary] = Summaries(records["identities"], identity_from)
        self.employers: Mapping[str, EmployerSummary] = Summaries(records["employers"], employer_from)
        self.staff: Mapping[str, StaffSummary] = Summaries(records["staff"], staff_from)
        self.service_logs: Mapping[str, ServiceLog] = Summaries(records["service_logs"], service_log_from)
        """Without the notes of their events."""
        self._names: dict[str, dict[str, str]] = {}
        self._rows: tuple[date, dict[str, CaseloadRow]] | None = None
        self._employer_work: EmployerWork | None = None
        self._jobs: dict[str, tuple[JobSummary, ...]] | None = None

    def problems_of(self, kinds: Collection[str]) -> tuple[Problem, ...]:
        """The problems of these kinds of record alone."""
        return tuple(each for each in self.problems if each.file.split("/")[0] in kinds)

    @property
    def names(self) -> Mapping[str, str]:
        """Names of clients by id, family name first; empty where none is written down."""
        return self._by_id("identities")

    @property
    def staff_names(self) -> Mapping[str, str]:
        """Names of the staff by id."""
        return self._by_id("staff")

    @property
    def employer_names(self) -> Mapping[str, str]:
        """Names of the employers by id."""
        return self._by_id("employers")

    def caseload(self, today: date) -> tuple[CaseloadRow, ...]:
        """A row for each client whose coaching has begun, also for those whose coaching has ended, by id."""
        if self._rows is None or self._rows[0] != today:
            with not_collecting():
                rows = ((key, self._row(key, head, today)) for key, head in self._records["clients"].heads())
                self._rows = today, {key: each for key, each in rows if each is not None}
        rows_by_id = self._rows[1]
        return tuple(rows_by_id[key] for key in sorted(rows_by_id))

    @property
    def employer_work(self) -> EmployerWork:
        """Every employer, and what was done with employers for each client."""
        if self._employer_work is None:
            with not_collecting():
                self._employer_work = EmployerWork(dict(self.employers.items()))
        return self._employer_work

    @property
    def jobs(self) -> Mapping[str, tuple[JobSummary, ...]]:
        """The jobs of every client who has had one."""
        if self._jobs is None:
            with not_collecting():
                self._jobs = _jobs(self._records["clients"], self._records["clients"].places)
        return self._jobs

    def cases(self, clients: Iterable[str]) -> Iterator[Case]:
        """The cases of these clients, in their order; of those that are there."""
        contacts = self.employer_work.by_client
        for key in clients:
            if key in self.clients:
                yield Case(self.clients[key], contacts.get(key, ()))

    def service(self, sites: Iterable[str], reviews: Iterable[ReviewResult] = ()) -> Service:
        """What rules about these sites rest on. Reviews come from `ipscore.store.review_results`."""
        staff = tuple(self.staff[key] for key in sorted(self.staff))
        logs = tuple(self.service_logs[key] for key in sorted(self.service_logs))
        return Service(tuple(sites), staff, logs, tuple(reviews))

    def after(
        self,
        records: Mapping[str, Records],
        problems: tuple[Problem, ...],
        touched: Mapping[str, frozenset[str]],
    ) -> "Lists":
        """The lists after the records `touched` (ids by kind) have changed: only those are decoded again."""
        fresh = Lists(records, problems)
        for kind, known in list(self._names.items()):
            fresh._names[kind] = known if not touched.get(kind) else _without(known, touched[kind])
        if self._employer_work is not None:
            employers = touched.get("employers", frozenset())
            fresh._employer_work = self._employer_work.after(fresh.employers, employers)
        if self._jobs is not None:
            changed = touched.get("clients", frozenset())
            left = changed & records["clients"].places.keys()
            fresh._jobs = _without(self._jobs, changed) | _jobs(records["clients"], left)
        fresh._rows = self._rows
        if self._rows is not None and (clients := touched.get("clients")):
            today, rows = self._rows[0], _without(self._rows[1], clients)
            there = records["clients"]
            for key in clients & there.places.keys():
                made = fresh._row(key, there.head(key), today)
                if made is not None:
                    rows[key] = made
            fresh._rows = today, rows
        return fresh

    def _row(self, client_id: str, head: Any, today: date) -> CaseloadRow | None:
        standing = standing_from(head)
        if standing.holds_on(today):
            return row_of(client_id, standing.facts, today)
        return row(self.clients[client_id], today)

    def _by_id(self, kind: str) -> Mapping[str, str]:
        known = self._names.get(kind)
        records = self._records[kind]
        if known is None:
            known = self._names[kind] = dict(records.heads())
        elif len(known) != len(records.places):
            # A new one each time: another thread may be looking at the old one.
            missing = {key: records.head(key) for key in records.places.keys() - known.keys()}
            known = self._names[kind] = {**known, **missing}
        return known


def _jobs(records: Records, clients: Iterable[str]) -> dict[str, tuple[JobSummary, ...]]:
    found = ((key, jobs_from(records.summary(key))) for key in clients)
    return {key: jobs for key, jobs in found if jobs}


def _without(known: Mapping[str, Any], keys: frozenset[str]) -> dict[str, Any]:
    left = dict(known)
    for key in keys:
        left.pop(key, None)
    return left

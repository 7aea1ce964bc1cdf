"""The employers as a list: who knows them, who works there, and when the next contact is due.

Made from summaries, so that a list of thousands opens no file. Employers that were merged are not in it:
their contacts and jobs are those of the employer they were merged into.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum

from attrs import frozen

from ipscore.practice.selection import LIMIT, alphabetical
from ipscore.practice.summaries import EmployerContactSummary, EmployerSummary, JobSummary
from ipscore.records.job import Sector
from ipscore.records.merged import kept_ids


@frozen
class KnownBy:
    """A coach who has been in contact with the employer, how often, and when last."""

    coach: str
    contacts: int
    last: date


@frozen
class GivenJob:
    """A job that a client has or had with the employer."""

    client: str
    job: JobSummary


@frozen
class EmployerRow:
    """One employer of the directory.

    `ids`: its id and those of the employers merged into it. `contacts`: newest first, none after the day
    asked for. `known_by`: the coaches, most contacts first; meetings that a client had alone do not make a
    coach known. `jobs`: newest first; `running` of them go on. `next_step` and `next_on`: what was agreed
    last and has not been done.
    """

    id: str
    ids: tuple[str, ...]
    name: str
    sector: Sector | None
    business_id: str
    industry: str
    municipality: str
    person: str
    phone: str
    email: str
    contacts: tuple[EmployerContactSummary, ...] = ()
    known_by: tuple[KnownBy, ...] = ()
    jobs: tuple[GivenJob, ...] = ()
    running: int = 0
    next_step: str = ""
    next_on: date | None = None

    @property
    def last_contact(self) -> EmployerContactSummary | None:
        """The newest contact."""
        return self.contacts[0] if self.contacts else None

    @property
    def last_on(self) -> date | None:
        """Day of the newest contact."""
        return self.contacts[0].on if self.contacts else None


class EmployerOrder(StrEnum):
    """What the employers are ordered by."""

    NAME = "name"
    MUNICIPALITY = "municipality"
    INDUSTRY = "industry"
    CONTACTS = "contacts"
    LAST_CONTACT = "last_contact"
    JOBS = "jobs"
    NEXT_STEP = "next_step"


@frozen
class EmployerSelection:
    """Which employers, in which order.

    `search`: parts of the name, field, place, contact person and business id, all of which must be there.
    `coach`: only those this coach was in contact with. `quiet_days`: only those nobody was in contact with
    for at least so many days. `due_by`: only those whose next step is due by this day.
    """

    search: str = ""
    coach: str | None = None
    quiet_days: int | None = None
    due_by: date | None = None
    order: EmployerOrder = EmployerOrder.NAME
    backwards: bool = False


@frozen
class SelectedEmployers:
    """The rows to show, how many matched, and how many there are in all."""

    rows: tuple[EmployerRow, ...]
    matching: int
    total: int


def directory(
    employers: Mapping[str, EmployerSummary], jobs: Mapping[str, Iterable[JobSummary]], today: date
) -> tuple[EmployerRow, ...]:
    """A row for each employer, by id, as things stood on `today`. `jobs`: by the client's id."""
    kept = kept_ids(employers)
    given = _given(jobs, kept, today)
    parts: dict[str, list[EmployerSummary]] = defaultdict(list)
    for employer_id in sorted(employers):
        parts[kept.get(employer_id, employer_id)].append(employers[employer_id])
    return tuple(
        _row(employers[key], parts[key], given.get(key, ()), today) for key in sorted(employers.keys() - kept)
    )


def select_employers(
    rows: Iterable[EmployerRow], selection: EmployerSelection, today: date
) -> SelectedEmployers:
    """Choose and order the rows; what is not known comes last in either direction."""
    every = tuple(rows)
    found = [each for each in every if _matches(each, selection, today)]
    found.sort(key=lambda each: (alphabetical(each.name), each.id))
    key = _KEYS[selection.order]
    known = [each for each in found if key(each) is not None]
    known.sort(key=lambda each: key(each) or (), reverse=selection.backwards)
    ordered = (*known, *(each for each in found if key(each) is None))
    return SelectedEmployers(ordered[:LIMIT], len(found), len(every))


def open_step(contacts: Iterable[EmployerContactSummary], today: date) -> EmployerContactSummary | None:
    """The contact in which something was agreed last that has not been done; None when there is none.

    A contact on or after its day does it; one that nobody put a day to stands until the next contact.
    """
    begun = [each for each in contacts if each.on <= today]
    agreed = [each for each in begun if each.next_step or each.next_on is not None]
    if not agreed:
        return None
    newest = max(agreed, key=lambda each: (each.on, each.id))
    if any(each.on > newest.on and (newest.next_on is None or each.on >= newest.next_on) for each in begun):
        return None
    return newest


def _given(
    jobs: Mapping[str, Iterable[JobSummary]], kept: Mapping[str, str], today: date
) -> Mapping[str, list[GivenJob]]:
    found: dict[str, list[GivenJob]] = defaultdict(list)
    for client, every in jobs.items():
        for job in every:
            if job.employer is not None and job.start <= today:
                found[kept.get(job.employer, job.employer)].append(GivenJob(client, job))
    return found


def _row(
    employer: EmployerSummary, parts: list[EmployerSummary], jobs: Iterable[GivenJob], today: date
) -> EmployerRow:
    # While two are being merged a contact is in both files.
    by_id = {each.id: each for part in parts for each in part.contacts if each.on <= today}
    contacts = sorted(by_id.values(), key=lambda each: (-each.on.toordinal(), each.id))
    given = sorted(jobs, key=lambda each: (-each.job.start.toordinal(), each.client, each.job.id))
    step = open_step(contacts, today)
    return EmployerRow(
        id=employer.id,
        ids=(employer.id, *(each.id for each in parts if each.id != employer.id)),
        name=employer.name,
        sector=employer.sector,
        business_id=employer.business_id,
        industry=employer.industry,
        municipality=employer.municipality,
        person=employer.person,
        phone=employer.phone,
        email=employer.email,
        contacts=tuple(contacts),
        known_by=_known_by(contacts),
        jobs=tuple(given),
        running=sum(each.job.runs_on(today) for each in given),
        next_step="" if step is None else step.next_step,
        next_on=None if step is None else step.next_on,
    )


def _known_by(contacts: Iterable[EmployerContactSummary]) -> tuple[KnownBy, ...]:
    days: dict[str, list[date]] = defaultdict(list)
    for each in contacts:
        if not each.by_client:
            days[each.coach].append(each.on)
    known = (KnownBy(coach, len(on), max(on)) for coach, on in days.items())
    return tuple(sorted(known, key=lambda each: (-each.contacts, -each.last.toordinal(), each.coach)))


def _matches(row: EmployerRow, selection: EmployerSelection, today: date) -> bool:
    words = selection.search.casefold().split()
    number = row.business_id.replace("-", "")
    text = f"{row.name} {row.industry} {row.municipality} {row.person} {row.business_id} {number}".casefold()
    quiet = selection.quiet_days
    due = selection.due_by
    return (
        all(word in text for word in words)
        and (selection.coach is None or any(each.coach == selection.coach for each in row.known_by))
        and (quiet is None or row.last_on is None or today - row.last_on >= timedelta(days=quiet))
        and (due is None or (row.next_on is not None and row.next_on <= due))
    )


_Key = Callable[[EmployerRow], tuple[object, ...] | None]

_KEYS: Mapping[EmployerOrder, _Key] = {
    EmployerOrder.NAME: lambda row: (alphabetical(row.name),),
    EmployerOrder.MUNICIPALITY: lambda row: (alphabetical(row.municipality),) if row.municipality else None,
    EmployerOrder.INDUSTRY: lambda row: (alphabetical(row.industry),) if row.industry else None,
    EmployerOrder.CONTACTS: lambda row: (-len(row.contacts),),
    EmployerOrder.LAST_CONTACT: lambda row: (-row.last_on.toordinal(),) if row.last_on else None,
    EmployerOrder.JOBS: lambda row: (-len(row.jobs), -row.running),
    EmployerOrder.NEXT_STEP: lambda row: (row.next_on,) if row.next_on else None,
}

"""What the team leader's view takes from the store, and the reviews it gives back."""

from collections.abc import Iterable, Mapping
from datetime import date

from attrs import frozen

from ipscore.practice.agenda import Practice
from ipscore.practice.team.reviewing import Waiting, review, take_back
from ipscore.practice.team.views import TeamRecords
from ipscore.problem import Problem
from ipscore.records.employer import Employer
from ipscore.records.service_log import ServiceEvent, ServiceEventKind, ServiceLog
from ipscore.records.workspace import WorkspaceInfo
from ipscore.store.agenda import agenda
from ipscore.store.errors import StoreError
from ipscore.store.lists import Lists
from ipscore.store.repository import Repository


@frozen
class Stamped:
    """What became of a round of reviews: contacts saved, their employers now, and why others were not."""

    saved: tuple[Waiting, ...]
    employers: tuple[Employer, ...]
    problems: tuple[Problem, ...]


def team_records(lists: Lists, info: WorkspaceInfo, practice: Practice, day: date) -> TeamRecords:
    """Summaries and due items for `ipscore.practice.team.board`, from the index."""
    return TeamRecords(
        clients=tuple(lists.clients.values()),
        employers=tuple(lists.employers.values()),
        staff=dict(lists.staff),
        items=agenda(lists, info, practice, day),
    )


def stamp(employers: Repository[Employer], contacts: Iterable[Waiting], day: date) -> Stamped:
    """Save that these contacts were reviewed on `day`. One employer that cannot be saved stops no other."""
    return _each(employers, contacts, day, back=False)


def unstamp(employers: Repository[Employer], contacts: Iterable[Waiting], day: date) -> Stamped:
    """Save that these contacts were not reviewed on `day` after all."""
    return _each(employers, contacts, day, back=True)


def last_supervision(
    logs: Mapping[str, ServiceLog], day: date, site: str | None = None
) -> tuple[ServiceLog, ServiceEvent] | None:
    """The last supervision up to `day`, of one site or of any, with the log it is in."""
    found = [
        (log, event)
        for log in logs.values()
        for event in log.events
        if event.kind is ServiceEventKind.SUPERVISION
        and event.on <= day
        and (site is None or log.site == site)
    ]
    return max(found, key=lambda each: (each[1].on, each[0].id, each[1].id), default=None)


def supervision_note(
    logs: Repository[ServiceLog], found: tuple[ServiceLog, ServiceEvent] | None
) -> tuple[date | None, str]:
    """Day and note of a supervision; the note is in the file alone. Raises StoreError."""
    if found is None:
        return None, ""
    log, event = found
    record = logs.get(log.id).record
    return event.on, next((each.note for each in record.events if each.id == event.id), "")


def _each(employers: Repository[Employer], contacts: Iterable[Waiting], day: date, *, back: bool) -> Stamped:
    by_employer: dict[str, list[Waiting]] = {}
    for each in contacts:
        by_employer.setdefault(each.employer, []).append(each)
    saved: list[Waiting] = []
    records: list[Employer] = []
    problems: list[Problem] = []
    change = take_back if back else review
    for employer, chosen in by_employer.items():
        try:
            stored = employers.get(employer)
            changed = change(stored.record, {each.contact for each in chosen}, day)
            records.append(employers.save(changed, stored.revision).record)
        except StoreError as error:
            problems += error.problems
        else:
            saved += chosen
    return Stamped(tuple(saved), tuple(records), tuple(problems))

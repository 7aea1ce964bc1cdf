"""The records that a due item rests on, in words."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ipscore.practice.due import DueItem
from ipstui.screens.today.foot import job_words
from ipstui.session import Session

if TYPE_CHECKING:
    from ipscore.practice.case import Case
    from ipscore.practice.summaries import EmployerSummary
    from ipscore.store.lists import Lists

Words = Iterator[tuple[str, str]]
"""Ids and what stands behind them."""


def record_words(session: Session, item: DueItem) -> Iterator[str]:
    """In the order of the item; what no list knows is left out."""
    lists = session.lists
    known = {} if lists is None else dict(_about(session, lists, item))
    for each in item.records:
        if each in known:
            yield known[each]


def _about(session: Session, lists: "Lists", item: DueItem) -> Words:
    """Everything in the record that the item is about."""
    if item.client is not None:
        for case in lists.cases([item.client]):
            yield from _of_case(session, case)
    elif item.employer is not None:
        if item.employer in lists.employers:
            yield from _of_employer(session, lists.employers[item.employer])
    else:
        for log in lists.service_logs.values():
            for event in log.events:
                yield event.id, session.language("{what} on {day}", what=event.kind, day=event.on)


def _of_case(session: Session, case: "Case") -> Words:
    language, client = session.language, case.client
    for episode in client.episodes:
        yield episode.id, language("stay since {day}", day=episode.intake)
        for entry in episode.phases:
            yield entry.id, language("phase {phase} on {day}", phase=entry.phase, day=entry.on)
    for contact in client.contacts:
        yield contact.id, language("{what} on {day}", what=contact.kind, day=contact.on)
    for job in client.jobs:
        yield job.id, job_words(session, job)
        for change in job.changes:
            yield change.id, language("change in a job on {day}", day=change.on)
    for employer, about in case.employer_contacts:
        name = session.employer_name(employer)
        yield about.id, language("employer contact on {day}: {name}", day=about.on, name=name)


def _of_employer(session: Session, employer: "EmployerSummary") -> Words:
    for each in employer.contacts:
        yield (
            each.id,
            session.language("employer contact on {day}: {name}", day=each.on, name=employer.name),
        )

"""Reviewing the coaches' contacts with employers: the leader's stamp that criterion 17 asks for."""

from collections.abc import Callable, Collection, Iterable
from datetime import date

from attrs import evolve, frozen

from ipscore.practice.summaries import EmployerContactSummary, EmployerSummary
from ipscore.records.employer import Employer, EmployerContact


@frozen
class Waiting:
    """A coach's contact with an employer that the leader has not reviewed yet."""

    employer: str
    contact: str
    on: date
    coach: str
    face_to_face: bool


def waiting(
    employers: Iterable[EmployerSummary], day: date, coach: str | None = None, until: date | None = None
) -> tuple[Waiting, ...]:
    """Contacts not reviewed by `day`, oldest first; of one coach, and up to `until`, when these are given.

    What a client did without the coach is not the coach's work and is not reviewed.
    """
    return _found(
        employers,
        coach,
        day if until is None else min(day, until),
        lambda each: each.reviewed_on is None or each.reviewed_on > day,
    )


def reviewed_on(
    employers: Iterable[EmployerSummary], day: date, coach: str | None = None, until: date | None = None
) -> tuple[Waiting, ...]:
    """Contacts that were reviewed on `day` itself: what can still be taken back."""
    last = day if until is None else min(day, until)
    return _found(employers, coach, last, lambda each: each.reviewed_on == day)


def review(employer: Employer, contacts: Collection[str], day: date) -> Employer:
    """The employer with these contacts reviewed on `day`; a contact reviewed before keeps its day."""
    return _changed(
        employer, contacts, lambda each: evolve(each, reviewed_on=day) if each.reviewed_on is None else each
    )


def take_back(employer: Employer, contacts: Collection[str], day: date) -> Employer:
    """The employer without the reviews that these contacts got on `day`; an older review stays."""
    return _changed(
        employer, contacts, lambda each: evolve(each, reviewed_on=None) if each.reviewed_on == day else each
    )


def _changed(
    employer: Employer, contacts: Collection[str], change: Callable[[EmployerContact], EmployerContact]
) -> Employer:
    return evolve(
        employer, contacts=tuple(change(each) if each.id in contacts else each for each in employer.contacts)
    )


def _found(
    employers: Iterable[EmployerSummary],
    coach: str | None,
    last: date,
    wanted: Callable[[EmployerContactSummary], bool],
) -> tuple[Waiting, ...]:
    found = {
        each.id: Waiting(employer.id, each.id, each.on, each.coach, each.face_to_face)
        for employer in employers
        if employer.merged_into is None
        for each in employer.contacts
        if each.on <= last and not each.by_client and coach in (None, each.coach) and wanted(each)
    }
    return tuple(sorted(found.values(), key=lambda each: (each.on, each.employer, each.contact)))

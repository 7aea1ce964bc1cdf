"""Two employers put together: what the kept one holds afterwards, and what a person has to choose between.

Pure. `ipscore.store.employers_merging` saves it and rewrites the links.
"""

from collections.abc import Collection, Iterable
from typing import Any, TypeVar

from attrs import evolve, frozen

from ipscore.message import N_, Message, msg
from ipscore.practice.employers.doubles import plain_number
from ipscore.records.deferral import Deferral
from ipscore.records.employer import Employer, EmployerContact

T = TypeVar("T", bound=EmployerContact | Deferral)

PERSON = "person"
"""The contact person with phone and e-mail: a whole, so that nobody gets someone else's number."""

FIELDS = ("name", "sector", "business_id", "industry", "municipality", PERSON)
"""What one of two employers has to give up when they differ; notes are joined."""

LABELS = {
    "name": N_("Name"),
    "sector": N_("Sector"),
    "business_id": N_("Business id"),
    "industry": N_("Industry"),
    "municipality": N_("Municipality"),
    PERSON: N_("Contact person"),
}
"""What the fields are called."""

Value = tuple[Any, ...]


@frozen
class Choice:
    """A field in which the two differ: the values of the kept one and of the double, none of them empty."""

    field: str
    kept: Value
    other: Value


def detail(employer: Employer, field: str) -> Value:
    """What the employer has in one of `FIELDS`; empty when it has nothing there."""
    return _without_empty(_value(employer, field))


def choices(kept: Employer, double: Employer) -> tuple[Choice, ...]:
    """Every field in which both have something, and not the same."""
    found = []
    for each in FIELDS:
        one, other = _value(kept, each), _value(double, each)
        if any(one) and any(other) and _joined(each, one, other) is None:
            found.append(Choice(each, _without_empty(one), _without_empty(other)))
    return tuple(found)


def left_out(kept: Employer, double: Employer, take: Collection[str]) -> tuple[tuple[str, Value], ...]:
    """What is not chosen, by field: it goes into the note, so that nothing is lost without being seen."""
    return tuple(
        (each.field, each.kept if each.field in take else each.other) for each in choices(kept, double)
    )


def combined(
    kept: Employer, double: Employer, take: Collection[str] = (), lines: Iterable[str] = ()
) -> Employer:
    """The kept employer with what the double has.

    `take`: fields of `choices` for which the double's value is taken; for the others the kept one's stays.
    `lines`: what is added to the note. Contacts and deferrals are known by their ids, so that doing it again
    changes nothing.
    """
    values: dict[str, Value] = {}
    for each in FIELDS:
        one, other = _value(kept, each), _value(double, each)
        joined = _joined(each, one, other)
        values[each] = (other if each in take else one) if joined is None else joined
    person, phone, email = values[PERSON]
    return evolve(
        kept,
        name=values["name"][0],
        sector=values["sector"][0],
        business_id=values["business_id"][0],
        industry=values["industry"][0],
        municipality=values["municipality"][0],
        person=person,
        phone=phone,
        email=email,
        note=_note(kept.note, (double.note, *lines)),
        contacts=_united(kept.contacts, double.contacts),
        deferrals=_united(kept.deferrals, _renamed(double.deferrals, double.id, kept.id)),
    )


def carried_over(kept: Employer, double: Employer, before: Employer) -> Employer:
    """The kept employer with what was added to the double or corrected there since it was `before`."""
    return evolve(
        kept,
        contacts=_corrected(_united(kept.contacts, double.contacts), double.contacts, before.contacts),
        deferrals=_united(kept.deferrals, _renamed(double.deferrals, double.id, kept.id)),
    )


def emptied(double: Employer, into: str) -> Employer:
    """What stays of the double: its details, and where it went."""
    return evolve(double, contacts=(), deferrals=(), merged_into=into)


def line(name: str, label: str, value: str) -> Message:
    """A line of the note about what was not chosen. `label`: the field as people call it."""
    return msg("Merging with “{name}” left out {label}: {value}", name=name, label=label, value=value)


def _value(employer: Employer, field: str) -> Value:
    if field == PERSON:
        return employer.person, employer.phone, employer.email
    return (getattr(employer, field),)


def _joined(field: str, one: Value, other: Value) -> Value | None:
    """One value of two that do not contradict each other; None when they do."""
    if not any(one) or not any(other):
        return one if any(one) else other
    if field == "business_id" and plain_number(str(one[0])) == plain_number(str(other[0])):
        return one
    pairs = list(zip(one, other, strict=True))
    # A number without a name may be anybody's: only the same person's details are put together.
    same = pairs[0][0] and pairs[0][0] == pairs[0][1]
    if one == other or (same and all(a == b or not a or not b for a, b in pairs)):
        return tuple(a or b for a, b in pairs)
    return None


def _without_empty(value: Value) -> Value:
    return tuple(each for each in value if each)


def _note(note: str, more: Iterable[str]) -> str:
    for each in more:
        if each.strip() and each.strip() not in note:
            note = f"{note.rstrip()}\n{each.strip()}" if note.strip() else each.strip()
    return note


def _united(kept: tuple[T, ...], double: tuple[T, ...]) -> tuple[T, ...]:
    known = {each.id for each in kept}
    return (*kept, *(each for each in double if each.id not in known))


def _corrected(
    kept: tuple[EmployerContact, ...],
    double: tuple[EmployerContact, ...],
    before: tuple[EmployerContact, ...],
) -> tuple[EmployerContact, ...]:
    """What was corrected in the double, unless it was corrected in the kept one too."""
    new, old = {each.id: each for each in double}, {each.id: each for each in before}
    return tuple(new.get(each.id, each) if old.get(each.id) == each else each for each in kept)


def _renamed(deferrals: tuple[Deferral, ...], old: str, new: str) -> tuple[Deferral, ...]:
    """The same about the kept employer: what was put off may be named after the employer."""
    return tuple(evolve(each, item=each.item.replace(old, new)) for each in deferrals)

"""What the fields and items of a record are called, and their values in words, for people who compare two.

A path names fields, and items of lists by their id, as the store's differences do.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum
from typing import Any, TypeGuard

from attrs import fields, frozen, has

from ipscore.message import N_
from ipstui.forms.saving import Path
from ipstui.session import Session

NAMES = {
    "activity": N_("On what"),
    "address": N_("Address"),
    "adjustments": N_("Adjustments"),
    "apprenticeship": N_("Apprenticeship"),
    "asked_on": N_("Client asked on"),
    "at": N_("Time of day"),
    "benefits_advice_on": N_("Benefits advice"),
    "business_id": N_("Business id"),
    "by": N_("Who decided"),
    "by_client": N_("Client alone"),
    "clients": N_("About clients"),
    "closed_on": N_("Day of closing"),
    "closing_reason": N_("Why it ends"),
    "coach": N_("Coach"),
    "cold": N_("Cold visit"),
    "competitive": N_("Open market"),
    "contact_with": N_("With"),
    "disclosure": N_("Told employer"),
    "email": N_("E-mail"),
    "employer": N_("Employer"),
    "end": N_("Last day"),
    "end_heard_on": N_("Heard on"),
    "end_initiative": N_("Whose doing"),
    "end_reason": N_("Why it ended"),
    "face_to_face": N_("Face to face"),
    "family_name": N_("Family name"),
    "fixed_until": N_("Fixed until"),
    "found_through": N_("Found through"),
    "from_wishes": N_("From client's wishes"),
    "given_name": N_("Given name"),
    "hours_week": N_("Hours a week"),
    "industry": N_("Industry"),
    "intake": N_("Day of intake"),
    "key_worker": N_("Key worker"),
    "kind": N_("What"),
    "language": N_("Language of service"),
    "may_contact": N_("May be contacted"),
    "minutes": N_("Minutes"),
    "municipality": N_("Municipality"),
    "name": N_("Name"),
    "needs": N_("Employer's needs"),
    "next_on": N_("By when"),
    "next_step": N_("Next step"),
    "note": N_("Note"),
    "occupation": N_("Occupation"),
    "on": N_("Day"),
    "partner": N_("With whom"),
    "partner_id": N_("With whom"),
    "pay_month": N_("Pay, €/month"),
    "permanent": N_("Permanent"),
    "person": N_("Whom you met"),
    "personal_adviser": N_("Personal adviser"),
    "personal_identity_code": N_("Personal identity code"),
    "phase": N_("Phase"),
    "phone": N_("Phone"),
    "place": N_("Where"),
    "programme": N_("Programme"),
    "reason": N_("Why"),
    "referral_source": N_("Referred by"),
    "referred_by": N_("Unit and person"),
    "result": N_("Result"),
    "reviewed_on": N_("Reviewed by leader"),
    "sector": N_("Sector"),
    "site": N_("Site"),
    "start": N_("First day"),
    "support_every_months": N_("Meetings every"),
    "title": N_("Title of the job"),
    "told": N_("What was told"),
    "topics": N_("Topics"),
    "until": N_("Until"),
    "wage_subsidy": N_("Wage subsidy"),
    "where": N_("Where"),
    "wishes": N_("Wishes"),
    "wishes_changed_on": N_("Wishes changed on"),
}
"""Fields; one without a name here is shown as it is called in the file."""

ITEMS = {
    "changes": N_("Change of hours or pay"),
    "coaches": N_("Coach"),
    "contacts": N_("Contact"),
    "deferrals": N_("Something due"),
    "entries": N_("Time use"),
    "episodes": N_("Stay"),
    "jobs": N_("Job"),
    "partners": N_("Partner"),
    "phases": N_("Phase change"),
    "placements": N_("Placement"),
}
"""Items of lists."""

LONG = frozenset({"note", "wishes", "summary"})
"""Texts of several lines, of which both versions can be kept one after the other."""

_DAYS = ("on", "start", "intake")


class Change(Enum):
    """What became of a place."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@frozen
class Changed:
    """A place that differs between two states of a record, and its values in both."""

    path: Path
    how: Change
    before: object
    after: object


def changes(before: Any, after: Any, path: Path = ()) -> Iterator[Changed]:
    """Every place that differs: fields, and whole items that came or went."""
    for field in fields(type(after)):
        old, new = getattr(before, field.name), getattr(after, field.name)
        here = (*path, field.name)
        if old == new or field.name == "schema":
            continue
        if _is_list(old) or _is_list(new):
            yield from _items({each.id: each for each in old}, {each.id: each for each in new}, here)
        else:
            yield Changed(here, Change.CHANGED, old, new)


def value_at(record: Any, path: Path) -> object:
    """What stands at a path; None where there is nothing."""
    for step in path:
        if isinstance(record, tuple):
            record = next((each for each in record if each.id == step), None)
        elif isinstance(record, Mapping):
            record = record.get(step)
        else:
            record = getattr(record, step, None)
    return record


def place_words(session: Session, path: Path, *records: Any) -> str:
    """A place in words, such as `Contact 7.10.2022 · Note`. `records`: states to find the item in."""
    language = session.language
    parts = []
    for at, step in enumerate(path):
        if at and path[at - 1] in ITEMS:
            found = (value_at(each, path[: at + 1]) for each in records)
            item = next((each for each in found if each is not None), None)
            parts.append(item_words(session, path[at - 1], item))
        elif step not in ITEMS:
            parts.append(language(NAMES[step]) if step in NAMES else step)
        elif at == len(path) - 1:
            parts.append(language(ITEMS[step]))
    # Of items within items the innermost says enough.
    return " · ".join(parts[-2:])


def item_words(session: Session, kind: str, item: Any) -> str:
    """An item of a list in words: what it is and of which day."""
    language = session.language
    days = (getattr(item, name, None) for name in _DAYS)
    day = next((each for each in days if isinstance(each, date)), None)
    name = language(ITEMS[kind]) if kind in ITEMS else kind
    return f"{name} {language.date(day)}" if day is not None else name


def value_words(session: Session, path: Path, value: object) -> str:
    """A value in words."""
    language, last = session.language, path[-1] if path else ""
    if value in (None, "", ()):
        shown = "–"
    elif last == "language":
        shown = language.spoken(str(value))
    elif last == "coach":
        shown = session.staff_name(str(value))
    elif last == "employer":
        shown = session.employer_names.get(str(value), str(value))
    elif last == "clients" and isinstance(value, tuple):
        shown = ", ".join(session.name_of(str(each)) for each in value)
    elif last == "site":
        shown = session.site_name(str(value))
    elif has(type(value)):
        shown = _whole(session, value)
    elif _is_list(value):
        shown = "\n".join(_whole(session, each).replace("\n", " · ") for each in value)
    else:
        shown = language.value(value)
    return shown


def _whole(session: Session, item: Any) -> str:
    """What stands in an item, line by line."""
    empty = (None, "", (), False)
    lines = []
    for field in fields(type(item)):
        value = getattr(item, field.name)
        if field.name in {"id", "episode"} or value in empty or _is_list(value):
            continue
        label = session.language(NAMES[field.name]) if field.name in NAMES else field.name
        lines.append(f"{label}: {value_words(session, (field.name,), value)}")
    return "\n".join(lines)


def _items(old: Mapping[str, Any], new: Mapping[str, Any], path: Path) -> Iterator[Changed]:
    for key in dict.fromkeys((*old, *new)):
        here = (*path, key)
        if key not in new:
            yield Changed(here, Change.REMOVED, old[key], None)
        elif key not in old:
            yield Changed(here, Change.ADDED, None, new[key])
        else:
            yield from changes(old[key], new[key], here)


def _is_list(value: object) -> TypeGuard[tuple[Any, ...]]:
    return isinstance(value, tuple) and bool(value) and has(type(value[0]))

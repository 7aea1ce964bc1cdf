"""Doing what is due: which form does it, with what in it."""

from collections.abc import Mapping
from datetime import date, timedelta

from attrs import Factory, frozen

from ipscore.definitions.practice import Event, PracticeRule
from ipscore.practice.calendar import WorkingDays
from ipscore.practice.due import DueItem
from ipscore.practice.summaries import ClientSummary
from ipscore.records.contact import ContactKind, ContactWith, Topic
from ipstui.forms.deferral import LATER, NOT_NEEDED
from ipstui.session import Session


@frozen
class Doing:
    """A form with values for its fields, as `ipstui.forms.opening.open_form` takes them."""

    form: str
    preset: Mapping[str, str] = Factory(dict)


TOPICS = {
    Event.PROFILE: Topic.PROFILE,
    Event.JOB_SEARCH_PLAN: Topic.JOB_SEARCH_PLAN,
    Event.SUPPORT_PLAN: Topic.SUPPORT_PLAN,
    Event.BENEFITS_ADVICE: Topic.BENEFITS_ADVICE,
    Event.DISCLOSURE: Topic.DISCLOSURE,
    Event.NEW_SEARCH_OFFERED: Topic.NEW_SEARCH_OFFERED,
    Event.WORK_INTEREST: Topic.WORK_INTEREST,
    Event.NEW_LEARNT: Topic.NEW_LEARNT,
}

WITHOUT_TOPIC: Mapping[Event, Doing] = {
    Event.JOB_START: Doing("job"),
    Event.JOB_CHANGE: Doing("job_change"),
    Event.JOB_END: Doing("job_end"),
    Event.SEARCH_STARTED: Doing("phase"),
    Event.WISHES_CHANGED: Doing("wishes"),
    Event.MEETING: Doing("contact", {"kind": ContactKind.MEETING.value}),
    Event.EMPLOYER_MEETING: Doing("employer_contact", {"face_to_face": "yes"}),
}


def doing(session: Session, rule: PracticeRule, item: DueItem) -> Doing | None:
    """What does it: the first of what would. None where it is done together, on another screen."""
    if item.employer is not None:
        return Doing("employer_contact", {"employer": item.employer})
    if item.client is None:
        return None
    # Whoever did not come is sought first, whatever would put an end to it.
    if Event.ATTEMPT in (*rule.done_by, *rule.after):
        return Doing("attempt")
    first = rule.done_by[0]
    if first is Event.PARTNER_CONTACT:
        return Doing("contact", _partner(session, item.client))
    if first in TOPICS:
        return Doing("contact", {"topics": TOPICS[first].value})
    return WITHOUT_TOPIC.get(first, Doing("contact"))


def postponing(calendar: WorkingDays, today: date, *, needed: bool) -> dict[str, str]:
    """What the form for putting off has in it: for what is needed a working day in a week or after it."""
    if not needed:
        return {"what": NOT_NEEDED}
    return {"what": LATER, "until": calendar.after(today + timedelta(days=7), 0).isoformat()}


def _partner(session: Session, client_id: str) -> dict[str, str]:
    """A call to the partner whose last contact is the longest ago, of those who may be contacted."""
    values = {"kind": ContactKind.PHONE.value, "contact_with": ContactWith.PARTNER.value}
    client = session.lists.clients.get(client_id) if session.lists is not None else None
    if client is None:
        return values
    today = session.today
    partners = [each for each in client.partners if each.current_on(today) and each.may_contact]
    if partners:
        values["partner"] = min(partners, key=lambda each: _last(client, each.id)).id
    return values


def _last(client: ClientSummary, partner: str) -> date:
    return max((each.on for each in client.contacts if each.partner_id == partner), default=date.min)

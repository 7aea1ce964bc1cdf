"""Doing what a rule asks: a record of each kind of event, added to what there is."""

from datetime import date

from attrs import evolve

from ipscore.definitions.practice import Event
from ipscore.practice.case import Case, ReviewResult, Service
from ipscore.practice.events import TOPICS
from ipscore.practice.summaries import ContactSummary, EmployerContactSummary, EmployerSummary
from ipscore.records.contact import ContactKind, ContactWith, Topic
from ipscore.records.review import ReviewKind
from ipscore.records.service_log import ServiceEvent, ServiceEventKind

COACH = "aino"
TOPIC_OF = {event: topic for topic, event in TOPICS.items()}
KIND_OF = {
    Event.REACHED: ContactKind.PHONE,
    Event.MEETING: ContactKind.MEETING,
    Event.MISSED: ContactKind.MISSED,
    Event.ATTEMPT: ContactKind.ATTEMPT,
}
CAN_BE_DONE = frozenset({*TOPIC_OF, *KIND_OF, Event.PARTNER_CONTACT, Event.EMPLOYER_MEETING})
"""What a coach does with a client; a search or a job that begins is no work of a day."""


def contact(
    on: date, kind: ContactKind = ContactKind.PHONE, key: str = "done", *topics: Topic
) -> ContactSummary:
    """A contact of the coach with the client."""
    return ContactSummary(key, on, kind, ContactWith.CLIENT, COACH, None, "", topics, None, None, "", None)


def employer_contact(on: date, *clients: str, key: str = "done") -> EmployerContactSummary:
    """A visit to an employer."""
    return EmployerContactSummary(key, on, COACH, True, False, False, clients, "", "", None, None, None)


def do(case: Case, event: Event, on: date) -> Case:
    """The case after this was done."""
    if event is Event.EMPLOYER_MEETING:
        return evolve(
            case, employer_contacts=(*case.employer_contacts, ("emp1", employer_contact(on, case.client.id)))
        )
    if event is Event.PARTNER_CONTACT:
        made = evolve(contact(on), contact_with=ContactWith.PARTNER)
    elif event in KIND_OF:
        made = contact(on, KIND_OF[event])
    else:
        made = contact(on, ContactKind.PHONE, "done", TOPIC_OF[event])
    return evolve(case, client=evolve(case.client, contacts=(*case.client.contacts, made)))


def do_with(employer: EmployerSummary, on: date) -> EmployerSummary:
    """The employer after one more contact."""
    return evolve(employer, contacts=(*employer.contacts, employer_contact(on)))


def do_together(service: Service, site: str, event: Event, on: date) -> Service:
    """The service after the team did this."""
    if event is Event.REVIEW:
        return evolve(service, reviews=(*service.reviews, ReviewResult("done", on, ReviewKind.SELF)))
    log = next(each for each in service.logs if each.site == site)
    done = evolve(log, events=(*log.events, ServiceEvent("done", on, ServiceEventKind(event.value))))
    return evolve(service, logs=tuple(done if each is log else each for each in service.logs))

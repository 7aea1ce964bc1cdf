"""Events read off records: what practice rules run from, and what does what they ask.

Only what had happened by the day asked for counts, so that any past day can be computed again. An end of a
job counts from the day the coach heard of it; a start of a job is known as soon as it is written down.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from operator import itemgetter

from ipscore.definitions.practice import About, Event, State
from ipscore.practice.case import Case, ReviewResult, Service
from ipscore.practice.happening import Happening, Scope
from ipscore.practice.summaries import (
    REACHED,
    ClientSummary,
    ContactSummary,
    EmployerContactSummary,
    EmployerSummary,
    JobSummary,
)
from ipscore.records.contact import ContactKind, ContactWith, Topic
from ipscore.records.episode import SEARCHING, Episode
from ipscore.records.service_log import ServiceEventKind

TOPICS = {
    Topic.PROFILE: Event.PROFILE,
    Topic.JOB_SEARCH_PLAN: Event.JOB_SEARCH_PLAN,
    Topic.SUPPORT_PLAN: Event.SUPPORT_PLAN,
    Topic.BENEFITS_ADVICE: Event.BENEFITS_ADVICE,
    Topic.DISCLOSURE: Event.DISCLOSURE,
    Topic.NEW_SEARCH_OFFERED: Event.NEW_SEARCH_OFFERED,
    Topic.WORK_INTEREST: Event.WORK_INTEREST,
}
"""What a contact dealt with; it counts when the client was reached."""

TOGETHER = {kind: Event(kind.value) for kind in ServiceEventKind}


def client_scope(case: Case, episode: Episode, today: date) -> Scope:
    """What had happened by `today` in this episode of the client."""
    client = case.client
    jobs = tuple(each for each in client.jobs if each.episode == episode.id)
    ended = frozenset(each.id for each in client.jobs if known_end(each, today) is not None)
    found = [
        *_episode(episode),
        *(
            each
            for contact in client.contacts
            if episode.intake <= contact.on <= today
            for each in _contact(contact)
        ),
        *_steps(client.contacts, today, Event.AGREED_STEP),
        *_employer_contacts(case, today),
        *(each for job in jobs for each in _job(job)),
    ]
    if client.wishes_changed_on is not None:
        day = client.wishes_changed_on
        found.append(Happening(day, client.id, Event.WISHES_CHANGED, anchor=day.isoformat()))
    happened: dict[Event, list[Happening]] = defaultdict(list)
    ahead: dict[Event, list[Happening]] = defaultdict(list)
    for each in found:
        if each.on > today:
            ahead[each.event].append(each)
        elif each.on >= episode.intake or each.event is Event.JOB_START:
            happened[each.event].append(each)
    return Scope(
        About.CLIENT,
        client.id,
        today,
        episode.intake,
        _in_order(happened),
        _in_order({event: ahead[event] for event in (Event.JOB_START, Event.JOB_CHANGE) if event in ahead}),
        states_of(client, episode, today),
        {each.id: each.support_every_months for each in jobs if runs_as_known(each, today)},
        ended,
    )


def employer_scope(employer: EmployerSummary, today: date) -> Scope:
    """What had happened with the employer by `today`."""
    happened: dict[Event, list[Happening]] = defaultdict(list)
    for each in employer.contacts:
        if each.on <= today:
            happened[Event.EMPLOYER_CONTACT].append(
                Happening(each.on, each.id, Event.EMPLOYER_CONTACT, coach=each.coach)
            )
            if each.face_to_face:
                happened[Event.EMPLOYER_MEETING].append(
                    Happening(each.on, each.id, Event.EMPLOYER_MEETING, coach=each.coach)
                )
    happened[Event.EMPLOYER_STEP].extend(_steps(employer.contacts, today, Event.EMPLOYER_STEP))
    return Scope(About.EMPLOYER, employer.id, today, date.min, _in_order(happened), {})


def site_scope(service: Service, site: str, today: date) -> Scope | None:
    """What had happened at the site by `today`; None while nobody works there."""
    posts = [post for person in service.staff for post in person.posts if post.site == site]
    if not any(each.runs_on(today) for each in posts):
        return None
    happened: dict[Event, list[Happening]] = defaultdict(list)
    # Newcomers start nothing anew: time runs from the first post of the site.
    first = min(each.start for each in posts)
    happened[Event.POST_START].append(Happening(first, site, Event.POST_START))
    for log in service.logs:
        if log.site == site:
            for each in log.events:
                if each.on <= today:
                    happened[TOGETHER[each.kind]].append(Happening(each.on, each.id, TOGETHER[each.kind]))
    totals = []
    for review in service.reviews:
        if review.day <= today and (not review.sites or site in review.sites):
            happened[Event.REVIEW].append(Happening(review.day, review.id, Event.REVIEW))
            if review.total is not None:
                totals.append(review.total)
            happened[Event.PLAN_ACTION].extend(_actions(review, today))
    return Scope(
        About.SITE, site, today, date.min, _in_order(happened), {}, best_total=max(totals, default=None)
    )


def _actions(review: ReviewResult, today: date) -> Iterator[Happening]:
    """What the plan of a review asks for, as far as it was agreed and left on `today`."""
    for each in review.actions:
        if each.agreed_on <= today and (each.ended_on is None or today < each.ended_on):
            yield Happening(
                each.agreed_on,
                review.id,
                Event.PLAN_ACTION,
                f"{review.id}.{each.id}",
                each.due,
                text=each.text,
            )


def known_end(job: JobSummary, today: date) -> date | None:
    """The day on which it was known, by `today`, that the job has ended; None while it is not."""
    if job.end is None:
        return None
    known = job.end if job.end_heard_on is None else max(job.end, job.end_heard_on)
    # The last day at work is a day in work.
    return known if known <= today and job.end < today else None


def runs_as_known(job: JobSummary, today: date) -> bool:
    """Whether the client works there as far as was known on `today`."""
    return job.start <= today and known_end(job, today) is None


def states_of(client: ClientSummary, episode: Episode, today: date) -> frozenset[State]:
    """What is so on `today`, as far as was known then."""
    found = set()
    phase = episode.phase_on(today)
    if phase is not None and phase.phase in SEARCHING:
        found.add(State.SEARCHING)
    found.add(State.IN_WORK if any(runs_as_known(each, today) for each in client.jobs) else State.NOT_WORKING)
    # Where the client was not asked yet the partner counts: asking is what leads to the contact.
    if any(each.current_on(today) and each.may_contact is not False for each in client.partners):
        found.add(State.HAS_PARTNERS)
    return frozenset(found)


_DAY_AND_RECORD = itemgetter(0, 1)


def _in_order(found: dict[Event, list[Happening]]) -> dict[Event, list[Happening]]:
    for each in found.values():
        if len(each) > 1:
            each.sort(key=_DAY_AND_RECORD)
    return found


def _episode(episode: Episode) -> Iterator[Happening]:
    yield Happening(episode.intake, episode.id, Event.INTAKE)
    searching = False
    # Of two entries of one day the later in the file is the newer one.
    for entry in sorted(episode.phases, key=lambda each: each.on):
        if entry.phase in SEARCHING and not searching:
            yield Happening(entry.on, entry.id, Event.SEARCH_STARTED)
        searching = entry.phase in SEARCHING


def _contact(contact: ContactSummary) -> Iterator[Happening]:
    on, record = contact.on, contact.id
    reached = contact.kind in REACHED
    if contact.contact_with is ContactWith.CLIENT:
        if reached:
            yield Happening(on, record, Event.REACHED)
            for topic in contact.topics:
                if topic in TOPICS:
                    yield Happening(on, record, TOPICS[topic])
        if contact.kind is ContactKind.MEETING:
            yield Happening(on, record, Event.MEETING)
        elif contact.kind is ContactKind.MISSED:
            yield Happening(on, record, Event.MISSED)
    if contact.kind is ContactKind.ATTEMPT:
        yield Happening(on, record, Event.ATTEMPT)
    if reached and (contact.contact_with is ContactWith.PARTNER or contact.partner_id is not None):
        yield Happening(on, record, Event.PARTNER_CONTACT)
    # Something new may be learnt from anybody.
    if reached and Topic.NEW_LEARNT in contact.topics:
        yield Happening(on, record, Event.NEW_LEARNT)


def _steps(
    contacts: Iterable[ContactSummary | EmployerContactSummary], today: date, event: Event
) -> Iterator[Happening]:
    """The steps agreed on the newest day on which any was: what is agreed anew replaces what was before."""
    agreed = [each for each in contacts if each.on <= today and (each.next_step or each.next_on is not None)]
    newest = max((each.on for each in agreed), default=None)
    for each in agreed:
        if each.on == newest and each.next_on is not None:
            yield Happening(each.on, each.id, event, by=each.next_on, coach=each.coach, text=each.next_step)


def _employer_contacts(case: Case, today: date) -> Iterator[Happening]:
    for _, each in case.employer_contacts:
        if each.on > today:
            continue
        yield Happening(each.on, each.id, Event.EMPLOYER_CONTACT)
        if each.face_to_face:
            yield Happening(each.on, each.id, Event.EMPLOYER_MEETING)


def _job(job: JobSummary) -> Iterator[Happening]:
    yield Happening(job.start, job.id, Event.JOB_START, job=job.id, text=job.title)
    for change in job.changes:
        yield Happening(change.on, change.id, Event.JOB_CHANGE, job=job.id, text=job.title)
    if job.benefits_advice_on is not None:
        yield Happening(job.benefits_advice_on, job.id, Event.BENEFITS_ADVICE, job=job.id)
    if job.end is not None:
        known = job.end if job.end_heard_on is None else max(job.end, job.end_heard_on)
        yield Happening(known, job.id, Event.JOB_END, job=job.id, text=job.title)

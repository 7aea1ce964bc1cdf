"""What the agenda says of its reasons: the event, the interval with the rule's numbers, what would do it."""

from collections.abc import Iterable, Mapping
from datetime import date

from ipscore.definitions.practice import Event, PracticeRule, Span, State
from ipscore.message import N_, Message, msg
from ipscore.practice.happening import Happening
from ipscore.records.deferral import Deferral

EVENTS: Mapping[Event, Message] = {
    Event.INTAKE: msg("coming to the service"),
    Event.SEARCH_STARTED: msg("start of the search"),
    Event.REACHED: msg("reaching the client"),
    Event.MEETING: msg("meeting with the client"),
    Event.MISSED: msg("missed meeting"),
    Event.ATTEMPT: msg("attempt to reach the client"),
    Event.PARTNER_CONTACT: msg("contact with a partner"),
    Event.EMPLOYER_MEETING: msg("meeting with an employer, face to face"),
    Event.WORK_INTEREST: msg("asking about interest in work"),
    Event.PROFILE: msg("filling in the professional profile"),
    Event.JOB_SEARCH_PLAN: msg("going through the job-search plan"),
    Event.SUPPORT_PLAN: msg("going through the support plan"),
    Event.BENEFITS_ADVICE: msg("personal benefits advice"),
    Event.DISCLOSURE: msg("talk about what to tell the employer"),
    Event.NEW_SEARCH_OFFERED: msg("offer of a new search"),
    Event.NEW_LEARNT: msg("learning something new"),
    Event.WISHES_CHANGED: msg("change of wishes"),
    Event.JOB_START: msg("start of a job"),
    Event.JOB_CHANGE: msg("change of hours or pay"),
    Event.JOB_END: msg("end of a job"),
    Event.AGREED_STEP: msg("step agreed with the client"),
    Event.EMPLOYER_STEP: msg("step agreed with the employer"),
    Event.EMPLOYER_CONTACT: msg("contact with an employer"),
    Event.POST_START: msg("start of work at the site"),
    Event.SUPERVISION: msg("supervision of the team"),
    Event.HOST_TEAM_MEETING: msg("client meeting of the host team"),
    Event.OUTCOMES_REVIEWED: msg("looking at outcomes together"),
    Event.OUTCOMES_TOLD: msg("telling the outcomes to management and staff"),
    Event.STEERING_GROUP: msg("meeting of the steering group"),
    Event.REVIEW: msg("review against the criteria"),
    Event.PLAN_ACTION: msg("action of the development plan"),
    Event.PLAN_ACTION_DONE: msg("the action of the plan done"),
}
"""What each event is called in a list."""

STATES: Mapping[State, Message] = {
    State.SEARCHING: msg("the client is looking for work"),
    State.NOT_WORKING: msg("the client has no job"),
    State.IN_WORK: msg("the client is in work"),
    State.HAS_PARTNERS: msg("the client has partners who may be contacted"),
}


SENTENCES: Mapping[Event, str] = {
    Event.INTAKE: N_("The client came to the service on {day}."),
    Event.JOB_START: N_("A job started on {day}: {text}."),
    Event.JOB_CHANGE: N_("Hours or pay changed on {day}: {text}."),
    Event.JOB_END: N_("A job had ended, as was known on {day}: {text}."),
    Event.AGREED_STEP: N_("On {day} this was agreed: {text}."),
    Event.EMPLOYER_STEP: N_("On {day} this was agreed: {text}."),
    Event.PLAN_ACTION: N_("On {day} this was agreed: {text}."),
}
AHEAD: Mapping[Event, str] = {
    Event.JOB_START: N_("A job starts on {day}: {text}."),
    Event.JOB_CHANGE: N_("Hours or pay change on {day}: {text}."),
}
SHORT: Mapping[Event, str] = {
    Event.INTAKE: N_("came {day}"),
    Event.SEARCH_STARTED: N_("search began {day}"),
    Event.JOB_START: N_("job started {day}"),
    Event.JOB_CHANGE: N_("job changed {day}"),
    Event.JOB_END: N_("job ended {day}"),
    Event.MISSED: N_("missed {day}"),
    Event.WISHES_CHANGED: N_("wishes changed {day}"),
    Event.NEW_LEARNT: N_("learnt {day}"),
    Event.ATTEMPT: N_("attempt {day}"),
}
SHORT_AHEAD: Mapping[Event, str] = {
    Event.JOB_START: N_("job starts {day}"),
    Event.JOB_CHANGE: N_("job changes {day}"),
}


def happened(each: Happening, today: date) -> Message:
    """The event a due item runs from, as a sentence."""
    text = (AHEAD if each.on > today else SENTENCES).get(each.event)
    if text is None:
        return msg("{event}: {day}.", event=EVENTS[each.event], day=each.on)
    return Message(text, {"day": each.on, "text": each.text or "–"})


def short(each: Happening, today: date) -> Message:
    """The same in a few words for a list."""
    text = (SHORT_AHEAD if each.on > today else SHORT).get(each.event)
    if text is None:
        return msg("{event} {day}", event=EVENTS[each.event], day=each.on)
    return Message(text, {"day": each.on})


def due_within(span: Span, due: date) -> Message:
    """The interval of something that is done once."""
    if span.months is not None:
        return msg("Months for it: {n}, until {due}.", n=span.months, due=due)
    if span.working_days is not None:
        return msg("Working days for it: {n}, until {due}.", n=span.working_days, due=due)
    return msg("Days for it: {n}, until {due}.", n=span.days or 0, due=due)


def due_every(span: Span, due: date) -> Message:
    """The interval of something that is done again and again."""
    if span.months is not None:
        return msg("Months between at most: {n}, next by {due}.", n=span.months, due=due)
    if span.working_days is not None:
        return msg("Working days between at most: {n}, next by {due}.", n=span.working_days, due=due)
    return msg("Days between at most: {n}, next by {due}.", n=span.days or 0, due=due)


def would_do(events: Iterable[Event]) -> Message:
    """What would do what is due, and has not happened."""
    return msg("Not recorded since: {events}.", events=tuple(EVENTS[each] for each in events))


def asked_while(states: Iterable[State]) -> Message:
    """In which state the rule asks."""
    return msg("The rule holds while {states}.", states=tuple(STATES[each] for each in states))


def deferred(deferral: Deferral) -> Message:
    """How it was postponed."""
    return msg(
        "Postponed on {on} to {until}: {reason}",
        on=deferral.on,
        until=deferral.until,
        reason=deferral.reason,
    )


def the_rule(rule: PracticeRule) -> Message:
    """The rule and where it comes from."""
    return msg("Rule: {name}. Source: {source}.", name=rule.name, source=rule.source)

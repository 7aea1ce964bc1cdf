"""Practice rules as data: what must happen with a client or a service, when, and who does it.

A rule says from what time runs (`after`), what does it (`done_by`), and how the days are counted (`timing`).
`ipscore.practice` applies the rules to records and a day. Nothing in code depends on a number: every interval
and every limit is data, which a region's plugin may change.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from attrs import field, frozen

from ipscore.definitions.text import Text
from ipscore.documented import doc


class Event(StrEnum):
    """Something on a day, read off the records, that starts a rule or does what it asks."""

    INTAKE = "intake"
    SEARCH_STARTED = "search_started"
    REACHED = "reached"
    MEETING = "meeting"
    MISSED = "missed"
    ATTEMPT = "attempt"
    PARTNER_CONTACT = "partner_contact"
    EMPLOYER_MEETING = "employer_meeting"
    WORK_INTEREST = "work_interest"
    PROFILE = "profile"
    JOB_SEARCH_PLAN = "job_search_plan"
    SUPPORT_PLAN = "support_plan"
    BENEFITS_ADVICE = "benefits_advice"
    DISCLOSURE = "disclosure"
    NEW_SEARCH_OFFERED = "new_search_offered"
    NEW_LEARNT = "new_learnt"
    WISHES_CHANGED = "wishes_changed"
    JOB_START = "job_start"
    JOB_CHANGE = "job_change"
    JOB_END = "job_end"
    AGREED_STEP = "agreed_step"
    EMPLOYER_STEP = "employer_step"
    EMPLOYER_CONTACT = "employer_contact"
    POST_START = "post_start"
    SUPERVISION = "supervision"
    HOST_TEAM_MEETING = "host_team_meeting"
    OUTCOMES_REVIEWED = "outcomes_reviewed"
    OUTCOMES_TOLD = "outcomes_told"
    STEERING_GROUP = "steering_group"
    REVIEW = "review"
    PLAN_ACTION = "plan_action"
    PLAN_ACTION_DONE = "plan_action_done"


class State(StrEnum):
    """What must be so on the day for a rule to ask for anything."""

    SEARCHING = "searching"
    NOT_WORKING = "not_working"
    IN_WORK = "in_work"
    HAS_PARTNERS = "has_partners"


class Who(StrEnum):
    """Whose due item it is."""

    COACH = "coach"
    TEAM_LEADER = "team_leader"


class About(StrEnum):
    """What a rule is about: one due item for each at most."""

    CLIENT = "client"
    JOB = "job"
    EMPLOYER = "employer"
    SITE = "site"


_TOGETHER = frozenset(
    {
        Event.POST_START,
        Event.SUPERVISION,
        Event.HOST_TEAM_MEETING,
        Event.OUTCOMES_REVIEWED,
        Event.OUTCOMES_TOLD,
        Event.STEERING_GROUP,
        Event.REVIEW,
        Event.PLAN_ACTION,
        Event.PLAN_ACTION_DONE,
    }
)
_OF_A_CLIENT = frozenset(Event) - _TOGETHER - {Event.EMPLOYER_STEP}

EVENTS_ABOUT: Mapping[About, frozenset[Event]] = {
    About.CLIENT: _OF_A_CLIENT,
    About.JOB: _OF_A_CLIENT,
    About.EMPLOYER: frozenset({Event.EMPLOYER_CONTACT, Event.EMPLOYER_MEETING, Event.EMPLOYER_STEP}),
    About.SITE: _TOGETHER,
}
"""What is read off the records of each: a rule about it can speak of these events and no others."""

KNOWN_AHEAD = frozenset({Event.JOB_START, Event.JOB_CHANGE})
"""Events that are written down before their day, so that something can be asked for before it."""

AGREED = frozenset({Event.AGREED_STEP, Event.EMPLOYER_STEP, Event.PLAN_ACTION})
"""Events with a day agreed for what comes next."""


@frozen
class Span:
    """A length of time: exactly one of the three.

    `months`: the same day of a later month, its last day where there is none. `working_days`: Monday to
    Friday without public holidays; the day it runs from is not counted.
    """

    days: int | None = field(default=None, metadata=doc("Calendar days."))
    working_days: int | None = field(default=None, metadata=doc("Working days."))
    months: int | None = field(default=None, metadata=doc("Months."))


@frozen
class Within:
    """Once, within `span` after the day of the event."""

    span: Span = field(metadata=doc("How long after the event at the latest."))
    kind: str = field(default="within", metadata=doc("within"))


@frozen
class Before:
    """Once, in the `days` before the day of the event; when that day has come it can no longer be done.

    With `days` left out anything done earlier counts too.
    """

    days: int | None = field(default=None, metadata=doc("How many days before the event at most."))
    shown_days: int = field(default=31, metadata=doc("How many days before the event it is first shown."))
    kind: str = field(default="before", metadata=doc("before"))


@frozen
class ByMeeting:
    """Once, at the meeting with this number at the latest, and within `days` in any case."""

    meeting: int = field(metadata=doc("Number of the meeting, counted from the event."))
    days: int = field(metadata=doc("Days after the event at the latest, when there have been few meetings."))
    kind: str = field(default="by_meeting", metadata=doc("by_meeting"))


@frozen
class Every:
    """Again and again: `span` after it was last done, or after the event when it never was.

    Asked only from `from_span` after the event until `for_span` after it. `wished`: the client may have
    agreed on another number of months (a job's `support_every_months`). With `total` and `then`, the span is
    `then` once a review reached `total` points. `follow_up`: asked only when it has been done since the
    event, because another rule asks for the first time.
    """

    span: Span = field(metadata=doc("How often."))
    from_span: Span | None = field(default=None, metadata=doc("How long after the event it begins."))
    for_span: Span | None = field(default=None, metadata=doc("How long after the event it ends."))
    wished: bool = field(default=False, metadata=doc("Whether what the client wishes takes its place."))
    total: int | None = field(default=None, metadata=doc("Points of a review from which `then` holds."))
    then: Span | None = field(default=None, metadata=doc("How often from then on."))
    follow_up: bool = field(
        default=False, metadata=doc("Whether another rule asks for the first time after the event.")
    )
    kind: str = field(default="every", metadata=doc("every"))


@frozen
class OnDay:
    """Once, on the day that was agreed."""

    kind: str = field(default="on_day", metadata=doc("on_day"))


Timing = Within | Before | ByMeeting | Every | OnDay

TIMINGS: Mapping[str, type] = {
    "within": Within,
    "before": Before,
    "by_meeting": ByMeeting,
    "every": Every,
    "on_day": OnDay,
}


@frozen
class PracticeRule:
    """One rule: when `after` has happened and `during` is so, one of `done_by` must happen by a day."""

    name: Text = field(metadata=doc("What must happen, in full."))
    short: Text = field(metadata=doc("The same in a list, at most 34 characters."))
    about: About = field(metadata=doc("What it is about."))
    who: Who = field(metadata=doc("Who does it."))
    after: tuple[Event, ...] = field(metadata=doc("What time runs from; of several events the latest."))
    done_by: tuple[Event, ...] = field(metadata=doc("What does it; any of them."))
    timing: Timing = field(metadata=doc("How the days are counted."))
    source: Text = field(metadata=doc("Where the rule and its numbers come from."))
    during: tuple[State, ...] = field(default=(), metadata=doc("What must be so on the day; all of them."))
    criterion: str | None = field(
        default=None, metadata=doc("Criterion of the scale that asks for it, by id.")
    )
    checked: bool = field(
        default=False, metadata=doc("Whether the numbers were compared with a published page.")
    )
    valid_from: date | None = field(default=None, metadata=doc("First day the rule is in use."))
    valid_to: date | None = field(default=None, metadata=doc("Last day the rule is in use."))


@frozen
class Limit:
    """A number of the practice that is no due date: a limit or a target."""

    value: float = field(metadata=doc("The number."))
    name: Text = field(metadata=doc("What it is."))
    source: Text = field(metadata=doc("Where it comes from."))
    checked: bool = field(
        default=False, metadata=doc("Whether the number was compared with a published page.")
    )


CASELOAD = "caseload"
LEADER_COACHES = "leader_coaches"
EMPLOYER_MEETINGS = "employer_meetings"
NOT_MET_DAYS = "not_met_days"
SEARCH_MONTHS = "search_months"
ENDING_DAYS = "ending_days"
CLIENTS_A_YEAR = "clients_a_year"
LIMITS = (
    CASELOAD,
    LEADER_COACHES,
    EMPLOYER_MEETINGS,
    NOT_MET_DAYS,
    SEARCH_MONTHS,
    ENDING_DAYS,
    CLIENTS_A_YEAR,
)
"""Active clients of a full-time coach; coaches of a full-time leader; face-to-face employer meetings a week
for searching clients, of a full-time coach; days without a meeting that are many; months of search without an
employer met that are many; days before the agreed end of a job from which it is told; new clients a year of a
full-time coach. Every set of rules has all of them."""

WHOLE_LIMITS = frozenset({SEARCH_MONTHS, ENDING_DAYS})
"""Limits that are counted in the calendar, where there is no half of a month or a day."""


@frozen
class RuleSet:
    """The practice rules of a service, and its limits."""

    id: str = field(metadata=doc("Id of the rules; the id of the scale whose practice they are."))
    edition: str = field(metadata=doc("Edition."))
    name: Text = field(metadata=doc("Name."))
    source: Text = field(metadata=doc("Where the practice was published."))
    rules: Mapping[str, PracticeRule] = field(metadata=doc("Rules by id, in the order they are shown."))
    limits: Mapping[str, Limit] = field(metadata=doc("Limits by id."))
    extends: str | None = field(default=None, metadata=doc("Id of the rules these extend."))
    note: Text | None = field(default=None, metadata=doc("Note."))

    def limit(self, limit_id: str) -> float:
        """The number of a limit."""
        return self.limits[limit_id].value

    def whole(self, limit_id: str) -> int:
        """The number of a limit that is counted in the calendar, one of `WHOLE_LIMITS`."""
        return int(self.limit(limit_id))

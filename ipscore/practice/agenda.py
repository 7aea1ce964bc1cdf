"""The agenda: rules applied to a case and a day give what is due, with whom, by when, and why.

Everything comes in as arguments, and only what had happened by the day counts: the agenda of any past day is
computed again as it was. One item a rule and thing at most.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from attrs import frozen

from ipscore.definitions.practice import About, Event, Every, PracticeRule, RuleSet, Who
from ipscore.message import Message
from ipscore.practice.calendar import WorkingDays
from ipscore.practice.case import Case, Service, open_episode
from ipscore.practice.due import DueItem
from ipscore.practice.events import client_scope, employer_scope, site_scope
from ipscore.practice.happening import Scope
from ipscore.practice.spans import days_after
from ipscore.practice.summaries import EmployerSummary
from ipscore.practice.timing import candidates
from ipscore.practice.timing.candidate import Candidate
from ipscore.practice.timing.question import Question
from ipscore.practice.words import asked_while, deferred, happened, the_rule, would_do
from ipscore.records.deferral import Deferral
from ipscore.records.staff import Role

HORIZON = 31
"""Days ahead that are shown."""


@frozen
class Practice:
    """The rules of a service, and the calendar its working days are counted by."""

    rules: RuleSet
    calendar: WorkingDays


@frozen
class _Asked:
    """Whom and whose the items of one scope are, and what was postponed."""

    practice: Practice
    today: date
    until: date
    deferrals: Sequence[Deferral]
    coach: str | None = None
    leader: str | None = None
    client: str | None = None
    employer: str | None = None
    site: str | None = None


def client_items(case: Case, practice: Practice, today: date, horizon: int = HORIZON) -> tuple[DueItem, ...]:
    """What is due with a client by `horizon` days from `today`; nothing outside an open episode."""
    episode = open_episode(case.client, today)
    if episode is None:
        return ()
    scope = client_scope(case, episode, today)
    asked = _Asked(
        practice,
        today,
        days_after(today, horizon),
        case.client.deferrals,
        coach=episode.coach_on(today),
        client=case.client.id,
        site=episode.site,
    )
    jobs = [scope.of_job(each.id) for each in case.client.jobs if each.episode == episode.id]
    found: list[DueItem] = []
    rhythm: dict[tuple[Event, ...], DueItem] = {}
    for rule_id, rule in _rules(practice, today, (About.CLIENT, About.JOB)):
        if not scope.states.issuperset(rule.during):
            continue
        # A rhythm is one for the client, whatever it is about: the job that asks first asks for all.
        once = rule.about is About.CLIENT or isinstance(rule.timing, Every)
        for each in (scope,) if once else jobs:
            items = _items(rule_id, rule, each, asked)
            if isinstance(rule.timing, Every) and Event.JOB_START in rule.after:
                for item in items:
                    # A meeting that one rhythm asks for sooner is the next meeting of the others too.
                    if rule.done_by not in rhythm or item.due < rhythm[rule.done_by].due:
                        rhythm[rule.done_by] = item
            else:
                found += items
    return in_order((*found, *rhythm.values()))


def employer_items(
    employer: EmployerSummary, practice: Practice, today: date, horizon: int = HORIZON
) -> tuple[DueItem, ...]:
    """What is due with an employer; nothing with one that turned out to be the same as another."""
    if employer.merged_into is not None:
        return ()
    scope = employer_scope(employer, today)
    until = days_after(today, horizon)
    asked = _Asked(practice, today, until, employer.deferrals, employer=employer.id)
    return in_order(_all(scope, asked))


def service_items(
    service: Service, practice: Practice, today: date, horizon: int = HORIZON
) -> tuple[DueItem, ...]:
    """What is due at each site where somebody works on `today`."""
    found: list[DueItem] = []
    for site in service.sites:
        scope = site_scope(service, site, today)
        if scope is None:
            continue
        deferrals = [each for log in service.logs if log.site == site for each in log.deferrals]
        leader = _leader(service, site, today)
        asked = _Asked(practice, today, days_after(today, horizon), deferrals, leader=leader, site=site)
        found += _all(scope, asked)
    return in_order(found)


def in_order(items: Iterable[DueItem]) -> tuple[DueItem, ...]:
    """Overdue first, then by day, by rule, and by whom it is about."""
    return tuple(
        sorted(
            items,
            key=lambda each: (each.due, each.rule, each.client or each.employer or each.site or "", each.key),
        )
    )


def _all(scope: Scope, asked: _Asked) -> Iterator[DueItem]:
    for rule_id, rule in _rules(asked.practice, asked.today, (scope.about,)):
        if scope.states.issuperset(rule.during):
            yield from _items(rule_id, rule, scope, asked)


def _rules(practice: Practice, today: date, about: tuple[About, ...]) -> Iterator[tuple[str, PracticeRule]]:
    """The rules in use on `today`."""
    for rule_id, rule in practice.rules.rules.items():
        if (
            rule.about in about
            and (rule.valid_from is None or rule.valid_from <= today)
            and (rule.valid_to is None or today <= rule.valid_to)
        ):
            yield rule_id, rule


def _items(rule_id: str, rule: PracticeRule, scope: Scope, asked: _Asked) -> Iterator[DueItem]:
    """What the rule asks for here by the last day shown, moved or left out as was decided."""
    question = Question(rule_id, rule, scope, asked.practice.calendar, asked.deferrals)
    for found in candidates(question):
        deferral = question.deferral(found.anchor)
        due = found.due if deferral is None else deferral.until
        if due is None or due > asked.until:
            continue
        who = asked.leader
        if rule.who is Who.COACH:
            who = found.trigger.coach if scope.about is About.EMPLOYER else asked.coach
        yield DueItem(
            key=question.key(found.anchor),
            rule=rule_id,
            due=due,
            overdue_days=max(0, (asked.today - due).days),
            who=who,
            detail=found.detail,
            client=asked.client,
            employer=asked.employer,
            site=asked.site,
            why=_why(rule, found, deferral, asked.today),
            records=_records(found),
            first_due=None if deferral is None else found.due,
            deferral=deferral,
        )


def _why(rule: PracticeRule, found: Candidate, deferral: Deferral | None, today: date) -> tuple[Message, ...]:
    steps = [happened(found.trigger, today)]
    if rule.during:
        steps.append(asked_while(rule.during))
    steps += found.why
    if found.last is None:
        steps.append(would_do(rule.done_by))
    if deferral is not None:
        steps.append(deferred(deferral))
    return (*steps, the_rule(rule))


def _records(found: Candidate) -> tuple[str, ...]:
    ids = [found.trigger.record]
    if found.last is not None and found.last.record not in ids:
        ids.append(found.last.record)
    return tuple(ids)


def _leader(service: Service, site: str, today: date) -> str | None:
    """The team leader with a post at the site, otherwise who leads those with one; of several the first."""
    here = [
        person
        for person in service.staff
        if any(post.site == site and post.runs_on(today) for post in person.posts)
    ]
    found = [person.id for person in here if Role.TEAM_LEADER in person.roles]
    return min(found or [person.leader for person in here if person.leader is not None], default=None)

"""What a well-formed set of practice rules must also be: rules that can be done, counted and shown."""

import re
from collections.abc import Iterable, Iterator, Mapping

from ipscore.definitions.practice import (
    AGREED,
    EVENTS_ABOUT,
    KNOWN_AHEAD,
    LIMITS,
    WHOLE_LIMITS,
    About,
    Before,
    ByMeeting,
    Event,
    Every,
    OnDay,
    PracticeRule,
    RuleSet,
    Span,
    Within,
)
from ipscore.definitions.text import LANGUAGES
from ipscore.definitions.validate import Path, empty_texts, reference
from ipscore.message import Message, msg
from ipscore.problem import Problem, nearest

SHORT = 34
"""Characters a rule's short name may have, so that a line of the agenda fits 80 columns."""

LONGEST = 36_525
"""The largest number in a rule: a hundred years of days. More is a slip of the keys."""

RULE_ID = re.compile("[a-z0-9_-]+")

UNITS: Mapping[str, float] = {"days": 1, "working_days": 7 / 5, "months": 365.25 / 12}
"""Days in one of each unit on average, to see which of two spans is the longer."""


def rule_set_problems(rules: RuleSet) -> tuple[Problem, ...]:
    """Every problem of a set of rules whose types are right; none means it may be used."""
    return tuple(_problems(rules))


def _problems(rules: RuleSet) -> Iterator[Problem]:
    if not rules.rules:
        yield Problem(msg("there are no rules"), path=("rules",))
    for rule_id, rule in rules.rules.items():
        path: Path = ("rules", rule_id)
        if not RULE_ID.fullmatch(rule_id):
            yield Problem(
                msg("“{id}” cannot be the id of a rule", id=rule_id),
                path=path,
                expected=msg("letters a–z, digits, hyphen and underscore"),
            )
        yield from (each.under(*path) for each in _rule_problems(rule))
    yield from _limit_problems(rules)
    yield from empty_texts(rules, ())


def _limit_problems(rules: RuleSet) -> Iterator[Problem]:
    for limit_id in LIMITS:
        if limit_id not in rules.limits:
            yield Problem(msg("the limit “{id}” is missing", id=limit_id), path=("limits",))
    for limit_id, limit in rules.limits.items():
        yield from reference(limit_id, LIMITS, ("limits", limit_id))
        if limit.value <= 0:
            yield Problem(
                msg("a limit must be above zero"),
                path=("limits", limit_id, "value"),
                expected=msg("a number above zero"),
            )
        elif limit_id in WHOLE_LIMITS and not float(limit.value).is_integer():
            yield Problem(
                msg("{value} is not a whole number", value=limit.value),
                path=("limits", limit_id, "value"),
                expected=msg("a whole number above zero"),
            )


def _rule_problems(rule: PracticeRule) -> Iterator[Problem]:
    yield from _events(rule.about, rule.after, "after", msg("at least one event that time runs from"))
    yield from _events(rule.about, rule.done_by, "done_by", msg("at least one event that does it"))
    if rule.during and rule.about not in (About.CLIENT, About.JOB):
        yield Problem(
            msg("only rules about a client or a job can ask for a state"),
            path=("during",),
            expected=msg("no “{key}”", key="during"),
        )
    for language in LANGUAGES:
        if len(rule.short.get(language)) > SHORT:
            yield Problem(
                msg("the short name has {count} characters", count=len(rule.short.get(language))),
                path=("short", language),
                expected=msg("at most {count} characters", count=SHORT),
            )
    if rule.valid_from is not None and rule.valid_to is not None and rule.valid_to < rule.valid_from:
        yield Problem(
            msg("the rule ends before it starts"),
            path=("valid_to",),
            expected=msg("{day} or later", day=rule.valid_from),
        )
    yield from (each.under("timing") for each in _timing_problems(rule))


def _events(about: About, events: tuple[Event, ...], key: str, expected: Message) -> Iterator[Problem]:
    if not events:
        yield Problem(msg("the list of events is empty"), path=(key,), expected=expected)
    known = sorted(EVENTS_ABOUT[about])
    for index, event in enumerate(events):
        if event not in known:
            yield Problem(
                msg("a rule about “{about}” cannot speak of “{event}”", about=about.value, event=event.value),
                path=(key, index),
                expected=msg("one of: {words}", words=", ".join(known)),
                nearest=nearest(event, known),
            )


def _timing_problems(rule: PracticeRule) -> Iterator[Problem]:
    match rule.timing:
        case Within(span=span):
            yield from _span_problems(span, "span", lowest=0)
        case Before() as before:
            yield from _number(before.days, "days", 1)
            yield from _number(before.shown_days, "shown_days", 1)
            yield from _only_after(rule, KNOWN_AHEAD)
        case ByMeeting() as by_meeting:
            yield from _number(by_meeting.meeting, "meeting", 1)
            yield from _number(by_meeting.days, "days", 0)
        case Every() as every:
            yield from _every_problems(rule.about, every)
        case OnDay():
            yield from _only_after(rule, AGREED)


def _every_problems(about: About, every: Every) -> Iterator[Problem]:
    yield from _span_problems(every.span, "span", lowest=1)
    for key, span in (("from_span", every.from_span), ("for_span", every.for_span)):
        if span is not None:
            yield from _span_problems(span, key, lowest=0)
    if every.then is not None:
        yield from _span_problems(every.then, "then", lowest=1)
    if (
        every.from_span is not None
        and every.for_span is not None
        and _longer(every.from_span, every.for_span)
    ):
        yield Problem(msg("the rule ends before it starts"), path=("for_span",))
    if every.total is not None and about is not About.SITE:
        yield Problem(msg("only rules about a site can read the points of a review"), path=("total",))
    elif (every.total is None) is not (every.then is None):
        yield Problem(msg("“{key}” and “{other}” go together", key="total", other="then"), path=("total",))
    if every.wished and about is not About.JOB:
        yield Problem(msg("only rules about a job can follow what the client wishes"), path=("wished",))


def _only_after(rule: PracticeRule, allowed: Iterable[Event]) -> Iterator[Problem]:
    words = sorted(each.value for each in allowed)
    for event in rule.after:
        if event not in words:
            yield Problem(
                msg("the day of “{event}” is not known ahead", event=event.value),
                path=("kind",),
                expected=msg("after: one of {words}", words=", ".join(words)),
            )


def _span_problems(span: Span, key: str, lowest: int) -> Iterator[Problem]:
    given = _given(span)
    if len(given) != 1:
        yield Problem(
            msg("the length of time has {count} units", count=len(given)),
            path=(key,),
            expected=msg("exactly one of: {words}", words=", ".join(UNITS)),
        )
    for unit, number in given.items():
        yield from (each.under(key) for each in _number(number, unit, lowest))


def _number(number: int | None, key: str, lowest: int) -> Iterator[Problem]:
    if number is not None and not lowest <= number <= LONGEST:
        yield Problem(
            msg("{number} is too small or too large", number=number),
            path=(key,),
            expected=msg("a whole number from {low} to {high}", low=lowest, high=LONGEST),
        )


def _given(span: Span) -> dict[str, int]:
    numbers = {unit: getattr(span, unit) for unit in UNITS}
    return {unit: number for unit, number in numbers.items() if number is not None}


def _longer(span: Span, other: Span) -> bool:
    one, two = _given(span), _given(other)
    if one.keys() == two.keys():
        return sum(one.values()) > sum(two.values())
    return _length(one) > _length(two)


def _length(given: Mapping[str, int]) -> float:
    return sum(number * UNITS[unit] for unit, number in given.items())

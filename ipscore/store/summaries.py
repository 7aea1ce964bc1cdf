"""Summaries, rows and problems as the compact text that the index keeps: lists in JSON, days as numbers.

Never pickle: reading such a file can run code.
"""

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from ipscore.message import Message, Number
from ipscore.practice.caseload import Facts, Standing
from ipscore.practice.summaries import (
    AgreedStep,
    ClientSummary,
    EmployerSummary,
    IdentitySummary,
    JobSummary,
    StaffSummary,
    client_summary,
    employer_summary,
    identity_summary,
    staff_summary,
)
from ipscore.problem import Problem, Severity
from ipscore.records.episode import (
    ClosingReason,
    CoachEntry,
    Episode,
    Phase,
    PhaseEntry,
    ReferralSource,
)
from ipscore.records.job import Sector
from ipscore.records.staff import Role

VERSION = 1
"""Grows with every change of what a summary holds or how it is written: an older index is made anew."""

SUMMARISE: Mapping[str, Callable[[Any], Any]] = {
    "clients": client_summary,
    "identities": identity_summary,
    "employers": employer_summary,
    "staff": staff_summary,
}
"""How a summary of each kind of record is made."""

_PHASES = {each.value: each for each in Phase}


def dump(plain: object) -> bytes:
    """Plain lists as compact text; a half of a character, as in names of files, is kept too."""
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def to_plain(summary: ClientSummary | IdentitySummary | EmployerSummary | StaffSummary) -> list[Any]:
    """The summary as plain lists."""
    match summary:
        case ClientSummary():
            return _client_plain(summary)
        case IdentitySummary():
            return [
                summary.id,
                summary.family_name,
                summary.given_name,
                summary.phone,
                summary.email,
                summary.address,
                summary.language,
            ]
        case EmployerSummary():
            return [
                summary.id,
                summary.name,
                summary.sector,
                summary.municipality,
                summary.clients,
                summary.contacts,
                _number(summary.last_contact),
            ]
        case StaffSummary():
            return [summary.id, summary.name, summary.roles, summary.sites]


def client_from(plain: Any) -> ClientSummary:
    """The summary of a client's case."""
    key, site, episodes, reached, steps, jobs, wishes, contacts = plain
    return ClientSummary(
        key,
        site,
        tuple(_episode(each) for each in episodes),
        tuple(map(date.fromordinal, reached)),
        tuple(AgreedStep(date.fromordinal(on), text, _day(by)) for on, text, by in steps),
        tuple(
            JobSummary(title, employer, date.fromordinal(start), _day(end))
            for title, employer, start, end in jobs
        ),
        wishes,
        contacts,
    )


def identity_from(plain: Any) -> IdentitySummary:
    """Who a client is."""
    return IdentitySummary(*plain)


def employer_from(plain: Any) -> EmployerSummary:
    """The summary of an employer."""
    key, name, sector, municipality, clients, contacts, last = plain
    kind = None if sector is None else Sector(sector)
    return EmployerSummary(key, name, kind, municipality, tuple(clients), contacts, _day(last))


def staff_from(plain: Any) -> StaffSummary:
    """The summary of a member of staff."""
    key, name, roles, sites = plain
    return StaffSummary(key, name, tuple(Role(each) for each in roles), tuple(sites))


def standing_plain(standing: Standing) -> list[Any]:
    """The facts of a client's row and how long they hold, as plain lists."""
    facts = standing.facts
    since, until = _number(standing.since), _number(standing.until)
    if facts is None:
        return [since, until]
    return [
        since,
        until,
        facts.site,
        facts.coach,
        facts.phase,
        facts.intake.toordinal(),
        _number(facts.phase_on),
        _number(facts.last_contact),
        int(facts.step),
        facts.step_text,
        _number(facts.step_on),
        _number(facts.closed_on),
    ]


def standing_from(plain: Any) -> Standing:
    """The facts of a client's row and how long they hold."""
    since, until, *rest = plain
    if not rest:
        return Standing(_day(since), _day(until), None)
    site, coach, phase, intake, phase_on, last, step, text, step_on, closed_on = rest
    facts = Facts(
        site,
        coach,
        None if phase is None else _PHASES[phase],
        date.fromordinal(intake),
        _day(phase_on),
        _day(last),
        bool(step),
        text,
        _day(step_on),
        _day(closed_on),
    )
    return Standing(_day(since), _day(until), facts)


def problem_plain(problem: Problem) -> list[Any]:
    """A problem as plain lists."""
    return [
        _message_plain(problem.message),
        problem.file,
        list(problem.path),
        problem.line,
        None if problem.expected is None else _message_plain(problem.expected),
        problem.nearest,
        problem.severity.value,
    ]


def problem_from(plain: Any) -> Problem:
    """The problem."""
    message, file, path, line, expected, near, severity = plain
    wanted = None if expected is None else _message(expected)
    return Problem(_message(message), file, tuple(path), line, wanted, near, Severity(severity))


def _client_plain(client: ClientSummary) -> list[Any]:
    return [
        client.id,
        client.site,
        [_episode_plain(each) for each in client.episodes],
        [each.toordinal() for each in client.reached],
        [[each.on.toordinal(), each.text, _number(each.by)] for each in client.steps],
        [[each.title, each.employer, each.start.toordinal(), _number(each.end)] for each in client.jobs],
        client.wishes,
        client.contacts,
    ]


def _episode_plain(episode: Episode) -> list[Any]:
    return [
        episode.id,
        episode.site,
        episode.intake.toordinal(),
        episode.referral_source,
        episode.referred_by,
        episode.programme,
        episode.key_worker,
        episode.personal_adviser,
        [[each.id, each.phase, each.on.toordinal()] for each in episode.phases],
        [[each.id, each.coach, each.on.toordinal()] for each in episode.coaches],
        _number(episode.closed_on),
        episode.closing_reason,
    ]


def _episode(plain: Any) -> Episode:
    key, site, intake, source, by, programme, worker, adviser, phases, coaches, closed, reason = plain
    return Episode(
        key,
        site,
        date.fromordinal(intake),
        None if source is None else ReferralSource(source),
        by,
        programme,
        worker,
        adviser,
        tuple(PhaseEntry(at, _PHASES[phase], date.fromordinal(on)) for at, phase, on in phases),
        tuple(CoachEntry(at, coach, date.fromordinal(on)) for at, coach, on in coaches),
        _day(closed),
        None if reason is None else ClosingReason(reason),
    )


def _message_plain(message: Message) -> list[Any]:
    return [message.msgid, {name: _value_plain(value) for name, value in message.params.items()}]


def _value_plain(value: object) -> object:
    if type(value) in (str, int, float, bool):
        return value
    if isinstance(value, Number):
        return {"number": [value.value, value.decimals, value.percent]}
    if isinstance(value, Message):
        return {"message": _message_plain(value)}
    if type(value) is date:
        return {"day": value.toordinal()}
    # Nothing else is in the words about a file today; whatever came would be told in its plain form.
    return str(value)


def _message(plain: Any) -> Message:
    msgid, params = plain
    return Message(msgid, {name: _value(value) for name, value in params.items()})


def _value(plain: Any) -> object:
    if not isinstance(plain, dict):
        return plain
    ((kind, value),) = plain.items()
    if kind == "number":
        return Number(*value)
    return _message(value) if kind == "message" else date.fromordinal(value)


def _number(day: date | None) -> int | None:
    return None if day is None else day.toordinal()


def _day(number: int | None) -> date | None:
    return None if number is None else date.fromordinal(number)

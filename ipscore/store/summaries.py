"""Summaries, rows and problems as the compact text that the index keeps: lists in JSON, days as numbers.

Never pickle: reading such a file can run code.
"""

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from ipscore.message import Message, Number
from ipscore.practice.caseload import Facts, Standing, standing
from ipscore.practice.summaries import (
    ClientSummary,
    EmployerSummary,
    IdentitySummary,
    JobSummary,
    StaffSummary,
    Summary,
    client_summary,
    employer_summary,
    identity_summary,
    service_log_summary,
    staff_summary,
)
from ipscore.problem import Problem, Severity
from ipscore.records.episode import Phase
from ipscore.records.service_log import ServiceLog
from ipscore.store.rows import rows_of

SUMMARISE: Mapping[str, Callable[[Any], Any]] = {
    "clients": client_summary,
    "identities": identity_summary,
    "employers": employer_summary,
    "staff": staff_summary,
    "service_logs": service_log_summary,
}
"""How a summary of each kind of record is made."""

CLASSES = (ClientSummary, IdentitySummary, EmployerSummary, StaffSummary, ServiceLog)
"""What is kept as rows."""

VERSION = 4
"""Grows with every change of what a summary holds or how it is written: an older index is made anew."""

_PHASES = {each.value: each for each in Phase}


def dump(plain: object) -> bytes:
    """Plain lists as compact text; a half of a character, as in names of files, is kept too."""
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def to_plain(summary: Summary) -> list[Any]:
    """The summary as plain lists."""
    return rows_of(type(summary)).plain(summary)


def client_from(plain: Any) -> ClientSummary:
    """The summary of a client's case."""
    return rows_of(ClientSummary).made(plain)


def jobs_from(plain: Any) -> tuple[JobSummary, ...]:
    """The client's jobs alone."""
    jobs: tuple[JobSummary, ...] = rows_of(ClientSummary).part(plain, "jobs")
    return jobs


def identity_from(plain: Any) -> IdentitySummary:
    """Who a client is."""
    return rows_of(IdentitySummary).made(plain)


def employer_from(plain: Any) -> EmployerSummary:
    """The summary of an employer."""
    return rows_of(EmployerSummary).made(plain)


def staff_from(plain: Any) -> StaffSummary:
    """The summary of a member of staff."""
    return rows_of(StaffSummary).made(plain)


def service_log_from(plain: Any) -> ServiceLog:
    """A service log without the notes of its events."""
    return rows_of(ServiceLog).made(plain)


def head_plain(summary: Summary, today: date) -> list[Any] | str | None:
    """What the first screen shows: of a client the facts of the row and how long they hold, else the name."""
    match summary:
        case ClientSummary():
            return _standing_plain(standing(summary, today))
        case IdentitySummary():
            return f"{summary.family_name} {summary.given_name}".strip()
        case EmployerSummary() | StaffSummary():
            return summary.name
        case ServiceLog():
            return None


def _standing_plain(standing: Standing) -> list[Any]:
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

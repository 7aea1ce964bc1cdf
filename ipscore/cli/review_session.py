"""The part of `ips review prepare` that makes, changes and takes away sessions of the programme."""

from collections.abc import Sequence
from datetime import date, time
from typing import Any

import click
from attrs import evolve, frozen

from ipscore.cli.parts import day, day_option, whole_number
from ipscore.cli.session import Refused
from ipscore.fidelity.schedule import session_of, with_session, without_sessions
from ipscore.language import Language
from ipscore.language.clock import read_clock
from ipscore.message import msg
from ipscore.problem import Problem
from ipscore.records.planning import ReviewSession, SessionKind
from ipscore.records.review import Review

NEW = "new"
"""What stands in place of an id for a session that is not there yet."""

ALL = "all"
LONGEST = 1440


@frozen
class SessionChange:
    """What is to be done to the schedule; `given`: the fields that were typed, as the record has them."""

    session: str | None
    given: dict[str, Any]
    removed: tuple[str, ...]

    def __bool__(self) -> bool:
        return self.session is not None or bool(self.removed)

    def applied(self, review: Review, new_id: str) -> Review:
        """The review with it. Raises PlanningError."""
        if self.removed:
            review = without_sessions(review, self.removed)
        if self.session is None:
            return review
        if self.session == NEW:
            return with_session(review, ReviewSession(new_id, **self.given))
        return with_session(review, evolve(session_of(review, self.session), **self.given))


def session_options(language: Language) -> Sequence[click.Option]:
    """The options that tell of one session, and of those to take away."""
    several = language("May be given several times.")
    away = language("Take this session out of the programme.")
    who = language("Assessor who takes part, by id; “all”: all.")
    return (
        click.Option(
            ["--session", "session_id"],
            metavar="ID",
            help=language("Change this session; “new” makes one, with --day, --kind and --with."),
        ),
        day_option(language, "--day", "session_day", language("Day of the session.")),
        click.Option(
            ["--at", "session_at"],
            metavar=language("TIME"),
            help=language("Time of day, such as 9.30; empty: not agreed."),
        ),
        click.Option(
            ["--kind", "session_kind"],
            type=click.Choice([each.value for each in SessionKind]),
            help=language("What is done."),
        ),
        click.Option(
            ["--with", "session_with"],
            metavar=language("ROLE"),
            help=language("Who is met or observed, by role; no names of clients."),
        ),
        click.Option(["--where", "session_where"], metavar=language("PLACE"), help=language("Place.")),
        click.Option(
            ["--minutes", "session_minutes"],
            metavar=language("MINUTES"),
            help=language("Length in minutes; empty: not agreed."),
        ),
        click.Option(
            ["--who", "session_who"], multiple=True, metavar=language("ASSESSOR"), help=f"{who} {several}"
        ),
        click.Option(["--remove-session", "removed"], multiple=True, metavar="ID", help=f"{away} {several}"),
    )


def session_change(typed: dict[str, Any], today: date, language: Language) -> SessionChange:
    """What was typed after these options, read.

    Raises click's usage error for what cannot be read, Refused for what does not fit together.
    """
    given: dict[str, Any] = {}
    if typed["session_day"] is not None:
        given["on"] = day(typed["session_day"], today, language, "--day")
    if typed["session_at"] is not None:
        given["at"] = _clock(typed["session_at"], language)
    if typed["session_kind"] is not None:
        given["kind"] = SessionKind(typed["session_kind"])
    if typed["session_with"] is not None:
        given["with_whom"] = typed["session_with"].strip()
    if typed["session_where"] is not None:
        given["where"] = typed["session_where"].strip()
    if typed["session_minutes"] is not None:
        given["minutes"] = whole_number(
            typed["session_minutes"].strip() or None, LONGEST, language, "--minutes"
        )
    if typed["session_who"]:
        given["assessors"] = () if ALL in typed["session_who"] else typed["session_who"]
    session = typed["session_id"]
    if session is None and given:
        raise Refused(
            Problem(
                msg("It is not told which session is meant."),
                expected=msg("--session with its id, or --session new"),
            )
        )
    needed = (("--day", "on"), ("--kind", "kind"), ("--with", "with_whom"))
    missing = [name for name, key in needed if key not in given]
    if session == NEW and missing:
        raise Refused(
            Problem(
                msg("A new session needs more than this."),
                expected=msg("also {options}", options=", ".join(missing)),
            )
        )
    return SessionChange(session, given, typed["removed"])


def _clock(typed: str, language: Language) -> time | None:
    if not typed.strip():
        return None
    at = read_clock(typed)
    if at is None:
        words = language("write a time of day such as 9.30")
        raise click.BadParameter(f"{typed[:40]!r}: {words}.", param_hint="'--at'")
    return at

"""`ips review prepare ID`: documents asked for and received, the programme as a checklist, informants."""

from collections.abc import Callable
from datetime import date
from typing import Any

import click
from attrs import evolve

from ipscore.cli.output import fields_line, print_json, say
from ipscore.cli.parts import day, day_option, json_option, subcommand, whole_number
from ipscore.cli.review_opening import OpenedReview, open_review, refusing, review_argument
from ipscore.cli.review_session import session_change, session_options
from ipscore.cli.session import Refused, Session
from ipscore.fidelity.planning import (
    asked,
    default_documents,
    default_sessions,
    held,
    in_time_order,
    preparation,
    received,
    refuse_issued,
)
from ipscore.language import Language
from ipscore.message import msg
from ipscore.problem import Problem
from ipscore.records.planning import Informant, RequestedDocument, ReviewSession
from ipscore.records.review import Review

Step = Callable[[Review], Review]

MOST_PEOPLE = 999


def command(language: Language) -> click.Command:
    """Make the command, with its help in `language`."""
    return subcommand(
        language,
        "prepare",
        _prepare,
        [
            review_argument(language),
            click.Option(
                ["--usual"],
                is_flag=True,
                help=language("Add the documents and sessions a review of this kind usually has."),
            ),
            _many(
                language, "--document", "documents", language("NAME"), language("Ask for this document too.")
            ),
            _many(
                language, "--asked", "asked_ids", "ID", language("This document was asked for; “all”: all.")
            ),
            _many(language, "--received", "received_ids", "ID", language("This document was received.")),
            _many(language, "--held", "held_ids", "ID", language("This session has taken place.")),
            _many(
                language,
                "--informant",
                "informants",
                language("ROLE=NUMBER"),
                language("How many people of a role were met, such as coach=3."),
            ),
            day_option(
                language, "--on", "on", language("The day it was asked for or received; otherwise today.")
            ),
            *session_options(language),
            json_option(language),
        ],
        text=language("Prepare a review: documents, programme, informants. Without options it is shown."),
        epilog=language(
            "A session of your own: --session new --day 12.3.2024 --at 9.30 --kind interview "
            "--with “Occupational health” --who aa."
        ),
    )


def _many(language: Language, name: str, parameter: str, metavar: str, text: str) -> click.Option:
    several = language("May be given several times.")
    return click.Option([name, parameter], multiple=True, metavar=metavar, help=f"{text} {several}")


@click.pass_obj
def _prepare(
    session: Session,
    /,
    review_id: str,
    usual: bool,
    documents: tuple[str, ...],
    asked_ids: tuple[str, ...],
    received_ids: tuple[str, ...],
    held_ids: tuple[str, ...],
    informants: tuple[str, ...],
    on: str | None,
    as_json: bool,
    **typed: Any,
) -> int:
    from ipscore.store import new_id  # the store is not needed for the help
    from ipscore.store.review_work import change

    language = session.language
    opened = open_review(session, review_id)
    today = opened.workspace.today()
    when = day(on, today, language, "--on") or today
    people = tuple(_informant(each, new_id(), language) for each in informants)
    session_made = session_change(typed, today, language)

    def step(review: Review) -> Review:
        if usual:
            review = _usual(review, opened, language)
        more = tuple(RequestedDocument(new_id(), each) for each in documents)
        review = evolve(
            review,
            documents=(*review.documents, *more),
            informants=(*review.informants, *people),
        )
        every = [each.id for each in review.documents]
        review = asked(review, every if "all" in asked_ids else asked_ids, when)
        review = session_made.applied(review, new_id())
        return held(received(review, received_ids, when), held_ids)

    review = opened.review
    if usual or documents or asked_ids or received_ids or held_ids or informants or session_made:
        with refusing():
            refuse_issued(review)
            review = change(opened.workspace, review_id, step).record
    if as_json:
        print_json(_data(review, today))
    else:
        _print(review, today, language)
    return 0


def _usual(review: Review, opened: OpenedReview, language: Language) -> Review:
    documents = {each.id for each in review.documents}
    sessions = {each.id for each in review.schedule}
    return evolve(
        review,
        documents=(
            *review.documents,
            *(
                RequestedDocument(each.id, language.message(each.text))
                for each in default_documents(opened.scale, review.kind)
                if each.id not in documents
            ),
        ),
        schedule=(
            *review.schedule,
            *(
                ReviewSession(each.id, each.on, each.kind, with_whom=language.message(each.with_whom))
                for each in default_sessions(review)
                if each.id not in sessions
            ),
        ),
    )


def _informant(typed: str, new: str, language: Language) -> Informant:
    role, mark, number = typed.rpartition("=")
    count = whole_number(number.strip(), MOST_PEOPLE, language, "--informant") if mark else None
    if count is None or not role.strip():
        raise Refused(
            Problem(
                msg("“{word}” does not tell who was met.", word=typed),
                expected=msg("a role, “=” and a number, such as coach=3"),
            )
        )
    return Informant(new, role.strip(), count)


def _print(review: Review, today: date, language: Language) -> None:
    say(language("Documents:"))
    for document in review.documents:
        mark = "x" if document.received_on is not None else " "
        told = [f"[{mark}]", document.id, document.name]
        if document.received_on is not None:
            told.append(language("received {day}", day=document.received_on))
        elif document.asked_on is not None:
            told.append(language("asked for {day}", day=document.asked_on))
        say("  " + fields_line(told))
    names = {each.id: each.name for each in review.assessors}
    say(language("Programme:"))
    for each in in_time_order(review.schedule):
        at = "" if each.at is None else f" {language.time(each.at)}"
        mark = "x" if each.done else " "
        kind = language.choice(each.kind)
        told = [f"[{mark}]", each.id, f"{language.date(each.on)}{at}", kind, each.with_whom, each.where]
        told += [names.get(one, one) for one in each.assessors]
        say("  " + fields_line([one for one in told if one]))
    say(language("Met:"))
    for informant in review.informants:
        say("  " + fields_line([informant.role, str(informant.number)]))
    found = preparation(review, today)
    say(
        language(
            "Documents missing: {documents}; sessions left: {sessions}; clients drawn: {drawn}.",
            documents=len(found.not_asked) + len(found.not_received),
            sessions=len(found.sessions_left),
            drawn=found.drawn,
        )
    )


def _data(review: Review, today: date) -> dict[str, object]:
    found = preparation(review, today)
    return {
        "documents": [
            {
                "id": each.id,
                "name": each.name,
                "asked_on": None if each.asked_on is None else each.asked_on.isoformat(),
                "received_on": None if each.received_on is None else each.received_on.isoformat(),
            }
            for each in review.documents
        ],
        "sessions": [
            {
                "id": each.id,
                "on": each.on.isoformat(),
                "at": None if each.at is None else each.at.isoformat(),
                "kind": each.kind.value,
                "with_whom": each.with_whom,
                "where": each.where,
                "minutes": each.minutes,
                "assessors": list(each.assessors),
                "done": each.done,
            }
            for each in in_time_order(review.schedule)
        ],
        "informants": [{"role": each.role, "number": each.number} for each in review.informants],
        "not_asked": list(found.not_asked),
        "not_received": list(found.not_received),
        "late": list(found.late),
        "sessions_left": list(found.sessions_left),
        "drawn": found.drawn,
    }

"""`ips contact add`: one contact with a client, from the command line."""

from datetime import date
from typing import TYPE_CHECKING

import click
from attrs import evolve

from ipscore.cli.output import print_json, say
from ipscore.cli.parts import day, day_option, group, json_option, subcommand, whole_number
from ipscore.cli.session import BROKEN, Refused, Session
from ipscore.cli.staff import found_coach
from ipscore.language import Language
from ipscore.message import msg
from ipscore.problem import Problem, nearest
from ipscore.records.client import Client
from ipscore.records.contact import Contact, ContactKind, Place

if TYPE_CHECKING:
    from ipscore.store import Stored, Workspace

LONGEST_NOTE = 20_000
"""Characters. A longer note is a file given by mistake."""

LONGEST_DAY = 24 * 60


def command(language: Language) -> click.Command:
    """Make the command, with its help in `language`."""
    add = subcommand(
        language,
        "add",
        _add,
        [
            click.Argument(["client"], metavar=language("CLIENT")),
            day_option(
                language,
                "--on",
                "on",
                language("Day of the contact, such as 15.4. or 2024-04-15; otherwise today."),
            ),
            click.Option(
                ["--kind"],
                type=click.Choice([each.value for each in ContactKind]),
                default=ContactKind.MEETING.value,
                show_default=True,
                help=language("What happened."),
            ),
            click.Option(
                ["--place"], type=click.Choice([each.value for each in Place]), help=language("Where.")
            ),
            click.Option(
                ["--minutes"],
                metavar=language("MINUTES"),
                help=language("Length in minutes."),
            ),
            click.Option(
                ["--note"], default="", metavar=language("TEXT"), help=language("Note in free words.")
            ),
            click.Option(
                ["--coach"],
                metavar=language("COACH"),
                help=language("Who was in contact; otherwise the client's coach."),
            ),
            json_option(language),
        ],
        text=language("Record a contact with a client."),
    )
    return group(language, "contact", language("Record contacts with clients."), [add])


@click.pass_obj
def _add(
    session: Session,
    client: str,
    on: str | None,
    kind: str,
    place: str | None,
    minutes: str | None,
    note: str,
    coach: str | None,
    as_json: bool,
) -> int:
    from ipscore.store import StoreError, new_id  # the store is not needed for the help

    language = session.language
    length = whole_number(minutes, LONGEST_DAY, language, "--minutes")
    workspace = session.open_workspace()
    when = _day(on, workspace.today(), language)
    if len(note) > LONGEST_NOTE:
        raise Refused(Problem(msg("The note is too long: {count} characters.", count=len(note)),
                              expected=msg("at most {count} characters", count=LONGEST_NOTE)))  # fmt: skip
    try:
        stored = _client(workspace, client)
        contact = Contact(
            id=new_id(),
            on=when,
            kind=ContactKind(kind),
            coach=_coach(workspace, stored.record, when, coach),
            place=None if place is None else Place(place),
            minutes=length,
            note=note,
        )
        changed = evolve(stored.record, contacts=(*stored.record.contacts, contact))
        workspace.clients.save(changed, stored.revision)
    except StoreError as error:
        raise Refused(*error.problems, code=BROKEN) from error
    if as_json:
        print_json({"client": client, "contact": contact.id, "on": when.isoformat(), "kind": kind})
    else:
        say(
            language(
                "Recorded for {client}: {kind}, {day} ({id}).",
                client=client,
                kind=contact.kind,
                day=when,
                id=contact.id,
            )
        )
    return 0


def _day(typed: str | None, today: date, language: Language) -> date:
    when = day(typed, today, language, "--on") or today
    if when > today:
        raise Refused(
            Problem(
                msg("The day {day} is in the future.", day=when),
                expected=msg("a day up to today"),
            )
        )
    return when


def _client(workspace: "Workspace", client_id: str) -> "Stored[Client]":
    from ipscore.store import NotFound  # as above

    try:
        return workspace.clients.get(client_id)
    except NotFound as error:
        known = workspace.clients.ids()
        near = nearest(client_id, known)
        message = msg("There is no client with the id “{id}”.", id=client_id)
        # Listing every client of a county would bury the message.
        raise Refused(
            Problem(message, nearest=near, expected=msg("an id that ips caseload shows"))
        ) from error


def _coach(workspace: "Workspace", client: Client, when: date, asked: str | None) -> str:
    if asked is not None:
        names = {each.record.id: each.record.name for each in workspace.staff.all()[0]}
        return found_coach(names, asked)
    episode = client.episode_on(when) or max(client.episodes, key=lambda each: each.intake, default=None)
    coach = None if episode is None else episode.coach_on(when)
    if coach is None:
        raise Refused(
            Problem(
                msg("The client has no coach on {day}.", day=when),
                expected=msg("--coach and the id of a coach, or a part of the name"),
            )
        )
    return coach

"""`ips team review`: the leader's stamp on a coach's contacts with employers, and taking it back."""

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING

import click

from ipscore.cli.caseload import open_lists
from ipscore.cli.output import complain_of, print_json, say
from ipscore.cli.parts import day, day_option, json_option, subcommand
from ipscore.cli.session import Refused, Session
from ipscore.cli.staff import found_coach
from ipscore.language import Language
from ipscore.message import msg
from ipscore.practice.team.reviewing import Waiting, reviewed_on, waiting
from ipscore.problem import Problem

if TYPE_CHECKING:
    from ipscore.practice.summaries import EmployerSummary


def command(language: Language) -> click.Command:
    """Make the command, with its help in `language`."""
    return subcommand(
        language,
        "review",
        _review,
        [
            click.Option(
                ["--coach"],
                required=True,
                metavar=language("COACH"),
                help=language("Whose contacts with employers."),
            ),
            day_option(language, "--until", "until", language("Contacts up to this day; otherwise today.")),
            click.Option(
                ["--contact", "contacts"],
                multiple=True,
                metavar=language("CONTACT"),
                help=language("Only this contact, by id; may be given several times."),
            ),
            click.Option(
                ["--undo"], is_flag=True, help=language("Take back the reviews that were made today.")
            ),
            json_option(language),
        ],
        text=language("Stamp a coach's contacts with employers as reviewed today."),
    )


@click.pass_obj
def _review(
    session: Session, /, coach: str, until: str | None, contacts: tuple[str, ...], undo: bool, as_json: bool
) -> int:
    from ipscore.store.team import stamp, unstamp  # the store is not needed for the help

    workspace = session.open_workspace()
    today = workspace.today()
    lists = open_lists(workspace, session.language)
    coach = found_coach(lists.staff_names, coach)
    last = day(until, today, session.language, "--until") or today
    employers = tuple(lists.employers.values())
    found = reviewed_on(employers, today, coach, last) if undo else waiting(employers, today, coach, last)
    chosen = _chosen(found, contacts, employers)
    save = unstamp if undo else stamp
    done = save(workspace.employers, chosen, today)
    if as_json:
        print_json(
            {
                "coach": coach,
                "reviewed_on": None if undo else today.isoformat(),
                "contacts": [each.contact for each in done.saved],
            }
        )
    else:
        _say(len(done.saved), today, session.language, undo=undo)
    complain_of(done.problems, session.language)
    return 1 if done.problems else 0


def _chosen(
    found: Collection[Waiting], contacts: tuple[str, ...], employers: "Collection[EmployerSummary]"
) -> tuple[Waiting, ...]:
    """The contacts asked for. Raises Refused with every id that is not among those found."""
    if not contacts:
        return tuple(found)
    known = {each.contact for each in found}
    every = {each.id for employer in employers for each in employer.contacts}
    wrong = [
        Problem(
            msg("The contact “{id}” is not among those asked for.", id=each)
            if each in every
            else msg("There is no contact with an employer with the id “{id}”.", id=each),
            expected=msg("an id that ips team --json shows under waiting"),
        )
        for each in contacts
        if each not in known
    ]
    if wrong:
        raise Refused(*wrong)
    return tuple(each for each in found if each.contact in contacts)


def _say(count: int, today: date, language: Language, *, undo: bool) -> None:
    if undo:
        say(language("Reviews taken back: {count}.", count=count))
    else:
        say(language("Reviewed on {day}: {count} contacts.", day=today, count=count))

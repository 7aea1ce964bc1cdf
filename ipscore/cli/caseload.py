"""`ips caseload`: the clients in coaching, one a line.

Names and notes are for the people at the screen only. The JSON knows clients by id alone, for handing on.
"""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from ipscore.cli.output import complain_of, fields_line, print_json, say
from ipscore.cli.parts import json_option, subcommand
from ipscore.cli.progress import reading
from ipscore.cli.session import Session, refusal
from ipscore.cli.staff import found_coach
from ipscore.language import Language
from ipscore.message import msg
from ipscore.practice.caseload import CaseloadRow, among
from ipscore.records.episode import Phase

if TYPE_CHECKING:
    from ipscore.store import Workspace
    from ipscore.store.lists import Lists


def command(language: Language) -> click.Command:
    """Make the command, with its help in `language`."""
    return subcommand(
        language,
        "caseload",
        _caseload,
        [
            click.Option(["--site"], metavar=language("SITE"), help=language("Only this site.")),
            click.Option(["--coach"], metavar=language("COACH"), help=language("Only this coach.")),
            json_option(language),
        ],
        text=language("List the clients in coaching."),
    )


@click.pass_obj
def _caseload(session: Session, site: str | None, coach: str | None, as_json: bool) -> int:
    workspace = session.open_workspace()
    lists = open_lists(workspace, session.language)
    sites = [each.id for each in workspace.info.sites]
    if site is not None and site not in sites:
        raise refusal(msg("There is no site “{id}”.", id=site), sites, site)
    if coach is not None:
        coach = found_coach(lists.staff_names, coach)
    rows = in_coaching(lists, workspace.today(), site, coach)
    if as_json:
        print_json({"day": workspace.today().isoformat(), "clients": [client_data(each) for each in rows]})
    else:
        print_caseload(rows, lists, session.language)
    problems = lists.problems_of(("clients", "staff") if as_json else ("clients", "staff", "identities"))
    complain_of(problems, session.language)
    return 1 if problems else 0


def open_lists(workspace: "Workspace", language: Language) -> "Lists":
    """What lists show of every record of the workspace. Somebody at a terminal is told when it takes long."""
    from ipscore.store.index import Index  # the store is not needed for the help

    with reading(language) as progress:
        return Index.open(workspace.root, workspace.today(), progress=progress).lists


def in_coaching(
    lists: "Lists", today: date, site: str | None = None, coach: str | None = None
) -> tuple[CaseloadRow, ...]:
    """The clients in coaching on `today`, by id; of one site or coach when these are given."""
    return tuple(each for each in among(lists.caseload(today), site, coach) if each.phase is not Phase.CLOSED)


def print_caseload(rows: Sequence[CaseloadRow], lists: "Lists", language: Language) -> None:
    """Print a line for each client, and how many there are."""
    for each in rows:
        fields = [
            each.client,
            lists.names.get(each.client, "–"),
            each.site,
            lists.staff_names.get(each.coach or "", each.coach or "–"),
            language.choice(each.phase) if each.phase is not None else "–",
            language("{days} days", days=each.days),
            language("last contact {day}", day=each.last_contact)
            if each.last_contact
            else language("no contact yet"),
        ]
        if each.next_step.text:
            when = f"{language.date(each.next_step.on)} " if each.next_step.on is not None else ""
            fields.append(language("next: {step}", step=when + each.next_step.text))
        say(fields_line(fields))
    say(language("Clients in coaching: {count}.", count=len(rows)))


def client_data(row: CaseloadRow) -> dict[str, object]:
    """One client for programs."""
    return {
        "id": row.client,
        "site": row.site,
        "coach": row.coach,
        "phase": None if row.phase is None else row.phase.value,
        "intake": row.intake.isoformat(),
        "days": row.days,
        "days_in_phase": row.days_in_phase,
        "last_contact": None if row.last_contact is None else row.last_contact.isoformat(),
        "next_on": None if row.next_step.on is None else row.next_step.on.isoformat(),
        "due": row.next_step.due.value,
    }

"""`ips team meeting`: one page for the weekly team meeting, as text to print or to paste."""

from typing import TYPE_CHECKING

import click

from ipscore.cli.output import complain_of, print_json, say
from ipscore.cli.parts import json_option, subcommand
from ipscore.cli.session import BROKEN, Refused, Session
from ipscore.cli.team import READ, Opened, on_option, open_team, site_option
from ipscore.language import Language
from ipscore.records.merged import names_now

if TYPE_CHECKING:
    from ipscore.practice.team.meeting import CoachMatters, JobDay, TeamMeeting


def command(language: Language) -> click.Command:
    """Make the command, with its help in `language`."""
    return subcommand(
        language,
        "meeting",
        _meeting,
        [
            site_option(language),
            on_option(language),
            click.Option(["--ids"], is_flag=True, help=language("Ids in place of the clients' names.")),
            json_option(language),
        ],
        text=language("Print the list for the weekly team meeting."),
        epilog=language("The JSON has ids alone, and no name of a client."),
    )


@click.pass_obj
def _meeting(session: Session, /, site: str | None, on: str | None, ids: bool, as_json: bool) -> int:
    from ipscore.practice.team.meeting import team_meeting  # not needed for the help
    from ipscore.store import StoreError
    from ipscore.store.team import last_supervision, supervision_note

    opened = open_team(session, site, on)
    logs = opened.lists.service_logs
    try:
        held, note = supervision_note(
            opened.workspace.service_logs, last_supervision(logs, opened.team.day, site)
        )
    except StoreError as error:
        raise Refused(*error.problems, code=BROKEN) from error
    made = team_meeting(opened.team, opened.records, (held, note))
    if as_json:
        print_json(_data(made))
    else:
        _print(made, opened, session.language, ids=ids)
    problems = opened.lists.problems_of(READ if ids or as_json else (*READ, "identities"))
    complain_of(problems, session.language)
    return 1 if problems else 0


def _print(made: "TeamMeeting", opened: Opened, language: Language, *, ids: bool) -> None:
    from ipscore.practice.team.meeting_words import Names, in_words  # as above

    clients = {} if ids else opened.lists.names
    employers = names_now(opened.lists.employers, opened.lists.employer_names)
    names = Names(
        client=lambda key: clients.get(key) or key,
        employer=lambda key: employers.get(key, key),
        coach=lambda key: opened.lists.staff_names.get(key, key),
        rules=opened.practice.rules,
    )
    for number, line in enumerate(in_words(made, names)):
        if line.indent == 0 and number:
            say()
        say("  " * line.indent + language.message(line.text))


def _data(made: "TeamMeeting") -> dict[str, object]:
    return {
        "day": made.day.isoformat(),
        "supervision": None if made.supervision is None else made.supervision.isoformat(),
        "coaches": [_coach(each) for each in made.coaches],
        "without_coach": list(made.without_coach),
    }


def _coach(each: "CoachMatters") -> dict[str, object]:
    return {
        "id": each.coach,
        "leave_until": None if each.leave_until is None else each.leave_until.isoformat(),
        "overdue": [
            {"client": item.client, "employer": item.employer, "rule": item.rule, "due": item.due.isoformat()}
            for item in each.overdue
        ],
        "not_met": [{"client": one.client, "days": one.days} for one in each.not_met],
        "started": [_job(one) for one in each.started],
        "ended": [_job(one) for one in each.ended],
        "starting": [_job(one) for one in each.starting],
        "ending": [_job(one) for one in each.ending],
        "new": [{"client": client, "intake": intake.isoformat()} for client, intake in each.new],
        "searching": [{"client": one.client, "days": one.days} for one in each.searching],
    }


def _job(each: "JobDay") -> dict[str, object]:
    return {"client": each.client, "job": each.job.id, "on": each.on.isoformat()}

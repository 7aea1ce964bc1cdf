"""`ips team`: each coach's clients, what is overdue, employer meetings, and what waits for review."""

from datetime import date
from typing import TYPE_CHECKING

import click
from attrs import frozen

from ipscore.cli.capacity import rules_of
from ipscore.cli.caseload import open_lists
from ipscore.cli.output import complain_of, fields_line, print_json, say
from ipscore.cli.parts import day, day_option, json_option
from ipscore.cli.session import Session, refusal
from ipscore.language import Language
from ipscore.message import msg
from ipscore.practice.team.capacity_words import shown

if TYPE_CHECKING:
    from ipscore.practice.agenda import Practice
    from ipscore.practice.team.views import CoachView, LeaderView, Team, TeamRecords
    from ipscore.store import Workspace
    from ipscore.store.lists import Lists

READ = ("clients", "employers", "staff", "service")
"""Folders that the view is made from: no name of a client is among it."""


@frozen
class Opened:
    """A workspace with the team as it was on a day."""

    workspace: "Workspace"
    lists: "Lists"
    practice: "Practice"
    records: "TeamRecords"
    team: "Team"


def command(language: Language) -> click.Command:
    """Make the command and its own commands, with their help in `language`."""
    from ipscore.cli import team_meeting, team_review  # they need `open_team`

    return click.Group(
        "team",
        commands=[team_review.command(language), team_meeting.command(language)],
        callback=_team,
        invoke_without_command=True,
        params=[site_option(language), on_option(language), json_option(language)],
        help=language("Show each coach's clients, overdue items, employer meetings and reviews."),
        options_metavar=language("[OPTIONS]"),
        subcommand_metavar=language("COMMAND …"),
    )


def site_option(language: Language) -> click.Option:
    """`--site`."""
    return click.Option(["--site"], metavar=language("SITE"), help=language("Only this site."))


def on_option(language: Language) -> click.Option:
    """`--on`: any day can be computed again."""
    return day_option(language, "--on", "on", language("As it was on this day; otherwise today."))


def open_team(session: Session, site: str | None, on: str | None) -> Opened:
    """The team of the workspace on a day. Raises Refused for a site that is none, usage error for the day."""
    from ipscore.practice.agenda import Practice  # the store is not needed for the help
    from ipscore.practice.team.board import team
    from ipscore.store.calendar import finnish
    from ipscore.store.team import team_records

    workspace = session.open_workspace()
    sites = [each.id for each in workspace.info.sites]
    if site is not None and site not in sites:
        raise refusal(msg("There is no site “{id}”.", id=site), sites, site)
    today = day(on, workspace.today(), session.language, "--on") or workspace.today()
    lists = open_lists(workspace, session.language)
    practice = Practice(rules_of(session, workspace), finnish(workspace.info))
    records = team_records(lists, workspace.info, practice, today)
    return Opened(workspace, lists, practice, records, team(records, practice, today, site))


@click.pass_context
def _team(ctx: click.Context, /, site: str | None, on: str | None, as_json: bool) -> int:
    if ctx.invoked_subcommand is not None:
        return 0
    session = ctx.find_object(Session)
    assert session is not None
    opened = open_team(session, site, on)
    if as_json:
        print_json(team_data(opened.team))
    else:
        _print(opened, session.language)
    problems = opened.lists.problems_of(READ)
    complain_of(problems, session.language)
    return 1 if problems else 0


def _print(opened: Opened, language: Language) -> None:
    team, names = opened.team, opened.lists.staff_names
    say(language("Team on {day}", day=team.day))
    for each in team.coaches:
        say(fields_line([names.get(each.coach, each.coach), *_fields(each, language)]))
    for leader in team.leaders:
        say(fields_line([names.get(leader.leader, leader.leader), *_leader(leader, language)]))
    if team.without_coach:
        say(language("Clients without a coach: {count}.", count=len(team.without_coach)))
    say(
        language(
            "Together: {clients} clients of {limit}, {overdue} overdue, {met} of {target} employer meetings "
            "this week, {waiting} waiting for review, {not_met} not met.",
            clients=team.clients,
            limit=shown(team.limit, 1),
            overdue=team.overdue,
            met=team.met,
            target=shown(team.target, 1),
            waiting=team.waiting,
            not_met=team.not_met,
        )
    )


def _fields(each: "CoachView", language: Language) -> list[str]:
    load = each.load
    fields = [language("clients {count}/{limit}", count=load.clients, limit=shown(load.limit, 1))]
    if load.over:
        fields.append(language("over the limit"))
    fields.append(_counted(language("overdue {count}", count=len(each.overdue)),
                           each.overdue[0].due if each.overdue else None, language))  # fmt: skip
    weeks = " ".join(str(week.meetings.done) for week in each.weeks[:-1])
    now = each.this_week
    fields.append(
        language("employer meetings {done}, on leave", done=now.done)
        if now.target is None
        else language("employer meetings {done}/{target}", done=now.done, target=shown(now.target, 1))
    )
    fields.append(language("weeks before {weeks}", weeks=weeks))
    fields.append(_counted(language("to review {count}", count=len(each.waiting)),
                           each.waiting[0].on if each.waiting else None, language))  # fmt: skip
    fields.append(language("not met {count}", count=len(each.not_met)))
    if each.leave_until is not None:
        fields.append(language("on leave until {day}", day=each.leave_until))
    return fields


def _counted(words: str, oldest: date | None, language: Language) -> str:
    return words if oldest is None else language("{what} (oldest {day})", what=words, day=oldest)


def _leader(each: "LeaderView", language: Language) -> list[str]:
    fields = [
        language(
            "leads {coaches} coaches, {full_time} full-time; limit {limit}",
            coaches=each.coaches,
            full_time=shown(each.full_time),
            limit=shown(each.limit, 1),
        )
    ]
    if each.over:
        fields.append(language("over the limit"))
    fields.append(language("overdue {count}", count=len(each.overdue)))
    return fields


def team_data(team: "Team") -> dict[str, object]:
    """The team for programs: clients by id."""
    return {
        "day": team.day.isoformat(),
        "site": team.site,
        "coaches": [_coach_data(each) for each in team.coaches],
        "leaders": [
            {
                "id": each.leader,
                "coaches": each.coaches,
                "full_time": each.full_time,
                "share": each.share,
                "limit": each.limit,
                "over": each.over,
                "overdue": len(each.overdue),
            }
            for each in team.leaders
        ],
        "without_coach": list(team.without_coach),
        "clients": team.clients,
        "limit": team.limit,
        "overdue": team.overdue,
        "employer_meetings": {"done": team.met, "target": team.target},
        "waiting": team.waiting,
        "not_met": team.not_met,
    }


def _coach_data(each: "CoachView") -> dict[str, object]:
    return {
        "id": each.coach,
        "clients": each.load.clients,
        "share": each.load.share,
        "limit": each.load.limit,
        "over": each.load.over,
        "overdue": [
            {"client": item.client, "employer": item.employer, "rule": item.rule, "due": item.due.isoformat()}
            for item in each.overdue
        ],
        "weeks": [
            {
                "monday": week.monday.isoformat(),
                "done": week.meetings.done,
                "target": week.meetings.target,
            }
            for week in each.weeks
        ],
        "waiting": [
            {"employer": one.employer, "contact": one.contact, "on": one.on.isoformat()}
            for one in each.waiting
        ],
        "not_met": [{"client": one.client, "days": one.days} for one in each.not_met],
        "leave_until": None if each.leave_until is None else each.leave_until.isoformat(),
    }

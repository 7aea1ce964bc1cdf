"""`ips employers`: the directory of employers, doubles and their merging, and whose wishes fit which needs.

As everywhere, the JSON knows clients by id alone, and leaves out people at employers too.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import click

from ipscore.cli.caseload import open_lists
from ipscore.cli.employers_merge import merge_command
from ipscore.cli.output import complain_of, fields_line, print_json, say
from ipscore.cli.parts import json_option, subcommand, whole_number
from ipscore.cli.session import Refused, Session
from ipscore.cli.staff import found_coach
from ipscore.language import Language
from ipscore.message import msg
from ipscore.practice.employers.directory import (
    EmployerRow,
    EmployerSelection,
    directory,
    select_employers,
)
from ipscore.practice.employers.doubles import Double, doubles
from ipscore.practice.employers.matching import SEARCHING, Match, clients_for, employers_for
from ipscore.problem import Problem, nearest

if TYPE_CHECKING:
    from ipscore.store import Workspace
    from ipscore.store.lists import Lists

KINDS = ("employers", "clients", "staff")
BEST = 20
"""Matches shown: the rest share a word or two."""

LONGEST_QUIET = 36_500


def command(language: Language) -> click.Command:
    """Make the command, with its help in `language`."""
    group = click.Group(
        "employers",
        callback=_employers,
        invoke_without_command=True,
        help=language("List the employers, find doubles, and see whose wishes fit."),
        options_metavar=language("[OPTIONS]"),
        subcommand_metavar=f"[{language('COMMAND …')}]",
        params=[
            click.Option(
                ["--search"],
                default="",
                metavar=language("TEXT"),
                help=language(
                    "Only those with these words in the name, field, place, person or business id."
                ),
            ),
            click.Option(
                ["--coach"],
                metavar=language("COACH"),
                help=language("Only those this coach was in contact with."),
            ),
            click.Option(
                ["--quiet"],
                metavar=language("DAYS"),
                help=language("Only those nobody was in contact with for at least so many days."),
            ),
            click.Option(
                ["--due"],
                is_flag=True,
                help=language("Only those whose next step is due today or was before."),
            ),
            click.Option(
                ["--doubles", "only_doubles"],
                is_flag=True,
                help=language("Instead, those that are probably one employer, and why."),
            ),
            json_option(language),
        ],
    )
    group.add_command(merge_command(language))
    group.add_command(
        subcommand(
            language,
            "match",
            _match,
            [click.Argument(["record"], metavar=language("CLIENT-OR-EMPLOYER")), json_option(language)],
            text=language(
                "Say which employers fit a client, or which searching clients an employer. Words of the "
                "wishes and earlier jobs are compared with the field, needs and jobs of the employer. The "
                "score is the number of words that meet, and one for the same municipality."
            ),
        )
    )
    return group


@click.pass_context
def _employers(
    ctx: click.Context,
    search: str,
    coach: str | None,
    quiet: str | None,
    due: bool,
    only_doubles: bool,
    as_json: bool,
) -> int | None:
    if ctx.invoked_subcommand is not None:
        return None
    session = ctx.ensure_object(Session)
    days = whole_number(quiet, LONGEST_QUIET, session.language, "--quiet")
    workspace = session.open_workspace()
    lists = open_lists(workspace, session.language)
    if coach is not None:
        coach = found_coach(lists.staff_names, coach)
    if only_doubles:
        _print_doubles(doubles(lists.employers.values()), lists, session.language, as_json=as_json)
    else:
        today = workspace.today()
        wanted = EmployerSelection(search, coach, days, today if due else None)
        rows = select_employers(_directory(workspace, lists), wanted, today).rows
        _print_rows(rows, workspace, lists, session.language, as_json=as_json)
    problems = lists.problems_of(KINDS)
    complain_of(problems, session.language)
    return 1 if problems else 0


def _directory(workspace: "Workspace", lists: "Lists") -> tuple[EmployerRow, ...]:
    return directory(lists.employer_work.employers, lists.jobs, workspace.today())


def _print_rows(
    rows: Sequence[EmployerRow], workspace: "Workspace", lists: "Lists", language: Language, *, as_json: bool
) -> None:
    if as_json:
        print_json({"day": workspace.today().isoformat(), "employers": [_data(each) for each in rows]})
        return
    for each in rows:
        say(fields_line(_fields(each, lists.staff_names, language)))
    say(language("Employers: {count}.", count=len(rows)))


def _fields(row: EmployerRow, staff: Mapping[str, str], language: Language) -> list[str]:
    fields = [row.id, row.name, row.municipality or "–", row.industry or "–"]
    if row.business_id:
        fields.append(row.business_id)
    if row.person:
        fields.append(row.person)
    last = row.last_contact
    if last is None:
        fields.append(language("no contact yet"))
    else:
        who = staff.get(last.coach) or last.coach
        times = language("contacts {count}", count=len(row.contacts))
        fields.append(language("{contacts}, last {day} by {coach}", contacts=times, day=last.on, coach=who))
    if row.jobs:
        fields.append(language("jobs {count}, running {running}", count=len(row.jobs), running=row.running))
    if row.next_step or row.next_on is not None:
        when = f"{language.date(row.next_on)} " if row.next_on is not None else ""
        fields.append(language("next: {step}", step=(when + row.next_step).strip()))
    return fields


def _data(row: EmployerRow) -> dict[str, object]:
    return {
        "id": row.id,
        "name": row.name,
        "sector": None if row.sector is None else row.sector.value,
        "business_id": row.business_id,
        "industry": row.industry,
        "municipality": row.municipality,
        "contacts": len(row.contacts),
        "last_contact": None if row.last_on is None else row.last_on.isoformat(),
        "known_by": [
            {"coach": each.coach, "contacts": each.contacts, "last": each.last.isoformat()}
            for each in row.known_by
        ],
        "jobs": len(row.jobs),
        "running": row.running,
        "next_on": None if row.next_on is None else row.next_on.isoformat(),
        "merged": list(row.ids[1:]),
    }


def _print_doubles(found: Sequence[Double], lists: "Lists", language: Language, *, as_json: bool) -> None:
    if as_json:
        pairs = [
            {"keep": each.first, "double": each.second, "likeness": each.likeness.name.lower(),
             "reason": language.message(each.reason)}
            for each in found
        ]  # fmt: skip
        print_json({"doubles": pairs})
        return
    names = lists.employer_names
    for each in found:
        pair = [each.first, names[each.first], each.second, names[each.second]]
        say(fields_line([*pair, language.message(each.reason)]))
    say(language("Probable doubles: {count}.", count=len(found)))
    if found:
        say(language("ips employers merge KEEP DOUBLE shows what merging would do."))


@click.pass_obj
def _match(session: Session, record: str, as_json: bool) -> int:
    language = session.language
    workspace = session.open_workspace()
    lists = open_lists(workspace, session.language)
    rows = {key: row for row in _directory(workspace, lists) for key in row.ids}
    places = {each.id: each.municipality for each in workspace.info.sites}
    if record in lists.clients:
        client = lists.clients[record]
        distinct = {row.id: row for row in rows.values()}
        found = employers_for(client, distinct.values(), places.get(client.site, ""))
    elif record in rows:
        today = workspace.today()
        searching = (each.client for each in lists.caseload(today) if each.phase in SEARCHING)
        found = clients_for(rows[record], (lists.clients[key] for key in searching), places, today)
    else:
        raise Refused(
            Problem(
                msg("There is no client and no employer with the id “{id}”.", id=record),
                nearest=nearest(record, [*lists.clients, *rows]),
                expected=msg("an id that ips caseload or ips employers shows"),
            )
        )
    best = found[:BEST]
    if as_json:
        print_json({"matches": [_match_data(each) for each in best], "matching": len(found)})
        return 0
    for each in best:
        other = each.employer if record in lists.clients else each.client
        name = rows[other].name if other in rows else lists.names.get(other) or "–"
        say(fields_line([other, name, language("score {score}", score=each.score), *_why(each)]))
    say(language("Matches: {count}, shown {shown}.", count=len(found), shown=len(best)))
    return 0


def _why(match: Match) -> list[str]:
    words = [each.wish if each.wish == each.need else f"{each.wish} – {each.need}" for each in match.met]
    return [*words, match.place] if match.place else words


def _match_data(match: Match) -> dict[str, object]:
    return {
        "client": match.client,
        "employer": match.employer,
        "score": match.score,
        "words": [{"wish": each.wish, "need": each.need} for each in match.met],
        "municipality": match.place or None,
    }

"""`ips capacity`: new clients against coaches, with every assumption and where it comes from."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from ipscore.cli.caseload import open_lists
from ipscore.cli.output import complain_of, fields_line, print_json, say
from ipscore.cli.parts import json_option, subcommand
from ipscore.cli.session import Refused, Session, refusal
from ipscore.language import Language, NotANumber, parse_number
from ipscore.message import Number, msg
from ipscore.practice.team.capacity import Plan, plan
from ipscore.practice.team.capacity_assumptions import BOUNDS, WHOLE, Part, observe
from ipscore.practice.team.capacity_words import in_words, shown

if TYPE_CHECKING:
    from ipscore.definitions.practice import RuleSet
    from ipscore.store import Workspace

READ = ("clients", "staff")
"""What a plan is made from: no name of a client, and no employer."""


def command(language: Language) -> click.Command:
    """Make the command, with its help in `language`."""
    return subcommand(
        language,
        "capacity",
        _capacity,
        [
            *(_option(part, text) for part, text in _parts(language).items()),
            click.Option(["--site"], metavar=language("SITE"), help=language("Only this site.")),
            json_option(language),
        ],
        text=language("Plan how many coaches are needed, and how many clients can be taken."),
        epilog=language("What is not given is read from the records, or taken from the practice rules."),
    )


def rules_of(session: Session, workspace: "Workspace") -> "RuleSet":
    """The practice rules of the workspace. Raises Refused when there are none of that id."""
    from ipscore.plugin.registry import UnknownRulesError  # not needed for the help

    try:
        return session.registry().rules_of(workspace.info)
    except UnknownRulesError as error:
        raise Refused(error.problem) from error


def _parts(language: Language) -> Mapping[Part, str]:
    return {
        Part.CLIENTS_A_YEAR: language("New clients a year."),
        Part.STAY_MONTHS: language("Months that a client stays, on average."),
        Part.WAITING: language("Clients waiting now."),
        Part.COACHES: language("Coaches as full-time equivalents, such as 0,75."),
        Part.CASELOAD: language("Clients of a full-time coach."),
        Part.SHARE: language("Mean share of full working time of a coach, such as 0,8."),
    }


def _option(part: Part, text: str) -> click.Option:
    return click.Option([_name(part), part.value], metavar="N", help=text)


def _name(part: Part) -> str:
    return f"--{part.value.replace('_', '-')}"


@click.pass_obj
def _capacity(session: Session, /, site: str | None, as_json: bool, **typed: str | None) -> int:
    language = session.language
    given = {
        Part(name): _number(text, Part(name), language) for name, text in typed.items() if text is not None
    }
    workspace = session.open_workspace()
    sites = [each.id for each in workspace.info.sites]
    if site is not None and site not in sites:
        raise refusal(msg("There is no site “{id}”.", id=site), sites, site)
    rules = rules_of(session, workspace)
    lists = open_lists(workspace, language)
    today = workspace.today()
    made = plan(rules, observe(lists.clients.values(), lists.staff.values(), today, site), given)
    if as_json:
        print_json({"day": today.isoformat(), "site": site, **_data(made, language)})
    else:
        _print(made, language)
    problems = lists.problems_of(READ)
    complain_of(problems, language)
    return 1 if problems else 0


def _number(text: str, part: Part, language: Language) -> float:
    least, greatest = BOUNDS[part]
    hint = f"'{_name(part)}'"
    try:
        number = parse_number(text)
    except NotANumber as error:
        raise click.BadParameter(language.message(error.message), param_hint=hint) from error
    if not least <= number <= greatest or (part in WHOLE and number != round(number)):
        words = language("write a number from {least} to {greatest}", least=least, greatest=greatest)
        if part in WHOLE:
            words = language("write a whole number from 0 to {highest}", highest=greatest)
        raise click.BadParameter(f"{text[:40]!r}: {words}.", param_hint=hint)
    return number


def _print(made: Plan, language: Language) -> None:
    say(language("Assumptions"))
    for each in made.assumptions:
        value = Number(each.value, percent=True) if each.part is Part.SHARE else shown(each.value, 2)
        fields = [language.value(value), language.message(each.name), f"({language.message(each.source)})"]
        say("  " + fields_line(fields))
    for paragraph in in_words(made):
        say()
        say(language.message(paragraph.title))
        for line in paragraph.lines:
            say("  " + language.message(line))


def _data(made: Plan, language: Language) -> dict[str, object]:
    return {
        "assumptions": {
            each.part.value: {
                "value": each.value,
                "given": each.given,
                "name": language.message(each.name),
                "source": language.message(each.source),
            }
            for each in made.assumptions
        },
        "clients_at_once": made.clients_at_once,
        "full_time_needed": made.full_time_needed,
        "posts_needed": made.posts_needed,
        "coaches_needed": made.coaches_needed,
        "leaders_needed": made.leaders_needed,
        "leader_posts": made.leader_posts,
        "coordinators_needed": made.coordinators_needed,
        "places": made.places,
        "new_clients_possible": made.new_clients_possible,
        "balance": made.balance,
        "free_places": made.free_places,
        "wait_months": made.wait_months,
        "queue_months": made.queue_months,
        "leaders_for_coaches": made.leaders_for_coaches,
    }

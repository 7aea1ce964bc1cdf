"""`ips agenda`: what is due today, was due before, and comes next; of any day, as it was then.

Names are for the people at the screen only. The JSON knows clients by id alone, for handing on; the reasons
in it are in the language of the run.
"""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

import click

from ipscore.cli.caseload import open_lists
from ipscore.cli.output import complain_of, fields_line, print_json, say
from ipscore.cli.parts import day, day_option, json_option, subcommand
from ipscore.cli.session import Refused, Session, refusal
from ipscore.cli.staff import found_coach
from ipscore.definitions.practice import RuleSet
from ipscore.language import Language
from ipscore.message import N_, msg
from ipscore.practice.due import DueItem, Urgency

if TYPE_CHECKING:
    from ipscore.store.lists import Lists

_HEADINGS = {
    Urgency.OVERDUE: N_("Overdue"),
    Urgency.TODAY: N_("Today"),
    Urgency.THIS_WEEK: N_("This week"),
    Urgency.LATER: N_("Later"),
}


def command(language: Language) -> click.Command:
    """Make the command, with its help in `language`."""
    return subcommand(
        language,
        "agenda",
        _agenda,
        [
            click.Option(
                ["--coach"],
                metavar=language("COACH"),
                help=language("Only what is this coach's: an id or a part of the name."),
            ),
            click.Option(["--site"], metavar=language("SITE"), help=language("Only this site.")),
            day_option(language, "--on", "typed", language("The day to look from. Otherwise today.")),
            json_option(language),
        ],
        text=language("List what is due, with whom and why."),
        epilog=language(
            "The agenda of a day in the past is that of then: what was recorded later is left out."
        ),
    )


@click.pass_obj
def _agenda(session: Session, coach: str | None, site: str | None, typed: str | None, as_json: bool) -> int:
    language = session.language
    workspace = session.open_workspace()
    on = day(typed, workspace.today(), language, "--on") or workspace.today()
    sites = [each.id for each in workspace.info.sites]
    if site is not None and site not in sites:
        raise refusal(msg("There is no site “{id}”.", id=site), sites, site)
    lists = open_lists(workspace, language)
    whose = None if coach is None else found_coach(lists.staff_names, coach)
    items, rules = due_items(session, lists, on, whose, site)
    if as_json:
        print_json({"day": on.isoformat(), "items": [item_data(each, language) for each in items]})
    else:
        print_agenda(items, on, rules, lists, language)
    kinds = ("clients", "employers", "staff", "service")
    problems = lists.problems_of(kinds if as_json else (*kinds, "identities"))
    complain_of(problems, language)
    return 1 if problems else 0


def due_items(
    session: Session, lists: "Lists", on: date, coach: str | None = None, site: str | None = None
) -> tuple[tuple[DueItem, ...], RuleSet]:
    """What is due, and the rules that say so. Raises Refused when the rules are not there."""
    from ipscore.plugin.registry import UnknownRulesError  # none of this is needed for the help
    from ipscore.practice.agenda import Practice
    from ipscore.store.agenda import agenda
    from ipscore.store.calendar import finnish
    from ipscore.store.review_results import review_results

    workspace, registry = session.open_workspace(), session.registry()
    try:
        rules = registry.rules_of(workspace.info)
    except UnknownRulesError as error:
        raise Refused(error.problem) from error
    items = agenda(
        lists,
        workspace.info,
        Practice(rules, finnish(workspace.info)),
        on,
        coach,
        site,
        reviews=lambda: review_results(workspace, registry.scales),
    )
    return items, rules


def print_agenda(
    items: Sequence[DueItem], on: date, rules: RuleSet, lists: "Lists", language: Language
) -> None:
    """The groups with their items, and how many there are."""
    for urgency, group in groupby(items, key=lambda each: each.urgency(on)):
        say(language(_HEADINGS[urgency]))
        for each in group:
            say("  " + fields_line(_fields(each, rules, lists, language)))
    overdue = sum(each.overdue_days > 0 for each in items)
    say(
        language(
            "Due on {day}: {count}, of which overdue: {overdue}.", day=on, count=len(items), overdue=overdue
        )
    )


def _fields(item: DueItem, rules: RuleSet, lists: "Lists", language: Language) -> list[str]:
    late = [language("{days} days late", days=item.overdue_days)] if item.overdue_days else []
    return [
        language.date(item.due),
        *late,
        *_about(item, lists, language),
        language.text(rules.rules[item.rule].short),
        language.message(item.detail),
        lists.staff_names.get(item.who or "", item.who or "–"),
    ]


def _about(item: DueItem, lists: "Lists", language: Language) -> tuple[str, ...]:
    if item.client is not None:
        return item.client, lists.names.get(item.client, "–")
    if item.employer is not None:
        return item.employer, lists.employer_names.get(item.employer, "–")
    return (language("site {site}", site=item.site or "–"),)


def item_data(item: DueItem, language: Language) -> dict[str, object]:
    """One item for programs; the words are in the language of the run."""
    return {
        "client": item.client,
        "rule": item.rule,
        "due": item.due.isoformat(),
        "overdue_days": item.overdue_days,
        "why": [language.message(each) for each in item.why],
        "who": item.who,
        "key": item.key,
        "detail": language.message(item.detail),
        "employer": item.employer,
        "site": item.site,
    }

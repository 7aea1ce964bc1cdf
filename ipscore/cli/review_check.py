"""`ips review check ID`: what is to be looked at before the report of a review is issued."""

import click

from ipscore.cli.output import complain_of, print_json, problem_data, problem_line, say
from ipscore.cli.parts import json_option, subcommand
from ipscore.cli.review_opening import open_review, refusing, review_argument
from ipscore.cli.session import Session
from ipscore.language import Language


def command(language: Language) -> click.Command:
    """Make the command, with its help in `language`."""
    return subcommand(
        language,
        "check",
        _check,
        [review_argument(language), json_option(language)],
        text=language("Check a review before its report is issued: dates, sums, reasons, names of clients."),
    )


@click.pass_obj
def _check(session: Session, review_id: str, as_json: bool) -> int:
    from ipscore.store.review_work import issue_problems  # the store is not needed for the help

    language = session.language
    opened = open_review(session, review_id)
    clients = [each.record.name for each in opened.workspace.identities.all()[0]]
    staff = [each.record.name for each in opened.workspace.staff.all()[0]]
    with refusing():
        problems = issue_problems(opened.workspace, opened.scale, review_id, clients, staff)
    if as_json:
        print_json({"review": review_id, "problems": [problem_data(each, language) for each in problems]})
    else:
        for each in problems:
            say(f"{language.choice(each.severity)}: {problem_line(each, language)}")
        if not problems:
            say(language("Nothing is missing."))
    complain_of(opened.here.found.problems, language)
    return 1 if problems or opened.here.found.problems else 0

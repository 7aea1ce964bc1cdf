"""`ips review check ID`: what is to be looked at before the report of a review is issued."""

import click

from ipscore.cli.output import complain_of, print_json, problem_data, problem_line, say
from ipscore.cli.parts import json_option, subcommand
from ipscore.cli.review_material import gather
from ipscore.cli.session import Session
from ipscore.fidelity.self_check import self_check
from ipscore.language import Language


def command(language: Language) -> click.Command:
    """Make the command, with its help in `language`."""
    return subcommand(
        language,
        "check",
        _check,
        [click.Argument(["review_id"], metavar=language("REVIEW")), json_option(language)],
        text=language("Check a review before its report is issued: dates, sums, reasons, names of clients."),
    )


@click.pass_obj
def _check(session: Session, review_id: str, as_json: bool) -> int:
    language = session.language
    found = gather(session, review_id)
    identities, _ = found.workspace.identities.all()
    staff, _ = found.workspace.staff.all()
    problems = self_check(
        found.scale,
        found.review,
        found.ratings,
        found.files(review_id),
        [each.record.name for each in identities],
        [each.record.name for each in staff],
    )
    if as_json:
        print_json({"review": review_id, "problems": [problem_data(each, language) for each in problems]})
    else:
        for each in problems:
            say(f"{language.choice(each.severity)}: {problem_line(each, language)}")
        if not problems:
            say(language("Nothing is missing."))
    complain_of(found.problems, language)
    return 1 if problems or found.problems else 0

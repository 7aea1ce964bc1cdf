"""`ips review issue ID`: the report is checked against itself and issued; from then on it is locked."""

import click

from ipscore.cli.output import complain_of, print_json, problem_data, say
from ipscore.cli.parts import json_option, subcommand
from ipscore.cli.review_opening import open_review, refusing, review_argument
from ipscore.cli.session import Session
from ipscore.language import Language


def command(language: Language) -> click.Command:
    """Make the command, with its help in `language`."""
    return subcommand(
        language,
        "issue",
        _issue,
        [review_argument(language), json_option(language)],
        text=language("Issue a review: from then on it is locked."),
        epilog=language("What must be right first is what ips review check tells."),
    )


@click.pass_obj
def _issue(session: Session, review_id: str, as_json: bool) -> int:
    from ipscore.store.review_work import issue  # the store is not needed for the help

    language = session.language
    opened = open_review(session, review_id)
    workspace = opened.workspace
    clients = [each.record.name for each in workspace.identities.all()[0]]
    staff = [each.record.name for each in workspace.staff.all()[0]]
    with refusing():
        stored, warnings = issue(workspace, opened.scale, review_id, clients, staff)
    issued_on = stored.record.issued_on
    assert issued_on is not None
    if as_json:
        print_json(
            {
                "review": review_id,
                "issued_on": issued_on.isoformat(),
                "warnings": [problem_data(each, language) for each in warnings],
            }
        )
        return 0
    say(language("Issued on {day}: {unit}.", day=issued_on, unit=stored.record.unit))
    complain_of(warnings, language)
    return 0

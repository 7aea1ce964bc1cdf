"""`ips review correct ID`: a dated note that corrects an issued report and is printed with it."""

import click

from ipscore.cli.output import print_json, say
from ipscore.cli.parts import json_option, subcommand
from ipscore.cli.review_opening import open_review, refusing, review_argument
from ipscore.cli.session import Session, refusal
from ipscore.language import Language
from ipscore.message import msg


def command(language: Language) -> click.Command:
    """Make the command, with its help in `language`."""
    return subcommand(
        language,
        "correct",
        _correct,
        [
            review_argument(language),
            click.Option(["--text"], required=True, help=language("What was wrong, and what is right.")),
            click.Option(["--by"], required=True, metavar=language("NAME"), help=language("Who corrects.")),
            click.Option(
                ["--criterion"],
                default="",
                metavar=language("CRITERION"),
                help=language("The criterion it is about; otherwise the whole report."),
            ),
            json_option(language),
        ],
        text=language("Add a dated correction to an issued review."),
    )


@click.pass_obj
def _correct(session: Session, /, review_id: str, text: str, by: str, criterion: str, as_json: bool) -> int:
    from ipscore.store.review_work import correct, new_correction  # the store is not needed for the help

    language = session.language
    opened = open_review(session, review_id)
    if criterion and criterion not in opened.scale.criteria:
        ids = tuple(opened.scale.criteria)
        raise refusal(msg("the scale has no criterion {id}", id=criterion), ids, criterion)
    note = new_correction(by, text, opened.workspace.today(), criterion)
    with refusing():
        stored = correct(opened.workspace, review_id, note)
    if as_json:
        print_json({"review": review_id, "correction": note.id, "on": note.on.isoformat()})
    else:
        count = len(stored.record.corrections)
        say(language("Corrected on {day}. Corrections of this report: {count}.", day=note.on, count=count))
    return 0

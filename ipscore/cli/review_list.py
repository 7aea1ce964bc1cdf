"""`ips review list`: the reviews of the workspace, newest first."""

import click

from ipscore.cli.output import complain_of, print_json, say
from ipscore.cli.parts import json_option, subcommand
from ipscore.cli.review_show import review_data, review_line
from ipscore.cli.reviewed import reviews_of
from ipscore.cli.session import Session
from ipscore.language import Language


def command(language: Language) -> click.Command:
    """Make the command, with its help in `language`."""
    return subcommand(
        language,
        "list",
        _list,
        [json_option(language)],
        text=language("List the reviews, newest first."),
    )


@click.pass_obj
def _list(session: Session, as_json: bool) -> int:
    language = session.language
    reviews, problems = reviews_of(session)
    if as_json:
        print_json({"reviews": [review_data(each) for each in reviews]})
    else:
        for each in reviews:
            say(review_line(each, language))
        say(language("Reviews: {count}.", count=len(reviews)))
    complain_of(problems, language)
    return 1 if problems else 0

"""`ips review invitation ID`: the letter that invites to a review, with the list of what is asked for."""

from pathlib import Path

import click

from ipscore.cli.output import say
from ipscore.cli.parts import subcommand
from ipscore.cli.review_opening import open_review, review_argument
from ipscore.cli.session import Session
from ipscore.cli.written import write_file
from ipscore.fidelity.invitation import invitation
from ipscore.language import LANGUAGE_CODES, Language
from ipscore.language.invitation import invitation_text
from ipscore.language.usual import review_in


def command(language: Language) -> click.Command:
    """Make the command, with its help in `language`."""
    return subcommand(
        language,
        "invitation",
        _invitation,
        [
            review_argument(language),
            click.Option(
                ["--lang", "letter_language"],
                type=click.Choice(LANGUAGE_CODES),
                help=language("Language of the letter; otherwise that of the command."),
            ),
            click.Option(
                ["-o", "--output"],
                metavar=language("FILE"),
                help=language("File to write; otherwise it is printed."),
            ),
        ],
        text=language("Write the invitation to a review, with what is asked for."),
    )


@click.pass_obj
def _invitation(session: Session, review_id: str, letter_language: str | None, output: str | None) -> int:
    from ipscore.store.cleaning import clean  # the store is not needed for the help

    opened = open_review(session, review_id)
    language = session.language if letter_language is None else Language.load(letter_language)
    review = review_in(language, opened.scale, opened.review)
    text = clean(invitation_text(invitation(opened.scale, review), language))
    if output is None:
        for line in text.splitlines():
            say(line)
        return 0
    write_file(Path(output), text.encode())
    say(session.language("Written: {file}", file=output))
    return 0

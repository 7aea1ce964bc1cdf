"""`ips review remove ID`: takes a review planned by mistake away; the history keeps it."""

import click

from ipscore.cli.output import print_json, say
from ipscore.cli.parts import json_option, subcommand
from ipscore.cli.review_opening import no_review, refusing, review_argument
from ipscore.cli.session import Session
from ipscore.language import Language


def command(language: Language) -> click.Command:
    """Make the command, with its help in `language`."""
    return subcommand(
        language,
        "remove",
        _remove,
        [
            review_argument(language),
            click.Option(["--yes"], is_flag=True, help=language("Do it; without, it is only shown.")),
            json_option(language),
        ],
        text=language("Remove a review planned by mistake, before anybody has rated."),
        epilog=language("ips history REVIEW shows what was removed, and ips restore brings it back."),
    )


@click.pass_obj
def _remove(session: Session, /, review_id: str, yes: bool, as_json: bool) -> int:
    from ipscore.store import NotFound, review_work  # the store is not needed for the help

    language = session.language
    workspace = session.open_workspace()
    with refusing():
        try:
            seen = review_work.removable(workspace, review_id)
        except NotFound as error:
            raise no_review(workspace, review_id) from error
        if yes:
            review_work.remove(workspace, seen)
    review = seen.record
    if as_json:
        print_json({"review": review_id, "removed": yes})
        return 0
    words = {"unit": review.unit, "days": language.dates(review.start, review.end), "id": review_id}
    if yes:
        say(
            language(
                "Removed: {unit}, {days}. ips history {id} shows it, ips restore brings it back.", **words
            )
        )
    else:
        say(language("To be removed: {unit}, {days}. Nothing was done yet; --yes removes it.", **words))
    return 0

"""`ips review finish ID`: an assessor has rated everything, or takes that back."""

import click

from ipscore.cli.output import print_json, say
from ipscore.cli.parts import json_option, subcommand
from ipscore.cli.review_opening import open_review, refusing, review_argument
from ipscore.cli.review_rate import assessor_option, refuse_stranger
from ipscore.cli.review_show import progress_data, progress_line
from ipscore.cli.session import Session
from ipscore.fidelity.alone import opened as is_open
from ipscore.fidelity.alone import progress
from ipscore.language import Language


def command(language: Language) -> click.Command:
    """Make the command, with its help in `language`."""
    return subcommand(
        language,
        "finish",
        _finish,
        [
            review_argument(language),
            assessor_option(language),
            click.Option(
                ["--undo"], is_flag=True, help=language("Take it back; possible until all have finished.")
            ),
            json_option(language),
        ],
        text=language("Finish rating alone, or take the finish back."),
        epilog=language("When all have finished, their scores are shown to all."),
    )


@click.pass_obj
def _finish(session: Session, review_id: str, assessor: str, undo: bool, as_json: bool) -> int:
    from ipscore.store.review_work import at_hand, finish, unfinish  # the store is not needed for the help

    language = session.language
    opened = open_review(session, review_id)
    refuse_stranger(opened, assessor)
    with refusing():
        if undo:
            unfinish(opened.workspace, review_id, assessor)
        else:
            finish(opened.workspace, opened.scale, review_id, assessor)
        now = at_hand(opened.workspace, review_id)
    told = progress(opened.scale, now.review, now.found.files, now.found.told)
    if as_json:
        shown = is_open(now.review, now.found.files, now.found.told)
        print_json({"review": review_id, "open": shown, "progress": [progress_data(each) for each in told]})
    else:
        for each in told:
            say(progress_line(each, language))
    return 0

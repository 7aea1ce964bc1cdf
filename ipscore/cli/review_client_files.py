"""`ips review files ID`: the clients drawn for a review, by id, and what of them lies in its window."""

import click

from ipscore.cli.output import complain_of, fields_line, print_json, say
from ipscore.cli.parts import json_option, subcommand
from ipscore.cli.review_opening import open_review, review_argument
from ipscore.cli.session import Refused, Session
from ipscore.fidelity.access import assessors_dataset
from ipscore.language import Language
from ipscore.message import msg
from ipscore.problem import Problem
from ipscore.records.dataset import Dataset


def command(language: Language) -> click.Command:
    """Make the command, with its help in `language`."""
    return subcommand(
        language,
        "files",
        _files,
        [review_argument(language), json_option(language)],
        text=language("List the clients drawn for a review, and what is in its window."),
        epilog=language("Clients are named by id alone: a reviewer needs no names."),
    )


@click.pass_obj
def _files(session: Session, review_id: str, as_json: bool) -> int:
    language = session.language
    opened = open_review(session, review_id)
    sample = opened.review.sample
    if sample is None:
        raise Refused(
            Problem(
                msg("No clients have been drawn for this review yet."),
                expected=msg("ips review draw {id}", id=review_id),
            )
        )
    loaded = opened.workspace.load(("clients", "employers"))
    seen = assessors_dataset(opened.review, loaded.dataset)
    rows = [_row(seen, each) for each in sample.clients if each in seen.clients]
    gone = [each for each in sample.clients if each not in seen.clients]
    if as_json:
        window = {"start": sample.start.isoformat(), "end": sample.end.isoformat()}
        print_json({"seed": sample.seed, "window": window, "clients": rows, "gone": gone})
    else:
        say(language("Records from {start} to {end}:", start=sample.start, end=sample.end))
        for each in rows:
            words = language(
                "contacts {contacts}, with employers {employers}, jobs {jobs}",
                contacts=each["contacts"],
                employers=each["employer_contacts"],
                jobs=each["jobs"],
            )
            say("  " + fields_line([str(each["client"]), words]))
        if gone:
            say(language("No longer in the workspace: {ids}", ids=gone))
    complain_of(loaded.problems, language)
    return 1 if loaded.problems else 0


def _row(seen: Dataset, client_id: str) -> dict[str, object]:
    story = seen.story(client_id)
    return {
        "client": client_id,
        "contacts": len(story.client.contacts),
        "employer_contacts": len(story.employer_contacts),
        "jobs": len(story.client.jobs),
        "placements": len(story.client.placements),
    }

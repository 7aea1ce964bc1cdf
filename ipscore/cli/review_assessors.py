"""`ips review assessors ID`: who assesses a review; assessors are added, their names mended, taken off."""

import re
from typing import TYPE_CHECKING

import click
from attrs import evolve

from ipscore.cli.output import print_json, say
from ipscore.cli.parts import json_option, subcommand
from ipscore.cli.review_opening import open_review, refusing, review_argument
from ipscore.cli.review_show import progress_data, progress_line
from ipscore.cli.session import Refused, Session
from ipscore.fidelity.alone import progress
from ipscore.fidelity.assessors import assessor_id, with_assessor, with_mended_assessor, without_assessor
from ipscore.language import Language
from ipscore.message import msg
from ipscore.problem import Problem
from ipscore.records.review import Assessor, Review

if TYPE_CHECKING:
    from ipscore.store.review_work import AtHand

_NAMED = re.compile(r"([a-z0-9][a-z0-9_-]{0,63})=(.+)")


def command(language: Language) -> click.Command:
    """Make the command, with its help in `language`."""
    return subcommand(
        language,
        "assessors",
        _assessors,
        [
            review_argument(language),
            click.Option(
                ["--add"],
                multiple=True,
                metavar=language("NAME"),
                help=language(
                    "Add an assessor, such as “Anna A.” or aa=Anna A.; may be given several times."
                ),
            ),
            click.Option(
                ["--rename"],
                multiple=True,
                metavar="ID=NAME",
                help=language("Mend an assessor’s name; the ratings stay. May be given several times."),
            ),
            click.Option(
                ["--remove"],
                multiple=True,
                metavar="ID",
                help=language("Take off an assessor who has rated nothing. May be given several times."),
            ),
            json_option(language),
        ],
        text=language("Show, add, rename or take off the assessors of a review."),
    )


@click.pass_obj
def _assessors(
    session: Session,
    /,
    review_id: str,
    add: tuple[str, ...],
    rename: tuple[str, ...],
    remove: tuple[str, ...],
    as_json: bool,
) -> int:
    from ipscore.store.review_work import at_hand, begun  # the store is not needed for the help

    language = session.language
    opened = open_review(session, review_id)
    workspace = opened.workspace
    renamed = [_renamed(each) for each in rename]
    with refusing():
        here = opened.here
        review = here.review
        # Somebody may come in the place of the only one there is.
        for typed in add:
            review = _added(review, here, typed)
        for key, name in renamed:
            known = next((each for each in review.assessors if each.id == key), Assessor(key, name))
            review = with_mended_assessor(review, evolve(known, name=name))
        for key in remove:
            review = without_assessor(review, key, begun(workspace, review))
        if review != here.review:
            workspace.reviews.save(review, here.stored.revision)
        now = at_hand(workspace, review_id)
    told = progress(opened.scale, now.review, now.found.files, now.found.told)
    if as_json:
        print_json(
            {"review": review_id, "assessors": [{"name": each.name, **progress_data(each)} for each in told]}
        )
    else:
        for one in told:
            say(f"{one.assessor}: {progress_line(one, language)}")
    return 0


def _added(review: Review, here: "AtHand", typed: str) -> Review:
    parts = _NAMED.fullmatch(typed)
    taken = [each.id for each in review.assessors]
    made = Assessor(assessor_id(typed, taken), typed) if parts is None else Assessor(parts[1], parts[2])
    return with_assessor(review, here.found.files, made, here.found.told)


def _renamed(typed: str) -> tuple[str, str]:
    parts = _NAMED.fullmatch(typed)
    if parts is None:
        raise Refused(
            Problem(
                msg("“{word}” does not tell an assessor.", word=typed),
                path=("assessors",),
                expected=msg("an id of small letters and digits, “=” and the name, such as aa=Anna A."),
            )
        )
    return parts[1], parts[2]

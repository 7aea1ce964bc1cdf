"""`ips review rate ID FILE`: an assessor's scores from a file, as if they had been given in the program."""

import os
from collections.abc import Mapping
from pathlib import Path

import click
from attrs import evolve

from ipscore.cli.output import complain_of, print_json, say
from ipscore.cli.parts import json_option, subcommand
from ipscore.cli.review_opening import OpenedReview, open_review, refusing, review_argument
from ipscore.cli.scorefile import read_score_file
from ipscore.cli.session import BROKEN, Refused, Session, refusal
from ipscore.fidelity.alone import answered
from ipscore.fidelity.evidence import COUNTED_FROM, Facts, evidence_on, wanted_figures
from ipscore.fidelity.planning import evidence_day
from ipscore.fidelity.sheet import Sheet
from ipscore.language import Language
from ipscore.message import msg
from ipscore.problem import Problem
from ipscore.records.review import Rating


def command(language: Language) -> click.Command:
    """Make the command, with its help in `language`."""
    return subcommand(
        language,
        "rate",
        _rate,
        [
            review_argument(language),
            click.Argument(["file"], metavar=language("FILE")),
            assessor_option(language),
            json_option(language),
        ],
        text=language("Take an assessor’s scores from a file."),
        epilog=language(
            'FILE is as for ips score; besides it may have [comments], [recommendations]: "1" = "text".'
        ),
    )


def assessor_option(language: Language) -> click.Option:
    """`--assessor`: who rates."""
    return click.Option(
        ["--assessor"], required=True, metavar=language("ASSESSOR"), help=language("Who rates, by id.")
    )


def refuse_stranger(opened: OpenedReview, assessor: str) -> None:
    """Raise Refused for somebody who is no assessor of the review."""
    ids = [each.id for each in opened.review.assessors]
    if assessor not in ids:
        raise refusal(msg("The review has no assessor “{id}”.", id=assessor), ids, assessor)


@click.pass_obj
def _rate(session: Session, review_id: str, file: str, assessor: str, as_json: bool) -> int:
    from ipscore.store.review_work import rate  # the store is not needed for the help

    language = session.language
    opened = open_review(session, review_id)
    refuse_stranger(opened, assessor)
    if not os.path.lexists(file):
        raise Refused(Problem(msg("The file is not there."), file=file))
    given = read_score_file(Path(file), opened.scale)
    if given.problems:
        # Half of what somebody meant is not saved.
        raise Refused(*given.problems, code=BROKEN)
    ratings, problems = _remembering(opened, assessor, given.ratings)
    with refusing():
        saved = rate(opened.workspace, review_id, assessor, ratings)
    rated = answered(opened.scale, saved.record.ratings)
    count = len(opened.scale.criteria)
    if as_json:
        print_json({"review": review_id, "assessor": assessor, "rated": rated, "criteria": count})
    else:
        say(language("Saved: rated {rated}/{count}.", rated=rated, count=count))
    complain_of(problems, language)
    return 1 if problems else 0


def _remembering(
    opened: OpenedReview, assessor: str, ratings: Mapping[str, Rating]
) -> tuple[dict[str, Rating], tuple[Problem, ...]]:
    """The ratings laid over those there are, each with the figure and suggestion it is given against."""
    from ipscore.store.review_results import beside_records  # the store is not needed for the help

    loaded = opened.workspace.load(COUNTED_FROM)
    facts = Facts(loaded.dataset, beside_records(opened.workspace, opened.registry.scales))
    review, scale = opened.review, opened.scale
    own = opened.here.found.files.get(assessor)
    wanted = {each: wanted_figures(scale, each) for each in ratings}
    # Of another service there are no records here.
    found = {} if review.elsewhere else evidence_on(scale, wanted, facts, evidence_day(review), review.sites)
    sheet = Sheet(scale, {} if own is None else own.ratings, found)
    for key, given in ratings.items():
        laid = _over(sheet.rating(key), given)
        # Words alone leave what is remembered beside an earlier score as it was.
        answered = sheet.rated(key, laid) if _scored(given) or given.elements else None
        sheet = answered or evolve(sheet, ratings={**sheet.ratings, key: laid})
    return {each: sheet.rating(each) for each in ratings}, loaded.problems


def _over(before: Rating, given: Rating) -> Rating:
    """What was given over what was there; nothing given leaves a text as it was."""
    taken = evolve(before, score=given.score, not_ratable=given.not_ratable) if _scored(given) else before
    return evolve(
        taken,
        elements={**before.elements, **given.elements},
        comment=given.comment or before.comment,
        recommendation=given.recommendation or before.recommendation,
        reason=given.reason or before.reason,
    )


def _scored(rating: Rating) -> bool:
    return rating.score is not None or rating.not_ratable

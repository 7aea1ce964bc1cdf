"""`ips review compare A B`: what changed from one review to another by the same scale."""

import click

from ipscore.cli.output import complain_of, fields_line, print_json, say
from ipscore.cli.parts import json_option, subcommand
from ipscore.cli.review_opening import refusing
from ipscore.cli.reviewed import Reviewed, reviews_of
from ipscore.cli.session import BROKEN, Refused, Session, refusal
from ipscore.definitions.scale import Scale
from ipscore.fidelity.comparison import Change, Comparison, DifferentScalesError, Finished, compare, signed
from ipscore.fidelity.half_rated import refuse_half_rated
from ipscore.language import Language
from ipscore.message import msg
from ipscore.problem import Problem
from ipscore.records.review import Review


def command(language: Language) -> click.Command:
    """Make the command, with its help in `language`."""
    return subcommand(
        language,
        "compare",
        _compare,
        [
            click.Argument(["before"], metavar=language("REVIEW")),
            click.Argument(["after"], metavar=language("REVIEW")),
            json_option(language),
        ],
        text=language("Compare two reviews of the same scale."),
        epilog=language("Reviews by different scales are never compared."),
    )


@click.pass_obj
def _compare(session: Session, before: str, after: str, as_json: bool) -> int:
    language = session.language
    reviews, problems = reviews_of(session)
    one, other = finished(reviews, before), finished(reviews, after)
    scale = scale_of(reviews, other.review)
    if before == after:
        raise Refused(
            Problem(
                msg(
                    "The review “{id}” is given twice: it cannot be compared with itself.",
                    id=before,
                ),
                expected=msg("two different reviews of one scale"),
            )
        )
    try:
        found = compare(scale, one, other)
    except DifferentScalesError as error:
        raise Refused(error.problem) from error
    with refusing():
        refuse_half_rated(scale, (one.review, one.ratings), (other.review, other.ratings))
    if as_json:
        print_json(_data(found))
    else:
        _print(found, scale, language)
    complain_of(problems, language)
    return 1 if problems else 0


def finished(reviews: tuple[Reviewed, ...], review_id: str) -> Finished:
    """The review with the ratings that count. Raises Refused where there are none yet, or no such review."""
    found = next((each for each in reviews if each.review.id == review_id), None)
    if found is None:
        ids = [each.review.id for each in reviews]
        raise refusal(msg("There is no review with the id “{id}”.", id=review_id), ids, review_id)
    if found.ratings is None:
        raise Refused(
            Problem(
                msg("The assessors of the review “{id}” have not agreed on scores yet.", id=review_id),
                expected=msg("a consensus"),
            ),
            code=BROKEN,
        )
    return Finished(found.review, found.ratings)


def scale_of(reviews: tuple[Reviewed, ...], review: Review) -> Scale:
    """The scale of a review. Raises Refused where no plugin provides it."""
    scale = next(each.scale for each in reviews if each.review.id == review.id)
    if scale is None:
        raise Refused(Problem(msg("the scale “{id}” is not installed", id=review.scale)), code=BROKEN)
    return scale


def _print(found: Comparison, scale: Scale, language: Language) -> None:
    for each in (found.before, found.after):
        say(
            fields_line(
                [each.id, language.dates(each.start, each.end), each.unit, language.choice(each.kind)]
            )
        )
    if not found.same_kind:
        say(language("The two are different kinds of review: a change may come from that."))
    say(f"{language('Total')}: {_change(found.total)}")
    for section in found.sections:
        say(f"{language.text(scale.sections[section.id].name)}: {_change(section)}")
    for one in found.criteria:
        if one.change != 0:
            say(f"  {one.id}. {language.text(scale.criteria[one.id].name)}: {_change(one)}")
    same = sum(each.change == 0 for each in found.criteria)
    say(language("Criteria with the same score: {count}.", count=same))


def _change(each: Change) -> str:
    before, after = ("–" if value is None else str(value) for value in (each.before, each.after))
    return f"{before} → {after} ({signed(each.change)})"


def _data(found: Comparison) -> dict[str, object]:
    return {
        "before": _review(found.before),
        "after": _review(found.after),
        "same_kind": found.same_kind,
        "total": _change_data(found.total),
        "sections": {each.id: _change_data(each) for each in found.sections},
        "criteria": {each.id: _change_data(each) for each in found.criteria},
    }


def _review(review: Review) -> dict[str, object]:
    return {
        "id": review.id,
        "kind": review.kind.value,
        "unit": review.unit,
        "end": review.end.isoformat(),
        "scale": review.scale,
    }


def _change_data(each: Change) -> dict[str, object]:
    return {"before": each.before, "after": each.after, "change": each.change}

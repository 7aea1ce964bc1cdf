"""`ips review show ID`: one review, what it came to, and how far its assessors are."""

from collections.abc import Mapping

import click
from attrs import evolve

from ipscore.cli.output import complain_of, fields_line, print_json, say
from ipscore.cli.parts import json_option, subcommand
from ipscore.cli.review_mark import MarkShown, mark_of
from ipscore.cli.review_opening import refusing
from ipscore.cli.reviewed import Reviewed, reviews_of
from ipscore.cli.score import part_data, print_result, sum_data
from ipscore.cli.session import Session, refusal
from ipscore.definitions.rule import elements_of
from ipscore.fidelity.alone import Progress, progress, readable
from ipscore.fidelity.scoring import score
from ipscore.language import Language
from ipscore.message import msg
from ipscore.records.review import Counted, Rating, RatingFile


def command(language: Language) -> click.Command:
    """Make the command, with its help in `language`."""
    return subcommand(
        language,
        "show",
        _show,
        [
            click.Argument(["review_id"], metavar=language("REVIEW")),
            click.Option(
                ["--assessor"],
                metavar=language("ASSESSOR"),
                help=language("What this assessor rated; others’ only when all have finished."),
            ),
            json_option(language),
        ],
        text=language("Show one review: scores, comments and recommendations."),
    )


@click.pass_obj
def _show(session: Session, review_id: str, assessor: str | None, as_json: bool) -> int:
    language = session.language
    reviews, problems = reviews_of(session)
    found = next((each for each in reviews if each.review.id == review_id), None)
    if found is None:
        complain_of(problems, language)
        ids = [each.review.id for each in reviews]
        raise refusal(msg("There is no review with the id “{id}”.", id=review_id), ids, review_id)
    told: tuple[Progress, ...] = ()
    marked: MarkShown | None = None
    if found.scale is not None:
        from ipscore.store.review_work import at_hand  # not needed for the help

        with refusing():
            here = at_hand(session.open_workspace(), review_id)
        told = progress(found.scale, here.review, here.found.files, here.found.told)
        if assessor is not None:
            found = _of_assessor(found, assessor, here.found.files)
        else:
            # A mark is the review's, and none of one assessor's scores.
            marked, unread = mark_of(session, found)
            problems = (*problems, *unread)
    if as_json:
        data = {**_full_data(found), "mark": None if marked is None else marked.data(language)}
        print_json({**data, "progress": [progress_data(each) for each in told]})
    else:
        print_review(found, language, marked)
        if found.ratings is None:
            for each in told:
                say(progress_line(each, language))
    complain_of(problems, language)
    return 1 if problems else 0


def _of_assessor(found: Reviewed, assessor: str, files: Mapping[str, RatingFile]) -> Reviewed:
    """The review with what one assessor rated, as that assessor may see it. Raises Refused for a stranger."""
    ids = [each.id for each in found.review.assessors]
    if assessor not in ids:
        raise refusal(msg("The review has no assessor “{id}”.", id=assessor), ids, assessor)
    own = readable(found.review, files, assessor).get(assessor)
    ratings = {} if own is None else own.ratings
    result = None if found.scale is None else score(found.scale, ratings)
    return evolve(found, ratings=ratings, result=result)


def progress_line(each: Progress, language: Language) -> str:
    """How far an assessor is, on one line."""
    rated = "–" if each.rated is None else str(each.rated)
    line = language("{name}: rated {rated}/{count}", name=each.name, rated=rated, count=each.criteria)
    if each.finished_on is None:
        return line
    return f"{line}, {language('finished on {day}', day=each.finished_on)}"


def progress_data(each: Progress) -> dict[str, object]:
    """The same for programs; `rated` is null where the file is closed and nothing is told of it."""
    return {
        "assessor": each.assessor,
        "rated": each.rated,
        "criteria": each.criteria,
        "finished_on": None if each.finished_on is None else each.finished_on.isoformat(),
    }


def review_line(each: Reviewed, language: Language) -> str:
    """One review on one line."""
    review = each.review
    days = language.dates(review.start, review.end)
    fields = [
        review.id,
        days,
        review.unit,
        review.scale,
        language.choice(review.kind),
        language.choice(review.state),
    ]
    return fields_line([*fields, _outcome(each, language)])


def _outcome(each: Reviewed, language: Language) -> str:
    if each.result is None:
        return language("no agreed scores")
    if each.result.total is None:
        low, high = each.result.possible
        return language(
            "{missing} criteria without a score, possible {low}–{high}",
            missing=len(each.result.missing),
            low=low,
            high=high,
        )
    band = "" if each.result.band is None else f", {language.text(each.result.band.name)}"
    return f"{each.result.total}/{each.result.max}{band}"


def print_summary(each: Reviewed, language: Language) -> None:
    """Print what a review came to."""
    say(review_line(each, language))
    if each.wording is not None:
        say(language.message(each.wording))
    for line in each.review.summary.splitlines():
        say(line)
    if each.scale is not None and each.result is not None:
        print_result(each.scale, each.result, language)


def print_review(each: Reviewed, language: Language, marked: MarkShown | None = None) -> None:
    """Print a review with its quality mark and every criterion."""
    print_summary(each, language)
    if marked is not None:
        marked.print(language)
    if each.scale is None or each.ratings is None:
        return
    for criterion_id, criterion in each.scale.criteria.items():
        rating = each.ratings.get(criterion_id, Rating())
        say(f"{criterion_id}. {language.text(criterion.name)}: {_score_words(rating, language)}")
        for element in elements_of(criterion.rule):
            if element.id in rating.elements:
                mark = language("in place") if rating.elements[element.id] else language("not in place")
                say(f"    {mark}: {language.text(element.text)}")
        for label, text in _words(rating, language):
            say(f"    {label}: {' '.join(text.split())}")


def _score_words(rating: Rating, language: Language) -> str:
    if rating.not_ratable:
        return language("cannot be rated")
    shown = "–" if rating.score is None else str(rating.score)
    if rating.suggestion is not None and rating.suggestion != rating.score:
        return language("{score} (suggestion {suggestion})", score=shown, suggestion=rating.suggestion)
    return shown


def _words(rating: Rating, language: Language) -> list[tuple[str, str]]:
    words = [
        (language("Comment"), rating.comment),
        (language("Recommendation"), rating.recommendation),
        (language("Reason"), rating.reason),
        (language("Agreed because"), rating.agreed_because),
        (language("Sources"), ", ".join(rating.sources)),
    ]
    return [(label, text) for label, text in words if text]


def review_data(each: Reviewed) -> dict[str, object]:
    """One review for programs."""
    review, result = each.review, each.result
    return {
        "id": review.id,
        "scale": review.scale,
        "kind": review.kind.value,
        "unit": review.unit,
        "dates": {"start": review.start.isoformat(), "end": review.end.isoformat()},
        "state": review.state.value,
        "total": None if result is None else result.total,
        "max": None if result is None else result.max,
        "band": None if result is None or result.band is None else result.band.id,
    }


def _full_data(each: Reviewed) -> dict[str, object]:
    data = {
        **review_data(each),
        "wording": None if each.wording is None else dict(each.wording.params),
        "summary": each.review.summary,
        "assessors": [assessor.name for assessor in each.review.assessors],
        "agreed": each.ratings is not None,
    }
    if each.result is not None:
        data |= {
            "complete": each.result.complete,
            "missing": list(each.result.missing),
            "possible": list(each.result.possible),
            "parts": [part_data(part) for part in each.result.parts],
            "sections": [sum_data(section) for section in each.result.sections],
        }
    ratings = {} if each.ratings is None else each.ratings
    return {
        **data,
        "ratings": {criterion_id: _rating_data(rating) for criterion_id, rating in ratings.items()},
    }


def _rating_data(rating: Rating) -> dict[str, object]:
    return {
        "score": rating.score,
        "not_ratable": rating.not_ratable,
        "elements": dict(rating.elements),
        "suggestion": rating.suggestion,
        "figure": rating.figure,
        "counted": _counted_data(rating.counted),
        "reason": rating.reason,
        "agreed_because": rating.agreed_because,
        "comment": rating.comment,
        "recommendation": rating.recommendation,
        "sources": list(rating.sources),
    }


def _counted_data(counted: Counted | None) -> dict[str, object] | None:
    """What the figure was counted from when the score was given; null where that was not kept."""
    if counted is None:
        return None
    return {
        "figure": counted.figure,
        "numerator": counted.numerator,
        "denominator": counted.denominator,
        "period": {"start": counted.start.isoformat(), "end": counted.end.isoformat()},
        "lacking": counted.lacking,
    }

"""`ips review`: fidelity reviews and what they came to; the report and the check are modules of their own."""

import click

from ipscore.cli import review_check, review_report
from ipscore.cli.output import complain_of, fields_line, print_json, say
from ipscore.cli.parts import group, json_option, subcommand
from ipscore.cli.reviewed import Reviewed, reviews_of
from ipscore.cli.score import part_data, print_result, sum_data
from ipscore.cli.session import Session, refusal
from ipscore.definitions.rule import elements_of
from ipscore.language import Language
from ipscore.message import msg
from ipscore.records.review import Rating


def command(language: Language) -> click.Command:
    """Make the command, with its help in `language`."""
    shown = subcommand(
        language,
        "show",
        _show,
        [click.Argument(["review_id"], metavar=language("REVIEW")), json_option(language)],
        text=language("Show one review: scores, comments and recommendations."),
    )
    listed = subcommand(
        language,
        "list",
        _list,
        [json_option(language)],
        text=language("List the reviews, newest first."),
    )
    commands = [listed, shown, review_check.command(language), review_report.command(language)]
    return group(language, "review", language("List fidelity reviews, or show one."), commands)


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


@click.pass_obj
def _show(session: Session, review_id: str, as_json: bool) -> int:
    language = session.language
    reviews, problems = reviews_of(session)
    found = next((each for each in reviews if each.review.id == review_id), None)
    if found is None:
        complain_of(problems, language)
        ids = [each.review.id for each in reviews]
        raise refusal(msg("There is no review with the id “{id}”.", id=review_id), ids, review_id)
    if as_json:
        print_json(_full_data(found))
    else:
        print_review(found, language)
    complain_of(problems, language)
    return 1 if problems else 0


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


def print_review(each: Reviewed, language: Language) -> None:
    """Print a review with every criterion."""
    print_summary(each, language)
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
        "reason": rating.reason,
        "comment": rating.comment,
        "recommendation": rating.recommendation,
        "sources": list(rating.sources),
    }

"""What a report must be checked for before it is issued: dates, sums, what is missing, names of clients.

Everything is told at once. Sections have one name everywhere because a report takes them from the scale; what
people wrote is looked through for sums that are not those of the scores, and for names of clients.
"""

import re
from collections.abc import Collection, Iterator, Mapping

from ipscore.definitions.rule import elements_of
from ipscore.definitions.scale import Scale
from ipscore.definitions.text import LANGUAGES
from ipscore.fidelity.alone import has_answer
from ipscore.fidelity.comparison import given
from ipscore.fidelity.review_dates import date_problems
from ipscore.fidelity.review_names import NameFinder
from ipscore.fidelity.scoring import rating_problems, score
from ipscore.message import msg
from ipscore.problem import Problem, Severity
from ipscore.records.review import CONSENSUS, Rating, RatingFile, Review, ReviewKind

_SENTENCES = re.compile(r"[!?\n]|\.(?=\s|$)")
_SUM = re.compile(r"(?<![\d/,.])(\d{1,3})\s*/\s*(\d{1,3})(?![\d/])")


def self_check(
    scale: Scale,
    review: Review,
    ratings: Mapping[str, Rating] | None,
    files: Mapping[str, RatingFile] | None = None,
    client_names: Collection[str] = (),
    other_names: Collection[str] = (),
) -> tuple[Problem, ...]:
    """Everything to be looked at before the report is issued; errors keep it from being right.

    `ratings` are those that count, `files` those of each assessor by assessor. `client_names` are looked for
    in every text; `other_names` are people who may be named, such as staff; the assessors always may.
    """
    allowed = (*other_names, *(each.name for each in review.assessors))
    finder = NameFinder.of(client_names, allowed)
    return (
        *date_problems(review),
        *_assessors(review),
        *_not_held(review),
        *_same_names(scale),
        *_scores(scale, ratings),
        *_owed(scale, ratings or {}),
        *_not_agreed(scale, review, files or {}),
        *_sums(scale, review, ratings or {}),
        *_named_clients(review, ratings or {}, finder),
    )


def texts_of(review: Review, ratings: Mapping[str, Rating]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every text of a report that people wrote, with its path."""
    for key in ("purpose", "method", "strengths", "summary"):
        yield (key,), getattr(review, key)
    for session in review.schedule:
        yield ("schedule", session.id), f"{session.with_whom}\n{session.where}"
    for informant in review.informants:
        yield ("informants", informant.id), informant.role
    for document in review.documents:
        yield ("documents", document.id), f"{document.name}\n{document.note}"
    for correction in review.corrections:
        yield ("corrections", correction.id), correction.text
    for criterion_id, rating in ratings.items():
        for key in ("comment", "recommendation", "reason", "agreed_because"):
            yield (criterion_id, key), getattr(rating, key)
        yield (criterion_id, "sources"), "\n".join(rating.sources)


def _assessors(review: Review) -> Iterator[Problem]:
    if not review.assessors:
        yield Problem(msg("no assessor is named"), path=("assessors",))
    elif review.kind is ReviewKind.INDEPENDENT and len(review.assessors) < 2:
        yield Problem(
            msg("an independent review has one assessor"),
            path=("assessors",),
            expected=msg("two assessors"),
            severity=Severity.WARNING,
        )
    for each in review.assessors:
        if not each.name.strip():
            yield Problem(msg("assessor {id} has no name", id=each.id), path=("assessors", each.id))


def _not_held(review: Review) -> Iterator[Problem]:
    """Sessions not ticked off: the report tells only of those that were held."""
    left = sum(not each.done for each in review.schedule)
    if not left:
        return
    words = msg(
        "sessions not ticked off as held: {count} of {all}; the report does not tell of them",
        count=left,
        all=len(review.schedule),
    )
    if left == len(review.schedule):
        words = msg("no session of the programme is ticked off as held, so the report tells of no visit")
    yield Problem(
        words,
        path=("schedule",),
        expected=msg("those that were held ticked off, the others removed"),
        severity=Severity.WARNING,
    )


def _same_names(scale: Scale) -> Iterator[Problem]:
    for language in LANGUAGES:
        names: dict[str, str] = {}
        for section_id, section in scale.sections.items():
            name = section.name.get(language).strip().casefold()
            if name in names:
                yield Problem(
                    msg(
                        "the sections {one} and {other} have the same name “{name}”",
                        one=names[name],
                        other=section_id,
                        name=section.name.get(language),
                    ),
                    path=("sections", section_id),
                )
            names.setdefault(name, section_id)


def _scores(scale: Scale, ratings: Mapping[str, Rating] | None) -> Iterator[Problem]:
    if ratings is None:
        yield Problem(msg("the assessors have not agreed on the scores"), path=(CONSENSUS,))
        return
    yield from rating_problems(scale, ratings)
    for criterion_id in score(scale, ratings).missing:
        rating = ratings.get(criterion_id, Rating())
        if rating.not_ratable or rating.score in {each.code for each in scale.codes}:
            # Somebody looked and decided so: it costs the report its total, and is no fault of it.
            yield Problem(
                msg("criterion {id} could not be rated, so there is no total and no band", id=criterion_id),
                path=(criterion_id, "score"),
                severity=Severity.WARNING,
            )
            continue
        yield Problem(
            msg("criterion {id} has no score", id=criterion_id),
            path=(criterion_id, "score"),
            expected=msg("{low}–{high}", low=scale.score_low, high=scale.score_high),
        )


def _owed(scale: Scale, ratings: Mapping[str, Rating]) -> Iterator[Problem]:
    for criterion_id, criterion in scale.criteria.items():
        rating, got = ratings.get(criterion_id, Rating()), given(scale, ratings, criterion_id)
        if got is None:
            continue
        if rating.suggestion not in {None, got} and not rating.reason.strip():
            yield Problem(
                msg(
                    "criterion {id}: score {score}, suggestion {suggestion}, no reason why they differ",
                    id=criterion_id,
                    score=got,
                    suggestion=rating.suggestion,
                ),
                path=(criterion_id, "reason"),
                expected=msg("a reason in words"),
            )
        if got < scale.score_high - 1 and not rating.recommendation.strip():
            yield Problem(
                msg("criterion {id}: score {score} and no recommendation", id=criterion_id, score=got),
                path=(criterion_id, "recommendation"),
                expected=msg("a recommendation for every score under {limit}", limit=scale.score_high - 1),
            )
        unanswered = [each for each in elements_of(criterion.rule) if each.id not in rating.elements]
        if unanswered:
            yield Problem(
                msg("criterion {id}: elements not answered: {count}", id=criterion_id, count=len(unanswered)),
                path=(criterion_id, "elements"),
                severity=Severity.WARNING,
            )


def _not_agreed(scale: Scale, review: Review, files: Mapping[str, RatingFile]) -> Iterator[Problem]:
    agreed = files.get(CONSENSUS)
    alone = [files[each.id].ratings for each in review.assessors if each.id in files]
    if agreed is None or len(alone) < 2:
        return
    for criterion_id in scale.criteria:
        found = [score for each in alone if (score := given(scale, each, criterion_id)) is not None]
        rating = agreed.ratings.get(criterion_id)
        # Where nothing is agreed on yet, that is what is missing, and not its reason.
        if len(set(found)) < 2 or rating is None or not has_answer(rating):
            continue
        if not rating.agreed_because.strip():
            yield Problem(
                msg(
                    "criterion {id}: the assessors scored {scores}, no reason for what they agreed on",
                    id=criterion_id,
                    scores=tuple(found),
                ),
                path=(criterion_id, "agreed_because"),
                expected=msg("a reason in words"),
            )


def _sums(scale: Scale, review: Review, ratings: Mapping[str, Rating]) -> Iterator[Problem]:
    """Sums that people wrote out and that are not those of the scores."""
    result = score(scale, ratings)
    for path, text in texts_of(review, ratings):
        for sentence in _SENTENCES.split(text):
            for found in _SUM.finditer(sentence):
                written, out_of = int(found[1]), int(found[2])
                for total in (result.whole, *result.parts):
                    if out_of == total.max and total.total not in {None, written}:
                        yield _wrong_sum(path, found[0], total.given, out_of)
                        break
                for section in result.sections:
                    name = scale.sections[section.id].name
                    told = any(name.get(x).casefold() in sentence.casefold() for x in LANGUAGES)
                    if told and out_of == section.max and section.total not in {None, written}:
                        yield _wrong_sum(path, found[0], section.given, out_of)


def _wrong_sum(path: tuple[str, ...], written: str, right: int, out_of: int) -> Problem:
    return Problem(
        msg("the text says {written}, the scores give {right}", written=written, right=f"{right}/{out_of}"),
        path=path,
    )


def _named_clients(review: Review, ratings: Mapping[str, Rating], finder: NameFinder) -> Iterator[Problem]:
    for path, text in texts_of(review, ratings):
        for name in finder.found_in(text):
            yield Problem(
                msg("“{name}” may be the name of a client", name=name),
                path=path,
                expected=msg("clients are never named in a report"),
                severity=Severity.WARNING,
            )

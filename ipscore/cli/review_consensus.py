"""`ips review consensus ID`: the assessors' scores side by side, and agreeing on the ones that count."""

from fractions import Fraction

import click
from attrs import evolve

from ipscore.cli.output import fields_line, print_json, say
from ipscore.cli.parts import json_option, subcommand
from ipscore.cli.review_opening import OpenedReview, open_review, refusing, review_argument
from ipscore.cli.session import Refused, Session, refusal
from ipscore.fidelity.agreement import Agreement
from ipscore.fidelity.consensus import ConsensusRow, assessors_agreement, consensus_rows, proposal
from ipscore.language import Language
from ipscore.message import msg
from ipscore.problem import Problem
from ipscore.records.review import Rating


def command(language: Language) -> click.Command:
    """Make the command, with its help in `language`."""
    return subcommand(
        language,
        "consensus",
        _consensus,
        [
            review_argument(language),
            click.Option(["--differing"], is_flag=True, help=language("Only where the scores differ.")),
            click.Option(
                ["--accept-equal"], is_flag=True, help=language("Agree on every score that all gave alike.")
            ),
            click.Option(
                ["--agree", "agreed"],
                metavar=language("CRITERION=SCORE"),
                help=language("Agree on a score, such as 17=3; 17=– when it cannot be rated."),
            ),
            click.Option(
                ["--because"], default="", help=language("Why this score, where the assessors’ differed.")
            ),
            click.Option(
                ["--reason"], default="", help=language("Why the score differs from the suggestion.")
            ),
            click.Option(["--recommendation"], default="", help=language("What to do.")),
            json_option(language),
        ],
        text=language("Show the assessors’ scores side by side, and agree on scores."),
    )


@click.pass_obj
def _consensus(
    session: Session,
    /,
    review_id: str,
    differing: bool,
    accept_equal: bool,
    agreed: str | None,
    because: str,
    reason: str,
    recommendation: str,
    as_json: bool,
) -> int:
    from ipscore.store import review_work  # the store is not needed for the help

    language = session.language
    opened = open_review(session, review_id)
    scale = opened.scale
    with refusing():
        review_work.refuse_not_open(opened.here)
        if accept_equal:
            review_work.accept_equal(opened.workspace, scale, review_id)
        if agreed is not None:
            criterion, rating = _rating(opened, agreed)
            rating = evolve(
                rating,
                agreed_because=because or rating.agreed_because,
                reason=reason or rating.reason,
                recommendation=recommendation or rating.recommendation,
            )
            review_work.agree(opened.workspace, scale, review_id, criterion, rating)
        now = review_work.at_hand(opened.workspace, review_id)
        rows = consensus_rows(scale, now.review, now.found.files)
        figures = assessors_agreement(scale, now.review, now.found.files)
    shown = [each for each in rows if each.differs or not differing]
    if as_json:
        print_json(
            {
                "review": review_id,
                "criteria": [_row_data(each) for each in shown],
                "settled": sum(each.settled for each in rows),
                "agreement": None if figures is None else _agreement_data(figures),
            }
        )
    else:
        for each in shown:
            say(fields_line(_row_fields(each, opened, language)))
        say(language("Agreed on: {count}/{all}.", count=sum(each.settled for each in rows), all=len(rows)))
        if figures is not None:
            say(agreement_line(figures, language))
    return 0


def _rating(opened: OpenedReview, typed: str) -> tuple[str, Rating]:
    """The criterion and the rating that were typed, upon what is agreed or proposed so far."""
    criterion, mark, word = typed.partition("=")
    criterion, word = criterion.strip(), word.strip()
    if criterion not in opened.scale.criteria:
        ids = tuple(opened.scale.criteria)
        raise refusal(msg("the scale has no criterion {id}", id=criterion), ids, criterion)
    rows = consensus_rows(opened.scale, opened.review, opened.here.found.files)
    row = next(each for each in rows if each.criterion == criterion)
    before = row.agreed or proposal(row)
    if word in ("–", "-"):
        return criterion, evolve(before, score=None, not_ratable=True)
    if not mark or not (word.isascii() and word.isdigit() and len(word) < 4):
        raise Refused(
            Problem(
                msg("“{word}” does not tell a criterion and a score.", word=typed),
                expected=msg("a criterion, “=” and a score, such as 17=3"),
            )
        )
    return criterion, evolve(before, score=int(word), not_ratable=False)


def _row_fields(row: ConsensusRow, opened: OpenedReview, language: Language) -> list[str]:
    name = language.text(opened.scale.criteria[row.criterion].name)
    fields = [f"{row.criterion}. {name}"]
    fields += [f"{each.name} {_score(each.rating)}" for each in row.opinions]
    if row.suggestion is not None:
        fields.append(language("suggestion {score}", score=row.suggestion))
    if row.differs:
        fields.append(language("they differ"))
    if row.agreed is not None:
        fields.append(language("agreed {score}", score=_score(row.agreed)))
        if row.agreed.agreed_because:
            fields.append(" ".join(row.agreed.agreed_because.split()))
    return fields


def _score(rating: Rating) -> str:
    return "–" if rating.score is None or rating.not_ratable else str(rating.score)


def agreement_line(found: Agreement, language: Language) -> str:
    """How far the assessors agreed, on one line."""

    def number(value: Fraction | None) -> str:
        return "–" if value is None else language.number(float(value), 2)

    identical = "–" if found.identical is None else language.percent(float(found.identical), 0)
    return language(
        "Before agreeing: {identical} identical, weighted kappa {kappa}, mean difference {distance}, "
        "intraclass correlation {icc} ({count} criteria).",
        identical=identical,
        kappa=number(found.kappa),
        distance=number(found.distance),
        icc=number(found.icc),
        count=found.criteria,
    )


def _agreement_data(found: Agreement) -> dict[str, object]:
    figures = {
        "identical": found.identical,
        "weighted_kappa": found.kappa,
        "mean_absolute_difference": found.distance,
        "intraclass_correlation": found.icc,
    }
    values = {key: None if value is None else float(value) for key, value in figures.items()}
    return {"criteria": found.criteria, "left_out": list(found.left_out), **values}


def _row_data(row: ConsensusRow) -> dict[str, object]:
    return {
        "criterion": row.criterion,
        "scores": {each.assessor: each.rating.score for each in row.opinions},
        "figure": row.figure,
        "suggestion": row.suggestion,
        "differs": row.differs,
        "elements_differ": row.elements_differ,
        "agreed": None if row.agreed is None else row.agreed.score,
        "because": "" if row.agreed is None else row.agreed.agreed_because,
        "settled": row.settled,
    }

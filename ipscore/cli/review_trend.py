"""`ips review trend`: the totals and scores of reviews by one scale, oldest first, each with its kind."""

import click

from ipscore.cli.output import complain_of, fields_line, print_json, say
from ipscore.cli.parts import json_option, subcommand
from ipscore.cli.reviewed import reviews_of
from ipscore.cli.session import Session, refusal
from ipscore.definitions.scale import Scale
from ipscore.fidelity.comparison import Finished, TrendPoint, trend
from ipscore.language import Language
from ipscore.message import msg


def command(language: Language) -> click.Command:
    """Make the command, with its help in `language`."""
    return subcommand(
        language,
        "trend",
        _trend,
        [
            click.Option(
                ["--scale"],
                metavar=language("SCALE"),
                help=language("Scale; otherwise that of the workspace."),
            ),
            click.Option(
                ["--criterion"],
                metavar=language("CRITERION"),
                help=language("One criterion; otherwise totals."),
            ),
            click.Option(["--unit"], metavar=language("UNIT"), help=language("Only reviews of this unit.")),
            json_option(language),
        ],
        text=language("Show how scores went from review to review, each with its kind."),
    )


@click.pass_obj
def _trend(
    session: Session, /, scale: str | None, criterion: str | None, unit: str | None, as_json: bool
) -> int:
    language = session.language
    workspace = session.open_workspace()
    # What is wrong with a text pack is told once, with the reviews.
    definition, _ = session.worded_scale(workspace, session.registry(), scale or workspace.info.scale)
    if criterion is not None and criterion not in definition.criteria:
        ids = tuple(definition.criteria)
        raise refusal(msg("the scale has no criterion {id}", id=criterion), ids, criterion)
    reviews, problems = reviews_of(session)
    units = {each.review.unit for each in reviews}
    if unit is not None and unit not in units:
        raise refusal(msg("No review is of the unit “{unit}”.", unit=unit), units, unit)
    points = trend(
        definition,
        [
            Finished(each.review, each.ratings)
            for each in reviews
            if each.ratings is not None and unit in (None, each.review.unit)
        ],
    )
    named = {each.review.id: each.review.unit for each in reviews}
    if as_json:
        print_json({"scale": definition.id, "reviews": [_data(each, named[each.review]) for each in points]})
    else:
        # Scores of one unit follow one another; those of another are no step of the same way.
        for one in dict.fromkeys(named[each.review] for each in points):
            say(f"{one}:")
            for each in points:
                if named[each.review] == one:
                    words = _words(each, definition, criterion, language)
                    shown = [language.date(each.on), each.review, language.choice(each.kind), words]
                    say(f"  {fields_line(shown)}")
        say(language("Reviews: {count}.", count=len(points)))
    complain_of(problems, language)
    return 1 if problems else 0


def _words(each: TrendPoint, scale: Scale, criterion: str | None, language: Language) -> str:
    if criterion is not None:
        score = each.scores[criterion]
        name = language.text(scale.criteria[criterion].name)
        return f"{criterion}. {name}: {'–' if score is None else score}"
    if each.result.total is None:
        low, high = each.result.possible
        return language("possible {low}–{high}", low=low, high=high)
    return f"{each.result.total}/{each.result.max}"


def _data(each: TrendPoint, unit: str) -> dict[str, object]:
    return {
        "id": each.review,
        "on": each.on.isoformat(),
        "kind": each.kind.value,
        "unit": unit,
        "total": each.result.total,
        "max": each.result.max,
        "band": None if each.result.band is None else each.result.band.id,
        "scores": dict(each.scores),
    }

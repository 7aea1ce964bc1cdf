"""`ips review new`: a review is planned: kind, unit, days, assessors."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from ipscore.cli.output import print_json, say
from ipscore.cli.parts import day, day_option, json_option, subcommand
from ipscore.cli.review_opening import refusing
from ipscore.cli.session import Refused, Session, refusal
from ipscore.fidelity.assessors import no_name_problems
from ipscore.language import Language
from ipscore.message import msg
from ipscore.problem import Problem
from ipscore.records.consistency_review import review_problems
from ipscore.records.review import Assessor, Review, ReviewKind

if TYPE_CHECKING:
    from ipscore.store import Workspace

_ASSESSOR = re.compile(r"([a-z0-9][a-z0-9_-]{0,63})=(.+)")


def command(language: Language) -> click.Command:
    """Make the command, with its help in `language`."""
    return subcommand(
        language,
        "new",
        _new,
        [
            click.Option(
                ["--kind"],
                required=True,
                type=click.Choice([each.value for each in ReviewKind]),
                help=language("Kind of review."),
            ),
            click.Option(
                ["--unit"], required=True, metavar=language("UNIT"), help=language("Unit reviewed.")
            ),
            click.Option(
                ["--start"], required=True, metavar=language("DAY"), help=language("First day of the visit.")
            ),
            day_option(language, "--end", "end", language("Last day of the visit; otherwise the first.")),
            click.Option(
                ["--assessor", "assessors"],
                required=True,
                multiple=True,
                metavar="ID=NAME",
                help=language("An assessor, such as aa=Anna A.; may be given several times."),
            ),
            click.Option(
                ["--site", "sites"],
                multiple=True,
                metavar=language("SITE"),
                help=language(
                    "Site whose records are the evidence; otherwise all. May be given several times."
                ),
            ),
            click.Option(
                ["--scale"],
                metavar=language("SCALE"),
                help=language("Scale; otherwise that of the workspace."),
            ),
            click.Option(["--purpose"], default="", help=language("Why the review is made.")),
            click.Option(
                ["--elsewhere"],
                is_flag=True,
                help=language("Of another service, for comparison; it counts for none of our sites."),
            ),
            json_option(language),
        ],
        text=language("Plan a new review."),
    )


@click.pass_obj
def _new(
    session: Session,
    /,
    kind: str,
    unit: str,
    start: str,
    end: str | None,
    assessors: tuple[str, ...],
    sites: tuple[str, ...],
    scale: str | None,
    purpose: str,
    elsewhere: bool,
    as_json: bool,
) -> int:
    from ipscore.store import new_id  # the store is not needed for the help

    language = session.language
    workspace = session.open_workspace()
    definition = session.scale(session.registry(), scale or workspace.info.scale)
    first = day(start, workspace.today(), language, "--start")
    assert first is not None
    review = Review(
        id=new_id(),
        scale=definition.id,
        kind=ReviewKind(kind),
        unit=unit,
        start=first,
        end=day(end, workspace.today(), language, "--end") or first,
        sites=_sites(workspace, sites),
        elsewhere=elsewhere,
        scale_edition=definition.edition,
        manual_edition=definition.manual_edition,
        assessors=_assessors(assessors),
        purpose=purpose,
    )
    problems = [*_unit(unit), *review_problems(review)]
    if problems:
        raise Refused(*problems)
    with refusing():
        workspace.reviews.save(review, None)
    if as_json:
        print_json({"id": review.id, "assessors": [each.id for each in review.assessors]})
    else:
        say(language("Planned: {unit}, review {id}.", unit=unit, id=review.id))
    return 0


def _unit(unit: str) -> Iterator[Problem]:
    if not unit.strip():
        yield Problem(
            msg("It is not told which unit is reviewed."),
            path=("unit",),
            expected=msg("the name of the unit, such as Southern area"),
        )


def _sites(workspace: "Workspace", sites: tuple[str, ...]) -> tuple[str, ...]:
    known = [each.id for each in workspace.info.sites]
    for each in sites:
        if each not in known:
            raise refusal(msg("There is no site “{id}”.", id=each), known, each)
    return sites


def _assessors(typed: tuple[str, ...]) -> tuple[Assessor, ...]:
    found = [(each, _ASSESSOR.fullmatch(each)) for each in typed]
    wrong = [
        Problem(
            msg("“{word}” does not tell an assessor.", word=word),
            path=("assessors",),
            expected=msg("an id of small letters and digits, “=” and the name, such as aa=Anna A."),
        )
        for word, parts in found
        if parts is None
    ]
    if wrong:
        raise Refused(*wrong)
    wrong = [each for _, parts in found if parts is not None for each in no_name_problems(parts[2])]
    if wrong:
        raise Refused(*wrong)
    return tuple(Assessor(parts[1], parts[2].strip()) for _, parts in found if parts is not None)

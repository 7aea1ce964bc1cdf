"""`ips outcomes`: the figures of a period, each with what was divided by what."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

import click

from ipscore.cli.output import complain_of, print_json, say
from ipscore.cli.parts import day, day_option, json_option, subcommand
from ipscore.cli.session import Refused, Session
from ipscore.language import Language
from ipscore.message import Number, msg
from ipscore.outcomes import (
    SECTION_NAMES,
    Grouping,
    OutcomeFigure,
    OutcomeReport,
    Unit,
    group_label,
    outcomes,
)
from ipscore.outcomes.periods import default_preset
from ipscore.problem import Problem
from ipscore.records.dataset import Dataset
from ipscore.records.period import Period

if TYPE_CHECKING:
    from ipscore.store import Workspace

KINDS = ("clients", "employers", "staff", "working_time", "programmes")
"""What figures are counted from: names of clients are never among it."""


def command(language: Language) -> click.Command:
    """Make the command, with its help in `language`."""
    return subcommand(
        language,
        "outcomes",
        _outcomes,
        [
            day_option(language, "--from", "start", language("First day; with --to alone the first intake.")),
            day_option(language, "--to", "end", language("Last day; with --from alone today.")),
            click.Option(
                ["--by"],
                type=click.Choice([each.value for each in Grouping]),
                help=language("Also by site, coach or referral source."),
            ),
            click.Option(
                ["--publish"],
                is_flag=True,
                help=language("For readers outside the team: small groups are hidden."),
            ),
            json_option(language),
        ],
        text=language("Count the figures of a period."),
        epilog=language(
            "Without --from and --to: the period of the newest project that has ended, "
            "and the last 12 months where there is none."
        ),
    )


@click.pass_obj
def _outcomes(
    session: Session, start: str | None, end: str | None, by: str | None, publish: bool, as_json: bool
) -> int:
    language = session.language
    workspace = session.open_workspace()
    loaded = workspace.load(KINDS)
    period = _period(
        day(start, workspace.today(), language, "--from"),
        day(end, workspace.today(), language, "--to"),
        loaded.dataset,
        workspace.today(),
    )
    report = outcomes(loaded.dataset, period, None if by is None else Grouping(by))
    if publish:
        report = report.for_publication(workspace.info.small_group)
    if as_json:
        print_json(report_data(report, loaded.dataset, language))
    else:
        print_outcomes(report, loaded.dataset, language)
    complain_of(loaded.problems, language)
    return 1 if loaded.problems else 0


def usual_report(workspace: "Workspace", dataset: Dataset) -> OutcomeReport:
    """The figures shown first, by site, as the terminal program shows them."""
    return outcomes(dataset, default_preset(dataset, workspace.today()).period, Grouping.SITE)


def _period(start: date | None, end: date | None, dataset: Dataset, today: date) -> Period:
    if start is None and end is None:
        return default_preset(dataset, today).period
    end = end or today
    if start is None:
        intakes = (each.intake for client in dataset.clients.values() for each in client.episodes)
        start = min((each for each in intakes if each <= end), default=end)
    if end < start:
        raise Refused(
            Problem(
                msg("The period ends ({end}) before it starts ({start}).", end=end, start=start),
                expected=msg("--from a day that is not after --to"),
            )
        )
    return Period(start, end)


def print_outcomes(report: OutcomeReport, dataset: Dataset, language: Language) -> None:
    """Print each figure on a line, under the heading of its section."""
    say(language("Outcomes {period}", period=report.period))
    section = None
    for each in report.figures:
        if each.section is not section:
            section = each.section
            say()
            say(language.message(SECTION_NAMES[section]))
        say(figure_line(each, report, dataset, language))


def figure_line(figure: OutcomeFigure, report: OutcomeReport, dataset: Dataset, language: Language) -> str:
    """One figure: its name and group, the value, what was divided by what, the interval, what lacked data."""
    group = "" if report.by is None else f" ({language.value(group_label(figure.group, dataset, report.by))})"
    return f"{language.message(figure.name)}{group}: {_numbers(figure, language)}"


def _numbers(figure: OutcomeFigure, language: Language) -> str:
    if figure.hidden:
        return language("not shown, the group is too small")
    parts = ["–" if figure.value is None else _shown(figure.value, figure, language)]
    counts = [each for each in (figure.numerator, figure.denominator) if each is not None]
    of = language.message(figure.of)
    of = f"{of[:1].lower()}{of[1:]}"  # the name of a figure, when it begins with one
    if figure.denominator is not None and figure.numerator is None:
        parts.append(language("of {count} values: {of}", count=round(figure.denominator), of=of))
    elif figure.denominator is not None:
        parts.append(f"{'/'.join(language.value(round(each, 2)) for each in counts)} {of}")
    if figure.low is not None and figure.high is not None:
        low, high = (_shown(each, figure, language) for each in (figure.low, figure.high))
        parts.append(language("95% interval {low}–{high}", low=low, high=high))
    if figure.lacking:
        parts.append(language("{count} records lack the data", count=figure.lacking))
    return "; ".join(parts)


def _shown(value: float, figure: OutcomeFigure, language: Language) -> str:
    return language.value(Number(value, figure.decimals, percent=figure.unit is Unit.SHARE))


def report_data(report: OutcomeReport, dataset: Dataset, language: Language) -> Mapping[str, object]:
    """The report for programs: numbers as counted, not rounded; texts in the language of the run."""
    return {
        "period": {"start": report.period.start.isoformat(), "end": report.period.end.isoformat()},
        "by": None if report.by is None else report.by.value,
        "groups": [
            {"id": each, "name": language.value(group_label(each, dataset, report.by))}
            for each in report.groups
        ],
        "figures": [_figure_data(each, language) for each in report.figures],
    }


def _figure_data(figure: OutcomeFigure, language: Language) -> dict[str, object]:
    return {
        "measure": figure.measure,
        "group": figure.group,
        "section": figure.section.value,
        "name": language.message(figure.name),
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "of": str(figure.of),
        "value": figure.value,
        "unit": figure.unit.value,
        "low": figure.low,
        "high": figure.high,
        "lacking": figure.lacking,
        "hidden": figure.hidden,
    }

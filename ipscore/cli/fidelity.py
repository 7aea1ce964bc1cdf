"""`ips fidelity`: what the daily records tell of every criterion on a day, and how that has moved.

Only suggestions: the scores are the assessors' to give, so no total and no band is ever printed here.
"""

from collections.abc import Iterator
from datetime import date

import click

from ipscore.cli.fidelity_data import today_data
from ipscore.cli.output import complain_of, print_json, say
from ipscore.cli.parts import day, day_option, json_option, subcommand
from ipscore.cli.session import Refused, Session, refusal
from ipscore.definitions.scale import Figure, Scale
from ipscore.fidelity.evidence import COUNTED_FROM, Evidence
from ipscore.fidelity.evidence.elements import ElementShown
from ipscore.fidelity.today import CriterionToday, FidelityToday, fidelity_today
from ipscore.fidelity.trend import Change
from ipscore.language import Language
from ipscore.message import Number, msg
from ipscore.problem import Problem

FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)
"""Days that can be asked for: outside them there are no records, and calendars end."""


def command(language: Language) -> click.Command:
    """Make the command, with its help in `language`."""
    return subcommand(
        language,
        "fidelity",
        _fidelity,
        [
            day_option(language, "--on", "typed", language("The day to look from. Otherwise today.")),
            click.Option(["--site"], metavar=language("SITE"), help=language("Only this site.")),
            json_option(language),
        ],
        text=language("Show what the records tell of every criterion today."),
        epilog=language(
            "Each figure is counted over the window of its criterion. What is suggested is not a score: "
            "there is no total and no band before a review."
        ),
    )


@click.pass_obj
def _fidelity(session: Session, typed: str | None, site: str | None, as_json: bool) -> int:
    from ipscore.store.review_results import beside_records  # not needed for the help

    language = session.language
    workspace = session.open_workspace()
    on = day(typed, workspace.today(), language, "--on") or workspace.today()
    if not FIRST <= on <= LAST:
        expected = msg("a day from {first} to {last}", first=FIRST, last=LAST)
        raise Refused(Problem(msg("There can be no records of {day}.", day=on), expected=expected))
    sites = [each.id for each in workspace.info.sites]
    if site is not None and site not in sites:
        raise refusal(msg("There is no site “{id}”.", id=site), sites, site)
    registry = session.registry()
    scale, unworded = session.worded_scale(workspace, registry, workspace.info.scale)
    loaded = workspace.load(COUNTED_FROM)
    beside = beside_records(workspace, registry.scales)
    found = fidelity_today(scale, loaded.dataset, on, () if site is None else (site,), beside=beside)
    if as_json:
        print_json(today_data(found, scale, language))
    else:
        for line in today_lines(found, scale, language):
            say(line)
    problems = (*unworded, *loaded.problems)
    complain_of(problems, language)
    return 1 if problems else 0


def today_lines(found: FidelityToday, scale: Scale, language: Language) -> Iterator[str]:
    """Fidelity today in plain lines: the whole first, then each criterion under the name of its section."""
    yield language("Fidelity today {day}: {scale}", day=found.day, scale=scale.name)
    if found.sites:
        yield language("Site: {sites}", sites=found.sites)
    yield language(
        "Suggested from the records: {count} of {all} criteria.",
        count=found.suggested,
        all=len(found.criteria),
    )
    for part, (low, high) in found.possible.items():
        yield language(
            "{part}: a total from {low} to {high} is possible.",
            part=scale.parts[part].name,
            low=low,
            high=high,
        )
    yield language("These are suggestions, not scores: there is no total and no band before a review.")
    criteria = {each.id: each for each in found.criteria}
    for section_id, section in scale.sections.items():
        yield ""
        yield language.text(section.name)
        for each in scale.criteria_of_section(section_id):
            yield from _criterion_lines(criteria[each], scale, language)
    yield ""
    yield from _changed_lines(found, scale, language)


def _criterion_lines(each: CriterionToday, scale: Scale, language: Language) -> Iterator[str]:
    name = f"{each.id}. {language.text(scale.criteria[each.id].name)}"
    if each.cannot_tell is None:
        yield f"{name}: {language('Suggestion {score}', score=each.suggestion.score)}"
        for step in each.suggestion.trace:
            yield f"    {language.message(step)}"
    else:
        yield f"{name}: {language('No suggestion')}"
        yield f"    {language.message(each.cannot_tell)}"
    for one in each.evidence:
        yield f"    {figure_line(one, scale.figures[one.figure], language)}"
    for element in each.elements:
        yield f"    {_element_line(element, language)}"


def figure_line(each: Evidence, figure: Figure, language: Language) -> str:
    """Name and value, what was divided by what over which days, and what was lacking."""
    value = (
        language("too little to compute from")
        if each.value is None
        else f"{language.number(each.value, figure.decimals)} {language.text(figure.unit)}"
    )
    counts = [each.numerator, each.denominator] if None not in (each.numerator, each.denominator) else []
    divided = " / ".join(language.value(_count(one)) for one in counts if one is not None)
    told = [
        f"{language.text(figure.name)}: {value}",
        f"{divided} {language('{of}, {period}', of=each.of, period=each.period)}".strip(),
    ]
    if each.lacking:
        told.append(language("{count} lack the data", count=each.lacking))
    return "; ".join(told)


def _count(value: float) -> Number:
    return Number(value, 0 if float(value).is_integer() else 1)


def _element_line(each: ElementShown, language: Language) -> str:
    if each.shown is None:
        return "; ".join(language.message(step) for step in each.why)
    shown = language("records show it in place") if each.shown else language("records show it missing")
    why = "; ".join(language.message(step) for step in each.why)
    return f"{shown}: {language.text(each.element.text)} ({why})"


def _changed_lines(found: FidelityToday, scale: Scale, language: Language) -> Iterator[str]:
    since = found.trend[-2].day
    changed = [each for each in found.changed if each.suggestion_changed]
    if not changed:
        yield language("No suggestion has changed since {day}.", day=since)
    else:
        yield language("Suggestions that changed since {day}:", day=since)
    for each in changed:
        yield f"    {_change_line(each, scale, language)}"


def _change_line(each: Change, scale: Scale, language: Language) -> str:
    before, after = ("–" if score is None else str(score) for score in (each.before, each.after))
    return f"{each.criterion}. {language.text(scale.criteria[each.criterion].name)}: {before} → {after}"

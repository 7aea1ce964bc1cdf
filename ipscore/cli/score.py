"""`ips score SCALE FILE`: what scores in a file come to."""

import os
from collections.abc import Mapping
from pathlib import Path

import click
from attrs import frozen

from ipscore.cli.output import complain_of, print_json, problem_data, say
from ipscore.cli.parts import json_option, subcommand
from ipscore.cli.scorefile import ScoreFile, read_score_file
from ipscore.cli.session import BROKEN, Refused, Session
from ipscore.definitions.rule import elements_of, figures_of
from ipscore.definitions.scale import Scale
from ipscore.fidelity.mark import MarkResult, mark
from ipscore.fidelity.scoring import ScaleResult, SumResult, score
from ipscore.fidelity.suggestion import Suggestion, suggest
from ipscore.language import Language
from ipscore.message import msg
from ipscore.problem import Problem


@frozen
class Suggested:
    """A criterion's suggestion beside the score given."""

    suggestion: Suggestion
    given: int | None

    @property
    def differs(self) -> bool:
        """Whether a score was given that is not the suggested one."""
        return None not in (self.suggestion.score, self.given) and self.suggestion.score != self.given


def command(language: Language) -> click.Command:
    """Make the command, with its help in `language`."""
    return subcommand(
        language,
        "score",
        _score,
        [
            click.Argument(["scale"], metavar=language("SCALE")),
            click.Argument(["file"], metavar=language("FILE")),
            json_option(language),
        ],
        text=language("Count the total, the band and what is missing from scores in a file."),
        epilog=language(
            'FILE is TOML: [scores] "1" = 5; [elements] "5" = [0, 1, 1, 1, 0]; [figures] by id; '
            '[reasons] "17" = "why the score differs".'
        ),
    )


@click.pass_obj
def _score(session: Session, scale: str, file: str, as_json: bool) -> int:
    language = session.language
    definition = session.scale(session.registry(), scale)
    if not os.path.lexists(file):
        raise Refused(Problem(msg("The file is not there."), file=file))
    given = read_score_file(Path(file), definition)
    if not given.readable and not as_json:
        raise Refused(*given.problems, code=BROKEN)
    result = score(definition, given.ratings)
    suggestions = suggestions_of(definition, given)
    marked = mark(definition, result, given.figures)
    problems = (*given.problems, *_without_reason(given, suggestions, file))
    if as_json:
        print_json(
            {
                **result_data(definition, result, suggestions, problems, language),
                "mark": mark_data(marked, language),
            }
        )
    else:
        print_result(definition, result, language)
        print_mark(definition, marked, language)
        for criterion_id, each in suggestions.items():
            _print_suggestion(criterion_id, each, language)
    complain_of(problems, language)
    return 1 if problems else 0


def suggestions_of(scale: Scale, given: ScoreFile) -> dict[str, Suggested]:
    """The suggestions of the criteria about which the file tells a figure or elements."""
    found = {}
    for criterion_id, criterion in scale.criteria.items():
        rating = given.ratings.get(criterion_id)
        elements = rating.elements if rating is not None else {}
        figures = [each for each in figures_of(criterion.rule) if each in given.figures]
        if figures or (elements and elements_of(criterion.rule)):
            suggestion = suggest(scale, criterion_id, given.figures, elements)
            # A special code stands in place of a score, so it can differ from none.
            given_score = rating.score if rating is not None and rating.score in scale.scores else None
            found[criterion_id] = Suggested(suggestion, given_score)
    return found


def _without_reason(given: ScoreFile, suggestions: Mapping[str, Suggested], file: str) -> tuple[Problem, ...]:
    return tuple(
        Problem(
            msg(
                "criterion {id}: the score {score} differs from the suggestion {suggestion} without a reason",
                id=criterion_id,
                score=each.given,
                suggestion=each.suggestion.score,
            ),
            file=file,
            path=("scores", criterion_id),
            expected=msg("a line in [reasons] that says why"),
        )
        for criterion_id, each in suggestions.items()
        if each.differs and not given.ratings[criterion_id].reason.strip()
    )


def print_result(scale: Scale, result: ScaleResult, language: Language) -> None:
    """Print the total, the band, the sums of parts and sections, and what is missing."""
    say(f"{language.text(scale.name)} ({scale.id}, {scale.edition})")
    say(language("Total: {sum}", sum=_sum(result.whole, language)))
    if len(scale.parts) == 1:
        say(language("Band: {band}", band=_band(scale, result.parts[0], language)))
    else:
        for each in result.parts:
            band = _band(scale, each, language)
            say(f"{language.text(scale.parts[each.id].name)}: {_sum(each, language)}, {band}")
    for each in result.sections:
        say(f"{language.text(scale.sections[each.id].name)}: {_sum(each, language)}")
    if result.missing:
        say(language("Missing: {criteria}", criteria=result.missing))


def _band(scale: Scale, part: SumResult, language: Language) -> str:
    """The band of a part; where the part has none, why."""
    reason = scale.parts[part.id].no_bands_because
    if part.band is None and reason is not None:
        return f"– ({language.text(reason)})"
    return language.text(part.band.name) if part.band is not None else "–"


def print_mark(scale: Scale, marked: MarkResult | None, language: Language) -> None:
    """Print whether the quality mark is reached, with each thing asked; nothing for a scale without one."""
    if marked is None or scale.mark is None:
        return
    why = "; ".join(language.message(each) for each in marked.why)
    name = language.text(scale.mark.name)
    say(language("{mark}: {answer} ({why})", mark=name, answer=marked.answer, why=why))


def mark_data(marked: MarkResult | None, language: Language) -> dict[str, object] | None:
    """The quality mark for programs: `reached` is null while it cannot be told; null for a scale without."""
    if marked is None:
        return None
    return {"reached": marked.reached, "why": [language.message(each) for each in marked.why]}


def _sum(result: SumResult, language: Language) -> str:
    if result.total is not None:
        return f"{result.total}/{result.max}"
    low, high = result.possible
    return language("–/{max}, possible {low}–{high}", max=result.max, low=low, high=high)


def _print_suggestion(criterion_id: str, each: Suggested, language: Language) -> None:
    why = "; ".join(language.message(step) for step in each.suggestion.trace)
    shown = "–" if each.suggestion.score is None else str(each.suggestion.score)
    given = "–" if each.given is None else str(each.given)
    say(
        language(
            "Criterion {id}: suggestion {suggestion}, score {score} ({why})",
            id=criterion_id,
            suggestion=shown,
            score=given,
            why=why,
        )
    )


def result_data(
    scale: Scale,
    result: ScaleResult,
    suggestions: Mapping[str, Suggested],
    problems: tuple[Problem, ...],
    language: Language,
) -> dict[str, object]:
    """The result for programs. `band` is the id of the band, null while a score is missing."""
    return {
        "scale": scale.id,
        "total": result.total,
        "max": result.max,
        "complete": result.complete,
        "missing": list(result.missing),
        "possible": list(result.possible),
        "band": None if result.band is None else result.band.id,
        "parts": [part_data(each) for each in result.parts],
        "sections": [sum_data(each) for each in result.sections],
        "suggestions": {
            criterion_id: {
                "score": each.suggestion.score,
                "given": each.given,
                "trace": [language.message(step) for step in each.suggestion.trace],
            }
            for criterion_id, each in suggestions.items()
        },
        "problems": [problem_data(each, language) for each in problems],
    }


def sum_data(result: SumResult) -> dict[str, object]:
    """A section's sum for programs."""
    return {
        "id": result.id,
        "total": result.total,
        "given": result.given,
        "max": result.max,
        "complete": result.complete,
        "missing": list(result.missing),
        "possible": list(result.possible),
    }


def part_data(result: SumResult) -> dict[str, object]:
    """The sum and the band of a part for programs."""
    return {**sum_data(result), "band": None if result.band is None else result.band.id}

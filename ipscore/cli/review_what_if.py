"""`ips review what-if ID`: other scores and what they give, or the smallest steps to the next band."""

from collections.abc import Mapping
from fractions import Fraction

import click

from ipscore.cli.output import complain_of, print_json, say
from ipscore.cli.parts import json_option, subcommand
from ipscore.cli.review_compare import finished, scale_of
from ipscore.cli.review_opening import refusing, review_argument
from ipscore.cli.reviewed import reviews_of
from ipscore.cli.score import part_data, print_result
from ipscore.cli.session import BROKEN, Refused, Session
from ipscore.definitions.scale import Scale
from ipscore.fidelity.comparison import Finished, signed
from ipscore.fidelity.scoring import ScaleResult, score
from ipscore.fidelity.what_if import Reaching, Steps, efforts_of, next_band, reaching, what_if
from ipscore.language import Language
from ipscore.message import Message, msg
from ipscore.problem import Problem, nearest
from ipscore.records.development_plan import DevelopmentPlan
from ipscore.records.review import Rating

SHOWN = 10
"""Sets of steps that are printed; --json has more."""


def command(language: Language) -> click.Command:
    """Make the command, with its help in `language`."""
    return subcommand(
        language,
        "what-if",
        _what_if,
        [
            review_argument(language),
            click.Option(
                ["--set", "scores"],
                multiple=True,
                metavar=language("CRITERION=SCORE"),
                help=language("Another score, such as 21=4; may be given several times."),
            ),
            click.Option(
                ["--next-band", "to_next_band"],
                is_flag=True,
                help=language("The smallest sets of steps to the next band."),
            ),
            click.Option(
                ["--effort", "efforts"],
                multiple=True,
                metavar=language("CRITERION=NUMBER"),
                help=language(
                    "What a point of this criterion takes, compared with the others; otherwise what the "
                    "development plan says, or 1."
                ),
            ),
            click.Option(
                ["--fixed"],
                multiple=True,
                metavar=language("CRITERION"),
                help=language("A criterion that cannot be raised; may be given several times."),
            ),
            json_option(language),
        ],
        text=language("Show what other scores would give, or the smallest steps to the next band."),
    )


@click.pass_obj
def _what_if(
    session: Session,
    /,
    review_id: str,
    scores: tuple[str, ...],
    to_next_band: bool,
    efforts: tuple[str, ...],
    fixed: tuple[str, ...],
    as_json: bool,
) -> int:
    language = session.language
    reviews, problems = reviews_of(session)
    found = finished(reviews, review_id)
    scale = scale_of(reviews, found.review)
    typed = _Typed(scale)
    changes, costs = typed.scores(scores), typed.efforts(efforts)
    typed.known(fixed)
    if not changes and not to_next_band:
        typed.wrong(
            msg("It is not told what to look at."), msg("--set with a criterion and a score, or --next-band")
        )
    if typed.problems:
        raise Refused(*typed.problems)
    now, then = score(scale, found.ratings), what_if(scale, found.ratings, changes)
    steps: dict[str, Reaching | None] = {}
    if to_next_band:
        costs = {**efforts_of(scale, _plan(session, review_id)), **costs}
        steps = _steps(scale, Finished(found.review, _with(found, changes)), then, costs, frozenset(fixed))
    if as_json:
        data = {key: _reaching_data(each) for key, each in steps.items()}
        print_json(
            {
                **_result_data(now, then, changes),
                "next_band": data if to_next_band else None,
                "efforts": {key: float(each) for key, each in costs.items()},
            }
        )
    else:
        if changes:
            print_result(scale, then, language)
            if then.total is not None and now.total is not None:
                say(language("Change: {change}", change=signed(then.total - now.total)))
        if steps and costs:
            told = ", ".join(f"{key} = {_number(each, language)}" for key, each in costs.items())
            say(language("Effort of one point: {efforts}; otherwise 1.", efforts=told))
        for key, each in steps.items():
            _print_steps(scale, key, each, language)
    complain_of(problems, language)
    return 1 if problems else 0


def _plan(session: Session, review_id: str) -> DevelopmentPlan | None:
    """The development plan that follows the review. Raises Refused when there is one that cannot be read."""
    from ipscore.store import NotFound  # the store is not needed for the help

    with refusing():
        try:
            return session.open_workspace().plans.get(review_id).record
        except NotFound:
            return None


def _with(found: Finished, changes: Mapping[str, int]) -> dict[str, Rating]:
    return {**found.ratings, **{key: Rating(score=value) for key, value in changes.items()}}


def _steps(
    scale: Scale,
    found: Finished,
    result: ScaleResult,
    efforts: Mapping[str, Fraction],
    fixed: frozenset[str],
) -> dict[str, Reaching | None]:
    """The smallest sets of each part; None in the highest band. Raises Refused while scores are missing."""
    steps: dict[str, Reaching | None] = {}
    for part in result.parts:
        if part.total is None:
            raise Refused(
                Problem(
                    msg("Scores are missing: {criteria}. What is missing to a band is not known before.",
                        criteria=part.missing),
                    expected=msg("a score for every criterion"),
                ),
                code=BROKEN,
            )  # fmt: skip
        band = next_band(scale, part.id, part.total)
        steps[part.id] = (
            None if band is None else reaching(scale, found.ratings, band, part.id, efforts, fixed)
        )
    return steps


class _Typed:
    """Reads what was typed about criteria, and keeps every problem of it."""

    def __init__(self, scale: Scale) -> None:
        self.scale = scale
        self.problems: list[Problem] = []

    def scores(self, typed: tuple[str, ...]) -> dict[str, int]:
        """The scores by criterion."""
        found = {}
        low, high = self.scale.score_low, self.scale.score_high
        for each in typed:
            key, word = self._pair(each)
            if word.isascii() and word.isdigit() and len(word) < 4 and int(word) in self.scale.scores:
                found[key] = int(word)
            else:
                words = msg("a criterion, “=” and a score {low}–{high}, such as 21=4", low=low, high=high)
                self.wrong(msg("“{word}” does not tell a criterion and a score.", word=each), words)
        return found

    def efforts(self, typed: tuple[str, ...]) -> dict[str, Fraction]:
        """The efforts by criterion; a comma is as good as a point."""
        found = {}
        for each in typed:
            key, word = self._pair(each)
            try:
                effort = Fraction(word.replace(",", ".")) if len(word) < 12 else Fraction()
            except (ValueError, ZeroDivisionError):
                effort = Fraction()
            if effort > 0:
                found[key] = effort
            else:
                words = msg("a criterion, “=” and a number above 0, such as 7=2")
                self.wrong(msg("“{word}” does not tell a criterion and an effort.", word=each), words)
        return found

    def known(self, criteria: tuple[str, ...]) -> None:
        """Note the criteria that the scale does not have."""
        for each in criteria:
            self._known(each)

    def wrong(self, message: Message, expected: Message) -> None:
        """Note a problem."""
        self.problems.append(Problem(message, expected=expected))

    def _pair(self, typed: str) -> tuple[str, str]:
        key, _, word = typed.partition("=")
        self._known(key.strip())
        return key.strip(), word.strip()

    def _known(self, criterion: str) -> None:
        if criterion not in self.scale.criteria:
            self.problems.append(
                Problem(
                    msg("the scale has no criterion {id}", id=criterion),
                    expected=msg("one of: {words}", words=", ".join(self.scale.criteria)),
                    nearest=nearest(criterion, self.scale.criteria),
                )
            )


def _print_steps(scale: Scale, part: str, found: Reaching | None, language: Language) -> None:
    if len(scale.parts) > 1:
        say(f"{language.text(scale.parts[part].name)}:")
    if found is None:
        say(language("There is no higher band."))
        return
    band = language.text(found.band.name)
    say(
        language(
            "To the band “{band}” ({low}): {points} points.",
            band=band,
            low=found.band.low,
            points=found.needed,
        )
    )
    if not found.sets:
        say(language("The criteria that may be raised are not enough."))
        return
    effort = found.effort or Fraction()
    say(
        language(
            "Smallest sets of steps: {count}, each with an effort of {effort}.",
            count=found.count,
            effort=_number(effort, language),
        )
    )
    for each in found.sets[:SHOWN]:
        say("  " + _set_words(each))
    if found.count > SHOWN:
        say(language("… and {count} more.", count=found.count - SHOWN))


def _set_words(each: Steps) -> str:
    return ", ".join(f"{key} → {score}" for key, score in each.scores.items())


def _number(value: Fraction, language: Language) -> str:
    return language.number(float(value), 0 if value.denominator == 1 else 2)


def _result_data(now: ScaleResult, then: ScaleResult, changes: Mapping[str, int]) -> dict[str, object]:
    return {
        "set": dict(changes),
        "before": now.total,
        "total": then.total,
        "max": then.max,
        "band": None if then.band is None else then.band.id,
        "parts": [part_data(each) for each in then.parts],
    }


def _reaching_data(found: Reaching | None) -> dict[str, object] | None:
    if found is None:
        return None
    return {
        "band": found.band.id,
        "needed": found.needed,
        "effort": None if found.effort is None else float(found.effort),
        "count": found.count,
        "sets": [dict(each.scores) for each in found.sets],
    }

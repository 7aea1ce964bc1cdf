"""What a well-formed scale must also be: whole, without holes, and able to give every score it promises."""

from collections.abc import Collection, Iterator, Mapping

from attrs import fields, has

from ipscore.definitions.mark import Mark
from ipscore.definitions.rule import (
    AllOf,
    Count,
    Lowest,
    Rule,
    Thresholds,
    Unless,
    elements_of,
    figures_of,
)
from ipscore.definitions.scale import Criterion, Part, Scale
from ipscore.definitions.text import LANGUAGES, Text
from ipscore.definitions.thresholds import threshold_problems
from ipscore.message import msg
from ipscore.problem import Problem, nearest

Path = tuple[str | int, ...]


MOST = 366
"""Highest number a figure's computing may take: days or weeks, within the longest window."""


def scale_problems(scale: Scale) -> tuple[Problem, ...]:
    """Every problem of a scale whose types are right; none means it may be used."""
    return tuple(_problems(scale))


def _problems(scale: Scale) -> Iterator[Problem]:
    if scale.score_low >= scale.score_high:
        yield Problem(msg("the lowest score must be below the highest"), path=("score_low",))
    for code in scale.codes:
        if code.code in scale.scores:
            yield Problem(msg("the special code {code} is also a score", code=code.code), path=("codes",))
    if not scale.criteria:
        yield Problem(msg("the scale has no criteria"), path=("criteria",))
    for section_id, section in scale.sections.items():
        yield from reference(section.part, scale.parts, ("sections", section_id, "part"))
        if not scale.criteria_of_section(section_id):
            yield Problem(msg("the section has no criteria"), path=("sections", section_id))
    for part_id, part in scale.parts.items():
        yield from _band_problems(scale, part_id, part)
    for criterion_id, criterion in scale.criteria.items():
        yield from _criterion_problems(scale, criterion_id, criterion)
    if scale.mark is not None:
        yield from _mark_problems(scale, scale.mark)
    yield from _number_problems(scale)
    yield from empty_texts(scale, ())


def reference(given: str, words: Collection[str], path: Path) -> Iterator[Problem]:
    """A problem when `given` is none of `words`."""
    if given not in words:
        yield Problem(
            msg("“{id}” does not exist", id=given),
            path=path,
            expected=msg("one of: {words}", words=", ".join(words)),
            nearest=nearest(given, words),
        )


def _band_problems(scale: Scale, part_id: str, part: Part) -> Iterator[Problem]:
    path = ("parts", part_id, "bands")
    count = len(scale.criteria_of_part(part_id))
    low, high = count * scale.score_low, count * scale.score_high
    if not count:
        yield Problem(msg("the part has no criteria"), path=("parts", part_id))
        return
    if not part.bands:
        if part.no_bands_because is None:
            yield Problem(
                msg("the part has no bands and does not say why"),
                path=path,
                expected=msg("bands, or no_bands_because"),
            )
        return
    expected = msg("bands that cover {low}–{high} once", low=low, high=high)
    following = low
    for band in sorted(part.bands, key=lambda each: each.low):
        if band.high < band.low:
            yield Problem(
                msg("the band “{id}” ends before it starts", id=band.id), path=path, expected=expected
            )
        if band.low > following:
            yield Problem(
                msg("no band covers the totals {low}–{high}", low=following, high=band.low - 1),
                path=path,
                expected=expected,
            )
        elif band.low < following:
            yield Problem(
                msg("the band “{id}” starts at {low}, which is already covered", id=band.id, low=band.low),
                path=path,
                expected=expected,
            )
        following = max(following, band.high + 1)
    if following <= high:
        yield Problem(
            msg("no band covers the totals {low}–{high}", low=following, high=high),
            path=path,
            expected=expected,
        )
    elif following > high + 1:
        yield Problem(
            msg("the bands go on to {total}, past the highest total", total=following - 1),
            path=path,
            expected=expected,
        )


def _mark_problems(scale: Scale, mark: Mark) -> Iterator[Problem]:
    part_id = scale.part_of_mark
    if part_id is None:
        words = ", ".join(scale.parts)
        yield Problem(
            msg("the mark does not say which part it looks at"),
            path=("mark", "part"),
            expected=msg("one of: {words}", words=words),
            nearest=None if mark.part is None else nearest(mark.part, scale.parts),
        )
    elif mark.band is not None:
        bands = [each.id for each in scale.parts[part_id].bands]
        yield from reference(mark.band, bands, ("mark", "band"))
    if (mark.band is None) is (mark.total is None):
        yield Problem(
            msg("the mark asks for a band or for a total: one of the two"),
            path=("mark",),
            expected=msg("either “band” or “total”"),
        )
    if part_id is not None and mark.total is not None:
        highest = len(scale.criteria_of_part(part_id)) * scale.score_high
        if mark.total > highest:
            yield Problem(msg("no total reaches {total}", total=mark.total), path=("mark", "total"))
    if mark.window_months < 1:
        path = ("mark", "window_months")
        yield Problem(msg("the window of evidence must be at least one month"), path=path)
    for index, condition in enumerate(mark.conditions):
        yield from reference(condition.figure, scale.figures, ("mark", "conditions", index, "figure"))


def _criterion_problems(scale: Scale, criterion_id: str, criterion: Criterion) -> Iterator[Problem]:
    path: Path = ("criteria", criterion_id)
    yield from reference(criterion.section, scale.sections, (*path, "section"))
    if criterion.window_months < 1:
        yield Problem(msg("the window of evidence must be at least one month"), path=(*path, "window_months"))
    for figure in dict.fromkeys((*figures_of(criterion.rule), *criterion.figures)):
        yield from reference(figure, scale.figures, (*path, "figures"))
    yield from _rule_problems(scale, criterion.rule, (*path, "rule"))
    yield from _twice([each.id for each in elements_of(criterion.rule)], (*path, "rule", "elements"))
    yield from _shown_problems(criterion, (*path, "rule", "elements"))
    scores = [str(each) for each in scale.scores]
    for score in criterion.anchors:
        yield from reference(score, scores, (*path, "anchors", score))
    if not isinstance(criterion.rule, Count):
        for score in scores:
            if score not in criterion.anchors:
                yield Problem(msg("the score {score} is not described", score=score), path=(*path, "anchors"))


def _number_problems(scale: Scale) -> Iterator[Problem]:
    for figure_id, figure in scale.figures.items():
        for name, number in figure.numbers.items():
            if not 0 <= number <= MOST:
                yield Problem(
                    msg("the number “{name}” of the figure is out of range", name=name),
                    path=("figures", figure_id, "numbers", name),
                    expected=msg("{low}–{high}", low=0, high=MOST),
                )


def _shown_problems(criterion: Criterion, path: Path) -> Iterator[Problem]:
    """What records show of an element is read from figures of its own criterion, over its own window."""
    known = (*figures_of(criterion.rule), *criterion.figures)
    for each in elements_of(criterion.rule):
        for key, conditions in (("seen_when", each.seen_when), ("absent_when", each.absent_when)):
            for index, condition in enumerate(conditions):
                yield from reference(condition.figure, known, (*path, each.id, key, index, "figure"))


def _twice(ids: list[str], path: Path) -> Iterator[Problem]:
    for each in dict.fromkeys(ids):
        if ids.count(each) > 1:
            yield Problem(msg("“{id}” is there twice", id=each), path=path)


def _rule_problems(scale: Scale, rule: Rule, path: Path) -> Iterator[Problem]:
    match rule:
        case Thresholds():
            yield from threshold_problems(rule, path)
        case Count():
            yield from _count_problems(rule, path)
        case Lowest(rules=()):
            yield Problem(msg("the list of rules is empty"), path=(*path, "rules"))
    for score, where in _scores_given(rule):
        yield from reference(score, [str(each) for each in scale.scores], (*path, *where))
    for inner, where in _inner_rules(rule):
        yield from _rule_problems(scale, inner, (*path, *where))


def _scores_given(rule: Rule) -> Iterator[tuple[str, Path]]:
    match rule:
        case Thresholds():
            yield from ((str(each.score), ("cuts", index)) for index, each in enumerate(rule.cuts))
            yield from ((str(each.score), ("contested", index)) for index, each in enumerate(rule.contested))
        case Count():
            yield from ((str(score), ("scores", index)) for index, score in enumerate(rule.scores))
        case AllOf():
            yield str(rule.otherwise), ("otherwise",)
            yield from ((given, ("scores", given)) for given in rule.scores)


def _inner_rules(rule: Rule) -> Iterator[tuple[Rule, Path]]:
    match rule:
        case Lowest():
            yield from ((each, ("rules", index)) for index, each in enumerate(rule.rules))
        case Unless():
            yield rule.rule, ("rule",)
            yield rule.then, ("then",)


def _count_problems(rule: Count, path: Path) -> Iterator[Problem]:
    if len(rule.scores) != len(rule.elements) + 1:
        yield Problem(
            msg(
                "{elements} elements, but {scores} scores",
                elements=len(rule.elements),
                scores=len(rule.scores),
            ),
            path=(*path, "scores"),
            expected=msg("a score for each count from 0 to {elements}", elements=len(rule.elements)),
        )
    if list(rule.scores) != sorted(rule.scores):
        yield Problem(msg("more elements must never give a lower score"), path=(*path, "scores"))


def empty_texts(value: object, path: Path) -> Iterator[Problem]:
    """A problem for each text below `value` that has nothing in one of the languages."""
    cls = type(value)
    if isinstance(value, Text):
        for language in LANGUAGES:
            if not value.get(language).strip():
                yield Problem(
                    msg("the text in {language} is empty", language=language), path=(*path, language)
                )
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from empty_texts(each, (*path, key))
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from empty_texts(each, (*path, index))
    elif has(cls):
        for each in fields(cls):
            yield from empty_texts(getattr(value, each.name), (*path, each.name))

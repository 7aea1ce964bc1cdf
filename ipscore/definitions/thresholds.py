"""Whether the printed ranges of a threshold rule fit together: no hole, no overlap, in order."""

from collections.abc import Iterator
from itertools import pairwise
from math import isclose

from ipscore.definitions.rule import Better, Cut, Thresholds
from ipscore.message import Number, msg
from ipscore.problem import Problem

Path = tuple[str | int, ...]


def threshold_problems(rule: Thresholds, path: Path) -> Iterator[Problem]:
    """Every hole, overlap and disorder between the printed ranges, in the order of the figure."""
    if not rule.cuts:
        yield Problem(msg("the rule has no ranges"), path=(*path, "cuts"))
        return
    if rule.step <= 0:
        yield Problem(msg("the step between ranges must be above zero"), path=(*path, "step"))
        return
    ordered = sorted(enumerate(rule.cuts), key=lambda pair: _start(pair[1]))
    yield from _ends(ordered, path)
    for (_, lower), (index, upper) in pairwise(ordered):
        where = (*path, "cuts", index)
        if lower.high is None or upper.low is None:
            yield Problem(
                msg("the ranges of the scores {one} and {other} overlap", one=lower.score, other=upper.score),
                path=where,
                expected=msg("only the first range may be open below, only the last above"),
            )
            continue
        distance = upper.low - lower.high
        if not isclose(distance, rule.step, abs_tol=1e-9):
            words = msg("a hole between {one} and {other}", one=_shown(lower.high), other=_shown(upper.low))
            if distance < rule.step:
                words = msg(
                    "an overlap between {one} and {other}", one=_shown(lower.high), other=_shown(upper.low)
                )
            yield Problem(
                words, path=where, expected=msg("{low} as the start", low=_shown(lower.high + rule.step))
            )
        if (upper.score > lower.score) is not (rule.better is Better.HIGHER):
            yield Problem(msg("the scores do not follow the figure"), path=where)


def _ends(ordered: list[tuple[int, Cut]], path: Path) -> Iterator[Problem]:
    for index, cut in ordered:
        if cut.low is not None and cut.high is not None and cut.high < cut.low:
            yield Problem(msg("the range ends before it starts"), path=(*path, "cuts", index))
    if ordered[0][1].low is not None:
        yield Problem(
            msg("the lowest range must be open below"),
            path=(*path, "cuts", ordered[0][0]),
            expected=msg("no “low”"),
        )
    if ordered[-1][1].high is not None:
        yield Problem(
            msg("the highest range must be open above"),
            path=(*path, "cuts", ordered[-1][0]),
            expected=msg("no “high”"),
        )


def _start(cut: Cut) -> float:
    return float("-inf") if cut.low is None else cut.low


def _shown(value: float) -> Number:
    return Number(value, 0 if value == int(value) else 2)

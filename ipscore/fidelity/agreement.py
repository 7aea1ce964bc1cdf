"""How far assessors who scored alone agree: what a report tells before the consensus.

Only criteria that every assessor scored are compared; each figure says of how many. All are exact fractions,
so that no order of criteria or assessors changes a figure.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations

from attrs import frozen

Scores = Mapping[str, int]
"""The scores of one assessor by criterion id; what was not scored is left out."""


@frozen
class Agreement:
    """Agreement of two or more assessors.

    `criteria`: how many were scored by all; `left_out`: ids of those some scored and some did not.
    `identical`: share of criteria with the same score from all. `kappa`: weighted kappa with squared
    distances, of several pairs of assessors the mean. `distance`: mean absolute difference in points, over
    pairs. `icc`: intraclass correlation, two-way random effects, absolute agreement, single assessor. A
    figure is None where it has no meaning: nothing to compare, or no variation at all.
    """

    criteria: int
    left_out: tuple[str, ...]
    identical: Fraction | None
    kappa: Fraction | None
    distance: Fraction | None
    icc: Fraction | None


def agreement(assessors: Sequence[Scores]) -> Agreement:
    """The agreement of these assessors.

    Raises ValueError with fewer than two assessors. Sources: weighted kappa by Cohen (1968), Psychological
    Bulletin 70; the mean over pairs by Light (1971), Psychological Bulletin 76; ICC(2,1) by Shrout and Fleiss
    (1979), Psychological Bulletin 86.
    """
    if len(assessors) < 2:
        raise ValueError("agreement is between assessors: at least two")
    every = {each for scores in assessors for each in scores}
    common = sorted(each for each in every if all(each in scores for scores in assessors))
    rows = [tuple(scores[each] for scores in assessors) for each in common]
    left_out = tuple(sorted(every - set(common)))
    if not rows:
        return Agreement(0, left_out, None, None, None, None)
    pairs = [
        [(row[one], row[other]) for row in rows] for one, other in combinations(range(len(assessors)), 2)
    ]
    kappas = [_weighted_kappa(each) for each in pairs]
    known = [each for each in kappas if each is not None]
    distances = [Fraction(abs(one - other)) for each in pairs for one, other in each]
    return Agreement(
        len(rows),
        left_out,
        Fraction(sum(len(set(row)) == 1 for row in rows), len(rows)),
        _mean(known) if len(known) == len(kappas) else None,
        _mean(distances),
        _icc(rows),
    )


def _weighted_kappa(pairs: Sequence[tuple[int, int]]) -> Fraction | None:
    """1 − observed / expected squared distance; None when nothing but agreement was to be expected."""
    observed = sum((one - other) ** 2 for one, other in pairs)
    expected = Fraction(sum((one - other) ** 2 for one, _ in pairs for _, other in pairs), len(pairs))
    return None if not expected else 1 - observed / expected


def _icc(rows: Sequence[tuple[int, ...]]) -> Fraction | None:
    """ICC(2,1) from the mean squares of criteria, assessors and error."""
    n, k = len(rows), len(rows[0])
    if n < 2:
        return None
    total = Fraction(sum(map(sum, rows)), n * k)
    between = k * _squares((Fraction(sum(row), k) for row in rows), total)
    columns = n * _squares((Fraction(sum(row[at] for row in rows), n) for at in range(k)), total)
    everything = _squares((Fraction(each) for row in rows for each in row), total)
    mean_rows = between / (n - 1)
    mean_columns = columns / (k - 1)
    mean_error = (everything - between - columns) / ((n - 1) * (k - 1))
    below = mean_rows + (k - 1) * mean_error + Fraction(k, n) * (mean_columns - mean_error)
    return None if not below else (mean_rows - mean_error) / below


def _squares(values: Iterable[Fraction], mean: Fraction) -> Fraction:
    return sum(((each - mean) ** 2 for each in values), Fraction())


def _mean(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction()) / len(values)

"""Makes the reference values of agreement anew, by libraries others wrote and many use.

They are needed here only, so the project does not depend on them. From the root of the project:

    python3 -m venv /tmp/reference
    /tmp/reference/bin/pip install scikit-learn pingouin statsmodels
    /tmp/reference/bin/python tests/fidelity/agreement/make_reference.py

Weighted kappa is scikit-learn's and must be statsmodels' too, of several pairs the mean. The intraclass
correlation is pingouin's ICC(A,1), which Shrout and Fleiss call ICC(2,1). What a library gives as "not a
number" is undefined: a kappa where only agreement was to be expected, a correlation where nothing varies.
Where pingouin takes no scores because they are too few, the case says so.
"""

import math
import warnings
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from itertools import combinations
from pathlib import Path
from random import Random

import pandas as pd
import pingouin
from sklearn.metrics import accuracy_score, cohen_kappa_score, mean_absolute_error
from statsmodels.stats.inter_rater import cohens_kappa

Scores = Sequence[Sequence[int]]
"""A row an assessor."""

HERE = Path(__file__).parent
FIGURES = ("identical", "kappa", "distance", "icc")
FEWEST = 5  # pingouin takes no fewer values


def chance(seed: int, assessors: int, length: int, high: int) -> Scores:
    """Scores by chance: the others mostly follow the first, within a point."""
    draw = Random(seed)
    first = [draw.randint(1, high) for _ in range(length)]
    others = [
        [min(high, max(1, each + draw.choice((-1, 0, 0, 0, 0, 1, 2)))) for each in first]
        for _ in range(1, assessors)
    ]
    return [first, *others]


def unlike(seed: int, assessors: int, length: int, high: int) -> Scores:
    """Scores that have nothing to do with each other."""
    draw = Random(seed)
    return [[draw.randint(1, high) for _ in range(length)] for _ in range(assessors)]


def with_gaps(scores: Scores, *gaps: tuple[int, int]) -> Scores:
    """The scores where these (assessor, criterion) are not scored."""
    return [
        [0 if (assessor, criterion) in gaps else each for criterion, each in enumerate(row)]
        for assessor, row in enumerate(scores)
    ]


def two() -> Iterator[tuple[str, Scores]]:
    """Two assessors, of lengths and ranges that occur."""
    for at, length in enumerate((5, 6, 7, 9, 12, 15, 18, 20, 22, 25)):
        yield f"{length} criteria, scores 1–5", chance(100 + at, 2, length, 5)
    for at, length in enumerate((5, 8, 15, 25)):
        yield f"{length} criteria, scores 1–4", chance(200 + at, 2, length, 4)
    for at, length in enumerate((5, 15, 25)):
        yield f"{length} criteria, scores that have nothing in common", unlike(300 + at, 2, length, 5)
    yield "many ties: 1 and 2 only", unlike(400, 2, 25, 2)
    yield "always one point higher", [[1, 2, 3, 4, 1, 2, 3, 4], [2, 3, 4, 5, 2, 3, 4, 5]]
    yield "the other way round", [[1, 2, 3, 4, 5], [5, 4, 3, 2, 1]]


def three() -> Iterator[tuple[str, Scores]]:
    """Three and four assessors."""
    for at, length in enumerate((5, 8, 15, 20, 25)):
        yield f"three assessors, {length} criteria", chance(500 + at, 3, length, 5)
    yield "three assessors, scores 1–4", chance(510, 3, 15, 4)
    yield "three assessors who have nothing in common", unlike(511, 3, 25, 5)
    yield "three assessors, one of them always with 3", [*chance(512, 2, 12, 5), [3] * 12]
    yield "four assessors, 25 criteria", chance(513, 4, 25, 5)
    yield "three assessors, two of them with 5 everywhere", [[5] * 6, [5] * 6, [5, 5, 4, 5, 5, 5]]


def borders() -> Iterator[tuple[str, Scores]]:
    """Where a coefficient is at its end, or has no meaning."""
    yield "the same everywhere, and scores vary", [[1, 2, 3, 4, 5, 3], [1, 2, 3, 4, 5, 3]]
    yield "5 everywhere from both", [[5] * 25, [5] * 25]
    yield "one criterion differs by one point, all others 5", [[5] * 25, [5] * 24 + [4]]
    yield "one criterion differs by four points, all others 5", [[5] * 25, [5] * 24 + [1]]
    yield "one criterion differs, the others vary", [[1, 2, 3, 4, 5, 5], [1, 2, 3, 4, 5, 3]]
    yield "one assessor gives 3 everywhere", [[3] * 10, [1, 2, 3, 4, 5, 5, 4, 3, 2, 2]]
    yield "each gives one score everywhere, not the same", [[3] * 8, [4] * 8]
    yield "three assessors, 5 everywhere", [[5] * 6, [5] * 6, [5] * 6]
    yield "two criteria, crossed", [[1, 2], [2, 1]]
    yield "one criterion, the same", [[3], [3]]
    yield "one criterion, not the same", [[3], [4]]
    yield "nothing scored by both", [[3, 0], [0, 4]]
    yield "a gap of the first assessor", with_gaps(chance(601, 2, 12, 5), (0, 3))
    both = with_gaps(chance(602, 2, 15, 5), (0, 3), (1, 3), (1, 7), (0, 14))
    yield "gaps of both, one of them the same", both
    yield "three assessors with a gap each", with_gaps(chance(603, 3, 20, 5), (0, 1), (1, 5), (2, 9))
    yield "gaps leave no variation", with_gaps([[5, 5, 1, 5, 5, 5], [5, 5, 2, 5, 5, 5]], (0, 2))


def common(scores: Scores) -> list[tuple[int, ...]]:
    """The criteria all scored, a row each."""
    return [row for row in zip(*scores, strict=True) if all(row)]


def reference(scores: Scores) -> dict[str, float]:
    """The four figures of the libraries, for the criteria that all scored."""
    rows = common(scores)
    if not rows:
        return dict.fromkeys(FIGURES, math.nan)
    pairs = list(combinations(zip(*rows, strict=True), 2))
    same = [len(set(row)) for row in rows]
    return {
        "identical": float(accuracy_score(same, [1] * len(same))),
        "kappa": _mean([_kappa(*each) for each in pairs]),
        "distance": _mean([float(mean_absolute_error(*each)) for each in pairs]),
        "icc": _icc(rows),
    }


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _kappa(one: Sequence[int], other: Sequence[int]) -> float:
    """Weighted kappa with squared distances; both libraries must give the same."""
    labels = range(1, 6)
    found = float(cohen_kappa_score(one, other, labels=list(labels), weights="quadratic"))
    table = [[sum(pair == (a, b) for pair in zip(one, other, strict=True)) for b in labels] for a in labels]
    second = float(cohens_kappa(table, wt="quadratic", return_results=False))
    if not (math.isclose(found, second, abs_tol=1e-12) or (math.isnan(found) and math.isnan(second))):
        raise ValueError(f"scikit-learn {found}, statsmodels {second}: {one} {other}")
    return found


def few(rows: Scores) -> bool:
    """Whether pingouin refuses these for being few."""
    return sum(len(each) for each in rows) < FEWEST


def _icc(rows: Sequence[Sequence[int]]) -> float:
    if few(rows):
        return math.nan
    table = pd.DataFrame(
        [(at, judge, float(score)) for at, row in enumerate(rows) for judge, score in enumerate(row)],
        columns=["criterion", "assessor", "score"],
    )
    found = pingouin.intraclass_corr(table, targets="criterion", raters="assessor", ratings="score")
    return float(found.set_index("Type").loc["ICC(A,1)", "ICC"])


def written(cases: Iterator[tuple[str, Scores]]) -> str:
    """The cases as TOML."""
    libraries = ", ".join(f"{each} {version(each)}" for each in ("scikit-learn", "pingouin", "statsmodels"))
    parts = [f"# Made by make_reference.py with {libraries}.\n# A row an assessor; 0: not scored.\n"]
    for name, scores in cases:
        found = reference(scores)
        rows = "".join(f"  {list(row)},\n" for row in scores)
        lines = [f"{each} = {found[each]!r}" for each in FIGURES if not math.isnan(found[each])]
        undefined = [f'"{each}"' for each in FIGURES if math.isnan(found[each])]
        lines += [f"# icc: pingouin takes no fewer than {FEWEST} scores"] if few(common(scores)) else []
        lines += [f"undefined = [{', '.join(undefined)}]"] if undefined else []
        parts.append(f'[[case]]\nname = "{name}"\nscores = [\n{rows}]\n' + "\n".join(lines) + "\n")
    return "\n".join(parts)


def main() -> None:
    """Write the three files beside this one."""
    warnings.simplefilter("ignore")
    for name, cases in (("two", two()), ("more", three()), ("borders", borders())):
        (HERE / f"{name}.toml").write_text(written(cases), encoding="utf-8")


if __name__ == "__main__":
    main()

"""Agreement between assessors: published examples, the values of known libraries, what must always hold.

The values of the libraries are data (`agreement`), made by the script beside them.
"""

import tomllib
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipscore.fidelity.agreement import agreement

SHROUT_FLEISS = ((9, 2, 5, 8), (6, 1, 3, 2), (8, 4, 6, 8), (7, 1, 2, 6), (10, 5, 6, 9), (6, 2, 4, 7))
"""Six targets by four judges: table 2 of Shrout and Fleiss (1979)."""

REFERENCES: dict[str, dict[str, Any]] = {
    f"{path.stem}: {case['name']}": case
    for path in sorted((Path(__file__).parent / "agreement").glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
}
FIGURES = ("identical", "kappa", "distance", "icc")


def columns(rows: tuple[tuple[int, ...], ...]) -> list[dict[str, int]]:
    """The rows of a table as one mapping a judge."""
    return [{str(at): row[judge] for at, row in enumerate(rows)} for judge in range(len(rows[0]))]


def test_the_published_example_of_intraclass_correlation() -> None:
    """ICC(2,1) of the four judges is the published 0.29."""
    found = agreement(columns(SHROUT_FLEISS)).icc
    assert found is not None
    assert round(float(found), 2) == 0.29


def test_there_are_cases_enough() -> None:
    """Some forty cases, of two assessors and of more, with every figure undefined in some of them."""
    assert len(REFERENCES) >= 40
    assert {len(each["scores"]) for each in REFERENCES.values()} == {2, 3, 4}
    assert {each for case in REFERENCES.values() for each in case.get("undefined", ())} == set(FIGURES)


@pytest.mark.parametrize("case", REFERENCES.values(), ids=REFERENCES.keys())
def test_known_libraries_give_the_same(case: dict[str, Any]) -> None:
    """Each figure is that of the libraries, and undefined exactly where it is for them."""
    found = agreement(
        [{str(at): score for at, score in enumerate(row, 1) if score} for row in case["scores"]]
    )
    for name in FIGURES:
        ours = getattr(found, name)
        if name in case.get("undefined", ()):
            assert ours is None, name
        else:
            assert ours is not None, name
            assert float(ours) == pytest.approx(case[name], rel=1e-9, abs=1e-9), name


def test_weighted_kappa_by_hand() -> None:
    """Observed squared distance 2 of 4 criteria, expected 7.5: kappa is 1 − 2 / 7.5 = 11/15."""
    found = agreement([{"a": 1, "b": 2, "c": 4, "d": 5}, {"a": 2, "b": 2, "c": 4, "d": 4}])
    expected = Fraction(sum((x - y) ** 2 for x in (1, 2, 4, 5) for y in (2, 2, 4, 4)), 4)
    assert found.kappa == 1 - Fraction(2) / expected
    assert found.identical == Fraction(1, 2)
    assert found.distance == Fraction(1, 2)


def test_only_what_all_scored_is_compared() -> None:
    """A criterion one of the two left open is named, not counted."""
    found = agreement([{"1": 3, "2": 4}, {"1": 3}])
    assert (found.criteria, found.left_out, found.identical) == (1, ("2",), Fraction(1))


def test_no_variation_gives_no_coefficient() -> None:
    """When both gave 5 everywhere they agree, but neither coefficient has a meaning."""
    found = agreement([{"1": 5, "2": 5}, {"1": 5, "2": 5}])
    assert (found.identical, found.distance, found.kappa, found.icc) == (Fraction(1), Fraction(0), None, None)


def test_nothing_in_common() -> None:
    """With nothing scored by both there is no figure at all."""
    found = agreement([{"1": 5}, {"2": 5}])
    assert (found.criteria, found.identical, found.kappa, found.distance, found.icc) == (
        0,
        None,
        None,
        None,
        None,
    )


def test_one_assessor_agrees_with_nobody() -> None:
    """One assessor is refused."""
    with pytest.raises(ValueError, match="at least two"):
        agreement([{"1": 5}])


scores = st.integers(1, 5)
tables = st.integers(2, 4).flatmap(
    lambda judges: st.lists(st.tuples(*[scores] * judges), min_size=1, max_size=25)
)


@given(tables)
def test_order_does_not_matter_and_bounds_hold(rows: list[tuple[int, ...]]) -> None:
    """Neither the order of assessors nor of criteria changes a figure, and none is above 1."""
    table = tuple(rows)
    found = agreement(columns(table))
    assert agreement(list(reversed(columns(table)))) == found
    turned = agreement([dict(reversed(each.items())) for each in columns(table)])
    assert turned == found
    for each in (found.identical, found.kappa, found.icc):
        assert each is None or each <= 1
    assert found.distance is not None
    assert 0 <= found.distance <= 4


@given(st.lists(scores, min_size=2, max_size=25))
def test_full_agreement_is_one(given_scores: list[int]) -> None:
    """Two assessors with the same scores agree fully wherever scores vary at all."""
    one = {str(at): each for at, each in enumerate(given_scores)}
    found = agreement([one, dict(one)])
    expected = Fraction(1) if len(set(given_scores)) > 1 else None
    assert (found.identical, found.distance) == (Fraction(1), Fraction(0))
    assert (found.kappa, found.icc) == (expected, expected)

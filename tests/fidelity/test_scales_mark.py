"""The quality mark: reached, not reached, or not to be told yet, and always with the reasons."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipscore.definitions.scale import Scale
from ipscore.fidelity.mark import MarkResult, mark
from ipscore.fidelity.scoring import score
from ipscore.plugin.build import DefinitionFile, build_scales
from ipscore.plugin.registry import Registry
from ipscore.records.review import Rating
from tests.scales import small_scale, text

SCALES = Registry.load().scales
UK = SCALES["ips25-uk"]


def marked(total: int, rate: float | None, missing: int = 0) -> MarkResult:
    """The mark of the UK edition for a total and an employment rate."""
    base, more = divmod(total, 25)
    ratings = {str(n): Rating(score=base + (n <= more)) for n in range(1, 26 - missing)}
    found = mark(UK, score(UK, ratings), {"employment_rate": rate})
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("total", "rate", "reached"),
    [
        (100, 40, True),
        (125, 62.5, True),
        (100, 39.9, False),
        (99, 40, False),
        (99, 12, False),
        (100, None, None),
        (99, None, None),
    ],
)
def test_a_band_and_a_rate_of_forty_per_cent(total: int, rate: float | None, reached: bool | None) -> None:
    """Both are asked: 100 points and 40 %; without the figure nothing is concluded."""
    assert marked(total, rate).reached is reached


def test_what_is_missing_is_told_all_at_once() -> None:
    """Scores by their criteria and the figure by its name; what is known is told too."""
    found = marked(125, None, missing=2)
    assert found.reached is None
    first, second = map(str, found.why)
    assert "24" in first
    assert "25" in first
    assert "100" in first
    assert second.endswith("not known")
    assert marked(125, 50, missing=1).reached is None


def test_why_names_each_thing_asked() -> None:
    """The total and the rate, with what they are held against."""
    assert [str(each) for each in marked(97, 41.5).why] == [
        "total 97, at least 100 is asked: not met",
        "Employment rate of clients who were out of work at intake: 41.5, at least 40: met",
    ]


@pytest.mark.parametrize("scale_id", ["ips25", "thl-applied", "ips15", "ips-y"])
def test_other_scales_have_no_mark(scale_id: str) -> None:
    """Nothing is said of a mark where there is none."""
    scale = SCALES[scale_id]
    assert mark(scale, score(scale, {}), {"employment_rate": 100.0}) is None


@given(st.integers(25, 125), st.one_of(st.none(), st.floats(0, 100)))
def test_the_mark_is_both_or_nothing(total: int, rate: float | None) -> None:
    """Reached exactly when the total and the rate both are; open exactly when the rate is not there."""
    expected = None if rate is None else total >= 100 and rate >= 40 - 1e-9
    assert marked(total, rate).reached is expected


def built(changes: dict[str, Any], **more: Any) -> tuple[Scale | None, list[tuple[str, str | None]]]:
    """The small scale with this mark, and its problems: where, and the nearest word."""
    data = {**small_scale(), "mark": {"name": text("mark"), "source": text("made up"), **changes}, **more}
    scales, problems = build_scales([DefinitionFile("small.toml", "small", data)])
    return scales.get("small"), [(each.where, each.nearest) for each in problems]


def test_a_mark_may_ask_for_a_total() -> None:
    """Then no band is needed, and it need ask for nothing else."""
    scale, problems = built({"total": 12})
    assert (problems, scale is not None) == ([], True)
    assert scale is not None
    results = [
        mark(scale, score(scale, {each: Rating(score=given) for each in scale.criteria}), {})
        for given in (3, 4)
    ]
    assert [each.reached for each in results if each is not None] == [False, True]


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"band": "god"}, ("mark.band", "good")),
        ({}, ("mark", None)),
        ({"band": "good", "total": 12}, ("mark", None)),
        ({"total": 16}, ("mark.total", None)),
        ({"total": 12, "part": "hole"}, ("mark.part", "whole")),
        (
            {"total": 12, "conditions": [{"figure": "shares", "test": "at_least", "value": 40}]},
            ("mark.conditions[0].figure", "share"),
        ),
    ],
)
def test_a_mark_that_cannot_be_is_refused(changes: dict[str, Any], problem: tuple[str, str | None]) -> None:
    """A band, part or figure the scale lacks, none or both of band and total, a total nobody can reach."""
    scale, problems = built(changes)
    assert scale is None
    assert problems == [problem]


def test_a_mark_on_a_scale_of_two_parts_says_which() -> None:
    """Otherwise it would be one's guess whose total counts."""
    data = small_scale()
    part = {"name": text("other"), "no_bands_because": text("none")}
    one = next(iter(data["criteria"].values()))
    more: dict[str, Any] = {
        "parts": {**data["parts"], "other": part},
        "sections": {**data["sections"], "x": {"part": "other", "name": text("x")}},
        "criteria": {**data["criteria"], "x1": {**one, "section": "x"}},
    }
    assert built({"total": 12}, **more)[1] == [("mark.part", None)]
    scale, problems = built({"total": 5, "part": "other"}, **more)
    assert problems == []
    assert scale is not None
    found = mark(scale, score(scale, {"x1": Rating(score=5)}), {})
    assert found is not None
    assert found.reached is True

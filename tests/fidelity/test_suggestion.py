"""Suggestions: every border and hole, and never a guess."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipscore.definitions.scale import Scale
from ipscore.fidelity.suggestion import suggest
from ipscore.plugin.build import DefinitionFile, build_scales
from tests.scales import counted, criterion, higher, lower, small_scale, text


def scale_with(rule: dict[str, Any]) -> Scale:
    """The small scale with this rule as criterion 1."""
    data = small_scale()
    data["criteria"]["1"] = criterion(rule)
    data["figures"]["jobs"] = {"name": text("jobs"), "unit": text("jobs")}
    scales, problems = build_scales([DefinitionFile("f", "p", data)])
    assert problems == ()
    return scales["small"]


@pytest.mark.parametrize(
    ("value", "score"),
    [
        (100, 5),
        (96, 5),
        (95.99, 4),
        (95.5, 4),
        (95, 4),
        (90, 4),
        (89.9, 3),
        (75, 3),
        (74.5, 2),
        (60, 2),
        (59.99, 1),
        (0, 1),
    ],
)
def test_higher_is_better_without_rounding(value: float, score: int) -> None:
    """A score is earned when its lower bound is reached; 95,5 in a hole earns what 95 earns."""
    assert suggest(scale_with(higher()), "1", {"share": value}, {}).score == score


@pytest.mark.parametrize(
    ("value", "score"),
    [(0, 5), (30, 5), (30.01, 4), (60, 4), (60.5, 3), (150, 3), (270, 2), (270.4, 1), (271, 1)],
)
def test_lower_is_better_without_rounding(value: float, score: int) -> None:
    """Where fewer is better a score is earned when its upper bound is kept; 30,01 is more than 30."""
    assert suggest(scale_with(lower()), "1", {"days": value}, {}).score == score


def test_a_contested_point_is_a_parameter() -> None:
    """Exactly the contested figure gives the score the definition says, its neighbours follow the ranges."""
    rule = {**higher(), "contested": [{"value": 60, "score": 1, "source": text("editions differ")}]}
    scale = scale_with(rule)
    assert [suggest(scale, "1", {"share": value}, {}).score for value in (59.9, 60, 60.1)] == [1, 1, 2]


def test_nothing_to_go_on_is_not_the_lowest_score() -> None:
    """Without the figure there is no suggestion, and the trace says so."""
    for figures in ({}, {"share": None}):
        suggestion = suggest(scale_with(higher()), "1", figures, {})
        assert suggestion.score is None
        assert "not known" in str(suggestion.trace[0])


@pytest.mark.parametrize(("present", "score"), [(0, 1), (1, 2), (2, 4), (3, 5)])
def test_elements_are_counted(present: int, score: int) -> None:
    """The number of elements in place gives the score the mapping says."""
    names = ["desk", "plan", "meeting"]
    elements = {name: index < present for index, name in enumerate(names)}
    assert suggest(scale_with(counted()), "1", {}, elements).score == score


def test_unanswered_elements_give_no_suggestion() -> None:
    """An element nobody has answered is not an element that is missing."""
    assert suggest(scale_with(counted()), "1", {}, {"desk": True, "plan": True}).score is None


def test_the_lowest_of_two_rules() -> None:
    """The lowest counts; one unknown leaves it open unless the other is already at the bottom."""
    jobs = {
        "kind": "thresholds",
        "figure": "jobs",
        "better": "higher",
        "cuts": [{"score": 1, "high": 9}, {"score": 5, "low": 10}],
    }
    scale = scale_with({"kind": "lowest", "rules": [higher(), jobs]})
    assert suggest(scale, "1", {"share": 97, "jobs": 10}, {}).score == 5
    assert suggest(scale, "1", {"share": 80, "jobs": 10}, {}).score == 3
    assert suggest(scale, "1", {"share": 97, "jobs": 9}, {}).score == 1
    assert suggest(scale, "1", {"share": None, "jobs": 12}, {}).score is None
    assert suggest(scale, "1", {"share": None, "jobs": 4}, {}).score == 1


def test_the_rule_that_decides_is_named() -> None:
    """Of several rules the one with the lowest score, and where one lacks its figure, that one."""
    jobs = {**higher(), "figure": "jobs"}
    scale = scale_with({"kind": "lowest", "rules": [higher(), jobs]})
    for share, number, at in ((97, 60, 1), (60, 97, 0), (None, 97, 0), (97, None, 1)):
        found = suggest(scale, "1", {"share": share, "jobs": number}, {})
        assert found.because == found.trace[at]
    assert suggest(scale_with(higher()), "1", {"share": 97}, {}).because is None


def test_unless() -> None:
    """The exception replaces the rule only where its condition holds, and the trace names it."""
    rule = {
        "kind": "unless",
        "rule": higher(),
        "when": {"figure": "jobs", "test": "below", "value": 3},
        "then": lower(),
    }
    scale = scale_with(rule)
    assert suggest(scale, "1", {"share": 50, "days": 10, "jobs": 3}, {}).score == 1
    exception = suggest(scale, "1", {"share": 50, "days": 10, "jobs": 2}, {})
    assert exception.score == 5
    assert "exception" in str(exception.trace[0])
    assert suggest(scale, "1", {"share": 50, "days": 10}, {}).score is None


def test_all_of() -> None:
    """The highest score whose conditions all hold; one that only half holds does not count."""
    rule = {
        "kind": "all_of",
        "otherwise": 1,
        "scores": {
            "5": [
                {"figure": "share", "test": "at_least", "value": 90},
                {"figure": "days", "test": "at_most", "value": 30},
            ],
            "3": [{"figure": "share", "test": "above", "value": 50}],
        },
    }
    scale = scale_with(rule)
    cases = [((90, 30), 5), ((90, 31), 3), ((50.5, 10), 3), ((50, 10), 1)]
    assert [suggest(scale, "1", {"share": s, "days": d}, {}).score for (s, d), _ in cases] == [
        score for _, score in cases
    ]
    assert suggest(scale, "1", {"share": 90}, {}).score is None


@given(st.floats(min_value=0, max_value=100), st.floats(min_value=0, max_value=100))
def test_a_better_figure_never_scores_less(one: float, other: float) -> None:
    """Thresholds are monotone over every figure, holes included."""
    scale = SCALE
    low, high = sorted((one, other))
    worse, better = (suggest(scale, "1", {"share": value}, {}).score for value in (low, high))
    assert worse is not None
    assert better is not None
    assert worse <= better


SCALE = scale_with(higher())

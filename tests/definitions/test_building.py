"""Scales are built whole or refused with every problem by path."""

from copy import deepcopy
from typing import Any

import pytest

from ipscore.definitions.scale import Scale
from ipscore.plugin.build import DefinitionFile, build_scales
from ipscore.problem import Problem
from tests.scales import counted, criterion, higher, small_scale, text


def build(*scales: dict[str, Any]) -> tuple[dict[str, Scale], tuple[Problem, ...]]:
    """Build these scales as files of one plugin."""
    files = [DefinitionFile(f"scales/{index}.toml", "plugin", data) for index, data in enumerate(scales)]
    built, problems = build_scales(files)
    return dict(built), problems


def wheres(problems: tuple[Problem, ...]) -> set[str]:
    """The paths of problems."""
    return {each.where for each in problems}


def test_a_right_scale_is_built() -> None:
    """A right scale has no problems, and its criteria are in the order of the file."""
    scales, problems = build(small_scale())
    assert problems == ()
    assert list(scales["small"].criteria) == ["1", "2", "3"]
    assert scales["small"].criteria_of_part("whole") == ("1", "2", "3")


def test_hole_between_thresholds_is_refused() -> None:
    """A printed range that starts later than the one before ends leaves a hole, named by its path."""
    data = small_scale()
    data["criteria"]["1"]["rule"]["cuts"][0]["low"] = 98
    scales, problems = build(data)
    assert scales == {}
    assert wheres(problems) == {"criteria.1.rule.cuts[0]"}
    assert "hole" in str(problems[0].message)


def test_overlap_between_thresholds_is_refused() -> None:
    """Two scores for one figure are refused."""
    data = small_scale()
    data["criteria"]["1"]["rule"]["cuts"][0]["low"] = 95
    _, problems = build(data)
    assert "overlap" in str(problems[0].message)


@pytest.mark.parametrize(
    ("index", "key", "value"),
    [(0, "high", 100), (4, "low", 0)],
)
def test_the_outer_ranges_must_be_open(index: int, key: str, value: int) -> None:
    """A highest range with an end, or a lowest with a start, would leave figures without a score."""
    data = small_scale()
    data["criteria"]["1"]["rule"]["cuts"][index][key] = value
    _, problems = build(data)
    assert wheres(problems) == {f"criteria.1.rule.cuts[{index}]"}


def test_scores_must_follow_the_figure() -> None:
    """Two scores exchanged are seen."""
    data = small_scale()
    cuts = data["criteria"]["1"]["rule"]["cuts"]
    cuts[1]["score"], cuts[2]["score"] = 3, 4
    _, problems = build(data)
    assert any("follow" in str(each.message) for each in problems)


def test_missing_and_empty_languages_are_named() -> None:
    """Every text must be there in every language; all the missing ones are told at once."""
    data = small_scale()
    del data["criteria"]["1"]["name"]["sv"]
    del data["criteria"]["2"]["anchors"]["3"]["fi"]
    _, problems = build(data)
    assert wheres(problems) == {"criteria.1.name.sv", "criteria.2.anchors.3.fi"}
    data = small_scale()
    data["sections"]["two"]["name"]["en"] = "  "
    _, problems = build(data)
    assert wheres(problems) == {"sections.two.name.en"}


@pytest.mark.parametrize(
    ("bands", "words"),
    [
        ([(3, 8), (10, 15)], "9–9"),
        ([(3, 10), (10, 15)], "already covered"),
        ([(3, 9), (10, 14)], "15–15"),
        ([(3, 9), (10, 16)], "past the highest"),
        ([(4, 9), (10, 15)], "3–3"),
    ],
)
def test_bands_must_cover_every_total_once(bands: list[tuple[int, int]], words: str) -> None:
    """Bands with a hole, an overlap, or that leave out the lowest or highest total are refused."""
    data = small_scale()
    data["parts"]["whole"]["bands"] = [
        {"id": f"b{low}", "low": low, "high": high, "name": text("band")} for low, high in bands
    ]
    scales, problems = build(data)
    assert scales == {}
    assert words in str(problems[0].message)


def test_a_part_without_bands_says_why() -> None:
    """No bands is allowed only with a reason, so that nobody takes it for an oversight."""
    data = small_scale()
    del data["parts"]["whole"]["bands"]
    _, problems = build(data)
    assert wheres(problems) == {"parts.whole.bands"}
    data["parts"]["whole"]["no_bands_because"] = text("the numbers are not published")
    scales, problems = build(data)
    assert problems == ()
    assert "small" in scales


@pytest.mark.parametrize(
    ("path", "value", "where"),
    [
        (("criteria", "1", "section"), "oen", "criteria.1.section"),
        (("sections", "one", "part"), "hole", "sections.one.part"),
        (("criteria", "1", "rule", "figure"), "shar", "criteria.1.figures"),
        (("criteria", "3", "rule", "scores"), [1, 2, 4], "criteria.3.rule.scores"),
        (("criteria", "3", "rule", "scores"), [1, 2, 4, 6], "criteria.3.rule.scores[3]"),
        (("criteria", "3", "rule", "scores"), [1, 4, 2, 5], "criteria.3.rule.scores"),
        (("criteria", "1", "window_months"), 0, "criteria.1.window_months"),
        (("criteria", "1", "rule", "kind"), "threshold", "criteria.1.rule"),
        (("criteria", "1", "colour"), "red", "criteria.1.colour"),
        (("score_low",), 5, "score_low"),
    ],
)
def test_what_does_not_fit_is_named(path: tuple[str, ...], value: object, where: str) -> None:
    """References that lead nowhere, wrong counts, unknown kinds and keys are named by their path."""
    data = small_scale()
    inner = data
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    scales, problems = build(data)
    assert scales == {}
    assert where in wheres(problems)


def test_all_problems_come_at_once() -> None:
    """Four mistakes of four kinds give four problems."""
    data = small_scale()
    del data["name"]["fi"]
    data["criteria"]["1"]["rule"]["better"] = "hihger"
    data["criteria"]["2"]["source"]["fi"] = 3
    data["criteria"]["3"]["rule"]["scores"] = "many"
    _, problems = build(data)
    assert wheres(problems) == {
        "name.fi",
        "criteria.1.rule.better",
        "criteria.2.source.fi",
        "criteria.3.rule.scores",
    }
    assert {each.nearest for each in problems} == {None, "higher"}


def extension(**changes: Any) -> dict[str, Any]:
    """A scale that extends the small one."""
    return {
        "schema": 1,
        "id": "ours",
        "edition": "1",
        "name": text("ours"),
        "source": text("us"),
        "extends": "small",
        **changes,
    }


def test_an_extension_overrides_only_what_it_names() -> None:
    """What is overridden differs, everything else is the base's; the base is untouched."""
    scales, problems = build(extension(override={"criteria": {"2": {"name": text("other")}}}), small_scale())
    assert problems == ()
    assert scales["ours"].criteria["2"].name.en == "other en"
    assert scales["ours"].criteria["2"].rule == scales["small"].criteria["2"].rule
    assert scales["small"].criteria["2"].name.en == "name en"
    assert scales["ours"].parts == scales["small"].parts


def test_an_extension_may_add_a_criterion_with_new_bands() -> None:
    """A criterion is added explicitly; bands that no longer cover the totals are refused."""
    added = {"criteria": {"4": criterion(higher(), section="two")}}
    _, problems = build(small_scale(), extension(add=added))
    assert wheres(problems) == {"parts.whole.bands"}
    bands = [{"id": "all", "low": 4, "high": 20, "name": text("all")}]
    scales, problems = build(
        small_scale(), extension(add=added, override={"parts": {"whole": {"bands": bands}}})
    )
    assert problems == ()
    assert list(scales["ours"].criteria) == ["1", "2", "3", "4"]


@pytest.mark.parametrize(
    ("changes", "where", "near"),
    [
        ({"override": {"criteria": {"33": {}}}}, "override.criteria.33", "3"),
        ({"override": {"sections": {"thre": {}}}}, "override.sections.thre", None),
        ({"add": {"criteria": {"3": criterion(counted())}}}, "add.criteria.3", None),
        ({"override": {"criterias": {}}}, "override.criterias", "criteria"),
        ({"criteria": {"3": {}}}, "criteria", None),
        ({"extends": "smal"}, "extends", "small"),
        ({"extends": "ours"}, "extends", None),
        ({"override": 3}, "override", None),
    ],
)
def test_wrong_extensions_are_refused(changes: dict[str, Any], where: str, near: str | None) -> None:
    """Overriding what does not exist, adding what does, an unknown base and extending oneself are refused."""
    scales, problems = build(small_scale(), extension(**changes))
    assert list(scales) == ["small"]
    assert [(each.where, each.nearest) for each in problems] == [(where, near)]


def test_a_broken_base_refuses_its_extension_once() -> None:
    """The base's problems are told for the base; the extension only says that its base is broken."""
    base = small_scale()
    del base["name"]["fi"]
    scales, problems = build(base, extension())
    assert scales == {}
    assert [(each.file, each.where) for each in problems] == [
        ("scales/0.toml", "name.fi"),
        ("scales/1.toml", "extends"),
    ]


def test_two_scales_with_one_id_are_both_refused() -> None:
    """Which of two namesakes is meant cannot be known: neither is used, and the file of each is named."""
    scales, problems = build(small_scale(), deepcopy(small_scale()), small_scale("another"))
    assert list(scales) == ["another"]
    assert [each.file for each in problems] == ["scales/1.toml", "scales/0.toml"]
    assert "scales/0.toml" in str(problems[0].message)


def test_circular_extension_ends() -> None:
    """Two scales that extend each other are refused, not followed for ever."""
    one, two = extension(), extension()
    one["extends"], two["id"], two["extends"] = "two", "two", "ours"
    scales, problems = build(one, two)
    assert scales == {}
    assert len(problems) == 2

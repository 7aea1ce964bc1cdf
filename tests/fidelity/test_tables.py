"""Tables of figures and what they suggest: every border and every hole of each rule, as data in `tables`."""

import tomllib
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest

from ipscore.definitions.rule import Better, Lowest, Rule, Steps, Thresholds, Unless, elements_of
from ipscore.fidelity.suggestion import suggest
from ipscore.plugin.registry import Registry

FOLDER = Path(__file__).parent / "tables"
SCALES = Registry.load().scales
BOTH = pytest.mark.parametrize("scale_id", ["ips25", "thl-applied"])


def read(name: str) -> dict[str, Any]:
    """One table."""
    return tomllib.loads((FOLDER / name).read_text())


TABLES = {path.stem: read(path.name) for path in sorted(FOLDER.glob("[0-9]*.toml"))}
ELEMENTS: dict[str, list[int]] = read("elements.toml")["scores"]
STEPS: list[str] = read("steps.toml")["criteria"]


def figures_of_row(table: dict[str, Any], row: list[Any]) -> dict[str, float | None]:
    """The figures of a row by id."""
    values = (None if each == "unknown" else each for each in row)
    return dict(zip(table["figures"], values, strict=False))


@BOTH
@pytest.mark.parametrize("name", TABLES)
def test_figures_suggest_what_the_table_says(scale_id: str, name: str) -> None:
    """Each row: the figures, the score they suggest (or none), and why the row is there."""
    table = TABLES[name]
    for row in table["rows"]:
        *_, score, why = row
        found = suggest(SCALES[scale_id], table["criterion"], figures_of_row(table, row), {}).score
        assert found == (None if score == "none" else score), (row, why)


@BOTH
@pytest.mark.parametrize("name", TABLES)
def test_no_border_is_left_out(scale_id: str, name: str) -> None:
    """The table has both printed ends of every range, a figure in each hole, and what is contested."""
    table = TABLES[name]
    for rule in _thresholds(SCALES[scale_id].criteria[table["criterion"]].rule):
        column = table["figures"].index(rule.figure)
        tried = {row[column] for row in table["rows"]}
        for cut in rule.cuts:
            assert {cut.low, cut.high} - {None} <= tried, (rule.figure, cut)
        higher = rule.better is Better.HIGHER
        ordered = sorted(rule.cuts, key=lambda each: each.score)
        for worse, better in pairwise(ordered):
            low, high = (worse.high, better.low) if higher else (better.high, worse.low)
            assert low is not None
            assert high is not None
            assert any(low < each < high for each in tried if each != "unknown"), (rule.figure, low, high)
        assert {each.value for each in rule.contested} <= tried
        assert "unknown" in tried


def _thresholds(rule: Rule) -> list[Thresholds]:
    match rule:
        case Thresholds():
            return [rule]
        case Lowest():
            return [found for each in rule.rules for found in _thresholds(each)]
        case Unless():
            return [*_thresholds(rule.rule), *_thresholds(rule.then)]
        case _:
            return []


@BOTH
def test_every_criterion_is_in_a_table(scale_id: str) -> None:
    """Each criterion is scored by figures, by elements or by descriptions, and the tables say which."""
    criteria = SCALES[scale_id].criteria
    assert {table["criterion"] for table in TABLES.values()} | ELEMENTS.keys() | set(STEPS) == set(criteria)
    for each, criterion in criteria.items():
        assert bool(_thresholds(criterion.rule)) == (each in {t["criterion"] for t in TABLES.values()})
        assert bool(elements_of(criterion.rule)) == (each in ELEMENTS)
        assert isinstance(criterion.rule, Steps) == (each in STEPS)


@BOTH
@pytest.mark.parametrize("criterion_id", ELEMENTS)
def test_so_many_elements_give_the_score_whichever_they_are(scale_id: str, criterion_id: str) -> None:
    """Every choice of elements: only how many are in place counts; one not answered leaves no suggestion."""
    scale, scores = SCALES[scale_id], ELEMENTS[criterion_id]
    ids = [each.id for each in elements_of(scale.criteria[criterion_id].rule)]
    assert len(scores) == len(ids) + 1
    for count, score in enumerate(scores):
        for present in combinations(ids, count):
            answers = {each: each in present for each in ids}
            assert suggest(scale, criterion_id, {}, answers).score == score
    assert suggest(scale, criterion_id, {}, dict.fromkeys(ids[1:], True)).score is None


@BOTH
@pytest.mark.parametrize("criterion_id", STEPS)
def test_descriptions_are_for_people(scale_id: str, criterion_id: str) -> None:
    """Where the scores are described in words no figure suggests one, the best not and the worst not."""
    scale = SCALES[scale_id]
    for value in (0.0, 100.0):
        figures = dict.fromkeys(scale.criteria[criterion_id].figures, value)
        assert suggest(scale, criterion_id, figures, {}).score is None

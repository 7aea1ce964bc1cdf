"""Scores on scales with a mark, with a special code and of two parts; the mark of an issued review."""

from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

from ipscore.records.review import (
    Assessor,
    Counted,
    MarkFigure,
    Rating,
    RatingFile,
    Review,
    ReviewKind,
    ReviewState,
)
from ipscore.store import Workspace
from tests.cli.conftest import Ips
from tests.cli.test_score import scores_of, write


@pytest.mark.parametrize(
    ("figures", "reached", "words"),
    [
        ({"employment_rate": 40.0}, True, "Quality mark: reached ("),
        ({"employment_rate": 39.5}, False, "Quality mark: not reached ("),
        ({}, None, "Quality mark: cannot be told yet ("),
    ],
)
def test_the_mark_is_told_with_its_reasons(
    ips: Ips, tmp_path: Path, figures: dict[str, float], reached: bool | None, words: str
) -> None:
    """A band and an employment rate: what is held against what, or what is missing."""
    path = write(tmp_path, scores=scores_of(105), figures=figures)
    ran = ips("score", "ips25-uk", path, "--json")
    assert (ran.code, ran.data["band"], ran.data["mark"]["reached"]) == (0, "good", reached)
    assert len(ran.data["mark"]["why"]) == 2
    text = ips("score", "ips25-uk", path).out
    assert words in text
    assert ("not known" in text) is (reached is None)
    assert "Laatumerkki: " in ips("--lang", "fi", "score", "ips25-uk", path).out


def test_a_scale_without_a_mark_says_nothing_of_one(ips: Ips, tmp_path: Path) -> None:
    """No line, and null for programs."""
    path = write(tmp_path, scores=scores_of(105))
    assert ips("score", "thl-applied", path, "--json").data["mark"] is None
    assert "ark" not in ips("score", "thl-applied", path).out


def test_code_9_is_a_score_missing(ips: Ips, tmp_path: Path) -> None:
    """ips15 takes it, and gives no total."""
    scores = {str(number): 4 for number in range(1, 16)}
    data = ips("score", "ips15", write(tmp_path, scores={**scores, "8": 9}), "--json").data
    assert (data["total"], data["band"], data["missing"], data["possible"]) == (None, None, ["8"], [57, 61])
    assert data["problems"] == []


def test_two_parts_have_their_own_totals(ips: Ips, tmp_path: Path) -> None:
    """ips-y: two totals, no band of either, and why there is none."""
    scores = {str(number): 4 for number in range(1, 36)}
    data = ips("score", "ips-y", write(tmp_path, scores=scores), "--json").data
    assert [(each["total"], each["max"], each["band"]) for each in data["parts"]] == [
        (100, 125, None),
        (40, 50, None),
    ]
    text = ips("score", "ips-y", tmp_path / "scores.toml").out
    assert "Employment: 100/125, – (The bounds of the bands are not known to us" in text


def test_an_issued_review_keeps_the_figures_of_its_mark(ips: Ips, copy: Path) -> None:
    """What is shown is what was kept on the day of issue, whatever the records say."""
    day = date(2024, 3, 12)
    review = Review(
        "ukissued", "ips25-uk", ReviewKind.SELF, "T", day, day, ReviewState.ISSUED,
        assessors=(Assessor("aa", "A."),), issued_on=day,
        mark_figures=(MarkFigure(Counted("employment_rate", day, day, 99, 100), 99.0),),
    )  # fmt: skip
    workspace = Workspace.open(copy)
    ratings = {str(each): Rating(score=5) for each in range(1, 26)}
    stored = workspace.reviews.save(evolve(review, state=ReviewState.RATING, issued_on=None), None)
    workspace.ratings.save(RatingFile("ukissued-aa", "ukissued", "aa", ratings), None)
    workspace.reviews.save(review, stored.revision)
    mark = ips("-w", copy, "review", "show", "ukissued", "--json").data["mark"]
    assert mark["reached"] is True
    assert [(each["numerator"], each["denominator"]) for each in mark["figures"]] == [(99, 100)]

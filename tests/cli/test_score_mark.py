"""`ips score` on scales with a quality mark, with a special code and of two parts."""

from pathlib import Path

import pytest

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

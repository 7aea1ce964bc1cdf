"""`ips score`: totals as published, everything wrong named, nothing half-complete with a band."""

import os
from pathlib import Path

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from ipscore.cli.scorefile import read_score_file
from ipscore.definitions.scale import Scale
from ipscore.plugin.registry import Registry
from tests.cli.conftest import Ips

REVIEW_2024 = (5, 5, 5, 3, 3, 3, 2, 3, 3, 3, 2, 5, 5, 5, 4, 5, 3, 5, 5, 5, 1, 4, 4, 4, 5)
ELEMENTS_2024 = {
    "5": [0, 1, 1, 1, 0],
    "8": [0, 1, 0, 1, 1],
    "10": [1, 1, 1, 0, 0],
    "11": [1, 0, 1, 0, 0],
    "13": [1, 1, 1, 1],
    "25": [1, 1, 1, 1, 1, 1],
}


def scores_of(total: int) -> dict[str, int]:
    """Some scores of the 25 criteria with this total."""
    scores = [1] * 25
    for _ in range(total - 25):
        scores[scores.index(min(scores))] += 1
    return {str(number): score for number, score in enumerate(scores, 1)}


def write(folder: Path, **tables: object) -> Path:
    """A score file of these tables."""
    path = folder / "scores.toml"
    path.write_text(tomli_w.dumps(tables), encoding="utf-8")
    return path


def test_the_review_of_2024_comes_out_as_published(ips: Ips, tmp_path: Path) -> None:
    """97 of 125, fair, sections 15, 22 and 60; the elements suggest just the scores given."""
    scores = {str(number): score for number, score in enumerate(REVIEW_2024, 1)}
    path = write(tmp_path, scores=scores, elements=ELEMENTS_2024)
    ran = ips("score", "thl-applied", path, "--json")
    data = ran.data
    assert (ran.code, data["total"], data["max"], data["band"]) == (0, 97, 125, "fair")
    assert [each["total"] for each in data["sections"]] == [15, 22, 60]
    assert {key: each["score"] for key, each in data["suggestions"].items()} == {
        "5": 3, "8": 3, "10": 3, "11": 2, "13": 5, "25": 5
    }  # fmt: skip
    assert (data["missing"], data["possible"], data["problems"]) == ([], [97, 97], [])
    text = ips("--lang", "fi", "score", "thl-applied", path)
    assert "Yhteispistemäärä: 97/125" in text.out
    assert "Taso: kohtalainen taso" in text.out


@pytest.mark.parametrize(
    ("total", "band"),
    [(73, "not"), (74, "fair"), (99, "fair"), (100, "good"), (114, "good"), (115, "exemplary")],
)
def test_the_bands_change_where_they_are_printed_to(ips: Ips, tmp_path: Path, total: int, band: str) -> None:
    """One point more or less decides, at each border."""
    data = ips("score", "thl-applied", write(tmp_path, scores=scores_of(total)), "--json").data
    assert data["total"] == total
    assert data["band"].startswith(band)


def test_nothing_half_complete_has_a_band(ips: Ips, tmp_path: Path) -> None:
    """With scores missing or not ratable there is no total and no band, but the range still possible."""
    scores: dict[str, object] = dict(scores_of(125))
    del scores["4"]
    scores["25"] = "–"
    ran = ips("score", "thl-applied", write(tmp_path, scores=scores), "--json")
    data = ran.data
    assert (ran.code, data["total"], data["band"], data["complete"]) == (0, None, None, False)
    assert (data["missing"], data["possible"]) == (["4", "25"], [117, 125])
    assert data["sections"][0]["total"] == 15


def test_a_score_that_differs_needs_a_reason(ips: Ips, tmp_path: Path) -> None:
    """Without one it is a problem, and the total is shown all the same; with one all is fine."""
    tables = {"scores": scores_of(75), "elements": {"5": [1, 1, 1, 1, 1]}}
    ran = ips("score", "thl-applied", write(tmp_path, **tables), "--json")
    assert (ran.code, ran.data["total"]) == (1, 75)
    assert ran.data["problems"][0]["path"] == "scores.5"
    ran = ips("score", "thl-applied", write(tmp_path, **tables, reasons={"5": "Seen otherwise."}), "--json")
    assert (ran.code, ran.data["problems"]) == (0, [])


def test_every_problem_is_named_with_its_line(ips: Ips, tmp_path: Path) -> None:
    """Score 6, criterion 26, wrong types, unknown tables and figures: all at once, the rest still counted."""
    path = tmp_path / "scores.toml"
    path.write_text(
        '[scores]\n1 = 6\n26 = 5\n2 = true\n3 = 3.5\n4 = "five"\n5 = 5\n[scroes]\n'
        "[elements]\n5 = [1, 1]\n1 = [1]\n8 = 3\n[figures]\nnonsense = 1\ncaseload_mean = 'x'\n"
        "[reasons]\n5 = 5\n",
        encoding="utf-8",
    )
    ran = ips("score", "thl-applied", path, "--json")
    assert ran.code == 1
    assert ran.data["possible"] == [29, 125]
    found = {each["path"]: each for each in ran.data["problems"]}
    lines = {"scores.1": 2, "scores.26": 3, "scores.2": 4, "scores.3": 5, "scores.4": 6, "scroes": 8,
             "elements.5": 10, "elements.1": 11, "elements.8": 12, "figures.nonsense": 14,
             "figures.caseload_mean": 15, "reasons.5": 17}  # fmt: skip
    assert {where: each["line"] for where, each in found.items()} == lines
    assert found["scores.26"]["nearest"] == "25"
    assert found["scroes"]["nearest"] == "scores"
    # Criterion 8 has five elements, and so has the example.
    assert found["elements.8"]["expected"] == "5 times 0 or 1, as in [0, 1, 0, 1, 0]"
    text = ips("score", "thl-applied", path)
    assert f"{path}:2: scores.1: 6 is not a score of this scale. Expected: a whole number 1–5" in text.err


def test_an_unknown_scale_is_wrong_use(ips: Ips, tmp_path: Path) -> None:
    """The nearest scale is named."""
    ran = ips("score", "thl-aplied", write(tmp_path, scores={}))
    assert (ran.code, ran.out) == (2, "")
    assert "Did you mean “thl-applied”?" in ran.err


@pytest.mark.parametrize("kind", ["broken", "binary", "fifo", "link", "folder", "long", "deep", "utf8"])
def test_a_file_that_cannot_be_read_is_said_so(ips: Ips, tmp_path: Path, kind: str) -> None:
    """Broken TOML, binary, a pipe, a link, a folder, 5 MB, brackets without end: words, and never a hang."""
    path = tmp_path / "scores.toml"
    content = {
        "broken": b"[scores\n1 = 5",
        "binary": b"\x00\x01\x7fELF",
        "long": b'[reasons]\n1 = "' + b"x" * 5_000_000 + b'"',
        "deep": b"a = " + b"[" * 100_000,
        "utf8": b"[reasons]\n1 = '\xff'",
    }
    if kind == "fifo":
        os.mkfifo(path)
    elif kind == "link":
        path.symlink_to("/etc/passwd")
    elif kind == "folder":
        path.mkdir()
    else:
        path.write_bytes(content[kind])
    ran = ips("score", "thl-applied", path)
    assert (ran.code, ran.out) == (1, "")
    assert str(path) in ran.err
    as_json = ips("score", "thl-applied", path, "--json")
    assert (as_json.code, len(as_json.data["problems"])) == (1, 1)


def test_a_file_that_is_not_there_is_wrong_use(ips: Ips) -> None:
    """And an escape sequence in its name does not reach the terminal."""
    ran = ips("score", "thl-applied", "no\x1b[31m\u202ename.toml")
    assert ran.code == 2
    assert "␛" in ran.err
    assert "\u202e" not in ran.err


SCALE = Registry.load().scales["thl-applied"]
KEYS = st.sampled_from([*SCALE.criteria, "0", "26", "x", "-1"])
VALUES = st.one_of(
    st.integers(-2, 8),
    st.booleans(),
    st.floats(),
    st.text(max_size=5),
    st.lists(st.integers(0, 2)),
    st.just("–"),
)


@given(
    st.dictionaries(
        st.sampled_from(["scores", "elements", "figures", "reasons", "x"]), st.dictionaries(KEYS, VALUES)
    )
)
def test_whatever_is_written_is_used_or_named(
    tmp_path_factory: pytest.TempPathFactory, tables: dict[str, dict[str, object]]
) -> None:
    """Each entry either becomes part of a rating that fits the scale, or is a problem at its place."""
    path = write(tmp_path_factory.getbasetemp(), **tables)
    found = read_score_file(path, SCALE)
    named = {each.path for each in found.problems}
    for key in tables.get("scores", {}):
        rating = found.ratings.get(key)
        used = rating is not None and (rating.not_ratable or rating.score is not None)
        assert used != (("scores", key) in named)
    assert all(fits(SCALE, key) for key in found.ratings)


def fits(scale: Scale, criterion: str) -> bool:
    """Whether the scale has the criterion."""
    return criterion in scale.criteria

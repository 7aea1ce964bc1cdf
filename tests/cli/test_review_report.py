"""`ips review report` and `ips review check`, run as people run them."""

from pathlib import Path

import pytest

from ipscore.fidelity.planning import evidence_day
from ipscore.sample.review import REVIEW_2024, UNDER_WAY
from ipscore.store import Workspace
from tests.cli.conftest import Ips

BEGINNINGS = {"pdf": b"%PDF-", "docx": b"PK\x03\x04", "html": b"<!doctype html>", "md": b"Quality criteria"}


@pytest.mark.parametrize("form", BEGINNINGS)
def test_a_report_is_written_in_each_format(ips: Ips, sample: Path, tmp_path: Path, form: str) -> None:
    """The ending of the file tells the format."""
    file = tmp_path / f"report.{form}"
    ran = ips("-w", sample, "review", "report", REVIEW_2024, "-o", file)
    assert (ran.code, ran.err) == (0, "")
    assert str(file) in ran.out
    assert file.read_bytes().startswith(BEGINNINGS[form])


@pytest.mark.parametrize(("code", "words"), [("fi", "tee kansio ensin"), ("sv", "skapa mappen först")])
def test_a_folder_that_is_not_there_is_told_in_the_language_of_the_run(
    ips: Ips, sample: Path, code: str, words: str
) -> None:
    """Of the report and of the invitation, and nothing of the system's English."""
    for command, review in (("report", REVIEW_2024), ("invitation", UNDER_WAY)):
        ran = ips("-w", sample, "--lang", code, "review", command, review, "-o", "no-folder/x.md")
        assert (ran.code, ran.out) == (1, "")
        assert words in ran.err
        assert "No such file" not in ran.err


def test_format_and_language_can_be_named(ips: Ips, sample: Path, tmp_path: Path) -> None:
    """Whatever the file is called, and whatever language the environment speaks."""
    file = tmp_path / "raportti"
    ran = ips("-w", sample, "review", "report", REVIEW_2024, "--format", "md", "--lang", "sv", "-o", file)
    assert ran.code == 0
    text = file.read_text(encoding="utf-8")
    assert "## Sammanfattning" in text
    assert "97/125" in text


def test_the_report_holds_the_change_only_of_the_same_unit(ips: Ips, sample: Path, tmp_path: Path) -> None:
    """The self-assessment of September follows that of January; the 2024 review is of another unit."""
    texts = {}
    for review in (REVIEW_2024, "n6hw03fj"):
        file = tmp_path / f"{review}.md"
        assert ips("-w", sample, "review", "report", review, "-o", file).code == 0
        texts[review] = file.read_text(encoding="utf-8")
    assert "Change since the last review" not in texts[REVIEW_2024]
    assert "| **Total** | **96** | **102** | **+6** |" in texts["n6hw03fj"]


def test_a_draft_is_said_to_be_one(ips: Ips, sample: Path, tmp_path: Path) -> None:
    """Beside the file and in it, without a level."""
    file = tmp_path / "draft.md"
    ran = ips("-w", sample, "review", "report", UNDER_WAY, "-o", file)
    assert ran.code == 0
    assert "draft" in ran.err
    assert "Draft: not finished" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("7rk2v9qx", "-o", "x.md"), "Did you mean “7rk2v9qd”?"),
        ((REVIEW_2024, "-o", "x.odt"), "Expected: one of: docx, html, md, pdf."),
        ((REVIEW_2024, "-o", "no-folder/x.md"), "cannot be written: there is no such file or folder"),
        ((REVIEW_2024, "-o", ".", "--format", "md"), "this is a folder"),
        ((REVIEW_2024,), "-o"),
        ((REVIEW_2024, "-o", "x.md", "--format", "rtf"), "rtf"),
    ],
)
def test_what_cannot_be_done_is_said(ips: Ips, sample: Path, arguments: tuple[str, ...], words: str) -> None:
    """What is wrong, what is expected, and no file."""
    ran = ips("-w", sample, "review", "report", *arguments)
    assert ran.code in {1, 2}
    assert words in ran.err


def test_the_check_finds_nothing_in_an_issued_review(ips: Ips, sample: Path) -> None:
    """And says so."""
    ran = ips("-w", sample, "review", "check", REVIEW_2024)
    assert (ran.code, ran.out, ran.err) == (0, "Nothing is missing.\n", "")


def test_the_check_tells_everything_at_once(ips: Ips, copy: Path) -> None:
    """A name of a client with its place, a missing reason, a wrong sum; for people and for programs."""
    identity = next(iter(sorted((copy / "identities").rglob("*.toml")))).read_text(encoding="utf-8")
    family = next(x.split('"')[1] for x in identity.splitlines() if x.startswith("family_name"))
    file = copy / "reviews" / REVIEW_2024 / "review.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace('summary = "', f'summary = "Pisteitä 90/125. {family} kertoi. '), encoding="utf-8"
    )
    ran = ips("-w", copy, "review", "check", REVIEW_2024)
    assert ran.code == 1
    assert "the text says 90/125, the scores give 97/125" in ran.out
    assert f"“{family}” may be the name of a client" in ran.out
    data = ips("-w", copy, "review", "check", REVIEW_2024, "--json").data
    assert {each["path"] for each in data["problems"]} == {"summary"}
    assert {each["severity"] for each in data["problems"]} == {"error", "warning"}


def test_a_rating_keeps_its_figure_as_it_was(ips: Ips, copy: Path, tmp_path: Path) -> None:
    """As `ips fidelity` tells it of that day; words given later leave it, though the records changed."""
    review = Workspace.open(copy).reviews.get(UNDER_WAY).record
    assessor = review.assessors[0].id
    given = tmp_path / "given.toml"
    given.write_text('[scores]\n"17" = 3\n"11" = 3\n[reasons]\n"17" = "r"\n"11" = "r"\n', encoding="utf-8")
    rate = ("-w", copy, "review", "rate", UNDER_WAY, given, "--assessor", assessor)
    show = ("-w", copy, "review", "show", UNDER_WAY, "--assessor", assessor, "--json")
    assert ips(*rate).code == 0
    kept = ips(*show).data["ratings"]["17"]
    on = evidence_day(review).isoformat()
    now = ips("-w", copy, "fidelity", "--on", on, "--json").data["criteria"][16]
    assert kept["figure"] == now["value"]
    assert kept["counted"] == {
        key: now[key] for key in ("figure", "numerator", "denominator", "period", "lacking")
    }
    for each in (copy / "employers").rglob("*.toml"):
        each.unlink()
    given.write_text('[scores]\n[comments]\n"17" = "Seen later."\n', encoding="utf-8")
    assert ips(*rate).code == 0
    later = ips(*show).data["ratings"]["17"]
    assert later.pop("comment").endswith("Seen later.")
    assert later == {key: each for key, each in kept.items() if key != "comment"}


def test_the_mark_of_a_review_is_shown_everywhere(ips: Ips, copy: Path, tmp_path: Path) -> None:
    """By a scale that has one: the answer, each thing asked, and the same fraction in the report."""
    assert ips("-w", copy, "review", "show", REVIEW_2024, "--json").data["mark"] is None
    file = copy / "reviews" / REVIEW_2024 / "review.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('scale = "thl-applied"', 'scale = "ips25-uk"'), encoding="utf-8")
    mark = ips("-w", copy, "review", "show", REVIEW_2024, "--json").data["mark"]
    assert (mark["reached"], len(mark["why"])) == (False, 2)
    (rate,) = mark["figures"]
    assert (rate["figure"], rate["period"]) == (
        "employment_rate",
        {"start": "2023-03-12", "end": "2024-03-11"},
    )
    shown = ips("--lang", "fi", "-w", copy, "review", "show", REVIEW_2024).out
    fraction = f"{rate['numerator']} / {rate['denominator']}"
    assert "Laatumerkki: ei saavutettu (" in shown
    assert fraction in shown
    report = tmp_path / "report.md"
    assert ips("-w", copy, "review", "report", REVIEW_2024, "-o", report).code == 0
    assert fraction in report.read_text(encoding="utf-8")

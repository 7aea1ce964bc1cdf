"""`ips fidelity`: what the records tell today, for people and for programs, and plain words otherwise."""

from pathlib import Path

import pytest

from ipscore.fidelity.evidence import evidence
from ipscore.plugin.registry import Registry
from ipscore.sample import sample_records
from tests.cli.conftest import Ips

KEYS = {"figure", "value", "numerator", "denominator", "lacking", "suggestion", "why", "period", "unit"}


def test_json_has_every_criterion(ips: Ips, sample: Path) -> None:
    """Per criterion: figure, numerator, denominator, lacking, suggestion, why, period and unit."""
    ran = ips("-w", sample, "fidelity", "--json")
    assert (ran.code, ran.err) == (0, "")
    data = ran.data
    assert (data["day"], data["scale"], data["sites"]) == ("2024-04-15", "thl-applied", [])
    assert [each["id"] for each in data["criteria"]] == [str(n) for n in range(1, 26)]
    for each in data["criteria"]:
        assert each.keys() >= KEYS
        assert (each["suggestion"] is None) == (each["cannot_tell"] is not None)
        assert each["why"]
    seventeen = data["criteria"][16]
    assert (seventeen["figure"], seventeen["numerator"], seventeen["suggestion"]) == (
        "contacts_per_coach_week",
        82,
        2,
    )
    assert seventeen["period"] == {"start": "2024-02-16", "end": "2024-04-15"}


def test_json_figures_are_those_of_the_records(ips: Ips, sample: Path) -> None:
    """Every figure is the one the library computes, unrounded; the records behind it are named by id."""
    scale = Registry.load().scale("thl-applied")
    records = sample_records()
    for each in ips("-w", sample, "fidelity", "--json").data["criteria"]:
        known = {one["figure"]: one for one in each["figures"]}
        for one in evidence(scale, each["id"], records.dataset(), records.info.as_of):  # type: ignore[arg-type]
            if one.figure not in {"review_half_year_share", "contact_after_job_end_share"}:
                assert known[one.figure]["value"] == one.value
                assert known[one.figure]["records"] == list(one.records)


def test_json_never_has_a_total_or_a_band(ips: Ips, sample: Path) -> None:
    """Only the range that is possible; the trend has a point for each of the 12 months before and the day."""
    data = ips("-w", sample, "fidelity", "--json").data
    assert not {"total", "band"} & data.keys()
    assert data["possible"]["whole"]["low"] < data["possible"]["whole"]["high"]
    assert [each["day"] for each in data["trend"]][-2:] == ["2024-03-31", "2024-04-15"]
    assert len(data["trend"]) == 13
    assert all(each["suggestions"].keys() == each["values"].keys() for each in data["trend"])


def test_the_reviews_of_the_workspace_are_counted(ips: Ips, sample: Path) -> None:
    """The rhythm of criterion 11 comes from the reviews that were held."""
    data = ips("-w", sample, "fidelity", "--json").data
    figures = {each["figure"]: each for each in data["criteria"][10]["figures"]}
    assert figures["review_half_year_share"]["value"] == 50
    assert figures["review_half_year_share"]["records"]


def test_plain_lines(ips: Ips, sample: Path) -> None:
    """A heading, what is possible, every section and criterion, and what changed; no band anywhere."""
    out = ips("-w", sample, "fidelity").out
    assert out.startswith("Fidelity today 15 Apr 2024")
    assert "Suggested from the records: 10 of 25 criteria." in out
    assert "there is no total and no band before a review" in out
    assert "17. Employer contact, frequency: Suggestion 2" in out
    assert "82 / 25.9" in out
    assert "records cannot tell: Employment papers" in out
    assert "since 31 Mar 2024" in out
    assert "fair" not in out.splitlines()[2]


def test_any_day_and_site(ips: Ips, sample: Path) -> None:
    """Another day moves every window; a site has its own records."""
    data = ips("-w", sample, "fidelity", "--on", "11.3.2024", "--site", "k", "--json").data
    assert (data["day"], data["sites"]) == ("2024-03-11", ["k"])
    assert data["criteria"][16]["period"]["end"] == "2024-03-11"
    assert "Site: k" in ips("-w", sample, "fidelity", "--on", "11.3.2024", "--site", "k").out


def test_a_day_before_all_records(ips: Ips, sample: Path) -> None:
    """Nothing is suggested from nothing."""
    data = ips("-w", sample, "fidelity", "--on", "2000-01-01", "--json").data
    assert data["suggested"] == 0
    assert {each["suggestion"] for each in data["criteria"]} == {None}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--site", "rr"), ["no site “rr”", "k, r", "Did you mean “r”"]),
        (("--on", "31.2.2024"), ["no such day as 31.2.2024"]),
        (("--on", "huhtikuu"), ["not a date"]),
        (("--on", "31.12.9999"), ["no records", "1 Jan 1900"]),
        (("--on", "1.1.0001"), ["no records", "1 Jan 1900"]),
    ],
)
def test_wrong_use_is_told_plainly(
    ips: Ips, sample: Path, arguments: tuple[str, ...], words: list[str]
) -> None:
    """An unknown site, no day, a day without end: one line says what is expected."""
    ran = ips("-w", sample, "fidelity", *arguments)
    assert (ran.code, ran.out) == (2, "")
    for each in words:
        assert each in ran.err


@pytest.mark.parametrize(
    ("code", "words"), [("fi", "Laatu tänään 15.4.2024"), ("sv", "Kvaliteten i dag 15.4.2024")]
)
def test_it_speaks_finnish_and_swedish(ips: Ips, sample: Path, code: str, words: str) -> None:
    """Every line is in the language asked for."""
    out = ips("-w", sample, "--lang", code, "fidelity").out
    assert words in out
    assert "records" not in out
    assert "suggestion" not in out.lower()


def test_a_broken_file_hides_no_figure(ips: Ips, copy: Path) -> None:
    """A file that cannot be read is named on standard error, and the figures of the others are shown."""
    broken = next((copy / "staff").glob("*.toml"))
    broken.write_text("name = ")
    ran = ips("-w", copy, "fidelity")
    assert ran.code == 1
    assert broken.name in ran.err
    assert "Fidelity today" in ran.out

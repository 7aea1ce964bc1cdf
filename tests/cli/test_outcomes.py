"""`ips outcomes` on the sample: every number of the two-site project, over the right denominators."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ipscore.cli.outcomes import KINDS, figure_line
from ipscore.language import Language
from ipscore.outcomes import outcomes
from ipscore.records.period import Period
from ipscore.store import Workspace
from tests.cli.conftest import Ips

PERIOD = ("--from", "2021-05-01", "--to", "2022-10-31")

# Numerators at site R, at site K and together; domain: outcomes, the worked case.
PERSONS = {
    "employed_persons": (39, 8, 47),
    "work_trial": (9, 7, 16),
    "studies": (6, 0, 6),
    "other_services": (4, 0, 4),
    "dropped_out": (4, 7, 11),
    "no_longer_needed": (1, 3, 4),
    "still_in_coaching": (56, 7, 63),
    "referred_by_social_services": (15, 1, 16),
    "referred_by_disability_services": (11, 1, 12),
    "referred_by_state_employment_services": (8, 6, 14),
    "referred_by_municipal_employment_pilot": (18, 6, 24),
    "referred_by_health_care": (4, 1, 5),
    "referred_by_school": (3, 0, 3),
    "referred_by_self": (7, 0, 7),
    "referred_by_other": (4, 2, 6),
}
JOBS = {
    "jobs_company_without_subsidy": (22, 1, 23),
    "jobs_company_with_subsidy": (7, 2, 9),
    "jobs_municipality_without_subsidy": (12, 1, 13),
    "jobs_municipality_with_subsidy": (9, 0, 9),
    "jobs_third_sector_without_subsidy": (3, 0, 3),
    "jobs_third_sector_with_subsidy": (8, 3, 11),
    "jobs_apprenticeship": (1, 1, 2),
}
COUNTS = {
    "persons_in_coaching": (70, 17, 87),
    "jobs": (62, 8, 70),
    "employers_contacted": (127, 25, 152),
    "employer_contacts": (299, 76, 375),
}
GROUPS = ("r", "k", "all")


@pytest.fixture
def figures(ips: Ips, sample: Path) -> dict[tuple[str, str], dict[str, Any]]:
    """Figures of the project period by measure and site."""
    ran = ips("-w", sample, "outcomes", *PERIOD, "--by", "site", "--json")
    assert ran.code == 0
    return {(each["measure"], each["group"]): each for each in ran.data["figures"]}


def test_counts(figures: dict[tuple[str, str], dict[str, Any]]) -> None:
    """Persons, jobs, employers and contacts, at each site and together."""
    for measure, numbers in COUNTS.items():
        assert [figures[measure, group]["numerator"] for group in GROUPS] == list(numbers), measure


@pytest.mark.parametrize(("expected", "denominators"), [(PERSONS, (70, 17, 87)), (JOBS, (62, 8, 70))])
def test_shares_are_of_persons_or_of_jobs(
    figures: dict[tuple[str, str], dict[str, Any]],
    expected: dict[str, tuple[int, ...]],
    denominators: tuple[int, ...],
) -> None:
    """What is counted as persons is divided by persons, what is counted as jobs by jobs, in every row."""
    for measure, numbers in expected.items():
        for group, numerator, denominator in zip(GROUPS, numbers, denominators, strict=True):
            figure = figures[measure, group]
            assert figure["numerator"] == numerator, (measure, group)
            if measure != "employed_persons":
                assert figure["denominator"] == denominator, (measure, group)
                assert figure["value"] == pytest.approx(numerator / denominator)


def test_the_coefficients(figures: dict[tuple[str, str], dict[str, Any]]) -> None:
    """0,56, 0,47 and 0,54 of persons, each with its interval and the name of what is divided by what."""
    found = [figures["employment_coefficient", group] for group in GROUPS]
    assert [round(each["value"], 2) for each in found] == [0.56, 0.47, 0.54]
    assert [(each["numerator"], each["denominator"]) for each in found] == [(39, 70), (8, 17), (47, 87)]
    assert {each["of"] for each in found} == {"employed persons / persons in coaching"}
    assert all(each["low"] < each["value"] < each["high"] for each in found)
    assert figures["jobs_coefficient", "all"]["value"] == pytest.approx(70 / 87)


def test_the_shares_the_spreadsheet_had_wrong(figures: dict[tuple[str, str], dict[str, Any]]) -> None:
    """Shares a published sheet divided by the wrong number come out right."""
    right = {
        ("jobs_company_without_subsidy", "r"): 35.5,
        ("work_trial", "r"): 12.9,
        ("studies", "r"): 8.6,
        ("dropped_out", "k"): 41.2,
    }
    assert {key: round(figures[key]["value"] * 100, 1) for key in right} == right


def test_the_year_2021_alone(ips: Ips, sample: Path) -> None:
    """18 of 50 at site R, 8 of 17 at site K."""
    ran = ips(
        "-w", sample, "outcomes", "--from", "2021-05-01", "--to", "2021-12-31", "--by", "site", "--json"
    )
    found = {
        each["group"]: each for each in ran.data["figures"] if each["measure"] == "employment_coefficient"
    }
    assert [(found[site]["numerator"], found[site]["denominator"]) for site in "rk"] == [(18, 50), (8, 17)]


def test_the_usual_period_is_that_of_the_project_which_ended(ips: Ips, sample: Path) -> None:
    """Without dates the figures are those of the newest project that has ended, as on the screen."""
    assert ips("-w", sample, "outcomes", "--json").data["period"] == {
        "start": "2021-05-01",
        "end": "2022-10-31",
    }


def test_nothing_in_the_files_is_a_result(sample: Path) -> None:
    """No file of the sample holds a coefficient or a count: the records are all there is."""
    for path in sample.rglob("*.toml"):
        text = path.read_text(encoding="utf-8")
        assert "coefficient" not in text
        assert "persons_in_coaching" not in text


def test_names_of_what_is_divided_are_the_same_in_every_language(ips: Ips, sample: Path) -> None:
    """Programs read `of` whatever the user's language is; people get `name` in theirs."""
    one, other = (
        ips("--lang", code, "-w", sample, "outcomes", "--json").data["figures"] for code in ("fi", "sv")
    )
    assert [each["of"] for each in one] == [each["of"] for each in other]
    assert [each["name"] for each in one] != [each["name"] for each in other]


def test_lines_for_people(sample: Path) -> None:
    """A median says of how many values it is; what is divided by what is written as the rest of its line."""
    dataset = Workspace.open(sample).load(KINDS).dataset
    report = outcomes(dataset, Period(date(2021, 5, 1), date(2022, 10, 31)))
    lines = [figure_line(each, report, dataset, Language.load("fi")) for each in report.figures]
    median = "Päiviä ensimmäiseen työsuhteeseen, mediaani: 109,0; arvoja 47: päivät palveluun tulosta"
    assert any(each.startswith(median) for each in lines)
    assert any("; 23/70 työsuhteet yrityksissä, ei palkkatukea / kaikki työsuhteet" in each for each in lines)

"""What a definition may say of figures: numbers of their computing, and what records show of elements."""

from typing import Any

import pytest

from ipscore.fidelity.evidence.catalogue import NUMBERS, PRACTICE_FIGURES
from ipscore.plugin.build import DefinitionFile, build_scales
from ipscore.plugin.registry import Registry
from tests.scales import counted, criterion, small_scale, text

SCALES = Registry.load().scales


def wrong(**figure: Any) -> list[str]:
    """Places of the problems of the small scale with this figure, which criterion 1's first element reads."""
    data = small_scale()
    rule = counted()
    rule["elements"][0]["seen_when"] = [{"figure": "jobs", "test": "at_least", "value": 1}]
    data["criteria"]["1"] = {**criterion(rule), "figures": figure.pop("figures", ["jobs"])}
    data["figures"]["jobs"] = {"name": text("jobs"), "unit": text("jobs"), **figure}
    return [each.where for each in build_scales([DefinitionFile("f", "p", data)])[1]]


@pytest.mark.parametrize(("number", "fine"), [(0, True), (366, True), (-1, False), (367, False)])
def test_numbers_have_limits(number: int, fine: bool) -> None:
    """A number of days below 0, or beyond any window, is refused with its place."""
    assert wrong(numbers={"days": number}) == ([] if fine else ["figures.jobs.numbers.days"])


def test_an_element_reads_figures_of_its_own_criterion() -> None:
    """A condition on a figure that the criterion does not show could not be explained: it is refused."""
    assert wrong() == []
    (place,) = wrong(figures=["share"])
    assert place.startswith("criteria.1.rule.elements")
    assert place.endswith("seen_when[0].figure")


@pytest.mark.parametrize("scale_id", sorted(SCALES))
def test_bundled_numbers_are_those_the_figures_take(scale_id: str) -> None:
    """No bundled scale gives a figure a number it does not take: it would change nothing."""
    for figure_id, figure in SCALES[scale_id].figures.items():
        if figure_id in PRACTICE_FIGURES:
            assert set(figure.numbers) <= set(NUMBERS[figure_id]), figure_id


def test_finland_counts_working_days() -> None:
    """After the end of a job the Finnish variants count working days, the scale itself days."""
    figure = "contact_after_job_end_share"
    assert SCALES["ips25"].figures[figure].numbers == {"days": 3}
    for scale_id in ("thl-applied", "thl-employment"):
        assert SCALES[scale_id].figures[figure].numbers == {"working_days": 3}

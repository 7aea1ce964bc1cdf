"""Evidence on the sample workspace, counted a second time by plain SQL over its files."""

import sqlite3
from datetime import date
from pathlib import Path

import pytest
from attrs import frozen

from ipscore.fidelity.evidence import PRACTICE_FIGURES, Beside, Facts, evidence_on, figures_on, wanted_figures
from ipscore.plugin.registry import Registry
from ipscore.records.review import Review
from ipscore.sample import sample_records
from tests.fidelity import workspace_in_sql

SCALE = Registry.load().scale("thl-applied")
MARKED = Registry.load().scale("ips25-uk")
SITES = ("r", "k")
DAYS = (date(2022, 10, 31), date(2023, 6, 30), date(2024, 3, 11), date(2024, 4, 15))
QUERIES = workspace_in_sql.queries()


@frozen
class Held:
    """A review of the sample as evidence asks for it."""

    id: str
    day: date
    sites: tuple[str, ...]


def held(review: Review) -> Held:
    """The review with the last day of its visit."""
    return Held(review.id, review.end, review.sites)


@pytest.fixture(scope="module")
def base(sample: Path) -> sqlite3.Connection:
    """The sample's files as tables."""
    return workspace_in_sql.load(sample)


@pytest.fixture(scope="module")
def facts() -> Facts:
    """The sample as records, and its reviews that were held."""
    records = sample_records()
    return Facts(
        records.dataset(), Beside([held(each) for each in records.reviews if each.state != "planned"])
    )


def test_every_figure_has_its_query() -> None:
    """No figure goes without a second computation."""
    assert set(QUERIES) == set(PRACTICE_FIGURES)


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("sites", [(), ("r",), ("k",)], ids=["all", "r", "k"])
def test_figures_are_those_of_plain_sql(
    base: sqlite3.Connection, facts: Facts, day: date, sites: tuple[str, ...]
) -> None:
    """Value, numerator and denominator of every figure of the scale, in its own window, and of the mark's."""
    wanted = {each: wanted_figures(SCALE, each) for each in SCALE.criteria}
    found = [one for each in evidence_on(SCALE, wanted, facts, day, sites).values() for one in each]
    found += figures_on(MARKED, ["employment_rate"], facts, day, 12, sites)
    assert {each.figure for each in found} == set(QUERIES)
    different = []
    for each in found:
        workspace_in_sql.look(base, each.period.start, each.period.end, sites or SITES)
        counted = QUERIES[each.figure].run(base)
        if counted != pytest.approx((each.value, each.numerator, each.denominator)):
            different.append((each.figure, counted, (each.value, each.numerator, each.denominator)))
    assert not different

"""What must hold for every workspace: merging, grouping, order."""

from collections.abc import Iterable
from datetime import date
from random import Random
from typing import TypeVar

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ipscore.message import Message
from ipscore.outcomes import ALL, Grouping, OutcomeReport, Section, outcomes, tally_dataset
from ipscore.outcomes.figure import OutcomeFigure
from ipscore.records.dataset import Dataset
from ipscore.records.period import Period
from tests.outcomes.builders import P, client, dataset, episode
from tests.outcomes.strategies import datasets

T = TypeVar("T")

PROJECT = Period(date(2021, 5, 1), date(2022, 10, 31))
_GROUPINGS = st.none() | st.sampled_from(Grouping)
_RELAXED = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

# Each job and each contact has one place; a person may be in two groups.
_ADD_UP = (
    "jobs",
    "employer_contacts",
    "cold_visits",
    "jobs_apprenticeship",
    "jobs_company_without_subsidy",
    "tenure",
)


def _together(one: Dataset, two: Dataset) -> Dataset:
    return evolve(
        one,
        clients={**one.clients, **two.clients},
        employers={**one.employers, **two.employers},
        staff={**one.staff, **two.staff},
    )


def _numbers(each: OutcomeFigure) -> tuple[object, ...]:
    return (
        each.measure,
        each.group,
        each.numerator,
        each.denominator,
        each.value,
        each.low,
        each.high,
        each.lacking,
    )


@given(datasets("a"), datasets("b"), _GROUPINGS)
@_RELAXED
def test_merged_figures_of_two_regions_are_the_figures_of_both(
    one: Dataset, two: Dataset, by: Grouping | None
) -> None:
    """Merged without seeing a client, the tallies of two workspaces give the figures of one big workspace."""
    # The staff of a region is its own, so that its weeks of work are counted once.
    two = evolve(two, staff={}, employers={})
    parts = [tally_dataset(each, PROJECT, by).anonymous() for each in (one, two)]
    merged = OutcomeReport.of(parts[0].merge(parts[1]))
    whole = outcomes(_together(one, two), PROJECT, by)
    # Groups may stand in another order: the regions do not know each other's names.
    assert {_numbers(each) for each in merged.figures} == {_numbers(each) for each in whole.figures}
    assert merged.groups[-1] == ALL


@given(datasets(), st.sampled_from(Grouping))
@_RELAXED
def test_groups_add_up_where_they_must(every: Dataset, by: Grouping) -> None:
    """Jobs and contacts are each in one group; persons may be in several, and are never lost."""
    found = outcomes(every, PROJECT, by)
    groups = found.groups[:-1]
    for measure in found.measures:
        whole = found.figure(measure)
        added = sum(found.figure(measure, each).numerator or 0 for each in groups)
        if measure in _ADD_UP:
            assert added == whole.numerator
        elif whole.section is Section.PERSONS and whole.denominator is None:
            assert added >= (whole.numerator or 0)


@given(datasets(), _GROUPINGS)
@_RELAXED
def test_grouping_never_changes_the_whole(every: Dataset, by: Grouping | None) -> None:
    """The column 'all' is the report without groups."""
    plain, grouped = outcomes(every, PROJECT), outcomes(every, PROJECT, by)
    for measure in grouped.measures:
        assert grouped.figure(measure) == plain.figure(measure)


@given(datasets(), _GROUPINGS, st.randoms(use_true_random=False))
@_RELAXED
def test_the_order_of_records_does_not_matter(every: Dataset, by: Grouping | None, random: Random) -> None:
    """Files are read in any order, and a person's jobs and stays stand in any order in the file."""

    def mixed(things: Iterable[T]) -> tuple[T, ...]:
        other = list(things)
        random.shuffle(other)
        return tuple(other)

    clients = [
        evolve(each, jobs=mixed(each.jobs), episodes=mixed(each.episodes), placements=mixed(each.placements))
        for each in every.clients.values()
    ]
    employers = [evolve(each, contacts=mixed(each.contacts)) for each in every.employers.values()]
    other = evolve(
        every,
        clients={each.id: each for each in mixed(clients)},
        employers={each.id: each for each in mixed(employers)},
    )
    assert outcomes(other, PROJECT, by) == outcomes(every, PROJECT, by)


@given(datasets(), _GROUPINGS)
@_RELAXED
def test_every_figure_makes_sense(every: Dataset, by: Grouping | None) -> None:
    """A share is between its bounds and within 0–1; nobody is employed in a group without persons in
    coaching.
    """
    for each in outcomes(every, PROJECT, by).figures:
        assert each.lacking is not None
        assert each.lacking >= 0
        if each.low is not None:
            assert each.value is not None
            assert each.high is not None
            assert 0 <= each.low <= each.value <= each.high <= 1
        if each.denominator == 0:
            assert each.value is None


def test_only_tallies_of_the_same_kind_merge() -> None:
    """Figures of two periods or groupings cannot be added."""
    one = tally_dataset(dataset(), P)
    for other in (tally_dataset(dataset(), PROJECT), tally_dataset(dataset(), P, Grouping.SITE)):
        with pytest.raises(ValueError, match="period"):
            one.merge(other)


def test_anonymous_tallies_hold_no_client() -> None:
    """What leaves a region names no client and no record of one."""
    tallies = tally_dataset(dataset(client("secret-id")), P).anonymous()
    assert tallies.cells
    assert "secret-id" not in str(tallies)


def test_ids_are_stable_words_and_figures_tell_what_they_are() -> None:
    """Each measure has an id of its own in snake case, a name, what is divided by what, and an
    explanation.
    """
    found = outcomes(dataset(client(episodes=[episode()])), P, Grouping.SITE)
    assert len(found.measures) * len(found.groups) == len(found.figures)
    for each in found.figures:
        assert each.measure.replace("_", "").isalnum()
        assert each.measure == each.measure.lower()
        for text in (each.name, each.of, *each.explanation):
            assert isinstance(text, Message)
            assert str(text)
        assert (" / " in str(each.of)) == (each.denominator is not None and each.numerator is not None)
    sections = [each.section for each in found.figures]
    assert sections == sorted(sections, key=list(Section).index)

"""The outcome report: every figure of a period, whole or by group."""

from collections.abc import Mapping
from functools import cached_property
from typing import Self

from attrs import evolve, frozen

from ipscore.outcomes.figure import OutcomeFigure
from ipscore.outcomes.grouping import ALL, Grouping
from ipscore.outcomes.publication import published
from ipscore.outcomes.tallies import OutcomeTallies, tally_dataset
from ipscore.records.dataset import Dataset
from ipscore.records.period import Period


@frozen
class OutcomeReport:
    """The figures of one period. `groups`: ids in the order they are shown, `all` last."""

    period: Period
    by: Grouping | None
    groups: tuple[str, ...]
    figures: tuple[OutcomeFigure, ...]

    @classmethod
    def of(cls, tallies: OutcomeTallies) -> Self:
        """The figures read off the tallies, of one dataset or merged from many."""
        return cls(tallies.period, tallies.by, tallies.groups, tallies.figures())

    @cached_property
    def _index(self) -> Mapping[tuple[str, str], OutcomeFigure]:
        return {(each.measure, each.group): each for each in self.figures}

    @property
    def measures(self) -> tuple[str, ...]:
        """Ids of the measures, in the order they are shown."""
        return tuple(dict.fromkeys(each.measure for each in self.figures))

    def figure(self, measure: str, group: str = ALL) -> OutcomeFigure:
        """One figure. Raises KeyError for a measure or a group that is not in the report."""
        return self._index[measure, group]

    def for_publication(self, threshold: int) -> "OutcomeReport":
        """The report as it may leave the team: small groups hidden, no record ids (see `published`)."""
        return evolve(self, figures=published(self.figures, threshold))


def outcomes(dataset: Dataset, period: Period, by: Grouping | None = None) -> OutcomeReport:
    """Every figure of the dataset in the period, together and, when asked, by site, coach or referral
    source.
    """
    return OutcomeReport.of(tally_dataset(dataset, period, by))

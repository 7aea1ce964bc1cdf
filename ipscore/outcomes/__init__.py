"""Outcomes: measures read the records of a period into tallies, and figures are read off merged tallies."""

from ipscore.outcomes.benchmarks import BENCHMARKS, Benchmark
from ipscore.outcomes.figure import SECTION_NAMES, OutcomeFigure, RecordKind, Section, Unit
from ipscore.outcomes.grouping import ALL, UNKNOWN, Grouping, group_label
from ipscore.outcomes.report import OutcomeReport, outcomes
from ipscore.outcomes.tallies import OutcomeTallies, tally_dataset
from ipscore.outcomes.trend import TrendPoint, rolling_coefficient

__all__ = [
    "ALL",
    "BENCHMARKS",
    "SECTION_NAMES",
    "UNKNOWN",
    "Benchmark",
    "Grouping",
    "OutcomeFigure",
    "OutcomeReport",
    "OutcomeTallies",
    "RecordKind",
    "Section",
    "TrendPoint",
    "Unit",
    "group_label",
    "outcomes",
    "rolling_coefficient",
    "tally_dataset",
]

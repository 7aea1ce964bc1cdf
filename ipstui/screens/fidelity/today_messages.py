"""What the worker of the page “Fidelity today” answers."""

from dataclasses import dataclass
from datetime import date

from textual.message import Message

from ipscore.definitions.scale import Scale
from ipscore.fidelity.today import FidelityToday
from ipscore.problem import Problem


@dataclass
class TodayComputed(Message):
    """The evidence of a day was computed, or could not be."""

    day: date
    """Which day was asked for."""
    scale: Scale | None
    """The workspace's scale; None when no plugin provides it."""
    found: FidelityToday | None
    """What the records tell."""
    problems: tuple[Problem, ...] = ()
    """Why there is nothing to show."""

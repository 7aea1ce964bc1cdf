"""How rules count days: one module for each way, all giving what is due, from when, and why."""

from collections.abc import Callable, Iterable, Mapping

from ipscore.practice.timing.before import before
from ipscore.practice.timing.by_meeting import by_meeting
from ipscore.practice.timing.candidate import Candidate
from ipscore.practice.timing.every import every
from ipscore.practice.timing.on_day import on_day
from ipscore.practice.timing.question import Question
from ipscore.practice.timing.within import within

WAYS: Mapping[str, Callable[[Question], Iterable[Candidate]]] = {
    "within": within,
    "before": before,
    "by_meeting": by_meeting,
    "every": every,
    "on_day": on_day,
}


def candidates(asked: Question) -> Iterable[Candidate]:
    """What the rule asks for, before anything is moved by a deferral."""
    return WAYS[asked.rule.timing.kind](asked)

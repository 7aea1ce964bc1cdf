"""What had happened by a day, and how rules look at it: the ground every timing stands on."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from attrs import evolve, frozen

from ipscore.definitions.practice import About, Event, State

OF_RUNNING_JOBS = frozenset({Event.JOB_START, Event.JOB_CHANGE})
"""Events that ask for something only while the job goes on."""


class Happening(NamedTuple):
    """One event on a day. `record`: id of the record it rests on.

    A named tuple, since a hundred are made for each client whenever the agenda is computed.

    `anchor`: what names it in the key of a due item, when the record's id does not (it may happen again).
    `by`: day agreed for a next step. `job`: the job it is of. `coach`: who agreed it. `text`: what was
    agreed, or the title of the job.
    """

    on: date
    record: str
    event: Event
    anchor: str = ""
    by: date | None = None
    job: str | None = None
    coach: str | None = None
    text: str = ""

    @property
    def order(self) -> tuple[date, str]:
        """Oldest first, and the same whatever the order of the records."""
        return self.on, self.record

    @property
    def name(self) -> str:
        """What names it in the key of a due item."""
        return self.anchor or self.record


@frozen
class Scope:
    """What a rule may look at on a day: one client, job, employer or site.

    `happened`: up to `today`, by kind, oldest first. `ahead`: starts and changes of jobs known to come.
    `since`: nothing before this day counts, but for starts of jobs that were running then. `running`: jobs
    running as far as is known, by id. `ended`: those known to have ended. `job`: the only job whose events
    time may run from. `best_total`: highest total of the reviews so far.
    """

    about: About
    subject: str
    today: date
    since: date
    happened: Mapping[Event, Sequence[Happening]]
    ahead: Mapping[Event, Sequence[Happening]]
    states: frozenset[State] = frozenset()
    running: Mapping[str, int | None] = {}
    ended: frozenset[str] = frozenset()
    job: str | None = None
    best_total: int | None = None

    def of_job(self, job: str) -> "Scope":
        """The same, seen from one job."""
        return evolve(self, about=About.JOB, subject=job, job=job)

    def triggers(self, events: Iterable[Event]) -> Iterator[Happening]:
        """What time may run from, the latest of each kind first."""
        for event in events:
            for each in reversed(self.happened.get(event, ())):
                if self._may_trigger(each):
                    yield each

    def latest(self, events: Iterable[Event]) -> Happening | None:
        """What time runs from: the latest that happened since `since`."""
        found: Happening | None = None
        for event in events:
            for each in reversed(self.happened.get(event, ())):
                if each.on < self.since:
                    break
                if self._may_trigger(each):
                    if found is None or each.order > found.order:
                        found = each
                    break
        return found

    def coming(self, events: Iterable[Event]) -> Iterator[Happening]:
        """What time may run backwards from: known, and after today."""
        return (each for event in events for each in self.ahead.get(event, ()) if self._may_trigger(each))

    def done(self, events: Iterable[Event], since: date) -> Happening | None:
        """The last of these events on or after `since`."""
        found: Happening | None = None
        for event in events:
            for each in reversed(self.happened.get(event, ())):
                if each.on < since:
                    break
                if self._does(each):
                    if found is None or each.order > found.order:
                        found = each
                    break
        return found

    def doings(self, events: Iterable[Event], since: date) -> Iterator[Happening]:
        """Each of these events on or after `since`."""
        return (
            each
            for event in events
            for each in self.happened.get(event, ())
            if each.on >= since and self._does(each)
        )

    def _may_trigger(self, each: Happening) -> bool:
        if self.job is not None and each.job is not None and each.job != self.job:
            return False
        return each.event not in OF_RUNNING_JOBS or each.job not in self.ended

    def _does(self, each: Happening) -> bool:
        # Advice written on another job is about that job; a start of another job is something that happened.
        return (
            self.job is None
            or each.event is not Event.BENEFITS_ADVICE
            or each.job is None
            or each.job == self.job
        )

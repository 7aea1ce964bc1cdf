"""Clients while they are being made: the dates of a story, before contacts are written around them."""

from datetime import date

from attrs import define, field

from ipscore.records.episode import ClosingReason, ReferralSource
from ipscore.sample.employers import Workplace
from ipscore.sample.plan import JobKind
from ipscore.sample.trades import Trade


@define
class JobDraft:
    """A planned job; `end` None: goes on, as far as the coach knows."""

    kind: JobKind
    start: date
    end: date | None = None
    workplace: Workplace | None = None
    title: str = ""
    occupation: str = ""
    advice_on: date | None = None

    @property
    def place(self) -> Workplace:
        """The workplace, once chosen."""
        if self.workplace is None:
            raise LookupError("a job without a workplace")
        return self.workplace

    def runs_on(self, day: date) -> bool:
        """Whether the job runs on `day`."""
        return self.start <= day and (self.end is None or day <= self.end)


@define
class EpisodeDraft:
    """One stay with what happens in it."""

    intake: date
    source: ReferralSource | None
    closed_on: date | None = None
    reason: ClosingReason | None = None
    jobs: list[JobDraft] = field(factory=list)
    trial: tuple[date, date] | None = None
    study: tuple[date, date | None] | None = None
    coaches: list[tuple[date, str]] = field(factory=list)
    first_meeting: date | None = None
    agreement_now: bool = False

    def open_on(self, day: date) -> bool:
        """Whether the stay covers `day`."""
        return self.intake <= day and (self.closed_on is None or day <= self.closed_on)

    def coach_on(self, day: date) -> str:
        """The coach on `day`."""
        return [coach for start, coach in self.coaches if start <= day or start == self.coaches[0][0]][-1]

    def works_on(self, day: date) -> bool:
        """Whether a job runs on `day`."""
        return any(job.runs_on(day) for job in self.jobs)


@define
class CaseDraft:
    """One client."""

    id: str
    site: str
    episodes: list[EpisodeDraft]
    trade: Trade

"""A stay in the service as the writer of its contacts sees it."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from attrs import define, field

from ipscore.records.contact import Contact, ContactWith
from ipscore.records.episode import ClosingReason, Phase
from ipscore.sample.drafts import CaseDraft, EpisodeDraft
from ipscore.sample.working_days import AS_OF


@define
class Stay:
    """One stay while its contacts are written.

    `met`: the days on which the client was spoken about with an employer, and the employer, oldest first.
    """

    case: CaseDraft
    draft: EpisodeDraft
    rng: Random
    swedish: bool
    phases: list[tuple[Phase, date]]
    met: Sequence[tuple[date, str]]
    contacts: list[Contact] = field(factory=list)

    @property
    def last(self) -> date:
        """The last day of the stay, or of the sample."""
        return self.draft.closed_on or AS_OF

    def phase(self, day: date) -> Phase:
        """The phase on `day`."""
        return [phase for phase, on in self.phases if on <= day][-1]

    @property
    def client_days(self) -> frozenset[date]:
        """Days on which there is a contact with the client already."""
        return frozenset(each.on for each in self.contacts if each.contact_with is ContactWith.CLIENT)

    def employer(self, day: date) -> str:
        """Name of the employer the client works for, or was last met about; empty when there is none yet."""
        working = [job for job in self.draft.jobs if job.runs_on(day)]
        if working:
            return working[-1].place.employer.name
        met = [name for on, name in self.met if self.draft.intake <= on <= day]
        return met[-1] if met else ""

    def title(self, day: date) -> str:
        """What the client works as, or looks for."""
        working = [job for job in self.draft.jobs if job.runs_on(day)]
        return working[-1].title if working else self.case.trade.jobs[0][0]

    def spans(self, wanted: Phase) -> list[tuple[date, date]]:
        """From when to when the phase lasted, each time it was entered."""
        ends = [on for _, on in self.phases[1:]] + [self.last]
        return [(on, end) for (phase, on), end in zip(self.phases, ends, strict=True) if phase is wanted]

    def missing(self, day: date) -> float:
        """How likely a meeting is missed: more often on the way to dropping out."""
        if self.draft.reason is ClosingReason.DROPPED_OUT and self.last - day < timedelta(days=90):
            return 0.45
        return 0.08

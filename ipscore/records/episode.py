"""A client's stay in the service: from intake to closing, with one coach at a time."""

from datetime import date
from enum import StrEnum
from typing import TypeVar

from attrs import field, frozen

from ipscore.documented import doc


class Phase(StrEnum):
    """The phases of the service, in order, and `closed` after them (domain: the service, five phases)."""

    INTAKE = "intake"
    PROFILE = "profile"
    JOB_SEARCH = "job_search"
    AGREEMENT = "agreement"
    IN_WORK = "in_work"
    CLOSED = "closed"


SEARCHING = frozenset({Phase.JOB_SEARCH, Phase.AGREEMENT})
"""Phases in which a client is looking for work; after an agreement too, until the job starts."""


class ReferralSource(StrEnum):
    """Who referred the client."""

    SOCIAL_SERVICES = "social_services"
    DISABILITY_SERVICES = "disability_services"
    STATE_EMPLOYMENT_SERVICES = "state_employment_services"
    MUNICIPAL_EMPLOYMENT_PILOT = "municipal_employment_pilot"
    HEALTH_CARE = "health_care"
    SCHOOL = "school"
    SELF = "self"
    OTHER = "other"


class ClosingReason(StrEnum):
    """Why an episode was closed."""

    NO_LONGER_NEEDED = "no_longer_needed"
    DROPPED_OUT = "dropped_out"
    STUDIES = "studies"
    OTHER_SERVICES = "other_services"
    HEALTH = "health"
    MOVED_AWAY = "moved_away"
    DECEASED = "deceased"
    OTHER = "other"


@frozen
class PhaseEntry:
    """The client entered a phase on a day. Clients move forward and back; every entry is kept."""

    id: str = field(metadata=doc("Id of the entry."))
    phase: Phase = field(metadata=doc("Phase entered."))
    on: date = field(metadata=doc("Day it was entered."))


@frozen
class CoachEntry:
    """A coach took over the client on a day."""

    id: str = field(metadata=doc("Id of the entry."))
    coach: str = field(metadata=doc("Id of the coach.", refers="staff"))
    on: date = field(metadata=doc("First day with this coach."))


_Entry = TypeVar("_Entry", PhaseEntry, CoachEntry)


@frozen
class Episode:
    """One stay in the service (asiakkuusjakso). Open until `closed_on` is set.

    A returning client gets a new one.
    """

    id: str = field(metadata=doc("Id of the episode."))
    site: str = field(metadata=doc("Id of the site.", refers="site"))
    intake: date = field(metadata=doc("Day of intake."))
    referral_source: ReferralSource | None = field(
        default=None, metadata=doc("Who referred the client; left out when not known.")
    )
    referred_by: str = field(default="", metadata=doc("Unit and person that referred, in words."))
    programme: str | None = field(default=None, metadata=doc("Id of the programme.", refers="programme"))
    key_worker: str = field(default="", metadata=doc("Key worker in social services, in words."))
    personal_adviser: str = field(
        default="", metadata=doc("Personal adviser in the employment services, in words.")
    )
    phases: tuple[PhaseEntry, ...] = field(
        default=(), metadata=doc("Phases entered, oldest first.", together="closing")
    )
    coaches: tuple[CoachEntry, ...] = field(default=(), metadata=doc("Coaches, oldest first."))
    closed_on: date | None = field(
        default=None, metadata=doc("Day the coaching ended; left out while it goes on.", together="closing")
    )
    closing_reason: ClosingReason | None = field(
        default=None, metadata=doc("Why the coaching ended.", together="closing")
    )

    def open_on(self, day: date) -> bool:
        """Whether the client was in coaching on `day`; the day of closing is the last one."""
        return self.intake <= day and (self.closed_on is None or day <= self.closed_on)

    def phase_on(self, day: date) -> PhaseEntry | None:
        """The phase the client was in on `day`; None before the first entry."""
        return _latest(self.phases, day)

    def coach_on(self, day: date) -> str | None:
        """Id of the coach on `day`; before the first entry the first coach; None without coaches."""
        entry = _latest(self.coaches, day)
        if entry is None and self.coaches:
            entry = min(self.coaches, key=lambda each: each.on)
        return None if entry is None else entry.coach


def _latest(entries: tuple[_Entry, ...], day: date) -> _Entry | None:
    before = [each for each in entries if each.on <= day]
    # Of two entries of one day the later in the file is the newer one.
    return max(enumerate(before), key=lambda pair: (pair[1].on, pair[0]))[1] if before else None

"""A figure: a number that carries what it was made of, so that nobody has to guess what was divided by
what.
"""

from enum import StrEnum

from attrs import frozen

from ipscore.message import Message, msg


class Section(StrEnum):
    """The tables figures stand in, in the order they are shown."""

    PERSONS = "persons"
    JOBS = "jobs"
    DESTINATIONS = "destinations"
    REFERRALS = "referrals"
    EMPLOYER_WORK = "employer_work"
    TIMES = "times"
    RETENTION = "retention"
    HOURS = "hours"
    QUARTERLY = "quarterly"


SECTION_NAMES = {
    Section.PERSONS: msg("Persons and employment"),
    Section.JOBS: msg("Jobs"),
    Section.DESTINATIONS: msg("Where clients went"),
    Section.REFERRALS: msg("Who referred"),
    Section.EMPLOYER_WORK: msg("Work with employers"),
    Section.TIMES: msg("Time from intake"),
    Section.RETENTION: msg("Job retention"),
    Section.HOURS: msg("Working hours"),
    Section.QUARTERLY: msg("Quarterly rate"),
}


class Unit(StrEnum):
    """What a value is measured in. `share`: shown as a per cent; `coefficient`: a plain decimal number."""

    PERSONS = "persons"
    JOBS = "jobs"
    EMPLOYERS = "employers"
    CONTACTS = "contacts"
    COEFFICIENT = "coefficient"
    SHARE = "share"
    PER_WEEK = "per_week"
    DAYS = "days"
    HOURS = "hours"
    FTE = "fte"


class RecordKind(StrEnum):
    """What the ids behind a figure are ids of."""

    CLIENT = "client"
    JOB = "job"
    EMPLOYER = "employer"
    EMPLOYER_CONTACT = "employer_contact"


@frozen
class Behind:
    """The persons behind a figure, for finding small groups; never published.

    `counts` and `over` name the quantities in the numerator and the denominator: two figures with one
    quantity show the same number. Figures of one `partition` divide their denominator between them.
    `persons`, `base` and `rest`: persons behind the numerator, behind the denominator, and in the denominator
    only; None where the figure tells nothing of them.
    """

    counts: str
    over: str
    partition: str
    persons: int
    base: int | None
    rest: int | None


@frozen
class OutcomeFigure:
    """One measure for one group.

    `numerator` and `denominator`: as counted; the denominator is None for pure counts, the numerator for
    medians (whose denominator says of how many values). `of`: what is divided by what. `value`: None when
    there is nothing to divide by. `low`, `high`: 95 % Wilson interval, for proportions of persons and of
    jobs. `decimals`: how many people should see (of the per cent, for shares). `lacking`: records that lacked
    the data; None when that is hidden. `records`: ids of what was counted, for the team only. `hidden`: a
    group too small to show. `behind`: None for figures that tell nothing of clients, and once published.
    """

    measure: str
    group: str
    section: Section
    name: Message
    of: Message
    unit: Unit
    decimals: int
    explanation: tuple[Message, ...]
    numerator: float | None
    denominator: float | None
    value: float | None
    low: float | None = None
    high: float | None = None
    lacking: int | None = 0
    records: tuple[str, ...] = ()
    record_kind: RecordKind = RecordKind.CLIENT
    hidden: bool = False
    behind: Behind | None = None

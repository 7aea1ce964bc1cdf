"""Jobs and other placements of a client. Work trials, study and rehabilitative work are not jobs."""

from datetime import date
from enum import StrEnum

from attrs import field, frozen

from ipscore.documented import doc


class Sector(StrEnum):
    """The employer's sector."""

    COMPANY = "company"
    MUNICIPALITY = "municipality"
    WELLBEING_COUNTY = "wellbeing_county"
    STATE = "state"
    THIRD_SECTOR = "third_sector"


class EndInitiative(StrEnum):
    """Whose doing the end of a job was."""

    CLIENT = "client"
    EMPLOYER = "employer"
    CONTRACT_END = "contract_end"


class Disclosure(StrEnum):
    """What the client chose to tell the employer about limitations."""

    NOTHING = "nothing"
    ADJUSTMENTS_ONLY = "adjustments_only"
    LIMITATIONS = "limitations"


@frozen
class JobChange:
    """The hours or the pay of a job changed on a day: benefits advice is due again."""

    id: str = field(metadata=doc("Id of the change."))
    on: date = field(metadata=doc("First day with the new hours or pay."))
    hours_week: float | None = field(default=None, metadata=doc("Hours a week from then on."))
    pay_month: float | None = field(default=None, metadata=doc("Pay before tax from then on, euros a month."))
    note: str = field(default="", metadata=doc("Note in free words."))


@frozen
class Job:
    """One employment contract (työsuhde) that started during an episode, or was running at intake."""

    id: str = field(metadata=doc("Id of the job."))
    episode: str = field(metadata=doc("Episode it belongs to.", refers="episode"))
    start: date = field(metadata=doc("First day at work.", together="days"))
    title: str = field(metadata=doc("Title of the job, in words."))
    employer: str | None = field(default=None, metadata=doc("Id of the employer.", refers="employer"))
    sector: Sector | None = field(default=None, metadata=doc("Sector of the employer on the first day."))
    occupation: str = field(
        default="",
        metadata=doc(
            "Occupation: code of the national classification, or a word; used to count different occupations."
        ),
    )
    permanent: bool | None = field(
        default=None, metadata=doc("True: until further notice; false: fixed-term.", together="term")
    )
    fixed_until: date | None = field(
        default=None, metadata=doc("Agreed last day of a fixed-term job.", together="term")
    )
    hours_week: float | None = field(default=None, metadata=doc("Agreed hours a week."))
    pay_month: float | None = field(default=None, metadata=doc("Pay before tax, euros a month."))
    competitive: bool | None = field(
        default=None,
        metadata=doc(
            "Anyone could apply, pay by the collective agreement, not reserved for reduced ability."
        ),
    )
    wage_subsidy: bool = field(default=False, metadata=doc("Whether the employer gets a wage subsidy."))
    apprenticeship: bool = field(default=False, metadata=doc("Whether it is an apprenticeship."))
    benefits_advice_on: date | None = field(
        default=None, metadata=doc("Day personal benefits advice was given.")
    )
    disclosure: Disclosure | None = field(default=None, metadata=doc("What the employer was told."))
    found_through: str = field(default="", metadata=doc("How the job was found."))
    adjustments: str = field(default="", metadata=doc("Adjustments agreed at the workplace."))
    changes: tuple[JobChange, ...] = field(default=(), metadata=doc("Changes of hours or pay, oldest first."))
    support_every_months: int | None = field(
        default=None,
        metadata=doc(
            "Months between meetings after the first year at work, as the client wishes; 0: no meetings."
        ),
    )
    end: date | None = field(
        default=None, metadata=doc("Last day at work; left out while the job goes on.", together="days")
    )
    end_heard_on: date | None = field(
        default=None, metadata=doc("Day the coach heard that the job ended.", together="days")
    )
    end_reason: str = field(default="", metadata=doc("Why it ended, in words.", together="days"))
    end_initiative: EndInitiative | None = field(
        default=None, metadata=doc("Whose doing the end was.", together="days")
    )
    note: str = field(default="", metadata=doc("Note in free words."))

    def runs_on(self, day: date) -> bool:
        """Whether the job was running on `day`; the last day counts."""
        return self.start <= day and (self.end is None or day <= self.end)


class PlacementKind(StrEnum):
    """A placement that is not a job."""

    WORK_TRIAL = "work_trial"
    STUDY = "study"
    REHABILITATIVE_WORK = "rehabilitative_work"
    OTHER = "other"


@frozen
class Placement:
    """A work trial, studies, rehabilitative work or another placement that is not a job."""

    id: str = field(metadata=doc("Id of the placement."))
    episode: str = field(metadata=doc("Episode it belongs to.", refers="episode"))
    kind: PlacementKind = field(metadata=doc("What kind.", together="kind"))
    start: date = field(metadata=doc("First day.", together="days"))
    end: date | None = field(
        default=None, metadata=doc("Last day; left out while it goes on.", together="days")
    )
    employer: str | None = field(
        default=None, metadata=doc("Employer, when there is one.", refers="employer", together="kind")
    )
    where: str = field(default="", metadata=doc("School or place, in words.", together="kind"))
    note: str = field(default="", metadata=doc("Note in free words."))

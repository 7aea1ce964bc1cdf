"""The construction plan: how many persons and jobs of each kind the invented project has.

These counts are how the sample is *built*; nothing here is stored. `tests/sample` counts the records again
and compares with the worked case.
"""

from attrs import frozen

from ipscore.records.episode import ReferralSource
from ipscore.records.job import Sector


@frozen
class JobKind:
    """What a job of the plan is; one is dealt to each planned job."""

    sector: Sector
    subsidy: bool = False
    apprenticeship: bool = False


@frozen
class Persons:
    """`count` persons of one fate in the project.

    `jobs`: how many jobs one has in the project. `first_in_2021`: whether the first of them starts in 2021.
    `intake_2022`: whether the person came in 2022. `fate`: `still`, or the closing reason.
    """

    count: int
    fate: str
    jobs: int = 0
    first_in_2021: bool = False
    intake_2022: bool = False
    trial: bool = False
    study: bool = False


STILL = "still"

PERSONS: dict[str, tuple[Persons, ...]] = {
    "r": (
        # Employed in 2021: 18 persons, 35 jobs.
        Persons(4, STILL, jobs=3, first_in_2021=True),
        Persons(8, STILL, jobs=2, first_in_2021=True),
        Persons(2, STILL, jobs=1, first_in_2021=True, trial=True),
        Persons(1, STILL, jobs=1, first_in_2021=True),
        Persons(1, "no_longer_needed", jobs=2, first_in_2021=True),
        Persons(1, "studies", jobs=1, first_in_2021=True, study=True),
        Persons(1, "other_services", jobs=1, first_in_2021=True),
        # First job in 2022: 21 persons, 27 jobs.
        Persons(4, STILL, jobs=2),
        Persons(2, STILL, jobs=1, trial=True),
        Persons(6, STILL, jobs=1),
        Persons(2, STILL, jobs=2, intake_2022=True),
        Persons(1, STILL, jobs=1, intake_2022=True, trial=True),
        Persons(6, STILL, jobs=1, intake_2022=True),
        # No job in the project: 31 persons.
        Persons(1, STILL, study=True),
        Persons(2, STILL, trial=True),
        Persons(6, STILL),
        Persons(11, STILL, intake_2022=True),
        Persons(4, "studies", study=True),
        Persons(1, "other_services", trial=True),
        Persons(2, "other_services"),
        Persons(1, "dropped_out", trial=True),
        Persons(3, "dropped_out"),
    ),
    "k": (
        Persons(2, STILL, jobs=1, first_in_2021=True, trial=True),
        Persons(3, STILL, jobs=1, first_in_2021=True),
        Persons(1, "no_longer_needed", jobs=1, first_in_2021=True, trial=True),
        Persons(2, "no_longer_needed", jobs=1, first_in_2021=True),
        Persons(2, STILL, trial=True),
        Persons(2, "dropped_out", trial=True),
        Persons(5, "dropped_out"),
    ),
}

_S = Sector
JOBS: dict[str, tuple[tuple[int, JobKind], ...]] = {
    "r": (
        (22, JobKind(_S.COMPANY)),
        (7, JobKind(_S.COMPANY, subsidy=True)),
        (12, JobKind(_S.MUNICIPALITY)),
        (9, JobKind(_S.MUNICIPALITY, subsidy=True)),
        (3, JobKind(_S.THIRD_SECTOR)),
        (8, JobKind(_S.THIRD_SECTOR, subsidy=True)),
        (1, JobKind(_S.COMPANY, apprenticeship=True)),
    ),
    "k": (
        (1, JobKind(_S.COMPANY)),
        (2, JobKind(_S.COMPANY, subsidy=True)),
        (1, JobKind(_S.MUNICIPALITY)),
        (3, JobKind(_S.THIRD_SECTOR, subsidy=True)),
        (1, JobKind(_S.COMPANY, apprenticeship=True)),
    ),
}

_F = ReferralSource
SOURCES: dict[str, tuple[tuple[int, ReferralSource], ...]] = {
    "r": (
        (15, _F.SOCIAL_SERVICES),
        (11, _F.DISABILITY_SERVICES),
        (8, _F.STATE_EMPLOYMENT_SERVICES),
        (18, _F.MUNICIPAL_EMPLOYMENT_PILOT),
        (4, _F.HEALTH_CARE),
        (3, _F.SCHOOL),
        (7, _F.SELF),
        (4, _F.OTHER),
    ),
    "k": (
        (1, _F.SOCIAL_SERVICES),
        (1, _F.DISABILITY_SERVICES),
        (6, _F.STATE_EMPLOYMENT_SERVICES),
        (6, _F.MUNICIPAL_EMPLOYMENT_PILOT),
        (1, _F.HEALTH_CARE),
        (2, _F.OTHER),
    ),
}

EMPLOYER_CONTACTS = {"r": 299, "k": 76}
"""Contacts the coaches of a site make with employers in the project."""

# After the project.
NEW_CLIENTS = {"r": 19, "k": 5}
RETURNING = {"r": 2, "k": 1}
STAY_OF_THE_PROJECT = {"r": 26, "k": 2}
"""How many of those still in coaching at the project's end are so on the sample's last day."""
EARLY_LEAVERS = {"r": 2, "k": 0}
"""How many of the new clients have closed by the sample's last day."""

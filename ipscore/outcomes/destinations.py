"""Where clients went: jobs by the employer's sector, and persons by what else became of them.

Jobs are divided by jobs and persons by persons in coaching, each figure naming which: the spreadsheets this
replaces divided both by whichever total stood nearest.
"""

from collections.abc import Callable, Sequence

from ipscore.message import Message, msg
from ipscore.outcomes.figure import RecordKind, Section, Unit
from ipscore.outcomes.jobs import JOBS, JOBS_COUNTED
from ipscore.outcomes.measure import Measure, Row, jobs_of, person, proportion
from ipscore.outcomes.persons import PERSONS_IN_COACHING
from ipscore.outcomes.reading import Reading
from ipscore.outcomes.tally import RatioTally
from ipscore.records.episode import ClosingReason, Episode
from ipscore.records.job import Job, PlacementKind, Sector

_SECTORS: tuple[tuple[Sector, bool, Message], ...] = (
    (Sector.COMPANY, False, msg("Jobs in companies, no wage subsidy")),
    (Sector.COMPANY, True, msg("Jobs in companies, wage subsidy")),
    (Sector.MUNICIPALITY, False, msg("Jobs in municipalities, no wage subsidy")),
    (Sector.MUNICIPALITY, True, msg("Jobs in municipalities, wage subsidy")),
    (Sector.WELLBEING_COUNTY, False, msg("Jobs in wellbeing services counties, no wage subsidy")),
    (Sector.WELLBEING_COUNTY, True, msg("Jobs in wellbeing services counties, wage subsidy")),
    (Sector.STATE, False, msg("Jobs with the state, no wage subsidy")),
    (Sector.STATE, True, msg("Jobs with the state, wage subsidy")),
    (Sector.THIRD_SECTOR, False, msg("Jobs in the third sector, no wage subsidy")),
    (Sector.THIRD_SECTOR, True, msg("Jobs in the third sector, wage subsidy")),
)


def _job_measure(
    figure_id: str,
    name: Message,
    counted: Callable[[Job], bool],
    lacks: Callable[[Job], bool],
    explanation: Message,
) -> Measure[Reading, RatioTally]:
    def read(reading: Reading) -> RatioTally:
        return jobs_of(
            reading.jobs,
            [each for each in reading.jobs if counted(each)],
            sum(lacks(each) for each in reading.jobs),
        )

    row = Row(
        id=figure_id,
        name=name,
        of=msg("{what} / all jobs", what=name),
        unit=Unit.SHARE,
        decimals=1,
        draw=proportion,
        over=JOBS,
        partition="sectors",
        record_kind=RecordKind.JOB,
        explanation=(JOBS_COUNTED, explanation),
    )
    return Measure(id=figure_id, section=Section.DESTINATIONS, zero=RatioTally(), read=read, rows=(row,))


def _sector_measure(sector: Sector, subsidy: bool, name: Message) -> Measure[Reading, RatioTally]:
    def counted(job: Job) -> bool:
        return job.sector is sector and job.wage_subsidy is subsidy and not job.apprenticeship

    def lacks(job: Job) -> bool:
        return job.sector is None and not job.apprenticeship

    return _job_measure(
        f"jobs_{sector}_{'with' if subsidy else 'without'}_subsidy",
        name,
        counted,
        lacks,
        msg("By the sector of the employer on the first day; apprenticeships are counted apart."),
    )


def _person_measure(
    figure_id: str,
    name: Message,
    read: Callable[[Reading], RatioTally],
    explanation: Message,
    partition: str = "",
) -> Measure[Reading, RatioTally]:
    row = Row(
        id=figure_id,
        name=name,
        of=msg("{what}, persons / persons in coaching", what=name),
        unit=Unit.SHARE,
        decimals=1,
        draw=proportion,
        over=PERSONS_IN_COACHING,
        partition=partition,
        explanation=(explanation,),
    )
    return Measure(id=figure_id, section=Section.DESTINATIONS, zero=RatioTally(), read=read, rows=(row,))


def _closed(reading: Reading) -> Sequence[Episode]:
    return [
        each for each in reading.episodes if each.closed_on is not None and each.closed_on in reading.period
    ]


def _went(reading: Reading, kind: PlacementKind | None, reason: ClosingReason | None) -> RatioTally:
    closed = _closed(reading)
    counted = any(each.kind is kind for each in reading.placements) or (
        reason is not None and any(each.closing_reason is reason for each in closed)
    )
    lacking = reason is not None and not counted and any(each.closing_reason is None for each in closed)
    return person(reading, counted=counted, lacking=lacking)


def _work_trial(reading: Reading) -> RatioTally:
    return _went(reading, PlacementKind.WORK_TRIAL, None)


def _studies(reading: Reading) -> RatioTally:
    return _went(reading, PlacementKind.STUDY, ClosingReason.STUDIES)


def _other_services(reading: Reading) -> RatioTally:
    return _went(reading, PlacementKind.OTHER, ClosingReason.OTHER_SERVICES)


def _no_longer_needed(reading: Reading) -> RatioTally:
    return _went(reading, None, ClosingReason.NO_LONGER_NEEDED)


def _dropped_out(reading: Reading) -> RatioTally:
    with_job = {each.episode.id for each in reading.begun}
    jobless = [each for each in _closed(reading) if each.id not in with_job]
    counted = any(each.closing_reason is ClosingReason.DROPPED_OUT for each in jobless)
    lacking = not counted and any(each.closing_reason is None for each in jobless)
    return person(reading, counted=counted, lacking=lacking)


def _still_in_coaching(reading: Reading) -> RatioTally:
    end = reading.period.end
    return person(
        reading, counted=any(each.closed_on is None or each.closed_on > end for each in reading.episodes)
    )


MEASURES = (
    *(_sector_measure(sector, subsidy, name) for sector, subsidy, name in _SECTORS),
    _job_measure(
        "jobs_apprenticeship",
        msg("Apprenticeships"),
        lambda job: job.apprenticeship,
        lambda _: False,
        msg("Apprenticeships in any sector, with or without wage subsidy."),
    ),
    _person_measure(
        "work_trial",
        msg("Work trial"),
        _work_trial,
        msg("Persons with a work trial that started during an episode and ran on a day of the period."),
    ),
    _person_measure(
        "studies",
        msg("Studies"),
        _studies,
        msg(
            "Persons with studies that started during an episode and ran on a day of the period, or whose "
            "coaching was closed in the period because of studies."
        ),
    ),
    _person_measure(
        "other_services",
        msg("Other services"),
        _other_services,
        msg(
            "Persons whose coaching was closed in the period because they went to other services, or who had "
            "another placement that started during an episode and ran on a day of the period."
        ),
    ),
    _person_measure(
        "dropped_out",
        msg("Dropped out before a job"),
        _dropped_out,
        msg(
            "Persons whose coaching was closed in the period as dropped out, with no job started in that "
            "episode."
        ),
        "closings",
    ),
    _person_measure(
        "no_longer_needed",
        msg("Ended, no longer needed"),
        _no_longer_needed,
        msg("Persons whose coaching was closed in the period because it was no longer needed."),
        "closings",
    ),
    _person_measure(
        "still_in_coaching",
        msg("Still in coaching"),
        _still_in_coaching,
        msg("Persons whose coaching went on after the last day of the period."),
        "closings",
    ),
)

"""Jobs, which may be many for one person, and what kind of jobs they are."""

from ipscore.message import msg
from ipscore.outcomes.figure import RecordKind, Section, Unit
from ipscore.outcomes.measure import Measure, Row, count, jobs_of, proportion, ratio
from ipscore.outcomes.persons import PERSONS_IN_COACHING
from ipscore.outcomes.reading import Reading
from ipscore.outcomes.tally import RatioTally

JOBS = "jobs"

JOBS_COUNTED = msg(
    "Jobs of persons in coaching that started during an episode and ran on a day of the period. A job that "
    "was running at intake does not count."
)


def _jobs(reading: Reading) -> RatioTally:
    return RatioTally(
        numerator=len(reading.jobs),
        denominator=1,
        persons=int(bool(reading.jobs)),
        base=1,
        records=frozenset(each.id for each in reading.jobs),
    )


def _competitive(reading: Reading) -> RatioTally:
    known = [each for each in reading.jobs if each.competitive is not None]
    return jobs_of(known, [each for each in known if each.competitive], len(reading.jobs) - len(known))


def _permanent(reading: Reading) -> RatioTally:
    known = [each for each in reading.jobs if each.permanent is not None]
    return jobs_of(known, [each for each in known if each.permanent], len(reading.jobs) - len(known))


MEASURES = (
    Measure(
        id="jobs",
        section=Section.JOBS,
        zero=RatioTally(),
        read=_jobs,
        rows=(
            Row(
                id=JOBS,
                name=msg("Jobs"),
                of=msg("jobs"),
                unit=Unit.JOBS,
                draw=count,
                record_kind=RecordKind.JOB,
                explanation=(JOBS_COUNTED,),
            ),
            Row(
                id="jobs_coefficient",
                name=msg("Employment coefficient, jobs"),
                of=msg("jobs / persons in coaching"),
                unit=Unit.COEFFICIENT,
                decimals=2,
                draw=ratio,
                counts=JOBS,
                over=PERSONS_IN_COACHING,
                record_kind=RecordKind.JOB,
                explanation=(
                    JOBS_COUNTED,
                    msg("One person may have many jobs, so the coefficient may pass 1 and has no interval."),
                ),
            ),
        ),
    ),
    Measure(
        id="competitive_jobs",
        section=Section.JOBS,
        zero=RatioTally(),
        read=_competitive,
        rows=(
            Row(
                id="competitive_jobs",
                name=msg("Jobs on the open labour market"),
                of=msg("competitive jobs / jobs for which it is known"),
                unit=Unit.SHARE,
                decimals=1,
                draw=proportion,
                over="jobs_known_if_competitive",
                record_kind=RecordKind.JOB,
                explanation=(
                    JOBS_COUNTED,
                    msg(
                        "Competitive: anyone could apply, the pay is at least that of the collective "
                        "agreement, and the job is not reserved for people with reduced work ability. Jobs "
                        "with wage subsidy are included; the table of sectors shows them apart."
                    ),
                ),
            ),
        ),
    ),
    Measure(
        id="permanent_jobs",
        section=Section.JOBS,
        zero=RatioTally(),
        read=_permanent,
        rows=(
            Row(
                id="permanent_jobs",
                name=msg("Permanent jobs"),
                of=msg("permanent jobs / jobs for which it is known"),
                unit=Unit.SHARE,
                decimals=1,
                draw=proportion,
                over="jobs_known_if_permanent",
                record_kind=RecordKind.JOB,
                explanation=(JOBS_COUNTED, msg("Permanent: valid until further notice.")),
            ),
        ),
    ),
)

"""Do the jobs last: jobs still running after one, three and six months, and how long people have worked in
all.
"""

from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction

from ipscore.message import Message, msg
from ipscore.outcomes.figure import RecordKind, Section, Unit
from ipscore.outcomes.measure import Measure, Row, jobs_of, proportion, quantile
from ipscore.outcomes.reading import Reading
from ipscore.outcomes.tally import HistogramTally, RatioTally

_AFTER = (
    (30, msg("Jobs still running after 30 days")),
    (91, msg("Jobs still running after 91 days")),
    (182, msg("Jobs still running after 182 days")),
)


def _still(days: int) -> Callable[[Reading], RatioTally]:
    def read(reading: Reading) -> RatioTally:
        started = [each for each in reading.jobs if each.start in reading.period]
        old = [each for each in started if (reading.period.end - each.start).days >= days]
        later = timedelta(days=days)
        still = [each for each in old if each.runs_on(each.start + later)]
        return jobs_of(old, still, len(started) - len(old))

    return read


def _measure(days: int, name: Message) -> Measure[Reading, RatioTally]:
    row = Row(
        id=f"retention_{days}_days",
        name=name,
        of=msg("jobs still running after {days} days / started jobs at least that old", days=days),
        unit=Unit.SHARE,
        decimals=1,
        draw=proportion,
        over=f"jobs_{days}_days_old",
        record_kind=RecordKind.JOB,
        explanation=(
            msg(
                "Jobs that started during an episode and in the period, and were at least {days} days old "
                "by its end. Lacking: jobs newer than that.",
                days=days,
            ),
        ),
    )
    return Measure(id=row.id, section=Section.RETENTION, zero=RatioTally(), read=_still(days), rows=(row,))


def _tenure(reading: Reading) -> HistogramTally:
    if not reading.jobs:
        return HistogramTally()
    end = reading.period.end
    spans = [(each.job.start, min(each.job.end or end, end)) for each in reading.begun]
    return HistogramTally({_days(spans): 1}, 0, 1, frozenset((reading.client,)))


def _days(spans: list[tuple[date, date]]) -> int:
    """Days covered by the spans, both ends included; a day with two jobs is one day of work."""
    total = covered = 0
    for start, end in sorted((start.toordinal(), end.toordinal()) for start, end in spans):
        if end > covered:
            total += end - max(start - 1, covered)
            covered = end
    return total


MEASURES: tuple[Measure[Reading, RatioTally] | Measure[Reading, HistogramTally], ...] = (
    *(_measure(days, name) for days, name in _AFTER),
    Measure(
        id="tenure",
        section=Section.RETENTION,
        zero=HistogramTally(),
        read=_tenure,
        rows=(
            Row(
                id="tenure_days_median",
                name=msg("Days in work per employed person, median"),
                of=msg("days in work, over employed persons"),
                unit=Unit.DAYS,
                decimals=1,
                draw=quantile(Fraction(1, 2)),
                counts="tenure_days",
                over="employed_persons",
                explanation=(
                    msg(
                        "All days from the first job started in coaching to the end of the period on which "
                        "an employed person had a job, also days before the period. A day with two jobs "
                        "counts once."
                    ),
                ),
            ),
        ),
    ),
)

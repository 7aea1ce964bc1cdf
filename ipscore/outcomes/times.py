"""How soon after intake the first employer meeting and the first job came.

Nothing after the end of the period is looked at, so that a figure of a past period never changes with time.
"""

from collections import Counter
from collections.abc import Callable
from fractions import Fraction

from ipscore.message import Message, msg
from ipscore.outcomes.figure import Section, Unit
from ipscore.outcomes.measure import Measure, Row, proportion, quantile
from ipscore.outcomes.reading import Reading
from ipscore.outcomes.tally import HistogramTally, RatioTally
from ipscore.records.episode import Episode

SOON = 30
"""Days within which criterion 18 and good practice want the first employer meeting."""

_Delay = Callable[[Reading, Episode], int | None]

_COHORT = msg("Episodes with intake in the period; a person who came twice in the period counts twice.")


def _meeting_delay(reading: Reading, episode: Episode) -> int | None:
    days = (
        each.on for each in reading.meetings if each.on <= reading.period.end and episode.open_on(each.on)
    )
    first = min(days, default=None)
    return None if first is None else (first - episode.intake).days


def _job_delay(reading: Reading, episode: Episode) -> int | None:
    first = min((each.job.start for each in reading.begun if each.episode.id == episode.id), default=None)
    return None if first is None else (first - episode.intake).days


def _came(reading: Reading) -> list[Episode]:
    return [each for each in reading.episodes if each.intake in reading.period]


def _delays(delay: _Delay) -> Callable[[Reading], HistogramTally]:
    def read(reading: Reading) -> HistogramTally:
        found = [delay(reading, each) for each in _came(reading)]
        known = [each for each in found if each is not None]
        if not known:
            return HistogramTally(lacking=len(found))
        return HistogramTally(dict(Counter(known)), len(found) - len(known), 1, frozenset((reading.client,)))

    return read


def _soon(delay: _Delay) -> Callable[[Reading], RatioTally]:
    def read(reading: Reading) -> RatioTally:
        came = _came(reading)
        # To count the quick ones among the newest, and not those still waiting, would flatter the share.
        old = [each for each in came if (reading.period.end - each.intake).days >= SOON]
        found = [delay(reading, each) for each in old]
        quick = sum(each is not None and each <= SOON for each in found)
        return RatioTally(
            numerator=quick,
            denominator=len(old),
            lacking=len(came) - len(old),
            persons=int(quick > 0),
            base=int(bool(old)),
            rest=int(len(old) > quick),
            records=frozenset((reading.client,)) if quick else frozenset(),
        )

    return read


def _family(
    event: str,
    delay: _Delay,
    names: tuple[Message, Message, Message, Message],
    of: tuple[Message, Message],
    explanation: Message,
) -> tuple[Measure[Reading, HistogramTally], Measure[Reading, RatioTally]]:
    median, lower, upper, soon = names
    lacking = msg(
        "Lacking: episodes in which it had not come by the end of the period; they are not in the median."
    )

    def row(figure_id: str, name: Message, share: Fraction) -> Row[HistogramTally]:
        return Row(
            id=figure_id,
            name=name,
            of=of[0],
            unit=Unit.DAYS,
            decimals=1,
            draw=quantile(share),
            counts=f"{event}_days",
            over=f"{event}_known",
            explanation=(_COHORT, explanation, lacking),
        )

    days = Measure(
        id=f"{event}_days",
        section=Section.TIMES,
        zero=HistogramTally(),
        read=_delays(delay),
        rows=(
            row(f"{event}_days_median", median, Fraction(1, 2)),
            row(f"{event}_days_lower_quartile", lower, Fraction(1, 4)),
            row(f"{event}_days_upper_quartile", upper, Fraction(3, 4)),
        ),
    )
    within = Measure(
        id=f"{event}_within_30_days",
        section=Section.TIMES,
        zero=RatioTally(),
        read=_soon(delay),
        rows=(
            Row(
                id=f"{event}_within_30_days",
                name=soon,
                of=of[1],
                unit=Unit.SHARE,
                decimals=1,
                draw=proportion,
                over="intakes_30_days_old",
                explanation=(
                    _COHORT,
                    explanation,
                    msg(
                        "Of the episodes whose first {days} days were over by the end of the period, also "
                        "those in which it never came. Lacking: episodes newer than that.",
                        days=SOON,
                    ),
                ),
            ),
        ),
    )
    return days, within


MEASURES = (
    *_family(
        "employer_meeting",
        _meeting_delay,
        (
            msg("Days to first employer meeting, median"),
            msg("Days to first employer meeting, lower quartile"),
            msg("Days to first employer meeting, upper quartile"),
            msg("First employer meeting within 30 days"),
        ),
        (
            msg("days from intake, over episodes with an employer meeting"),
            msg("episodes with an employer meeting within 30 days / episodes at least 30 days old"),
        ),
        msg(
            "The first contact of a coach with an employer face to face about the client, on or after intake."
        ),
    ),
    *_family(
        "first_job",
        _job_delay,
        (
            msg("Days to first job, median"),
            msg("Days to first job, lower quartile"),
            msg("Days to first job, upper quartile"),
            msg("First job within 30 days"),
        ),
        (
            msg("days from intake, over episodes with a job"),
            msg("episodes with a job within 30 days / episodes at least 30 days old"),
        ),
        msg("The first day of the first job that started during the episode."),
    ),
)

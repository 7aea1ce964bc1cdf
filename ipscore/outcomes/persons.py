"""Persons in coaching and employed persons: the main result, always before the jobs."""

from ipscore.message import msg
from ipscore.outcomes.figure import Section, Unit
from ipscore.outcomes.measure import Measure, Row, count, person, proportion
from ipscore.outcomes.reading import Reading
from ipscore.outcomes.tally import RatioTally

PERSONS_IN_COACHING = "persons_in_coaching"
EMPLOYED_PERSONS = "employed_persons"

_IN_COACHING = msg(
    "Everyone with an episode on at least one day of the period. A person counts once, however many "
    "episodes there are."
)
_EMPLOYED = msg(
    "Persons in coaching with at least one job that started during an episode and ran on a day of the "
    "period. A job that was running at intake does not count; work trials, rehabilitative work and studies "
    "are not jobs."
)


def _in_coaching(reading: Reading) -> RatioTally:
    return person(reading, counted=True)


def _employed(reading: Reading) -> RatioTally:
    return person(reading, counted=bool(reading.jobs))


MEASURES = (
    Measure(
        id="in_coaching",
        section=Section.PERSONS,
        zero=RatioTally(),
        read=_in_coaching,
        rows=(
            Row(
                id=PERSONS_IN_COACHING,
                name=msg("Persons in coaching"),
                of=msg("persons in coaching"),
                unit=Unit.PERSONS,
                draw=count,
                explanation=(_IN_COACHING,),
            ),
        ),
    ),
    Measure(
        id="employed",
        section=Section.PERSONS,
        zero=RatioTally(),
        read=_employed,
        rows=(
            Row(
                id=EMPLOYED_PERSONS,
                name=msg("Employed persons"),
                of=msg("employed persons"),
                unit=Unit.PERSONS,
                draw=count,
                explanation=(_EMPLOYED,),
            ),
            Row(
                id="employment_coefficient",
                name=msg("Employment coefficient, persons"),
                of=msg("employed persons / persons in coaching"),
                unit=Unit.COEFFICIENT,
                decimals=2,
                draw=proportion,
                counts=EMPLOYED_PERSONS,
                over=PERSONS_IN_COACHING,
                explanation=(_EMPLOYED, _IN_COACHING),
            ),
        ),
    ),
)

"""Who referred the persons in coaching."""

from ipscore.message import Message, msg
from ipscore.outcomes.figure import Section, Unit
from ipscore.outcomes.measure import Measure, Row, person, proportion
from ipscore.outcomes.persons import PERSONS_IN_COACHING
from ipscore.outcomes.reading import Reading
from ipscore.outcomes.tally import RatioTally
from ipscore.records.episode import ReferralSource

_NAMES = {
    ReferralSource.SOCIAL_SERVICES: msg("Referred by social services"),
    ReferralSource.DISABILITY_SERVICES: msg("Referred by disability services"),
    ReferralSource.STATE_EMPLOYMENT_SERVICES: msg("Referred by state employment services"),
    ReferralSource.MUNICIPAL_EMPLOYMENT_PILOT: msg("Referred by the municipal employment pilot"),
    ReferralSource.HEALTH_CARE: msg("Referred by health care"),
    ReferralSource.SCHOOL: msg("Referred by a school"),
    ReferralSource.SELF: msg("Came on their own initiative"),
    ReferralSource.OTHER: msg("Referred by another source"),
}


def _measure(source: ReferralSource, name: Message) -> Measure[Reading, RatioTally]:
    def read(reading: Reading) -> RatioTally:
        newest = reading.episodes[-1].referral_source
        return person(reading, counted=newest is source, lacking=newest is None)

    row = Row(
        id=f"referred_by_{source}",
        name=name,
        of=msg("{what}, persons / persons in coaching", what=name),
        unit=Unit.SHARE,
        decimals=1,
        draw=proportion,
        over=PERSONS_IN_COACHING,
        partition="referrals",
        explanation=(
            msg(
                "By the source of the person's newest episode that overlaps the period. Persons with no "
                "source recorded stay in the denominator and are told as lacking."
            ),
        ),
    )
    return Measure(id=row.id, section=Section.REFERRALS, zero=RatioTally(), read=read, rows=(row,))


MEASURES = tuple(_measure(source, name) for source, name in _NAMES.items())

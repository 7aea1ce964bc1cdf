"""The coaches' work with employers. It is the coaches', so it is not split by who referred a client."""

from ipscore.message import msg
from ipscore.outcomes.figure import RecordKind, Section, Unit
from ipscore.outcomes.measure import Measure, Row, count, distinct, ratio
from ipscore.outcomes.tally import RatioTally, SetTally
from ipscore.outcomes.work import WorkReading

_WHOSE = msg(
    "A contact belongs to the coach who made it, and to the site of the post the coach held on the day."
)


def _employers(reading: WorkReading) -> SetTally:
    return SetTally(frozenset(employer for employer, _ in reading.contacts))


def _contacts(reading: WorkReading) -> RatioTally:
    return RatioTally(
        numerator=len(reading.contacts), records=frozenset(contact.id for _, contact in reading.contacts)
    )


def _per_week(reading: WorkReading) -> RatioTally:
    met = [contact.id for _, contact in reading.contacts if reading.coach and contact.face_to_face]
    return RatioTally(numerator=len(met), denominator=reading.weeks, records=frozenset(met))


def _cold(reading: WorkReading) -> RatioTally:
    cold = [contact.id for _, contact in reading.contacts if contact.cold]
    return RatioTally(numerator=len(cold), records=frozenset(cold))


MEASURES: tuple[Measure[WorkReading, SetTally] | Measure[WorkReading, RatioTally], ...] = (
    Measure(
        id="employers_contacted",
        section=Section.EMPLOYER_WORK,
        zero=SetTally(),
        read=_employers,
        rows=(
            Row(
                id="employers_contacted",
                name=msg("Different employers contacted"),
                of=msg("different employers"),
                unit=Unit.EMPLOYERS,
                draw=distinct,
                record_kind=RecordKind.EMPLOYER,
                about_clients=False,
                explanation=(msg("Employers with at least one contact in the period, each once."), _WHOSE),
            ),
        ),
    ),
    Measure(
        id="employer_contacts",
        section=Section.EMPLOYER_WORK,
        zero=RatioTally(),
        read=_contacts,
        rows=(
            Row(
                id="employer_contacts",
                name=msg("Contacts made with employers"),
                of=msg("contacts"),
                unit=Unit.CONTACTS,
                draw=count,
                record_kind=RecordKind.EMPLOYER_CONTACT,
                about_clients=False,
                explanation=(msg("Every contact in the period: in person, by phone or message."), _WHOSE),
            ),
        ),
    ),
    Measure(
        id="employer_meetings_per_coach_week",
        section=Section.EMPLOYER_WORK,
        zero=RatioTally(),
        read=_per_week,
        rows=(
            Row(
                id="employer_meetings_per_coach_week",
                name=msg("Employer meetings face to face, a week"),
                of=msg("face-to-face contacts of coaches / full-time coach weeks"),
                unit=Unit.PER_WEEK,
                decimals=1,
                draw=ratio,
                record_kind=RecordKind.EMPLOYER_CONTACT,
                about_clients=False,
                explanation=(
                    msg(
                        "Weeks of the coaches' posts in the period, Monday to Friday, times the share of "
                        "full working time. A week wholly on leave does not count; public holidays are not "
                        "taken away."
                    ),
                    _WHOSE,
                ),
            ),
        ),
    ),
    Measure(
        id="cold_visits",
        section=Section.EMPLOYER_WORK,
        zero=RatioTally(),
        read=_cold,
        rows=(
            Row(
                id="cold_visits",
                name=msg("Cold visits"),
                of=msg("contacts"),
                unit=Unit.CONTACTS,
                draw=count,
                record_kind=RecordKind.EMPLOYER_CONTACT,
                about_clients=False,
                explanation=(msg("Visits to employers without an agreed time."), _WHOSE),
            ),
        ),
    ),
)

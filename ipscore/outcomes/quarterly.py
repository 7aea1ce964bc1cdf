"""The quarterly rate, as IPS programmes abroad report it: comparable from quarter to quarter and place to
place.
"""

from datetime import date

from attrs import frozen

from ipscore.message import msg
from ipscore.outcomes.figure import Section, Unit
from ipscore.outcomes.measure import Measure, Row, person, proportion
from ipscore.outcomes.reading import Reading
from ipscore.outcomes.tally import RatioTally
from ipscore.records.period import Period


@frozen
class Quarter:
    """A calendar quarter."""

    year: int
    number: int

    @property
    def period(self) -> Period:
        """Its days."""
        last_month = self.number * 3
        last_day = 31 if self.number in (1, 4) else 30
        return Period(date(self.year, last_month - 2, 1), date(self.year, last_month, last_day))


def whole_quarters(period: Period) -> tuple[Quarter, ...]:
    """The calendar quarters that lie wholly within the period."""
    years = range(period.start.year, period.end.year + 1)
    quarters = (Quarter(year, number) for year in years for number in range(1, 5))
    return tuple(each for each in quarters if each.period.start in period and each.period.end in period)


def measures(period: Period) -> tuple[Measure[Reading, RatioTally], ...]:
    """One measure for each whole quarter of the period."""
    return tuple(_measure(each) for each in whole_quarters(period))


def _measure(quarter: Quarter) -> Measure[Reading, RatioTally]:
    days = quarter.period

    def read(reading: Reading) -> RatioTally:
        if not any(days.overlaps(each.intake, each.closed_on) for each in reading.episodes):
            return RatioTally()
        worked = [each for each in reading.held if days.overlaps(each.start, each.end)]
        counted = any(each.competitive for each in worked)
        return person(
            reading,
            counted=counted,
            lacking=not counted and any(each.competitive is None for each in worked),
        )

    row = Row(
        id=f"quarterly_rate_{quarter.year}_q{quarter.number}",
        name=msg("Quarterly rate {year}/{quarter}", year=str(quarter.year), quarter=quarter.number),
        of=msg("persons who worked in a competitive job / persons served in the quarter"),
        unit=Unit.SHARE,
        decimals=1,
        draw=proportion,
        over=f"served_{quarter.year}_q{quarter.number}",
        explanation=(
            msg(
                "Persons who had a competitive job on at least one day of the quarter, of those in coaching "
                "on at least one day of it. A competitive job that was running at intake counts here. Only "
                "whole calendar quarters of the period are shown."
            ),
            msg("Lacking: persons whose only jobs in the quarter are not marked as competitive or not."),
        ),
    )
    return Measure(id=row.id, section=Section.QUARTERLY, zero=RatioTally(), read=read, rows=(row,))

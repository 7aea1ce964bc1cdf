"""Working days: Monday to Friday without public holidays. Which days are holidays comes as an argument."""

from collections.abc import Callable
from datetime import date, timedelta

from attrs import frozen

SATURDAY = 5


@frozen
class WorkingDays:
    """The working days of a country. `holidays` gives the days off of a year that fall on any weekday.

    It is asked only for years that are needed, since knowing holidays may be slow.
    """

    holidays: Callable[[int], frozenset[date]]

    def is_working(self, day: date) -> bool:
        """Whether `day` is neither Saturday, Sunday nor a holiday."""
        return day.weekday() < SATURDAY and day not in self.holidays(day.year)

    def after(self, day: date, count: int) -> date:
        """The working day `count` working days after `day`; `day` itself is not counted.

        With `count` 0 it is `day`, or the first working day after it. Raises OverflowError at the end of
        the calendar.
        """
        if count == 0:
            while not self.is_working(day):
                day += timedelta(days=1)
            return day
        for _ in range(count):
            day = self.after(day + timedelta(days=1), 0)
        return day

"""A span of days, both ends included, as people mean it: 1.5.2021–31.10.2022."""

from calendar import monthrange
from datetime import date, timedelta

from attrs import field, frozen

from ipscore.documented import doc


@frozen(order=True)
class Period:
    """Days from `start` to `end`, both included. Raises ValueError when the end is before the start."""

    start: date = field(metadata=doc("First day."))
    end: date = field(metadata=doc("Last day, included."))

    def __attrs_post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError("a period ends before it starts")

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    def overlaps(self, start: date, end: date | None) -> bool:
        """Whether something that ran from `start` to `end` (None: still runs) touches this period."""
        return start <= self.end and (end is None or end >= self.start)

    @property
    def days(self) -> int:
        """How many days, both ends counted."""
        return (self.end - self.start).days + 1


def months_before(day: date, months: int) -> Period:
    """The window of `months` whole months that ends on `day`: 2 months to 31.10. starts on 1.9."""
    after = day + timedelta(days=1)
    count = after.year * 12 + after.month - 1 - months
    year, month = divmod(count, 12)
    last = _last_day(year, month + 1)
    return Period(date(year, month + 1, min(after.day, last)), day)


def months_after(day: date, months: int) -> date:
    """The same day of a later month, its last day where there is none; the calendar's last day at most."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _last_day(year: int, month: int) -> int:
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - timedelta(days=1)).day

"""The employment coefficient month by month: the curve of the outcomes screen."""

from datetime import date, timedelta
from typing import NamedTuple

from ipscore.outcomes.reading import read_person
from ipscore.records.dataset import Dataset
from ipscore.records.period import Period, months_before


class TrendPoint(NamedTuple):
    """The coefficient of persons over the months up to `end`; `value` is None when nobody was in coaching."""

    end: date
    value: float | None
    numerator: int
    denominator: int


def rolling_coefficient(dataset: Dataset, period: Period, months: int = 12) -> tuple[TrendPoint, ...]:
    """Employed persons / persons in coaching over the last `months` months, at every month's end in the
    period.
    """
    windows = [months_before(end, months) for end in _month_ends(period)]
    employed, coached = [0] * len(windows), [0] * len(windows)
    for story in dataset.stories():
        for place, window in enumerate(windows):
            reading = read_person(story, window)
            if reading is not None:
                coached[place] += 1
                employed[place] += bool(reading.jobs)
    return tuple(
        TrendPoint(window.end, some / every if every else None, some, every)
        for window, some, every in zip(windows, employed, coached, strict=True)
    )


def _month_ends(period: Period) -> list[date]:
    found = []
    day = period.start
    while (end := _month_end(day)) <= period.end:
        found.append(end)
        day = end + timedelta(days=1)
    return found


def _month_end(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1) - timedelta(days=1)

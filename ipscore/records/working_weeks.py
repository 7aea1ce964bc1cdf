"""Full-time working weeks of a person: what a coach's contacts are divided by, wherever they are."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Protocol

from ipscore.records.period import Period
from ipscore.records.staff import Leave, Post

WORKING_DAYS = 5


class AtWork(Protocol):
    """A member of staff, or the summary of one."""

    @property
    def posts(self) -> Sequence[Post]:
        """Where and how much the person works."""
        ...

    @property
    def leaves(self) -> Sequence[Leave]:
        """Days off."""
        ...


def working_weeks(person: AtWork, period: Period) -> Mapping[str, Fraction]:
    """Full-time working weeks in the period by site: Monday to Friday, one fifth of the post's share a day.

    A week in which every day of the post is leave does not count; a week with some leave counts in full.
    Public holidays are not taken away (domain: employer work, weeks on leave do not count).
    """
    found: dict[str, Fraction] = defaultdict(Fraction)
    first = period.start.toordinal() - period.start.weekday()
    for monday in range(first, period.end.toordinal() + 1, 7):
        days = [date.fromordinal(monday + each) for each in range(WORKING_DAYS)]
        if any(_at_work(person, day) for day in days):
            _add_week(found, person, [day for day in days if day in period])
    return found


def _at_work(person: AtWork, day: date) -> bool:
    return any(each.runs_on(day) for each in person.posts) and not any(
        each.start <= day <= each.end for each in person.leaves
    )


def _add_week(found: dict[str, Fraction], person: AtWork, days: list[date]) -> None:
    for post in person.posts:
        held = sum(post.runs_on(day) for day in days)
        if held:
            # By way of its shortest decimal form: 0.8 is meant as eight tenths, not as the nearest binary.
            found[post.site] += Fraction(str(post.share)) * held / WORKING_DAYS

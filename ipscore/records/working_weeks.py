"""Full-time working weeks of a person: what a coach's contacts are divided by, wherever they are."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from ipscore.records.period import Period
from ipscore.records.staff import Staff

WORKING_DAYS = 5


def working_weeks(person: Staff, period: Period) -> Mapping[str, Fraction]:
    """Full-time working weeks in the period by site: Monday to Friday, one fifth of the post's share a day.

    A week in which every day of the post is leave does not count; a week with some leave counts in full.
    Public holidays are not taken away (domain: employer work, weeks on leave do not count).
    """
    found: dict[str, Fraction] = defaultdict(Fraction)
    first = period.start.toordinal() - period.start.weekday()
    for monday in range(first, period.end.toordinal() + 1, 7):
        days = [date.fromordinal(monday + each) for each in range(WORKING_DAYS)]
        at_work = [day for day in days if person.post_on(day) is not None and not person.on_leave(day)]
        if at_work:
            _add_week(found, person, [day for day in days if day in period])
    return found


def _add_week(found: dict[str, Fraction], person: Staff, days: list[date]) -> None:
    for post in person.posts:
        held = sum(post.runs_on(day) for day in days)
        if held:
            # By way of its shortest decimal form: 0.8 is meant as eight tenths, not as the nearest binary.
            found[post.site] += Fraction(str(post.share)) * held / WORKING_DAYS

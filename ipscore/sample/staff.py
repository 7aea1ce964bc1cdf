"""The team: three full-time coaches at one site, half a coach at the other, and their leader."""

from collections.abc import Collection
from datetime import date, timedelta

from attrs import frozen

from ipscore.records.staff import Leave, Post, Role, Staff
from ipscore.sample.chance import Ids
from ipscore.sample.places import K, R
from ipscore.sample.working_days import AS_OF, PROJECT_START, is_workday


@frozen
class Team:
    """The staff of the sample by what they do; coaches in the order they came."""

    leader: Staff
    coaches: tuple[Staff, ...]

    @property
    def everyone(self) -> tuple[Staff, ...]:
        """Leader first."""
        return (self.leader, *self.coaches)

    def coaches_at(self, site: str, day: date) -> tuple[Staff, ...]:
        """Coaches who hold a post at the site on `day`."""
        posts = [(coach, coach.post_on(day)) for coach in self.coaches]
        return tuple(coach for coach, post in posts if post is not None and post.site == site)

    def person(self, staff_id: str) -> Staff:
        """The person with this id."""
        return next(each for each in self.everyone if each.id == staff_id)


LEAVES = (
    ((2021, 7, 5), (2021, 7, 23)),
    ((2021, 12, 23), (2022, 1, 2)),
    ((2022, 7, 4), (2022, 7, 29)),
    ((2022, 12, 23), (2023, 1, 1)),
    ((2023, 7, 3), (2023, 7, 28)),
    ((2023, 12, 23), (2024, 1, 2)),
)
WINTER_WEEKS = (date(2022, 2, 28), date(2023, 2, 27), date(2024, 2, 26))


def make_team(ids: Ids) -> Team:
    """The people of the service with their posts and holidays."""
    leader = Staff(
        id=ids.new(),
        name="Marjo Väätäinen",
        roles=(Role.TEAM_LEADER,),
        posts=(Post(ids.new(), R, PROJECT_START, 0.5),),
        leaves=_leaves(ids, 0, PROJECT_START),
    )
    people = (
        ("Satu Hietala", R, PROJECT_START, 1.0),
        ("Petri Nurmela", R, PROJECT_START, 1.0),
        ("Jaana Korpijärvi", K, PROJECT_START, 0.5),
        ("Emma Söderlund", R, date(2021, 8, 16), 1.0),
    )
    coaches = tuple(
        Staff(
            id=ids.new(),
            name=name,
            roles=(Role.COACH,),
            posts=(Post(ids.new(), site, start, share),),
            leaves=_leaves(ids, turn, start),
            leader=leader.id,
        )
        for turn, (name, site, start, share) in enumerate(people)
    )
    return Team(leader, coaches)


def _leaves(ids: Ids, turn: int, start: date) -> tuple[Leave, ...]:
    """Summer, Christmas and a winter week; summers are taken in turns, a week or two apart."""
    spans = [(date(*first), date(*last)) for first, last in LEAVES]
    shift = timedelta(weeks=2 * (turn % 2))
    spans = [(first + shift, last + shift) if first.month == 7 else (first, last) for first, last in spans]
    weeks = [week + timedelta(weeks=(turn % 3) - 1) for week in WINTER_WEEKS]
    spans += [(week, week + timedelta(days=4)) for week in weeks]
    return tuple(Leave(ids.new(), first, last) for first, last in sorted(spans) if first > start)


class Diary:
    """Who is busy when: no one has two meetings at one time, and nobody works on a day off."""

    HOURS = (9, 10, 13, 14, 12, 15, 11, 8)

    def __init__(self, team: Team) -> None:
        self._team = team
        self._taken: dict[tuple[str, date], int] = {}

    def works(self, staff_id: str, day: date) -> bool:
        """Whether the person works on `day`."""
        person = self._team.person(staff_id)
        return is_workday(day) and not person.on_leave(day) and person.post_on(day) is not None

    def free(self, staff_id: str, day: date) -> bool:
        """Whether the person works on `day` and has an hour left."""
        return self.works(staff_id, day) and self._taken.get((staff_id, day), 0) < len(self.HOURS) - 2

    def book(self, staff_id: str, day: date) -> int:
        """Take the next free hour of the day; the hour as a number."""
        count = self._taken.get((staff_id, day), 0)
        self._taken[(staff_id, day)] = count + 1
        return self.HOURS[count % len(self.HOURS)]

    def free_day(
        self, staff_id: str, day: date, last: date = AS_OF, skip: Collection[date] = ()
    ) -> date | None:
        """The first day from `day` to `last` with an hour left and not in `skip`; None when there is none."""
        while day <= last:
            if day not in skip and self.free(staff_id, day):
                return day
            day += timedelta(days=1)
        return None

    def free_day_back(
        self, staff_id: str, day: date, first: date, skip: Collection[date] = ()
    ) -> date | None:
        """The last day from `day` back to `first` with an hour left; None when there is none."""
        while day >= first:
            if day not in skip and self.free(staff_id, day):
                return day
            day -= timedelta(days=1)
        return None
